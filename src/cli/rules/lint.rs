//! `doichieu rules lint`.

use super::{drawn, mark};
use crate::check::rule::{
    LintContext, RuleFinding, SharedName, UnknownName, Unverified, lint as look, shared_names,
    unknown_names, unverified,
};
use crate::check::{Name, Severity};
use crate::cli::ExitStatus;
use crate::document::PartialDate;
use crate::gate::Setting;
use crate::lang::Lang;
use crate::report::{Layout, Summary, table};
use crate::rule::RuleSet;
use crate::text::{Excerpt, Place, SourceId, Tone};
use std::collections::{BTreeMap, BTreeSet};

/// Whether notes are shown one by one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    Shown,
    Counted,
}

impl Notes {
    pub(super) fn shown_if(asked: bool) -> Self {
        if asked { Self::Shown } else { Self::Counted }
    }
}

/// What is looked at, and how it is shown.
pub(super) struct Wanted<'w> {
    /// The day the rules are looked at.
    pub(super) as_of: PartialDate,
    /// The severities that are set for all.
    pub(super) settings: &'w BTreeMap<Name, Setting>,
    /// Whether notes are shown one by one.
    pub(super) notes: Notes,
    /// The files whose lines are looked at; none is all.
    pub(super) only: Option<BTreeSet<SourceId>>,
}

impl Wanted<'_> {
    /// Whether one of these places is looked at.
    fn has(&self, places: &[Place]) -> bool {
        let Some(only) = &self.only else {
            return true;
        };
        places.iter().any(|place| only.contains(&place.source))
    }
}

/// Everything that is wrong with rules, and how the run ended.
pub(super) fn lint(rules: &RuleSet, wanted: &Wanted<'_>, layout: Layout) -> (String, ExitStatus) {
    let lang = layout.lang;
    let cx = LintContext::new(rules, wanted.as_of);
    let mut found = look(&cx);
    found.retain(|finding| wanted.has(&cx.places(finding)));
    let reset = weigh(&mut found, wanted.settings);
    let unknown = misspelt(rules, wanted, lang);
    let loose = loose(rules, wanted, lang);
    let shown = |f: &&RuleFinding| f.severity < Severity::Note || wanted.notes == Notes::Shown;
    let findings = found.iter().filter(shown).map(|f| excerpt(&cx, f, lang));
    let mut out = String::new();
    let (errors, warnings) = (unknown.len(), loose.len());
    for excerpt in unknown.into_iter().chain(loose).chain(findings) {
        out.push_str(&drawn(&excerpt, layout));
    }
    if wanted.notes == Notes::Counted {
        out.push_str(&counted(&cx, &found, lang));
    }
    let count = |severity| found.iter().filter(|f| f.severity == severity).count();
    let errors = errors + count(Severity::Error);
    let warnings = warnings + count(Severity::Warning);
    let notes = count(Severity::Note);
    let looked_at = |place: &Place| wanted.has(&[*place]);
    let documents = rules
        .documents
        .iter()
        .filter(|d| looked_at(&d.place))
        .count();
    let requirements = rules
        .requirements
        .iter()
        .filter(|r| looked_at(&r.place))
        .count();
    out.push_str(&lang.pick(
        format!("{documents} văn bản, {requirements} yêu cầu: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý"),
        format!("documents: {documents}, requirements: {requirements}, errors: {errors}, warnings: {warnings}, notes: {notes}"),
    ));
    for counted in table::reset(&reset, lang) {
        out.push_str(", ");
        out.push_str(&counted);
    }
    out.push('\n');
    let status = if errors + warnings == 0 {
        ExitStatus::Success
    } else {
        ExitStatus::Findings
    };
    (out, status)
}

/// Names of findings and verdicts that there are not.
fn misspelt<'r>(rules: &'r RuleSet, wanted: &Wanted<'_>, lang: Lang) -> Vec<Excerpt<'r>> {
    let unknown = unknown_names(rules).into_iter();
    let unknown = unknown.filter(|name| wanted.has(&[name.place]));
    let excerpt = |name: UnknownName| Excerpt {
        tone: Tone::Error,
        name: None,
        message: name.message(lang),
        marks: mark(rules, name.place, "").into_iter().collect(),
        help: name.help(lang),
    };
    unknown.map(excerpt).collect()
}

/// Names that indicators share, and documents that do not say how far they were verified.
fn loose<'r>(rules: &'r RuleSet, wanted: &Wanted<'_>, lang: Lang) -> Vec<Excerpt<'r>> {
    let warning = |message: String, places: &[Place], help: &str| Excerpt {
        tone: Tone::Warning,
        name: None,
        message,
        marks: places
            .iter()
            .filter_map(|place| mark(rules, *place, ""))
            .collect(),
        help: Some(help.to_owned()),
    };
    let shared = shared_names(rules).into_iter().filter_map(|name| {
        let places: Vec<Place> = std::iter::once(name.place).chain(name.other).collect();
        let help = SharedName::help(lang);
        wanted
            .has(&places)
            .then(|| warning(name.message(lang), &places, &help))
    });
    let unverified = unverified(rules).into_iter();
    let unverified = unverified.filter(|document| wanted.has(&[document.place]));
    let unverified = unverified.map(|document| {
        warning(
            document.message(lang),
            &[document.place],
            Unverified::help(lang),
        )
    });
    shared.chain(unverified).collect()
}

/// Gives findings the severities that are set for all; returns how many were switched off or
/// changed.
fn weigh(found: &mut Vec<RuleFinding>, settings: &BTreeMap<Name, Setting>) -> Summary {
    let mut counts = Summary::default();
    found.retain_mut(|finding| match settings.get(&finding.name) {
        None => true,
        Some(Setting::Off) => {
            counts.off += 1;
            false
        }
        Some(Setting::To(severity)) => {
            counts.changed += u64::from(finding.severity != *severity);
            finding.severity = *severity;
            true
        }
    });
    found.sort_by_key(|finding| (finding.severity, finding.name));
    counts
}

fn excerpt<'r>(cx: &LintContext<'r>, finding: &RuleFinding, lang: Lang) -> Excerpt<'r> {
    let message = cx.describe(finding, lang);
    let labels = ["", lang.pick("so với dòng này", "compared with this")];
    let places = cx.places(finding).into_iter().zip(labels);
    Excerpt {
        tone: match finding.severity {
            Severity::Error => Tone::Error,
            Severity::Warning => Tone::Warning,
            Severity::Note => Tone::Note,
        },
        name: Some(finding.name.slug()),
        message: message.text,
        marks: places
            .filter_map(|(place, label)| mark(cx.rules, place, label))
            .collect(),
        help: Some(message.help),
    }
}

/// The notes by name: how many, in which documents.
fn counted(cx: &LintContext<'_>, found: &[RuleFinding], lang: Lang) -> String {
    let mut by_name: BTreeMap<Name, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for finding in found.iter().filter(|f| f.severity == Severity::Note) {
        let document = cx.rules.requirement(finding.rule).document;
        let (count, documents) = by_name.entry(finding.name).or_default();
        *count += 1;
        documents.insert(cx.rules.document(document).name());
    }
    let mut out = String::new();
    for (name, (count, documents)) in by_name {
        let (slug, many) = (name.slug(), documents.len());
        out.push_str(&lang.pick(
            format!(
                "lưu ý[{slug}]: {count} yêu cầu của {many} văn bản (xem từng yêu cầu: --notes)\n"
            ),
            format!(
                "note[{slug}]: {count} requirements of {many} documents (--notes shows each)\n"
            ),
        ));
    }
    out
}

//! `doichieu rules lint`.

use super::{drawn, mark};
use crate::check::rule::{
    LintContext, RuleFinding, SharedName, lint as look, shared_names, unknown_names,
};
use crate::check::{Name, Severity};
use crate::cli::ExitStatus;
use crate::document::PartialDate;
use crate::gate::Setting;
use crate::lang::Lang;
use crate::report::{Layout, Summary, table};
use crate::rule::RuleSet;
use crate::text::{Excerpt, Tone};
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

/// Everything that is wrong with rules, and how the run ended.
pub(super) fn lint(
    rules: &RuleSet,
    as_of: PartialDate,
    settings: &BTreeMap<Name, Setting>,
    notes: Notes,
    layout: Layout,
) -> (String, ExitStatus) {
    let lang = layout.lang;
    let cx = LintContext::new(rules, as_of);
    let mut found = look(&cx);
    let reset = weigh(&mut found, settings);
    let unknown = unknown_names(rules);
    let mut out = String::new();
    for name in &unknown {
        let excerpt = Excerpt {
            tone: Tone::Error,
            name: None,
            message: name.message(lang),
            marks: mark(rules, name.place, "").into_iter().collect(),
            help: name.help(lang),
        };
        out.push_str(&drawn(&excerpt, layout));
    }
    let shared = shared_names(rules);
    for name in &shared {
        let excerpt = Excerpt {
            tone: Tone::Warning,
            name: None,
            message: name.message(lang),
            marks: [Some(name.place), name.other]
                .into_iter()
                .flatten()
                .filter_map(|place| mark(rules, place, ""))
                .collect(),
            help: Some(SharedName::help(lang)),
        };
        out.push_str(&drawn(&excerpt, layout));
    }
    let shown = |f: &&RuleFinding| f.severity < Severity::Note || notes == Notes::Shown;
    for finding in found.iter().filter(shown) {
        out.push_str(&drawn(&excerpt(&cx, finding, lang), layout));
    }
    if notes == Notes::Counted {
        out.push_str(&counted(&cx, &found, lang));
    }
    let count = |severity| found.iter().filter(|f| f.severity == severity).count();
    let errors = count(Severity::Error) + unknown.len();
    let warnings = count(Severity::Warning) + shared.len();
    let notes = count(Severity::Note);
    let (documents, requirements) = (rules.documents.len(), rules.requirements.len());
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

//! Two versions of a plan, for people: what changed, and what that does to the verdicts.

mod json;
mod schema;
mod words;

pub use json::json;
pub use schema::diff_schema;

use super::findings::{allowed, style};
use super::heading::plan_name;
use super::table::{NARROW, blank, finished};
use super::{Entry, Layout};
use crate::check::{Severity, Verdict, wording};
use crate::diff::{
    Both, CitationChange, Diff, FindingChange, FindingKind, TargetChange, TargetField, TargetKind,
    TaskChange, VerdictChange,
};
use crate::fold::{fold, fold_after};
use crate::lang::Lang;
use crate::plan::{Citation, Head, Target, Task};
use comfy_table::{Cell, ColumnConstraint, Width};
use std::fmt::Write as _;

/// Both versions of a plan with what changed between them.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'v> {
    /// The old version.
    pub old: &'v Entry<'v>,
    /// The new version.
    pub new: &'v Entry<'v>,
    /// What changed.
    pub diff: &'v Diff,
}

impl<'v> Versions<'v> {
    fn heads(self) -> [&'v Head<'v>; 2] {
        [&self.old.outcome.plan.head, &self.new.outcome.plan.head]
    }

    fn targets(self, change: &TargetChange) -> Both<&'v Target<'v>> {
        let (old, new) = (self.old.outcome.plan, self.new.outcome.plan);
        Both {
            old: change.target.old.and_then(|at| at.of(old)),
            new: change.target.new.and_then(|at| at.of(new)),
        }
    }

    fn citations(self, change: &CitationChange) -> Both<&'v Citation<'v>> {
        let (old, new) = (self.old.outcome.plan, self.new.outcome.plan);
        Both {
            old: change.citation.old.and_then(|at| at.of(old)),
            new: change.citation.new.and_then(|at| at.of(new)),
        }
    }

    /// The verdicts as a report on each version alone has them: waived is waived, unless that
    /// would show no change.
    fn verdict(self, change: &VerdictChange) -> Both<Verdict> {
        let of = |entry: &Entry<'_>, at: Option<u32>| {
            let at = at? as usize;
            let assessment = entry.outcome.assessments.get(at)?;
            Some(entry.verdict(at, assessment))
        };
        let verdict = Both {
            old: of(self.old, change.assessment.old),
            new: of(self.new, change.assessment.new),
        };
        if verdict.old == verdict.new {
            change.verdict
        } else {
            verdict
        }
    }

    fn tasks(self, change: &TaskChange) -> Both<&'v Task<'v>> {
        let (old, new) = (self.old.outcome.plan, self.new.outcome.plan);
        let of = |tasks: &'v [Task<'v>], at: Option<u32>| tasks.get(at? as usize);
        Both {
            old: of(&old.tasks, change.task.old),
            new: of(&new.tasks, change.task.new),
        }
    }
}

/// Everything that changed, part by part; a part without changes is left out.
pub fn text(versions: Versions<'_>, layout: Layout) -> String {
    let lang = layout.lang;
    let mut out = String::new();
    for (name, entry) in [
        (lang.pick("Bản cũ: ", "Old: "), versions.old),
        (lang.pick("Bản mới: ", "New: "), versions.new),
    ] {
        let plan = plan_name(&entry.outcome.plan.head, lang);
        fold_after(
            name,
            &format!("{}: {plan}", entry.path),
            "  ",
            layout.width,
            &mut out,
        );
    }
    if versions.diff.is_empty() {
        out.push('\n');
        fold(
            lang.pick(
                "Hai bản không khác nhau về chỉ tiêu, căn cứ, nhiệm vụ, kết luận và phát hiện",
                "Both versions have the same targets, citations, tasks, verdicts and findings",
            ),
            "",
            layout.width,
            &mut out,
        );
        return out;
    }
    head(versions, layout, &mut out);
    targets(versions, layout, &mut out);
    lines(versions, layout, &mut out);
    verdicts(versions, layout, &mut out);
    findings(versions, layout, &mut out);
    out
}

/// The heading of a part.
fn part(title: &str, counts: &str, layout: Layout, out: &mut String) {
    out.push('\n');
    out.push_str(&layout.paint(anstyle::Style::new().bold(), title));
    if !counts.is_empty() {
        out.push_str(": ");
        out.push_str(counts);
    }
    out.push('\n');
}

fn head(versions: Versions<'_>, layout: Layout, out: &mut String) {
    let lang = layout.lang;
    if versions.diff.head.is_empty() {
        return;
    }
    part(
        lang.pick("Thông tin chung", "The plan itself"),
        "",
        layout,
        out,
    );
    for field in &versions.diff.head {
        let [old, new] = versions.heads().map(|head| words::head(head, *field, lang));
        let line = format!("{}: {}", field.words(lang), words::from_to(&old, &new));
        fold_after("  ~ ", &line, "    ", layout.width, out);
    }
}

/// A table of the targets that changed: what happened, which, and what each version says.
fn targets(versions: Versions<'_>, layout: Layout, out: &mut String) {
    let (lang, changes) = (layout.lang, &versions.diff.targets);
    if changes.is_empty() {
        return;
    }
    let counts: Vec<String> = TargetKind::ALL
        .iter()
        .map(|kind| (kind, changes.iter().filter(|c| c.kind == *kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| match lang {
            Lang::Vi => format!("{} {count}", words::counted(*kind, lang)),
            Lang::En => format!("{count} {}", words::counted(*kind, lang)),
        })
        .collect();
    part(
        lang.pick("Chỉ tiêu", "Targets"),
        &counts.join(", "),
        layout,
        out,
    );
    let rows = changes.iter().map(|change| row(versions, change, lang));
    if layout.width < NARROW {
        for [kind, label, old, new] in rows {
            let (old, new) = (old.replace('\n', ", "), new.replace('\n', ", "));
            let line = format!("{kind}: {label}: {}", words::from_to(&old, &new));
            fold_after("  • ", &line, "    ", layout.width, out);
        }
        return;
    }
    let mut table = blank(layout);
    table.set_header(match lang {
        Lang::Vi => ["Thay đổi", "Chỉ tiêu", "Bản cũ", "Bản mới"],
        Lang::En => ["Change", "Target", "Old", "New"],
    });
    for row in rows {
        table.add_row(row.map(Cell::new));
    }
    let room = u16::try_from(layout.width)
        .unwrap_or(u16::MAX)
        .saturating_sub(5 + 12);
    let (label, side) = (room - room / 3 * 2, room / 3);
    for (column, width) in table.column_iter_mut().zip([12, label, side, side]) {
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    out.push_str(&finished(&table, layout));
}

fn row(versions: Versions<'_>, change: &TargetChange, lang: Lang) -> [String; 4] {
    let Both { old, new } = versions.targets(change);
    let list = change.target.new.or(change.target.old).map(|at| at.list);
    let list = list.map_or("", |list| words::list(list, lang));
    let side = |target: Option<&Target<'_>>| {
        let Some(target) = target else {
            return "—".to_owned();
        };
        let value = wording::promise(target, lang);
        let year = target
            .year
            .filter(|_| !change.fields.contains(&TargetField::Year));
        let mut lines = vec![match year {
            Some(year) => format!("{value} ({year})"),
            None => value,
        }];
        let others = change
            .fields
            .iter()
            .filter(|field| **field != TargetField::Value);
        lines.extend(others.map(|field| {
            format!(
                "{}: {}",
                field.words(lang),
                words::target(target, *field, lang)
            )
        }));
        lines.extend(wording::lines(target.lines, lang));
        lines.join("\n")
    };
    [
        words::target_kind(change, lang).to_owned(),
        words::label(versions, change, lang) + list,
        side(old),
        side(new),
    ]
}

/// The citations and tasks that changed, a line each: `+` added, `−` dropped, `~` changed.
fn lines(versions: Versions<'_>, layout: Layout, out: &mut String) {
    let lang = layout.lang;
    let sign = |has_old: bool, has_new: bool| match (has_old, has_new) {
        (false, _) => "  + ",
        (_, false) => "  − ",
        _ => "  ~ ",
    };
    let (citations, tasks) = (&versions.diff.citations, &versions.diff.tasks);
    if !citations.is_empty() {
        part(
            lang.pick("Văn bản nêu trong kế hoạch", "Documents it names"),
            "",
            layout,
            out,
        );
    }
    for change in citations {
        let at = change.citation;
        if let Some(line) = words::citation_line(versions, change, lang) {
            let sign = sign(at.old.is_some(), at.new.is_some());
            fold_after(sign, &line, "    ", layout.width, out);
        }
    }
    if !tasks.is_empty() {
        part(lang.pick("Nhiệm vụ", "Tasks"), "", layout, out);
    }
    for change in tasks {
        if let Some(line) = words::task_line(versions, change, lang) {
            let sign = sign(change.task.old.is_some(), change.task.new.is_some());
            fold_after(sign, &line, "    ", layout.width, out);
        }
    }
}

fn verdicts(versions: Versions<'_>, layout: Layout, out: &mut String) {
    let lang = layout.lang;
    if versions.diff.verdicts.is_empty() {
        return;
    }
    part(lang.pick("Kết luận", "Verdicts"), "", layout, out);
    for change in &versions.diff.verdicts {
        let indicator = versions.new.outcome.rules.indicator(change.indicator);
        let word = |verdict: Option<Verdict>| verdict.map_or("—", |verdict| verdict.words(lang));
        let verdict = versions.verdict(change);
        let moved = words::from_to(word(verdict.old), word(verdict.new));
        let line = format!("{} ({}): {moved}", indicator.label(lang), change.year);
        fold_after("  • ", &line, "    ", layout.width, out);
        if let Some(because) = words::because(versions, &change.because, lang) {
            fold(&because, "    ", layout.width, out);
        }
    }
}

fn findings(versions: Versions<'_>, layout: Layout, out: &mut String) {
    let (lang, changes) = (layout.lang, &versions.diff.findings);
    if changes.is_empty() {
        return;
    }
    let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
    let counts: Vec<String> = FindingKind::ALL
        .iter()
        .filter(|kind| count(**kind) > 0)
        .map(|kind| match lang {
            Lang::Vi => format!("{} {}", words::finding_kind(*kind, lang), count(*kind)),
            Lang::En => format!("{} {}", count(*kind), words::finding_kind(*kind, lang)),
        })
        .collect();
    part(
        lang.pick("Phát hiện", "Findings"),
        &counts.join(", "),
        layout,
        out,
    );
    for kind in [
        FindingKind::New,
        FindingKind::Worse,
        FindingKind::Milder,
        FindingKind::Gone,
    ] {
        for change in changes.iter().filter(|change| change.kind == kind) {
            finding(versions, change, layout, out);
        }
    }
}

fn finding(versions: Versions<'_>, change: &FindingChange, layout: Layout, out: &mut String) {
    let lang = layout.lang;
    // A finding that is gone stands in the old version alone.
    let (entry, at) = match change.finding.new {
        Some(at) => (versions.new, Some(at)),
        None => (versions.old, change.finding.old),
    };
    let found = at.and_then(|at| entry.outcome.findings.get(at as usize));
    let Some(finding) = found else { return };
    let kind = words::finding_kind(change.kind, lang);
    let was = match (change.severity.old, change.severity.new) {
        (Some(was), Some(is)) if was != is => {
            format!(" ({} {})", lang.pick("trước là", "was"), was.word(lang))
        }
        _ => String::new(),
    };
    let label = format!("{}[{}]", finding.severity.word(lang), finding.name.slug());
    let label = layout.paint(painted(change.kind, finding.severity), &label);
    let place = super::place::place(entry, finding, lang);
    let _ = writeln!(out, "  {kind}: {label}{was} {place}");
    let message = entry.outcome.describe(finding, lang);
    fold(&message.text, "    ", layout.width, out);
    let state = change.state.new.as_ref().or(change.state.old.as_ref());
    if let Some(allowed) = state.and_then(|state| allowed(state, lang)) {
        fold(&allowed, "    ", layout.width, out);
    }
    if let Some(because) = words::because(versions, &change.because, lang) {
        fold(&because, "    ", layout.width, out);
    }
}

/// What is gone does not call for a look.
fn painted(kind: FindingKind, severity: Severity) -> anstyle::Style {
    if kind == FindingKind::Gone {
        anstyle::Style::new().dimmed()
    } else {
        style(severity)
    }
}

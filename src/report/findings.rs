//! Findings as text: where, what, and what would settle it.

use super::cause::Cause;
use super::detail::grounds;
use super::{Entry, Layout, Reported, Summary};
use crate::check::{Finding, Name, Severity, wording};
use crate::fold::{columns, fold_after};
use crate::gate::{Record, Ruling, RunFinding, State};
use crate::lang::Lang;
use crate::text::{brief, seen};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

/// All findings of a plan, the worst first, those of one cause once; `full`: with the words in
/// their place, what they rest on and their fingerprints.
pub fn findings(entry: &Entry<'_>, causes: &[Cause<'_>], layout: Layout, full: bool) -> String {
    let mut out = String::new();
    for of in causes {
        one(of, layout, &mut out);
        if full {
            for (_, finding, ruling) in &of.findings {
                places(entry, (finding, *ruling), layout, &mut out);
            }
        }
    }
    out
}

/// Writes what is said of findings of one cause: what is wrong, what to do, what else to know.
fn one(cause: &Cause<'_>, layout: Layout, out: &mut String) {
    let (width, message) = (layout.width, &cause.message);
    head(cause.severity, &message.text, cause.name, layout, out);
    for item in &message.items {
        fold_after("  - ", item, "    ", width, out);
    }
    if let Some(words) = allowed(cause.state, layout.lang) {
        fold_after("  ", &words, "    ", width, out);
    }
    if !message.help.is_empty() {
        fold_after("  → ", &message.way_out(), "    ", width, out);
    }
    for aside in message.asides() {
        fold_after("  · ", &aside, "    ", width, out);
    }
}

/// Where a finding stands in its file, and what it rests on.
fn places(
    entry: &Entry<'_>,
    (finding, ruling): (&Finding, Ruling<'_>),
    layout: Layout,
    out: &mut String,
) {
    let place = super::place::place(entry, finding, layout.lang);
    // Of the plan as a whole the heading has said where it is.
    if place != entry.path {
        match place.split_once(" (") {
            Some((file, lines)) if columns(&place) + 2 > layout.width => {
                let _ = writeln!(out, "  {file}\n  ({lines}");
            }
            _ => {
                let _ = writeln!(out, "  {place}");
            }
        }
    }
    if let Some((source, span)) = super::place::words(entry, finding) {
        out.push_str(&super::snippet::snippet(source, span, layout));
    }
    let of = Reported::new(entry, (finding, ruling), layout.lang);
    for line in grounds(&of, layout.lang) {
        fold_after("  ", &line, "    ", layout.width, out);
    }
}

/// How much is to be changed and what, a line for each kind of it.
pub fn agenda(
    entry: &Entry<'_>,
    causes: &[Cause<'_>],
    summary: &Summary,
    layout: Layout,
) -> String {
    let (lang, mut out) = (layout.lang, String::new());
    let line = super::table::to_mend(summary, lang);
    fold_after("", &line, "  ", layout.width, &mut out);
    for (severity, words) in super::cause::agenda(entry, causes, lang) {
        let label = severity.word(lang).to_uppercase();
        let mut line = String::new();
        fold_after(
            &format!("  {label}: "),
            &words,
            "    ",
            layout.width,
            &mut line,
        );
        let painted = layout.paint(style(severity), &label);
        out.push_str(&line.replacen(&label, &painted, 1));
    }
    out
}

/// The sentence of a finding between how bad it is and its code: `LỖI: thiếu … (missing-target)`.
fn head(severity: Severity, text: &str, name: Name, layout: Layout, out: &mut String) {
    let label = format!("{}:", severity.word(layout.lang).to_uppercase());
    let mut lines = String::new();
    let sentence = format!("{text} ({})", name.slug());
    fold_after(
        &format!("{label} "),
        &sentence,
        "  ",
        layout.width,
        &mut lines,
    );
    let rest = lines.strip_prefix(&label).unwrap_or_default();
    out.push_str(&layout.paint(style(severity), &label));
    out.push_str(rest);
}

/// What was found about files of the run that are no plans.
pub fn of_run(findings: &[RunFinding], layout: Layout) -> String {
    let mut out = String::new();
    for finding in findings {
        let text = &finding.message.text;
        head(finding.severity, text, finding.name, layout, &mut out);
        let _ = writeln!(out, "  {}:{}", seen(&finding.file), finding.position.line);
        let help = finding.message.advice();
        fold_after("  → ", &help, "    ", layout.width, &mut out);
    }
    out
}

/// What the baseline has and is there no more.
pub fn vanished(records: &[Record], layout: Layout) -> String {
    let mut out = String::new();
    for record in records {
        let text = gone(record, layout.lang);
        fold_after("", &text, "  ", layout.width, &mut out);
    }
    if !records.is_empty() {
        let _ = writeln!(out, "→ {}", write_anew(layout.lang));
    }
    out
}

/// How many findings the configuration takes out of the report or gives another severity.
pub fn configured(all: &Summary, lang: Lang) -> Option<String> {
    let (off, changed) = (all.off, all.changed);
    (off + changed > 0).then(|| match lang {
        Lang::Vi => format!("Theo cấu hình: {off} phát hiện bị tắt, {changed} bị đổi mức độ"),
        Lang::En => format!(
            "By the configuration: findings switched off: {off}, of another severity: {changed}"
        ),
    })
}

/// A finding that the baseline has and that is there no more.
pub fn gone(record: &Record, lang: Lang) -> String {
    let what = gone_words(lang);
    let (plan, name, message) = (&record.plan, &record.name, &record.message);
    seen(&format!("{what}: {plan}: [{name}] {message}")).into_owned()
}

/// What is said of a finding that the baseline has and that is there no more.
pub fn gone_words(lang: Lang) -> &'static str {
    lang.pick("đã biết, nay không còn", "known before, now gone")
}

/// What to do where findings of the baseline are gone.
pub fn write_anew(lang: Lang) -> &'static str {
    lang.pick(
        "Ghi lại danh sách đã biết để lỗi đã sửa không lặng lẽ quay lại",
        "Write the baseline anew, lest what is mended come back unseen",
    )
}

/// Why a finding does not count, if so.
pub fn allowed(state: &State, lang: Lang) -> Option<String> {
    match state {
        State::Open => None,
        State::Known => Some(
            lang.pick(
                "Đã có trong danh sách đối chiếu lần trước, không tính",
                "In the baseline already: does not count",
            )
            .to_owned(),
        ),
        State::Waived(waiver) => {
            let until = lang.pick(waiver.until.vietnamese(), waiver.until.to_string());
            let (by, reason, at) = (&waiver.approved_by, &waiver.reason, &waiver.at);
            Some(match lang {
                Lang::Vi => format!(
                    "Được miễn đến hết ngày {until}, {by} chấp thuận: “{reason}” ({at}), không tính"
                ),
                Lang::En => format!(
                    "Waived until {until}, approved by {by}: “{reason}” ({at}), does not count"
                ),
            })
        }
    }
}

/// What became of a finding, in a word.
pub fn state(state: &State, lang: Lang) -> &'static str {
    match state {
        State::Open => lang.pick("tính", "open"),
        State::Known => lang.pick("đã biết", "known"),
        State::Waived(_) => lang.pick("được miễn", "waived"),
    }
}

/// The lines of the plan that have a number and were not understood: nothing is judged by them.
pub fn unread(entry: &Entry<'_>, layout: Layout) -> String {
    let (lang, mut out) = (layout.lang, String::new());
    let count = entry.unread().len();
    if count > 0 {
        let head = match lang {
            Lang::Vi => {
                format!(
                    "{count} dòng có số nhưng chưa đọc được thành chỉ tiêu, chưa được đối chiếu:"
                )
            }
            Lang::En => {
                format!("{count} lines with a number that were not read as a target, not judged:")
            }
        };
        fold_after("", &head, "  ", layout.width, &mut out);
    }
    for line in entry.unread() {
        let place = wording::lines(Some(line.lines), lang).unwrap_or_default();
        let words = format!("{place}: “{}”", brief(&line.words));
        fold_after("  - ", &words, "    ", layout.width, &mut out);
    }
    out
}

/// What a person has to know about how the file was read.
pub fn remarks(entry: &Entry<'_>, layout: Layout) -> String {
    let mut out = String::new();
    for remark in entry.remarks() {
        let lang = layout.lang;
        let about = lang.pick("Cách đọc tệp", "How the file was read");
        let text = format!("{about}: {}", remark.words(lang));
        fold_after("", &text, "  ", layout.width, &mut out);
    }
    out
}

/// The style of a severity.
pub fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

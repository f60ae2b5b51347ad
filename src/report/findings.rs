//! Findings as text: where, what, and what would settle it.

use super::detail::grounds;
use super::{Entry, Ground, Layout, Reported, Summary};
use crate::check::{Finding, Name, Severity};
use crate::gate::{Record, Ruling, RunFinding, State};
use crate::lang::Lang;
use crate::text::{brief, seen};
use anstyle::{AnsiColor, Style};
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// All findings of a plan, the worst first; `full`: with what they rest on and their fingerprints.
pub fn findings(entry: &Entry<'_>, layout: Layout, full: bool) -> String {
    let mut out = String::new();
    let mut advice = String::new();
    for (finding, ruling) in entry.findings() {
        advice = one(entry, (finding, ruling), layout, &advice, &mut out);
        if full {
            let of = Reported::new(entry, (finding, ruling), layout.lang);
            for line in grounds(&of, layout.lang) {
                fold_after("  ", &line, "    ", layout.width, &mut out);
            }
        }
    }
    out
}

/// Writes a finding; advice that stands just above already is not said again.
fn one(
    entry: &Entry<'_>,
    (finding, ruling): (&Finding, &Ruling),
    layout: Layout,
    said: &str,
    out: &mut String,
) -> String {
    let lang = layout.lang;
    let message = entry.outcome.describe(finding, lang);
    head(finding.severity, &message.text, finding.name, layout, out);
    let place = super::place::place(entry, finding, lang);
    // Of the plan as a whole the heading has said where it is.
    if place != entry.path {
        match place.split_once(" (") {
            Some((file, lines)) if place.width() + 2 > layout.width => {
                let _ = writeln!(out, "  {file}\n  ({lines}");
            }
            _ => {
                let _ = writeln!(out, "  {place}");
            }
        }
    }
    if let Some(words) = allowed(&ruling.state, lang) {
        fold(&words, "  ", layout.width, out);
    }
    if let Some((source, span)) = super::place::words(entry, finding) {
        out.push_str(&super::snippet::snippet(source, span, layout));
    }
    if !message.help.is_empty() && message.help != said {
        fold_after("  → ", &message.help, "    ", layout.width, out);
    }
    message.help
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
        fold_after(
            "  → ",
            &finding.message.help,
            "    ",
            layout.width,
            &mut out,
        );
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
        "Ghi lại danh sách bằng --write-baseline để lỗi đã sửa không lặng lẽ quay lại",
        "Write the baseline anew with --write-baseline, lest what is mended come back unseen",
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
    let mut out = String::new();
    for line in entry.unread() {
        let what = layout.lang.pick(
            "có số nhưng chưa đọc được thành chỉ tiêu, chưa được đối chiếu",
            "has a number but was not read as a target, and is not judged",
        );
        let lines = line.lines;
        let place = match entry.ground {
            Ground::Text { source, .. } => {
                source.place_of_lines(lines.first, lines.first, layout.lang)
            }
            Ground::TargetSet { .. } => format!("{}:{}", entry.path, lines.first),
        };
        fold_after(
            "",
            &format!("{place}: {what}: “{}”", brief(&line.words)),
            "  ",
            layout.width,
            &mut out,
        );
    }
    out
}

/// What a person has to know about how the file was read.
pub fn remarks(entry: &Entry<'_>, layout: Layout) -> String {
    let mut out = String::new();
    for remark in entry.remarks() {
        let lang = layout.lang;
        let text = format!(
            "{}: {}: {}",
            entry.path,
            lang.pick("lưu ý", "note"),
            remark.words(lang)
        );
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

/// Writes text in lines of at most `width` columns, each after `indent`.
pub fn fold(text: &str, indent: &str, width: usize, out: &mut String) {
    fold_after(indent, text, indent, width, out);
}

/// The same, with another lead on the first line.
pub fn fold_after(lead: &str, text: &str, indent: &str, width: usize, out: &mut String) {
    let mut line = lead.to_owned();
    let mut empty = true;
    for word in words(text) {
        if !empty && line.width() + 1 + word.width() > width {
            out.push_str(&line);
            out.push('\n');
            indent.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word);
        empty = false;
    }
    out.push_str(&line);
    out.push('\n');
}

/// The words of a text; a sign stays with its number: `≥ 80%`.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut words = text.split_whitespace();
    std::iter::from_fn(move || {
        let word = words.next()?;
        let sign = matches!(word, "≥" | "≤" | ">" | "<" | "=");
        Some(match words.clone().next().filter(|_| sign) {
            Some(number) => {
                words.next();
                Cow::Owned(format!("{word} {number}"))
            }
            None => Cow::Borrowed(word),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_between_words_only() {
        let mut out = String::new();
        fold("Nâng chỉ tiêu lên ít nhất 80%", "  ", 16, &mut out);
        assert_eq!(out, "  Nâng chỉ tiêu\n  lên ít nhất\n  80%\n");
        out.clear();
        fold("chưa đáp ứng mức ≥ 80%", "", 18, &mut out);
        assert_eq!(out, "chưa đáp ứng mức\n≥ 80%\n");
    }
}

//! The compliance table (bảng đối chiếu chỉ tiêu): one row an indicator and year.

use super::kept_row::kept_row;
use super::paint::{Tone, marked, painted};
use super::row::{Required, Row};
use super::ruled::{Column, ruled, ruled_row};
use super::{Entry, Layout, Summary};
use crate::check::{Assessment, Severity, Verdict, wording};
use crate::fold::{fold, fold_after, simple};
use crate::lang::Lang;
use crate::text::Paint;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use std::fmt::Write as _;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Below this many columns the place in the document is shortened.
const ROOMY: usize = 120;
/// Below this many columns a table is unreadable: rows become cards.
pub(super) const NARROW: usize = 76;

/// The compliance table of a plan; unless `all` are asked for, the rows without a known minimum
/// stand in one line behind it.
pub fn table(entry: &Entry<'_>, layout: Layout, all: bool) -> String {
    let assessments = entry.outcome.assessments.iter().enumerate();
    let with_verdicts = assessments.map(|(index, a)| (a, entry.verdict(index, a)));
    let (shown, folded): (Vec<_>, Vec<_>) =
        with_verdicts.partition(|(_, verdict)| all || *verdict != Verdict::NotCovered);
    let mut out = String::new();
    if !shown.is_empty() {
        out.push_str(&drawn(entry, &shown, layout));
        if !folded.is_empty() {
            out.push('\n');
        }
    }
    if !folded.is_empty() {
        let label = |a: &Assessment| {
            entry
                .outcome
                .rules
                .indicator(a.indicator)
                .label(layout.lang)
        };
        let labels = folded.iter().map(|(a, _)| label(a)).collect();
        let line = uncovered(labels, layout.lang);
        fold_after("", &line, "  ", layout.width, &mut out);
    }
    out
}

/// The rows for which no minimum is known, by their labels, in one line.
pub(super) fn uncovered(mut labels: Vec<&str>, lang: Lang) -> String {
    let count = labels.len();
    labels.dedup();
    let labels = enough(&labels, lang);
    match lang {
        Lang::Vi => format!("{count} chỉ tiêu chưa có mức đối chiếu: {labels}"),
        Lang::En if count == 1 => format!("1 row without a known minimum: {labels}"),
        Lang::En => format!("{count} rows without a known minimum: {labels}"),
    }
}

/// Labels one after another, each whole, as many as fill some lines, and how many more there are.
fn enough(labels: &[&str], lang: Lang) -> String {
    const ROOM: usize = 240;
    let mut words = String::new();
    for (index, label) in labels.iter().enumerate() {
        if index > 0 && words.width() + label.width() > ROOM {
            let more = labels.len() - index;
            let _ = match lang {
                Lang::Vi => write!(words, " … và {more} chỉ tiêu khác"),
                Lang::En if more == 1 => write!(words, " … and 1 other"),
                Lang::En => write!(words, " … and {more} others"),
            };
            break;
        }
        if index > 0 {
            words.push_str("; ");
        }
        words.push_str(label);
    }
    words
}

/// The table of some assessments.
fn drawn(entry: &Entry<'_>, shown: &[(&Assessment, Verdict)], layout: Layout) -> String {
    let rows: Vec<Rc<str>> = shown
        .iter()
        .map(|one| kept_row(entry, *one, layout))
        .collect();
    if layout.width < NARROW {
        return rows.concat();
    }
    let head = match layout.lang {
        Lang::Vi => [
            "Chỉ tiêu",
            "Năm",
            "Kế hoạch",
            "Yêu cầu",
            "Kết luận",
            "Chênh lệch",
        ],
        Lang::En => ["Indicator", "Year", "Plan", "Required", "Verdict", "Gap"],
    };
    let mut out = ruled(columns(layout), head, &rows, layout);
    out.push('\n');
    out
}

/// A row as it stands in the table, or as a card where the page is narrow.
pub(super) fn drawn_row(row: Row<'_>, layout: Layout) -> String {
    let row = cells(row, layout);
    if layout.width < NARROW {
        return card(&row, layout);
    }
    let verdict = toned(&row.words, row.verdict, layout);
    let year = row.year.to_string();
    let cells = [
        &row.indicator,
        &year,
        &row.plan,
        &row.required,
        &verdict,
        &row.gap,
    ];
    ruled_row(columns(layout), cells.map(String::as_str), layout)
}

fn columns(layout: Layout) -> [Column; 6] {
    let [rest @ .., gap] = widths(layout.width, layout.lang);
    let [indicator, year, plan, required, verdict] = rest.map(|width| (width, CellAlignment::Left));
    [
        indicator,
        year,
        plan,
        required,
        verdict,
        (gap, CellAlignment::Right),
    ]
}

/// The width of each column, blanks included: the numbers get what they need, the label and
/// the requirement share the rest.
fn widths(page: usize, lang: Lang) -> [u16; 6] {
    let (plan, verdict, gap) = match (page < ROOMY, lang) {
        (true, Lang::Vi) => (14, 13, 8),
        (true, Lang::En) => (14, 15, 8),
        (false, _) => (18, 17, 12),
    };
    let year = 6;
    let borders = 7;
    let room = u16::try_from(page).unwrap_or(u16::MAX);
    let rest = room.saturating_sub(borders + year + plan + verdict + gap);
    let required = rest / 2;
    [rest - required, year, plan, required, verdict, gap]
}

/// What the cells of a row say.
struct Cells {
    indicator: String,
    year: i16,
    plan: String,
    required: String,
    words: String,
    verdict: Verdict,
    gap: String,
}

fn cells(row: Row<'_>, layout: Layout) -> Cells {
    let words = row.verdict.words(layout.lang);
    Cells {
        indicator: match row.own_label() {
            Some(own) => format!("{}\n“{}”", row.label, shortened(own, 72)),
            None => row.label.to_owned(),
        },
        year: row.year,
        plan: promised(&row, layout.lang),
        required: required(row.required.as_ref(), layout),
        words: match row.note {
            None => words.to_owned(),
            Some(note) => format!("{words}\n({note})"),
        },
        verdict: row.verdict,
        gap: row.gap,
    }
}

/// What the plan says, and on which lines.
fn promised(row: &Row<'_>, lang: Lang) -> String {
    let mut parts = Vec::new();
    for promised in &row.promised {
        let mut part = shortened(&promised.words, 60);
        if let Some(later) = promised.later {
            let _ = write!(part, " ({later})");
        }
        parts.push(part);
        parts.extend(wording::lines(promised.lines, lang));
    }
    if let Some(label) = row.implied_by {
        parts.push(format!("{} “{label}”", lang.pick("theo", "by")));
    }
    if parts.is_empty() {
        parts.push("—".to_owned());
    }
    parts.join("\n")
}

/// What is required, from which year, by which document, and where in it.
fn required(required: Option<&Required<'_>>, layout: Layout) -> String {
    let Some(required) = required else {
        return "—".to_owned();
    };
    let lang = layout.lang;
    let (amount, by) = (&required.amount, required.by);
    let mut out = format!("{amount} {} {by}", lang.pick("từ năm", "from"));
    let _ = write!(out, "\n{}", required.document);
    if let Some(at) = required.at {
        let room = if layout.width < ROOMY { 44 } else { 160 };
        let _ = write!(out, "\n{}", shortened(at, room));
    }
    if !required.also.is_empty() {
        let also = lang.pick("cùng quy định:", "also:");
        let _ = write!(out, "\n{also} {}", required.also.join("; "));
    }
    out
}

/// The text, or its beginning and a mark where it is longer than `room` letters.
pub fn shortened(text: &str, room: usize) -> String {
    // No letter takes less than a byte.
    if text.len() <= room {
        return text.to_owned();
    }
    let end = match simple(text) {
        Some(_) => text.char_indices().nth(room).map(|(end, _)| end),
        None => text.grapheme_indices(true).nth(room).map(|(end, _)| end),
    };
    match end {
        None => text.to_owned(),
        Some(end) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
    }
}

fn card(row: &Cells, layout: Layout) -> String {
    let mut out = String::new();
    let head = format!("{} ({})", row.indicator, row.year);
    fold_after("• ", &head, "  ", layout.width, &mut out);
    let gap = if row.gap.is_empty() {
        String::new()
    } else {
        format!(" ({})", row.gap)
    };
    let (plan, asked, verdict) = match layout.lang {
        Lang::Vi => ("Kế hoạch: ", "Yêu cầu: ", "Kết luận: "),
        Lang::En => ("Plan: ", "Required: ", "Verdict: "),
    };
    for line in [
        format!("{verdict}{}{gap}", row.words.replace('\n', " ")),
        format!("{plan}{}", row.plan.replace('\n', ", ")),
        format!("{asked}{}", row.required.replace('\n', ", ")),
    ] {
        fold(&line, "  ", layout.width, &mut out);
    }
    out
}

/// One line a plan, for runs of many plans.
pub fn plan_line(entry: &Entry<'_>, summary: &Summary, lang: Lang) -> String {
    let counts = counts(summary, lang);
    let head = &entry.outcome.plan.head;
    let who = head
        .issuer
        .as_deref()
        .or(head.commune.as_deref())
        .unwrap_or("?");
    format!("{}: {who}: {counts}\n", entry.path)
}

/// How much is to be changed or to be given reasons for, with the counts of findings.
pub fn to_mend(summary: &Summary, lang: Lang) -> String {
    let mut kinds = kinds(summary, lang);
    let rest = kinds.split_off(2).join(", ");
    let kinds = kinds.join(", ");
    let count = summary.findings(Severity::Error) + summary.findings(Severity::Warning);
    match (count, lang) {
        (0, Lang::Vi) => format!("Không có điểm nào phải sửa: {kinds}, {rest}"),
        (0, Lang::En) => format!("Nothing has to be changed: {kinds}, {rest}"),
        (n, Lang::Vi) => format!("{n} điểm cần sửa hoặc giải trình ({kinds}); {rest}"),
        (1, Lang::En) => format!("1 thing to change or to give reasons for ({kinds}); {rest}"),
        (n, Lang::En) => format!("{n} things to change or to give reasons for ({kinds}); {rest}"),
    }
}

/// The counts of findings and of what most asks for a look, in words.
pub fn counts(summary: &Summary, lang: Lang) -> String {
    kinds(summary, lang).join(", ")
}

/// The counts of errors, of warnings, of notes, then of what does not count.
fn kinds(summary: &Summary, lang: Lang) -> Vec<String> {
    let of = |n: u64, vi: &str, en: &str, ens: &str| match lang {
        Lang::Vi => format!("{n} {vi}"),
        Lang::En if n == 1 => format!("{n} {en}"),
        Lang::En => format!("{n} {ens}"),
    };
    let mut counts = vec![
        of(summary.findings(Severity::Error), "lỗi", "error", "errors"),
        of(
            summary.findings(Severity::Warning),
            "cảnh báo",
            "warning",
            "warnings",
        ),
        of(summary.findings(Severity::Note), "lưu ý", "note", "notes"),
    ];
    if summary.waived > 0 {
        counts.push(of(summary.waived, "được miễn", "waived", "waived"));
    }
    if summary.known > 0 {
        counts.push(of(summary.known, "đã biết", "known", "known"));
    }
    counts.extend(reset(summary, lang));
    counts
}

/// How many findings the configuration switches off or gives another severity, in words.
pub fn reset(summary: &Summary, lang: Lang) -> Vec<String> {
    let (off, changed) = (summary.off, summary.changed);
    let mut counts = Vec::new();
    if off > 0 {
        counts.push(lang.pick(format!("{off} bị tắt"), format!("{off} switched off")));
    }
    if changed > 0 {
        counts.push(lang.pick(
            format!("{changed} bị đổi mức độ"),
            format!("{changed} of another severity"),
        ));
    }
    counts
}

/// The verdicts of a plan or of a run with their numbers, in lines no wider than the page.
pub fn verdicts(summary: &Summary, layout: Layout) -> String {
    let shown = Verdict::ALL
        .iter()
        .filter(|verdict| summary.verdicts(**verdict) > 0)
        .map(|verdict| {
            let count = summary.verdicts(*verdict);
            format!("{count} {}", verdict.words(layout.lang))
        });
    let (mut out, mut line) = (String::new(), String::new());
    for one in shown {
        if !line.is_empty() && line.width() + 3 + one.width() > layout.width {
            out.push_str(&line);
            out.push('\n');
            line.clear();
        }
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(&one);
    }
    out.push_str(&line);
    out
}

/// An empty table as wide as the page.
pub(crate) fn blank(layout: Layout) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(layout.width).unwrap_or(u16::MAX));
    table
}

/// The words of a verdict, in its colour where there is to be any.
fn toned(words: &str, verdict: Verdict, layout: Layout) -> String {
    let tone = match verdict {
        Verdict::Met | Verdict::Exceeded => Tone::Good,
        Verdict::Weaker | Verdict::Later | Verdict::Missing => Tone::Bad,
        Verdict::Unquantified | Verdict::Incomparable => Tone::Doubtful,
        Verdict::NotDue | Verdict::Waived | Verdict::NotCovered => return words.to_owned(),
    };
    match layout.paint {
        Paint::Colour => marked(words, tone),
        Paint::Plain => words.to_owned(),
    }
}

pub(super) fn finished(table: &Table, layout: Layout) -> String {
    let mut out = match layout.paint {
        Paint::Colour => painted(table.to_string()),
        Paint::Plain => table.to_string(),
    };
    out.push('\n');
    out
}

/// How many inputs could not be read: they were not judged.
pub fn refused(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("{count} tập chỉ tiêu không đọc được nên chưa được đối chiếu (xem lỗi ở trên)")
        }
        Lang::En if count == 1 => "1 target set could not be read and was not judged".to_owned(),
        Lang::En => format!("{count} target sets could not be read and were not judged"),
    }
}

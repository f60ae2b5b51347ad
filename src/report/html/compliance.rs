//! The compliance table (bảng đối chiếu chỉ tiêu), and the filter by verdict.

use super::words::{Unbroken, number};
use super::{anchor, letterhead, plan, requirement, sign};
use crate::check::{Verdict, wording};
use crate::lang::Lang;
use crate::report::cause::Cause;
use crate::report::row::{Promised, Required, Row, rows};
use crate::report::table::uncovered;
use crate::report::{Entry, Summary};
use maud::{Markup, html};

/// The names of the columns.
fn columns(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Vi => [
            "STT",
            "Chỉ tiêu",
            "Năm",
            "Yêu cầu",
            "Kế hoạch",
            "Căn cứ",
            "Chênh lệch",
            "Kết luận",
        ],
        Lang::En => [
            "No.",
            "Indicator",
            "Year",
            "Required",
            "Plan",
            "Source",
            "Gap",
            "Verdict",
        ],
    }
}

/// The filter, the table and who signs it; the rows without a known minimum are folded between them.
pub(super) fn table(
    entry: &Entry<'_>,
    causes: &[Cause<'_>],
    summary: &Summary,
    lang: Lang,
) -> Markup {
    let rows = rows(entry, lang);
    let (judged, folded): (Vec<_>, Vec<_>) =
        (rows.iter().enumerate()).partition(|(_, row)| row.verdict != Verdict::NotCovered);
    let drawn = |title: &str, first: usize, rows: &[(usize, &Row<'_>)]| {
        html! {
            table.compliance {
                caption.unseen { (title) }
                thead { tr { @for name in columns(lang) { th scope="col" { (name) } } } }
                tbody {
                    @for (number, (at, row)) in (first..).zip(rows) { (line(entry, causes, (number, *at), row, lang)) }
                }
            }
        }
    };
    let labels: Vec<&str> = folded.iter().map(|(_, row)| row.label).collect();
    html! {
        (filter(summary, lang))
        @if !judged.is_empty() {
            (drawn(lang.pick("Bảng đối chiếu chỉ tiêu", "Compliance table"), 1, &judged))
        }
        // They stay together on paper.
        div.close {
            @if !folded.is_empty() {
                details.uncovered {
                    summary { (Unbroken(&uncovered(labels, lang))) }
                    (drawn(lang.pick("Chỉ tiêu chưa có mức đối chiếu", "Rows without a known minimum"), judged.len() + 1, &folded))
                }
            }
            (letterhead::signatures(entry, lang))
        }
    }
}

/// Radio buttons: the rows of one verdict, or all. They need no script.
fn filter(summary: &Summary, lang: Lang) -> Markup {
    let name = format!("{}_show", plan::OWN);
    let present = Verdict::ALL
        .into_iter()
        .filter(|v| *v != Verdict::NotCovered && summary.verdicts(*v) > 0);
    let all: u64 = present.clone().map(|v| summary.verdicts(v)).sum();
    html! {
        fieldset.filter {
            legend { (lang.pick("Chỉ xem kết luận", "Show the verdict")) }
            label { input type="radio" name=(name) value="all" checked; " " (lang.pick("tất cả", "all")) " (" (all) ")" }
            @for verdict in present {
                label class=(sign::tone(verdict)) {
                    input type="radio" name=(name) value=(verdict.slug());
                    " " span.sign aria-hidden="true" { (sign::verdict(verdict)) }
                    " " (verdict.words(lang)) " (" (summary.verdicts(verdict)) ")"
                }
            }
        }
    }
}

/// A row: its number in what is shown, and its place among all.
fn line(
    entry: &Entry<'_>,
    causes: &[Cause<'_>],
    (number, at): (usize, usize),
    row: &Row<'_>,
    lang: Lang,
) -> Markup {
    let [_, indicator, year, minimum, promised, source, gap, verdict] = columns(lang);
    let own = plan::OWN;
    html! {
        tr id={ (own) "_row-" (at + 1) } class={ "v-" (row.verdict.slug()) } {
            td.count { (number) }
            th scope="row" data-name=(indicator) {
                (row.label)
                @if let Some(own) = row.own_label() { div.soft { q lang="vi" { (Unbroken(own)) } } }
            }
            td.year data-name=(year) { (row.year) }
            td data-name=(minimum) { (minimum_of(row.required.as_ref(), lang)) }
            td data-name=(promised) { (promises(row, lang)) }
            td data-name=(source) { (source_of(entry, at, row.required.as_ref(), lang)) }
            td.gap data-name=(gap) { (row.gap) }
            td class={ "verdict " (sign::tone(row.verdict)) } data-name=(verdict) {
                span.sign aria-hidden="true" { (sign::verdict(row.verdict)) } " "
                strong { (row.verdict.words(lang)) }
                @if let Some(note) = &row.note { " (" (note) ")" }
                (findings_of(causes, at, lang))
            }
        }
    }
}

fn minimum_of(required: Option<&Required<'_>>, lang: Lang) -> Markup {
    html! {
        @match required {
            Some(required) => {
                span.amount { (required.amount) } " "
                span.soft { (lang.pick("từ năm", "from")) " " (required.by) }
            }
            None => { "—" }
        }
    }
}

fn promises(row: &Row<'_>, lang: Lang) -> Markup {
    let one = |promised: &Promised| {
        html! {
            div data-lines=[anchor::of_lines(promised.lines)] {
                span.amount { (Unbroken(&promised.words)) }
                @if let Some(later) = promised.later { " (" (later) ")" }
                @if let Some(lines) = wording::lines(promised.lines, lang) { " " span.soft.no { (lines) } }
            }
        }
    };
    html! {
        @if row.promised.is_empty() && row.implied_by.is_none() { "—" }
        @for promised in &row.promised { (one(promised)) }
        @if let Some(other) = row.implied_by {
            div.soft { (lang.pick("theo", "by")) " “" (other) "”" }
        }
    }
}

fn source_of(entry: &Entry<'_>, at: usize, required: Option<&Required<'_>>, lang: Lang) -> Markup {
    let Some(required) = required else {
        return html! { "—" };
    };
    let deciding = entry.outcome.assessments.get(at).and_then(|a| a.deciding);
    html! {
        @match deciding {
            Some(id) => { a href={ "#" (requirement::id(id)) } { (number(required.document)) } }
            None => { (number(required.document)) }
        }
        @if let Some(place) = required.at { div.soft { (Unbroken(place)) } }
        @if !required.also.is_empty() {
            div.soft {
                (lang.pick("cùng quy định:", "also:"))
                @for (at, other) in required.also.iter().enumerate() {
                    @if at > 0 { ";" } " " (number(other))
                }
            }
        }
    }
}

/// Links to the findings about a row.
fn findings_of(causes: &[Cause<'_>], row: usize, lang: Lang) -> Markup {
    let about = |cause: &Cause<'_>| cause.findings.iter().any(|(_, f, _)| f.is_about(row));
    html! {
        @for (at, _) in causes.iter().enumerate().filter(|(_, cause)| about(cause)) {
            div.to-finding {
                a href={ "#" (plan::OWN) "_finding-" (at + 1) } {
                    (lang.pick("phát hiện", "finding")) " " (at + 1)
                }
            }
        }
    }
}

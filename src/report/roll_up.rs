//! The counts of a run by province.

use super::table::{blank, finished};
use super::{Layout, Summary, Totals};
use crate::check::{Severity, Verdict};
use crate::lang::Lang;
use comfy_table::CellAlignment;

/// The counts of each province and of all, as a table for people.
pub fn table(totals: &Totals, layout: Layout) -> String {
    let lang = layout.lang;
    let mut table = blank(layout);
    table.set_header(columns(lang));
    for ((_, province), summary) in &totals.provinces {
        table.add_row(row(name(province, lang), summary));
    }
    table.add_row(row(lang.pick("Tổng cộng", "All"), &totals.all));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    finished(&table, layout)
}

/// The name of a province; it may not be known.
pub fn name(province: &str, lang: Lang) -> &str {
    if province.is_empty() {
        lang.pick("Chưa rõ tỉnh, thành phố", "Province not known")
    } else {
        province
    }
}

/// The columns of the roll-up by province.
pub fn columns(lang: Lang) -> [&'static str; 9] {
    match lang {
        Lang::Vi => [
            "Tỉnh, thành phố",
            "Số kế hoạch",
            "Kế hoạch có lỗi",
            "Số lỗi",
            "Số cảnh báo",
            "Đạt, vượt",
            "Chưa đạt",
            "Thiếu, muộn",
            "Chưa có mức đối chiếu",
        ],
        Lang::En => [
            "Province",
            "Plans",
            "With errors",
            "Errors",
            "Warnings",
            "Met, exceeded",
            "Weaker",
            "Missing, later",
            "Not covered",
        ],
    }
}

/// The numbers of a province, in the order of the columns after its name.
pub fn numbers(summary: &Summary) -> [u64; 8] {
    let of = |verdict| summary.verdicts(verdict);
    [
        summary.plans,
        summary.failing,
        summary.findings(Severity::Error),
        summary.findings(Severity::Warning),
        of(Verdict::Met) + of(Verdict::Exceeded),
        of(Verdict::Weaker),
        of(Verdict::Missing) + of(Verdict::Later),
        of(Verdict::NotCovered),
    ]
}

fn row(name: &str, summary: &Summary) -> Vec<String> {
    let numbers = numbers(summary);
    std::iter::once(name.to_owned())
        .chain(numbers.iter().map(ToString::to_string))
        .collect()
}

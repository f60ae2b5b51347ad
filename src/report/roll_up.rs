//! The counts of a run by province.

use super::ruled::{Side, fitted};
use super::{Layout, Summary, Totals};
use crate::check::{Severity, Verdict};
use crate::lang::Lang;

/// The counts of each province and of all, as a table for people.
pub fn table(totals: &Totals, layout: Layout) -> String {
    let lang = layout.lang;
    let provinces = totals.provinces.iter();
    let mut rows: Vec<_> = provinces
        .map(|((_, province), summary)| row(name(province, lang), summary))
        .collect();
    rows.push(row(lang.pick("Tổng cộng", "All"), &totals.all));
    let rows: Vec<_> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    let mut sides = [Side::Right; 9];
    let [first, ..] = &mut sides;
    *first = Side::Left;
    fitted(sides, columns(lang), &rows, layout)
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

fn row(name: &str, summary: &Summary) -> [String; 9] {
    let [plans, failing, errors, warnings, met, weaker, missing, rest] =
        numbers(summary).map(|number| number.to_string());
    [
        name.to_owned(),
        plans,
        failing,
        errors,
        warnings,
        met,
        weaker,
        missing,
        rest,
    ]
}

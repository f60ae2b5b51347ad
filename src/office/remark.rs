//! What a person has to know about how a file was read.

use super::pdf::PdfRemark;
use crate::lang::Lang;
use crate::text::{Legacy, brief};
use std::collections::BTreeSet;

/// So many rows or columns are named.
const MOST: usize = 12;

/// Something that was left out, or read in one of two possible ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Changes are tracked: what was put in is read, what was struck out is not.
    TrackedChanges,
    /// Comments of reviewers, so many.
    Comments(usize),
    /// Words that are hidden.
    HiddenText,
    /// Words that are struck out by their look.
    StruckOut,
    /// Macros, which are never run.
    Macros,
    /// So many pages were recognised from pictures.
    Recognised(usize),
    /// A file of this name was read as an annex; what follows is said of it.
    Joined(String),
    /// Nobody named it: it says itself with which plan it is issued.
    SaysSo(String),
    /// Sheets that are hidden, by name.
    HiddenSheets(Vec<String>),
    /// Rows and columns of a sheet that are hidden and hold words.
    HiddenCells {
        /// The name of the sheet.
        sheet: String,
        /// The rows.
        rows: Vec<u32>,
        /// The letters of the columns.
        columns: Vec<String>,
    },
    /// Cells whose formula has no result in the file, the first of them and their number.
    NoResult {
        /// The first such cell: `'Phụ lục I'!D7`.
        cell: String,
        /// How many there are.
        count: usize,
    },
    /// Objects of other programs that are laid into the file, so many.
    Embedded(usize),
    /// Words typed in fonts of an old encoding, which were put into Unicode.
    Converted(Legacy),
    /// Lines whose letters look typed for an old font that the file does not name.
    OldLines {
        /// The encoding they look like.
        legacy: Legacy,
        /// The first of them.
        first: String,
        /// How many there are.
        count: usize,
    },
    /// Of a PDF file alone.
    Pdf(PdfRemark),
}

/// What is said of the lines of a text whose letters were typed for an old font.
pub(super) fn old_lines(text: &str) -> Vec<Remark> {
    let found = || {
        text.lines()
            .filter_map(|line| Some((Legacy::of_line(line)?, line)))
    };
    let kinds: BTreeSet<Legacy> = found().map(|(legacy, _)| legacy).collect();
    let remark = |legacy| {
        let mut own = found().filter(|(other, _)| *other == legacy);
        let (_, first) = own.next()?;
        Some(Remark::OldLines {
            legacy,
            first: brief(first.trim()),
            count: own.count() + 1,
        })
    };
    kinds.into_iter().filter_map(remark).collect()
}

impl Remark {
    /// The remark as one sentence without a final period.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::TrackedChanges => lang
                .pick(
                    "dự thảo còn sửa đổi chưa chốt (Track Changes); đọc như đã chấp nhận tất cả",
                    "the draft has tracked changes; it is read as if all were accepted",
                )
                .to_owned(),
            Self::Comments(count) => lang.pick(
                format!("bỏ qua {count} bình luận của người góp ý"),
                format!("comments left out: {count}"),
            ),
            Self::Pdf(remark) => remark.words(lang),
            Self::Converted(legacy) => lang.pick(
                format!("chữ gõ theo phông {} được đổi sang Unicode; rà lại tên riêng", legacy.name()),
                format!("words typed in {} fonts were put into Unicode; look over the names", legacy.name()),
            ),
            Self::OldLines { legacy, first, count } => lang.pick(
                format!("{count} dòng có vẻ gõ theo phông {}, không đọc được; dòng đầu tiên: “{first}”", legacy.name()),
                format!("lines that look typed for {} fonts and cannot be read: {count}; the first: “{first}”", legacy.name()),
            ),
            Self::HiddenText => lang
                .pick("bỏ qua phần chữ ẩn", "hidden text is left out")
                .to_owned(),
            Self::StruckOut => lang
                .pick("bỏ qua phần chữ gạch ngang", "words that are struck out are left out")
                .to_owned(),
            Self::Macros => lang
                .pick(
                    "tệp có macro; chỉ đọc văn bản, không chạy macro",
                    "the file has macros; only its text is read, nothing is run",
                )
                .to_owned(),
            Self::Recognised(pages) => lang.pick(
                format!("chữ đọc từ ảnh (OCR), {pages} trang: phải rà lại mọi số liệu; không phát hiện nào được tính là lỗi"),
                format!("text recognised from pictures (OCR), pages: {pages}; look over all figures; no finding counts as an error"),
            ),
            Self::Joined(name) => lang.pick(
                format!("đọc cùng phụ lục “{name}” như một kế hoạch"),
                format!("read together with the annex “{name}” as one plan"),
            ),
            Self::SaysSo(name) => lang.pick(
                format!("“{name}” tự ghi kèm theo kế hoạch có đúng số và ngày này nên được gộp"),
                format!("“{name}” itself says that it is issued with the plan of this number and day, so it was joined"),
            ),
            Self::HiddenSheets(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
                let names = names.join(", ");
                lang.pick(
                    format!("bỏ qua trang tính ẩn: {names}"),
                    format!("hidden sheets left out: {names}"),
                )
            }
            Self::HiddenCells { sheet, rows, columns } => hidden_cells(sheet, rows, columns, lang),
            Self::NoResult { cell, count } => lang.pick(
                format!("{count} ô có công thức chưa tính, ô đầu tiên là {cell}; mở tệp bằng Excel rồi lưu lại để có kết quả"),
                format!("formulas without a result: {count}, the first in {cell}; open the file in Excel and save it to have them worked out"),
            ),
            Self::Embedded(count) => lang.pick(
                format!("không đọc được {count} đối tượng nhúng từ chương trình khác"),
                format!("objects of other programs that cannot be read: {count}"),
            ),
        }
    }
}

fn hidden_cells(sheet: &str, rows: &[u32], columns: &[String], lang: Lang) -> String {
    let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
    let list = |names: &[String], vi: &str, en: &str| {
        let first = names
            .get(..names.len().min(MOST))
            .unwrap_or_default()
            .join(", ");
        let more = if names.len() > MOST { "…" } else { "" };
        (!names.is_empty())
            .then(|| lang.pick(format!("{vi} {first}{more}"), format!("{en} {first}{more}")))
    };
    let parts = [list(columns, "cột", "columns"), list(&rows, "dòng", "rows")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = parts.join("; ");
    lang.pick(
        format!("trang tính “{sheet}”: bỏ qua phần ẩn ({parts})"),
        format!("sheet “{sheet}”: hidden cells left out ({parts})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_sentences_in_both_languages() {
        let hidden = Remark::HiddenSheets(vec!["Nháp".to_owned(), "Cũ".to_owned()]);
        assert_eq!(hidden.words(Lang::Vi), "bỏ qua trang tính ẩn: “Nháp”, “Cũ”");
        assert_eq!(Remark::Comments(3).words(Lang::En), "comments left out: 3");
    }
}

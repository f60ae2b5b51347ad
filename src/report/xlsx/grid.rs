//! One sheet: a heading, a table that can be filtered, and how it prints.

use crate::check::{Severity, Verdict};
use crate::plan::Decimal;
use crate::report::table::shortened;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The most letters of a cell; Excel's own limit is 32,767.
const LONGEST: usize = 32_000;
/// A4, in Excel's list of papers.
const A4: u8 = 9;
/// A line of a row, in points.
const LINE: u32 = 15;
/// The most lines of a row; Excel's own limit is 409 points.
const TALLEST: u32 = 27;
const FONT: &str = "Times New Roman";

/// One sheet.
pub(super) struct Grid {
    pub(super) name: &'static str,
    /// Lines above the table, the first the largest.
    pub(super) title: Vec<String>,
    /// The first is the row's number.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The last row, which filters and sorting leave where it is.
    pub(super) total: Option<Vec<Cell>>,
    /// How many columns are printed; those behind are for filters and sums.
    pub(super) printed: usize,
    /// The foot of a printed page.
    pub(super) page: &'static str,
}

/// A column.
pub(super) struct Column {
    pub(super) title: &'static str,
    /// In letters.
    pub(super) width: u8,
}

/// A cell.
pub(super) enum Cell {
    Text(String),
    Year(i16),
    Count(u64),
    /// A number in the unit of its indicator.
    Number(Decimal),
    /// A share in percent.
    Percent(Decimal),
    Verdict(Verdict, String),
    Severity(Severity, &'static str),
}

impl Grid {
    /// Adds a row; its number is put before it.
    pub(super) fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Writes the sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        let head = self.heading(sheet)?;
        let mut at = head;
        for (number, row) in (1_u64..).zip(&self.rows) {
            at += 1;
            sheet.set_row_height(at, self.height(row))?;
            write(sheet, at, 0, &Cell::Count(number))?;
            for (column, cell) in (1..).zip(row) {
                write(sheet, at, column, cell)?;
            }
        }
        let (end, filtered) = (at + u32::from(self.total.is_some()), at);
        for (column, cell) in (1..).zip(self.total.iter().flatten()) {
            write(sheet, end, column, cell)?;
        }
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(0);
        sheet.autofilter(head, 0, filtered, last)?;
        sheet.set_freeze_panes(head + 1, 0)?;
        let printed = self.printed.min(self.columns.len()).saturating_sub(1);
        sheet.set_print_area(0, 0, end, u16::try_from(printed).unwrap_or(last))?;
        sheet.set_repeat_rows(head, head)?;
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.8, 0.6, 0.8, 0.8, 0.4, 0.4);
        sheet.set_footer(format!("&C&\"{FONT}\"{}", self.page));
        Ok(())
    }

    /// The height of a row in points: not every program makes room for folded words by itself.
    fn height(&self, row: &[Cell]) -> u32 {
        let widths = self.columns.iter().skip(1).map(|column| column.width);
        let lines = row.iter().zip(widths).map(|(cell, width)| match cell {
            Cell::Text(words) | Cell::Verdict(_, words) => folded(words, usize::from(width)),
            _ => 1,
        });
        lines
            .max()
            .unwrap_or(1)
            .clamp(1, TALLEST)
            .saturating_mul(LINE)
    }

    /// Writes the lines above the table and its head; returns the row of the head.
    fn heading(&self, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        let mut row = 0;
        for (nth, line) in self.title.iter().enumerate() {
            let format = Format::new().set_font_name(FONT).set_font_size(12);
            let format = if nth == 0 {
                format.set_bold().set_font_size(14)
            } else {
                format
            };
            sheet.write_string_with_format(row, 0, line, &format)?;
            row += 1;
        }
        row += 1;
        let format = base()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0x00D9_E2F3));
        for (column, of) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, of.width)?;
            sheet.write_string_with_format(row, column, of.title, &format)?;
        }
        let lines = self
            .columns
            .iter()
            .map(|of| folded(of.title, of.width.into()));
        let lines = lines.max().unwrap_or(1).saturating_mul(LINE + 1);
        sheet.set_row_height(row, lines)?;
        Ok(row)
    }
}

/// In how many lines of so many letters words fold.
fn folded(words: &str, width: usize) -> u32 {
    let mut lines = 0;
    for line in words.lines() {
        let mut used = 0;
        lines += 1;
        for word in line.split_whitespace() {
            let letters = word.width();
            if used > 0 && used + 1 + letters > width {
                lines += 1;
                used = 0;
            }
            // A word longer than the line goes on in the next ones.
            lines += u32::try_from(letters.saturating_sub(1) / width.max(1)).unwrap_or(0);
            used += letters + usize::from(used > 0);
        }
    }
    lines
}

fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let middle = || base().set_align(FormatAlign::Center);
    match cell {
        Cell::Text(words) => {
            sheet.write_string_with_format(row, column, shortened(words, LONGEST), &base())?;
        }
        Cell::Year(year) => {
            sheet.write_number_with_format(row, column, *year, &middle())?;
        }
        Cell::Count(count) => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, count, &middle())?;
        }
        Cell::Number(value) => figure(sheet, (row, column), *value, "0")?,
        Cell::Percent(value) => percent(sheet, (row, column), *value)?,
        Cell::Verdict(verdict, words) => {
            let format = middle()
                .set_bold()
                .set_background_color(verdict_colour(*verdict));
            sheet.write_string_with_format(row, column, words, &format)?;
        }
        Cell::Severity(severity, words) => {
            let format = middle()
                .set_bold()
                .set_background_color(severity_colour(*severity));
            sheet.write_string_with_format(row, column, *words, &format)?;
        }
    }
    Ok(())
}

/// A share: 72.5% is kept as 0.725 and shown as 72.5%.
fn percent(sheet: &mut Worksheet, at: (u32, u16), value: Decimal) -> Result<(), XlsxError> {
    let hundredth: Option<Decimal> = "0.01".parse().ok();
    match hundredth.and_then(|hundredth| value.times(hundredth)) {
        Some(share) => {
            let shown = value.to_string();
            let pattern = pattern(&shown) + "%";
            figure_as(sheet, at, &share.to_string(), &pattern)
        }
        None => figure(sheet, at, value, "0"),
    }
}

fn figure(
    sheet: &mut Worksheet,
    at: (u32, u16),
    value: Decimal,
    whole: &str,
) -> Result<(), XlsxError> {
    let shown = value.to_string();
    let pattern = if shown.contains('.') {
        pattern(&shown)
    } else {
        whole.to_owned()
    };
    figure_as(sheet, at, &shown, &pattern)
}

/// A number cell; Excel keeps numbers as binary floats, so this is for filtering and sums only.
#[expect(
    clippy::disallowed_types,
    reason = "Excel keeps numbers as binary floats; no verdict rests on them"
)]
fn figure_as(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    digits: &str,
    pattern: &str,
) -> Result<(), XlsxError> {
    let format = base().set_align(FormatAlign::Right).set_num_format(pattern);
    match digits.parse::<f64>() {
        Ok(number) => sheet.write_number_with_format(row, column, number, &format)?,
        Err(_) => sheet.write_string_with_format(row, column, digits, &format)?,
    };
    Ok(())
}

/// As many decimal places as the number has: "72.5" → "0.0".
fn pattern(digits: &str) -> String {
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    match places {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(n)),
    }
}

/// Light enough that the words stand out on paper, in colour and in grey.
fn verdict_colour(verdict: Verdict) -> Color {
    Color::RGB(match verdict {
        Verdict::Met | Verdict::Exceeded => 0x00E2_EFDA,
        Verdict::Weaker | Verdict::Later | Verdict::Missing => 0x00F8_CBAD,
        Verdict::Unquantified | Verdict::Incomparable => 0x00FF_F2CC,
        Verdict::NotDue | Verdict::Waived | Verdict::NotCovered => 0x00FF_FFFF,
    })
}

fn severity_colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Error => 0x00F8_CBAD,
        Severity::Warning => 0x00FF_F2CC,
        Severity::Note => 0x00FF_FFFF,
    })
}

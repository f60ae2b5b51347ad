//! One sheet: a heading, a table that can be filtered, and how it prints.

use crate::check::{Severity, Verdict};
use crate::plan::Decimal;
use crate::report::table::shortened;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use std::borrow::Cow;
use std::collections::BTreeMap;
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
pub(super) struct Grid<'p> {
    pub(super) name: &'static str,
    /// Lines above the table, the first the largest.
    pub(super) title: Vec<String>,
    /// The first is the row's number.
    pub(super) columns: Vec<Column>,
    /// Made one after the other while the sheet is written.
    pub(super) rows: Rows<'p>,
    /// The last row, which filters and sorting leave where it is.
    pub(super) total: Option<Vec<Cell<'p>>>,
    /// How many columns are printed; those behind are for filters and sums.
    pub(super) printed: usize,
    /// The foot of a printed page.
    pub(super) page: &'static str,
}

/// The rows of a table, without their numbers.
pub(super) type Rows<'p> = Box<dyn Iterator<Item = Vec<Cell<'p>>> + 'p>;

/// A column.
pub(super) struct Column {
    pub(super) title: &'static str,
    /// In letters.
    pub(super) width: u8,
}

/// A cell.
pub(super) enum Cell<'p> {
    Text(Cow<'p, str>),
    Year(i16),
    Count(u64),
    /// A number in the unit of its indicator.
    Number(Decimal),
    /// A share in percent.
    Percent(Decimal),
    Verdict(Verdict, &'p str),
    Severity(Severity, &'static str),
}

impl Grid<'_> {
    /// Writes the sheet.
    pub(super) fn write(mut self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        let mut formats = Formats::new();
        let head = self.heading(sheet)?;
        let mut at = head;
        let rows = std::mem::replace(&mut self.rows, Box::new(std::iter::empty()));
        for (number, row) in (1_u64..).zip(rows) {
            at += 1;
            sheet.set_row_height(at, self.height(&row))?;
            formats.write(sheet, (at, 0), &Cell::Count(number))?;
            for (column, cell) in (1..).zip(&row) {
                formats.write(sheet, (at, column), cell)?;
            }
        }
        let (end, filtered) = (at + u32::from(self.total.is_some()), at);
        for (column, cell) in (1..).zip(self.total.iter().flatten()) {
            formats.write(sheet, (end, column), cell)?;
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
    fn height(&self, row: &[Cell<'_>]) -> u32 {
        let widths = self.columns.iter().skip(1).map(|column| column.width);
        let lines = row.iter().zip(widths).map(|(cell, width)| match cell {
            Cell::Text(words) => folded(words, usize::from(width)),
            Cell::Verdict(_, words) => folded(words, usize::from(width)),
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

/// How cells look: made once a sheet.
struct Formats {
    text: Format,
    middle: Format,
    verdicts: Vec<(Verdict, Format)>,
    severities: Vec<(Severity, Format)>,
    /// Numbers by how they are shown.
    figures: BTreeMap<String, Format>,
}

impl Formats {
    fn new() -> Self {
        let middle = base().set_align(FormatAlign::Center);
        let filled = |colour| middle.clone().set_bold().set_background_color(colour);
        let verdicts = Verdict::ALL.iter().copied();
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        Self {
            text: base(),
            verdicts: verdicts.map(|v| (v, filled(verdict_colour(v)))).collect(),
            severities: severities.map(|s| (s, filled(severity_colour(s)))).into(),
            middle,
            figures: BTreeMap::new(),
        }
    }

    fn write(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell<'_>,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(words) => {
                let words = shortened(words, LONGEST);
                sheet.write_string_with_format(row, column, words, &self.text)?;
            }
            Cell::Year(year) => {
                sheet.write_number_with_format(row, column, *year, &self.middle)?;
            }
            Cell::Count(count) => {
                let count = u32::try_from(*count).unwrap_or(u32::MAX);
                sheet.write_number_with_format(row, column, count, &self.middle)?;
            }
            Cell::Number(value) => self.number(sheet, (row, column), *value)?,
            Cell::Percent(value) => self.percent(sheet, (row, column), *value)?,
            Cell::Verdict(verdict, words) => {
                let known = self.verdicts.iter().find(|(of, _)| of == verdict);
                let format = known.map_or(&self.middle, |(_, format)| format);
                sheet.write_string_with_format(row, column, *words, format)?;
            }
            Cell::Severity(severity, words) => {
                let known = self.severities.iter().find(|(of, _)| of == severity);
                let format = known.map_or(&self.middle, |(_, format)| format);
                sheet.write_string_with_format(row, column, *words, format)?;
            }
        }
        Ok(())
    }

    /// A share: 72.5% is kept as 0.725 and shown as 72.5%.
    fn percent(
        &mut self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        value: Decimal,
    ) -> Result<(), XlsxError> {
        let hundredth: Option<Decimal> = "0.01".parse().ok();
        match hundredth.and_then(|hundredth| value.times(hundredth)) {
            Some(share) => {
                let pattern = pattern(&value.to_string()) + "%";
                self.figure(sheet, at, &share.to_string(), pattern)
            }
            None => self.number(sheet, at, value),
        }
    }

    fn number(
        &mut self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        value: Decimal,
    ) -> Result<(), XlsxError> {
        let shown = value.to_string();
        let pattern = pattern(&shown);
        self.figure(sheet, at, &shown, pattern)
    }

    /// A number cell; Excel keeps numbers as binary floats, so this is for filtering and sums only.
    #[expect(
        clippy::disallowed_types,
        reason = "Excel keeps numbers as binary floats; no verdict rests on them"
    )]
    fn figure(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        digits: &str,
        pattern: String,
    ) -> Result<(), XlsxError> {
        let format = self.figures.entry(pattern).or_insert_with_key(|pattern| {
            base().set_align(FormatAlign::Right).set_num_format(pattern)
        });
        match digits.parse::<f64>() {
            Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
            Err(_) => sheet.write_string_with_format(row, column, digits, format)?,
        };
        Ok(())
    }
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

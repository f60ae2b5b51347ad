//! One sheet: a heading, a table that can be filtered, and how it prints. The library writes the
//! file around the rows; the rows are put in afterwards, so that they are never all there at once.

use super::format::base;
use super::letterhead;
use super::rows::{Names, Rows, Written};
use super::strings::Strings;
use super::table::Beside;
use crate::check::{Severity, Verdict};
use crate::fold::counted;
use crate::plan::Decimal;
use crate::report::letterhead::Letterhead;
use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::{self, Write};

/// A4, in Excel's list of papers.
const A4: u8 = 9;
/// A line of the head, in points.
const LINE: u32 = 16;
/// The most lines of a row; Excel's own limit is 409 points.
pub(super) const TALLEST: u32 = 27;
pub(super) const FONT: &str = "Times New Roman";

/// One sheet.
pub(super) struct Grid {
    pub(super) name: &'static str,
    /// What stands above and below the table that is signed.
    pub(super) letterhead: Option<Letterhead>,
    /// Lines above the table, the first the largest.
    pub(super) title: Vec<String>,
    /// The first is the row's number.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Rows,
    /// The last row, which filters and sorting leave where it is.
    pub(super) total: Option<Rows>,
    /// What the last column says, where not the rows say it.
    pub(super) beside: Option<Beside>,
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

impl Grid {
    /// Writes the sheet without its rows.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        let head = self.heading(sheet)?;
        if let Some(of) = &self.letterhead {
            letterhead::head(of, self, sheet)?;
            letterhead::signatures(of, self, sheet)?;
        }
        let filtered = head.saturating_add(self.rows.count());
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(0);
        sheet.autofilter(head, 0, filtered, last)?;
        sheet.set_freeze_panes(head + 1, 0)?;
        let printed = self.printed.min(self.columns.len()).saturating_sub(1);
        sheet.set_print_area(0, 0, self.last(), u16::try_from(printed).unwrap_or(last))?;
        sheet.set_repeat_rows(head, head)?;
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.8, 0.6, 0.8, 0.8, 0.4, 0.4);
        sheet.set_footer(format!("&C&\"{FONT}\"{}", self.page));
        Ok(())
    }

    /// The row of the head, from 0.
    pub(super) fn head(&self) -> u32 {
        let above = self.letterhead.as_ref().map_or(0, |_| letterhead::ROWS);
        u32::try_from(self.title.len()).unwrap_or(u32::MAX - 1 - above) + above + 1
    }

    /// The last row that is printed, from 0.
    pub(super) fn last(&self) -> u32 {
        let below = self.letterhead.as_ref().map_or(0, |_| letterhead::SIGNED);
        self.end().saturating_add(below)
    }

    /// The first column of the right half of what is printed, and the last.
    pub(super) fn halves(&self) -> (u16, u16) {
        let printed = self.columns.iter().take(self.printed);
        let half = printed
            .clone()
            .map(|of| usize::from(of.width))
            .sum::<usize>()
            / 2;
        let mut used = 0;
        let left = printed.take_while(|of| {
            used += usize::from(of.width);
            used <= half
        });
        let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        (column(left.count()), column(self.printed.saturating_sub(1)))
    }

    /// The last row of the table, from 0.
    pub(super) fn end(&self) -> u32 {
        let rows = self.head().saturating_add(self.rows.count());
        rows.saturating_add(u32::from(self.total.is_some()))
    }

    /// Writes the rows as XML.
    pub(super) fn write_rows(
        &mut self,
        names: &Names<'_>,
        strings: &mut Strings,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (mut rows, mut bytes, mut xml) = (self.rows.pieces()?, Vec::new(), String::new());
        let (mut row, mut number) = (self.head() + 2, 1);
        while rows.next(&mut bytes)? {
            let Some(written) = Written::new(&bytes) else {
                continue;
            };
            let words = self.beside.as_ref().map(|beside| {
                let (width, words) = (self.columns.last(), written.beside);
                let words = words.and_then(|of| beside.words(of));
                let lines = words.as_deref().zip(width);
                let lines = lines.map_or(0, |(words, of)| folded(words, of.width.into()));
                (words, lines)
            });
            let more = words
                .as_ref()
                .map(|(words, lines)| (words.as_deref(), *lines));
            written.write((row, number), more, names, strings, &mut xml);
            (row, number) = (row + 1, number + 1);
            if xml.len() > super::CHUNK {
                out.write_all(xml.as_bytes())?;
                xml.clear();
            }
        }
        if let Some(total) = &mut self.total
            && total.pieces()?.next(&mut bytes)?
            && let Some(written) = Written::new(&bytes)
        {
            written.total(row, names, &mut xml);
        }
        out.write_all(xml.as_bytes())
    }

    /// Writes the lines above the table and its head; returns the row of the head.
    fn heading(&self, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        let mut row = self.letterhead.as_ref().map_or(0, |_| letterhead::ROWS);
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
        let lines = lines.max().unwrap_or(1).saturating_mul(LINE);
        sheet.set_row_height(row, lines)?;
        Ok(row)
    }
}

/// In how many lines of so many letters words fold.
pub(super) fn folded(words: &str, width: usize) -> u32 {
    let mut lines = 0;
    for line in words.lines() {
        let mut used = 0;
        lines += 1;
        for (_, letters) in counted(line) {
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

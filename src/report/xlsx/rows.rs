//! The rows of a sheet until it is written: a few bytes a cell, kept in a [`Pile`].

use super::format::{Style, Styles};
use super::grid::{Cell, TALLEST, folded};
use super::pile::{Pieces, Pile};
use super::strings::{Strings, WordsId, element};
use crate::plan::Decimal;
use crate::report::table::shortened;
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

/// The most letters of a cell; Excel's own limit is 32,767.
const LONGEST: usize = 32_000;
/// A line of a row, in points.
const LINE: u32 = 15;

/// The rows of a sheet, without their numbers.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pile: Pile,
    count: u32,
    /// The row that is being made.
    bytes: Vec<u8>,
}

/// What the cells of a run share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
enum Held<'r> {
    Nothing,
    Words(WordsId),
    /// Words that are not kept for other cells.
    Own(&'r str),
    /// Digits.
    Number(&'r str),
}

/// How cells name what is in the file around them.
pub(super) struct Names<'n> {
    /// How many words the file keeps before those of [`Strings`].
    pub(super) before: u32,
    /// The number of each style in the file, by [`Style`].
    pub(super) styles: &'n [String],
    /// The letters of each column.
    pub(super) columns: &'n [String],
}

impl Rows {
    /// Rows kept in a folder, where one is given.
    pub(super) fn within(folder: Option<PathBuf>) -> Self {
        Self {
            pile: Pile::within(folder),
            ..Self::default()
        }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Adds a row of columns of these widths.
    pub(super) fn push(&mut self, cells: &[Cell<'_>], widths: &[u8], shared: &mut Shared) {
        self.push_beside(cells, widths, None, shared);
    }

    /// The same of a row whose figure stands in a group of others.
    pub(super) fn push_beside(
        &mut self,
        cells: &[Cell<'_>],
        widths: &[u8],
        beside: Option<(u32, Decimal)>,
        shared: &mut Shared,
    ) {
        let lines = cells.iter().zip(widths).map(|(cell, width)| match cell {
            Cell::Text(words) => folded(words, usize::from(*width)),
            Cell::Verdict(_, words) => folded(words, usize::from(*width)),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1).clamp(1, TALLEST);
        self.count += 1;
        self.bytes.clear();
        self.put(lines);
        match beside {
            None => self.put(0),
            Some((group, value)) => {
                self.put(group.saturating_add(1));
                self.text(&value.to_string());
            }
        }
        self.put(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        for cell in cells {
            self.cell(cell, shared);
        }
        self.pile.add(&self.bytes);
    }

    fn cell(&mut self, cell: &Cell<'_>, shared: &mut Shared) {
        match cell {
            Cell::Text(words) => self.words(Style::TEXT, &shortened(words, LONGEST), shared),
            Cell::Verdict(verdict, words) => self.words(Style::verdict(*verdict), words, shared),
            Cell::Severity(severity, words) => {
                self.words(Style::severity(*severity), words, shared);
            }
            Cell::Year(year) => self.digits(Style::MIDDLE, &year.to_string()),
            Cell::Count(count) => {
                let count = u32::try_from(*count).unwrap_or(u32::MAX);
                self.digits(Style::MIDDLE, &count.to_string());
            }
            Cell::Number(value) => self.number(*value, shared),
            Cell::Percent(value) => self.percent(*value, shared),
        }
    }

    /// A share: 72.5% is kept as 0.725 and shown as 72.5%.
    fn percent(&mut self, value: Decimal, shared: &mut Shared) {
        let hundredth: Option<Decimal> = "0.01".parse().ok();
        match hundredth.and_then(|hundredth| value.times(hundredth)) {
            Some(share) => {
                let style = shared.styles.of_figure(&value.to_string(), "%");
                self.figure(style, share);
            }
            None => self.number(value, shared),
        }
    }

    fn number(&mut self, value: Decimal, shared: &mut Shared) {
        let style = shared.styles.of_figure(&value.to_string(), "");
        self.figure(style, value);
    }

    /// A number cell; Excel keeps numbers as binary floats, so this is for filtering and sums only.
    #[expect(
        clippy::disallowed_types,
        reason = "Excel keeps numbers as binary floats; no verdict rests on them"
    )]
    fn figure(&mut self, style: Style, value: Decimal) {
        let digits = value.to_string();
        let kept = digits.parse::<f64>().map(|kept| kept.to_string());
        self.digits(style, &kept.unwrap_or(digits));
    }

    fn words(&mut self, style: Style, words: &str, shared: &mut Shared) {
        self.put(style.0);
        if words.is_empty() {
            self.bytes.push(0);
        } else if let Some(id) = shared.strings.id(words) {
            self.bytes.push(1);
            self.put(id.0);
        } else {
            self.bytes.push(3);
            self.text(words);
        }
    }

    fn digits(&mut self, style: Style, digits: &str) {
        self.put(style.0);
        self.bytes.push(2);
        self.text(digits);
    }

    fn text(&mut self, text: &str) {
        self.put(u32::try_from(text.len()).unwrap_or(u32::MAX));
        self.bytes.extend(text.as_bytes());
    }

    /// Seven bits to a byte, the last without the eighth.
    fn put(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 0x80 {
            self.bytes.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest.to_le_bytes()[0]);
    }

    /// The rows, to be written one after the other; they are kept no more.
    pub(super) fn pieces(&mut self) -> io::Result<Pieces> {
        std::mem::take(&mut self.pile).pieces()
    }
}

/// A row on its way into a file.
pub(super) struct Written<'r> {
    lines: u32,
    /// The group of others its figure stands in, and the figure.
    pub(super) beside: Option<(u32, Decimal)>,
    rest: &'r [u8],
}

impl<'r> Written<'r> {
    /// The row of these bytes.
    pub(super) fn new(bytes: &'r [u8]) -> Option<Self> {
        let (lines, beside) = (0, None);
        let mut row = Self {
            lines,
            beside,
            rest: bytes,
        };
        row.lines = row.number()?;
        if let Some(group) = row.number()?.checked_sub(1) {
            row.beside = Some((group, row.text()?.parse().ok()?));
        }
        Some(row)
    }

    /// Writes the row as the one of a number in the sheet: its own number, its cells and one
    /// more with its lines.
    pub(super) fn write(
        mut self,
        (row, number): (u32, u32),
        more: Option<(Option<&str>, u32)>,
        names: &Names<'_>,
        strings: &mut Strings,
        out: &mut String,
    ) {
        let lines = more.map_or(self.lines, |(_, own)| self.lines.max(own.clamp(1, TALLEST)));
        let _ = write!(out, "<row r=\"{row}\"");
        // A row of one line has the height that rows have.
        if lines > 1 {
            let height = lines.saturating_mul(LINE);
            let _ = write!(out, " ht=\"{height}\" customHeight=\"1\"");
        }
        out.push('>');
        let digits = number.to_string();
        names.cell((0, row), Style::MIDDLE, Held::Number(&digits), out);
        let last = self.cells(row, names, out);
        if let Some((words, _)) = more {
            let own = |words| strings.id(words).map_or(Held::Own(words), Held::Words);
            let held = words.map_or(Held::Nothing, own);
            names.cell((last, row), Style::TEXT, held, out);
        }
        out.push_str("</row>");
    }

    /// Writes the row as the last of a sheet: without a number, as high as it comes.
    pub(super) fn total(mut self, row: u32, names: &Names<'_>, out: &mut String) {
        let _ = write!(out, "<row r=\"{row}\">");
        self.cells(row, names, out);
        out.push_str("</row>");
    }

    /// Writes the cells of a row from the second column on; returns the column behind them.
    fn cells(&mut self, row: u32, names: &Names<'_>, out: &mut String) -> usize {
        let count = self.number().unwrap_or_default() as usize;
        for column in 1..=count {
            let Some((style, held)) = self.cell() else {
                return column;
            };
            names.cell((column, row), style, held, out);
        }
        count + 1
    }

    fn cell(&mut self) -> Option<(Style, Held<'r>)> {
        let style = Style(self.number()?);
        let (kind, rest) = self.rest.split_first()?;
        self.rest = rest;
        let held = match kind {
            0 => Held::Nothing,
            1 => Held::Words(WordsId(self.number()?)),
            2 => Held::Number(self.text()?),
            _ => Held::Own(self.text()?),
        };
        Some((style, held))
    }

    fn text(&mut self) -> Option<&'r str> {
        let length = self.number()? as usize;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

impl Names<'_> {
    fn cell(&self, (column, row): (usize, u32), style: Style, held: Held<'_>, out: &mut String) {
        let letters = self.columns.get(column).map_or("", String::as_str);
        let style = self
            .styles
            .get(style.0 as usize)
            .map_or("0", String::as_str);
        let _ = write!(out, "<c r=\"{letters}{row}\" s=\"{style}\"");
        let _ = match held {
            Held::Nothing => write!(out, "/>"),
            Held::Words(id) => write!(out, " t=\"s\"><v>{}</v></c>", id.0 + self.before),
            Held::Own(words) => {
                out.push_str(" t=\"inlineStr\"><is>");
                element(words, out);
                write!(out, "</is></c>")
            }
            Held::Number(digits) => write!(out, "><v>{digits}</v></c>"),
        };
    }
}

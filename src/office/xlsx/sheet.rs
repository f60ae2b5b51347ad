//! The cells of a sheet → rows.

use super::book::{Book, number};
use super::face::{Met, plain, rich, shown, text_of};
use super::format::iso;
use super::number::Number;
use crate::office::problem::{Limit, Unreadable};
use crate::office::xml::{Tag, Xml};
use crate::text::{LONGEST, NotText};
use std::collections::{BTreeMap, BTreeSet};

/// The most cells of a file: those with words, and those of the rectangles around them.
pub(super) const CELLS: usize = 1_000_000;
/// The rows and columns a sheet can have.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// A rectangle of cells, from 1: rows and columns, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// The cells of a sheet that hold words, by row and column, and those that are merged.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    /// The words.
    pub(super) words: BTreeMap<(u32, u32), String>,
    /// The merged areas.
    pub(super) merged: Vec<Area>,
    /// Cells with a formula and without its result.
    pub(super) without_result: Vec<(u32, u32)>,
    /// What was met among the words.
    pub(super) met: Met,
    /// The rows that are hidden, and the columns, from the first to the last of each stretch.
    hidden: (BTreeSet<u32>, Vec<(u32, u32)>),
}

/// What was left out of a sheet because it is hidden there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// The rows that held words.
    pub(super) rows: BTreeSet<u32>,
    /// The columns that held words.
    pub(super) columns: BTreeSet<u32>,
}

/// What the sheets of a file may still hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    cells: usize,
    /// Bytes of words: one that all cells share is counted with each.
    words: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            cells: CELLS,
            words: LONGEST,
        }
    }
}

impl Room {
    /// Takes a cell with its words.
    fn cell(&mut self, words: usize, part: &str) -> Result<(), Unreadable> {
        self.cells(1, part)?;
        self.words = self.words.checked_sub(words).ok_or(NotText::TooLong)?;
        Ok(())
    }

    /// Takes so many cells.
    fn cells(&mut self, count: usize, part: &str) -> Result<(), Unreadable> {
        let full = || Limit::Things(part.to_owned(), CELLS);
        self.cells = self.cells.checked_sub(count).ok_or_else(full)?;
        Ok(())
    }
}

impl Cells {
    /// Reads the part of a sheet.
    pub(super) fn read(
        text: &str,
        part: &str,
        book: &Book,
        room: &mut Room,
    ) -> Result<Self, Unreadable> {
        let mut cells = Self::default();
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "cols" => cells.columns(&mut xml)?,
                "sheetData" => cells.rows(&mut xml, part, book, room)?,
                "mergeCells" => {
                    while let Some(tag) = xml.child()? {
                        cells
                            .merged
                            .extend(tag.attribute("ref").and_then(|area| self::area(&area)));
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(cells)
    }

    fn columns(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            let ends = (number(&tag, "min"), number(&tag, "max"));
            if let (true, (Some(first), Some(last))) = (is_hidden(&tag, "width"), ends)
                && self.hidden.1.len() < COLUMNS as usize
            {
                self.hidden.1.push((first, last));
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// Takes out what is hidden, and says what it was. Merged cells are shown where the first of
    /// them is that is not hidden.
    pub(super) fn hide(&mut self) -> Hidden {
        let (rows, columns) = std::mem::take(&mut self.hidden);
        let mut out = Hidden::default();
        if rows.is_empty() && columns.is_empty() {
            return out;
        }
        let column_is = |at: u32| {
            columns
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&at))
        };
        for area in &self.merged {
            let row = (area.top..=area.bottom).find(|row| !rows.contains(row));
            let column = (area.left..=area.right).find(|column| !column_is(*column));
            if let (Some(row), Some(column)) = (row, column)
                && let Some(words) = self.words.remove(&(area.top, area.left))
            {
                self.words.insert((row, column), words);
            }
        }
        let mut known = BTreeMap::new();
        self.words.retain(|(row, column), _| {
            let by_row = rows.contains(row);
            let by_column = *known.entry(*column).or_insert_with(|| column_is(*column));
            if by_row {
                out.rows.insert(*row);
            } else if by_column {
                out.columns.insert(*column);
            }
            !(by_row || by_column)
        });
        let shown = |at: &(u32, u32)| !(rows.contains(&at.0) || column_is(at.1));
        self.without_result.retain(shown);
        out
    }

    fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        part: &str,
        book: &Book,
        room: &mut Room,
    ) -> Result<(), Unreadable> {
        let mut row = 0;
        while let Some(tag) = xml.child()? {
            row = number(&tag, "r").unwrap_or(row + 1).clamp(1, ROWS);
            if is_hidden(&tag, "ht") {
                self.hidden.0.insert(row);
            }
            let mut column = 0;
            while let Some(tag) = xml.child()? {
                if tag.name() != "c" {
                    xml.skip()?;
                    continue;
                }
                let at = tag.attribute("r").and_then(|name| place(&name));
                let at = at.unwrap_or((row, (column + 1).min(COLUMNS)));
                column = at.1;
                let words = self.cell(&tag, at, xml, book)?;
                room.cell(words, part)?;
            }
        }
        Ok(())
    }

    /// Reads a cell, and says how many bytes its words have.
    fn cell(
        &mut self,
        tag: &Tag<'_>,
        at: (u32, u32),
        xml: &mut Xml<'_>,
        book: &Book,
    ) -> Result<usize, Unreadable> {
        let kind = tag.attribute("t").unwrap_or_default();
        let style = number(tag, "s").and_then(|style| usize::try_from(style).ok());
        let style = book.style(style.unwrap_or_default());
        let (mut value, mut formula) = (None, false);
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "v" => value = Some(plain(xml.words()?)),
                "is" => value = Some(rich(xml)?),
                "f" => {
                    formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        let text = value.as_deref().map(text_of).unwrap_or_default();
        // Some programs write an empty result for one they have not worked out.
        let Some(value) = value.filter(|_| !(formula && text.is_empty())) else {
            if formula {
                self.without_result.push(at);
            }
            return Ok(0);
        };
        let pieces = match kind.as_str() {
            "s" => text
                .trim()
                .parse()
                .map(|at| book.words(at))
                .unwrap_or_default()
                .to_vec(),
            "str" | "inlineStr" | "e" => value,
            "b" => plain(if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "d" => plain(iso(text.trim(), &style.format).unwrap_or(text)),
            _ => match Number::read(&text) {
                Some(number) => plain(style.format.show(&number, book.epoch)),
                None => value,
            },
        };
        let words = shown(&pieces, style.face, &mut self.met);
        let length = words.len();
        if !words.trim().is_empty() {
            self.words.insert(at, words);
        }
        Ok(length)
    }

    /// The smallest area that holds all words.
    pub(super) fn around(&self, part: &str, room: &mut Room) -> Result<Option<Area>, Unreadable> {
        let places = || self.words.keys();
        let (Some(first), Some(last)) = (places().next(), places().next_back()) else {
            return Ok(None);
        };
        let area = Area {
            top: first.0,
            bottom: last.0,
            left: places().map(|at| at.1).min().unwrap_or(1),
            right: places().map(|at| at.1).max().unwrap_or(1),
        };
        let mut rows: Vec<u32> = places().map(|at| at.0).collect();
        rows.dedup();
        // Two cells in opposite corners would make a table of all between them.
        let width = usize::try_from(area.right - area.left + 1).unwrap_or(usize::MAX);
        let all = rows.len().saturating_mul(width);
        let blank = all.saturating_sub(self.words.len());
        room.cells(blank, part)?;
        Ok(Some(area))
    }
}

/// Whether a row or column is hidden, or has no room.
fn is_hidden(tag: &Tag<'_>, room: &str) -> bool {
    matches!(tag.attribute("hidden").as_deref(), Some("1" | "true"))
        || tag.attribute(room).is_some_and(|room| room.trim() == "0")
}

/// `B7` → row 7, column 2.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.bytes().filter(|letter| *letter != b'$') {
        let place = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(place) + 1)?;
    }
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then_some((row, column))
}

/// `A1:C2`.
fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(Area {
        top,
        left,
        bottom,
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!(place("B7"), Some((7, 2)));
        assert_eq!(place("XFD1048576"), Some((ROWS, COLUMNS)));
        for name in ["", "7", "B", "XFE1", "A0", "A1048577", "Đ1", "AAAAAAAAA1"] {
            assert_eq!(place(name), None, "{name}");
        }
        assert_eq!(
            area("A1:C2").map(|a| (a.top, a.left, a.bottom, a.right)),
            Some((1, 1, 2, 3))
        );
        assert_eq!(area("C2:A1"), None);
    }
}

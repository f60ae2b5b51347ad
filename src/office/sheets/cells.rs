//! The cells of a sheet, within limits.

use crate::office::problem::{Limit, Unreadable};
use crate::office::typed::Met;
use crate::text::{LONGEST, NotText};
use std::collections::{BTreeMap, BTreeSet};

/// The most cells of a file: those with words, and those of the rectangles around them.
pub(in crate::office) const CELLS: usize = 1_000_000;
/// The rows and columns a sheet can have.
pub(in crate::office) const ROWS: u32 = 1_048_576;
pub(in crate::office) const COLUMNS: u32 = 16_384;

/// A rectangle of cells, from 1: rows and columns, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::office) struct CellRange {
    pub(in crate::office) top: u32,
    pub(in crate::office) left: u32,
    pub(in crate::office) bottom: u32,
    pub(in crate::office) right: u32,
}

/// The cells of a sheet that hold words, by row and column, and those that are merged.
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct Cells {
    /// The words.
    pub(in crate::office) words: BTreeMap<(u32, u32), String>,
    /// The merged areas.
    pub(in crate::office) merged: Vec<CellRange>,
    /// Cells with a formula and without its result.
    pub(in crate::office) without_result: Vec<(u32, u32)>,
    /// What was met among the words.
    pub(in crate::office) met: Met,
    /// The rows that are hidden, and the columns, from the first to the last of each stretch.
    hidden: (BTreeSet<u32>, Vec<(u32, u32)>),
}

/// What was left out of a sheet because it is hidden there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct Hidden {
    /// The rows that held words.
    pub(in crate::office) rows: BTreeSet<u32>,
    /// The columns that held words.
    pub(in crate::office) columns: BTreeSet<u32>,
}

/// What the sheets of a file may still hold.
#[derive(Clone, Copy, Debug)]
pub(in crate::office) struct Room {
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
    pub(in crate::office) fn cell(&mut self, words: usize, part: &str) -> Result<(), Unreadable> {
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

/// Stretches of numbers, from the first to the last of each, in order and apart.
struct Stretches(Vec<(u32, u32)>);

impl Stretches {
    fn of(mut all: Vec<(u32, u32)>) -> Self {
        all.sort_unstable();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (first, last) in all {
            match apart.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => apart.push((first, last)),
            }
        }
        Self(apart)
    }

    fn around(&self, at: u32) -> Option<(u32, u32)> {
        let after = self.0.partition_point(|(_, last)| *last < at);
        let stretch = self.0.get(after).copied();
        stretch.filter(|(first, _)| *first <= at)
    }

    fn hold(&self, at: u32) -> bool {
        self.around(at).is_some()
    }

    /// The first number from this one on that none of them holds.
    fn shown(&self, at: u32) -> Option<u32> {
        self.around(at)
            .map_or(Some(at), |(_, last)| last.checked_add(1))
    }
}

impl Cells {
    /// Hides a row.
    pub(in crate::office) fn hide_row(&mut self, row: u32) {
        self.hidden.0.insert(row);
    }

    /// Hides columns, from the first to the last.
    pub(in crate::office) fn hide_columns(&mut self, first: u32, last: u32) {
        if self.hidden.1.len() < COLUMNS as usize {
            self.hidden.1.push((first, last));
        }
    }

    /// Takes out what is hidden, and says what it was. Merged cells are shown where the first of
    /// them is that is not hidden.
    pub(in crate::office) fn hide(&mut self) -> Hidden {
        let (rows, columns) = std::mem::take(&mut self.hidden);
        let mut out = Hidden::default();
        if rows.is_empty() && columns.is_empty() {
            return out;
        }
        let rows = Stretches::of(rows.into_iter().map(|row| (row, row)).collect());
        let columns = Stretches::of(columns);
        for area in &self.merged {
            let row = rows.shown(area.top).filter(|row| *row <= area.bottom);
            let column = columns
                .shown(area.left)
                .filter(|column| *column <= area.right);
            if let (Some(row), Some(column)) = (row, column)
                && let Some(words) = self.words.remove(&(area.top, area.left))
            {
                self.words.insert((row, column), words);
            }
        }
        self.words.retain(|(row, column), _| {
            let by_row = rows.hold(*row);
            let by_column = columns.hold(*column);
            if by_row {
                out.rows.insert(*row);
            } else if by_column {
                out.columns.insert(*column);
            }
            !(by_row || by_column)
        });
        let shown = |at: &(u32, u32)| !(rows.hold(at.0) || columns.hold(at.1));
        self.without_result.retain(shown);
        out
    }

    /// The smallest area that holds all words.
    pub(in crate::office) fn around(
        &self,
        part: &str,
        room: &mut Room,
    ) -> Result<Option<CellRange>, Unreadable> {
        let places = || self.words.keys();
        let (Some(first), Some(last)) = (places().next(), places().next_back()) else {
            return Ok(None);
        };
        let area = CellRange {
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

//! The sheets of a file, whatever kind of file it is → blocks: a table for each stretch of rows
//! without an empty one.
//!
//! Numbers are read as the sheet shows them (`80%`, not 0.8) and exactly: a reader that hands
//! out binary fractions could not tell 0.29 from what the file spells for it.

mod cells;
mod face;
mod format;
mod number;

use super::document::{Block, Cell, Document, Paragraph, Row, Table};
use super::problem::{Limit, Unreadable};
use super::remark::Remark;
use super::typed::Met;
use crate::text::{Landmark, Spot, letters};
use cells::{CELLS, Hidden};
pub(super) use cells::{COLUMNS, CellRange, Cells, ROWS, Room};
pub(super) use face::{Face, Piece, plain, shown, text_of};
pub(super) use format::{Epoch, Format, iso};
pub(super) use number::Number;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most sheets.
pub(super) const SHEETS: usize = 1_000;

/// The sheets of a file that have been read.
#[derive(Default)]
pub(super) struct Sheets {
    /// What the cells to come may hold.
    pub(super) room: Room,
    document: Document,
    hidden: Vec<String>,
    without_result: Vec<String>,
    met: Met,
}

impl Sheets {
    /// A sheet that is hidden.
    pub(super) fn hide(&mut self, name: &str) {
        self.hidden.push(name.to_owned());
    }

    /// Adds a sheet.
    pub(super) fn add(
        &mut self,
        name: &str,
        part: &str,
        mut cells: Cells,
    ) -> Result<(), Unreadable> {
        let gone = cells.hide();
        if gone != Hidden::default() {
            self.document.remarks.push(Remark::HiddenCells {
                sheet: name.to_owned(),
                rows: gone.rows.into_iter().collect(),
                columns: gone.columns.into_iter().map(letters).collect(),
            });
        }
        self.met.hidden |= cells.met.hidden;
        self.met.struck |= cells.met.struck;
        self.met.converted.append(&mut cells.met.converted);
        for (row, column) in &cells.without_result {
            let cell = format!("'{name}'!{}{row}", letters(*column));
            self.without_result.push(cell);
        }
        let blocks = blocks(name, part, &cells, &mut self.room)?;
        self.document.blocks.extend(blocks);
        Ok(())
    }

    /// All sheets as one document.
    pub(super) fn finish(self) -> Document {
        let mut document = self.document;
        if !self.hidden.is_empty() {
            document.remarks.push(Remark::HiddenSheets(self.hidden));
        }
        let looks = [
            (self.met.hidden, Remark::HiddenText),
            (self.met.struck, Remark::StruckOut),
        ];
        let said = looks.into_iter().filter(|(holds, _)| *holds);
        document.remarks.extend(said.map(|(_, remark)| remark));
        let converted = self.met.converted.into_iter().map(Remark::Converted);
        document.remarks.extend(converted);
        if let Some(cell) = self.without_result.first() {
            document.remarks.push(Remark::NoResult {
                cell: cell.clone(),
                count: self.without_result.len(),
            });
        }
        document
    }
}

/// The tables of a sheet.
fn blocks(
    name: &str,
    part: &str,
    cells: &Cells,
    room: &mut Room,
) -> Result<Vec<Block>, Unreadable> {
    let Some(area) = cells.around(part, room)? else {
        return Ok(Vec::new());
    };
    let sheet: Arc<str> = Arc::from(name);
    let place = |row| {
        Landmark::new(Spot::Cells {
            sheet: Arc::clone(&sheet),
            row,
            column: area.left,
        })
    };
    let mut used: Vec<u32> = cells.words.keys().map(|(row, _)| *row).collect();
    used.dedup();
    let merged = merged(cells, &used, part)?;
    let mut blocks = heading(name, cells, place(area.top));
    for run in used.chunk_by(|row, next| row + 1 == *next) {
        let above = run
            .iter()
            .position(|row| filled(cells, *row).count() >= WIDE);
        let (titles, rows) = run.split_at(above.unwrap_or_default());
        blocks.extend(beside(cells, titles, &place));
        let rows = rows.iter().map(|row| Row {
            before: 0,
            cells: line(*row, area, cells, &merged, &place(*row)),
            is_head: false,
            landmark: place(*row),
            origin: None,
        });
        let table = Table {
            rows: rows.collect(),
            ..Table::default()
        };
        let last = run.last().copied().unwrap_or_default();
        blocks.push(Block::Table(table));
        blocks.push(paragraph("", place(last)));
    }
    blocks.push(paragraph("", place(area.bottom)));
    Ok(blocks)
}

/// The head of a table has words in so many columns at least; rows above it are titles.
const WIDE: usize = 3;

/// The words of a row.
fn filled(cells: &Cells, row: u32) -> impl Iterator<Item = &str> {
    let own = cells.words.range((row, 0)..=(row, u32::MAX));
    own.map(|(_, words)| words.as_str())
        .filter(|words| !words.trim().is_empty())
}

/// The rows above a table as paragraphs: what stands side by side, as the two halves of a letterhead do, one half
/// after the other.
fn beside(cells: &Cells, rows: &[u32], place: &impl Fn(u32) -> Landmark) -> Vec<Block> {
    let mut blocks = Vec::new();
    let sides = rows.chunk_by(|row, next| {
        filled(cells, *row).count() == 2 && filled(cells, *next).count() == 2
    });
    for rows in sides {
        for side in 0..WIDE {
            for row in rows {
                let words = filled(cells, *row).nth(side);
                blocks.extend(words.map(|words| paragraph(words, place(*row))));
            }
        }
        blocks.extend(rows.last().map(|row| paragraph("", place(*row))));
    }
    blocks
}

fn paragraph(text: &str, landmark: Landmark) -> Block {
    Block::Paragraph(Paragraph::plain(text.to_owned(), landmark))
}

/// The name of a sheet that is an annex by name alone.
fn heading(name: &str, cells: &Cells, landmark: Landmark) -> Vec<Block> {
    let is_annex = |text: &str| text.trim().to_lowercase().starts_with("phụ lục");
    let says_so = cells.words.values().take(8).any(|text| is_annex(text));
    if is_annex(name) && !says_so {
        vec![paragraph(name, landmark)]
    } else {
        Vec::new()
    }
}

/// The merged areas that begin in a cell or go through its row from above, by their left cells.
fn merged(
    cells: &Cells,
    used: &[u32],
    part: &str,
) -> Result<BTreeMap<(u32, u32), CellRange>, Unreadable> {
    let mut found = BTreeMap::new();
    let mut count = 0_usize;
    for area in &cells.merged {
        let from = used.partition_point(|row| *row < area.top);
        let rows = used.get(from..).unwrap_or_default();
        for row in rows.iter().take_while(|row| **row <= area.bottom) {
            found.insert((*row, area.left), *area);
            count += 1;
            if count > CELLS {
                return Err(Limit::Things(part.to_owned(), CELLS).into());
            }
        }
    }
    Ok(found)
}

/// The cells of a row.
fn line(
    row: u32,
    area: CellRange,
    cells: &Cells,
    merged: &BTreeMap<(u32, u32), CellRange>,
    landmark: &Landmark,
) -> Vec<Cell> {
    let mut out = Vec::new();
    let mut column = area.left;
    while column <= area.right {
        let merge = merged.get(&(row, column));
        let right = merge.map_or(column, |merge| merge.right.min(area.right));
        let words = cells.words.get(&(row, column)).map(String::as_str);
        out.push(Cell {
            blocks: vec![paragraph(words.unwrap_or_default(), landmark.clone())],
            columns: usize::try_from(right - column + 1).unwrap_or(1),
            continues: merge.is_some_and(|merge| merge.top < row),
        });
        column = right + 1;
    }
    out
}

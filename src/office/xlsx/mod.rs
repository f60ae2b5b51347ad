//! Excel files (.xlsx) → blocks: a table for each stretch of rows without an empty one.
//!
//! Numbers are read as the sheet shows them (`80%`, not 0.8) and exactly: a reader that hands
//! out binary fractions could not tell 0.29 from what the file spells for it.

mod book;
mod face;
mod format;
mod number;
mod sheet;

use super::document::{Block, Cell, Document, Paragraph, Row, Table};
use super::package::Package;
use super::problem::{Limit, Unreadable};
use super::remark::Remark;
use crate::text::{Landmark, Spot, letters};
use book::{Book, Sheet};
use sheet::{Area, CELLS, Cells, Hidden, Room};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads an Excel file whose list of sheets is in this part.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Document, Unreadable> {
    let book = Book::read(package, part)?;
    let mut document = Document::default();
    let mut hidden = Vec::new();
    let mut without_result = Vec::new();
    let (mut struck, mut converted) = (false, BTreeSet::new());
    let mut room = Room::default();
    for sheet in &book.sheets {
        if sheet.is_hidden {
            hidden.push(sheet.name.clone());
            continue;
        }
        let Some(text) = package.text(&sheet.part)? else {
            return Err(Unreadable::Missing(sheet.part.clone()));
        };
        let mut cells = Cells::read(&text, &sheet.part, &book, &mut room)?;
        let gone = cells.hide();
        if gone != Hidden::default() {
            document.remarks.push(Remark::HiddenCells {
                sheet: sheet.name.clone(),
                rows: gone.rows.into_iter().collect(),
                columns: gone.columns.into_iter().map(letters).collect(),
            });
        }
        struck |= cells.met.struck;
        converted.append(&mut cells.met.converted);
        for (row, column) in &cells.without_result {
            without_result.push(format!("'{}'!{}{row}", sheet.name, letters(*column)));
        }
        document.blocks.extend(blocks(sheet, &cells, &mut room)?);
    }
    if !hidden.is_empty() {
        document.remarks.push(Remark::HiddenSheets(hidden));
    }
    if struck {
        document.remarks.push(Remark::StruckOut);
    }
    let converted = converted.into_iter().map(Remark::Converted);
    document.remarks.extend(converted);
    if let Some(cell) = without_result.first() {
        document.remarks.push(Remark::NoResult {
            cell: cell.clone(),
            count: without_result.len(),
        });
    }
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.push(Remark::Macros);
    }
    Ok(document)
}

/// The tables of a sheet.
fn blocks(sheet: &Sheet, cells: &Cells, room: &mut Room) -> Result<Vec<Block>, Unreadable> {
    let Some(area) = cells.around(&sheet.part, room)? else {
        return Ok(Vec::new());
    };
    let name: Arc<str> = Arc::from(sheet.name.as_str());
    let place = |row| {
        Landmark::new(Spot::Cells {
            sheet: Arc::clone(&name),
            row,
            column: area.left,
        })
    };
    let mut used: Vec<u32> = cells.words.keys().map(|(row, _)| *row).collect();
    used.dedup();
    let merged = merged(cells, &used, &sheet.part)?;
    let mut blocks = heading(sheet, cells, place(area.top));
    let mut table = Table::default();
    let mut last = None;
    for row in used {
        if last.is_some_and(|last| last + 1 < row) {
            blocks.push(Block::Table(std::mem::take(&mut table)));
            blocks.push(paragraph("", place(row)));
        }
        last = Some(row);
        table.rows.push(Row {
            before: 0,
            cells: line(row, area, cells, &merged, &place(row)),
            is_head: false,
            landmark: place(row),
            origin: None,
        });
    }
    blocks.push(Block::Table(table));
    blocks.push(paragraph("", place(area.bottom)));
    Ok(blocks)
}

fn paragraph(text: &str, landmark: Landmark) -> Block {
    Block::Paragraph(Paragraph::plain(text.to_owned(), landmark))
}

/// The name of a sheet that is an annex by name alone.
fn heading(sheet: &Sheet, cells: &Cells, landmark: Landmark) -> Vec<Block> {
    let is_annex = |text: &str| text.trim().to_lowercase().starts_with("phụ lục");
    let says_so = cells.words.values().take(8).any(|text| is_annex(text));
    if is_annex(&sheet.name) && !says_so {
        vec![paragraph(&sheet.name, landmark)]
    } else {
        Vec::new()
    }
}

/// The merged areas that begin in a cell or go through its row from above, by their left cells.
fn merged(
    cells: &Cells,
    used: &[u32],
    part: &str,
) -> Result<BTreeMap<(u32, u32), Area>, Unreadable> {
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
    area: Area,
    cells: &Cells,
    merged: &BTreeMap<(u32, u32), Area>,
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

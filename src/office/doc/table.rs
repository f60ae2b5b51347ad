//! The rows of tables, put together from paragraphs that end cells and rows.

use super::property::{CellForm, OfParagraph};
use crate::office::document::{Block, Cell, Paragraph, Row, Table};
use crate::text::{Landmark, Spot};
use std::collections::BTreeSet;

/// Edges of cells that lie so near, in twentieths of a point, are one.
const NEAR: i16 = 12;

/// The blocks so far, and the table that is open.
#[derive(Default)]
pub(in crate::office) struct Tables {
    blocks: Vec<Block>,
    rows: Vec<OpenRow>,
    /// The blocks of the cell that is open, and the cells before it in its row.
    cell: Vec<Block>,
    cells: Vec<Vec<Block>>,
    count: u32,
}

/// A row with its form.
struct OpenRow {
    cells: Vec<Vec<Block>>,
    said: OfParagraph,
}

impl Tables {
    /// Takes a paragraph, by the letter that ends it.
    pub(in crate::office) fn take(&mut self, end: char, said: OfParagraph, paragraph: Paragraph) {
        if !said.in_table && said.depth == 0 {
            self.close();
            push(&mut self.blocks, paragraph);
            return;
        }
        if said.ends_row && said.depth <= 1 {
            // A row that was cut off without the end of its last cell keeps its words.
            if !self.cell.is_empty() {
                self.cells.push(std::mem::take(&mut self.cell));
            }
            let cells = std::mem::take(&mut self.cells);
            self.rows.push(OpenRow { cells, said });
            return;
        }
        let ends_cell = end == '\u{7}' && said.depth <= 1;
        push(&mut self.cell, paragraph);
        if ends_cell {
            self.cells.push(std::mem::take(&mut self.cell));
        }
    }

    /// Adds what hangs on the paragraph before.
    pub(in crate::office) fn add(&mut self, blocks: Vec<Block>) {
        if self.rows.is_empty() && self.cells.is_empty() && self.cell.is_empty() {
            self.blocks.extend(blocks);
        } else {
            self.cell.extend(blocks);
        }
    }

    /// All blocks; the last paragraph may have no end.
    pub(in crate::office) fn finish(mut self, last: Paragraph) -> Vec<Block> {
        self.close();
        push(&mut self.blocks, last);
        self.blocks
    }

    /// Ends the table that is open.
    fn close(&mut self) {
        let left = std::mem::take(&mut self.cell);
        let cells = std::mem::take(&mut self.cells);
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.count = self.count.saturating_add(1);
            self.blocks.push(Block::Table(table(rows, self.count)));
        }
        // Cells without the end of their row: their words are kept.
        self.blocks.extend(cells.into_iter().flatten());
        self.blocks.extend(left);
    }
}

/// Adds a paragraph; one blank line says as much as many.
fn push(blocks: &mut Vec<Block>, paragraph: Paragraph) {
    if !(paragraph.is_blank() && blocks.last().is_none_or(Block::is_blank)) {
        blocks.push(Block::Paragraph(paragraph));
    }
}

fn table(rows: Vec<OpenRow>, number: u32) -> Table {
    let edges = edges(&rows);
    let has_borders = rows.iter().any(|row| row.said.has_borders);
    let row = |(at, open): (u32, OpenRow)| {
        let spot = Spot::Row {
            table: number,
            row: at,
        };
        row(open, &edges, Landmark::new(spot))
    };
    Table {
        rows: (1..).zip(rows).map(row).collect(),
        has_borders,
    }
}

/// Where the columns of a table begin and end.
fn edges(rows: &[OpenRow]) -> Vec<i16> {
    let cells = rows.iter().flat_map(|row| &row.said.cells);
    let all: BTreeSet<i16> = cells.flat_map(|cell| [cell.left, cell.right]).collect();
    let mut edges: Vec<i16> = Vec::new();
    for edge in all {
        if edges
            .last()
            .is_none_or(|last| edge.saturating_sub(*last) > NEAR)
        {
            edges.push(edge);
        }
    }
    edges
}

fn row(open: OpenRow, edges: &[i16], landmark: Landmark) -> Row {
    // The column that begins at an edge.
    let column = |edge: i16| {
        let after = edges.partition_point(|known| *known <= edge);
        after.saturating_sub(1)
    };
    let forms = open.said.cells;
    let first = forms.first().map_or(0, |cell| column(cell.left));
    let mut cells: Vec<Cell> = Vec::new();
    let mut open_cells = open.cells.into_iter();
    for form in &forms {
        let CellForm { left, right, .. } = *form;
        let columns = column(right).saturating_sub(column(left)).max(1);
        let mut blocks = open_cells.next().unwrap_or_default();
        match cells.last_mut().filter(|_| form.joins_left) {
            Some(before) => {
                before.columns += columns;
                before.blocks.append(&mut blocks);
            }
            None => cells.push(Cell {
                blocks,
                columns,
                continues: form.joins_above,
            }),
        }
    }
    // Cells of whose form nothing is said.
    cells.extend(open_cells.map(|blocks| Cell {
        blocks,
        columns: 1,
        continues: false,
    }));
    for cell in &mut cells {
        in_row(&mut cell.blocks, &landmark);
    }
    Row {
        before: first,
        cells,
        is_head: open.said.is_head,
        landmark,
        origin: None,
    }
}

/// Lets what stands in a row be found by the row.
fn in_row(blocks: &mut [Block], landmark: &Landmark) {
    for block in blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.landmark = landmark.clone();
        }
    }
}

//! Tables: rows of cells, each cell with the columns it stands in.

use std::ops::Range;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// How many columns it has.
    pub columns: usize,
}

/// What a row of a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// It names the columns.
    Head,
    /// It names or dates the rows below it: "I. Đến năm 2030".
    Group,
    /// It says something.
    Body,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// Its cells, in order; empty cells may be left out.
    pub cells: Vec<Cell>,
    /// Whether it was only guessed which column each of its cells stands in.
    pub is_uncertain: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its words in the running text.
    pub words: Range<usize>,
    /// The first column it stands in, from 0.
    pub column: usize,
    /// How many columns it takes; at least 1.
    pub columns: usize,
    /// How many rows it takes; at least 1. The rows below have no cell there.
    pub rows: usize,
}

impl Row {
    /// The cell that stands in a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let stands = |cell: &&Cell| (cell.column..cell.column + cell.columns).contains(&column);
        self.cells.iter().find(stands)
    }
}

impl Table {
    /// The head rows at its top.
    pub fn head(&self) -> &[Row] {
        let end = self.rows.iter().position(|row| row.kind != RowKind::Head);
        self.rows
            .get(..end.unwrap_or(self.rows.len()))
            .unwrap_or_default()
    }
}

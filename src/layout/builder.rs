//! Makes a layout block by block.

use super::{Block, Cell, Flow, Layout, Row, RowKind, Shape, Table, mark};
use std::ops::Range;

/// Words of one line with where they stand.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// The words.
    pub words: &'t str,
    /// Where they begin in the normalised text.
    pub normal: usize,
    /// Their line, from 1.
    pub line: u32,
}

/// A cell that is to be laid.
#[derive(Clone, Debug)]
pub struct NewCell<'t> {
    /// Its words, line by line; none for an empty cell.
    pub pieces: Vec<Piece<'t>>,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
}

/// Makes a layout block by block, in the order of the text.
#[derive(Debug, Default)]
pub struct Builder {
    layout: Layout,
}

impl Builder {
    /// A builder with room for a text.
    pub fn with_capacity(bytes: usize) -> Self {
        let flow = Flow::with_capacity(bytes);
        let blocks = Vec::with_capacity(bytes / 80);
        Self {
            layout: Layout { flow, blocks },
        }
    }

    /// Adds a block of text; its mark is found.
    pub fn text(&mut self, shape: Shape, is_strong: bool, pieces: &[Piece<'_>]) {
        let whole = self.lay(pieces);
        let found = match shape {
            Shape::Furniture | Shape::Table(_) => None,
            Shape::Heading(_) | Shape::Text | Shape::Note => mark(self.layout.words(whole.clone())),
        };
        let start = whole.start + found.as_ref().map_or(0, |mark| mark.length);
        self.layout.blocks.push(Block {
            shape,
            mark: found,
            words: start..whole.end,
            whole,
            is_strong,
        });
    }

    /// Adds a table; `rows` are its rows with what each is for.
    pub fn table(&mut self, rows: &[(RowKind, Vec<NewCell<'_>>)]) {
        let start = self.layout.flow.len();
        let mut table = Table::default();
        // How many rows more a cell from above takes in each column.
        let mut held: Vec<usize> = Vec::new();
        for (kind, new) in rows {
            let mut row = Row {
                kind: *kind,
                cells: Vec::with_capacity(new.len()),
            };
            let mut column = 0;
            for cell in new {
                while held.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let columns = cell.columns.max(1);
                if held.len() < column + columns {
                    held.resize(column + columns, 0);
                }
                for rows in held.iter_mut().skip(column).take(columns) {
                    *rows = cell.rows.max(1);
                }
                let words = self.lay(&cell.pieces);
                if !words.is_empty() {
                    row.cells.push(Cell {
                        words,
                        column,
                        columns,
                        rows: cell.rows.max(1),
                    });
                }
                column += columns;
            }
            for rows in &mut held {
                *rows = rows.saturating_sub(1);
            }
            table.columns = table.columns.max(held.len());
            table.rows.push(row);
        }
        let whole = start..self.layout.flow.len();
        self.layout.blocks.push(Block {
            shape: Shape::Table(table),
            mark: None,
            words: whole.clone(),
            whole,
            is_strong: false,
        });
    }

    fn lay(&mut self, pieces: &[Piece<'_>]) -> Range<usize> {
        let start = self.layout.flow.len();
        for piece in pieces {
            self.layout
                .flow
                .join(start, piece.words, piece.normal, piece.line);
        }
        let end = self.layout.flow.len();
        if end > start {
            self.layout.flow.end();
        }
        start..end
    }

    /// The layout.
    pub fn build(self) -> Layout {
        self.layout
    }
}

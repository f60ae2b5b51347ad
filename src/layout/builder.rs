//! Makes a layout block by block.

use super::{Block, Cell, Flow, Layout, Row, RowKind, Shape, Table, classify::classify, mark};
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
    #[cfg(test)]
    pub fn table(&mut self, rows: &[(RowKind, Vec<NewCell<'_>>)]) {
        let (whole, table) = self.lay_table(
            rows.iter()
                .map(|(kind, cells)| (*kind, cells.as_slice(), false)),
        );
        self.push_table(whole, table);
    }

    /// Adds a table whose rows are given without what they are for, which is found by [`classify`]; `heads` is how many
    /// rows at the top the file itself calls heads.
    pub fn rows(&mut self, rows: &[Vec<NewCell<'_>>], heads: Option<usize>) {
        let (whole, mut table) = self.lay_table(
            rows.iter()
                .map(|cells| (RowKind::Body, cells.as_slice(), false)),
        );
        classify(self.layout.flow.text(), &mut table, heads);
        self.push_table(whole, table);
    }

    /// Adds a table that was put together from lines; each row tells whether the columns of its cells were guessed.
    pub fn guessed_rows(&mut self, rows: &[(Vec<NewCell<'_>>, bool)]) {
        let (whole, mut table) = self.lay_table(
            rows.iter()
                .map(|(cells, guessed)| (RowKind::Body, cells.as_slice(), *guessed)),
        );
        classify(self.layout.flow.text(), &mut table, None);
        self.push_table(whole, table);
    }

    fn lay_table<'r, 't: 'r>(
        &mut self,
        rows: impl Iterator<Item = (RowKind, &'r [NewCell<'t>], bool)>,
    ) -> (Range<usize>, Table) {
        let start = self.layout.flow.len();
        let mut table = Table::default();
        // How many rows more a cell from above takes in each column.
        let mut held: Vec<usize> = Vec::new();
        for (kind, new, is_uncertain) in rows {
            let mut row = Row {
                kind,
                cells: Vec::with_capacity(new.len()),
                is_uncertain,
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
        (start..self.layout.flow.len(), table)
    }

    fn push_table(&mut self, whole: Range<usize>, table: Table) {
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
        self.layout.flow.drop_soft_hyphen();
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

//! The one model of form: what a plan is made of before anybody asks what it means.
//!
//! A [`Layout`] is one running text and the blocks it is made of, in order: paragraphs, items of lists, headings where
//! the file itself says so, tables with their cells, notes, and furniture (page numbers, running heads). Word, Excel
//! and web files say all this themselves and hand it over; [`plain`] is the only place that guesses it from text, and
//! PDF guesses it from geometry. In the running text the lines of a block are joined by single blanks, each block and
//! each cell ends with a line end, and each byte knows the line and the place of the normalised text it came from.

mod builder;
mod classify;
mod flow;
mod mark;
pub mod plain;
mod table;

use crate::text::work::looked_at;
#[cfg(test)]
pub use builder::{Builder, NewCell, Piece};
pub use flow::Flow;
pub use mark::{Found, Mark, MarkKind, found, mark};
use std::ops::Range;
pub use table::{Cell, Row, RowKind, Table};

/// A text as blocks.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The running text.
    pub flow: Flow,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
}

/// Lines, or cells, that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// The mark it begins with: `II.2.`, `a)`, `-`.
    pub mark: Option<Mark>,
    /// Its words in the running text, without the mark.
    pub words: Range<usize>,
    /// The whole of it, mark and all; of a table all its cells.
    pub whole: Range<usize>,
    /// Whether it is printed bold or set apart by the file.
    pub is_strong: bool,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A heading because the file says so (a style of headings, an outline level), from 1.
    Heading(u8),
    /// A paragraph, a heading that only looks like one, or an item of a list: the mark tells.
    Text,
    /// A table.
    Table(Table),
    /// A note at the foot of a page or the end of the text.
    Note,
    /// A page number, a running head, a drawn line: no words of the plan.
    Furniture,
}

impl Layout {
    /// The whole running text.
    #[inline]
    pub fn text(&self) -> &str {
        self.flow.text()
    }

    /// The words of a range of the running text.
    #[inline]
    pub fn words(&self, range: Range<usize>) -> &str {
        looked_at(range.len());
        self.flow.text().get(range).unwrap_or_default()
    }
}

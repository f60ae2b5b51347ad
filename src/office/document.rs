//! What a file holds, as blocks in the order in which a person reads them.

use super::remark::Remark;
use crate::text::Landmark;
use std::ops::Range;

/// The most columns a cell, or a run of cells that are alike, may take; Word itself has 63.
pub(super) const COLUMNS: usize = 1_000;
/// The most columns of a table; Excel itself has no more.
pub(super) const WIDTH: usize = 16_384;

/// A file as blocks.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Paragraphs and tables, in order.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their numbers.
    pub footnotes: Vec<Paragraph>,
    /// Who says where paragraphs end.
    pub ends: Ends,
    /// What was left out or read in one of two ways.
    pub remarks: Vec<Remark>,
}

/// Who says where paragraphs end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ends {
    /// The file.
    #[default]
    Known,
    /// The places at which lines begin and end: one paragraph may have become two.
    Guessed,
}

/// A block of a file.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph, a heading or an item of a list; without words it is a blank line.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its number or bullet as it is shown, where the words do not hold it: `2.1.`, `a)`, `-`.
    pub label: Option<String>,
    /// Its words; a line feed is a break inside it.
    pub text: String,
    /// Where it stands.
    pub landmark: Landmark,
    /// The bytes of it in the main part of its file, where it stands there by itself.
    pub origin: Option<Range<usize>>,
    /// The level of the heading that the file calls it, from 1.
    pub heading: Option<u8>,
    /// Whether all of its words are bold.
    pub is_strong: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether lines are drawn between its cells.
    pub has_borders: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// How many columns are left out before the first cell.
    pub before: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether the file says that it belongs to the head.
    pub is_head: bool,
    /// Where it stands.
    pub landmark: Landmark,
    /// The bytes of it in the main part of its file.
    pub origin: Option<Range<usize>>,
}

/// A cell of a row.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it takes.
    pub columns: usize,
    /// Whether it goes on with the cell above it.
    pub continues: bool,
}

impl Paragraph {
    /// Words at a place, of which no more is known.
    pub(super) fn plain(text: impl Into<String>, landmark: Landmark) -> Self {
        Self {
            label: None,
            text: text.into(),
            landmark,
            origin: None,
            heading: None,
            is_strong: false,
        }
    }

    /// Whether it has neither a label nor words.
    pub(super) fn is_blank(&self) -> bool {
        self.label.is_none() && self.text.trim().is_empty()
    }

    /// The label and the words.
    pub(super) fn shown(&self) -> String {
        match &self.label {
            Some(label) if self.text.trim().is_empty() => label.clone(),
            Some(label) => format!("{label} {}", self.text.trim_start()),
            None => self.text.clone(),
        }
    }
}

impl Block {
    /// Whether it is a paragraph without a label and words.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Paragraph(paragraph) if paragraph.is_blank())
    }
}

impl Row {
    /// Whether words stand in it.
    pub(super) fn has_words(&self) -> bool {
        self.cells.iter().any(|cell| !cell.text().is_empty())
    }

    /// The words of its cells, parted by tabs; so many columns wide.
    pub(super) fn line(&self, width: usize) -> String {
        let mut line = "\t".repeat(self.before);
        for cell in &self.cells {
            line.push_str(&cell.text());
            line.extend(std::iter::repeat_n('\t', cell.columns.max(1)));
        }
        // The last column has no tab behind it.
        let more = width.saturating_sub(self.width());
        line.extend(std::iter::repeat_n('\t', more));
        line.pop();
        line
    }

    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        let cells = self.cells.iter().map(|cell| cell.columns.max(1));
        cells.fold(self.before, usize::saturating_add)
    }
}

impl Cell {
    /// All of its words on one line.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        push_words(&self.blocks, &mut out);
        out
    }
}

pub(super) fn push_words(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for word in paragraph.shown().split_whitespace() {
                    if !out.is_empty() {
                        out.push(' ');
                    }
                    out.push_str(word);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| push_words(&cell.blocks, out));
            }
        }
    }
}

//! What a file says itself of the form of its lines: where paragraphs end, what tables are made of.
//!
//! A Word file, a sheet and a web page know this, and a PDF file shows it by where things stand; a
//! plain text does not say it, and has no [`Form`].

use serde::{Deserialize, Serialize};

/// The form of the lines of a text, block by block, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form(pub Vec<Formed>);

/// A block of lines; lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Formed {
    /// A paragraph, a heading or an item.
    Paragraph(FormedParagraph),
    /// A note, from its first line to its last.
    Note(u32, u32),
    /// A table.
    Table(FormedTable),
}

/// The lines of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormedParagraph {
    /// Its first line.
    pub first: u32,
    /// Its last line; another than the first where it has breaks in it.
    pub last: u32,
    /// The level of the heading that the file calls it, from 1.
    pub heading: Option<u8>,
    /// Whether all of it is bold.
    pub is_strong: bool,
}

/// The lines of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormedTable {
    /// How many rows at its top the file calls the head, where it does.
    pub heads: Option<usize>,
    /// Its rows, a line each.
    pub rows: Vec<FormedRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormedRow {
    /// Its line.
    pub line: u32,
    /// Its cells; none where a cell from above goes on.
    pub cells: Vec<FormedCell>,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormedCell {
    /// The first column it stands in, from 0: so many tabs stand before its words on the line.
    pub column: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
}

impl Form {
    /// Joins the form of lines that come behind so many others.
    pub fn join(&mut self, behind: u32, other: Self) {
        let moved = |line: u32| line.saturating_add(behind);
        self.0.extend(other.0.into_iter().map(|mut block| {
            match &mut block {
                Formed::Paragraph(paragraph) => {
                    paragraph.first = moved(paragraph.first);
                    paragraph.last = moved(paragraph.last);
                }
                Formed::Note(first, last) => (*first, *last) = (moved(*first), moved(*last)),
                Formed::Table(table) => {
                    table
                        .rows
                        .iter_mut()
                        .for_each(|row| row.line = moved(row.line));
                }
            }
            block
        }));
    }

    /// Whether the file says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

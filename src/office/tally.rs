//! How much of a file has been read, within limits.

use super::document::Paragraph;
use super::problem::{Limit, Unreadable};
use crate::text::{LONGEST, NotText};

/// The most paragraphs and cells.
const BLOCKS: usize = 1_000_000;

/// How many blocks of a file have been read, and how long their words are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    blocks: usize,
    bytes: usize,
}

impl Tally {
    /// Counts a paragraph or a cell of this part.
    pub(super) fn block(&mut self, part: &str) -> Result<(), Unreadable> {
        self.blocks += 1;
        if self.blocks > BLOCKS {
            return Err(Limit::Things(part.to_owned(), BLOCKS).into());
        }
        Ok(())
    }

    /// Counts the words of a paragraph. The words of a file are in it but for the labels of
    /// lists: a few bytes say how thousands of items look.
    pub(super) fn words(&mut self, paragraph: &Paragraph) -> Result<(), Unreadable> {
        let label = paragraph.label.as_ref().map_or(0, String::len);
        self.bytes = self.bytes.saturating_add(label + paragraph.text.len());
        if self.bytes > LONGEST {
            return Err(NotText::TooLong.into());
        }
        Ok(())
    }
}

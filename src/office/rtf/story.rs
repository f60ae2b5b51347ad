//! Texts of their own inside a file of rich text: notes, text boxes, heads of pages.

use super::RtfReader;
use super::state::{Apart, OfParagraph};
use crate::office::doc::Tables;
use crate::office::document::{Block, Paragraph};
use crate::office::docx::{Look, in_head, is_letterhead, words};
use crate::office::problem::Unreadable;
use crate::office::typed::Typed;
use crate::text::{Landmark, Spot};
use std::collections::BTreeMap;

/// A text of its own, and the paragraph that is open in it.
#[derive(Default)]
pub(super) struct Story {
    pub(super) tables: Tables,
    pub(super) typed: Typed,
    pub(super) label: Option<String>,
    /// The text boxes that hang on the paragraph.
    pub(super) boxes: Vec<Block>,
}

impl RtfReader {
    /// A text of its own begins.
    pub(super) fn enter(&mut self, apart: Apart) -> Result<(), Unreadable> {
        if apart == Apart::Note {
            let mark = format!("[{}]", self.notes.len() + 1);
            for sign in mark.chars() {
                self.letter(sign)?;
            }
            // Its place is kept: notes are numbered in the order of their marks.
            let number = u32::try_from(self.notes.len() + 1).unwrap_or(u32::MAX);
            let note = Paragraph::plain(String::new(), Landmark::new(Spot::Note(number)));
            self.notes.push(note);
        }
        self.state.apart = Some(apart);
        self.state.paragraph = OfParagraph::default();
        self.state.look = Look::default();
        self.outer.push(std::mem::take(&mut self.story));
        Ok(())
    }

    /// A text of its own ends.
    pub(super) fn leave(&mut self, apart: Apart) -> Result<(), Unreadable> {
        let last = self.paragraph(None, true);
        self.tally.words(&last)?;
        let outer = self.outer.pop().unwrap_or_default();
        let story = std::mem::replace(&mut self.story, outer);
        let mut blocks = story.tables.finish(last);
        match apart {
            Apart::Note => {
                let number = self.notes.len();
                if let Some(note) = self.notes.last_mut() {
                    note.text = words(&blocks);
                    note.label = Some(format!("[{number}]"));
                }
            }
            Apart::Box => {
                self.text_boxes = self.text_boxes.saturating_add(1);
                let spot = Spot::TextBox(self.text_boxes);
                for block in &mut blocks {
                    if let Block::Paragraph(paragraph) = block {
                        paragraph.landmark = Landmark::new(spot.clone());
                    }
                }
                self.story.boxes.append(&mut blocks);
            }
            Apart::FirstHead | Apart::Head => {
                let is_first = apart == Apart::FirstHead;
                self.heads.entry(is_first).or_insert(blocks);
            }
        }
        Ok(())
    }
}

/// What stands in the head of the first page, if that is more than its number. A head that all
/// pages have is left out, unless it is a letterhead.
pub(super) fn head(heads: &mut BTreeMap<bool, Vec<Block>>, has_title_page: bool) -> Vec<Block> {
    let mut blocks = heads.remove(&has_title_page).unwrap_or_default();
    let words = words(&blocks);
    let reads = if has_title_page {
        words.chars().any(char::is_alphabetic)
    } else {
        is_letterhead(&words)
    };
    if !reads {
        return Vec::new();
    }
    blocks.iter_mut().for_each(in_head);
    let blank = Paragraph::plain(String::new(), Landmark::new(Spot::Head));
    blocks.push(Block::Paragraph(blank));
    blocks
}

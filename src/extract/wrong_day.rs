//! Days that the calendar has not, in a letterhead and in sentences.

use super::assemble::Assembly;
use crate::plan::{PassageKind, impossible_day};
use std::ops::Range;

impl Assembly<'_> {
    /// A letterhead with a day that the calendar has not.
    pub(super) fn wrong_day_of_letterhead(&mut self) {
        let blocks = self.text.layout.blocks.iter();
        let above = blocks.take_while(|block| block.words.end <= self.title_start);
        let above: Vec<Range<usize>> = above.map(|block| block.words.clone()).collect();
        for words in above {
            self.wrong_day(words);
        }
    }

    /// A sentence with a day that the calendar has not.
    pub(super) fn wrong_day(&mut self, sentence: Range<usize>) {
        if impossible_day(self.text.layout.words(sentence.clone())).is_some() {
            let words = Some(sentence.clone());
            self.passage(PassageKind::WrongDay, None, words, sentence);
        }
    }
}

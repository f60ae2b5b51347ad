//! The words of a cell in lines no wider than its column.

use crate::fold::{columns, columns_within, first_word};
use memchr::memchr;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// A line that has no more columns left than these is full.
const FULL: usize = 2;

/// The lines of a cell, each with its columns. A line ends where the cell ends one; what is wider than there is room for
/// is cut at blanks, and a word by itself within it.
#[derive(Clone, Debug)]
pub(super) struct Lines<'w> {
    /// The rest of a line that is cut.
    cut: &'w str,
    /// The lines behind it.
    behind: Option<&'w str>,
    room: usize,
}

impl<'w> Lines<'w> {
    /// Those of a cell in so many columns, one at least.
    pub(super) fn of(words: &'w str, room: usize) -> Self {
        Self {
            cut: "",
            behind: Some(words),
            room: room.max(1),
        }
    }
}

impl<'w> Iterator for Lines<'w> {
    type Item = (&'w str, usize);

    fn next(&mut self) -> Option<(&'w str, usize)> {
        loop {
            if !self.cut.is_empty() {
                let (line, own, rest) = cut(self.cut, self.room);
                self.cut = rest;
                // Blanks alone are no line.
                if !line.is_empty() {
                    return Some((line, own));
                }
                continue;
            }
            let words = self.behind?;
            let line = match memchr(b'\n', words.as_bytes()) {
                None => {
                    self.behind = None;
                    words
                }
                Some(end) => {
                    self.behind = words.get(end + 1..);
                    words.get(..end)?
                }
            };
            if let Some(own) = columns_within(line, self.room) {
                return Some((line, own));
            }
            self.cut = line;
        }
    }
}

/// The first line of words that do not fit one, its columns, and what is left of them.
fn cut(words: &str, room: usize) -> (&str, usize, &str) {
    // The line so far, its columns, and where the next word begins.
    let (mut start, mut end, mut used, mut at) = (0, 0, 0, 0);
    let split = |line: Range<usize>, own: usize, rest: usize| {
        let line = words.get(line).unwrap_or_default();
        (line, own, words.get(rest..).unwrap_or_default())
    };
    while let Some(rest) = words.get(at..) {
        let (word, own) = first_word(rest);
        let blank = usize::from(start < end);
        if used + blank + own <= room {
            if start == end {
                start = at;
            }
            end = at + word.len();
            used += blank + own;
            at = end + 1;
            if used > room.saturating_sub(FULL) {
                return split(start..end, used, at);
            }
            continue;
        }
        let left = room.saturating_sub(used + blank);
        if start < end && (left <= FULL || own <= room) {
            return split(start..end, used, at);
        }
        // The word is wider than the column.
        let mut head = at + within(word, left);
        if start == end {
            start = at;
            // Something has to stand in the line.
            head = head.max(at + word.chars().next().map_or(0, char::len_utf8));
        }
        let own = words.get(start..head).map_or(0, columns);
        return split(start..head, own, head);
    }
    split(start..end, used, words.len())
}

/// How many bytes of a word are letters that fit so many columns.
fn within(word: &str, room: usize) -> usize {
    let mut used = 0;
    let mut letters = word.grapheme_indices(true);
    let beyond = letters.find(|(_, letter)| {
        used += columns(letter);
        used > room
    });
    beyond.map_or(word.len(), |(at, _)| at)
}

//! Lines joined into one running text that knows the line of each of its bytes.

use super::letter::{is_upper, push_lower};
use super::line::Line;
use super::words::Words;
use crate::target::Lines;
use crate::text::Span;
use std::ops::Range;

/// The running text of a plan: the lines of a paragraph joined, blanks one blank.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    text: String,
    lower: String,
    /// In order; from each on, flow and normalised text run alike until the next.
    anchors: Vec<Anchor>,
}

/// Whether something else than one blank parts words; without a way out, so that the compiler
/// looks at many bytes together.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a lazy `or` would be a way out"
)]
fn has_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(false, |any, (byte, next)| {
        any | (*byte == b'\t') | ((*byte == b' ') & (*next == b' '))
    })
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    flow: usize,
    normal: usize,
    line: u32,
}

impl Flow {
    /// An empty flow with room for a text.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            lower: String::with_capacity(bytes),
            anchors: Vec::with_capacity(bytes / 40),
        }
    }

    /// How long it is by now.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends a line to the open block that began at `block`.
    pub(super) fn join(&mut self, block: usize, line: &Line<'_>) {
        if self.text.len() > block && !self.ends_in_a_broken_number(line.text) {
            self.push_blank();
        }
        let mut at = line.start;
        if !has_gap(line.text) {
            self.push(line.text, at, line.number);
            return;
        }
        for (index, piece) in line.text.split([' ', '\t']).enumerate() {
            if index > 0 {
                at += 1;
            }
            if piece.is_empty() {
                continue;
            }
            if index > 0 {
                self.push_blank();
            }
            self.push(piece, at, line.number);
            at += piece.len();
        }
    }

    fn push(&mut self, piece: &str, normal: usize, line: u32) {
        self.anchor(normal, line);
        self.text.push_str(piece);
        push_lower(&mut self.lower, piece);
    }

    /// Ends a block.
    pub(super) fn end(&mut self) {
        self.text.push('\n');
        self.lower.push('\n');
    }

    fn push_blank(&mut self) {
        if !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
            self.lower.push(' ');
        }
    }

    fn anchor(&mut self, normal: usize, line: u32) {
        let flow = self.text.len();
        let alike = self
            .anchors
            .last()
            .is_some_and(|last| last.line == line && flow - last.flow == normal - last.normal);
        if !alike {
            self.anchors.push(Anchor { flow, normal, line });
        }
    }

    /// A document number wrapped after its hyphen or slash: `57-` and `NQ/TW`.
    fn ends_in_a_broken_number(&self, next: &str) -> bool {
        let Some(before) = self.text.strip_suffix(['-', '/']) else {
            return false;
        };
        before.ends_with(|c: char| c.is_ascii_digit() || is_upper(c))
            && next.starts_with(|c: char| c.is_ascii_digit() || is_upper(c))
    }

    /// The words of a range.
    pub(super) fn words(&self, range: Range<usize>) -> Words<'_> {
        Words {
            text: self.text.get(range.clone()).unwrap_or_default(),
            lower: self.lower.get(range.clone()).unwrap_or_default(),
            start: range.start,
        }
    }

    /// The words of lines, by their numbers.
    pub(super) fn of_lines(&self, first: u32, last: u32) -> Words<'_> {
        let from = self.anchors.partition_point(|anchor| anchor.line < first);
        let to = self.anchors.partition_point(|anchor| anchor.line <= last);
        let place = |at: usize| {
            self.anchors
                .get(at)
                .map_or(self.text.len(), |anchor| anchor.flow)
        };
        self.words(place(from)..place(to).max(place(from))).trim()
    }

    /// From the start of some words to the end of others.
    pub(super) fn between(&self, first: Words<'_>, last: Words<'_>) -> Words<'_> {
        self.words(first.start..last.end().max(first.end()))
    }

    /// First and last line of words.
    pub(super) fn lines(&self, words: Words<'_>) -> Lines {
        let first = self.anchor_at(words.start).map_or(1, |anchor| anchor.line);
        let last = self.anchor_at(words.end().saturating_sub(1).max(words.start));
        Lines::new(first, last.map_or(first, |anchor| anchor.line).max(first))
    }

    /// Where words stand in the normalised text.
    pub(super) fn span(&self, words: Words<'_>) -> Span {
        let place = |at: usize| self.anchor_at(at).map_or(0, |a| a.normal + at - a.flow);
        let last = words.end().saturating_sub(1).max(words.start);
        Span::new(
            place(words.start),
            place(last) + usize::from(!words.is_empty()),
        )
    }

    fn anchor_at(&self, at: usize) -> Option<&Anchor> {
        let after = self.anchors.partition_point(|anchor| anchor.flow <= at);
        after
            .checked_sub(1)
            .and_then(|index| self.anchors.get(index))
    }
}

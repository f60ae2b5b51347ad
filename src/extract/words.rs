//! A stretch of text, as printed and in lower case.

use super::letter::{is_alphanumeric, is_lower, is_upper};
use super::search::find_word;
use super::work::look;
use std::ops::Range;

/// A stretch of a flow, as printed and in lower case.
///
/// INVARIANT: both have the same length, and a letter stands at the same byte in both.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words<'f> {
    /// As printed.
    pub(super) text: &'f str,
    /// In lower case.
    pub(super) lower: &'f str,
    /// Where it starts in the flow.
    pub(super) start: usize,
}

impl Words<'_> {
    /// The bytes `range` of this stretch.
    pub(super) fn slice(self, range: Range<usize>) -> Self {
        look(0);
        Self {
            text: self.text.get(range.clone()).unwrap_or_default(),
            lower: self.lower.get(range.clone()).unwrap_or_default(),
            start: self.start + range.start,
        }
    }

    /// From a byte on.
    pub(super) fn from(self, at: usize) -> Self {
        self.slice(at.min(self.text.len())..self.text.len())
    }

    /// Up to a byte.
    pub(super) fn until(self, at: usize) -> Self {
        self.slice(0..at.min(self.text.len()))
    }

    /// The byte after the last, in the flow.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// At most so many bytes of the end: what stands near, however long the whole is.
    pub(super) fn last(self, bytes: usize) -> Self {
        let mut at = self.text.len().saturating_sub(bytes);
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        self.from(at)
    }

    /// Without blanks at both ends.
    pub(super) fn trim(self) -> Self {
        self.trim_matches(char::is_whitespace)
    }

    /// Without such characters at both ends.
    pub(super) fn trim_matches(self, cut: impl Fn(char) -> bool + Copy) -> Self {
        let front = self.text.len() - self.text.trim_start_matches(cut).len();
        let kept = self.text.trim_matches(cut).len();
        self.slice(front..front + kept)
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// What follows a phrase in lower case at the start, where it is a whole word there.
    pub(super) fn after(self, phrase: &str) -> Option<Self> {
        // Most phrases differ in the first byte already, and most others in the last.
        let (lower, wanted) = (self.lower.as_bytes(), phrase.as_bytes());
        let end = wanted.len().saturating_sub(1);
        if lower.first() != wanted.first() || lower.get(end) != wanted.get(end) {
            return None;
        }
        let rest = self.lower.strip_prefix(phrase)?;
        let whole = !rest.starts_with(is_alphanumeric) || phrase.ends_with([' ', ':']);
        whole.then(|| self.from(phrase.len()).trim_start())
    }

    /// What follows the first of the phrases that stands at the start.
    pub(super) fn after_any(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.after(phrase))
    }

    /// What precedes a phrase in lower case at the end, where it is a whole word there.
    pub(super) fn before(self, phrase: &str) -> Option<Self> {
        if self.lower.as_bytes().last() != phrase.as_bytes().last() {
            return None;
        }
        let rest = self.lower.strip_suffix(phrase)?;
        let whole = !rest.ends_with(is_alphanumeric);
        whole.then(|| self.until(rest.len()).trim_end())
    }

    /// What precedes the first of the phrases that stands at the end.
    pub(super) fn before_any(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.before(phrase))
    }

    /// Where a phrase in lower case first stands as whole words.
    pub(super) fn find(self, phrase: &str) -> Option<usize> {
        find_word(self.lower, phrase)
    }

    /// Whether one of the phrases stands in it.
    pub(super) fn has_any(self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.find(phrase).is_some())
    }

    /// Without blanks at the start.
    pub(super) fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_start().len())
    }

    /// Without blanks at the end.
    pub(super) fn trim_end(self) -> Self {
        self.until(self.text.trim_end().len())
    }
}

/// Whether the first letter is a capital.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| is_alphanumeric(*c))
        .is_some_and(is_upper)
}

/// Whether the first letter is a small one.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(is_lower)
}

/// Whether a text shouts: it has letters, and hardly a small one among them.
pub(super) fn is_shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in text.chars() {
        upper += usize::from(is_upper(c));
        lower += usize::from(is_lower(c));
    }
    upper >= 2 && lower * 6 <= upper
}

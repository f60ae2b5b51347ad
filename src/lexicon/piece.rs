//! A text in pieces: words, numbers and signs.

use super::printed::{Found, PrintedWords};
use super::push_spelt;
use super::tagged::UnitKind;
use crate::text::letter::{First, Letters, letters};
use std::ops::Range;

/// A part of a text that is a word, a number, a sign or the end of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: UnitKind,
    /// Whether a blank stands before it.
    pub(super) is_apart: bool,
    /// Whether a digit stands in it.
    pub(super) has_digit: bool,
    /// Whether it is surely in plain spelling: small letters, and no tone at its end that could stand elsewhere.
    pub(super) is_plain: bool,
}

impl Piece {
    /// Where it stands.
    #[inline]
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its bytes in the text it is a piece of.
    #[inline]
    pub(super) fn bytes<'t>(&self, whole: &'t str) -> &'t [u8] {
        whole.as_bytes().get(self.range()).unwrap_or_default()
    }

    /// Appends it in plain spelling, from the text it is a piece of.
    pub(super) fn push_plain(&self, out: &mut String, whole: &str) {
        let own = whole.get(self.range()).unwrap_or_default();
        if self.is_plain {
            out.push_str(own);
        } else {
            push_spelt(out, own);
        }
    }
}

/// A text in pieces: words, numbers, and signs and line ends one by one; blanks only part them.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of a text.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The next piece where it is one of the words or a sign of ASCII, and its number among the words.
    #[expect(
        clippy::inline_always,
        reason = "nearly all pieces of a text are taken by it"
    )]
    #[inline(always)]
    pub(super) fn next_of(&mut self, words: &PrintedWords) -> Option<(Piece, u32)> {
        let bytes = self.text.as_bytes();
        let is_apart = bytes.get(self.at) == Some(&b' ');
        let start = self.at + usize::from(is_apart);
        let first = *bytes.get(start)?;
        let (kind, found) = match First::of(first) {
            First::Small | First::Capital | First::Beyond => {
                (UnitKind::Words, words.at(bytes, start)?)
            }
            First::Other if first.is_ascii_graphic() => (UnitKind::Sign, sign(words, first)?),
            First::Other if first == b'\n' => (UnitKind::Break, sign(words, first)?),
            First::Other | First::Digit => return None,
        };
        self.at = start + found.length;
        let piece = Piece {
            start,
            end: self.at,
            kind,
            is_apart,
            has_digit: false,
            is_plain: found.is_plain,
        };
        Some((piece, found.number))
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    #[inline]
    fn next(&mut self) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        let mut start = self.at + usize::from(bytes.get(self.at) == Some(&b' '));
        // Letters and signs of ASCII and Vietnamese are no blanks.
        let is_shown = matches!(
            bytes.get(start..)?,
            [b'!'..=b'~' | 0xC3..=0xC6, ..] | [0xE1, 0xBA | 0xBB, ..]
        );
        if !is_shown {
            start += blanks(self.text.get(start..)?);
        }
        let (kind, own) = first_piece(self.text, start)?;
        let (before, end) = (self.at, start + own.length);
        self.at = end;
        let may_move = || may_move(bytes.get(start..end).unwrap_or_default());
        let last = bytes.get(end - 1)?;
        Some(Piece {
            start,
            end,
            kind,
            is_apart: start > before,
            has_digit: own.has_digit,
            is_plain: own.is_small && (last.is_ascii() || !may_move()),
        })
    }
}

#[inline]
fn sign(words: &PrintedWords, sign: u8) -> Option<Found> {
    Some(Found {
        length: 1,
        number: words.sign(sign)?,
        is_plain: true,
    })
}

/// How many bytes of blanks a text begins with; a line end is none.
fn blanks(text: &str) -> usize {
    let blank = |c: char| c.is_whitespace() && c != '\n';
    text.len() - text.trim_start_matches(blank).len()
}

/// What the piece is that begins at a byte.
#[inline]
fn first_piece(text: &str, at: usize) -> Option<(UnitKind, Letters)> {
    let sign = |length, is_small| Letters {
        length,
        is_small,
        has_digit: false,
    };
    let rest = text.as_bytes().get(at..)?;
    let first = *rest.first()?;
    Some(match First::of(first) {
        First::Digit => {
            let number = Letters {
                length: number(rest),
                is_small: true,
                has_digit: true,
            };
            (UnitKind::Number, number)
        }
        First::Other if first == b'\n' => (UnitKind::Break, sign(1, true)),
        First::Other => (UnitKind::Sign, sign(1, true)),
        First::Small | First::Capital | First::Beyond => {
            let own = letters(text, at);
            if own.length > 0 {
                return Some((UnitKind::Words, own));
            }
            let first = text.get(at..)?.chars().next()?;
            (UnitKind::Sign, sign(first.len_utf8(), false))
        }
    })
}

/// Bytes of the number that stands first: digits, and points or commas between digits; letters that are
/// glued to it make it a word: `5G`.
fn number(bytes: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Whether a word ends with a letter beyond ASCII behind a vowel that may have its tone.
#[inline]
pub(crate) fn may_move(word: &[u8]) -> bool {
    // By how many bytes the last letter has.
    matches!(
        word,
        [.., b'o' | b'u', 0xC0..=0xDF, _]
            | [.., b'o' | b'u', 0xE0..=0xEF, _, _]
            | [.., b'o' | b'u', 0xF0..=0xFF, _, _, _]
    )
}

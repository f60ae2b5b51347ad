//! The letters of an old Word file, piece by piece, each with its place in the main stream
//! ([MS-DOC] 2.4.1, "Retrieving Text").

use super::bytes::{data, size_at, slice, u8_at, u16_at, u32_at};
use std::ops::Range;

/// The pairs of place and length that the head of the file has, by their number.
pub(super) mod table {
    pub(in crate::office::doc) const STYLES: usize = 1;
    pub(in crate::office::doc) const NOTES: usize = 3;
    pub(in crate::office::doc) const HEADS: usize = 11;
    pub(in crate::office::doc) const CHARACTERS: usize = 12;
    pub(in crate::office::doc) const PARAGRAPHS: usize = 13;
    pub(in crate::office::doc) const FONTS: usize = 15;
    pub(in crate::office::doc) const PIECES: usize = 33;
    pub(in crate::office::doc) const LISTS: usize = 73;
    pub(in crate::office::doc) const OVERRIDES: usize = 74;
}

/// The head of the main stream (the "File Information Block").
pub(super) struct Head {
    /// Whether its letters are encrypted.
    pub(super) is_encrypted: bool,
    /// Which of the two streams of tables belongs to it.
    pub(super) tables: &'static str,
    /// How many letters the body has.
    pub(super) body: usize,
    /// How many the footnotes have, which follow.
    pub(super) notes: usize,
    /// How many the heads and feet of pages have, which follow those.
    pub(super) heads: usize,
    pairs: Vec<(usize, usize)>,
}

impl Head {
    pub(super) fn read(main: &[u8]) -> Option<Self> {
        // Word 97 and later; the number before was of Word 6.
        if u16_at(main, 0)? != 0xA5EC || u16_at(main, 2)? < 0x00C1 {
            return None;
        }
        let flags = u16_at(main, 0x0A)?;
        let count = usize::from(u16_at(main, 0x98)?);
        let pair = |index: usize| {
            let at = 0x9A + index * 8;
            Some((size_at(main, at)?, size_at(main, at + 4)?))
        };
        Some(Self {
            is_encrypted: flags & 0x0100 != 0,
            tables: if flags & 0x0200 == 0 {
                "0Table"
            } else {
                "1Table"
            },
            body: size_at(main, 0x4C)?,
            notes: size_at(main, 0x50)?,
            heads: size_at(main, 0x54)?,
            pairs: (0..count).map_while(pair).collect(),
        })
    }

    /// Where a table ends in the stream of tables.
    pub(super) fn end_of(&self, number: usize) -> usize {
        let (at, length) = self.pairs.get(number).copied().unwrap_or_default();
        at.saturating_add(length)
    }

    /// The bytes of a table; none where the file has no such table.
    pub(super) fn table<'t>(&self, tables: &'t [u8], number: usize) -> &'t [u8] {
        let (at, length) = self.pairs.get(number).copied().unwrap_or_default();
        slice(tables, at, length).unwrap_or_default()
    }
}

/// A letter and its place in the main stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) letter: char,
    pub(super) place: usize,
}

/// The letters of a stretch of the file, in the order in which they are read.
pub(super) fn letters(main: &[u8], pieces: &[u8], wanted: Range<usize>) -> Option<Vec<Letter>> {
    let plc = pieces_of(pieces)?;
    let mut found = Vec::new();
    for (range, piece) in data(plc, 8) {
        let start = range.start.max(wanted.start);
        let end = range.end.min(wanted.end);
        if start >= end {
            continue;
        }
        let place = u32_at(piece, 2)?;
        let is_narrow = place & 0x4000_0000 != 0;
        let place = usize::try_from(place & 0x3FFF_FFFF).ok()?;
        let (base, width) = if is_narrow {
            (place / 2, 1)
        } else {
            (place, 2)
        };
        let first = base + (start - range.start) * width;
        let bytes = slice(main, first, (end - start) * width)?;
        if is_narrow {
            narrow(bytes, first, &mut found);
        } else {
            wide(bytes, first, &mut found);
        }
    }
    Some(found)
}

/// The table of pieces, behind what else its part of the file holds.
fn pieces_of(mut part: &[u8]) -> Option<&[u8]> {
    while u8_at(part, 0)? == 1 {
        let length = usize::from(u16_at(part, 1)?);
        part = part.get(3 + length..)?;
    }
    (u8_at(part, 0)? == 2).then_some(())?;
    slice(part, 5, size_at(part, 1)?)
}

/// One byte a letter: Windows-1252.
fn narrow(bytes: &[u8], first: usize, found: &mut Vec<Letter>) {
    for (at, byte) in bytes.iter().enumerate() {
        found.push(Letter {
            letter: western(*byte),
            place: first + at,
        });
    }
}

/// Two bytes a letter, four beyond the first plane.
fn wide(bytes: &[u8], first: usize, found: &mut Vec<Letter>) {
    let units = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let mut at = first;
    for letter in char::decode_utf16(units) {
        let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        found.push(Letter { letter, place: at });
        at += letter.len_utf16() * 2;
    }
}

/// A byte of Windows-1252.
pub(in crate::office) fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).map(usize::from);
    high.and_then(|at| HIGH.get(at))
        .copied()
        .unwrap_or(char::from(byte))
}

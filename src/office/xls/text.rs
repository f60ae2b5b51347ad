//! The words in records of an old Excel file, which may go on in the next one
//! ([MS-XLS] 2.5.293, `XLUnicodeRichExtendedString`).

use super::record::Record;
use std::collections::VecDeque;

/// The bytes of a record and of those that go on with it.
pub(super) struct Segments<'b> {
    now: &'b [u8],
    next: VecDeque<&'b [u8]>,
}

/// Words, and from which letters on they have which font.
#[derive(Default)]
pub(super) struct FontedText {
    pub(super) text: String,
    /// The letter, counted in UTF-16, and the number of the font.
    pub(super) fonts: Vec<(usize, usize)>,
}

impl<'b> Segments<'b> {
    /// The bytes of a record from a place on.
    pub(super) fn new(record: &Record<'b>, at: usize) -> Self {
        Self {
            now: record.data.get(at..).unwrap_or_default(),
            next: record.more.iter().copied().collect(),
        }
    }

    /// Words with a count of two bytes.
    pub(super) fn long(&mut self) -> Option<FontedText> {
        let count = self.u16()?;
        self.words(count.into())
    }

    /// Words with a count of one byte.
    pub(super) fn short(&mut self) -> Option<FontedText> {
        let count = self.u8()?;
        self.words(count.into())
    }

    fn words(&mut self, count: usize) -> Option<FontedText> {
        let flags = self.u8()?;
        let runs = if flags & 0x08 == 0 { 0 } else { self.u16()? };
        let more = if flags & 0x04 == 0 { 0 } else { self.u32()? };
        let mut words = FontedText {
            text: self.letters(count, flags & 1 != 0)?,
            fonts: Vec::new(),
        };
        for _ in 0..runs {
            words.fonts.push((self.u16()?.into(), self.u16()?.into()));
        }
        for _ in 0..more {
            self.u8()?;
        }
        Some(words)
    }

    /// Letters of one byte or of two each; a record that goes on says anew which.
    fn letters(&mut self, mut count: usize, mut is_wide: bool) -> Option<String> {
        let mut units = Vec::new();
        while count > 0 {
            if self.now.is_empty() {
                self.now = self.next.pop_front()?;
                is_wide = self.u8()? & 1 != 0;
                continue;
            }
            let unit = if is_wide {
                self.u16()?
            } else {
                self.u8()?.into()
            };
            units.push(unit);
            count -= 1;
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn u8(&mut self) -> Option<u8> {
        while self.now.is_empty() {
            self.now = self.next.pop_front()?;
        }
        let (first, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(u32::from(high) << 16 | u32::from(low))
    }

    /// Goes over four bytes.
    pub(super) fn skip_counts(&mut self) -> Option<u32> {
        self.u32()?;
        self.u32()
    }
}

//! What the lines above a table say of all its values.

use super::head_unit;
use super::places::{self, MEASURES};
use crate::extract::Text;
use crate::lexicon::{Lexicon, Tag, Tagged};
use std::ops::Range;

/// What the lines above a table say of all its values: "Tỷ lệ A (%)", "(Đơn vị tính: %)".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Their unit.
    pub unit: Option<String>,
    /// What they measure.
    pub measured: Option<String>,
}

impl Caption {
    /// Goes on with the next line: one that says neither is no caption, nor is what stood above it.
    pub fn next(&mut self, text: &Text<'_>, line: Range<usize>) {
        let unit = caption_unit(text, line.clone());
        // "Tỷ lệ A", and below it "(Đơn vị tính: %)".
        if unit.is_none() || self.measured.is_none() {
            *self = Self::of(text, line);
        }
        self.unit = unit.or(self.unit.take());
    }

    /// "Tỷ lệ A (%)".
    fn of(text: &Text<'_>, line: Range<usize>) -> Self {
        let first = text.tagged.within(line.clone()).first();
        let opens = first.is_some_and(|first| first.tags.meets(MEASURES));
        let words = text.tagged.words(line);
        if !opens || words.len() > LONGEST {
            return Self::default();
        }
        let tagged = Tagged::of(Lexicon::builtin(), words);
        let unit = head_unit::unit_in(&tagged);
        let measured = places::measured_in(&tagged, unit.is_some());
        Self {
            unit: unit.filter(|_| measured.is_some()),
            measured,
        }
    }
}

/// The most bytes of a line that says what a table measures.
const LONGEST: usize = 240;

/// The most bytes before the colon of "(Đơn vị tính: %)".
const LONGEST_CAPTION: usize = 80;

/// The unit that a line above a table states for all of it: "(Đơn vị tính: %)".
pub fn caption_unit(text: &Text<'_>, range: Range<usize>) -> Option<String> {
    let words = text.tagged.words(range);
    // What stands before the colon is no more than the words for a unit.
    let near = words.as_bytes().get(..words.len().min(LONGEST_CAPTION))?;
    let colon = memchr::memchr(b':', near)?;
    let tagged = Tagged::of(Lexicon::columns(), words.get(..=colon)?);
    let (named, next) = tagged
        .units
        .iter()
        .zip(tagged.units.iter().skip(1))
        .find(|(unit, next)| unit.is(Tag::UnitColumn) && tagged.printed(next) == ":")?;
    let before = words
        .get(..named.start as usize)?
        .trim_matches(['(', ' ', '-']);
    let unit = words
        .get(next.end as usize..)?
        .trim_matches([' ', ')', '.', '*']);
    (before.is_empty() && !unit.is_empty() && unit.len() <= 40).then(|| unit.to_owned())
}

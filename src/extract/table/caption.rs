//! What the lines above a table say of all its values.

use super::head_unit;
use super::places::{self, MEASURES};
use crate::extract::Text;
use crate::extract::assemble::LONGEST as LONGEST_BLOCK;
use crate::extract::head::years;
use crate::extract::phrases::lists;
use crate::layout::{Block, Shape};
use crate::lexicon::{Lexicon, Tag, Tagged};
use std::ops::Range;

lists! {
    /// What tells in a title what was reached: "đạt được".
    REACHED "reached-in-title";
}

/// What the lines above a table say of all its values: "Tỷ lệ A (%)", "(Đơn vị tính: %)".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Their unit.
    pub unit: Option<String>,
    /// What they measure.
    pub measured: Option<String>,
    /// The first year of the period they are for: "giai đoạn 2022 - 2025".
    pub since: Option<i16>,
}

impl Caption {
    /// What the lines right above a block say: one that states no unit is the first of them.
    pub fn above(text: &Text<'_>, block: usize) -> Self {
        let before = text.layout.blocks.get(..block).unwrap_or_default();
        let is_line = |block: &&Block| {
            matches!(block.shape, Shape::Heading(_) | Shape::Text)
                && block.words.len() <= LONGEST_BLOCK
        };
        let lines = before.iter().rev().filter(is_line).take(MOST_LINES);
        let mut found = Self::default();
        for line in lines {
            let unit = caption_unit(text, line.words.clone());
            let is_first = unit.is_none();
            let own = Self::of(text, line.words.clone());
            found.unit = found.unit.or(unit).or(own.unit);
            // "Tỷ lệ A", and below it "(Đơn vị tính: %)".
            found.measured = own.measured.or(found.measured);
            if is_first {
                let told = text.tagged.within(line.words.clone()).iter();
                let mut told = told.filter(|unit| unit.is(Tag::ResultsPart));
                let told =
                    told.next().is_some() || REACHED.stand_in(text.stretch(line.words.clone()));
                let years = || years(text.tagged.words(line.words.clone()));
                let years = (!told).then(years).unwrap_or_default();
                found.since = years.first().copied().filter(|_| years.len() > 1);
                break;
            }
        }
        found
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
            since: None,
        }
    }
}

/// No table has more lines above it that say what it measures.
const MOST_LINES: usize = 16;

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

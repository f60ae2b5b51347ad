//! The lists of an old Word file ([MS-DOC] 2.9.131, 2.9.150).

use super::bytes::{size_at, slice, u8_at, u16_at};
use crate::office::docx::{Level, LevelFormat, Numbering};
use std::collections::BTreeMap;

/// The sizes of what a list, a level and an item of a paragraph's list take.
const LIST: usize = 28;
const LEVEL: usize = 28;
const OVERRIDE: usize = 16;

/// The most lists of a file.
const MOST: usize = 4096;

/// The lists, by the number that paragraphs have for them. The levels stand behind the table of
/// lists, outside of what its length counts.
pub(super) fn lists(lists: &[u8], levels: &[u8], overrides: &[u8]) -> Numbering {
    let templates = templates(lists, levels).unwrap_or_default();
    let mut numbers = BTreeMap::new();
    let count = size_at(overrides, 0).unwrap_or_default().min(MOST);
    let mut starts = Starts {
        bytes: overrides.get(4 + count * OVERRIDE..).unwrap_or_default(),
        is_whole: true,
    };
    for index in 0..count {
        let Some(id) = size_at(overrides, 4 + index * OVERRIDE) else {
            break;
        };
        let levels = u8_at(overrides, 4 + index * OVERRIDE + 12).unwrap_or_default();
        let own = starts.next(levels);
        let template = templates.iter().position(|(known, _)| *known == id);
        let template = template.and_then(|at| u32::try_from(at).ok());
        if let (Some(template), Ok(number)) = (template, u32::try_from(index + 1)) {
            numbers.insert(number, (template, own));
        }
    }
    let levels = templates.into_iter().map(|(_, levels)| levels);
    Numbering::of(levels.collect(), numbers)
}

/// What items say of the levels of their list, one after the other ([MS-DOC] 2.9.132, 2.9.133).
struct Starts<'b> {
    bytes: &'b [u8],
    /// Whether all so far could be read: where one could not, the next is not found.
    is_whole: bool,
}

impl Starts<'_> {
    /// The numbers with which levels begin in the next list, of which so many are said.
    fn next(&mut self, levels: u8) -> BTreeMap<usize, u32> {
        let mut found = BTreeMap::new();
        if self.is_whole && self.read(levels, &mut found).is_none() {
            self.is_whole = false;
        }
        found
    }

    fn read(&mut self, levels: u8, found: &mut BTreeMap<usize, u32>) -> Option<()> {
        self.bytes = self.bytes.get(4..)?;
        for _ in 0..levels {
            let start = u32::try_from(size_at(self.bytes, 0)?).ok()?;
            let said = u16_at(self.bytes, 4)?;
            self.bytes = self.bytes.get(8..)?;
            let is_form = said & 0x20 != 0;
            let mut start = start;
            if is_form {
                let (level, length) = level(self.bytes)?;
                self.bytes = self.bytes.get(length..)?;
                start = level.start;
            }
            if said & 0x10 != 0 {
                found.insert(usize::from(said & 0xF), start);
            }
        }
        Some(())
    }
}

/// Each list by its id, with its levels.
fn templates(lists: &[u8], mut behind: &[u8]) -> Option<Vec<(usize, Vec<Level>)>> {
    let count = usize::from(u16_at(lists, 0)?).min(MOST);
    let mut found = Vec::with_capacity(count);
    for index in 0..count {
        let list = slice(lists, 2 + index * LIST, LIST)?;
        let is_simple = u8_at(list, 26)? & 1 != 0;
        let mut levels = Vec::new();
        for _ in 0..if is_simple { 1 } else { 9 } {
            let (level, length) = level(behind)?;
            levels.push(level);
            behind = behind.get(length..)?;
        }
        found.push((size_at(list, 0)?, levels));
    }
    Some(found)
}

/// A level, and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let start = size_at(bytes, 0)?;
    let kind = u8_at(bytes, 4)?;
    let is_legal = u8_at(bytes, 5)? & 0b100 != 0;
    let words = usize::from(u8_at(bytes, 24)?);
    let paragraph = usize::from(u8_at(bytes, 25)?);
    let text = LEVEL + words + paragraph;
    let length = usize::from(u16_at(bytes, text)?);
    let units = slice(bytes, text + 2, length * 2)?;
    let units = units.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let format = format(kind);
    let mut label = String::new();
    for letter in char::decode_utf16(units).flatten() {
        match u32::from(letter) {
            // A number of a level stands as the level itself, from 0.
            above @ 0..=8 if format != LevelFormat::Bullet => {
                label.push('%');
                label.extend(char::from_digit(above + 1, 10));
            }
            _ => label.push(letter),
        }
    }
    let level = Level {
        start: u32::try_from(start).unwrap_or_default(),
        format,
        text: label,
        is_legal,
        ..Level::default()
    };
    Some((level, text + 2 + length * 2))
}

/// The kinds of numbers, as the old files number them.
fn format(kind: u8) -> LevelFormat {
    match kind {
        1 => LevelFormat::UpperRoman,
        2 => LevelFormat::LowerRoman,
        3 => LevelFormat::UpperLetter,
        4 => LevelFormat::LowerLetter,
        22 => LevelFormat::Padded,
        23 => LevelFormat::Bullet,
        255 => LevelFormat::Nothing,
        _ => LevelFormat::Decimal,
    }
}

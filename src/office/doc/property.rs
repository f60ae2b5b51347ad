//! What an old Word file says of stretches of its letters: of paragraphs, rows and words
//! ([MS-DOC] 2.6, "Single Property Modifiers"; 2.9, the pages they are kept on).

use super::bytes::{data, i16_at, size_at, slice, u8_at, u16_at, u32_at};
use super::style::Styles;
use std::cell::Cell;
use std::ops::Range;

/// The size of a page of properties.
const PAGE: usize = 512;

/// What is said of a paragraph.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the file says each of these by itself"
)]
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct OfParagraph {
    /// Whether it stands in a table.
    pub(in crate::office) in_table: bool,
    /// Whether it is the end of a row.
    pub(in crate::office) ends_row: bool,
    /// How deep tables are nested around it.
    pub(in crate::office) depth: u32,
    /// Whether it ends a cell of a table in a table.
    pub(in crate::office) ends_inner: bool,
    /// The level of the heading it is, from 1.
    pub(in crate::office) heading: Option<u8>,
    /// The list it is an item of.
    pub(in crate::office) list: Option<u32>,
    /// The level in the list, from 0.
    pub(in crate::office) level: usize,
    /// Of the end of a row: its cells.
    pub(in crate::office) cells: Vec<CellForm>,
    /// Whether the row is part of the head of the table.
    pub(in crate::office) is_head: bool,
    /// Whether lines are drawn around its cells.
    pub(in crate::office) has_borders: bool,
    /// Whether it is an entry of a table of contents.
    pub(in crate::office) is_contents: bool,
    /// What its style says of its words.
    pub(in crate::office) style: OfWords,
}

/// A cell of a row, as the end of the row tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct CellForm {
    /// Where it ends, in twentieths of a point; it begins where the one before ends.
    pub(in crate::office) left: i16,
    pub(in crate::office) right: i16,
    /// Whether it is one with the cell to the left.
    pub(in crate::office) joins_left: bool,
    /// Whether it is one with the cell above.
    pub(in crate::office) joins_above: bool,
}

/// What is said of words.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the file says each of these by itself"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct OfWords {
    /// Struck out by whoever tracks changes.
    pub(super) is_deleted: bool,
    /// Put in by whoever tracks changes.
    pub(super) is_inserted: bool,
    /// Not shown.
    pub(super) is_hidden: bool,
    /// Struck out by their look.
    pub(super) is_struck: bool,
    /// The font, by its number.
    pub(super) font: Option<u16>,
    /// Bold.
    pub(super) is_strong: bool,
}

/// Stretches of the main stream, in order, each with what is said of it.
pub(super) struct Stretches<T>(Vec<(Range<usize>, T)>);

impl<T> Stretches<T> {
    /// What is said of the letter at a place.
    pub(super) fn at(&self, place: usize) -> Option<&T> {
        let next = self.0.partition_point(|(range, _)| range.end <= place);
        let (range, said) = self.0.get(next)?;
        range.contains(&place).then_some(said)
    }
}

/// The most bytes of long lists of modifiers that are read, one that is read twice counted twice.
const LONG: usize = 16 << 20;

/// What is said of each paragraph; what does not fit on a page stands in the stream of data.
pub(super) fn of_paragraphs(
    main: &[u8],
    table: &[u8],
    styles: &Styles,
    data: &[u8],
) -> Stretches<OfParagraph> {
    let room = Cell::new(LONG);
    let long = |at: usize| {
        let list = slice(data, at.checked_add(2)?, u16_at(data, at)?.into())?;
        room.set(room.get().checked_sub(list.len())?);
        Some(list)
    };
    stretches(main, table, 13, |page, at| {
        let length = match u8_at(page, at)? {
            0 => (usize::from(u8_at(page, at + 1)?) * 2, 2),
            length => (usize::from(length) * 2 - 1, 1),
        };
        paragraph(slice(page, at + length.1, length.0)?, styles, &long)
    })
}

/// What is said of words.
pub(super) fn of_words(main: &[u8], table: &[u8]) -> Stretches<OfWords> {
    stretches(main, table, 1, |page, at| {
        let length = usize::from(u8_at(page, at)?);
        let mut found = OfWords::default();
        words(slice(page, at + 1, length)?, &mut found);
        Some(found)
    })
}

/// The stretches of all pages that a table names.
fn stretches<T: Default>(
    main: &[u8],
    table: &[u8],
    size: usize,
    read: impl Fn(&[u8], usize) -> Option<T>,
) -> Stretches<T> {
    let mut found = Vec::new();
    for (_, page) in data(table, 4) {
        let number = size_at(page, 0).unwrap_or(usize::MAX) & 0x003F_FFFF;
        let Some(page) = number
            .checked_mul(PAGE)
            .and_then(|at| slice(main, at, PAGE))
        else {
            continue;
        };
        let count = usize::from(u8_at(page, PAGE - 1).unwrap_or_default());
        let entries = (count + 1) * 4;
        for index in 0..count {
            let (Some(start), Some(end)) = (size_at(page, index * 4), size_at(page, index * 4 + 4))
            else {
                break;
            };
            let at = u8_at(page, entries + index * size).unwrap_or_default();
            let said = if at == 0 {
                None
            } else {
                read(page, usize::from(at) * 2)
            };
            if start < end {
                found.push((start..end, said.unwrap_or_default()));
            }
        }
    }
    found.sort_by_key(|(range, _): &(Range<usize>, T)| range.start);
    Stretches(found)
}

/// The modifiers of a list of them: the code and what it is given.
fn modifiers(mut list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let code = u16_at(list, 0)?;
        let (skip, length) = match code >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ if code == 0xD608 => (4, usize::from(u16_at(list, 2)?).checked_sub(1)?),
            _ => (3, usize::from(u8_at(list, 2)?)),
        };
        let given = slice(list, skip, length)?;
        list = list.get(skip + length..)?;
        Some((code, given))
    })
}

/// Over what its style says.
fn paragraph<'d>(
    said: &[u8],
    styles: &Styles,
    long: &impl Fn(usize) -> Option<&'d [u8]>,
) -> Option<OfParagraph> {
    let (mut found, of_words) = styles.of(u16_at(said, 0)?);
    found.style = of_words;
    let said = said.get(2..)?;
    for (_, place) in modifiers(said).filter(|(code, _)| matches!(code, 0x6646 | 0x6645)) {
        if let Some(list) = size_at(place, 0).and_then(long) {
            say_of_paragraph(list, &mut found);
        }
    }
    say_of_paragraph(said, &mut found);
    Some(found)
}

/// Adds what a list of modifiers says of a paragraph.
pub(super) fn say_of_paragraph(said: &[u8], found: &mut OfParagraph) {
    for (code, given) in modifiers(said) {
        let is_on = u8_at(given, 0) == Some(1);
        let number = || u16_at(given, 0).map(u32::from);
        match code {
            0x2416 => found.in_table = is_on,
            0x2417 => found.ends_row = is_on,
            0x6649 => found.depth = u32_at(given, 0).unwrap_or_default(),
            0x244B | 0x244C => found.ends_inner |= is_on,
            0x2640 => found.heading = found.heading.or(u8_at(given, 0).and_then(outline)),
            0x460B => found.list = number(),
            0x260A => found.level = u8_at(given, 0).map_or(0, usize::from),
            0xD608 => {
                let (cells, borders) = cells(given).unwrap_or_default();
                found.cells = cells;
                found.has_borders |= borders;
            }
            0x3404 => found.is_head = is_on,
            // Lines of the whole table, of its style, or of some cells.
            0xD605 | 0xD613 | 0xD620 | 0xD62F => found.has_borders |= draws(code, given),
            _ => {}
        }
    }
}

/// The level of a heading from an outline level; 9 is the body.
fn outline(level: u8) -> Option<u8> {
    (level < 9).then_some(level + 1)
}

/// Whether one of the borders that are set has a kind.
fn draws(code: u16, given: &[u8]) -> bool {
    match code {
        // Six borders of four bytes: width, kind, colour, space.
        0xD605 => given
            .chunks_exact(4)
            .any(|border| is_kind(u8_at(border, 1))),
        // Six of eight bytes: colour, width, kind, space.
        0xD613 => given
            .chunks_exact(8)
            .any(|border| is_kind(u8_at(border, 5))),
        0xD620 => is_kind(u8_at(given, 4)),
        _ => is_kind(u8_at(given, 8)),
    }
}

fn is_kind(kind: Option<u8>) -> bool {
    !matches!(kind, None | Some(0 | 0xFF))
}

/// The cells of a row, and whether lines are drawn around them.
fn cells(given: &[u8]) -> Option<(Vec<CellForm>, bool)> {
    let count = usize::from(u8_at(given, 0)?);
    let edge = |index: usize| i16_at(given, 1 + index * 2);
    let forms = 1 + (count + 1) * 2;
    let mut found = Vec::with_capacity(count);
    let mut has_borders = false;
    for index in 0..count {
        let at = forms + index * 20;
        let flags = u16_at(given, at).unwrap_or_default();
        let borders = slice(given, at + 4, 16).unwrap_or_default();
        has_borders |= borders
            .chunks_exact(4)
            .any(|border| is_kind(u8_at(border, 1)));
        found.push(CellForm {
            left: edge(index)?,
            right: edge(index + 1)?,
            joins_left: flags & 0b11 == 0b10,
            joins_above: (flags >> 5) & 0b11 == 0b01,
        });
    }
    Some((found, has_borders))
}

/// Adds what a list of modifiers says of words.
pub(super) fn words(said: &[u8], found: &mut OfWords) {
    for (code, given) in modifiers(said) {
        // 128 and 129 are as the style says, or the contrary of it.
        let is_on = matches!(u8_at(given, 0), Some(1 | 0x81));
        match code {
            0x0800 => found.is_deleted = is_on,
            0x0801 => found.is_inserted = is_on,
            0x083C => found.is_hidden = is_on,
            0x0837 | 0x2A53 => found.is_struck = is_on,
            0x0835 => found.is_strong = is_on,
            0x4A4F => found.font = u16_at(given, 0),
            _ => {}
        }
    }
}

//! Numbers in little-endian bytes; a place beyond the end has none.

use std::ops::Range;

pub(in crate::office) fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

pub(in crate::office) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

pub(in crate::office) fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(i16::from_le_bytes(pair.try_into().ok()?))
}

pub(in crate::office) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// A number of 32 bits as a place or a count.
pub(in crate::office) fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// So many bytes from a place on.
pub(in crate::office) fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// The whole numbers of 32 bits at the front of a table of places (a `PLC`): one more than it has
/// data of this size.
pub(in crate::office) fn places(plc: &[u8], data: usize) -> Vec<usize> {
    let count = plc.len().saturating_sub(4) / (4 + data);
    (0..=count)
        .map_while(|index| size_at(plc, index * 4))
        .collect()
}

/// The data of each pair of places of such a table.
pub(in crate::office) fn data(
    plc: &[u8],
    size: usize,
) -> impl Iterator<Item = (Range<usize>, &[u8])> {
    let places = places(plc, size);
    let start = places.len() * 4;
    let ranges: Vec<Range<usize>> = places
        .windows(2)
        .filter_map(|pair| Some(*pair.first()?..*pair.last()?))
        .collect();
    ranges
        .into_iter()
        .enumerate()
        .filter_map(move |(index, range)| Some((range, slice(plc, start + index * size, size)?)))
}

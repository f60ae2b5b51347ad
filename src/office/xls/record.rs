//! The records of an old Excel file ([MS-XLS] 2.3).

use super::super::doc::bytes::{slice, u16_at};

/// The kinds of records, by their number.
pub(super) mod kind {
    pub(in crate::office::xls) const BEGIN: u16 = 0x0809;
    pub(in crate::office::xls) const END: u16 = 0x000A;
    pub(in crate::office::xls) const CONTINUES: u16 = 0x003C;
    pub(in crate::office::xls) const PASSWORD: u16 = 0x002F;
    pub(in crate::office::xls) const EPOCH: u16 = 0x0022;
    pub(in crate::office::xls) const FONT: u16 = 0x0031;
    pub(in crate::office::xls) const FORMAT: u16 = 0x041E;
    pub(in crate::office::xls) const LOOK: u16 = 0x00E0;
    pub(in crate::office::xls) const SHEET: u16 = 0x0085;
    pub(in crate::office::xls) const STRINGS: u16 = 0x00FC;
    pub(in crate::office::xls) const ROW: u16 = 0x0208;
    pub(in crate::office::xls) const COLUMNS: u16 = 0x007D;
    pub(in crate::office::xls) const MERGED: u16 = 0x00E5;
    pub(in crate::office::xls) const SHARED: u16 = 0x00FD;
    pub(in crate::office::xls) const LABEL: u16 = 0x0204;
    pub(in crate::office::xls) const RICH: u16 = 0x00D6;
    pub(in crate::office::xls) const NUMBER: u16 = 0x0203;
    pub(in crate::office::xls) const PACKED: u16 = 0x027E;
    pub(in crate::office::xls) const MANY_PACKED: u16 = 0x00BD;
    pub(in crate::office::xls) const TRUTH: u16 = 0x0205;
    pub(in crate::office::xls) const FORMULA: u16 = 0x0006;
    pub(in crate::office::xls) const RESULT: u16 = 0x0207;
}

/// A record.
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) data: &'b [u8],
    /// What goes on with it, in records of their own.
    pub(super) more: Vec<&'b [u8]>,
}

/// The records from here on.
pub(super) fn records(mut bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (kind, data, rest) = one(bytes)?;
        bytes = rest;
        let mut more = Vec::new();
        while let Some((kind::CONTINUES, data, rest)) = one(bytes) {
            more.push(data);
            bytes = rest;
        }
        Some(Record { kind, data, more })
    })
}

fn one(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let length = usize::from(u16_at(bytes, 2)?);
    let data = slice(bytes, 4, length)?;
    Some((u16_at(bytes, 0)?, data, bytes.get(4 + length..)?))
}

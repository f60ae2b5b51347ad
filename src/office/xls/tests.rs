//! A file that `LibreOffice` wrote from an Excel file of the cases (`tests/cases/office/old-sheets`).

use super::*;
use crate::office;
use crate::office::damaged::damaged;
use std::io::{Cursor, Write as _};

/// A file of these records.
fn file(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut stream = file.create_stream(STREAM).unwrap();
    for (kind, data) in records {
        stream.write_all(&kind.to_le_bytes()).unwrap();
        let length = u16::try_from(data.len()).unwrap();
        stream.write_all(&length.to_le_bytes()).unwrap();
        stream.write_all(data).unwrap();
    }
    drop(stream);
    file.into_inner().into_inner()
}

/// The beginning of records of Excel 97.
const BEGIN: (u16, &[u8]) = (kind::BEGIN, &[0, 6, 5, 0]);
const END: (u16, &[u8]) = (kind::END, &[]);

/// A sheet of the name S that begins at a byte.
fn sheet(place: u8) -> [u8; 9] {
    [place, 0, 0, 0, 0, 0, 1, 0, b'S']
}

#[test]
fn words_may_go_on_in_the_next_record() {
    // Two strings: one that goes on with wider letters, and one in fonts.
    let first = [2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, b'K'];
    let more = [
        1, 0xBF, 0x1E, b'x', 0, 2, 0, 0x08, 1, 0, b'a', b'b', 1, 0, 0, 0,
    ];
    let at = u8::try_from(4 * 5 + 4 + 9 + first.len() + more.len()).unwrap();
    let sheet = sheet(at);
    let cell = |column: u8, string: u8| [0, 0, column, 0, 0, 0, string, 0, 0, 0];
    let bytes = file(&[
        BEGIN,
        (kind::SHEET, &sheet),
        (kind::STRINGS, &first),
        (kind::CONTINUES, &more),
        END,
        BEGIN,
        (kind::SHARED, &cell(0, 0)),
        (kind::SHARED, &cell(1, 1)),
        (kind::PACKED, &[0, 0, 2, 0, 0, 0, 75, 1, 0, 0]),
        END,
    ]);
    let read = office::rendered(read(&bytes).unwrap()).unwrap();
    assert_eq!(read.text.trim_end(), "Kếx\tab\t0,82");
}

#[test]
fn files_that_are_not_read_are_named_and_those_without_end_refused() {
    let foreign = |records: &[(u16, &[u8])]| match read(&file(records)).unwrap_err() {
        Unreadable::Foreign(foreign) => Some(foreign),
        _ => None,
    };
    let old: (u16, &[u8]) = (kind::BEGIN, &[0, 5, 5, 0]);
    assert_eq!(foreign(&[old, END]), Some(Foreign::OldestExcel));
    let locked: (u16, &[u8]) = (kind::PASSWORD, &[0, 0]);
    assert_eq!(foreign(&[BEGIN, locked]), Some(Foreign::Password));
    // A thousand sheets that are the same million records.
    let place = 4 + 4 + 13 * 1_000 + 4;
    let mut named = sheet(0);
    named[..4].copy_from_slice(&u32::to_le_bytes(place));
    let mut records = vec![BEGIN];
    records.extend(std::iter::repeat_n((kind::SHEET, &named[..]), 1_000));
    records.extend([END, BEGIN]);
    records.extend(std::iter::repeat_n((0x0201, &[][..]), 1_000_000));
    records.push(END);
    let why = read(&file(&records)).unwrap_err();
    assert_eq!(why, Limit::Things(STREAM.to_owned(), RECORDS).into());
}

#[test]
fn what_is_cut_off_or_changed_is_an_error_or_words_and_never_more() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/office/old-sheets/plan.xls"
    );
    let whole = std::fs::read(path).unwrap();
    assert!(read(&whole).is_ok());
    for length in (0..whole.len()).step_by(211) {
        let _ = read(whole.get(..length).unwrap());
    }
    for bytes in damaged(&whole, 1_000) {
        let _ = read(&bytes);
    }
}

#[test]
fn packed_numbers_are_exact() {
    let spelt = |packed: u32| unpacked(packed).map(|number| number.spelt(0));
    assert_eq!(spelt((80 << 2) | 2).as_deref(), Some("80"));
    assert_eq!(spelt((29 << 2) | 3).as_deref(), Some("0,29"));
    assert_eq!(
        spelt((-5_i32 << 2).cast_unsigned() | 2).as_deref(),
        Some("-5")
    );
    let half = 0x3FE0_0000;
    assert_eq!(spelt(half).as_deref(), Some("0,5"));
    assert_eq!(spelt(half | 1).as_deref(), Some("0,005"));
}

//! Excel files before 2007 (.xls) → the cells of their sheets.
//!
//! A stream of records, as [MS-XLS] keeps them: what sheets share first, then each sheet. Numbers
//! are shown by their formats, exactly; formulas by the results that the file keeps.

mod book;
mod record;
mod text;

use super::compound::{Compound, damaged};
use super::doc::bytes::{slice, u8_at, u16_at, u32_at};
use super::document::Document;
use super::kind::Foreign;
use super::problem::{Limit, Unreadable};
use super::sheets::{CellRange, Cells, Number, Piece, Sheets, plain, shown};
use book::Book;
use record::{Record, kind, records};
use text::Segments;

/// The stream of the records.
const STREAM: &str = "Workbook";

/// The most records of all sheets.
const RECORDS: usize = 10_000_000;

/// Reads the bytes of an old Excel file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut file = Compound::open(bytes)?;
    if !file.has(STREAM) && file.has("Book") {
        return Err(Unreadable::Foreign(Foreign::OldestExcel));
    }
    let stream = file.stream(STREAM)?;
    let book = Book::read(&stream)?;
    let mut sheets = Sheets::default();
    let mut room = RECORDS;
    for sheet in &book.sheets {
        if sheet.is_hidden {
            sheets.hide(&sheet.name);
            continue;
        }
        let part = stream.get(sheet.place..);
        let part = part.ok_or_else(|| damaged(STREAM, &sheet.name))?;
        let mut reader = SheetReader {
            book: &book,
            sheets: &mut sheets,
            cells: Cells::default(),
            awaits: None,
            room: &mut room,
        };
        reader.read(part)?;
        let cells = reader.cells;
        sheets.add(&sheet.name, STREAM, cells)?;
    }
    let mut document = sheets.finish();
    if file.has("_VBA_PROJECT_CUR/VBA/dir") {
        document.remarks.push(super::remark::Remark::Macros);
    }
    Ok(document)
}

/// A sheet that is being read.
struct SheetReader<'r> {
    book: &'r Book,
    sheets: &'r mut Sheets,
    cells: Cells,
    /// The cell whose formula has words for a result, which come next.
    awaits: Option<CellAt>,
    /// How many records may still come.
    room: &'r mut usize,
}

/// A cell: its row and column, from 1, and how it looks.
#[derive(Clone, Copy)]
struct CellAt {
    at: (u32, u32),
    look: usize,
}

impl SheetReader<'_> {
    fn read(&mut self, part: &[u8]) -> Result<(), Unreadable> {
        // Charts in a sheet have records of their own.
        let mut depth = 0_usize;
        for record in records(part) {
            let full = || Limit::Things(STREAM.to_owned(), RECORDS);
            *self.room = self.room.checked_sub(1).ok_or_else(full)?;
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ if depth == 1 => self.record(&record)?,
                _ => {}
            }
        }
        Err(damaged(STREAM, "unexpected end"))
    }

    fn record(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        let data = record.data;
        match record.kind {
            kind::ROW if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                let row = u16_at(data, 0).unwrap_or_default();
                self.cells.hide_row(u32::from(row) + 1);
            }
            kind::COLUMNS => self.columns(data),
            kind::MERGED => self.merge(data),
            kind::SHARED => {
                let at = u32_at(data, 6).and_then(|at| usize::try_from(at).ok());
                let words = self.book.words(at.unwrap_or(usize::MAX)).to_vec();
                self.put(place(data), &words)?;
            }
            kind::LABEL | kind::RICH => {
                let mut text = Segments::new(record, 6);
                let words = text.long().map(|words| words.text).unwrap_or_default();
                self.put(place(data), &plain(words))?;
            }
            kind::NUMBER => self.number(place(data), number(data, 6))?,
            kind::PACKED => {
                let packed = u32_at(data, 6).and_then(unpacked);
                self.number(place(data), packed)?;
            }
            kind::MANY_PACKED => self.many(data)?,
            kind::TRUTH => {
                let value = plain(truth(data));
                self.put(place(data), &value)?;
            }
            kind::FORMULA => self.formula(data)?,
            kind::RESULT => {
                if let Some(place) = self.awaits.take() {
                    let mut text = Segments::new(record, 0);
                    let words = text.long().map(|words| words.text).unwrap_or_default();
                    self.put(Some(place), &plain(words))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn columns(&mut self, data: &[u8]) {
        let number = |at| u16_at(data, at).map(u32::from);
        let is_hidden = u16_at(data, 8).is_some_and(|flags| flags & 1 != 0);
        let is_thin = u16_at(data, 4) == Some(0);
        if let (true, Some(first), Some(last)) = (is_hidden || is_thin, number(0), number(2)) {
            self.cells.hide_columns(first + 1, last + 1);
        }
    }

    fn merge(&mut self, data: &[u8]) {
        let count = usize::from(u16_at(data, 0).unwrap_or_default());
        for index in 0..count {
            let number = |at| u16_at(data, 2 + index * 8 + at).map(|n| u32::from(n) + 1);
            let (Some(top), Some(bottom), Some(left), Some(right)) =
                (number(0), number(2), number(4), number(6))
            else {
                return;
            };
            if top <= bottom && left <= right {
                self.cells.merged.push(CellRange {
                    top,
                    left,
                    bottom,
                    right,
                });
            }
        }
    }

    /// Packed numbers side by side.
    fn many(&mut self, data: &[u8]) -> Result<(), Unreadable> {
        let Some(first) = place(data) else {
            return Ok(());
        };
        let count = data.len().saturating_sub(6) / 6;
        for (index, column) in (0..count).zip(first.at.1..) {
            let look = u16_at(data, 4 + index * 6).map(usize::from);
            let place = CellAt {
                at: (first.at.0, column),
                look: look.unwrap_or_default(),
            };
            let packed = u32_at(data, 6 + index * 6).and_then(unpacked);
            self.number(Some(place), packed)?;
        }
        Ok(())
    }

    fn formula(&mut self, data: &[u8]) -> Result<(), Unreadable> {
        self.awaits = None;
        if u16_at(data, 12) != Some(0xFFFF) {
            return self.number(place(data), number(data, 6));
        }
        match u8_at(data, 6) {
            Some(0) => self.awaits = place(data),
            Some(kind @ (1 | 2)) => {
                let value = u8_at(data, 8).unwrap_or_default();
                let value = plain(truth(&[0, 0, 0, 0, 0, 0, value, kind - 1]));
                self.put(place(data), &value)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn number(&mut self, place: Option<CellAt>, number: Option<Number>) -> Result<(), Unreadable> {
        let (Some(place), Some(number)) = (place, number) else {
            return Ok(());
        };
        let format = self.book.format(place.look);
        let value = plain(format.show(&number, self.book.epoch));
        self.put(Some(place), &value)
    }

    fn put(&mut self, place: Option<CellAt>, pieces: &[Piece]) -> Result<(), Unreadable> {
        let Some(place) = place else { return Ok(()) };
        let words = shown(pieces, self.book.face(place.look), &mut self.cells.met);
        self.sheets.room.cell(words.len(), STREAM)?;
        if !words.trim().is_empty() {
            self.cells.words.insert(place.at, words);
        }
        Ok(())
    }
}

/// The cell that a record is of.
fn place(data: &[u8]) -> Option<CellAt> {
    let number = |at| u16_at(data, at).map(u32::from);
    Some(CellAt {
        at: (number(0)? + 1, number(2)? + 1),
        look: u16_at(data, 4)?.into(),
    })
}

/// A number of eight bytes.
fn number(data: &[u8], at: usize) -> Option<Number> {
    let bytes: [u8; 8] = slice(data, at, 8)?.try_into().ok()?;
    shortest(u64::from_le_bytes(bytes))
}

/// The shortest decimal that is kept as these bits.
#[expect(clippy::disallowed_types, reason = "the file's own numbers are such")]
fn shortest(bits: u64) -> Option<Number> {
    Number::read(&format!("{:e}", f64::from_bits(bits)))
}

/// A number packed into four bytes: whole or the upper half of eight, or the hundredth of it.
fn unpacked(packed: u32) -> Option<Number> {
    let number = if packed & 2 == 0 {
        shortest(u64::from(packed & !3) << 32)
    } else {
        Number::read(&(packed.cast_signed() >> 2).to_string())
    };
    let number = number?;
    Some(if packed & 1 == 0 {
        number
    } else {
        number.hundredth()
    })
}

/// A truth or an error, as Excel shows it.
fn truth(data: &[u8]) -> String {
    let value = u8_at(data, 6).unwrap_or_default();
    let shown = match (u8_at(data, 7), value) {
        (Some(0), 0) => "FALSE",
        (Some(0), _) => "TRUE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x17) => "#REF!",
        (_, 0x1D) => "#NAME?",
        (_, 0x24) => "#NUM!",
        (_, 0x2A) => "#N/A",
        _ => "#VALUE!",
    };
    shown.to_owned()
}

#[cfg(test)]
mod tests;

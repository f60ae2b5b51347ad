//! What the sheets of an old Excel file share: their names, their words, how cells look.

use super::super::compound::damaged;
use super::super::doc::bytes::{size_at, u8_at, u16_at};
use super::super::kind::Foreign;
use super::super::problem::{Limit, Unreadable};
use super::super::sheets::{Epoch, Face, Format, Piece, SHEETS};
use super::STREAM;
use super::record::{Record, kind, records};
use super::text::{FontedText, Segments};
use crate::text::OldFont;
use std::collections::BTreeMap;

/// The most words that sheets share.
const STRINGS: usize = 1_000_000;
/// The most fonts, formats and looks.
const LOOKS: usize = 65_536;

/// A sheet of a file.
pub(super) struct Sheet {
    pub(super) name: String,
    /// Where its records begin.
    pub(super) place: usize,
    pub(super) is_hidden: bool,
}

/// What the sheets of a file share.
#[derive(Default)]
pub(super) struct Book {
    /// The sheets, in order.
    pub(super) sheets: Vec<Sheet>,
    /// From which day dates are counted.
    pub(super) epoch: Epoch,
    words: Vec<Vec<Piece>>,
    faces: Vec<Face>,
    formats: BTreeMap<u16, Format>,
    /// The font and the format of each look.
    looks: Vec<(usize, u16)>,
}

impl Book {
    /// Reads the records in front of those of the sheets.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Unreadable> {
        let mut book = Self::default();
        let mut all = records(stream);
        let first = all.next().filter(|first| first.kind == kind::BEGIN);
        let first = first.ok_or_else(|| damaged(STREAM, "BOF"))?;
        // The version of Excel 97 and later.
        if u16_at(first.data, 0) != Some(0x0600) {
            return Err(Unreadable::Foreign(Foreign::OldestExcel));
        }
        for record in all {
            match record.kind {
                kind::END => return Ok(book),
                kind::PASSWORD => return Err(Unreadable::Foreign(Foreign::Password)),
                kind::EPOCH if u16_at(record.data, 0) == Some(1) => book.epoch = Epoch::Of1904,
                kind::FONT if book.faces.len() < LOOKS => book.faces.push(face(&record)),
                kind::FORMAT => book.format_of(&record),
                kind::LOOK if book.looks.len() < LOOKS => {
                    let number = |at| u16_at(record.data, at).unwrap_or_default();
                    book.looks.push((number(0).into(), number(2)));
                }
                kind::SHEET => book.sheet(&record)?,
                kind::STRINGS => book.strings(&record)?,
                _ => {}
            }
        }
        Err(damaged(STREAM, "unexpected end"))
    }

    fn format_of(&mut self, record: &Record<'_>) {
        let code = Segments::new(record, 2).long();
        if let (Some(id), Some(code)) = (u16_at(record.data, 0), code) {
            self.formats.insert(id, Format::read(&code.text));
        }
    }

    fn sheet(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        // Charts and macros are no sheets.
        if u8_at(record.data, 5) != Some(0) {
            return Ok(());
        }
        if self.sheets.len() >= SHEETS {
            return Err(Limit::Things(STREAM.to_owned(), SHEETS).into());
        }
        let name = Segments::new(record, 6).short();
        self.sheets.push(Sheet {
            name: name.map(|name| name.text).unwrap_or_default(),
            place: size_at(record.data, 0).unwrap_or(usize::MAX),
            is_hidden: u8_at(record.data, 4).is_some_and(|state| state & 3 != 0),
        });
        Ok(())
    }

    fn strings(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        let mut text = Segments::new(record, 0);
        let count = text.skip_counts().unwrap_or_default();
        for _ in 0..count {
            let Some(words) = text.long() else {
                return Err(damaged(STREAM, "SST"));
            };
            if self.words.len() >= STRINGS {
                return Err(Limit::Things(STREAM.to_owned(), STRINGS).into());
            }
            let pieces = self.pieces(words);
            self.words.push(pieces);
        }
        Ok(())
    }

    /// Words by their fonts.
    fn pieces(&self, words: FontedText) -> Vec<Piece> {
        if words.fonts.is_empty() {
            return super::plain(words.text);
        }
        let mut pieces = Vec::new();
        let mut piece = Piece::default();
        let mut fonts = words.fonts.into_iter().peekable();
        let mut at = 0;
        for letter in words.text.chars() {
            while let Some((_, font)) = fonts.next_if(|(start, _)| *start <= at) {
                pieces.push(std::mem::take(&mut piece));
                piece.face = Some(self.font(font));
            }
            piece.text.push(letter);
            at += letter.len_utf16();
        }
        pieces.push(piece);
        pieces
    }

    /// Words that sheets share, by their place.
    pub(super) fn words(&self, at: usize) -> &[Piece] {
        self.words.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The font of a number; there is none of number 4.
    fn font(&self, number: usize) -> Face {
        let at = if number > 4 { number - 1 } else { number };
        self.faces.get(at).copied().unwrap_or_default()
    }

    /// How words in cells of a look look.
    pub(super) fn face(&self, look: usize) -> Face {
        let look = self.looks.get(look);
        look.map(|(font, _)| self.font(*font)).unwrap_or_default()
    }

    /// How numbers in cells of a look are shown.
    pub(super) fn format(&self, look: usize) -> Format {
        let id = self.looks.get(look).map(|(_, id)| *id).unwrap_or_default();
        let own = self.formats.get(&id).cloned();
        own.unwrap_or_else(|| Format::builtin(id.into()))
    }
}

fn face(record: &Record<'_>) -> Face {
    let flags = u16_at(record.data, 2).unwrap_or_default();
    let name = Segments::new(record, 14).short();
    Face {
        is_struck: flags & 0x0008 != 0,
        old: name.and_then(|name| OldFont::named(&name.text)),
    }
}

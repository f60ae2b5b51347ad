//! The bytes of a PDF file → its pages, within limits.

use super::draw::{LETTERS, page, stamps};
use super::letter::Page;
use super::problem::{PdfProblem, PdfRemark};
use super::{received, stamp};
use crate::office::problem::Unreadable;
use crate::office::remark::Remark;
use hayro_interpret::InterpreterCache;
use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::collections::BTreeSet;

/// The most pages of a file.
const PAGES: usize = 2000;
/// The most objects of a file.
const OBJECTS: usize = 500_000;

/// The pages of a file, and what is to be said of them.
pub(super) fn pages(bytes: Vec<u8>) -> Result<(Vec<Page>, Vec<Remark>), Unreadable> {
    let pdf = Pdf::new(bytes).map_err(refused)?;
    if pdf.len() > OBJECTS {
        return Err(PdfProblem::Objects(OBJECTS).into());
    }
    let sources = pdf.pages();
    if sources.len() > PAGES {
        return Err(PdfProblem::Pages(PAGES).into());
    }
    let cache = InterpreterCache::new();
    let (mut room, mut unknown, mut comments) = (LETTERS, 0, 0);
    let (mut said, mut converted) = (Vec::new(), BTreeSet::new());
    let mut pages = Vec::with_capacity(sources.len());
    for (number, source) in (1..).zip(sources.iter()) {
        let drawn = page(number, source, &cache, room);
        if drawn.room == 0 {
            return Err(PdfProblem::Letters(LETTERS).into());
        }
        room = drawn.room;
        unknown += drawn.unknown;
        converted.extend(drawn.converted);
        comments += self::comments(source);
        let mut page = drawn.page;
        let stamps = stamps(source, &cache, room);
        let letters: usize = stamps.iter().map(Vec::len).sum();
        room = room.saturating_sub(letters);
        said.extend(stamp::place(&mut page, stamps));
        if number == 1 {
            said.extend(received::take(&mut page));
        }
        pages.push(page);
    }
    let letters = LETTERS - room;
    if letters == 0 {
        let pictures = pages.iter().any(|page| page.pictures > 0);
        return Err(if pictures {
            PdfProblem::Scan(pages.len()).into()
        } else {
            Unreadable::NoWords
        });
    }
    if unknown * 2 > letters {
        return Err(PdfProblem::Nameless.into());
    }
    let mut remarks = Vec::new();
    if comments > 0 {
        remarks.push(Remark::Comments(comments));
    }
    if unknown > 0 {
        remarks.push(Remark::Pdf(PdfRemark::Nameless(unknown)));
    }
    remarks.extend(converted.into_iter().map(Remark::Converted));
    remarks.extend(said.into_iter().map(Remark::Pdf));
    Ok((pages, remarks))
}

fn refused(error: LoadPdfError) -> PdfProblem {
    match error {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) | LoadPdfError::Invalid => {
            PdfProblem::Broken
        }
        LoadPdfError::Decryption(_) => PdfProblem::Password,
    }
}

/// How many comments stand on a page.
fn comments(source: &Source<'_>) -> usize {
    const KINDS: [&[u8]; 8] = [
        b"Text",
        b"FreeText",
        b"Highlight",
        b"Underline",
        b"StrikeOut",
        b"Squiggly",
        b"Caret",
        b"Ink",
    ];
    let Some(all) = source.raw().get::<Array<'_>>(b"Annots".as_slice()) else {
        return 0;
    };
    all.iter::<Dict<'_>>()
        .take(10_000)
        .filter(|note| {
            let kind = note.get::<Name<'_>>(b"Subtype".as_slice());
            kind.is_some_and(|kind| KINDS.contains(&&*kind))
        })
        .count()
}

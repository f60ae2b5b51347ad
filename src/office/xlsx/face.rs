//! How words of a sheet look: struck out, in an old font.

use crate::office::problem::Unreadable;
use crate::office::xml::Xml;
use crate::text::{Legacy, OldFont};
use std::collections::BTreeSet;

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Whether they are struck out.
    pub(super) is_struck: bool,
    /// The old font they are typed in.
    pub(super) old: Option<OldFont>,
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// How they look; none for like the cell they stand in.
    face: Option<Face>,
    text: String,
}

/// What was met among words that a person has to know of.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// Words that are struck out.
    pub(super) struck: bool,
    /// The old encodings that were put into Unicode.
    pub(super) converted: BTreeSet<Legacy>,
}

impl Face {
    /// Reads a font, or what a run says of its own.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Unreadable> {
        let mut face = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "strike" => face.is_struck = tag.is_on(),
                "name" | "rFont" => face.old = tag.val().and_then(|name| OldFont::named(&name)),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(face)
    }

    /// Words that look so, as they are read.
    fn shown(self, text: &str, met: &mut Met) -> String {
        if self.is_struck {
            met.struck |= !text.trim().is_empty();
            return String::new();
        }
        let Some(font) = self.old else {
            return text.to_owned();
        };
        font.unicode(text).map_or_else(
            || text.to_owned(),
            |unicode| {
                met.converted.insert(font.legacy);
                unicode
            },
        )
    }
}

/// Pieces of words in a cell that looks so, as they are read. In old fonts the mark of a letter
/// may stand in the next piece.
pub(super) fn shown(pieces: &[Piece], cell: Face, met: &mut Met) -> String {
    let mut out = String::new();
    let (mut open, mut last) = (String::new(), cell);
    for piece in pieces {
        let face = piece.face.unwrap_or(cell);
        if face != last {
            out.push_str(&last.shown(&open, met));
            open.clear();
            last = face;
        }
        open.push_str(&piece.text);
    }
    out + &last.shown(&open, met)
}

/// Words that look like their cell.
pub(super) fn plain(text: String) -> Vec<Piece> {
    vec![Piece { face: None, text }]
}

/// All words of pieces, however they look.
pub(super) fn text_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The words of an item, whose pieces may look different; how they are pronounced is left out.
pub(super) fn rich(xml: &mut Xml<'_>) -> Result<Vec<Piece>, Unreadable> {
    let mut out = Vec::new();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "t" => out.extend(plain(xml.words()?)),
            "r" => out.push(run(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn run(xml: &mut Xml<'_>) -> Result<Piece, Unreadable> {
    let mut piece = Piece::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "t" => piece.text.push_str(&xml.words()?),
            "rPr" => piece.face = Some(Face::read(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(piece)
}

//! Words of an Excel file whose pieces may look different.

use crate::office::problem::Unreadable;
use crate::office::sheets::{Face, Piece, plain};
use crate::office::xml::Xml;
use crate::text::OldFont;

/// Reads a font, or what a run says of its own.
pub(super) fn face(xml: &mut Xml<'_>) -> Result<Face, Unreadable> {
    let mut face = Face::default();
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
            "rPr" => piece.face = Some(face(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(piece)
}

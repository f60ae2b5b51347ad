//! How words of a sheet look: struck out, in an old font.

use crate::office::typed::Met;
use crate::text::OldFont;

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct Face {
    /// Whether they are struck out.
    pub(in crate::office) is_struck: bool,
    /// The old font they are typed in.
    pub(in crate::office) old: Option<OldFont>,
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct Piece {
    /// How they look; none for like the cell they stand in.
    pub(in crate::office) face: Option<Face>,
    /// The words.
    pub(in crate::office) text: String,
}

impl Face {
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
pub(in crate::office) fn shown(pieces: &[Piece], cell: Face, met: &mut Met) -> String {
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
pub(in crate::office) fn plain(text: String) -> Vec<Piece> {
    vec![Piece { face: None, text }]
}

/// All words of pieces, however they look.
pub(in crate::office) fn text_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

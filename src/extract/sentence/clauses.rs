//! Where the clauses of a sentence end.

use super::piece::{Kind, Piece, Pieces};
use crate::extract::Text;
use crate::layout::plain::is_abbreviation;
use crate::lexicon::{Tag, Tags};
use crate::text::letter::{is_lower, is_upper};
use std::ops::Range;

/// The clauses of pieces: what stands between `;`, full stops that end a sentence, and stages that promise no figure.
pub(super) fn clauses(text: &Text<'_>, pieces: &Pieces) -> Vec<Range<usize>> {
    let ends = Ends {
        text,
        all: &pieces.all,
    };
    let (mut found, mut start) = (Vec::new(), 0);
    for at in 0..pieces.all.len() {
        if ends.ends(at) {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..pieces.all.len());
    // "… 1.000 tấn/năm).": what closes a bracket that opens nowhere.
    let closes =
        |clause: &Range<usize>| clause.end > clause.start && ends.sign(clause.end - 1) == Some(')');
    for clause in &mut found {
        while closes(clause) {
            clause.end -= 1;
        }
    }
    found.retain(|clause| !clause.is_empty());
    // Most have none.
    if !(found.iter()).any(|clause| later_stage(pieces, clause).is_some()) {
        return found;
    }
    let mut parted = Vec::with_capacity(found.len());
    for clause in found {
        match later_stage(pieces, &clause) {
            Some(comma) => parted.extend([clause.start..comma, comma + 1..clause.end]),
            None => parted.push(clause),
        }
    }
    parted
}

/// "Đến năm 2026, … đạt trên 95% dân số, đến năm 2030 đạt bao phủ toàn dân": the comma before a stage without a figure.
fn later_stage(pieces: &Pieces, clause: &Range<usize>) -> Option<usize> {
    let own = pieces.all.get(clause.clone())?;
    let year = |at: usize| match own.get(at)?.kind {
        Kind::When(index) => pieces.whens.get(index)?.year,
        _ => None,
    };
    let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
    let first = own.iter().position(figure)?;
    let last = own.iter().rposition(figure)?;
    let dated = (0..first).find_map(year)?;
    let comma = (last + 1..own.len()).find(|at| {
        let comma = own.get(*at).map(|piece| piece.kind) == Some(Kind::Sign(','));
        comma && year(at + 1).is_some_and(|later| later != dated)
    })?;
    (comma + 2 < own.len()).then_some(clause.start + comma)
}

struct Ends<'a, 't> {
    text: &'a Text<'t>,
    all: &'a [Piece],
}

impl Ends<'_, '_> {
    fn sign(&self, at: usize) -> Option<char> {
        match self.all.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    fn words(&self, piece: &Piece) -> &str {
        self.text.layout.words(piece.range.clone())
    }

    /// The piece so many places before another.
    fn before(&self, at: usize, back: usize) -> Option<&Piece> {
        self.all.get(at.checked_sub(back)?)
    }

    /// Whether a clause is over: `;`, and a full stop that ends a sentence.
    fn ends(&self, at: usize) -> bool {
        match self.sign(at) {
            Some(';' | '\n' | '…') => true,
            Some(':') => self.begins_anew(at),
            // "90%...": and so on.
            Some('.') if matches!(self.sign(at + 1), Some('.' | '\n')) => true,
            Some('.') => {
                let Some(next) = self.all.get(at + 1) else {
                    return true;
                };
                let own = self.all.get(at);
                let apart = own.is_some_and(|own| own.range.end < next.range.start);
                // A figure or a time belongs to no name: "… của ITU. Đến năm 2030 …".
                let anew = matches!(next.kind, Kind::Amount(_) | Kind::When(_));
                apart && (anew || !self.is_short(at))
            }
            _ => false,
        }
    }

    /// "… đạt 97% vào năm 2025 và đạt 99% vào năm 2030: phấn đấu giảm …": a colon for a semicolon.
    fn begins_anew(&self, at: usize) -> bool {
        let figures = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
        let dated = |piece: &Piece| matches!(piece.kind, Kind::When(_));
        let before = self.all.get(..at).unwrap_or_default();
        let own = before.iter().rev();
        let own = own.take_while(|piece| piece.kind != Kind::Sign(';'));
        let told =
            before.last().is_some_and(dated) && own.filter(|piece| figures(piece)).count() > 1;
        let next = self.all.get(at + 1);
        let anew = Tags::of(&[Tag::Strive, Tag::Fall, Tag::Rise, Tag::Lift, Tag::Share]);
        let behind = self.all.get(at + 1..).unwrap_or_default();
        told && next.is_some_and(|next| next.tags.meets(anew)) && behind.iter().any(figures)
    }

    /// Whether a full stop belongs to an abbreviation ("TP."), and not to an acronym that ends a sentence ("mã QR.").
    fn is_short(&self, at: usize) -> bool {
        let short = self.before(at, 1).is_some_and(|word| {
            let words = self.words(word);
            word.kind == Kind::Word && words.starts_with(is_upper) && is_abbreviation(words)
        });
        short && !self.is_letter(at)
    }

    /// "… ở châu Á. Tỉ lệ …", "vitamin A. Tỉ lệ …": one letter names what stands before it.
    fn is_letter(&self, at: usize) -> bool {
        let letter = self.before(at, 1);
        let letter = letter.is_some_and(|word| self.words(word).chars().count() == 1);
        let named = self.before(at, 2);
        letter && named.is_some_and(|before| self.words(before).starts_with(is_lower))
    }
}

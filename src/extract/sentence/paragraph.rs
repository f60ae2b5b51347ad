//! What the sentences of a paragraph leave to each other: years, that they tell of results, what brackets say of parts.

use super::claims::{Clause, to_come};
use super::piece::{Kind, Piece, Pieces};
use super::{Sentences, label, read};
use crate::extract::{Account, Ledger, Manner, Text};
use crate::lexicon::{Tag, Tags};
use std::ops::Range;

/// The years that clauses leave to those behind them.
#[derive(Debug, Default)]
pub(super) struct Years {
    /// What dates the next clause.
    pub(super) carried: Option<i16>,
    /// What the sentences of the paragraph are dated by.
    paragraph: Option<i16>,
    /// Whether the clause begins a sentence.
    pub(super) begins: bool,
}

impl Years {
    /// A clause behind this sign; a sentence that opens with "Trong đó" says more of the one before.
    pub(super) fn enter(&mut self, sign: Option<&Piece>, first: Option<&Piece>) {
        self.begins = sign.is_none_or(|sign| sign.kind != Kind::Sign(';'));
        let more = first.is_some_and(|first| first.tags.has(Tag::OfWhich));
        if self.begins && !more {
            self.carried = self.paragraph;
        }
    }

    /// What a clause says when is said of what follows in its sentence; where it opens with it, in the paragraph.
    pub(super) fn leave(&mut self, clause: &Clause<'_, '_>) {
        let leading = clause.leading_year();
        let opening = leading.filter(|_| clause.opening_year().is_some());
        if self.begins && opening.is_some() {
            self.paragraph = opening;
        } else if clause.years().any(|year| Some(year) != self.paragraph) {
            // Another year since: nothing tells what the next sentence is dated by.
            self.paragraph = None;
        }
        match leading {
            Some(_) => self.carried = leading,
            None if clause.years().any(|year| Some(year) != self.carried) => self.carried = None,
            None => {}
        }
    }
}

/// "Kết quả chuyển đổi số năm 2026: …": whether a sentence opens with what was reached in a year.
pub(super) fn tells(pieces: &Pieces, range: &Range<usize>) -> bool {
    let own = pieces.all.get(range.clone()).unwrap_or_default();
    let colon = own.iter().position(|piece| piece.kind == Kind::Sign(':'));
    let opening = own.get(..colon.unwrap_or(0)).unwrap_or_default();
    let results = opening
        .first()
        .is_some_and(|piece| piece.tags.has(Tag::ResultsPart));
    let dated = opening
        .iter()
        .any(|piece| matches!(piece.kind, Kind::When(_)));
    let strives = Tags::of(&[Tag::Strive, Tag::TargetsPart, Tag::Until]);
    results && dated && !opening.iter().any(|piece| piece.tags.meets(strives))
}

/// "Năm 2025, … xã đã đạt nhiều kết quả": whether a sentence opens a paragraph on what was done.
pub(super) fn recounts(text: &Text<'_>, pieces: &Pieces, range: &Range<usize>) -> bool {
    let own = pieces.all.get(range.clone()).unwrap_or_default();
    let past = |piece: &Piece| match piece.kind {
        Kind::When(index) => pieces.whens.get(index).is_some_and(|when| {
            !when.is_compared && !to_come(text.layout.words(when.range.clone()))
        }),
        _ => piece
            .tags
            .meets(Tags::of(&[Tag::Present, Tag::ResultsPart])),
    };
    let strives = Tags::of(&[Tag::Strive, Tag::TargetsPart, Tag::TasksPart, Tag::Follows]);
    // "Nhiệm kỳ 2015 - 2020, Đảng bộ đã hoàn thành 24/27 chỉ tiêu": what strives behind what was done is told with it.
    let told = own.iter().position(|piece| piece.tags.has(Tag::Present));
    own.first().is_some_and(past)
        && told.is_some_and(|told| {
            let mut before = own.iter().take(told);
            !before.any(|piece| piece.tags.meets(strives))
        })
}

/// "Hết năm 2025 có 13 xã đạt chuẩn. Năm 2026, phấn đấu có thêm 6 xã": whether a sentence tells of a year before the
/// one that a later sentence of the paragraph strives for.
pub(super) fn precedes(pieces: &Pieces, clauses: &[Range<usize>], range: &Range<usize>) -> bool {
    let opening = |clause: &Range<usize>| {
        let own = pieces.all.get(clause.clone()).unwrap_or_default();
        let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
        let opening = own.iter().take_while(|piece| !figure(piece));
        let mut year = None;
        let mut strives = false;
        for piece in opening {
            strives |= piece.tags.has(Tag::Strive);
            if let Kind::When(index) = piece.kind {
                let when = pieces.whens.get(index).filter(|when| !when.is_compared);
                year = year.or(when.and_then(|when| when.year));
            }
        }
        (year, strives)
    };
    let (Some(told), false) = opening(range) else {
        return false;
    };
    let mut later = clauses.iter().filter(|clause| clause.start > range.start);
    later.any(|clause| matches!(opening(clause), (Some(year), true) if year > told))
}

/// Whether a sentence promises anew behind one that tells of a year: "Phấn đấu …", "Năm 2026, xã đề ra …".
pub(super) fn strives(pieces: &Pieces, (told, range): (&Range<usize>, &Range<usize>)) -> bool {
    let own = pieces.all.get(range.clone()).unwrap_or_default();
    let anew = Tags::of(&[Tag::Strive, Tag::TargetsPart, Tag::ObjectivesPart]);
    let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
    // "… đạt 98% so với chỉ tiêu giao": behind the figure stands what it is measured by.
    let mut before = own.iter().take_while(|piece| !figure(piece));
    let year = |at: usize| match pieces.all.get(at)?.kind {
        Kind::When(index) => pieces.whens.get(index)?.year,
        _ => None,
    };
    let later = match (year(told.start), year(range.start)) {
        (Some(told), Some(now)) => now > told,
        _ => false,
    };
    later || before.any(|piece| piece.tags.meets(anew))
}

/// "(trong đó … đạt 1%)": shares of a part that a bracket states are claims of their own.
pub(super) fn in_brackets(
    text: &Text<'_>,
    pieces: &Pieces,
    found: &mut Sentences,
    manner: Manner,
    ledger: &mut Ledger,
) {
    for bracket in &pieces.parts {
        let within = bracket.start + 1..bracket.end;
        let alone = text.tagged.within(within.clone()).first();
        let is_scope = alone.is_some_and(|unit| unit.is(Tag::Scope));
        let whole = found
            .claims
            .iter()
            .rfind(|claim| claim.words.start < bracket.start);
        let (label, year) = whole.map_or((None, None), |whole| {
            (Some(whole.label.clone()).filter(|_| is_scope), whole.year)
        });
        for mut claim in read(text, within, manner, ledger).claims {
            claim.year = claim.year.or(year);
            if let Some(label) = &label {
                claim.label = format!("{label}, {}", claim.label);
            }
            found.claims.push(claim);
        }
    }
}

/// "Vùng trồng quế (diện tích 150 ha, sản lượng 45 tấn)": what a bracket measures is promised where nothing else is.
pub(super) fn measured_in_brackets(
    text: &Text<'_>,
    pieces: &Pieces,
    found: &mut Sentences,
    manner: Manner,
    ledger: &mut Ledger,
) {
    let promised = !found.claims.is_empty();
    for bracket in &pieces.measures {
        let within = bracket.start + 1..bracket.end;
        let before = pieces
            .all
            .partition_point(|piece| piece.range.end <= bracket.start);
        let name = label::of(text, pieces, std::slice::from_ref(&(0..before)));
        if promised || manner != Manner::Targets || name.is_empty() {
            for amount in super::piece::pieces(text, within, ledger).amounts {
                ledger.take(amount.range, Account::Beside);
            }
            continue;
        }
        for mut claim in read(text, within, manner, ledger).claims {
            claim.label = format!("{name}, {}", claim.label);
            found.claims.push(claim);
        }
    }
}

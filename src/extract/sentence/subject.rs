//! What a line measures whose list gives the levels: "- Tỷ lệ hộ có nước sạch:", "+ Đến năm 2027: 65%".

use super::piece::{Kind, Piece, Pieces};
use super::{Sentences, clauses, joined, label};
use crate::extract::claim::Claim;
use crate::extract::phrases::lists;
use crate::extract::sentence::claims::Clause;
use crate::extract::{Ledger, Manner, Text};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};
use crate::text::loose;
use std::ops::Range;

/// What the items of a list say levels of.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Its words.
    label: String,
    /// Whether they name a measure, so that also an item with words of its own says a part of it.
    is_measure: bool,
    /// Where the line begins that names it.
    pub(crate) start: usize,
}

lists! {
    /// The whole beside its parts: "Tổng số".
    WHOLE "whole-place";
    /// Opens the shares of a whole: "Cơ cấu kinh tế: nông nghiệp 30%, dịch vụ 70%".
    STRUCTURE "structure";
    /// "kế hoạch", "thực hiện": what is said of a year, and no part of what is measured.
    OF_YEAR "of-year";
}

/// Words that name a measure.
const MEASURES: Tags = Tags::of(&[Tag::Share, Tag::Index, Tag::NumberOf]);

/// What is a state only behind what is in it.
const NO_STATE: Tags = Tags::of(&[Tag::Reach, Tag::Done]);

/// Words with which an item leads to its figure.
const LEADS: Tags = Tags::of(&[
    Tag::Reach,
    Tag::Strive,
    Tag::Verb,
    Tag::Until,
    Tag::In,
    Tag::Link,
    Tag::Onto,
    Tag::Level,
    Tag::Ensure,
    Tag::Lift,
]);

/// How many pieces at the start only lead to what is measured.
fn leading(own: &[Piece]) -> usize {
    let leads = |piece: &&Piece| piece.tags.meets(LEADS) || matches!(piece.kind, Kind::When(_));
    own.iter().take_while(leads).count()
}

/// What a line that opens a list measures; `claims` are what it states itself.
pub(super) fn of_lead(text: &Text<'_>, pieces: &Pieces, claims: &[Claim]) -> Option<Subject> {
    let announces = Tags::of(&[Tag::TargetsPart, Tag::ObjectivesPart, Tag::TasksPart]);
    let own = &pieces.all;
    let start = own.first().map_or(0, |piece| piece.range.start);
    let first = leading(own);
    let is_measure = own
        .get(first)
        .is_some_and(|piece| piece.tags.meets(MEASURES));
    // "Hồ sơ công việc được xử lý …" is no list of tasks.
    let follows = own.iter().any(|piece| piece.tags.has(Tag::Follows));
    let places = first..if follows { own.len() } else { first + 1 };
    let opens = own.get(places).unwrap_or_default();
    if !is_measure && opens.iter().any(|piece| piece.tags.meets(announces)) {
        return None;
    }
    let ends = |piece: &Piece| {
        piece.tags.meets(Tags::of(&[Tag::OfWhich, Tag::Follows]))
            || matches!(piece.kind, Kind::Sign(_))
    };
    let kept = own.len() - own.iter().rev().take_while(|piece| ends(piece)).count();
    let divides = own.get(kept..).unwrap_or_default();
    let divides = divides.iter().any(|piece| piece.tags.has(Tag::OfWhich));
    // "Tỷ lệ hộ có nước sạch đạt 85%, trong đó:".
    if let [claim] = claims {
        let label = claim.label.clone();
        return divides.then_some(Subject {
            label,
            is_measure: true,
            start,
        });
    }
    if !pieces.amounts.is_empty() {
        return None;
    }
    let name = label::trimmed(pieces, first..kept);
    let label = label::of(text, pieces, std::slice::from_ref(&name));
    label::says_something(&label).then_some(Subject {
        label,
        is_measure,
        start,
    })
}

/// Names what the claims behind a colon are of where the words before it name a measure and give no figure: "Tỷ lệ hộ có
/// nước sạch: thành thị 95%, nông thôn 80%".
pub(super) fn name_parts(text: &Text<'_>, pieces: &Pieces, claims: &mut [Claim]) {
    if claims.is_empty() {
        return;
    }
    let own = &pieces.all;
    let first = leading(own);
    let mut rest = own.iter().enumerate().skip(first);
    let ends =
        rest.find(|(_, piece)| !matches!(piece.kind, Kind::Word | Kind::Noun | Kind::Sign(',')));
    let Some((colon, _)) = ends.filter(|(_, piece)| piece.kind == Kind::Sign(':')) else {
        return;
    };
    let (Some(opening), Some(behind)) = (own.get(first), own.get(colon + 1)) else {
        return;
    };
    let words = text.stretch(opening.range.start..behind.range.start);
    // "Hồ sơ công việc được xử lý điện tử: cấp xã 90%, cấp ấp 50%" measures, too.
    let passive = |piece: &Piece| piece.tags.has(Tag::Passive);
    let states = own
        .get(first..=colon + 1)
        .unwrap_or_default()
        .iter()
        .any(passive);
    if !states && !opening.tags.meets(MEASURES) && !STRUCTURE.begin(words) {
        return;
    }
    let name = label::trimmed(pieces, first..colon);
    let label = label::of(text, pieces, std::slice::from_ref(&name));
    // The sentence ends at a full stop.
    let stops = |piece: &&Piece| piece.kind == Kind::Sign('.');
    let stop = own.iter().skip(colon).find(stops);
    let stop = stop.map_or(usize::MAX, |piece| piece.range.start);
    let inside = |claim: &&mut Claim| {
        let figure = claim.amount.as_ref().map(|amount| amount.range.start);
        figure.is_some_and(|at| at >= behind.range.start && at < stop)
    };
    let mut parts: Vec<&mut Claim> = claims.iter_mut().filter(inside).collect();
    // "Số gia đình học tập: 300 hộ; cộng đồng học tập: 6 bản": the first has the name to itself.
    let has_own = parts.first().is_some_and(|part| part.label == label);
    let are_parts = parts.len() > 1 && !has_own;
    let own = MEASURES.with(Tag::State);
    for claim in &mut parts {
        let part = claim.label.strip_prefix(&label).unwrap_or(&claim.label);
        // "Tỷ lệ hộ có nước sạch: thực hiện năm 2025 là 70%; kế hoạch năm 2026: 80%".
        if OF_YEAR.is(&loose(part.trim_matches([':', ' ']))) {
            claim.label.clone_from(&label);
            continue;
        }
        let tagged = Tagged::of(Lexicon::builtin(), &claim.label);
        // "công nghiệp – xây dựng" is a field, and nothing that is to be built.
        let says = |unit: &Unit| unit.tags.meets(own) && !unit.tags.meets(NO_STATE);
        // "Hồ sơ công việc: được xử lý điện tử 100%; lưu trữ điện tử 90%".
        let opening = tagged.units.first();
        let goes_on = opening.is_some_and(|unit| unit.is(Tag::Passive));
        let says = !goes_on && tagged.units.iter().any(says);
        let amount = claim.amount.as_ref();
        // "100% hộ có điện" says all of what it promises.
        let opens = amount.is_some_and(|amount| amount.range.start <= claim.words.start);
        if are_parts && !opens && !claim.label.starts_with(&label) && !says {
            claim.label = format!("{label} {}", claim.label);
        }
    }
}

impl Subject {
    /// What an item says that has times and figures and no words of its own.
    pub(super) fn levels(
        &self,
        text: &Text<'_>,
        pieces: &Pieces,
        manner: Manner,
        ledger: &mut Ledger,
    ) -> Option<Sentences> {
        if matches!(manner, Manner::Tasks | Manner::Other) {
            return None;
        }
        let clauses = joined(pieces, clauses::clauses(text, pieces));
        let levels: Vec<(Range<usize>, usize)> = clauses
            .into_iter()
            .map(|clause| Some((clause.clone(), level_of(pieces, clause)?)))
            .collect::<Option<_>>()?;
        let claims = levels.into_iter().filter_map(|(range, value)| {
            let clause = Clause {
                text,
                pieces,
                range,
                manner,
                is_listed: false,
            };
            clause.level(&self.label, value, ledger)
        });
        Some(Sentences {
            claims: claims.collect(),
            ..Sentences::default()
        })
    }

    /// Names what claims of an item are of: "Tỷ lệ hộ có nước sạch" and "Khu vực thành thị: 95%" or "Tổng số: 85%" below it.
    pub(super) fn name(&self, text: &Text<'_>, claims: &mut [Claim]) {
        let own = MEASURES.with(Tag::State);
        for (at, claim) in claims.iter_mut().enumerate() {
            let units = text.tagged.within(claim.words.clone());
            let says = |unit: &Unit| unit.tags.meets(own) && !unit.is(Tag::Reach);
            let opens = units.iter().find(|unit| unit.kind == UnitKind::Words);
            // "Tổng số: 75%", "Trong đó học nghề: 30%".
            let divides = at == 0 && opens.is_some_and(|unit| unit.is(Tag::OfWhich));
            let is_part = divides || WHOLE.is(&loose(&claim.label));
            if is_part || self.is_measure && !units.iter().any(says) {
                claim.label = format!("{} {}", self.label, claim.label);
            }
        }
    }
}

/// Where the one figure of a clause stands that says a level and no more.
fn level_of(pieces: &Pieces, clause: Range<usize>) -> Option<usize> {
    let own = pieces.all.get(clause)?;
    let figure = |piece: &Piece| matches!(piece.kind, Kind::Amount(_));
    let mut figures = (0..).zip(own).filter(|(_, piece)| figure(piece));
    let ((at, _), None) = (figures.next()?, figures.next()) else {
        return None;
    };
    let bare = |piece: &Piece| {
        figure(piece)
            || piece.tags.meets(LEADS)
            || matches!(piece.kind, Kind::When(_) | Kind::Sign(_) | Kind::Noun)
    };
    own.iter().all(bare).then_some(at)
}

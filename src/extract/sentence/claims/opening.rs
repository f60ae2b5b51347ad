//! What opens a sentence of several clauses, and is said of each of them: "Thí điểm: 75% …; 100% …".

use super::super::piece::{Kind, Piece};
use super::beside::NARROWS;
use super::{Clause, Draft};
use crate::extract::claim::Beside;
use crate::extract::{Claim, Measure};
use crate::lexicon::{Tag, Tags};
use std::ops::Range;

/// Words that say what is measured: before a colon they are no opening.
const MEASURED: Tags = Tags::of(&[Tag::Share, Tag::Index, Tag::NumberOf, Tag::Rank]);

/// Words behind which something else is promised than what is told before them.
const ANEW: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Ensure,
    Tag::Lift,
    Tag::Done,
    Tag::Onto,
    Tag::TargetsPart,
    Tag::ObjectivesPart,
]);

impl Clause<'_, '_> {
    /// Whether the first words narrow what is said: "Tại 3 thôn", "Ngoại trừ …", "Thí điểm …".
    pub(in crate::extract::sentence) fn opens_narrow(&self) -> bool {
        !self.own().is_empty() && (self.any(0..1, NARROWS) || self.is_weak(0) || self.excepts(0))
    }

    /// What a clause opens with that narrows its first figure, and all that follow in its sentence.
    pub(in crate::extract::sentence) fn opened(&self) -> Vec<Beside> {
        let opening = self.opening();
        let mut found = Vec::new();
        // "Tại 3 thôn điểm": what is counted is said whole.
        if opening.clone().any(|at| self.amount_at(at).is_some()) {
            let words = self.text.layout.words(self.bytes(opening));
            return vec![Beside::said(words.to_owned())];
        }
        self.leading(
            (&Draft::default(), opening.end),
            opening.clone(),
            &mut found,
        );
        let parts = self.times(opening.clone());
        // What has a time of its own is not of this one: "Hết quý II 70%, hết năm 100% …".
        found.extend(parts.filter_map(|(_, when)| {
            Some(Beside {
                is_over: true,
                ..self.part_of_year(when)?
            })
        }));
        // "Xã hiện có 75% …; 100% …".
        let figure = self.first_figure();
        let present = (0..figure).find(|at| self.any(*at..at + 1, Tags::of(&[Tag::Present])));
        found.extend(present.map(|at| Beside {
            is_over: true,
            ..Beside::said(self.text.layout.words(self.bytes(at..at + 1)).to_owned())
        }));
        found
    }

    /// What a clause opens with and one of its later figures does not take up anew, in front of which these words stand.
    pub(super) fn opened_before(&self, between: Range<usize>) -> Vec<Beside> {
        let anew = self.is_anew(between.clone());
        let mut opened = self.opened();
        opened.retain(|said| !(said.is_over && anew));
        opened
    }

    /// Whether words promise anew behind what was told of the present: "…, phấn đấu", "…, đến năm 2026".
    fn is_anew(&self, words: Range<usize>) -> bool {
        self.any(words.clone(), ANEW) || self.times(words).next().is_some()
    }

    /// Whether a clause strives anew, so that what its sentence told of the present before has ended.
    pub(in crate::extract::sentence) fn strives_anew(&self) -> bool {
        self.is_anew(0..self.first_figure())
    }

    /// Says what its sentence opens with of the claims of a clause that has no opening of its own.
    pub(in crate::extract::sentence) fn go_on(&self, opened: &[Beside], claims: &mut [Claim]) {
        if self.opens_narrow() || !self.opening().is_empty() {
            return;
        }
        for claim in claims.iter_mut().filter(|claim| !claim.is_result) {
            claim.beside.extend(opened.iter().cloned());
        }
    }

    /// The words before a colon that names nothing measured; where the first narrow or are a time, before a comma too.
    fn opening(&self) -> Range<usize> {
        let own = self.own();
        let before = own.get(..self.first_figure()).unwrap_or_default();
        let timed = own
            .first()
            .is_some_and(|piece| matches!(piece.kind, Kind::When(_)));
        let narrow = self.opens_narrow() || timed;
        let ends = |piece: &Piece| narrow && piece.kind == Kind::Sign(',');
        let colon = before
            .iter()
            .rposition(|piece| piece.kind == Kind::Sign(':'));
        let comma = before.iter().rposition(ends);
        let end = colon.or(comma);
        let end = end.unwrap_or(if narrow { before.len() } else { 0 });
        if self.any(0..end, MEASURED) {
            0..0
        } else {
            0..end
        }
    }

    /// The first figure that is promised: "3" is none of "Tại 3 thôn điểm: 75% …".
    fn first_figure(&self) -> usize {
        let narrow = self.opens_narrow();
        let promised = |at: &usize| {
            let amount = self.amount_at(*at);
            amount.is_some_and(|amount| !(narrow && matches!(amount.measure, Measure::Count(_))))
        };
        (0..self.own().len()).find(promised).unwrap_or(0)
    }
}

//! Brackets that take nothing from the figure before them: that figure once more, how many it is, more that is striven for,
//! a last day of what is to be done as a whole.

use super::super::piece::Piece;
use super::Clause;
use crate::extract::{Amount, Measure};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Decimal, Promise};
use std::ops::Range;

/// Words that only lead to a figure in a bracket.
const REACHES: Tags = Tags::of(&[Tag::Reach, Tag::About]);

/// Words that only lead to a last day.
const ENDS: Tags = Tags::of(&[
    Tag::Done,
    Tag::Until,
    Tag::Day,
    Tag::In,
    Tag::Time,
    Tag::Year,
]);

impl Clause<'_, '_> {
    /// Whether a bracket takes nothing from the figure before it.
    pub(super) fn adds(&self, aside: &Piece) -> bool {
        let mut amounts = self.pieces.amounts.iter();
        let before = amounts.rfind(|amount| amount.range.end <= aside.range.start);
        let Some(own) = before else {
            return false;
        };
        let within =
            |range: &Range<usize>| aside.range.start <= range.start && range.end <= aside.range.end;
        let figures = self.pieces.asides.iter();
        let figures = figures.filter(|(bracket, _)| within(bracket));
        let figures: Vec<&Amount> = figures.map(|(_, amount)| amount).collect();
        match figures.as_slice() {
            [again] => {
                let same = again.measure == own.measure;
                let alone = |tags: Tags| self.says_only(aside, &again.range, tags);
                same && value(again) == value(own) && alone(Tags::NONE)
                    || own.measure == Measure::Percent && counts(again) && alone(REACHES)
                    || same && value(again) > value(own) && alone(Tags::of(&[Tag::Strive]))
            }
            _ => false,
        }
    }

    /// "(hoàn thành trước 30/9/2026)" behind a hundred: the year by whose end all is done.
    pub(super) fn completed(&self, aside: &Piece) -> Option<i16> {
        let within =
            |range: &Range<usize>| aside.range.start <= range.start && range.end <= aside.range.end;
        let mut amounts = self.pieces.amounts.iter();
        let own = amounts.rfind(|amount| amount.range.end <= aside.range.start);
        own.filter(|own| own.promise.is_hundred())?;
        let mut whens = self.pieces.aside_whens.iter();
        let last = whens.find(|when| within(&when.range) && when.is_latest)?;
        last.year
            .filter(|_| self.says_only(aside, &last.range, ENDS))
    }

    /// Whether a bracket holds what stands in a range and words that have one of some tags.
    fn says_only(&self, aside: &Piece, range: &Range<usize>, tags: Tags) -> bool {
        let within = |unit: &Unit| {
            let own = unit.range();
            range.start <= own.start && own.end <= range.end
        };
        let free =
            |unit: &Unit| unit.kind == UnitKind::Sign || within(unit) || unit.tags.meets(tags);
        self.text
            .tagged
            .within(aside.range.clone())
            .iter()
            .all(free)
    }
}

/// The number of a figure, whatever its sign.
fn value(amount: &Amount) -> Option<Decimal> {
    match amount.promise {
        Promise::Number(_, value) => Some(value),
        _ => None,
    }
}

/// "120 người": whether a figure says how many things there are.
fn counts(amount: &Amount) -> bool {
    let exact = matches!(amount.promise, Promise::Number(Comparison::Equal, _));
    exact && matches!(&amount.measure, Measure::Count(unit) if !unit.starts_with('%'))
}

//! Brackets that take nothing from the figure before them: that figure once more, how many it is, more that is striven for,
//! a last day of what is to be done as a whole.

use super::super::piece::Piece;
use super::Clause;
use crate::extract::when::When;
use crate::extract::{Amount, Measure};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Decimal, Promise};
use crate::text::letter::is_alphabetic;
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

/// Words that only lead to what is striven for, and to its time.
const STRIVEN: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Reach,
    Tag::Until,
    Tag::In,
    Tag::Preposition,
    Tag::Time,
    Tag::Year,
]);

impl Clause<'_, '_> {
    /// Whether a bracket takes nothing from the figure before it.
    pub(super) fn adds(&self, aside: &Piece) -> bool {
        let figures = self.pieces.asides.iter();
        let figures = figures.filter(|(bracket, _)| holds(aside, bracket));
        let figures: Vec<&Amount> = figures.map(|(_, amount)| amount).collect();
        let (Some(own), [again]) = (self.figure_before(aside), figures.as_slice()) else {
            return false;
        };
        // "(giữa năm đạt 75%)": a stage on the way to the level of the year.
        let mut whens = self.pieces.aside_whens.iter();
        let stage = |when: &When| when.part.is_some() && !when.is_whole;
        if value(again) < value(own) && whens.any(|when| holds(aside, &when.range) && stage(when)) {
            return true;
        }
        let alone = |tags: Tags| self.says_only(aside, &again.range, tags);
        if own.measure == Measure::Percent && counts(again) {
            return alone(REACHES);
        }
        let both = value(again).zip(value(own));
        // "100% (trong đó viên chức 100%)".
        let mut whens = self.pieces.aside_whens.iter();
        let of_all = own.measure == Measure::Percent && own.promise.is_hundred();
        let of_all = of_all && !whens.any(|when| holds(aside, &when.range));
        both.filter(|_| again.measure == own.measure)
            .is_some_and(|(again, own)| {
                again == own && (of_all || alone(Tags::NONE))
                    || again > own && self.strives_for(aside)
            })
    }

    /// "(phấn đấu 80%)", "(phấn đấu 80% vào năm 2027)": whether a bracket says no more than what is striven for, and when.
    fn strives_for(&self, aside: &Piece) -> bool {
        let figures = self.pieces.asides.iter().map(|(_, amount)| &amount.range);
        let whens = self.pieces.aside_whens.iter().map(|when| &when.range);
        let said: Vec<&Range<usize>> = figures.chain(whens).collect();
        let units = self.text.tagged.within(aside.range.clone());
        let within = |unit: &Unit| {
            let own = unit.range();
            said.iter()
                .any(|range| range.start <= own.start && own.end <= range.end)
        };
        let free =
            |unit: &Unit| unit.kind == UnitKind::Sign || within(unit) || unit.tags.meets(STRIVEN);
        units.iter().any(|unit| unit.is(Tag::Strive)) && units.iter().all(free)
    }

    /// "(hoàn thành trước 30/9/2026)" behind a hundred: the year by whose end all is done.
    pub(super) fn completed(&self, aside: &Piece) -> Option<i16> {
        self.figure_before(aside)
            .filter(|own| own.promise.is_hundred())?;
        let mut whens = self.pieces.aside_whens.iter();
        let last = whens.find(|when| holds(aside, &when.range) && when.is_latest)?;
        last.year
            .filter(|_| self.says_only(aside, &last.range, ENDS))
    }

    /// "72 - 80% (60 - 65%)": whether a bracket holds another figure of the same measure, and no word that says which; or
    /// several, each of a year: "100% (năm 2026: 50%, năm 2027: 100%)".
    pub(super) fn says_other(&self, aside: &Piece) -> bool {
        let words = self.text.layout.words(aside.range.clone());
        let Some(own) = self.figure_before(aside) else {
            return false;
        };
        let figures = self.pieces.asides.iter();
        let figures = figures.filter(|(bracket, _)| holds(aside, bracket));
        let alike = figures.filter(|(_, other)| other.measure == own.measure);
        let whens = self.pieces.aside_whens.iter();
        let dated = |when: &&When| when.year.is_some() && !when.is_compared;
        let years = whens.filter(|when| holds(aside, &when.range)).filter(dated);
        match alike.count() {
            0 => false,
            several => !words.contains(is_alphabetic) || several > 1 && years.count() > 1,
        }
    }

    /// The last figure before a bracket.
    fn figure_before(&self, aside: &Piece) -> Option<&Amount> {
        let mut amounts = self.pieces.amounts.iter();
        amounts.rfind(|amount| amount.range.end <= aside.range.start)
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

/// Whether a range stands in a bracket.
fn holds(aside: &Piece, range: &Range<usize>) -> bool {
    aside.range.start <= range.start && range.end <= aside.range.end
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

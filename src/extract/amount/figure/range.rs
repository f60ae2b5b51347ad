//! The other end of a range, and what words say of it.

use super::super::number::{self, Value};
use super::FigureReader;
use super::name::is_year;
use crate::extract::phrases::lists;
use crate::lexicon::{Tag, UnitKind};
use crate::plan::Decimal;
use crate::text::letter::lowercase;
use crate::text::loose;

lists! {
    /// By so much something changes, whatever it was: "tăng thêm".
    CHANGES_BY "changes-by";
    /// Two scales of money, the first a thousand of the second.
    SCALES "money-scale";
}

impl FigureReader<'_, '_> {
    /// "12 tỷ 500 triệu đồng": an amount of money in two scales, in the lesser one, and where that stands.
    pub(super) fn with_lesser(&self, first: Decimal, end: usize) -> Option<(Decimal, usize)> {
        let words = &self.words;
        if !(words.is(end, Tag::Scale) && words.number(end + 1) && words.is(end + 3, Tag::Money)) {
            return None;
        }
        let scales = format!("{} {}", words.printed(end), words.printed(end + 2));
        let fits = SCALES.is(&loose(&scales));
        let Value::Exact(more, last) = number::value(words.tagged, words.units, end + 1) else {
            return None;
        };
        let thousand = Decimal::from(1000);
        let fits = fits && last == end + 2 && more < thousand;
        let whole = first.times(thousand).filter(|_| fits)?;
        Some((whole.plus(more)?, last))
    }

    /// The other end of a range: "- 95%", "đến 70%", "đến dưới 80".
    pub(super) fn second(&self, at: usize, end: usize, first: Decimal) -> Option<(Decimal, usize)> {
        let words = &self.words;
        let join = end + usize::from(words.is(end, Tag::Percent));
        let to = words.is(join, Tag::To);
        let joins = words.is(join, Tag::Through) || to;
        let second = join + 1 + usize::from(words.is(join + 1, Tag::Under));
        if !joins || !words.number(second) || self.ledger.meets(self.bytes(second..second + 1)) {
            return None;
        }
        let Value::Exact(value, last) = number::value(words.tagged, words.units, second) else {
            return None;
        };
        // "giảm từ 5 đến 7%": nothing falls to more than it was, so it is by so much.
        let by_so_much =
            || self.changes(at, &[Tag::Fall]) && value > first || self.is_change(at, last);
        let is_share = words.is(end, Tag::Percent) || words.is(last, Tag::Percent);
        // "2025 - 70%": a year and its level.
        if is_share && is_year(words.printed(at)) && end == at + 1 {
            return None;
        }
        let changes = to && self.changes(at, &[Tag::Rise, Tag::Fall, Tag::Lift]);
        let changes = changes && (is_share || !self.adds(at));
        (!changes || by_so_much()).then_some((value, last))
    }

    /// Whether the figure is where a change begins: "tăng từ 60% đến".
    fn changes(&self, at: usize, how: &[Tag]) -> bool {
        let before = self
            .words
            .units
            .get(at.saturating_sub(30)..at)
            .unwrap_or_default();
        let clause = before
            .iter()
            .rev()
            .take_while(|unit| unit.kind != UnitKind::Break && unit.kind != UnitKind::Number);
        clause
            .into_iter()
            .any(|unit| how.iter().any(|tag| unit.is(*tag)))
    }

    /// "Tăng mới từ 210 đến 230 người" opens its clause: so many are added, whatever there was before.
    fn adds(&self, at: usize) -> bool {
        let before = self.words.units.get(..at).unwrap_or_default();
        let mut words = before.iter().rev().skip_while(|unit| unit.is(Tag::From));
        let rises = words.next().is_some_and(|unit| unit.is(Tag::Rise));
        rises && words.next().is_none_or(|unit| unit.kind != UnitKind::Words)
    }

    /// "tăng thêm từ 1,5 đến 2 điểm", "tăng từ 5 đến 7% so với năm 2025": whether the words say that a range is of changes.
    fn is_change(&self, at: usize, last: usize) -> bool {
        let words = &self.words;
        let mut before = words.units.get(..at).unwrap_or_default().iter().rev();
        let verb = before.find(|unit| !unit.is(Tag::From));
        let by = verb.is_some_and(|unit| CHANGES_BY.is(&lowercase(words.tagged.printed(unit))));
        let behind = words.units.get(last..).unwrap_or_default().iter().take(5);
        let mut behind = behind.take_while(|unit| unit.kind != UnitKind::Break);
        by || behind.any(|unit| unit.is(Tag::Against))
    }
}

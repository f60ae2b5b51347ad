//! The words that bind a figure, on either side of it.

use super::super::Measure;
use super::super::unit::Counted;
use super::{Amount, Figure, FigureReader, Seen};
use crate::lexicon::{Tag, Tags, UnitKind};
use crate::plan::{Comparison, Decimal, Promise};
use std::ops::Range;

/// Words with which something is said of those before them.
const OPENS: Tags = Tags::of(&[Tag::State, Tag::Verb, Tag::Reach, Tag::Done, Tag::General]);

/// Words that bind the figure behind them.
const BINDS: Tags = Tags::of(&[
    Tag::Least,
    Tag::More,
    Tag::Most,
    Tag::Under,
    Tag::About,
    Tag::Nearly,
    Tag::From,
    Tag::Times,
]);

impl FigureReader<'_, '_> {
    /// An amount with the words that bind it on either side.
    pub(super) fn amount(&self, at: usize, end: usize, promise: Promise, counted: Counted) -> Seen {
        let words = &self.words;
        let (mut bind, mut start, hedge) = self.bound(at);
        // "…, vượt 3,5 điểm phần trăm so với năm 2025": by how much a level is above another, and no bound.
        let above = |start: usize| words.is(start, Tag::More) && words.is(start, Tag::Above);
        if counted.measure == Measure::Points && start < at && above(start) {
            (bind, start) = (None, start + 1);
        }
        let far = self.bound_far(start).filter(|_| bind.is_none());
        let last = counted.noun.unwrap_or(counted.end).max(end);
        let mut apart: Vec<_> = counted
            .apart
            .map(|units| self.bytes(units))
            .into_iter()
            .collect();
        if let Some((sign, unit)) = far {
            bind = Some(sign);
            apart.push(self.bytes(unit..unit + 1));
        }
        let upwards = self.upwards(last, bind.is_none_or(|sign| sign == Comparison::AtLeast));
        if let Some((_, unit)) = upwards {
            apart.push(self.bytes(unit..unit + 1));
        }
        let sign = upwards.map(|(sign, _)| sign).or(bind);
        let promise = match (promise, sign) {
            // "Trên 100%" of a whole is on all of it.
            (Promise::Number(_, value), Some(Comparison::MoreThan))
                if value == Decimal::HUNDRED && counted.measure == Measure::Percent =>
            {
                // Behind an activity "trên" stays with what it is done on.
                let led = start > 0
                    && words
                        .units
                        .get(start - 1)
                        .is_some_and(|unit| unit.kind == UnitKind::Words && !unit.is(Tag::Strive));
                start = if led { at } else { start };
                Promise::Number(Comparison::Equal, value)
            }
            (Promise::Number(_, value), Some(sign)) => Promise::Number(sign, value),
            (other, _) => other,
        };
        let mut measure = counted.measure;
        let mut is_yearly = matches!(&measure, Measure::Count(unit) if unit.contains('/'));
        if let (Measure::Count(unit), false, Some(rate)) =
            (&mut measure, is_yearly, self.each_before(start))
        {
            unit.push_str(&rate);
            is_yearly = true;
        }
        let end_unit = if counted.noun.is_some() {
            counted.end
        } else {
            last
        };
        let range = self.bytes(start..end_unit.max(end));
        let amount = Amount {
            promise,
            measure,
            range: range.clone(),
            digits: self.bytes(at..end),
            hedge,
            is_yearly,
        };
        let noun = counted.noun.and_then(|noun| words.units.get(noun));
        Seen {
            figure: Figure::Amount(Box::new(amount)),
            range,
            noun: noun.map(|unit| unit.start as usize),
            apart,
        }
    }

    /// The sign of the words right before a figure, where they begin, and a hedge among them.
    pub(super) fn bound(&self, at: usize) -> (Option<Comparison>, usize, Option<Range<usize>>) {
        let words = &self.words;
        let (mut sign, mut start, mut hedge) = (None, at, None);
        while let Some(before) = start.checked_sub(1) {
            let Some(unit) = words.units.get(before) else {
                break;
            };
            if unit.tags.meets(BINDS) {
                let own = if unit.is(Tag::Least) || unit.is(Tag::From) {
                    Some(Comparison::AtLeast)
                } else if unit.is(Tag::More) {
                    Some(Comparison::MoreThan)
                } else if unit.is(Tag::Most) {
                    Some(Comparison::AtMost)
                } else if unit.is(Tag::Under) {
                    Some(Comparison::LessThan)
                } else if unit.is(Tag::Times) {
                    None
                } else {
                    hedge = Some(unit.range());
                    None
                };
                sign = sign.or(own);
                start = before;
                continue;
            }
            // "Tối thiểu có 5 doanh nghiệp".
            let has = unit.is(Tag::State) && unit.is(Tag::Verb);
            let reach = (unit.is(Tag::Reach) || has) && before > 0;
            let filler = matches!(words.printed(before), "$" | "\\");
            let filler = filler || start == at && self.signed(at).is_some();
            let bound = before > 0
                && words
                    .units
                    .get(before - 1)
                    .is_some_and(|unit| unit.is(Tag::Least) || unit.is(Tag::Most));
            if (reach && bound) || filler {
                start = before;
                continue;
            }
            break;
        }
        (sign, start, hedge)
    }

    /// "Giảm tỷ số giới tính khi sinh: -0,2 điểm phần trăm", "(+ 0,1 ‰)": the sign of a figure that stands by itself; whether it
    /// is less than nothing.
    pub(super) fn signed(&self, at: usize) -> Option<bool> {
        let words = &self.words;
        let sign = at.checked_sub(1)?;
        let is_alone = matches!(words.printed(sign.checked_sub(1)?), ":" | "(");
        let ends = words.units.get(sign)?.end;
        let glued = words.units.get(at)?.start == ends;
        match words.printed(sign) {
            "+" if is_alone => Some(false),
            "-" | "−" | "–" if is_alone && glued => Some(true),
            _ => None,
        }
    }

    /// "ít nhất vào năm 2026 đạt", "ít nhất trong năm 2026 có", "ít nhất, vào năm 2026," before a figure: a year does not
    /// part them.
    pub(super) fn bound_far(&self, start: usize) -> Option<(Comparison, usize)> {
        let words = &self.words;
        let mut at = start.checked_sub(1)?;
        let is_comma = |at: usize| words.printed(at) == ",";
        let has = |at: usize| words.is(at, Tag::State) && words.is(at, Tag::Verb);
        while words.is(at, Tag::Reach) || has(at) || is_comma(at) {
            at = at.checked_sub(1)?;
        }
        let end = words.units.get(at)?.end as usize;
        let when = self.whens.iter().find(|when| when.range.end == end)?;
        let first = words
            .units
            .partition_point(|unit| (unit.start as usize) < when.range.start);
        let mut unit = first.checked_sub(1)?;
        // "ít nhất trong năm 2026", "ít nhất, vào năm 2026".
        if words.is(unit, Tag::Preposition) || is_comma(unit) {
            unit = unit.checked_sub(1)?;
        }
        if is_comma(unit) {
            unit = unit.checked_sub(1)?;
        }
        if words.is(unit, Tag::Least) {
            return Some((Comparison::AtLeast, unit));
        }
        words
            .is(unit, Tag::Most)
            .then_some((Comparison::AtMost, unit))
    }

    /// "trở lên" behind a figure or behind the few words of what it is a share of.
    pub(super) fn upwards(&self, at: usize, near: bool) -> Option<(Comparison, usize)> {
        let within = if near { 5 } else { 1 };
        for here in at..at + within {
            let unit = self.words.units.get(here)?;
            if unit.is(Tag::Upwards) {
                return Some((Comparison::AtLeast, here));
            }
            if unit.is(Tag::Downwards) {
                return Some((Comparison::AtMost, here));
            }
            if unit.kind != UnitKind::Words || unit.is(Tag::State) {
                return None;
            }
        }
        None
    }

    /// "mỗi năm", "mỗi tháng" before a count in its clause: "/năm", "/tháng".
    pub(super) fn each_before(&self, at: usize) -> Option<String> {
        let words = &self.words;
        for here in (at.saturating_sub(25)..at).rev() {
            let unit = words.units.get(here)?;
            if unit.is(Tag::Yearly) {
                return Some("/năm".to_owned());
            }
            if unit.is(Tag::Each) && words.is(here + 1, Tag::Time) {
                return Some(format!("/{}", words.printed(here + 1)));
            }
            if unit.is(Tag::Each) {
                // "mỗi người dân có 1 mã": so many of each.
                let opens = |at: &usize| {
                    words
                        .units
                        .get(*at)
                        .is_some_and(|unit| unit.tags.meets(OPENS))
                };
                let end = (here + 1..at).find(opens)?;
                return (end > here + 1 && end <= here + 4)
                    .then(|| format!("/{}", words.words(here + 1..end)));
            }
            let ends =
                unit.kind != UnitKind::Words && !matches!(words.printed(here), "," | "(" | ")");
            if ends {
                return None;
            }
        }
        None
    }
}

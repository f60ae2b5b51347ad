//! Each number of a range: an amount, or what else it is.

use super::number::{self, Value};
use super::unit::{Counted, Units};
use super::{Amount, Measure};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::reading::account::Unread;
use crate::reading::when::{When, whens};
use crate::reading::{Account, Ledger, Text};
use crate::target::{Comparison, Decimal, Promise};
use std::ops::Range;

/// A number, and what of it belongs to what is measured.
#[derive(Clone, Debug)]
pub(in crate::reading) struct Seen {
    /// What it is.
    pub figure: Figure,
    /// Its words: of an amount from what compares to the end of the unit.
    pub range: Range<usize>,
    /// Where the noun begins that is counted and that belongs to what is measured.
    pub noun: Option<usize>,
    /// Words further on that belong to the figure: "trở lên", "/năm".
    pub apart: Vec<Range<usize>>,
}

/// An amount, or what else a number is.
#[derive(Clone, Debug)]
pub(in crate::reading) enum Figure {
    /// An amount.
    Amount(Box<Amount>),
    /// Something else.
    Other(Account),
}

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

/// The numbers of a range in order, but for years and what the ledger has an account of.
pub(in crate::reading) fn figures(
    text: &Text<'_>,
    range: Range<usize>,
    ledger: &Ledger,
) -> Vec<Seen> {
    let units = text.tagged.within(range.clone());
    let reader = Reader {
        words: Units {
            tagged: &text.tagged,
            units,
        },
        ledger,
        whens: whens(text, range),
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        let (seen, end) = reader.at(at, unit);
        found.extend(seen);
        at = end.max(at + 1);
    }
    found
}

struct Reader<'a, 't> {
    words: Units<'a, 't>,
    ledger: &'a Ledger,
    whens: Vec<When>,
}

impl Reader<'_, '_> {
    fn at(&self, at: usize, unit: &Unit) -> (Option<Seen>, usize) {
        let range = unit.range();
        let dated = self
            .whens
            .partition_point(|when| when.range.end <= range.start);
        if let Some(when) = self
            .whens
            .get(dated)
            .filter(|when| when.range.start <= range.start)
        {
            let after = self
                .words
                .units
                .partition_point(|unit| unit.range().start < when.range.end);
            return (None, after);
        }
        if unit.kind == UnitKind::Number {
            if self.ledger.meets(range) {
                return (None, at + 1);
            }
            let (seen, end) = self.number(at);
            return (Some(seen), end);
        }
        if unit.is(Tag::Numeral) {
            return self.numeral(at);
        }
        if unit.is(Tag::Half)
            && self
                .words
                .units
                .get(at + 1)
                .is_some_and(|next| next.kind == UnitKind::Words)
        {
            let counted = Counted {
                measure: Measure::Percent,
                end: at + 1,
                noun: None,
                apart: None,
            };
            let half = Promise::Number(Comparison::Equal, Decimal::from(50));
            return (Some(self.amount(at, at + 1, half, counted)), at + 1);
        }
        let is_name = unit.kind == UnitKind::Words
            && self.words.printed(at).bytes().any(|b| b.is_ascii_digit());
        let is_free = is_name && !unit.is(Tag::Measure) && !self.ledger.meets(range);
        (
            is_free.then(|| self.other(at..at + 1, Account::Name)),
            at + 1,
        )
    }

    fn bytes(&self, units: Range<usize>) -> Range<usize> {
        let units = self.words.units.get(units).unwrap_or_default();
        match (units.first(), units.last()) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    fn other(&self, units: Range<usize>, account: Account) -> Seen {
        Seen {
            figure: Figure::Other(account),
            range: self.bytes(units),
            noun: None,
            apart: Vec::new(),
        }
    }

    /// Numerals are figures where they stand before "phần trăm", are more than one, or are bound: "ít nhất hai".
    fn numeral(&self, at: usize) -> (Option<Seen>, usize) {
        let words = &self.words;
        let Some((value, end)) = number::in_words(words.tagged, words.units, at) else {
            return (None, at + 1);
        };
        let bound = [Tag::Least, Tag::Most]
            .iter()
            .any(|tag| at > 0 && words.is(at - 1, *tag));
        if !(words.is(end, Tag::Percent) || end > at + 1 || bound) {
            return (None, at + 1);
        }
        let counted = words.counted(end);
        if counted.measure == Measure::Bare {
            return (None, end);
        }
        let after = counted.noun.unwrap_or(counted.end);
        let promise = Promise::Number(Comparison::Equal, Decimal::from(value));
        (Some(self.amount(at, end, promise, counted)), after)
    }

    /// The number at a unit of digits.
    fn number(&self, at: usize) -> (Seen, usize) {
        let words = &self.words;
        let (first, end) = match number::value(words.tagged, words.units, at) {
            Value::Exact(value, end) => (value, end),
            Value::Unclear(end) => {
                let digits = words.printed(at).bytes().filter(u8::is_ascii_digit).count();
                let is_telephone = words.printed(at).starts_with('0') && digits >= 9;
                let account = if is_telephone {
                    Account::Furniture
                } else {
                    Account::Unread(Unread::UnclearFigure)
                };
                return (self.other(at..end, account), end);
            }
        };
        if let Some(account) = self.goes_on(at, end).or_else(|| self.quoted(at, end)) {
            return (self.other(at..end, account), end);
        }
        if let Some((account, end)) = self.name(at, end) {
            return (self.other(at..end, account), end);
        }
        let whole = end + 2;
        let before = words.units.get(at.saturating_sub(1));
        let of_all = words.sign(end, "/")
            && words.number(end + 1)
            && before.is_some_and(|before| before.is(Tag::Rank));
        if of_all && let Some(seen) = self.ranked(at, whole, first) {
            return (seen, whole);
        }
        if let Some((seen, end)) = self.fraction(at, end) {
            return (seen, end);
        }
        if let Some(seen) = self.ranked(at, end, first) {
            return (seen, end);
        }
        let (promise, last) = match self.second(at, end) {
            Some((second, last)) => (Promise::Range(first.min(second), first.max(second)), last),
            None => (Promise::Number(Comparison::Equal, first), end),
        };
        if let Some(end) = self.age(last) {
            return (self.other(at..end, Account::Condition), end);
        }
        let counted = words.counted(last);
        let after = counted.end.max(last);
        (
            self.amount(at, last, self.in_hundreds(promise, last), counted),
            after,
        )
    }

    /// ‰ made a share.
    fn in_hundreds(&self, promise: Promise, unit: usize) -> Promise {
        if !self.words.is(unit, Tag::Permille) {
            return promise;
        }
        let tenth: Option<Decimal> = "0.1".parse().ok();
        let share = |value: Decimal| tenth.and_then(|tenth| value.times(tenth)).unwrap_or(value);
        match promise {
            Promise::Number(sign, value) => Promise::Number(sign, share(value)),
            Promise::Range(low, high) => Promise::Range(share(low), share(high)),
            other => other,
        }
    }

    /// "5G", "Đề án 06", "ISO 9001", "Điều 3", "71/NQ-CP": a number that is part of a name or a place.
    fn name(&self, at: usize, end: usize) -> Option<(Account, usize)> {
        let words = &self.words;
        let next = words.units.get(end);
        let counts = [
            Tag::Percent,
            Tag::Permille,
            Tag::Scale,
            Tag::Money,
            Tag::Measure,
            Tag::Thing,
            Tag::Time,
            Tag::Age,
            Tag::Points,
        ];
        let dated = next.is_some_and(|next| {
            self.whens
                .iter()
                .any(|when| when.range.start == next.start as usize)
        });
        let counted = !dated && counts.iter().any(|tag| words.is(end, *tag));
        if at > 0 && words.sign(at - 1, "[") && words.sign(end, "]") {
            return Some((Account::Mark, end));
        }
        if next.is_some_and(|next| !next.is_apart && next.kind == UnitKind::Words) && !counted {
            return Some((Account::Name, end + 1));
        }
        let before = words.units.get(at.checked_sub(1)?)?;
        let glued = !words.units.get(at)?.is_apart;
        if glued && before.kind == UnitKind::Words {
            return Some((Account::Name, end));
        }
        // "71/NQ-CP", "06/CP", "COVID-19", "3G/4G".
        let code = words.sign(end, "/")
            && words.units.get(end + 1).is_some_and(|unit| {
                !unit.is_apart
                    && unit.kind == UnitKind::Words
                    && words.tagged.is_shouted(unit)
                    && !unit.is(Tag::Measure)
            });
        let hyphen = glued
            && words.sign(at - 1, "-")
            && at > 1
            && words
                .units
                .get(at - 2)
                .is_some_and(|unit| unit.kind == UnitKind::Words)
            && !before.is_apart;
        if code || hyphen {
            return Some((Account::Name, end));
        }
        if before.is(Tag::Article) && (!counted || words.is(end, Tag::Time)) {
            return Some((Account::Place, end));
        }
        let level_or_rank = before.is(Tag::Level) || before.is(Tag::Rank);
        let named = before.is(Tag::Named) && !(level_or_rank && self.is_leading(end));
        // "Windows 11", "Wi-Fi 6": a name in capitals with no noun behind.
        let branded = words.tagged.is_capital(before)
            && before.tags.is_empty()
            && before.kind == UnitKind::Words
            && at > 1;
        let noun = next.is_some_and(|next| next.kind == UnitKind::Words && next.tags.is_empty());
        ((named || branded && !noun) && !counted && !words.sign(end, "/"))
            .then_some((Account::Name, end))
    }

    /// "mức độ 3, 4", "Điều 3, 4 và 5": a number in a row with one that is part of a name.
    fn goes_on(&self, at: usize, end: usize) -> Option<Account> {
        let words = &self.words;
        let counts = [
            Tag::Percent,
            Tag::Scale,
            Tag::Money,
            Tag::Measure,
            Tag::Thing,
            Tag::Time,
        ];
        if counts.iter().any(|tag| words.is(end, *tag)) {
            return None;
        }
        let mut first = at;
        while first >= 2
            && first + 12 > at
            && words.number(first - 2)
            && (words.sign(first - 1, ",") || words.is(first - 1, Tag::And))
        {
            first -= 2;
        }
        let before = words
            .units
            .get(first.checked_sub(1)?)
            .filter(|_| first < at)?;
        if before.is(Tag::Article) {
            return Some(Account::Place);
        }
        (before.is(Tag::Level) || before.is(Tag::Named)).then_some(Account::Name)
    }

    /// "“Chợ 4.0”": a number in quotation marks that is no share is part of a name.
    fn quoted(&self, at: usize, end: usize) -> Option<Account> {
        if self.words.is(end, Tag::Percent) {
            return None;
        }
        let before = self
            .words
            .units
            .get(at.saturating_sub(40)..at)?
            .iter()
            .rev();
        let marks = before.map(|unit| self.words.tagged.printed(unit));
        let open = marks
            .take_while(|sign| *sign != "\n")
            .find(|sign| matches!(*sign, "“" | "”" | "«" | "»"));
        matches!(open, Some("“" | "«")).then_some(Account::Name)
    }

    /// Whether what is said to lead follows within some words: "5 xã dẫn đầu".
    fn is_leading(&self, at: usize) -> bool {
        let near = self
            .words
            .units
            .get(at..(at + 6).min(self.words.units.len()));
        near.unwrap_or_default()
            .iter()
            .take_while(|unit| {
                unit.kind == UnitKind::Words || self.words.tagged.printed(unit) == ","
            })
            .any(|unit| unit.is(Tag::Leading))
    }

    /// "10/10", "4/5 xã": a share that is exact; "30/11" is a day.
    fn fraction(&self, at: usize, end: usize) -> Option<(Seen, usize)> {
        let words = &self.words;
        if !(words.sign(end, "/") && words.number(end + 1)) {
            return None;
        }
        let Value::Exact(whole, last) = number::value(words.tagged, words.units, end + 1) else {
            return None;
        };
        let Value::Exact(part, _) = number::value(words.tagged, words.units, at) else {
            return None;
        };
        let before = at.checked_sub(1).and_then(|at| words.units.get(at));
        let leads = [Tag::Day, Tag::Until, Tag::In, Tag::To, Tag::From];
        if before.is_some_and(|unit| leads.iter().any(|tag| unit.is(*tag))) {
            return Some((self.other(at..last, Account::Date), last));
        }
        let noun = words
            .units
            .get(last)
            .is_some_and(|next| next.kind == UnitKind::Words && next.is_apart);
        let share = part
            .times(Decimal::HUNDRED)
            .and_then(|hundred| Some((hundred, hundred.over(whole)?)))
            .filter(|(hundred, share)| share.times(whole) == Some(*hundred) && part <= whole);
        let bound = before.is_some_and(|unit| unit.is(Tag::Reach));
        if words.is(last, Tag::Time) {
            return Some((self.other(at..last, Account::Name), last));
        }
        let opens = before.is_none_or(|unit| {
            unit.kind != UnitKind::Words
                || [Tag::Verb, Tag::Strive, Tag::Done]
                    .iter()
                    .any(|tag| unit.is(*tag))
        });
        if share.is_none() && noun && opens && part <= whole {
            let account = Account::Unread(Unread::NoPattern);
            return Some((self.other(at..last, account), last));
        }
        match share {
            Some((_, share)) if noun || bound => {
                let promise = Promise::Number(Comparison::Equal, share);
                let counted = Counted {
                    measure: Measure::Percent,
                    end: last,
                    noun: None,
                    apart: None,
                };
                Some((self.amount(at, last, promise, counted), last))
            }
            _ => Some((self.other(at..last, Account::Beside), last)),
        }
    }

    /// "cấp độ 3", "top 03", "nhóm 5 xã dẫn đầu".
    fn ranked(&self, at: usize, end: usize, value: Decimal) -> Option<Seen> {
        let words = &self.words;
        let before = words.units.get(at.checked_sub(1)?)?;
        let shared = [Tag::Percent, Tag::Scale, Tag::Money]
            .iter()
            .any(|tag| words.is(end, *tag));
        if shared {
            return None;
        }
        let digits = self.bytes(at..end);
        let (promise, measure, range) = if before.is(Tag::Level) {
            (
                Promise::Level(value),
                Measure::Level,
                before.start as usize..digits.end,
            )
        } else if before.is(Tag::Rank) {
            (
                Promise::Number(Comparison::AtMost, value),
                Measure::Rank,
                digits.clone(),
            )
        } else {
            return None;
        };
        let amount = Amount {
            promise,
            measure,
            range: range.clone(),
            digits,
            hedge: None,
            is_yearly: false,
        };
        Some(Seen {
            figure: Figure::Amount(Box::new(amount)),
            range,
            noun: None,
            apart: Vec::new(),
        })
    }

    /// The other end of a range: "- 95%", "đến 70%", "đến dưới 80".
    fn second(&self, at: usize, end: usize) -> Option<(Decimal, usize)> {
        let words = &self.words;
        let join = end + usize::from(words.is(end, Tag::Percent));
        let joins =
            words.is(join, Tag::Through) || (words.is(join, Tag::To) && !self.is_change(at));
        let second = join + 1 + usize::from(words.is(join + 1, Tag::Under));
        if !joins || !words.number(second) || self.ledger.meets(self.bytes(second..second + 1)) {
            return None;
        }
        match number::value(words.tagged, words.units, second) {
            Value::Exact(value, last) => Some((value, last)),
            Value::Unclear(_) => None,
        }
    }

    /// Whether the figure is where a change begins: "tăng từ 60% đến".
    fn is_change(&self, at: usize) -> bool {
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
            .any(|unit| unit.is(Tag::Rise) || unit.is(Tag::Fall) || unit.is(Tag::Lift))
    }

    /// "tuổi", "tháng đến 36 tháng tuổi": the unit after an age.
    fn age(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        let reached = words
            .units
            .get(at.saturating_sub(2))
            .is_some_and(|unit| unit.is(Tag::Reach));
        if words.is(at, Tag::Age) && !reached {
            return Some(at + 1);
        }
        let other = at + usize::from(words.is(at, Tag::Time));
        let joins = words.is(other, Tag::To) || words.is(other, Tag::Through);
        (other > at && joins && words.number(other + 1) && words.is(other + 2, Tag::Age))
            .then_some(other + 3)
    }

    /// An amount with the words that bind it on either side.
    fn amount(&self, at: usize, end: usize, promise: Promise, counted: Counted) -> Seen {
        let words = &self.words;
        let (mut bind, mut start, hedge) = self.bound(at);
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
    fn bound(&self, at: usize) -> (Option<Comparison>, usize, Option<Range<usize>>) {
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
            let reach = unit.is(Tag::Reach) && before > 0;
            let filler = matches!(words.printed(before), "$" | "\\");
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

    /// "ít nhất vào năm 2026 đạt" before a figure: a year does not part them.
    fn bound_far(&self, start: usize) -> Option<(Comparison, usize)> {
        let words = &self.words;
        let mut at = start.checked_sub(1)?;
        while words.is(at, Tag::Reach) {
            at = at.checked_sub(1)?;
        }
        let end = words.units.get(at)?.end as usize;
        let when = self.whens.iter().find(|when| when.range.end == end)?;
        let first = words
            .units
            .partition_point(|unit| (unit.start as usize) < when.range.start);
        let unit = first.checked_sub(1)?;
        if words.is(unit, Tag::Least) {
            return Some((Comparison::AtLeast, unit));
        }
        words
            .is(unit, Tag::Most)
            .then_some((Comparison::AtMost, unit))
    }

    /// "trở lên" behind a figure or behind the few words of what it is a share of.
    fn upwards(&self, at: usize, near: bool) -> Option<(Comparison, usize)> {
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
    fn each_before(&self, at: usize) -> Option<String> {
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

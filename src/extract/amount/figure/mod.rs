//! Each number of a range: an amount, or what else it is.

mod bound;
mod fraction;
mod name;
mod range;

use super::number::{self, Value};
use super::unit::{Counted, Units};
use super::{Amount, Measure};
use crate::document::YEARS;
use crate::extract::account::Unread;
use crate::extract::when::{When, whens};
use crate::extract::{Account, Ledger, Text};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::plan::{Comparison, Decimal, Promise};
use std::ops::Range;

pub(in crate::extract) use name::is_year;

/// A number, and what of it belongs to what is measured.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Seen {
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
pub(in crate::extract) enum Figure {
    /// An amount.
    Amount(Box<Amount>),
    /// Something else.
    Other(Account),
}

/// Without a digit a number is one of these.
const IN_WORDS: Tags = Tags::of(&[Tag::Numeral, Tag::Half]);

/// The numbers of a range in order, but for years and what the ledger has an account of.
pub(in crate::extract) fn figures(
    text: &Text<'_>,
    range: Range<usize>,
    ledger: &Ledger,
) -> Vec<Seen> {
    let whens = whens(text, range.clone());
    figures_beside(text, range, &whens, ledger)
}

/// The same where the times of the range are known.
pub(in crate::extract) fn figures_beside(
    text: &Text<'_>,
    range: Range<usize>,
    whens: &[When],
    ledger: &Ledger,
) -> Vec<Seen> {
    if !text.tagged.may_count(&range) {
        return Vec::new();
    }
    let units = text.tagged.within(range);
    let may_count = |unit: &&Unit| unit.has_digit || unit.tags.meets(IN_WORDS);
    if !units.iter().any(|unit| may_count(&unit)) {
        return Vec::new();
    }
    let reader = FigureReader {
        words: Units {
            tagged: &text.tagged,
            units,
        },
        ledger,
        whens,
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        if !may_count(&unit) {
            at += 1;
            continue;
        }
        let (seen, end) = reader.at(at, unit);
        found.extend(seen);
        at = end.max(at + 1);
    }
    found
}

struct FigureReader<'a, 't> {
    words: Units<'a, 't>,
    ledger: &'a Ledger,
    whens: &'a [When],
}

impl FigureReader<'_, '_> {
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
            if self.is_year_of_document(at) {
                return (Some(self.other(at..at + 1, Account::Year)), at + 1);
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
                // "nửa đầu của tỉnh" is a rank.
                .is_some_and(|next| next.kind == UnitKind::Words && !next.is(Tag::Leading))
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
        let is_name = unit.kind == UnitKind::Words && unit.has_digit;
        let is_free = is_name && !unit.is(Tag::Measure) && !self.ledger.meets(range);
        // "l00%": a letter for a digit.
        let account = if self.words.is(at + 1, Tag::Percent) {
            Account::Unread(Unread::UnclearFigure)
        } else {
            Account::Name
        };
        (is_free.then(|| self.other(at..at + 1, account)), at + 1)
    }

    /// "Quyết định 2415/QĐ-TTg 2025": a year right behind a document.
    fn is_year_of_document(&self, at: usize) -> bool {
        let year = self.words.printed(at).parse::<i16>();
        let before = at.checked_sub(1).and_then(|at| self.words.units.get(at));
        year.is_ok_and(|year| YEARS.contains(&year))
            && before
                .is_some_and(|unit| self.ledger.at(unit.range().start) == Some(Account::Citation))
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
        if let Some((seen, end)) = self.parts_in_words(at, value, end) {
            return (Some(seen), end);
        }
        let bound = [Tag::Least, Tag::Most]
            .iter()
            .any(|tag| at > 0 && words.is(at - 1, *tag));
        // "mười hai (12) mô hình".
        let again = self.said_in_digits(end, value);
        let is_figure = words.is(end, Tag::Percent) || end > at + 1 || bound || again.is_some();
        if !is_figure {
            return (None, at + 1);
        }
        let end = again.unwrap_or(end);
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
        // "00%" lost its first digit.
        let printed = words.printed(at);
        if printed.len() > 1 && words.is(end, Tag::Percent) && printed.bytes().all(|b| b == b'0') {
            return (
                self.other(at..end, Account::Unread(Unread::UnclearFigure)),
                end,
            );
        }
        if let Some(account) = self.goes_on(at, end).or_else(|| self.quoted(at, end)) {
            return (self.other(at..end, account), end);
        }
        if let Some((account, end)) = self.name(at, end) {
            return (self.other(at..end, account), end);
        }
        if self.is_stray_year(at, end) {
            return (self.other(at..end, Account::Year), end);
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
        let (first, end) = self.with_lesser(first, end).unwrap_or((first, end));
        let first = match self.signed(at) {
            Some(true) => Decimal::ZERO.minus(first).unwrap_or(first),
            Some(false) | None => first,
        };
        let (promise, last) = match self.second(at, end, first) {
            Some((second, last)) => (Promise::Range(first.min(second), first.max(second)), last),
            None => (
                Promise::Number(Comparison::Equal, first),
                self.said_again(end, first),
            ),
        };
        // "QĐ 129-04": no range goes down to a number of nothing.
        let falls = self
            .second(at, end, first)
            .is_some_and(|(second, _)| second < first);
        if falls && words.counted(last).measure == Measure::Bare {
            return (self.other(at..last, Account::Name), last);
        }
        // "75% - 70%": which of both is promised, it does not say.
        if falls {
            let unclear = Account::Unread(Unread::UnclearFigure);
            return (self.other(at..last, unclear), last);
        }
        // "người trong độ tuổi 15 - 60".
        let of_age = at.checked_sub(1).is_some_and(|at| words.is(at, Tag::Age))
            && !words.is(last, Tag::Percent);
        if of_age && self.age(last).is_none() {
            return (self.other(at..last, Account::Condition), last);
        }
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

    /// "05 (năm) đội": behind the bracket that says a number again in words.
    fn said_again(&self, end: usize, value: Decimal) -> usize {
        let words = &self.words;
        let again =
            number::in_words(words.tagged, words.units, end + 1).filter(|(again, close)| {
                words.sign(end, "(") && words.sign(*close, ")") && Decimal::from(*again) == value
            });
        again.map_or(end, |(_, close)| close + 1)
    }

    /// "mười hai (12)": behind the bracket that says a number again in digits.
    fn said_in_digits(&self, end: usize, value: i64) -> Option<usize> {
        let words = &self.words;
        if !words.sign(end, "(") || !words.number(end + 1) {
            return None;
        }
        match number::value(words.tagged, words.units, end + 1) {
            Value::Exact(again, close) if again == Decimal::from(value) => {
                words.sign(close, ")").then_some(close + 1)
            }
            _ => None,
        }
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

    /// "cấp độ 3", "top 03", "nhóm 5 xã dẫn đầu".
    fn ranked(&self, at: usize, end: usize, value: Decimal) -> Option<Seen> {
        let words = &self.words;
        let before = words.units.get(at.checked_sub(1)?)?;
        // "đạt mức 11 người trên một vạn dân".
        let rated =
            matches!(words.counted(end).measure, Measure::Count(unit) if unit.contains('/'));
        // "đạt mức 105 - 115 triệu tấn": a range of what is measured.
        let last = self.second(at, end, value).map_or(end, |(_, last)| last);
        let units = [Tag::Percent, Tag::Scale, Tag::Money];
        // "Giữ mức 11,2 bác sĩ": no level has a fraction and counts something.
        let fraction = at + 1 == end && words.printed(at).contains(',');
        let rated = rated || fraction && words.counted(end).measure != Measure::Bare;
        let shared = units
            .iter()
            .any(|tag| words.is(end, *tag) || words.is(last, *tag))
            || rated;
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
        } else if before.is(Tag::Rank) || self.is_among(at, end) {
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
        // "từ thứ 20 trở lên": upwards to the first.
        let upwards = words.is(end, Tag::Upwards) && amount.measure == Measure::Rank;
        Some(Seen {
            figure: Figure::Amount(Box::new(amount)),
            range,
            noun: None,
            apart: upwards
                .then(|| self.bytes(end..end + 1))
                .into_iter()
                .collect(),
        })
    }

    /// "tuổi", "tháng đến 36 tháng tuổi": the unit after an age.
    fn age(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        // "75,3 tuổi" is measured: no age is counted so.
        let measured = at
            .checked_sub(1)
            .is_some_and(|at| words.printed(at).contains(','));
        if measured {
            return None;
        }
        let reached = words
            .units
            .get(at.saturating_sub(2))
            .is_some_and(|unit| unit.is(Tag::Reach));
        // "có tuổi thọ trung bình đạt trên 80 tuổi" is measured.
        let near = words.units.get(at.saturating_sub(10)..at);
        let measured = near
            .unwrap_or_default()
            .iter()
            .any(|unit| unit.is(Tag::Index));
        if words.is(at, Tag::Age) && !reached && !measured {
            return Some(at + 1);
        }
        let other = at + usize::from(words.is(at, Tag::Time));
        let joins = words.is(other, Tag::To) || words.is(other, Tag::Through);
        (other > at && joins && words.number(other + 1) && words.is(other + 2, Tag::Age))
            .then_some(other + 3)
    }
}

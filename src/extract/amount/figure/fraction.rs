//! Numbers with a stroke between: shares, parts of a whole, days, marks.

use super::super::Measure;
use super::super::number::{self, Value};
use super::super::unit::Counted;
use super::{FigureReader, Seen};
use crate::extract::Account;
use crate::extract::phrases::lists;
use crate::lexicon::{Tag, Tags, UnitKind};
use crate::plan::{Comparison, CountShare, Decimal, Promise};
use crate::text::loose;
use std::ops::Range;

lists! {
    /// What a part of it is a level of its own: "bình quân".
    AVERAGE "average";
}

impl FigureReader<'_, '_> {
    /// "ba phần tư": a share that is exact; one that is not is not understood.
    pub(super) fn parts_in_words(
        &self,
        at: usize,
        value: i64,
        end: usize,
    ) -> Option<(Seen, usize)> {
        let words = &self.words;
        let parts = words.units.get(end)?;
        if loose(words.tagged.printed(parts)) != "phần" {
            return None;
        }
        let (whole, last) = number::in_words(words.tagged, words.units, end + 1)
            .or_else(|| number::last_digit(words.tagged, words.units, end + 1))?;
        let hundred = Decimal::from(value).times(Decimal::HUNDRED)?;
        let share = hundred.over(Decimal::from(whole))?;
        if share.times(Decimal::from(whole)) != Some(hundred) {
            let unclear = Account::Unread(crate::extract::account::Unread::UnclearFigure);
            return Some((self.other(at..last, unclear), last));
        }
        let counted = Counted {
            measure: Measure::Percent,
            end: last,
            noun: None,
            apart: None,
        };
        let promise = Promise::Number(Comparison::Equal, share);
        Some((self.amount(at, last, promise, counted), last))
    }

    /// "10/10", "4/5 xã": a share that is exact; "30/11" is a day.
    pub(super) fn fraction(&self, at: usize, end: usize) -> Option<(Seen, usize)> {
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
        // "đạt từ 4,5/5 điểm", "từ 3,5/5 sao": no day has marks behind it.
        let scored = words.is(last, Tag::Score) || words.is(last, Tag::Stars);
        // "Điểm hài lòng đạt trên 90/100."
        let scales = [5, 10, 100]
            .into_iter()
            .any(|most| Decimal::from(most) == whole);
        let ended = words
            .units
            .get(last)
            .is_none_or(|next| next.kind != UnitKind::Words || next.is(Tag::Upwards));
        if (scored || scales && ended && self.is_score(at))
            && let Some(seen) = self.scored(at, last, (part, whole))
        {
            return Some(seen);
        }
        // "Từ 12/15 thôn trở lên": no month is the fifteenth.
        let counts = whole > Decimal::from(12);
        let led = before.is_some_and(|unit| leads.iter().any(|tag| unit.is(*tag)));
        if self.names_day(at) || led && !(counts && part <= whole) {
            return Some((self.other(at..last, Account::Date), last));
        }
        if let Some(seen) = self.rate_of(at, end..last, (part, whole)) {
            return Some(seen);
        }
        let noun = words
            .units
            .get(last)
            .is_some_and(|next| next.kind == UnitKind::Words && next.is_apart);
        let share = part
            .times(Decimal::HUNDRED)
            .and_then(|hundred| Some((hundred, hundred.over(whole)?)))
            .filter(|(hundred, share)| share.times(whole) == Some(*hundred) && part <= whole);
        if let Some(found) = self.said_as_share(at, last).filter(|_| part <= whole) {
            return Some(found);
        }
        let bound = before.is_some_and(|unit| unit.is(Tag::Reach));
        // "chiếm 10/100 điểm" is of a scale of marks; "chỉ số đạt 85/100 điểm" is so many points.
        if words.is(last, Tag::Score) {
            let near = words.units.get(at.saturating_sub(20)..at);
            let bound = bound || before.is_some_and(|unit| words.tagged.printed(unit) == ":");
            let indexed = near
                .unwrap_or_default()
                .iter()
                .any(|unit| unit.is(Tag::Index));
            if !(bound && indexed) {
                return Some((self.other(at..last, Account::Beside), last));
            }
            let promise = Promise::Number(Comparison::Equal, part);
            let counted = words.counted(last);
            let after = counted.noun.unwrap_or(counted.end).max(last);
            return Some((self.amount(at, last, promise, counted), after));
        }
        if words.is(last, Tag::Time) {
            return Some((self.other(at..last, Account::Name), last));
        }
        let opens = before.is_none_or(|unit| {
            unit.kind != UnitKind::Words
                || [Tag::Verb, Tag::Strive, Tag::Done, Tag::Least, Tag::More]
                    .iter()
                    .any(|tag| unit.is(*tag))
        });
        // "2/3 số thôn": a share that no decimal says.
        if self.is_vague_part(at, last, (part, whole), share.is_none()) {
            let unclear = Account::Unread(crate::extract::account::Unread::UnclearFigure);
            return Some((self.other(at..last, unclear), last));
        }
        if share.is_none() && noun && (opens || bound) && part <= whole {
            // "04/09 thôn": so many, of so many.
            let counted = words.counted(last);
            let after = counted.noun.unwrap_or(counted.end).max(last);
            let promise = Promise::Number(Comparison::Equal, part);
            return Some((self.amount(at, last, promise, counted), after));
        }
        match share {
            Some((_, share)) if noun || bound => {
                let promise = Promise::Number(Comparison::Equal, share);
                // "…: 45/45 người" is of all whom the words before name.
                let led = bound || before.is_some_and(|unit| words.tagged.printed(unit) == ":");
                let after = words.units.get(last + 1);
                let closes = led && noun && after.is_none_or(|unit| unit.kind != UnitKind::Words);
                let last = last + usize::from(closes);
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

    /// "45/45 (100%) cán bộ", "40/45 (đạt 88,9%)": the share that is printed behind the count.
    fn said_as_share(&self, at: usize, last: usize) -> Option<(Seen, usize)> {
        let words = &self.words;
        let lead = Tags::of(&[Tag::Reach, Tag::Share, Tag::About]);
        let mut number = last + 1;
        while words
            .units
            .get(number)
            .is_some_and(|unit| unit.tags.meets(lead))
        {
            number += 1;
        }
        let Value::Exact(share, end) = number::value(words.tagged, words.units, number) else {
            return None;
        };
        let is_share =
            words.sign(last, "(") && words.is(end, Tag::Percent) && words.sign(end + 1, ")");
        if !is_share {
            return None;
        }
        // "40/45 (đạt 100%)": which of both is meant, it does not say.
        let both = CountShare::parse(words.words(at..end + 1));
        if both.is_none_or(|both| !both.is_right()) {
            let unclear = Account::Unread(crate::extract::account::Unread::UnclearFigure);
            return Some((self.other(at..end + 2, unclear), end + 2));
        }
        Some({
            let promise = Promise::Number(Comparison::Equal, share);
            let counted = Counted {
                measure: Measure::Percent,
                end: end + 2,
                noun: None,
                apart: None,
            };
            (self.amount(at, end + 2, promise, counted), end + 2)
        })
    }

    /// "bằng 1/2 bình quân chung của cả nước", "2/3 số thôn", "Trên 2/3 hộ": parts of a level, or such as no decimal says; "ít
    /// nhất 12/14 thôn" counts them.
    fn is_vague_part(
        &self,
        at: usize,
        last: usize,
        (part, whole): (Decimal, Decimal),
        is_inexact: bool,
    ) -> bool {
        let words = &self.words;
        let next = words.units.get(last);
        if next.is_some_and(|next| AVERAGE.is(&loose(words.tagged.printed(next)))) {
            return true;
        }
        let before = at.checked_sub(1).and_then(|at| words.units.get(at));
        let bound = Tags::of(&[Tag::Least, Tag::More]);
        let bound = before.is_some_and(|unit| unit.tags.meets(bound));
        let noun = next.is_some_and(|next| next.kind == UnitKind::Words && next.is_apart);
        let thirds = noun && bound && whole == Decimal::from(3);
        is_inexact && part <= whole && (thirds || words.is(last, Tag::NumberOf))
    }

    /// "Điểm hài lòng đạt từ 4,5/5 điểm trở lên": so many points of those there can be, where a figure is reached.
    fn scored(
        &self,
        at: usize,
        last: usize,
        (part, whole): (Decimal, Decimal),
    ) -> Option<(Seen, usize)> {
        let words = &self.words;
        let (_, start, _) = self.bound(at);
        let before = start.checked_sub(1).and_then(|at| words.units.get(at));
        let reached = before.is_some_and(|unit| unit.is(Tag::Reach) && !unit.is(Tag::Share));
        let near = words.units.get(start.saturating_sub(20)..start);
        let points = Tags::of(&[Tag::Index, Tag::Score]);
        let mut near = near.unwrap_or_default().iter();
        let measured = near.any(|unit| unit.tags.meets(points));
        let named = words.is(last, Tag::Score) || words.is(last, Tag::Stars);
        let end = last + usize::from(named);
        let unit = if named {
            words.words(last..end)
        } else {
            "điểm"
        };
        (reached && measured && part <= whole).then(|| {
            let promise = Promise::Number(Comparison::Equal, part);
            let counted = Counted {
                measure: Measure::Count(unit.to_owned()),
                end,
                noun: None,
                apart: None,
            };
            (self.amount(at, end, promise, counted), end)
        })
    }

    /// Whether what is measured is a number of points: "Điểm đánh giá …".
    fn is_score(&self, at: usize) -> bool {
        let near = self.words.units.get(at.saturating_sub(20)..at);
        let near = near.unwrap_or_default();
        let is = |tag: Tag| near.iter().any(|unit| unit.is(tag));
        is(Tag::Score) && !is(Tag::Share)
    }

    /// "tỷ suất … dưới 40/100.000 trẻ đẻ sống": so many of a great round number.
    fn rate_of(
        &self,
        at: usize,
        stroke: Range<usize>,
        (part, whole): (Decimal, Decimal),
    ) -> Option<(Seen, usize)> {
        let rounds = [1_000, 10_000, 100_000, 1_000_000];
        let is_round = rounds.into_iter().any(|one| Decimal::from(one) == whole);
        let near = self.words.units.get(at.saturating_sub(20)..at);
        let mut near = near.unwrap_or_default().iter();
        // "500/100.000" is a rate whatever is counted.
        let is_plain = whole >= Decimal::from(10_000);
        if !is_round || part >= whole || !(is_plain || near.any(|unit| unit.is(Tag::Share))) {
            return None;
        }
        let (mut rate, mut last) = self.words.rates(stroke.start);
        if rate.is_empty() && is_plain {
            last = stroke.end;
            rate = format!("/{}", self.words.words(stroke.start + 1..last));
        }
        let counted = Counted {
            measure: Measure::Count(rate),
            end: last,
            noun: None,
            apart: None,
        };
        let promise = Promise::Number(Comparison::Equal, part);
        (is_plain || last > stroke.start + 2)
            .then(|| (self.amount(at, last, promise, counted), last))
    }

    /// "Ngày Chuyển đổi số quốc gia 10/10": the day of a name that opens with it.
    fn names_day(&self, at: usize) -> bool {
        let words = &self.words;
        let near = words.units.get(at.saturating_sub(8)..at);
        let name = near.unwrap_or_default().iter().rev();
        name.take_while(|unit| unit.kind == UnitKind::Words)
            .any(|unit| unit.is(Tag::Day) && words.tagged.is_capital(unit))
    }
}

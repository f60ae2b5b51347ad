//! Years, periods and parts of the year that a text names.

mod listed;
mod named;

pub use named::{is_only, names_year};

use super::Text;
use crate::document::YEARS;
use crate::lexicon::{Tag, Tagged, Tags, Unit, UnitKind};
use crate::text::loose;
use std::ops::Range;

/// A time that a text names.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The year, of a period the last; none where only a part of the year is named, or what stands as a year cannot be one.
    pub year: Option<i16>,
    /// Its words, from what leads to it ("đến hết") to the last digit.
    pub range: Range<usize>,
    /// The words of a part of the year: "6 tháng đầu năm", "quý II".
    pub part: Option<Range<usize>>,
    /// Whether it is the whole of the year as against its parts: "cả năm".
    pub is_whole: bool,
    /// Whether it is written as a year that cannot be: "năm 2205".
    pub is_impossible: bool,
    /// Whether something is compared with it: "so với năm 2025".
    pub is_compared: bool,
    /// Whether it is a day or a month, which the year's end may be.
    pub is_day: bool,
    /// Whether something is due then at the latest: "trước ngày 30/6", "chậm nhất".
    pub is_latest: bool,
}

/// What leads to a time.
const LEADS: Tags = Tags::of(&[Tag::Until, Tag::In, Tag::To, Tag::From, Tag::Against]);

/// What a time begins with, behind what leads to it, where that is no number.
const BEGINS: Tags = Tags::of(&[
    Tag::Year,
    Tag::Period,
    Tag::Time,
    Tag::PartOfYear,
    Tag::WholeYear,
]);

/// What says of a day that something is done then at the latest, and not that a level is measured on it.
const LATEST: &[&str] = &["trước", "đến trước", "chậm nhất", "muộn nhất"];

/// Without a number a time is one of these.
const IN_WORDS: Tags = Tags::of(&[Tag::PartOfYear, Tag::WholeYear]);

/// A time begins with one of these, or with a number.
const OPENS: Tags = LEADS.union(BEGINS).with(Tag::Day);

/// The times that a range names, in order.
pub fn whens(text: &Text<'_>, range: Range<usize>) -> Vec<When> {
    let tagged = &text.tagged;
    let units = tagged.within(range);
    let may = |unit: &Unit| unit.kind == UnitKind::Number || unit.tags.meets(IN_WORDS);
    if !units.iter().any(may) {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        if unit.kind != UnitKind::Number && !unit.tags.meets(OPENS) {
            at += 1;
            continue;
        }
        match when(tagged, units, at) {
            Some((when, end)) => {
                match listed::each_year(tagged, units, at..end) {
                    Some(years) => found.extend(years),
                    None => found.push(when),
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A time at a unit, with what leads to it, and the unit after it.
fn when(tagged: &Tagged<'_>, units: &[Unit], at: usize) -> Option<(When, usize)> {
    let mut core = at;
    let leads =
        |unit: &Unit| unit.tags.meets(LEADS) || (unit.is(Tag::Day) && unit.kind == UnitKind::Words);
    while core < at + 4 && units.get(core).is_some_and(leads) {
        core += 1;
    }
    let first = units.get(core)?;
    if first.kind != UnitKind::Number && !first.tags.meets(BEGINS) {
        return None;
    }
    // "8,5%/năm": a rate, whatever follows.
    let rate = at.checked_sub(1).and_then(|before| units.get(before));
    if rate.is_some_and(|sign| tagged.printed(sign) == "/")
        && units.get(at).is_some_and(|unit| unit.is(Tag::Year))
    {
        return None;
    }
    let led = units
        .get(at..core)
        .is_some_and(|leads| leads.iter().any(|unit| !unit.is(Tag::Day)));
    let read = WhenReader { tagged, units };
    let (mut when, end) = read
        .part(core)
        .or_else(|| read.years(core, led).filter(|_| read.spans(core)))
        .or_else(|| read.date(core, led))
        .or_else(|| read.month(core))
        .or_else(|| read.day(core).filter(|_| led))
        .or_else(|| read.years(core, led))
        .or_else(|| read.whole(core))?;
    let before = units.get(at..core).unwrap_or_default();
    // "từ năm 2015 đến nay" says which are meant.
    let leading = units.get(at.saturating_sub(1)..core).unwrap_or_default();
    let since = leading.iter().any(|unit| unit.is(Tag::From))
        && units.get(end).is_some_and(|unit| unit.is(Tag::UntilNow));
    // "gấp 2 lần năm 2010".
    let multiple = units.get(at.saturating_sub(3)..at).unwrap_or_default();
    let multiple =
        matches!(multiple, [times, _, noun] if times.is(Tag::Times) && noun.is(Tag::Occasion));
    when.is_compared = since || multiple || before.iter().any(|unit| unit.is(Tag::Against));
    when.is_latest = before.iter().any(|unit| {
        let words = loose(tagged.printed(unit));
        LATEST.iter().any(|latest| words.starts_with(latest))
    });
    // "từ năm 2026 trở đi": from then on.
    let begins = before.iter().any(|unit| unit.is(Tag::From));
    let end = end + usize::from(begins && read.is(end, Tag::Upwards));
    let start = units.get(at).unwrap_or(first).start as usize;
    let last = units.get(end.checked_sub(1)?)?;
    when.range = start..last.end as usize;
    Some((when, end))
}

struct WhenReader<'a, 't> {
    tagged: &'a Tagged<'t>,
    units: &'a [Unit],
}

impl WhenReader<'_, '_> {
    fn is(&self, at: usize, tag: Tag) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is(tag))
    }

    fn sign(&self, at: usize, sign: &str) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| unit.kind == UnitKind::Sign && self.tagged.printed(unit) == sign)
    }

    /// A number without points.
    fn number(&self, at: usize) -> Option<(i16, usize)> {
        let unit = self.units.get(at)?;
        let digits = self.tagged.printed(unit);
        (unit.kind == UnitKind::Number)
            .then(|| digits.parse().ok())
            .flatten()
            .map(|number| (number, digits.len()))
    }

    /// What is written as a year.
    fn year(&self, at: usize) -> Option<i16> {
        let (year, digits) = self.number(at)?;
        let glued = self
            .units
            .get(at + 1)
            .is_some_and(|next| !next.is_apart && next.kind == UnitKind::Words);
        let counted = self.is(at + 1, Tag::Percent);
        (digits == 4 && !glued && !counted && (1900..3000).contains(&year)).then_some(year)
    }

    /// Four digits behind "đến năm" that are no year of any plan: "đến năm 3026".
    fn far_year(&self, at: usize) -> Option<i16> {
        let (year, digits) = self.number(at)?;
        let joined = self
            .units
            .get(at + 1)
            .is_some_and(|next| !next.is_apart && next.kind == UnitKind::Words);
        (digits == 4 && !joined && year >= 3000).then_some(year)
    }

    /// "trong 5 năm 2026 - 2030": how long the period is.
    fn spans(&self, at: usize) -> bool {
        self.number(at).is_some_and(|(_, digits)| digits < 3)
            && self.is(at + 1, Tag::Year)
            && self.year(at + 2).is_some()
    }

    /// `năm 2026`, `giai đoạn 2026 - 2030`, `các năm 2026, 2027 và 2028`, `2026-2030`, after "đến" also `2030`.
    fn years(&self, at: usize, led: bool) -> Option<(When, usize)> {
        let spans = self.spans(at);
        let mut named = at + usize::from(spans);
        while self.is(named, Tag::Year) || self.is(named, Tag::Period) {
            named += 1;
        }
        let is_named = named > at;
        let mut year = self
            .year(named)
            .or_else(|| self.far_year(named).filter(|_| is_named && led))?;
        let mut end = named + 1;
        let mut is_period = false;
        loop {
            let joined = [Tag::Through, Tag::To, Tag::And]
                .iter()
                .any(|tag| self.is(end, *tag))
                || self.sign(end, ",") && is_named;
            let mut next = end + 1;
            while joined && self.is(next, Tag::Year) {
                next += 1;
            }
            match self.year(next).filter(|next| joined && *next > year) {
                Some(later) => {
                    is_period = true;
                    year = later;
                    end = next + 1;
                }
                None => break,
            }
        }
        if spans && !is_period {
            return None;
        }
        // "đến 2000 hộ" counts households.
        let counts = [Tag::Thing, Tag::Scale, Tag::Money, Tag::Measure];
        let counted = counts.iter().any(|tag| self.is(end, *tag));
        // A year alone, with nothing that it could count: "kế hoạch 2026".
        let alone = self.units.get(end).is_none_or(|next| {
            matches!(next.kind, UnitKind::Sign | UnitKind::Break)
                && !next.is(Tag::Percent)
                && self.tagged.printed(next) != "/"
        });
        let bound = at
            .checked_sub(1)
            .and_then(|at| self.units.get(at))
            .is_some_and(|before| {
                [
                    Tag::Reach,
                    Tag::Least,
                    Tag::More,
                    Tag::Most,
                    Tag::Under,
                    Tag::About,
                ]
                .iter()
                .any(|tag| before.is(*tag))
                    || matches!(self.tagged.printed(before), "/" | "-" | ".")
                    || self.tagged.printed(before) == ":" && !self.sign(end, ":")
            });
        let led = led || alone && !bound && YEARS.contains(&year);
        (is_named || (led || is_period) && !counted).then(|| (Self::dated(year, false), end))
    }

    /// `30/6/2026`, `tháng 12/2026`, `tháng 12 năm 2026`, `30 tháng 6 năm 2026`.
    fn date(&self, at: usize, led: bool) -> Option<(When, usize)> {
        let mut end = at;
        let mut parts = Vec::with_capacity(3);
        let is_month = self.is(at, Tag::Time) && self.number(at + 1).is_some();
        let after_day = at > 0 && self.is(at - 1, Tag::Day);
        if is_month {
            end += 1;
        }
        while parts.len() < 3 {
            let Some((number, _)) = self.number(end) else {
                break;
            };
            parts.push(number);
            let slash = self.sign(end + 1, "/") || self.sign(end + 1, ".") && parts.len() < 3;
            let month =
                parts.len() == 1 && self.is(end + 1, Tag::Time) && !self.is(end + 1, Tag::Year);
            let year = self.is(end + 1, Tag::Year) && self.year(end + 2).is_some();
            if self.number(end + 2).is_some() && (slash || month || year) {
                end += 2;
            } else {
                end += 1;
                break;
            }
        }
        let last = *parts.last()?;
        let whole = (1900..3000).contains(&last) && parts.len() > 1;
        let small = |number: &i16| (1..=31).contains(number);
        let days = parts
            .split_last()
            .is_some_and(|(_, days)| days.iter().all(small));
        if !whole || !days || !(is_month || led || after_day || parts.len() == 3) {
            return None;
        }
        let mut when = Self::dated(last, true);
        if !matches!(parts.as_slice(), [_, 12, _] | [12, _]) {
            let (first, last) = (self.units.get(at)?, self.units.get(end.checked_sub(1)?)?);
            when.part = Some(first.start as usize..last.end as usize);
        }
        Some((when, end))
    }

    /// `tháng 6 đạt`: a month of the year that is meant, where something is reached then.
    fn month(&self, at: usize) -> Option<(When, usize)> {
        let (number, _) = self.number(at + 1)?;
        let is_month = self.is(at, Tag::Time) && (1..=12).contains(&number);
        if !is_month || !self.is(at + 2, Tag::Reach) {
            return None;
        }
        let (first, last) = (self.units.get(at)?, self.units.get(at + 1)?);
        let mut when = Self::dated(0, true);
        when.is_impossible = false;
        when.part = Some(first.start as usize..last.end as usize);
        Some((when, at + 2))
    }

    /// `đến 30/6 đạt`: a day of the year that is meant.
    fn day(&self, at: usize) -> Option<(When, usize)> {
        let ((day, _), (month, _)) = (self.number(at)?, self.number(at + 2)?);
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        let counts = at.checked_sub(1).is_some_and(|at| self.is(at, Tag::From));
        let ends = self.units.get(at + 3).is_none_or(|next| {
            next.is(Tag::Reach) || matches!(self.tagged.printed(next), "," | ":")
        });
        if !is_day || counts || !ends || !self.sign(at + 1, "/") {
            return None;
        }
        let (first, last) = (self.units.get(at)?, self.units.get(at + 2)?);
        let mut when = Self::dated(0, true);
        when.is_impossible = false;
        when.part = Some(first.start as usize..last.end as usize);
        Some((when, at + 3))
    }

    /// `6 tháng đầu năm 2026`, `quý II/2026`.
    fn part(&self, at: usize) -> Option<(When, usize)> {
        let counted = self.number(at).is_some() && self.is(at + 1, Tag::PartOfYear);
        let start = at + usize::from(counted);
        // "02 tháng cao điểm": so many of them.
        let named = self.units.get(start).map(|unit| self.tagged.printed(unit));
        let is_many = counted && named.is_some_and(|words| loose(words).ends_with("cao điểm"));
        if is_many || !self.is(start, Tag::PartOfYear) {
            return None;
        }
        let mut end = start + 1;
        let quarter = self.units.get(end).is_some_and(|unit| {
            let words = self.tagged.printed(unit);
            words.len() < 4
                && (words.bytes().all(|b| matches!(b, b'I' | b'V'))
                    || matches!(words, "1" | "2" | "3" | "4"))
        });
        if quarter {
            end += 1;
        } else if self.is(start, Tag::Time) {
            return None;
        }
        let (first, last) = (self.units.get(at)?, self.units.get(end - 1)?);
        let part = first.start as usize..last.end as usize;
        let mut year = None;
        for skip in 0..3 {
            let joins = (end..end + skip).all(|at| {
                self.is(at, Tag::Year)
                    || ["/", "-"].iter().any(|sign| self.sign(at, sign))
                    || self.is(at, Tag::In)
            });
            if let (true, Some(found)) = (joins, self.year(end + skip)) {
                year = Some(found);
                end += skip + 1;
                break;
            }
        }
        let mut when = Self::dated(year.unwrap_or(0), false);
        when.is_impossible &= year.is_some();
        when.part = Some(part);
        Some((when, end))
    }

    /// `cả năm`, `cả năm 2026`.
    fn whole(&self, at: usize) -> Option<(When, usize)> {
        let named = self.units.get(at).map(|unit| self.tagged.printed(unit));
        let ends = at
            .checked_sub(1)
            .is_some_and(|before| self.is(before, Tag::Until));
        let is_year = ends && named.is_some_and(|word| loose(word) == "năm");
        if !self.is(at, Tag::WholeYear) && !is_year {
            return None;
        }
        // "cả giai đoạn 2026-2030".
        let years = self.years(at + 1, true);
        let is_dated = years.is_some();
        let (mut when, end) = years.unwrap_or((Self::dated(0, false), at + 1));
        when.is_impossible &= is_dated;
        when.is_whole = true;
        Some((when, end))
    }

    fn dated(year: i16, is_day: bool) -> When {
        let possible = YEARS.contains(&year);
        When {
            year: possible.then_some(year),
            range: 0..0,
            part: None,
            is_whole: false,
            is_impossible: !possible,
            is_compared: false,
            is_day,
            is_latest: false,
        }
    }
}

#[cfg(test)]
mod tests;

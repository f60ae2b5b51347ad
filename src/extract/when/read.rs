//! One time as plans write it, from a unit on.

use super::When;
use crate::document::YEARS;
use crate::extract::Text;
use crate::extract::phrases::lists;
use crate::extract::stretch::Stretch;
use crate::lexicon::{Tag, Tagged, Tags, Unit, UnitKind};

lists! {
    /// "năm học": a year that is a part of two.
    ODD "odd-year";
    /// "kế hoạch", "kết quả": what is said of the year behind it.
    OF_YEAR "of-year";
    /// "tính đến": what says of a year's figures when they are counted.
    COUNTED_BY "counted-by";
}

pub(super) struct WhenReader<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) units: &'a [Unit],
}

impl WhenReader<'_, '_> {
    pub(super) fn is(&self, at: usize, tag: Tag) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is(tag))
    }

    fn spelt(&self, unit: &Unit) -> Stretch<'_> {
        self.text.stretch(unit.range())
    }

    fn sign(&self, at: usize, sign: &str) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| unit.kind == UnitKind::Sign && self.tagged.printed(unit) == sign)
    }

    /// Whether a number may be a year, or the first of what names a time.
    pub(super) fn may_date(&self, at: usize) -> bool {
        let times = Tags::of(&[Tag::Time, Tag::Year, Tag::PartOfYear]);
        let next = self.units.get(at + 1);
        self.number(at).is_some_and(|(_, digits)| digits == 4)
            || next.is_some_and(|next| {
                next.tags.meets(times) || matches!(self.tagged.printed(next), "/" | "." | "-")
            })
            || self.pointed(at).is_some()
    }

    /// `31.12.2026`: a day that is one number to who knows no days.
    fn pointed(&self, at: usize) -> Option<Vec<i16>> {
        let unit = self.units.get(at)?;
        let printed = self.tagged.printed(unit);
        if unit.kind != UnitKind::Number || printed.len() < 8 {
            return None;
        }
        let parts: Vec<&str> = printed.split('.').collect();
        let is_day = parts.len() == 3 && parts.last().is_some_and(|year| year.len() == 4);
        is_day.then(|| parts.iter().map_while(|part| part.parse().ok()).collect())
    }

    /// A number without points.
    fn number(&self, at: usize) -> Option<(i16, usize)> {
        let unit = self.units.get(at)?;
        if unit.kind != UnitKind::Number {
            return None;
        }
        let digits = self.tagged.printed(unit);
        Some((digits.parse().ok()?, digits.len()))
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
    pub(super) fn spans(&self, at: usize) -> bool {
        self.number(at).is_some_and(|(_, digits)| digits < 3)
            && self.is(at + 1, Tag::Year)
            && self.year(at + 2).is_some()
    }

    /// `năm 2026`, `giai đoạn 2026 - 2030`, `các năm 2026, 2027 và 2028`, `2026-2030`, after "đến" also `2030`.
    pub(super) fn years(&self, at: usize, led: bool) -> Option<(When, usize)> {
        let spans = self.spans(at);
        let mut named = at + usize::from(spans);
        // "giai đoạn từ năm 2026 đến năm 2030", "giai đoạn đến năm 2030".
        let leads = |at: usize| {
            let leads = Tags::of(&[Tag::To, Tag::Until, Tag::From]);
            self.units
                .get(at)
                .is_some_and(|unit| unit.tags.meets(leads))
        };
        while self.is(named, Tag::Year)
            || self.is(named, Tag::Period)
            || named > at && self.is(named - 1, Tag::Period) && leads(named)
        {
            named += 1;
        }
        let is_named = named > at;
        let mut year = self
            .year(named)
            .or_else(|| self.far_year(named).filter(|_| is_named && led))?;
        let mut end = named + 1;
        let first = year;
        let (mut is_period, mut is_listed) = (false, false);
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
                    is_listed |= self.is(end, Tag::And) || self.sign(end, ",");
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
        // "…: 2026 đạt 78%, 2028 đạt 88%".
        let parted = |sign: &str| self.sign(at.wrapping_sub(1), sign);
        let stage = self.leads_on(end) && [":", ",", ";"].into_iter().any(parted);
        let alone = alone || stage;
        // "kết quả 2025 đạt 70%", "thực hiện 2025: 70%", "số liệu thực hiện 2025 tính đến 15/12".
        let goes_on = self.leads_on(end) || self.sign(end, ":") || self.is_counted_by(end);
        // "Tỷ lệ hộ có mạng 2025 đạt 70%".
        let alone = alone || self.leads_on(end) && at > 0;
        let is_own = goes_on && self.is_of_year(at) || alone && !self.is_bound(at, end);
        let led = led || is_own && YEARS.contains(&year);
        if !(is_named || (led || is_period) && !counted) {
            return None;
        }
        let mut when = Self::dated(year, false);
        let begins = is_period && !is_listed && YEARS.contains(&first);
        when.since = begins.then_some(first);
        let words = self.units.get(at..named).unwrap_or_default();
        let odd = |unit: &Unit| ODD.is(self.spelt(unit).plain);
        if let Some(name) = words.iter().find(|unit| odd(unit)) {
            let last = self.units.get(end.checked_sub(1)?)?;
            when.part = Some(name.start as usize..last.end as usize);
        }
        Some((when, end))
    }

    /// Whether the word before a number is said of years.
    fn is_of_year(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.units.get(at));
        before.is_some_and(|before| OF_YEAR.before(self.spelt(before)).is_some())
    }

    fn is_counted_by(&self, at: usize) -> bool {
        let next = self.units.get(at);
        next.is_some_and(|next| COUNTED_BY.is(self.spelt(next).plain))
    }

    /// "2026 đạt 78%", "2026 phấn đấu 78%": what leads from a year to its level.
    fn leads_on(&self, at: usize) -> bool {
        self.is(at, Tag::Reach) || self.is(at, Tag::Strive)
    }

    /// Whether what stands before a number makes it a figure or a part of something else.
    fn is_bound(&self, at: usize, end: usize) -> bool {
        at.checked_sub(1)
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
                    || self.tagged.printed(before) == ":"
                        && !self.sign(end, ":")
                        && !self.leads_on(end)
            })
    }

    /// `30/6/2026`, `tháng 12/2026`, `tháng 12 năm 2026`, `30 tháng 6 năm 2026`.
    pub(super) fn date(&self, at: usize, led: bool) -> Option<(When, usize)> {
        let mut end = at;
        let mut parts = Vec::with_capacity(3);
        let is_month = self.is(at, Tag::Time) && self.number(at + 1).is_some();
        let after_day = at > 0 && self.is(at - 1, Tag::Day);
        if is_month {
            end += 1;
        }
        let mut dashed = false;
        if let Some(whole) = self.pointed(at) {
            parts = whole;
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
            let dash = self.sign(end + 1, "-") && parts.len() < 3 && (dashed || parts.len() == 1);
            if self.number(end + 2).is_some() && (slash && !dashed || month || year || dash) {
                dashed |= dash;
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
        if !whole
            || !days
            || dashed && parts.len() < 3
            || !(is_month || led || after_day || parts.len() == 3)
        {
            return None;
        }
        let mut when = Self::dated(last, true);
        if !matches!(parts.as_slice(), [_, 12, _] | [12, _]) {
            let (first, last) = (self.units.get(at)?, self.units.get(end.checked_sub(1)?)?);
            when.part = Some(first.start as usize..last.end as usize);
        }
        Some((when, end))
    }

    /// Whether a day or a month is the first of its year: `01/01/2027`, `tháng 01/2027`.
    pub(super) fn begins_year(&self, at: usize) -> bool {
        let one = |at: usize| self.number(at).is_some_and(|(number, _)| number == 1);
        let from = at + usize::from(self.is(at, Tag::Time));
        let year = |at: usize| self.year(at).is_some();
        one(from) && (year(from + 2) && from > at || one(from + 2) && year(from + 4))
    }

    /// `tháng 6 đạt`: a month of the year that is meant, where something is reached then.
    pub(super) fn month(&self, at: usize) -> Option<(When, usize)> {
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
    pub(super) fn day(&self, at: usize) -> Option<(When, usize)> {
        let ((day, _), (month, _)) = (self.number(at)?, self.number(at + 2)?);
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        let counts = at.checked_sub(1).is_some_and(|at| self.is(at, Tag::From));
        let ends = self.units.get(at + 3).is_none_or(|next| {
            next.is(Tag::Reach) || matches!(self.tagged.printed(next), "," | ":" | ";" | "." | ")")
        });
        let parted = self.sign(at + 1, "/") || self.is(at + 1, Tag::Time);
        if !is_day || counts || !ends || !parted {
            return None;
        }
        let (first, last) = (self.units.get(at)?, self.units.get(at + 2)?);
        let mut when = Self::dated(0, true);
        when.is_impossible = false;
        let part = first.start as usize..last.end as usize;
        // The last day of the year ends it.
        when.is_whole = (day, month) == (31, 12);
        when.part = Some(part).filter(|_| month != 12);
        Some((when, at + 3))
    }

    /// `6 tháng đầu năm 2026`, `quý II/2026`.
    pub(super) fn part(&self, at: usize) -> Option<(When, usize)> {
        let counted = self.number(at).is_some() && self.is(at + 1, Tag::PartOfYear);
        let start = at + usize::from(counted);
        // "02 tháng cao điểm": so many of them.
        let named = self.units.get(start).map(|unit| self.spelt(unit).plain);
        let is_many = counted && named.is_some_and(|words| words.ends_with("cao điểm"));
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
                // "bình quân giai đoạn 2026 - 2030".
                let later = self.year(end + 1).filter(|later| *later > found);
                if let Some(later) = later.filter(|_| self.is(end, Tag::Through)) {
                    year = Some(later);
                    end += 2;
                }
                break;
            }
        }
        let mut when = Self::dated(year.unwrap_or(0), false);
        when.is_impossible &= year.is_some();
        when.part = Some(part);
        Some((when, end))
    }

    /// `cả năm`, `cả năm 2026`.
    pub(super) fn whole(&self, at: usize) -> Option<(When, usize)> {
        let named = self.units.get(at).map(|unit| self.spelt(unit).plain);
        let ends = at
            .checked_sub(1)
            .is_some_and(|before| self.is(before, Tag::Until));
        let is_year = ends && named == Some("năm");
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

    pub(super) fn dated(year: i16, is_day: bool) -> When {
        let possible = YEARS.contains(&year);
        When {
            year: possible.then_some(year),
            since: None,
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

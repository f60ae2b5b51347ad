//! Years, periods and parts of the year that a text names.

mod named;

pub use named::names_year;

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

/// Without a number a time is one of these.
const IN_WORDS: Tags = Tags::of(&[Tag::PartOfYear, Tag::WholeYear]);

/// The times that a range names, in order.
pub fn whens(text: &Text<'_>, range: Range<usize>) -> Vec<When> {
    let tagged = &text.tagged;
    let units = tagged.within(range);
    let may = |unit: &Unit| unit.kind == UnitKind::Number || unit.tags.meets(IN_WORDS);
    if !units.iter().any(may) {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < units.len() {
        match when(tagged, units, at) {
            Some((when, end)) => {
                found.push(when);
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
    let read = Reader { tagged, units };
    let (mut when, end) = read
        .part(core)
        .or_else(|| read.date(core, led))
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
    // "từ năm 2026 trở đi": from then on.
    let begins = before.iter().any(|unit| unit.is(Tag::From));
    let end = end + usize::from(begins && read.is(end, Tag::Upwards));
    let start = units.get(at).unwrap_or(first).start as usize;
    let last = units.get(end.checked_sub(1)?)?;
    when.range = start..last.end as usize;
    Some((when, end))
}

struct Reader<'a, 't> {
    tagged: &'a Tagged<'t>,
    units: &'a [Unit],
}

impl Reader<'_, '_> {
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

    /// `năm 2026`, `giai đoạn 2026 - 2030`, `các năm 2026, 2027 và 2028`, `2026-2030`, after "đến" also `2030`.
    fn years(&self, at: usize, led: bool) -> Option<(When, usize)> {
        let mut named = at;
        while self.is(named, Tag::Year) || self.is(named, Tag::Period) {
            named += 1;
        }
        let is_named = named > at;
        let mut year = self.year(named)?;
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
                    || matches!(self.tagged.printed(before), "/" | "-" | "." | ":")
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
        if !matches!(parts.as_slice(), [31, 12, _] | [12, _]) {
            let (first, last) = (self.units.get(at)?, self.units.get(end.checked_sub(1)?)?);
            when.part = Some(first.start as usize..last.end as usize);
        }
        Some((when, end))
    }

    /// `6 tháng đầu năm 2026`, `quý II/2026`.
    fn part(&self, at: usize) -> Option<(When, usize)> {
        let counted = self.number(at).is_some() && self.is(at + 1, Tag::PartOfYear);
        let start = at + usize::from(counted);
        if !self.is(start, Tag::PartOfYear) {
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
        let year = self.year(at + 1);
        let mut when = Self::dated(year.unwrap_or(0), false);
        when.is_impossible &= year.is_some();
        when.is_whole = true;
        Some((when, at + 1 + usize::from(year.is_some())))
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Builder, Piece, Shape};

    fn read(line: &str) -> Vec<(Option<i16>, String, Option<String>)> {
        let mut builder = Builder::default();
        let piece = Piece {
            words: line,
            normal: 0,
            line: 1,
        };
        builder.text(Shape::Text, false, &[piece]);
        let layout = builder.build();
        let text = Text::of(&layout);
        let words = |range: Range<usize>| layout.words(range).to_owned();
        whens(&text, 0..layout.text().len())
            .into_iter()
            .map(|when| (when.year, words(when.range), when.part.map(words)))
            .collect()
    }

    /// A line and the times it names: year, words, part of the year.
    type Case<'t> = (&'t str, &'t [(Option<i16>, &'t str, Option<&'t str>)]);

    #[test]
    fn years_periods_and_parts() {
        let cases: &[Case<'_>] = &[
            (
                "Đến hết năm 2026, 100% hộ",
                &[(Some(2026), "Đến hết năm 2026", None)],
            ),
            (
                "Giai đoạn 2026 - 2030: 80%",
                &[(Some(2030), "Giai đoạn 2026 - 2030", None)],
            ),
            (
                "- Giai đoạn 2025-2027",
                &[(Some(2027), "Giai đoạn 2025-2027", None)],
            ),
            ("tỷ lệ đến 2030 đạt 80%", &[(Some(2030), "đến 2030", None)]),
            (
                "đến 30/6/2026 đạt 80%, đến 31/12/2026 đạt 100%",
                &[
                    (Some(2026), "đến 30/6/2026", Some("30/6/2026")),
                    (Some(2026), "đến 31/12/2026", None),
                ],
            ),
            (
                "6 tháng đầu năm đạt 80%, cả năm đạt 100%",
                &[
                    (None, "6 tháng đầu năm", Some("6 tháng đầu năm")),
                    (None, "cả năm", None),
                ],
            ),
            (
                "trong quý II năm 2026",
                &[(Some(2026), "trong quý II năm 2026", Some("quý II"))],
            ),
            (
                "Quý II/2026",
                &[(Some(2026), "Quý II/2026", Some("Quý II"))],
            ),
            (
                "Hoàn thành trước tháng 12 năm 2026",
                &[(Some(2026), "trước tháng 12 năm 2026", None)],
            ),
            ("Đến năm 2206 đạt 80%", &[(None, "Đến năm 2206", None)]),
            (
                "tăng 10% so với năm 2025",
                &[(Some(2025), "so với năm 2025", None)],
            ),
            ("có 2026 hộ và 5 xã trong năm", &[]),
            ("Năm 2026 đạt 60%", &[(Some(2026), "Năm 2026", None)]),
            (
                "Từ năm 2026 trở đi, 100% xã",
                &[(Some(2026), "Từ năm 2026 trở đi", None)],
            ),
        ];
        for (line, want) in cases {
            let want: Vec<_> = want
                .iter()
                .map(|(year, words, part)| (*year, (*words).to_owned(), part.map(str::to_owned)))
                .collect();
            assert_eq!(read(line), want, "{line}");
        }
    }
}

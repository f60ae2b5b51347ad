//! Years, periods and parts of the year that a text names.

mod listed;
mod named;
mod read;

pub use named::{is_only, names_year, since};
use read::WhenReader;

use super::Text;
use super::phrases::lists;
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use std::ops::Range;

/// A time that a text names.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The year, of a period the last; none where only a part of the year is named, or what stands as a year cannot be one.
    pub year: Option<i16>,
    /// The first year of a period: the 2026 of "giai đoạn 2026 - 2030".
    pub since: Option<i16>,
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

lists! {
    /// Of whom a year of birth is said: "công dân sinh".
    BORN "born";
    /// With what of a year something is compared: "so với ước thực hiện".
    COMPARED "compared-with";
    /// "sau": not before the year behind it is over.
    AFTER "after-year";
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

/// What ends with the year before the one behind it.
const BEFORE: &[&str] = &["trước", "đến trước"];

/// Without a number a time is one of these.
const IN_WORDS: Tags = Tags::of(&[Tag::PartOfYear, Tag::WholeYear]);

/// A time begins with one of these, or with a number.
const OPENS: Tags = LEADS.union(BEGINS).with(Tag::Day);

/// The times that a range names, in order.
pub fn whens(text: &Text<'_>, range: Range<usize>) -> Vec<When> {
    if !text.tagged.may_count(&range) {
        return Vec::new();
    }
    if let Ok(last) = text.times.try_borrow()
        && last.0 == range
    {
        return last.1.clone();
    }
    let found = sought(text, range.clone());
    text.times.replace((range, found.clone()));
    found
}

/// The times that a range names, sought word by word.
fn sought(text: &Text<'_>, range: Range<usize>) -> Vec<When> {
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
        match when(text, units, at) {
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

/// "công dân nam sinh" before a year says who is meant, "so với ước thực hiện" what is compared: no time.
fn is_no_time(text: &Text<'_>, last: &Unit) -> bool {
    let words = text.whole().until(last.end as usize);
    BORN.before(words).is_some() || COMPARED.before(words).is_some()
}

/// A time at a unit, with what leads to it, and the unit after it.
fn when(text: &Text<'_>, units: &[Unit], at: usize) -> Option<(When, usize)> {
    let tagged = &text.tagged;
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
    let read = WhenReader {
        text,
        tagged,
        units,
    };
    if first.kind == UnitKind::Number && !read.may_date(core) {
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
    let last = at.checked_sub(1).and_then(|before| units.get(before));
    let none = last.is_some_and(|last| is_no_time(text, last));
    when.is_compared = since || multiple || none || before.iter().any(|unit| unit.is(Tag::Against));
    let leads_with = |words: &[&str]| {
        let begins = |unit: &Unit| {
            let spelt = text.stretch(unit.range()).plain;
            words.iter().any(|word| spelt.starts_with(word))
        };
        before.iter().any(begins)
    };
    when.is_latest = leads_with(LATEST);
    let names_year = first.is(Tag::Year) || first.kind == UnitKind::Number;
    let is_year = names_year && !when.is_day && when.part.is_none();
    // "trước năm 2027", "trước ngày 01/01/2027": by the end of the year before.
    let is_first = when.is_day && read.begins_year(core);
    if (is_year || is_first) && leads_with(BEFORE) {
        when.year = when.year.map(|year| year - 1);
        when.part = None;
    }
    // "từ năm 2026 trở đi": from then on.
    let begins = before.iter().any(|unit| unit.is(Tag::From));
    let end = end + usize::from(begins && read.is(end, Tag::Upwards));
    let start = units.get(at).unwrap_or(first).start as usize;
    let last = units.get(end.checked_sub(1)?)?;
    when.range = start..last.end as usize;
    // "sau năm 2026": some day, and not in that year.
    if is_year
        && leading
            .first()
            .is_some_and(|unit| AFTER.is(text.stretch(unit.range()).plain))
    {
        when.part = Some(when.range.clone());
    }
    Some((when, end))
}

#[cfg(test)]
mod tests;

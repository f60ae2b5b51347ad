//! The year that a heading or a head names.

use super::{When, whens};
use crate::extract::Text;
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use std::ops::Range;

/// The year that a heading, a group row, the head of a column or a lead-in names: of several the last, but for one that
/// it only looks ahead to: "giai đoạn 2026 - 2030, tầm nhìn đến năm 2045".
pub fn names_year(text: &Text<'_>, range: Range<usize>) -> Option<i16> {
    let named = whens(text, range.clone());
    let years = named.iter().filter(|when| !when.is_compared);
    let years = years.filter(|when| !when.is_day || is_limit(text, when));
    let (ahead, own): (Vec<&When>, Vec<&When>) =
        years.partition(|when| looks_ahead(text, when, range.start));
    let last = |whens: Vec<&When>| whens.into_iter().filter_map(|when| when.year).max();
    last(own).or_else(|| last(ahead))
}

/// The first year of the period that words name and that ends with a year: of "giai đoạn 2026 - 2030" 2026.
pub fn since(text: &Text<'_>, range: Range<usize>, year: Option<i16>) -> Option<i16> {
    let named = year.map(|_| whens(text, range)).unwrap_or_default();
    let mut ends = named
        .iter()
        .filter(|when| when.year == year && !when.is_compared);
    ends.find_map(|when| when.since)
}

/// Words of a stage, at most: "Đến hết năm 2027:".
const SHORT: usize = 60;

/// Whether words say a time and nothing else: "Giai đoạn 2025-2027", "Đến năm 2030:".
pub fn is_only(text: &Text<'_>, range: Range<usize>) -> bool {
    if range.len() > SHORT {
        return false;
    }
    let named = whens(text, range.clone());
    let times = Tags::of(&[Tag::Period, Tag::Until, Tag::In, Tag::Year]);
    let told = |unit: &Unit| {
        let said = |when: &When| {
            when.range.start <= unit.start as usize && unit.start as usize <= when.range.end
        };
        unit.kind == UnitKind::Sign || unit.tags.meets(times) || named.iter().any(said)
    };
    let dated = named.iter().any(|when| when.year.is_some() && !when.is_day);
    dated && text.tagged.within(range).iter().all(told)
}

/// Whether a time is one that a plan looks ahead to: "tầm nhìn đến năm 2045", "định hướng đến năm 2030".
fn looks_ahead(text: &Text<'_>, when: &When, from: usize) -> bool {
    let leads = text.tagged.within(when.range.clone()).first();
    let before = text.tagged.within(from..when.range.start).last();
    let views = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.is(Tag::ViewsPart));
    views(leads) || views(before)
}

/// Whether a day is one up to which something holds: "đến ngày 31/12/2026", not "Quyết định … ngày 01/12/2025".
fn is_limit(text: &Text<'_>, when: &When) -> bool {
    let units = text.tagged.within(when.range.clone());
    let day = units.iter().position(|unit| unit.is(Tag::Day));
    let before = units.get(..day.unwrap_or(0)).unwrap_or_default();
    day.is_none() || before.iter().any(|unit| unit.is(Tag::Until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Builder, Piece, Shape};

    #[test]
    fn years_that_a_heading_looks_ahead_to() {
        for (words, year) in [
            (
                "Mục tiêu giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
                2030,
            ),
            ("Mục tiêu đến năm 2025, định hướng đến năm 2030", 2025),
            ("Tầm nhìn đến năm 2045", 2045),
            ("Chỉ tiêu năm 2026 và năm 2027", 2027),
        ] {
            let mut builder = Builder::default();
            let (normal, line) = (0, 1);
            let piece = Piece {
                words,
                normal,
                line,
            };
            builder.text(Shape::Text, false, &[piece]);
            let layout = builder.build();
            let text = Text::of(&layout);
            let named = names_year(&text, 0..layout.text().len());
            assert_eq!(named, Some(year), "{words}");
        }
    }
}

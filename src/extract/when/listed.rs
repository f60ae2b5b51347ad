//! Years that a text lists.

use super::{LEADS, When, WhenReader};
use crate::document::YEARS;
use crate::lexicon::{Tag, Tagged, Unit, UnitKind};
use std::ops::Range;

/// "các năm 2026, 2028 và 2030 lần lượt đạt …": each of the years that figures are handed out to.
pub(super) fn each_year(
    tagged: &Tagged<'_>,
    units: &[Unit],
    own: Range<usize>,
) -> Option<Vec<When>> {
    if !units.iter().any(|unit| unit.is(Tag::Respectively)) {
        return None;
    }
    let within = units.get(own)?;
    let listed = |unit: &Unit| unit.is(Tag::And) || tagged.printed(unit) == ",";
    let dates = |unit: &Unit| unit.tags.meets(LEADS) || unit.is(Tag::Year);
    let year = |unit: &Unit| {
        let digits = tagged.printed(unit).parse().ok();
        digits.filter(|year| unit.kind == UnitKind::Number && YEARS.contains(year))
    };
    let fits = |unit: &Unit| listed(unit) || dates(unit) || year(unit).is_some();
    if !within.iter().any(listed) || !within.iter().all(fits) {
        return None;
    }
    let mut start = within.first()?.start as usize;
    let mut found = Vec::new();
    for unit in within {
        if let Some(year) = year(unit) {
            let mut when = WhenReader::dated(year, false);
            when.range = start..unit.end as usize;
            found.push(when);
        }
        if listed(unit) {
            start = unit.end as usize + 1;
        }
    }
    Some(found)
}

//! The unit of an amount as a target set writes it.

use super::{Amount, Measure, Text};
use crate::lexicon::{Lexicon, Tag, Tagged};
use std::ops::Range;

/// The unit as a target set writes it; a bare number beside an index is of that index.
pub(super) fn printed(amount: &Amount, label: &str) -> Option<String> {
    let unit = match &amount.measure {
        Measure::Percent => "%",
        Measure::Points => "điểm %",
        Measure::Level => "level",
        Measure::Rank => "hạng",
        Measure::Count(unit) => return Some(unit.clone()),
        Measure::Bare => {
            let label = Tagged::of(Lexicon::builtin(), label);
            let is_index = label.units.iter().any(|unit| unit.is(Tag::Index));
            return is_index.then(|| "index".to_owned());
        }
    };
    Some(unit.to_owned())
}

/// "(Đơn vị tính: %)": the unit that a line states for the table below it.
pub(super) fn stated(text: &Text<'_>, words: Range<usize>) -> Option<String> {
    let units = text.tagged.within(words.clone());
    let lead = units.iter().find(|unit| text.tagged.printed(unit) != "(")?;
    let (_, stated) = text
        .tagged
        .words(lead.end as usize..words.end)
        .split_once(':')?;
    let stated = stated.trim_matches([' ', '.', ')']);
    (lead.is(Tag::UnitColumn) && !stated.is_empty()).then(|| stated.to_owned())
}

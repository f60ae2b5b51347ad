//! The unit of an amount as a target set writes it.

use super::{Amount, Measure};
use crate::lexicon::{Lexicon, Tag, Tagged};

/// The unit as a target set writes it; a bare number beside an index is of that index.
pub(super) fn printed(amount: &Amount, label: &str) -> Option<String> {
    let unit = match &amount.measure {
        Measure::Percent => "%",
        Measure::Points => "điểm %",
        Measure::Level => "level",
        Measure::Rank => "hạng",
        Measure::Count(unit) if !is_index(unit) => return Some(unit.clone()),
        Measure::Bare if !is_index(label) => return None,
        Measure::Count(_) | Measure::Bare => "index",
    };
    Some(unit.to_owned())
}

/// Whether words name an index, whose values have no unit.
fn is_index(words: &str) -> bool {
    let words = Tagged::of(Lexicon::builtin(), words);
    words.units.iter().any(|unit| unit.is(Tag::IndexName))
}

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
        Measure::Count(unit) => return Some(unit.clone()),
        Measure::Bare => {
            let label = Tagged::of(Lexicon::builtin(), label);
            let is_index = label.units.iter().any(|unit| unit.is(Tag::Index));
            return is_index.then(|| "index".to_owned());
        }
    };
    Some(unit.to_owned())
}

//! The unit that a row states for its figures.

use crate::extract::amount::{Amount, Measure};
use crate::lexicon::{Lexicon, Tag, Tagged};
use crate::plan::Promise;
use crate::text::letter::{is_upper, push_lower};

/// Gives a figure the unit of its row.
pub(super) fn apply(amount: &mut Amount, unit: &str) {
    let first = Tagged::of(Lexicon::builtin(), unit);
    let is = |tag| first.units.first().is_some_and(|unit| unit.is(tag));
    match (&amount.measure, &amount.promise) {
        (Measure::Bare | Measure::Percent, _)
            if unit.starts_with("% ") || unit.starts_with("%/") =>
        {
            amount.measure = Measure::Count(unit.to_owned());
        }
        (Measure::Bare, _) if unit == "%" => amount.measure = Measure::Percent,
        (Measure::Bare, Promise::Number(_, value)) if is(Tag::Level) => {
            amount.promise = Promise::Level(*value);
            amount.measure = Measure::Level;
        }
        (Measure::Bare, _) => amount.measure = Measure::Count(as_unit(unit)),
        _ => {}
    }
}

/// A unit as a target set writes it: the capital a cell begins with is none of its own.
pub(super) fn as_unit(unit: &str) -> String {
    let first = Tagged::of(Lexicon::builtin(), unit);
    let symbol = first
        .units
        .first()
        .is_some_and(|unit| unit.is(Tag::Measure));
    let mut letters = unit.chars();
    let second_is_capital = letters.next().is_some() && letters.any(is_upper);
    if symbol || second_is_capital {
        return unit.to_owned();
    }
    let mut lower = String::with_capacity(unit.len());
    let end = unit.chars().next().map_or(0, char::len_utf8);
    push_lower(&mut lower, unit.get(..end).unwrap_or_default());
    lower.push_str(unit.get(end..).unwrap_or_default());
    lower
}

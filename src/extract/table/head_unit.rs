//! The unit that the head of a column states.

use crate::lexicon::{Lexicon, Tag, Tagged, Tags, Unit, UnitKind};

/// The unit that a head states in brackets: "(%)", "(hộ)", "(ĐVT: %)"; of one that is no more than a unit, that:
/// "%", "Số hộ".
pub(super) fn unit_in(tagged: &Tagged<'_>) -> Option<String> {
    // "%", "Tỷ lệ %"
    let share = |unit: &Unit| unit.is(Tag::Share) || unit.is(Tag::Percent);
    if tagged.text.trim_end().ends_with('%') && tagged.units.iter().all(share) {
        return Some("%".to_owned());
    }
    counted(tagged).or_else(|| bracketed(tagged.text))
}

/// "Số hộ": what is counted.
fn counted(tagged: &Tagged<'_>) -> Option<String> {
    match tagged.units.as_slice() {
        [number, thing] if number.is(Tag::NumberOf) && thing.is(Tag::Thing) => {
            Some(tagged.printed(thing).to_owned())
        }
        [whole] if whole.is(Tag::NumberOf) => {
            let (_, thing) = tagged.printed(whole).split_once(' ')?;
            let counted = Tagged::of(Lexicon::builtin(), thing);
            let is_thing = counted.units.iter().all(|unit| unit.is(Tag::Thing));
            is_thing.then(|| thing.to_owned())
        }
        _ => None,
    }
}

/// "(hộ)", "(ĐVT: %)".
fn bracketed(words: &str) -> Option<String> {
    let (_, inner) = words.rsplit_once('(')?;
    let (inner, _) = inner.split_once(')')?;
    let told = inner.rsplit_once(':').map(|(_, unit)| unit.trim());
    let unit = told.unwrap_or(inner.trim());
    // "Tỉnh Yên Bái (cũ)": what is told as no unit is one where it is known as such.
    let known = Tagged::of(Lexicon::builtin(), unit);
    let known = known.units.iter().any(|unit| unit.tags.meets(UNITS));
    (is_unit(unit) && (known || told.is_some())).then(|| unit.to_owned())
}

/// What units are made of.
pub(super) const UNITS: Tags = Tags::of(&[
    Tag::Percent,
    Tag::Permille,
    Tag::Points,
    Tag::Thing,
    Tag::Measure,
    Tag::Money,
    Tag::Scale,
    Tag::Time,
    Tag::Score,
    Tag::Occasion,
    Tag::Year,
]);

/// Whether words in brackets are a unit.
fn is_unit(words: &str) -> bool {
    let tagged = Tagged::of(Lexicon::builtin(), words);
    let has = |tags: Tags| tagged.units.iter().any(|unit| unit.tags.meets(tags));
    let number = tagged
        .units
        .iter()
        .any(|unit| unit.kind == UnitKind::Number);
    let strange = has(Tags::of(&[
        Tag::Condition,
        Tag::Year,
        Tag::Period,
        Tag::Least,
        Tag::Announce,
        Tag::Strive,
    ]));
    words.starts_with('%') || (!words.is_empty() && tagged.units.len() <= 4 && !number && !strange)
}

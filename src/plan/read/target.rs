//! The targets of a target set on the fast path: each is read where it stays, since it is large and there are many.

use super::raw::Borrowed;
use super::value::{self, FITS, MODALITIES, OPERATORS};
use super::wire::{FEW, MANY};
use crate::document::YEARS;
use crate::plan::{Target, Text};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// A list of targets; null is none.
pub(super) fn all<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Vec<Target<'a>>, D::Error> {
    struct All;
    impl<'de> Visitor<'de> for All {
        type Value = Vec<Target<'de>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }

        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
            from.deserialize_seq(self)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while seq.next_element_seed(Another(&mut all))?.is_some() {}
            Ok(all)
        }
    }
    from.deserialize_option(All)
}

/// Reads one more target into the list.
struct Another<'l, 'a>(&'l mut Vec<Target<'a>>);

impl<'de: 'a, 'a> DeserializeSeed<'de> for Another<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

/// The fields of a target.
#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Label,
    Indicator,
    Candidates,
    Op,
    Value,
    ValueMax,
    Unit,
    Year,
    Since,
    Text,
    Owner,
    Modality,
    Of,
    Change,
    From,
    Whose,
    When,
    Hedge,
    Condition,
    Match,
    Section,
    Row,
    Lines,
}

impl<'de: 'a, 'a> Visitor<'de> for Another<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a target")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if self.0.len() == FEW {
            self.0.reserve(MANY);
        }
        self.0.push(Target::default());
        let Some(target) = self.0.last_mut() else {
            return wrong();
        };
        let (mut op, mut value, mut most) = (None, None, None);
        let mut given = 0;
        while let Some(field) = map.next_key::<Field>()? {
            let bit = 1_u32 << field as u32;
            if given & bit != 0 {
                return wrong();
            }
            given |= bit;
            match field {
                Field::Id => target.id = map.next_value::<Borrowed<'_>>()?.0,
                Field::Label => target.label = map.next_value::<Borrowed<'_>>()?.0,
                Field::Op => op = Some(known(&OPERATORS, &map.next_value::<Borrowed<'_>>()?.0)?),
                Field::Indicator => target.indicator = words(&mut map)?,
                Field::Candidates => {
                    let all: Option<Vec<Borrowed<'_>>> = map.next_value()?;
                    let all = all.unwrap_or_default().into_iter();
                    target.candidates = all.map(|words| words.0).collect();
                }
                Field::Value => value = number(&mut map)?,
                Field::ValueMax => most = number(&mut map)?,
                Field::From => target.from = number(&mut map)?,
                Field::Unit => target.unit = words(&mut map)?,
                Field::Year => target.year = year(&mut map)?,
                Field::Since => target.since = year(&mut map)?,
                Field::Text => target.text = words(&mut map)?,
                Field::Owner => target.owner = words(&mut map)?,
                Field::Modality => {
                    if let Some(modality) = words(&mut map)? {
                        target.modality = known(&MODALITIES, &modality)?;
                    }
                }
                Field::Of => target.of = words(&mut map)?,
                Field::Change => target.change = words(&mut map)?,
                Field::Whose => target.whose = words(&mut map)?,
                Field::When => target.when = words(&mut map)?,
                Field::Hedge => target.hedge = words(&mut map)?,
                Field::Condition => target.condition = words(&mut map)?,
                Field::Match => {
                    if let Some(fit) = words(&mut map)? {
                        target.fit = known(&FITS, &fit)?;
                    }
                }
                Field::Section => target.section = words(&mut map)?,
                Field::Row => target.row = words(&mut map)?,
                Field::Lines => {
                    if let Some(lines) = map.next_value()? {
                        target.lines = Some(value::lines(lines).map_or_else(wrong, Ok)?);
                    }
                }
            }
        }
        let required = 1 << Field::Id as u32 | 1 << Field::Label as u32;
        match op.map(|op| value::promise(op, value, most)) {
            Some(Ok(promise)) if given & required == required => target.promise = promise,
            _ => return wrong(),
        }
        Ok(())
    }
}

/// Something is not as it should be: what it is, the diagnosis says.
fn wrong<T, E: Error>() -> Result<T, E> {
    Err(E::custom("not as it should be"))
}

/// The meaning of a word of a list.
fn known<T: Copy, E: Error>(all: &[(&str, T)], word: &str) -> Result<T, E> {
    value::meaning(all, word).map_or_else(wrong, Ok)
}

/// Words, where some are given.
fn words<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Text<'de>>, A::Error> {
    let words: Option<Borrowed<'de>> = map.next_value()?;
    Ok(words.map(|words| words.0))
}

/// A year that can be one, where one is given.
fn year<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<i16>, A::Error> {
    let year: Option<i16> = map.next_value()?;
    match year {
        Some(year) if !YEARS.contains(&year) => wrong(),
        year => Ok(year),
    }
}

/// A number as it is written, where one is given.
fn number<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<crate::plan::Decimal>, A::Error> {
    let written: Option<&'de RawValue> = map.next_value()?;
    let number = written.map(|raw| value::number(raw.get()).map_or_else(wrong, Ok));
    number.transpose()
}

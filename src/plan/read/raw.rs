//! JSON as it is written: values that know where they stand.

use crate::plan::Text;
use crate::text::{Position, Span, is_one_letter_each, letters_in};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// One step of a path in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'p> {
    /// The value of a field.
    Field(&'p str),
    /// An item of a list, from 0.
    Item(usize),
}

/// A path as it is shown: `targets[3].value`.
pub(super) fn show(path: &[Step<'_>]) -> String {
    let mut shown = String::new();
    for step in path {
        match step {
            Step::Field(name) if shown.is_empty() => shown.push_str(name),
            Step::Field(name) => shown = format!("{shown}.{name}"),
            Step::Item(at) => shown = format!("{shown}[{at}]"),
        }
    }
    shown
}

/// The span of a slice of `text`.
pub(super) fn span(text: &str, slice: &str) -> Span {
    let start = (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + slice.len())
}

/// The fields of an object in order, repeated ones too; none where it is no object.
pub(super) fn fields(value: &RawValue) -> Option<Vec<(&RawValue, &RawValue)>> {
    let Fields(fields) = serde_json::from_str(value.get()).ok()?;
    Some(fields)
}

/// The items of a list; none where it is no list.
pub(super) fn items(value: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(value.get()).ok()
}

/// The words of a string; an error where its escapes are broken or it is no string.
pub(super) fn string(value: &RawValue) -> serde_json::Result<Text<'_>> {
    serde_json::from_str(value.get()).map(|Borrowed(words)| words)
}

/// Words that borrow where they have no escapes, which a `Cow` inside an `Option` does not.
#[derive(Debug)]
pub(super) struct Borrowed<'a>(pub(super) Text<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Borrowed<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Borrowed<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Borrowed<'de>, E> {
                Ok(Borrowed(Cow::Borrowed(words)))
            }
            fn visit_str<E>(self, words: &str) -> Result<Borrowed<'de>, E> {
                Ok(Borrowed(Cow::Owned(words.to_owned())))
            }
        }
        deserializer.deserialize_str(Visit)
    }
}

struct Fields<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visit)
    }
}

/// Turns bytes into lines and columns, quickly when asked in ascending order.
pub(super) struct Ruler<'t> {
    text: &'t str,
    offset: usize,
    position: Position,
    /// The same column, counted in Unicode code points.
    points: usize,
}

impl<'t> Ruler<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let position = Position { line: 1, column: 1 };
        Self {
            text,
            offset: 0,
            position,
            points: 1,
        }
    }

    /// Line and column of a byte; the byte is to begin a letter.
    pub(super) fn at(&mut self, offset: usize) -> Position {
        if offset < self.offset {
            *self = Self::new(self.text);
        }
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        let lines = between.bytes().filter(|b| *b == b'\n').count();
        let tail = between.rsplit('\n').next().unwrap_or_default();
        if lines > 0 {
            self.position.line += lines;
            self.position.column = 1;
            self.points = 1;
        }
        let points = tail.chars().count();
        self.position.column += if is_one_letter_each(tail) {
            points
        } else {
            letters_in(tail)
        };
        self.points += points;
        self.offset += between.len();
        self.position
    }

    /// The column that was last asked for, counted in Unicode code points.
    pub(super) fn points(&self) -> usize {
        self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_as_people_write_it() {
        let label = [Step::Field("targets"), Step::Item(1), Step::Field("label")];
        assert_eq!(show(&label), "targets[1].label");
    }

    #[test]
    fn a_ruler_measures_as_text_does() {
        let text = "một\nhai \u{61}\u{302}\u{301} ba\n\nbốn";
        let mut ruler = Ruler::new(text);
        for letter in [
            "m",
            "t",
            "\n",
            "h",
            "\u{61}\u{302}",
            " ba",
            "bốn",
            "n",
            "ai",
        ] {
            let at = text.find(letter).unwrap();
            assert_eq!(ruler.at(at), crate::text::position(text, at), "{letter}");
        }
    }
}

//! The slow path: everything that is wrong with a target set that was not read.

use super::format::{Field, Object, PLAN, Shape};
use super::problem::{Expected, Problem, ProblemKind};
use super::raw::{self, Ruler, Step};
use super::syntax::{self, Syntax};
use super::value::{self, OPERATORS, SCHEMA};
use crate::document::{PartialDate, YEARS};
use crate::plan::Text;
use crate::text::Span;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// `serde_json` reads no more objects and lists inside each other than this.
const DEEPEST: usize = 127;

/// How much of a value is quoted.
const EXCERPT: usize = 40;

/// Every problem of a target set, in the order of the text.
pub(super) fn diagnose(text: &str) -> Vec<Problem> {
    let mut walk = Walk {
        text,
        path: Vec::new(),
        depth: 0,
        ids: BTreeMap::new(),
        found: Vec::new(),
    };
    match serde_json::from_str::<&RawValue>(text) {
        Ok(whole) => walk.whole(whole),
        Err(error) => walk.syntax(text, &error),
    }
    walk.problems()
}

struct Walk<'t> {
    text: &'t str,
    path: Vec<Step<'t>>,
    depth: usize,
    ids: BTreeMap<Text<'t>, String>,
    found: Vec<(Span, String, ProblemKind)>,
}

/// A value of an object that has a place in the format.
type Known<'t> = (&'static Field, &'t RawValue);

impl<'t> Walk<'t> {
    fn problems(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(span, ..)| *span);
        let mut ruler = Ruler::new(self.text);
        self.found
            .into_iter()
            .map(|(span, path, kind)| Problem {
                position: Some(ruler.at(span.start as usize)),
                span,
                path,
                kind,
            })
            .collect()
    }

    fn whole(&mut self, whole: &'t RawValue) {
        let schema = raw::fields(whole).and_then(|fields| {
            let named = |(key, _): &(&RawValue, _)| raw::string(key).is_ok_and(|k| k == "schema");
            fields.into_iter().find(named).map(|(_, schema)| schema)
        });
        // Of another format, everything else would be wrong too.
        if let Some(schema) = schema
            && let Ok(found) = raw::string(schema)
            && found != SCHEMA
        {
            self.path.push(Step::Field("schema"));
            self.say(schema, ProblemKind::Schema(clip(&found)));
        } else {
            self.object(&PLAN, whole);
        }
    }

    fn say(&mut self, at: &RawValue, kind: ProblemKind) {
        let span = raw::span(self.text, at.get());
        self.found.push((span, raw::show(&self.path), kind));
    }

    /// What stops `serde_json` in a part of the text.
    fn syntax(&mut self, part: &str, error: &serde_json::Error) {
        let at = (raw::span(self.text, part).start + syntax::stop(part, error).start) as usize;
        let kind = ProblemKind::Syntax(Syntax::new(part, error));
        self.found
            .push((Span::new(at, at), raw::show(&self.path), kind));
    }

    fn unexpected(&mut self, at: &RawValue, expected: Expected) {
        self.say(at, ProblemKind::Unexpected(expected, clip(at.get())));
    }

    fn value(&mut self, shape: &'static Shape, at: &'t RawValue) {
        match shape {
            Shape::List(item) => self.list(at, |walk, value| walk.value(item, value)),
            Shape::Objects(object) => self.list(at, |walk, value| walk.object(object, value)),
            Shape::Object(object) => self.object(object, at),
            Shape::Schema => {
                self.words(at, Expected::Word(&[SCHEMA]));
            }
            Shape::Text => {
                self.words(at, Expected::Text);
            }
            Shape::Id => self.id(at),
            Shape::Word(known) => {
                let word = self.words(at, Expected::Word(known));
                if word.is_some_and(|word| !known.contains(&&*word)) {
                    self.unexpected(at, Expected::Word(known));
                }
            }
            Shape::Date => {
                let date = self.words(at, Expected::Date);
                if date.is_some_and(|date| date.parse::<PartialDate>().is_err()) {
                    self.unexpected(at, Expected::Date);
                }
            }
            Shape::Year => {
                let year = at.get().parse::<i16>();
                if !year.is_ok_and(|year| YEARS.contains(&year)) {
                    self.unexpected(at, Expected::Year);
                }
            }
            Shape::Number => {
                if value::number(at.get()).is_none() {
                    self.unexpected(at, Expected::Number);
                }
            }
            Shape::Lines => {
                if !self.too_deep(at) && lines(at).is_none() {
                    self.unexpected(at, Expected::Lines);
                }
            }
        }
    }

    /// Whether `serde_json` refuses an object or list here, which is said.
    fn too_deep(&mut self, at: &RawValue) -> bool {
        let too_deep = self.depth >= DEEPEST;
        if too_deep {
            self.say(at, ProblemKind::TooDeep);
        }
        too_deep
    }

    /// The words of a string; none, and said so, where there is no string.
    fn words(&mut self, at: &'t RawValue, expected: Expected) -> Option<Text<'t>> {
        match raw::string(at) {
            Ok(words) => return Some(words),
            Err(_) if !at.get().starts_with('"') => self.unexpected(at, expected),
            Err(error) => self.syntax(at.get(), &error),
        }
        None
    }

    fn id(&mut self, at: &'t RawValue) {
        let Some(id) = self.words(at, Expected::Id) else {
            return;
        };
        if id.is_empty() {
            self.unexpected(at, Expected::Id);
        } else if let Some(first) = self.ids.get(&id) {
            let kind = ProblemKind::DuplicateId(clip(&id), first.clone());
            self.say(at, kind);
        } else {
            let holder = self.path.split_last().map_or(&[][..], |(_, holder)| holder);
            self.ids.insert(id, raw::show(holder));
        }
    }

    fn list(&mut self, at: &'t RawValue, mut item: impl FnMut(&mut Self, &'t RawValue)) {
        let Some(items) = raw::items(at) else {
            return self.unexpected(at, Expected::List);
        };
        if self.too_deep(at) {
            return;
        }
        self.depth += 1;
        for (index, value) in items.into_iter().enumerate() {
            self.path.push(Step::Item(index));
            item(self, value);
            self.path.pop();
        }
        self.depth -= 1;
    }

    fn object(&mut self, object: &'static Object, at: &'t RawValue) {
        let Some(fields) = raw::fields(at) else {
            return self.unexpected(at, Expected::Object);
        };
        if self.too_deep(at) {
            return;
        }
        self.depth += 1;
        let known = self.known(object, fields);
        for (field, value) in &known {
            if field.required || value.get() != "null" {
                self.path.push(Step::Field(field.name));
                self.value(&field.shape, value);
                self.path.pop();
            }
        }
        for field in object.fields.iter().filter(|field| field.required) {
            if !known.iter().any(|(there, _)| there.name == field.name) {
                self.say(at, ProblemKind::MissingField(field.name));
            }
        }
        if object.promises {
            self.promise(at, &known);
        }
        self.depth -= 1;
    }

    /// The fields that the format has, each once; the others are said to be wrong.
    fn known(
        &mut self,
        object: &'static Object,
        fields: Vec<(&'t RawValue, &'t RawValue)>,
    ) -> Vec<Known<'t>> {
        let mut known: Vec<Known<'t>> = Vec::new();
        for (key, value) in fields {
            let Some(name) = self.words(key, Expected::Text) else {
                continue;
            };
            match object.fields.iter().find(|field| field.name == name) {
                None => {
                    let names = object.fields.iter().map(|field| field.name).collect();
                    self.say(key, ProblemKind::UnknownField(clip(&name), names));
                }
                Some(field) if known.iter().any(|(there, _)| there.name == field.name) => {
                    self.say(key, ProblemKind::RepeatedField(field.name));
                }
                Some(field) => known.push((field, value)),
            }
        }
        known
    }

    fn promise(&mut self, at: &RawValue, known: &[Known<'t>]) {
        let given = |name: &str| {
            let there = known.iter().find(|(field, _)| field.name == name);
            there
                .map(|(_, value)| *value)
                .filter(|value| value.get() != "null")
        };
        let Some(word) = given("op").and_then(|op| raw::string(op).ok()) else {
            return;
        };
        let Some(op) = value::meaning(&OPERATORS, &word) else {
            return;
        };
        let number = |name| match given(name) {
            None => Some(None),
            Some(raw) => value::number(raw.get()).map(Some),
        };
        // A number that is none has been said to be wrong already.
        let (Some(low), Some(high)) = (number("value"), number("value_max")) else {
            return;
        };
        if let Err(mismatch) = value::promise(op, low, high) {
            self.say(at, ProblemKind::Mismatch(mismatch, word.into_owned()));
        }
    }
}

fn lines(at: &RawValue) -> Option<crate::plan::Lines> {
    let [first, last] = <[&RawValue; 2]>::try_from(raw::items(at)?).ok()?;
    value::lines([first.get().parse().ok()?, last.get().parse().ok()?])
}

/// Words on one line, short enough to be quoted; what is left out is marked.
fn clip(words: &str) -> String {
    let head: String = words.graphemes(true).take(4 * EXCERPT).collect();
    let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.grapheme_indices(true).nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None if head.len() < words.len() => format!("{line}…"),
        None => line,
    }
}

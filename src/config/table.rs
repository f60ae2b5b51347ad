//! TOML → values with their places. Everything that is wrong is kept, and reading goes on.

use super::fault::{Expected, Fault, FaultKind, Faults};
use crate::text::{Source, Span};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

/// A table, and where it begins.
#[derive(Clone, Copy)]
pub(super) struct Table<'t> {
    entries: &'t DeTable<'t>,
    pub(super) span: Span,
}

/// Reads values and keeps what is wrong with them.
#[derive(Default)]
pub(super) struct SettingsReader {
    pub(super) faults: Vec<Fault>,
}

/// Reads a whole file: what `read` makes of its top table, or everything that is wrong.
pub(super) fn whole<T>(
    source: &Source,
    read: impl FnOnce(&mut SettingsReader, Table<'_>) -> T,
) -> Result<T, Faults> {
    let (tree, errors) = DeTable::parse_recoverable(source.text());
    let syntax = syntax(source, &errors);
    let mut reader = SettingsReader::default();
    let table = Table {
        entries: tree.get_ref(),
        span: Span::default(),
    };
    let value = read(&mut reader, table);
    let mut faults = reader.faults;
    if !syntax.is_empty() {
        // What stands on a broken line, or is missed beside one, may be there once it is mended.
        let line = |fault: &Fault| source.position(fault.span.start).line;
        let broken: Vec<usize> = syntax.iter().map(line).collect();
        faults.retain(|fault| !fault.kind.is_missing() && !broken.contains(&line(fault)));
        faults.extend(syntax);
    }
    if faults.is_empty() {
        return Ok(value);
    }
    faults.sort_by_key(|fault| fault.span);
    Err(Faults {
        source: Box::new(source.clone()),
        faults,
    })
}

/// What is wrong with the syntax, once a line.
fn syntax(source: &Source, errors: &[toml::de::Error]) -> Vec<Fault> {
    const UNCLOSED: &str = "unclosed array";
    let open = errors.iter().any(|e| e.message().starts_with(UNCLOSED));
    let (mut faults, mut lines): (Vec<Fault>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut swallowed = false;
    for error in errors {
        let mut message = error.message();
        // A list that is never closed takes in all lines after it; that is one fault.
        if open && message.contains("array") {
            message = UNCLOSED;
            if std::mem::replace(&mut swallowed, true) {
                continue;
            }
        }
        let span = error.span().map_or_else(Span::default, span);
        let line = source.position(span.start).line;
        if !lines.contains(&line) {
            lines.push(line);
            faults.push(Fault {
                span,
                kind: FaultKind::Syntax(message.to_owned()),
            });
        }
    }
    faults
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

impl<'t> Table<'t> {
    /// All keys and values, in the order of the file.
    fn all(self) -> Vec<(At<&'t str>, &'t Spanned<DeValue<'t>>)> {
        let mut all: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| {
                let key = At {
                    value: key.get_ref().as_ref(),
                    span: span(key.span()),
                };
                (key, value)
            })
            .collect();
        all.sort_by_key(|(key, _)| key.span);
        all
    }

    /// Whether it has this key.
    pub(super) fn has(self, key: &str) -> bool {
        self.value(key).is_some()
    }

    fn value(self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.get(key)
    }
}

impl SettingsReader {
    pub(super) fn fault(&mut self, span: Span, kind: FaultKind) {
        self.faults.push(Fault { span, kind });
    }

    /// Every key of a table has to be one of these.
    pub(super) fn keys(&mut self, table: Table<'_>, known: &'static [&'static str]) {
        for (key, _) in table.all() {
            if !known.contains(&key.value) {
                let kind = FaultKind::UnknownKey(key.value.to_owned(), known);
                self.fault(key.span, kind);
            }
        }
    }

    /// A text that has to be there, and not be blank.
    pub(super) fn required<'t>(
        &mut self,
        table: Table<'t>,
        key: &'static str,
    ) -> Option<At<&'t str>> {
        if table.value(key).is_none() {
            self.fault(table.span, FaultKind::MissingKey(key));
            return None;
        }
        self.text(table, key)
    }

    /// A text that is not blank.
    pub(super) fn text<'t>(&mut self, table: Table<'t>, key: &str) -> Option<At<&'t str>> {
        let value = table.value(key)?;
        self.as_text(value, Expected::Text)
    }

    fn as_text<'t>(
        &mut self,
        value: &'t Spanned<DeValue<'t>>,
        expected: Expected,
    ) -> Option<At<&'t str>> {
        let span = span(value.span());
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.fault(span, FaultKind::Blank);
                None
            }
            DeValue::String(text) => Some(At {
                value: Cow::as_ref(text),
                span,
            }),
            other => {
                self.fault(span, FaultKind::unexpected(expected, other));
                None
            }
        }
    }

    /// One text or a list of them.
    pub(super) fn texts<'t>(&mut self, table: Table<'t>, key: &str) -> Vec<At<&'t str>> {
        match table.value(key).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items
                .iter()
                .filter_map(|item| self.as_text(item, Expected::Text))
                .collect(),
            Some((value, _)) => self.as_text(value, Expected::Texts).into_iter().collect(),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, table: Table<'_>, key: &str) -> Option<bool> {
        let value = table.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                let kind = FaultKind::unexpected(Expected::Flag, other);
                self.fault(span(value.span()), kind);
                None
            }
        }
    }

    /// One of these words.
    pub(super) fn word<T: Copy>(
        &mut self,
        table: Table<'_>,
        key: &str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let word = self.text(table, key)?;
        self.meaning(&word, known)
    }

    /// What a word means that has to be one of these.
    pub(super) fn meaning<T: Copy>(&mut self, word: &At<&str>, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            let words = known.iter().map(|(name, _)| (*name).to_owned()).collect();
            let kind = FaultKind::UnknownWord(word.value.to_owned(), words);
            self.fault(word.span, kind);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A day, as a TOML date or as text.
    pub(super) fn date(
        &mut self,
        table: Table<'_>,
        key: &'static str,
    ) -> Option<At<crate::document::PartialDate>> {
        let Some(value) = table.value(key) else {
            self.fault(table.span, FaultKind::MissingKey(key));
            return None;
        };
        let span = span(value.span());
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            other => {
                self.fault(span, FaultKind::unexpected(Expected::Date, other));
                return None;
            }
        };
        let date = crate::document::PartialDate::typed(&text);
        if let Some(value) = date.filter(|date| date.is_whole()) {
            return Some(At { value, span });
        }
        self.fault(span, FaultKind::NoDate(text));
        None
    }

    /// A table inside a table; one that is not there is empty.
    pub(super) fn table<'t>(&mut self, table: Table<'t>, key: &str) -> Option<Table<'t>> {
        let value = table.value(key)?;
        self.as_table(value, Expected::Table)
    }

    fn as_table<'t>(
        &mut self,
        value: &'t Spanned<DeValue<'t>>,
        expected: Expected,
    ) -> Option<Table<'t>> {
        let span = span(value.span());
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table { entries, span }),
            other => {
                self.fault(span, FaultKind::unexpected(expected, other));
                None
            }
        }
    }

    /// A list of tables.
    pub(super) fn tables<'t>(&mut self, table: Table<'t>, key: &str) -> Vec<Table<'t>> {
        let Some(value) = table.value(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| self.as_table(item, Expected::Tables))
                .collect(),
            other => {
                let kind = FaultKind::unexpected(Expected::Tables, other);
                self.fault(span(value.span()), kind);
                Vec::new()
            }
        }
    }

    /// The entries of a table whose keys are words and whose values are texts.
    pub(super) fn entries<'t>(&mut self, table: Table<'t>) -> Vec<(At<&'t str>, At<&'t str>)> {
        let text = |(key, value)| Some((key, self.as_text(value, Expected::Text)?));
        table.all().into_iter().filter_map(text).collect()
    }
}

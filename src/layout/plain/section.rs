//! Where a table ends because the section after that of the table begins.

use super::label::{Class, Label};
use super::line::Line;
use super::signs::{starts_upper, word_count};
use crate::layout::{Found, MarkKind};

/// The marks of the headings of sections that a text has opened so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    roman: Option<Label>,
    capital: Option<Label>,
    /// The number of the last heading that has one: `2.1`.
    number: Option<String>,
    /// Whether the text has parts: "PHẦN THỨ NHẤT".
    has_parts: bool,
}

impl Sections {
    /// Takes the mark of a block.
    pub(super) fn take(&mut self, mark: Found<'_>) {
        match mark.kind {
            MarkKind::Roman => {
                self.roman = Label::of(mark.label);
                self.number = None;
            }
            MarkKind::Capital => {
                self.capital = Label::of(mark.label);
                (self.roman, self.number) = (None, None);
            }
            MarkKind::Number(_) => self.number = Some(mark.label.to_owned()),
            MarkKind::Part | MarkKind::Annex => {
                *self = Self {
                    has_parts: self.has_parts || mark.kind == MarkKind::Part,
                    ..Self::default()
                }
            }
            _ => {}
        }
    }

    /// Finds the heading of the next section among the lines of a table.
    pub(super) fn seeker(&self) -> Seeker<'_> {
        Seeker {
            sections: self,
            group: None,
            is_alone: None,
            is_dotted: None,
        }
    }

    /// Whether a number is that of the section after the one that is open: `2.2` or `3` behind `2.1`.
    fn counts_on(&self, label: &str) -> bool {
        let parts = |label: &str| -> Option<Vec<u32>> {
            label.split('.').map(|part| part.parse().ok()).collect()
        };
        let own = self.number.as_deref().and_then(parts);
        let (Some(own), Some(next)) = (own, parts(label)) else {
            return false;
        };
        let Some((last, before)) = next.split_last() else {
            return false;
        };
        own.get(..before.len()) == Some(before)
            && own.get(before.len()).is_some_and(|own| own + 1 == *last)
    }
}

/// Looks through the lines of a table for the heading of the section after that of the table.
#[derive(Clone, Debug)]
pub(super) struct Seeker<'s> {
    sections: &'s Sections,
    /// The last group of rows, and whether groups have their names on the line below.
    group: Option<Label>,
    is_alone: Option<bool>,
    /// Whether the numbers of rows are followed by a point.
    is_dotted: Option<bool>,
}

impl Seeker<'_> {
    /// Whether a line is that heading: its mark counts on from the section the table stands in, and not from the
    /// groups of its rows.
    pub(super) fn is_next(&mut self, line: &Line<'_>) -> bool {
        let is_part = |mark: Found<'_>| mark.kind == MarkKind::Part;
        if self.sections.has_parts && line.is_shouted && line.mark.is_some_and(is_part) {
            return true;
        }
        if self.is_numbered(line) {
            return true;
        }
        let alone = Label::of(line.text).filter(Label::is_group);
        if let Some(label) = alone {
            self.is_alone = Some(true);
            self.group = Some(label);
            return false;
        }
        let Some((label, rest)) = heading(line) else {
            return false;
        };
        let group = self.group.as_ref();
        let counts = match group {
            Some(group) => group.followed_by(&label) == Some(0),
            None => label.is_first(),
        };
        let own = match label.class {
            Class::Roman => self.sections.roman.as_ref(),
            Class::Capital => self.sections.capital.as_ref(),
            Class::Number | Class::Dash => None,
        };
        let follows =
            own.is_some_and(|own| own.class == label.class && own.followed_by(&label) == Some(0));
        let otherwise = self.is_alone == Some(true);
        if follows && (!counts || otherwise) && starts_upper(rest) && word_count(rest, 2) == 2 {
            return true;
        }
        if counts {
            self.is_alone = Some(false);
            self.group = Some(label);
        }
        false
    }
}

impl Seeker<'_> {
    /// "2.2. Chỉ tiêu riêng" behind a table of "2.1.", set apart by a blank line and not counted as the rows are.
    fn is_numbered(&mut self, line: &Line<'_>) -> bool {
        if !line.text.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let first = line.text.split(' ').next().unwrap_or_default();
        let is_dotted = first.ends_with('.');
        let rows = *self.is_dotted.get_or_insert(is_dotted);
        let numbered = |mark: &Found<'_>| matches!(mark.kind, MarkKind::Number(_));
        let found = line.mark.filter(numbered);
        found.is_some_and(|found| {
            let rest = line.text.get(found.length..).unwrap_or_default();
            is_dotted
                && !rows
                && line.blanks > 0
                && starts_upper(rest)
                && self.sections.counts_on(found.label)
        })
    }
}

/// The mark of what looks like a heading, and its words.
fn heading<'t>(line: &Line<'t>) -> Option<(Label, &'t str)> {
    let found = line
        .mark
        .filter(|mark| matches!(mark.kind, MarkKind::Roman | MarkKind::Capital))?;
    let rest = line.text.get(found.length..)?;
    (!rest.is_empty()).then_some((Label::of(found.label)?, rest))
}

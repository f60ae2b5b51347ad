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
    /// Whether the text has parts: "PHẦN THỨ NHẤT".
    has_parts: bool,
}

impl Sections {
    /// Takes the mark of a block.
    pub(super) fn take(&mut self, mark: Found<'_>) {
        match mark.kind {
            MarkKind::Roman => self.roman = Label::of(mark.label),
            MarkKind::Capital => {
                self.capital = Label::of(mark.label);
                self.roman = None;
            }
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
        }
    }
}

/// Looks through the lines of a table for the heading of the section after that of the table.
#[derive(Clone, Debug)]
pub(super) struct Seeker<'s> {
    sections: &'s Sections,
    /// The last group of rows, and whether groups have their names on the line below.
    group: Option<Label>,
    is_alone: Option<bool>,
}

impl Seeker<'_> {
    /// Whether a line is that heading: its mark counts on from the section the table stands in, and not from the
    /// groups of its rows.
    pub(super) fn is_next(&mut self, line: &Line<'_>) -> bool {
        let is_part = |mark: Found<'_>| mark.kind == MarkKind::Part;
        if self.sections.has_parts && line.is_shouted && line.mark.is_some_and(is_part) {
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

/// The mark of what looks like a heading, and its words.
fn heading<'t>(line: &Line<'t>) -> Option<(Label, &'t str)> {
    let found = line
        .mark
        .filter(|mark| matches!(mark.kind, MarkKind::Roman | MarkKind::Capital))?;
    let rest = line.text.get(found.length..)?;
    (!rest.is_empty()).then_some((Label::of(found.label)?, rest))
}

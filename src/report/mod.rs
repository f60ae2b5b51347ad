//! Outcome → a format. Formats only write: they compute nothing.

pub mod findings;
pub mod heading;
pub mod json;
pub mod place;
pub mod schema;
pub mod snippet;
pub mod summary;
pub mod table;
pub mod why;

pub use summary::{Summary, Totals};

use crate::check::Outcome;
use crate::extract::Places;
use crate::lang::Lang;
use crate::text::{Paint, Source};

/// One judged plan on its way to a person.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The file it came from, as it was named; with its line for a line of many.
    pub path: &'e str,
    /// All results.
    pub outcome: &'e Outcome<'e>,
    /// What the plan was read from.
    pub ground: Ground<'e>,
}

/// What a plan was read from, for a report to point at.
#[derive(Clone, Copy, Debug)]
pub enum Ground<'e> {
    /// A target set: its JSON, and the line of the file on which it begins.
    TargetSet {
        /// The JSON.
        text: &'e str,
        /// The line, from 1.
        first_line: usize,
    },
    /// The plan's own text, and where things stand in it.
    Text {
        /// The text.
        source: &'e Source,
        /// Where things stand.
        places: &'e Places,
    },
}

/// How text is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The language.
    pub lang: Lang,
    /// The columns of the page.
    pub width: usize,
    /// Whether colours may be used.
    pub paint: Paint,
}

impl Layout {
    /// Text in a style, where colours may be used.
    pub fn paint(self, style: anstyle::Style, text: &str) -> String {
        match self.paint {
            Paint::Colour => format!("{style}{text}{style:#}"),
            Paint::Plain => text.to_owned(),
        }
    }
}

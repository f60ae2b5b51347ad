//! Outcome → a format. Formats only write: they compute nothing.

pub mod cause;
pub mod coverage;
pub mod csv;
pub mod detail;
pub mod diff;
pub mod docx;
pub mod findings;
pub mod github;
pub mod gitlab;
pub mod heading;
pub mod html;
pub mod json;
pub mod junit;
mod kept_row;
pub mod letterhead;
pub mod markdown;
pub mod overview;
pub mod pages;
mod paint;
pub mod place;
pub mod reported;
pub mod roll_up;
pub mod root;
pub mod row;
mod ruled;
pub mod sarif;
pub mod schema;
pub mod snippet;
pub mod summary;
pub mod table;
pub mod text;
pub mod why;
pub mod worst;
pub mod writer;
pub mod xlsx;

pub use pages::Pages;
pub use reported::Reported;
pub use root::Root;
pub use summary::{Summary, Totals};
pub use worst::Worst;
pub use writer::{End, Page, Piece, Rank, Ranked, Writer};

use crate::check::{Assessment, Finding, Outcome, Severity, Verdict};
use crate::extract::{Places, Unread};
use crate::gate::{Ruling, Rulings, State};
use crate::lang::Lang;
use crate::office::Remark;
use crate::plan::read::Items;
use crate::text::{Paint, Source};

/// One judged plan on its way to a person.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The file it came from, as it was named; with its line for a line of many.
    pub path: &'e str,
    /// The file alone.
    pub file: &'e str,
    /// All results.
    pub outcome: &'e Outcome<'e>,
    /// What the gate says of each finding of the outcome, in the same order.
    pub rulings: &'e Rulings,
    /// The least severity by which the plan fails; none where it cannot.
    pub fails: Option<Severity>,
    /// What the plan was read from.
    pub ground: Ground<'e>,
}

/// What a plan was read from, for a report to point at.
#[derive(Clone, Copy, Debug)]
pub enum Ground<'e> {
    /// A target set: its items, and the line of the file on which it begins.
    TargetSet {
        /// Where its items stand.
        items: &'e Items<'e>,
        /// The line, from 1.
        first_line: usize,
    },
    /// The plan's own text, and where things stand in it.
    Text {
        /// The text.
        source: &'e Source,
        /// Where things stand.
        places: &'e Places,
        /// The lines that have a number and became nothing.
        unread: &'e [Unread],
        /// What a person has to know about how the file was read.
        remarks: &'e [Remark],
    },
}

impl Ground<'_> {
    /// Whether the text was made from a file that has no lines of its own.
    pub fn is_rendered(&self) -> bool {
        matches!(self, Self::Text { source, .. } if !source.landmarks().is_empty())
    }

    /// The line of the file on which the plan begins.
    pub fn first_line(&self) -> usize {
        match self {
            Self::TargetSet { first_line, .. } => *first_line,
            Self::Text { .. } => 1,
        }
    }
}

impl<'e> Entry<'e> {
    /// Each finding with what the gate says of it, the worst first.
    pub fn findings(&self) -> impl Iterator<Item = (&'e Finding, Ruling<'e>)> + use<'e> {
        let rulings = self.rulings.each(self.outcome);
        self.outcome.findings.iter().zip(rulings)
    }

    /// The verdict of an assessment, by its place among those of the outcome: one whose findings
    /// are all waived is waived.
    pub fn verdict(&self, index: usize, assessment: &Assessment) -> Verdict {
        if let Verdict::Met | Verdict::Exceeded | Verdict::NotDue | Verdict::NotCovered =
            assessment.verdict
        {
            return assessment.verdict;
        }
        let mut about = self
            .findings()
            .filter(|(f, _)| f.is_about(index))
            .peekable();
        let waived = about.peek().is_some()
            && about.all(|(_, ruling)| matches!(ruling.state, State::Waived(_)));
        if waived {
            Verdict::Waived
        } else {
            assessment.verdict
        }
    }

    /// The lines of the plan's text that have a number and became nothing.
    pub fn unread(&self) -> &'e [Unread] {
        match self.ground {
            Ground::TargetSet { .. } => &[],
            Ground::Text { unread, .. } => unread,
        }
    }

    /// What a person has to know about how the file was read.
    pub fn remarks(&self) -> &'e [Remark] {
        match self.ground {
            Ground::TargetSet { .. } => &[],
            Ground::Text { remarks, .. } => remarks,
        }
    }
}

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

//! A format being written: plans come in one after the other, text goes out.
//!
//! What is costly — the words of a plan's findings — is made for many plans at once, on all
//! cores, by [`Writer::plan`]; [`Writer::add`] takes the pieces in the order of the plans. A
//! writer computes nothing: it is told all it writes.

use super::{Entry, Summary, Totals};
use crate::check::Severity;

/// A format being written.
pub trait Writer: Send + Sync {
    /// What comes before the first plan.
    fn head(&mut self) -> String {
        String::new()
    }

    /// One plan.
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece;

    /// Takes the piece of the next plan; returns what can be written now.
    fn add(&mut self, piece: Piece) -> String {
        piece.text
    }

    /// Takes an input that could not be read: its name and what is wrong with it, line by line;
    /// returns what can be written now.
    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let _ = (file, lines);
        String::new()
    }

    /// What comes after the last plan.
    fn foot(&mut self, end: &End) -> String {
        let _ = end;
        String::new()
    }
}

/// One plan in a format.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// What is written in the order of the plans.
    pub text: String,
    /// What is written the worst first, or not at all where a format has limits.
    pub ranked: Vec<(Severity, String)>,
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self {
            text,
            ranked: Vec::new(),
        }
    }
}

/// What is known at the end of a run.
#[derive(Clone, Debug, Default)]
pub struct End {
    /// The counts, by province and in all.
    pub totals: Totals,
    /// How many inputs could not be read.
    pub refused: usize,
}

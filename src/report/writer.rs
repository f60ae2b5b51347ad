//! A format being written: plans come in one after the other, text goes out.
//!
//! What is costly — the words of a plan's findings — is made for many plans at once, on all
//! cores, by [`Writer::plan`]; [`Writer::add`] takes the pieces in the order of the plans. A
//! writer computes nothing: it is told all it writes.

use super::overview::Overview;
use super::{Entry, Pages, Summary, Totals};
use crate::check::{Finding, Severity};
use crate::error::Words;
use crate::gate::{Record, Ruling, RunFinding};
use std::io::{self, Read};
use std::path::Path;

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

    /// The whole file of a format that is no text, written after the last plan.
    ///
    /// # Errors
    ///
    /// What the format cannot hold.
    fn archive(&mut self, end: &End) -> Result<Box<dyn Read>, Words> {
        let _ = end;
        Ok(Box::new(io::empty()))
    }

    /// Names the folder in which a writer may keep what it cannot write yet: that of the file itself.
    fn keep_in(&mut self, folder: &Path) {
        let _ = folder;
    }

    /// The pages that are ready, of a format that is written to a folder.
    fn pages(&mut self) -> Vec<Page> {
        Vec::new()
    }

    /// What comes after the last plan.
    fn foot(&mut self, end: &End) -> String {
        let _ = end;
        String::new()
    }

    /// What is ready, but stands behind what [`Writer::foot`] gives: it is kept aside until then,
    /// so that memory does not grow with the plans. Asked for after each plan, and after the foot.
    fn behind(&mut self) -> String {
        String::new()
    }

    /// What comes last of all, behind what was kept aside.
    fn tail(&mut self, end: &End) -> String {
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
    pub ranked: Vec<Ranked>,
    /// What is written after all that is ranked, where there is room left.
    pub spare: String,
    /// What is written whole behind what is told of all plans.
    pub rest: String,
    /// What an office file is made of.
    pub pages: Option<Box<Pages>>,
    /// What a page over many plans says of it.
    pub overview: Option<Box<Overview>>,
}

/// What is said of findings that ask alike for a look.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// How much they ask.
    pub rank: Rank,
    /// What is said.
    pub text: String,
    /// Of how many findings.
    pub findings: u64,
}

impl Ranked {
    /// What is said of one finding.
    pub fn one(rank: Rank, text: String) -> Self {
        Self {
            rank,
            text,
            findings: 1,
        }
    }
}

/// How much a finding asks for a look: what counts comes before what does not, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    weight: Weight,
    /// How bad the finding is.
    pub severity: Severity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Counts,
    Allowed,
}

impl Rank {
    /// The rank of a finding.
    pub fn of(finding: &Finding, ruling: Ruling<'_>) -> Self {
        Self {
            weight: if ruling.state.is_open() {
                Weight::Counts
            } else {
                Weight::Allowed
            },
            severity: finding.severity,
        }
    }

    /// The rank of a finding that counts.
    pub fn open(severity: Severity) -> Self {
        Self {
            weight: Weight::Counts,
            severity,
        }
    }

    /// Whether the finding counts: it is neither waived nor known.
    pub fn counts(self) -> bool {
        self.weight == Weight::Counts
    }
}

/// A file of a format that is written to a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name in the folder.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
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
    /// What was found about files of the run that are no plans; the totals count it.
    pub findings: Vec<RunFinding>,
    /// What the baseline has of the plans of the run and is there no more.
    pub vanished: Vec<Record>,
}

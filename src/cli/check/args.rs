//! What `doichieu check` may be asked.

use super::super::annex::AnnexArgs;
use super::super::day::day;
use super::super::told::ToldArgs;
use super::format::{FileFormat, FormatName};
use crate::check::Severity;
use crate::document::PartialDate;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each switch of the command line"
)]
pub(in crate::cli) struct CheckArgs {
    /// Plans as text, or target sets: JSON, JSON Lines, folders of them, - for standard input
    #[arg(required = true, value_name = "PLAN")]
    pub(super) plans: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) annexes: AnnexArgs,
    /// Recognise the text of scans and pictures by tesseract; nothing read so is an error
    #[arg(long)]
    pub(super) ocr: bool,
    /// What is written to standard output [default: the configuration's, else table]
    #[arg(long, value_enum)]
    pub(super) format: Option<FormatName>,
    /// Write a format to a file too; may be given several times
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = FileFormat::parse)]
    pub(super) outputs: Vec<FileFormat>,
    /// The least severity that makes the exit status 1 [default: the configuration's, else error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<SeverityName>,
    /// Judge as of this day instead of each plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<PartialDate>,
    /// The findings a reviewer allows for a while [default: the configuration's]
    #[arg(long, value_name = "FILE", conflicts_with = "no_waivers")]
    pub(super) waivers: Option<PathBuf>,
    /// Let no waiver count
    #[arg(long)]
    pub(super) no_waivers: bool,
    /// The findings that were there before: they pass [default: the configuration's]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Let no baseline count
    #[arg(long)]
    pub(super) no_baseline: bool,
    /// Write all that is found and not waived to a file, as known from now on
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,
    /// Lay the targets beside those of other communes in an earlier run (no legal minimum)
    #[arg(long, value_name = "FILE")]
    pub(super) peers: Option<PathBuf>,
    /// Write what the communes of this run promise to a file for --peers
    #[arg(long, value_name = "FILE")]
    pub(super) write_peers: Option<PathBuf>,
    /// How much of each plan the table format shows [default: whole up to 20 plans, else line]
    #[arg(long, value_enum)]
    pub(super) detail: Option<DetailName>,
    /// In the table format show the rows without a known minimum one by one
    #[arg(long)]
    pub(super) all: bool,
    /// Of the table format print only the plans that fail, and the totals
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) told: ToldArgs,
    /// Only files that differ from a git revision; all where rules or configuration differ
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
}

impl CheckArgs {
    /// The plans it names.
    pub(in crate::cli) fn plans(&self) -> &[PathBuf] {
        &self.plans
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum SeverityName {
    Error,
    Warning,
    Note,
    /// Never
    None,
}

impl SeverityName {
    /// The least severity that fails; none where none does.
    pub(in crate::cli) fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::None => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DetailName {
    /// Table and findings, each with the rule's line, the path to its document and its fingerprint
    Full,
    /// Table and findings
    Whole,
    /// One line
    Line,
}

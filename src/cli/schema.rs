//! `doichieu schema plan|report|diff|coverage|peers`: the JSON Schema of what is read and of what is written.

use super::{ExitStatus, Io};
use crate::check::peers::peers_schema;
use crate::error::Error;
use crate::plan::read::plan_schema;
use crate::report::coverage::coverage_schema;
use crate::report::diff::diff_schema;
use crate::report::schema::{lines_schema, report_schema};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Of which format
    #[arg(value_enum)]
    format: FormatName,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// Target sets, doichieu/plan/1
    Plan,
    /// Reports, doichieu/report/1
    Report,
    /// Two versions of a plan, doichieu/diff/1
    Diff,
    /// What the rules ask of which province in which year, doichieu/coverage/1
    Coverage,
    /// What other communes promise, doichieu/peers/1
    Peers,
    /// A line of a report in JSON Lines, doichieu/report-lines/1
    ReportLines,
}

pub(super) fn run(args: &SchemaArgs, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let schema = match args.format {
        FormatName::Plan => plan_schema(),
        FormatName::Report => report_schema(),
        FormatName::Diff => diff_schema(),
        FormatName::Coverage => coverage_schema(),
        FormatName::Peers => peers_schema(),
        FormatName::ReportLines => lines_schema(),
    };
    writeln!(io.out, "{schema:#}")?;
    Ok(ExitStatus::Success)
}

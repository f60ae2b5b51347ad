//! `doichieu check`: target sets in, compliance table and findings out.
//!
//! Plans are read one after the other, judged and written out on all cores a batch at a time,
//! and printed in the order they came in: memory does not grow with their number.

use super::reading::Readings;
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day, Severity};
use crate::document::PartialDate;
use crate::error::Error;
use crate::report::{self, Entry, Layout, Summary, Totals};
use crate::target::read::{Inputs, Refused, Unit};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::path::PathBuf;

/// Up to so many plans each get their whole table; more get a line each.
const WHOLE: usize = 20;
/// The most plans of a batch.
const BATCH: usize = 128;
/// The most bytes of a batch, but for its last plan.
const BATCH_BYTES: usize = 2 << 20;

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Plans as text, or target sets: JSON, JSON Lines, folders of them, - for standard input
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    /// What is written
    #[arg(long, value_enum, default_value_t = FormatName::Table)]
    format: FormatName,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = SeverityName::Error, value_name = "SEVERITY")]
    fail_on: SeverityName,
    /// Judge as of this day instead of each plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<PartialDate>,
    /// How much of each plan the table format shows [default: whole up to 20 plans, else line]
    #[arg(long, value_enum)]
    detail: Option<Detail>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// The compliance table and the findings, for people
    Table,
    /// doichieu/report/1
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SeverityName {
    Error,
    Warning,
    Note,
    /// Never
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Detail {
    /// Table and findings
    Whole,
    /// One line
    Line,
}

pub(super) fn date(text: &str) -> Result<PartialDate, String> {
    let date: Result<PartialDate, _> = text.parse();
    date.ok()
        .filter(|date| date.is_whole())
        .ok_or_else(|| "a day is written like 2026-03-26".to_owned())
}

pub(super) fn run(args: &CheckArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let layout = io.layout(shared);
    let day = Day {
        given: args.as_of,
        today: io.today(),
    };
    let checker = Checker::new(rules);
    let run = Run {
        checker: &checker,
        readings: Readings::new(checker.rules()),
        day,
        layout,
        format: args.format,
    };
    let mut inputs = Inputs::new(args.plans.iter().cloned());
    let mut end = End::default();
    run.head(io)?;
    let mut batch = take(&mut inputs, WHOLE + 1);
    let few = batch.len() <= WHOLE;
    let detail = args
        .detail
        .unwrap_or(if few { Detail::Whole } else { Detail::Line });
    while !batch.is_empty() {
        let (written, next) = rayon::join(
            || {
                batch
                    .par_iter()
                    .map(|unit| run.one(unit, detail))
                    .collect::<Vec<_>>()
            },
            || take(&mut inputs, BATCH),
        );
        for one in written {
            run.print(one, &mut end, io)?;
        }
        batch = next;
    }
    run.foot(&end, detail, io)?;
    Ok(end.status(args.fail_on))
}

/// The next plans, a bounded number of bytes of them.
fn take(inputs: &mut Inputs, most: usize) -> Vec<Result<Unit, Refused>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < most && bytes < BATCH_BYTES {
        let Some(input) = inputs.next() else { break };
        bytes += input.as_ref().map_or(0, |unit| unit.bytes.len());
        batch.push(input);
    }
    batch
}

struct Run<'r> {
    checker: &'r Checker,
    readings: Readings<'r>,
    day: Day,
    layout: Layout,
    format: FormatName,
}

/// One plan, judged and laid out, or refused.
enum Written {
    Plan {
        text: String,
        province: Option<String>,
        summary: Summary,
    },
    Refused(String),
}

/// What is known at the end of a run.
#[derive(Default)]
struct End {
    totals: Totals,
    refused: usize,
}

impl End {
    fn status(&self, fail_on: SeverityName) -> ExitStatus {
        let least = match fail_on {
            SeverityName::Error => Some(Severity::Error),
            SeverityName::Warning => Some(Severity::Warning),
            SeverityName::Note => Some(Severity::Note),
            SeverityName::None => None,
        };
        if self.refused > 0 {
            ExitStatus::Failure
        } else if least.is_some_and(|least| self.totals.all.reaches(least)) {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        }
    }
}

impl Run<'_> {
    fn one(&self, input: &Result<Unit, Refused>, detail: Detail) -> Written {
        let reading = match self.readings.read(input, self.layout.lang) {
            Ok(reading) => reading,
            Err(why) => return Written::Refused(why),
        };
        let outcome = self.checker.check(&reading.plan, self.day);
        let summary = Summary::of(&outcome);
        let entry = Entry {
            path: &reading.path,
            outcome: &outcome,
            ground: reading.ground(),
        };
        let mut text = self.text(&entry, &summary, detail);
        if self.format == FormatName::Table && detail == Detail::Whole {
            text += &report::findings::unread(&entry, reading.unread(), self.layout);
            text += &report::findings::remarks(&entry, reading.remarks(), self.layout);
            text.push('\n');
        }
        let province = reading.plan.head.province.as_deref().map(str::to_owned);
        Written::Plan {
            text,
            province,
            summary,
        }
    }

    fn text(&self, entry: &Entry<'_>, summary: &Summary, detail: Detail) -> String {
        let lang = self.layout.lang;
        match (self.format, detail) {
            (FormatName::Json, _) => report::json::plan(entry, summary, lang),
            (FormatName::Table, Detail::Line) => report::table::plan_line(entry, summary, lang),
            (FormatName::Table, Detail::Whole) => whole(entry, summary, self.layout),
        }
    }

    fn head(&self, io: &mut Io<'_>) -> Result<(), Error> {
        if self.format == FormatName::Json {
            let given = self.day.given.map(|date| date.to_string());
            io.out
                .write_all(report::json::head(given.as_deref()).as_bytes())?;
        }
        Ok(())
    }

    fn print(&self, one: Written, end: &mut End, io: &mut Io<'_>) -> Result<(), Error> {
        match one {
            Written::Refused(text) => {
                end.refused += 1;
                io.err_text(&text);
            }
            Written::Plan {
                text,
                province,
                summary,
            } => {
                if self.format == FormatName::Json && end.totals.all.plans > 0 {
                    io.out.write_all(b",\n")?;
                }
                io.out.write_all(text.as_bytes())?;
                end.totals.add(province.as_deref(), &summary);
            }
        }
        Ok(())
    }

    fn foot(&self, end: &End, detail: Detail, io: &mut Io<'_>) -> Result<(), Error> {
        if self.format == FormatName::Json {
            io.out
                .write_all(report::json::foot(&end.totals.all).as_bytes())?;
            return Ok(());
        }
        let all = &end.totals.all;
        if all.plans > 1 || detail == Detail::Line {
            writeln!(
                io.out,
                "{}",
                report::table::provinces(&end.totals, self.layout).trim_end()
            )?;
        }
        if end.refused > 0 {
            let words = report::table::refused(end.refused, self.layout.lang);
            writeln!(io.out, "{words}")?;
        }
        Ok(())
    }
}

/// Heading, table, findings and counts of a plan.
fn whole(entry: &Entry<'_>, summary: &Summary, layout: Layout) -> String {
    let lang = layout.lang;
    let mut text = report::heading::heading(entry, layout);
    text.push('\n');
    text.push_str(&report::table::table(entry, layout));
    text.push('\n');
    text.push_str(&report::findings::findings(entry, layout));
    text.push_str(&report::table::counts(summary, lang));
    text.push('\n');
    text.push_str(&report::table::verdicts(summary, layout));
    text.push('\n');
    text
}

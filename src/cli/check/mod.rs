//! `doichieu check`: target sets in, compliance table and findings out.
//!
//! Plans are read one after the other, judged and written out on all cores a batch at a time,
//! and printed in the order they came in: memory does not grow with their number.

mod changed;
mod folder;
mod format;
mod outputs;
mod passed;
mod peers;
mod wanted;

use super::progress::Progress;
use super::reading::{Readings, Unreadable};
use super::told::ToldArgs;
use super::{ExitStatus, Io, Shared};
use crate::check::peers::{Gathered, Seen};
use crate::check::{Checker, Day, Severity, Told};
use crate::config::Config;
use crate::document::PartialDate;
use crate::error::Error;
use crate::gate::{Gate, Ledger, Record, Ruled};
use crate::lang::Lang;
use crate::report::sarif::Baseline;
use crate::report::text::{Detail, Passing};
use crate::report::{End, Entry, Layout, Piece, Root, Summary};
use crate::target::read::{Given, Inputs, Refused, Unit};
use changed::Changed;
use clap::{Args, ValueEnum};
use format::{Circumstances, FileFormat, FormatName, on_a_terminal};
use outputs::{Outputs, write_baseline};
use passed::passed_over;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wanted::{Wanted, deciders, gate};
pub(super) use wanted::{configured, slugs};

/// Up to so many plans each get their whole table; more get a line each.
const WHOLE: usize = 20;
/// The most plans of a batch.
const BATCH: usize = 128;
/// The most bytes of a batch, but for its last plan.
const BATCH_BYTES: usize = 2 << 20;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each switch of the command line"
)]
pub(super) struct CheckArgs {
    /// Plans as text, or target sets: JSON, JSON Lines, folders of them, - for standard input
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    /// What is written to standard output [default: the configuration's, else table]
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Write a format to a file too; may be given several times
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = FileFormat::parse)]
    outputs: Vec<FileFormat>,
    /// The least severity that makes the exit status 1 [default: the configuration's, else error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<SeverityName>,
    /// Judge as of this day instead of each plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<PartialDate>,
    /// The findings a reviewer allows for a while [default: the configuration's]
    #[arg(long, value_name = "FILE", conflicts_with = "no_waivers")]
    waivers: Option<PathBuf>,
    /// Let no waiver count
    #[arg(long)]
    no_waivers: bool,
    /// The findings that were there before: they pass [default: the configuration's]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    baseline: Option<PathBuf>,
    /// Let no baseline count
    #[arg(long)]
    no_baseline: bool,
    /// Write all that is found and not waived to a file, as known from now on
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Lay the targets beside those of other communes in an earlier run (no legal minimum)
    #[arg(long, value_name = "FILE")]
    peers: Option<PathBuf>,
    /// Write what the communes of this run promise to a file for --peers
    #[arg(long, value_name = "FILE")]
    write_peers: Option<PathBuf>,
    /// How much of each plan the table format shows [default: whole up to 20 plans, else line]
    #[arg(long, value_enum)]
    detail: Option<DetailName>,
    /// In the table format show the rows without a known minimum one by one
    #[arg(long)]
    all: bool,
    /// Of the table format print only the plans that fail, and the totals
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    told: ToldArgs,
    /// Only files that differ from a git revision; all where rules or configuration differ
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
}

impl CheckArgs {
    /// The plans it names.
    pub(super) fn plans(&self) -> &[PathBuf] {
        &self.plans
    }
}

/// The names of what can be written.
pub(super) fn formats() -> Vec<String> {
    FormatName::all()
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SeverityName {
    Error,
    Warning,
    Note,
    /// Never
    None,
}

impl SeverityName {
    /// The least severity that fails; none where none does.
    pub(super) fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::None => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DetailName {
    /// Table and findings, each with the rule's line, the path to its document and its fingerprint
    Full,
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
    let wanted = Wanted::new(args, &shared.settings);
    if wanted.format.is_binary() && io.locale.columns.is_some() {
        return Err(on_a_terminal(wanted.format));
    }
    let layout = io.layout(shared);
    let gate = match gate(args, &shared.settings, &rules, io.today(), layout.lang)? {
        Ok(gate) => gate,
        Err(faults) => {
            io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
            return Ok(ExitStatus::Failure);
        }
    };
    let day = Day {
        given: args.as_of,
        today: io.today(),
    };
    let peers = args.peers.as_deref().map(peers::read).transpose()?;
    // Taking apart what was made takes longer than judging a plan, and the program is at its end then.
    let checker = ManuallyDrop::new(Checker::new(rules).with_peers(peers));
    let changed = args.changed_since.as_deref();
    let changed = changed
        .map(|revision| Changed::since(revision, &deciders(args, shared)).map(Arc::new))
        .transpose()?;
    let mut inputs = inputs(args, changed.clone());
    let mut batch = take(&mut inputs, WHOLE + 1);
    let circumstances = circumstances(args, &wanted, &gate, batch.len(), layout, io);
    let mut run = Run {
        judge: Judge {
            checker: &checker,
            gate: &gate,
            readings: Readings::new(checker.rules()),
            day,
            told: args.told.told()?,
            settings: &shared.settings,
            lang: layout.lang,
        },
        outputs: Outputs::open(wanted.format, &wanted.outputs, &circumstances)?,
        end: End::default(),
        ledger: Ledger::default(),
        records: BTreeSet::new(),
        gathered: Gathered::default(),
        judged: 0,
        passed: Vec::new(),
    };
    run.outputs.head(io)?;
    let mut progress = Progress::new(io);
    while !batch.is_empty() {
        let (judge, outputs) = (&run.judge, &run.outputs);
        let (written, next) = match batch.as_slice() {
            // Starting threads takes longer than judging one plan.
            [unit] => (vec![judge.one(unit, outputs)], take(&mut inputs, BATCH)),
            _ => rayon::join(
                || {
                    let each = batch.par_iter();
                    each.map(|unit| judge.one(unit, outputs))
                        .collect::<Vec<_>>()
                },
                || take(&mut inputs, BATCH),
            ),
        };
        progress.erase(io);
        let more = written.len();
        for one in written {
            run.print(one, io)?;
        }
        if !next.is_empty() {
            progress.draw(more, layout.lang, io)?;
        }
        batch = next;
    }
    let mut of_run = gate.unused(&run.ledger, layout.lang);
    of_run.extend(peers::outlying(&run.gathered, &run.judge));
    for finding in of_run {
        run.end.totals.all.count(finding.severity);
        run.end.findings.push(finding);
    }
    run.outputs.finish(&run.end, io)?;
    if let Some(file) = &args.write_baseline {
        write_baseline(file, &run.records, &run.end)?;
    }
    if let Some(file) = &args.write_peers {
        peers::write(file, &run.gathered)?;
    }
    io.err_lines(&passed_over(inputs.passed(), &run.passed, layout.lang));
    if run.judged == 0 && run.end.refused == 0 && !run.passed.is_empty() {
        return Ok(ExitStatus::Failure);
    }
    if let Some(changed) = changed {
        let files = inputs.files();
        io.err_lines(&[changed.told(files.kept, files.all, layout.lang)]);
    }
    Ok(status(&run.end, wanted.fail_on))
}

/// What the formats are told of the run.
fn circumstances(
    args: &CheckArgs,
    wanted: &Wanted,
    gate: &Gate,
    plans: usize,
    layout: Layout,
    io: &Io<'_>,
) -> Circumstances {
    Circumstances {
        layout,
        detail: detail(args.detail, plans),
        passing: passing(args),
        all: args.all,
        fails: wanted.fail_on,
        as_of: args.as_of,
        today: io.today(),
        root: Root::around(Path::new(".")),
        baseline: match gate.baseline {
            Some(_) => Baseline::Given,
            None => Baseline::Absent,
        },
    }
}

/// The plans that were named; those that changed alone, where that is asked.
fn inputs(args: &CheckArgs, changed: Option<Arc<Changed>>) -> Inputs {
    let inputs = Inputs::new(args.plans.iter().cloned()).with_drafts();
    match changed {
        Some(changed) => inputs.keeping(Box::new(move |file| changed.keeps(file))),
        None => inputs,
    }
}

/// What is shown of passing plans: where lines are asked for, each of them.
fn passing(args: &CheckArgs) -> Passing {
    match args.detail {
        _ if args.quiet => Passing::Counted,
        Some(_) => Passing::Shown,
        None => Passing::Few,
    }
}

/// How much of each plan is shown: as asked for, else by their number.
fn detail(asked: Option<DetailName>, plans: usize) -> Detail {
    match asked {
        Some(DetailName::Full) => Detail::Full,
        Some(DetailName::Whole) => Detail::Whole,
        None if plans <= WHOLE => Detail::Whole,
        Some(DetailName::Line) | None => Detail::Line,
    }
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

fn status(end: &End, fail_on: Option<Severity>) -> ExitStatus {
    if end.refused > 0 {
        ExitStatus::Failure
    } else if fail_on.is_some_and(|least| end.totals.all.reaches(least)) {
        ExitStatus::Findings
    } else {
        ExitStatus::Success
    }
}

/// Judges plans, on any number of threads.
struct Judge<'r> {
    checker: &'r Checker,
    gate: &'r Gate,
    readings: Readings<'r>,
    day: Day,
    /// What the command line says of all plans.
    told: Told,
    settings: &'r Config,
    lang: Lang,
}

/// One plan, judged and put into words, or refused.
enum Judged {
    Plan {
        pieces: Vec<Piece>,
        province: Option<String>,
        summary: Summary,
        ruled: Box<Ruled>,
        /// What it promises, for who lays plans side by side.
        seen: Vec<Seen>,
    },
    Refused(Unreadable),
    /// A file of a folder that is no plan.
    NoPlan(String),
}

impl Judge<'_> {
    fn one(&self, input: &Result<Unit, Refused>, outputs: &Outputs) -> Judged {
        let mut reading = match self.readings.read(input, self.lang) {
            Ok(reading) => reading,
            Err(why) => return Judged::Refused(why),
        };
        let found = input.as_ref().is_ok_and(|unit| unit.given == Given::Found);
        if found && !reading.is_plan() {
            return Judged::NoPlan(reading.path);
        }
        let told = self.told.clone().or(&self.settings.told(&reading.path));
        told.lay_over(&mut reading.plan.head);
        let mut outcome = self.checker.check_told(&reading.plan, self.day, &told);
        let ruled = self.gate.rule(&mut outcome, &reading.path, reading.file);
        let entry = Entry {
            path: &reading.shown,
            file: reading.file,
            outcome: &outcome,
            rulings: &ruled.rulings,
            ground: reading.ground(),
        };
        let summary = Summary::of(&entry).with(&ruled);
        Judged::Plan {
            pieces: outputs.plan(&entry, &summary),
            province: (outcome.whose.province.map(str::to_owned))
                .or_else(|| reading.plan.head.province.as_deref().map(str::to_owned)),
            seen: peers::seen(&entry, self.lang),
            summary,
            ruled: Box::new(ruled),
        }
    }
}

struct Run<'r> {
    judge: Judge<'r>,
    outputs: Outputs,
    end: End,
    ledger: Ledger,
    /// What goes into the baseline that is to be written.
    records: BTreeSet<Record>,
    /// What the plans promise.
    gathered: Gathered,
    /// How many plans were judged.
    judged: usize,
    /// The files of folders that are no plans.
    passed: Vec<String>,
}

impl Run<'_> {
    fn print(&mut self, one: Judged, io: &mut Io<'_>) -> Result<(), Error> {
        match one {
            Judged::Refused(why) => {
                self.end.refused += 1;
                io.err_lines(&why.lines);
                self.outputs.refused(&why, io)
            }
            Judged::NoPlan(file) => {
                self.passed.push(file);
                Ok(())
            }
            Judged::Plan {
                pieces,
                province,
                summary,
                ruled,
                seen,
            } => {
                self.judged += 1;
                self.gathered.add(seen);
                self.ledger.add(&ruled);
                self.records.extend(ruled.records);
                self.end.vanished.extend(ruled.vanished);
                self.end.totals.add(province.as_deref(), &summary);
                self.outputs.add(pieces, io)
            }
        }
    }
}

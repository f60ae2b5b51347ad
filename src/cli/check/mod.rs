//! `doichieu check`: target sets in, compliance table and findings out.
//!
//! Plans are read one after the other, judged and written out on all cores a batch at a time,
//! and printed in the order they came in: memory does not grow with their number.

mod args;
mod changed;
mod court;
mod folder;
mod format;
mod judge;
mod outputs;
mod passed;
mod peers;
mod wanted;

use super::annex::joins;
use super::file::Spared;
use super::progress::Progress;
use super::{ExitStatus, Io, Shared};
use crate::check::Day;
use crate::check::peers::Gathered;
use crate::config::Config;
use crate::error::Error;
use crate::gate::Record;
use crate::plan::read::{Inputs, Refused, Unit};
use crate::report::sarif::Baseline;
use crate::report::text::{Detail, Passing};
use crate::report::{End, Layout, Root};
use args::DetailName;
pub(super) use args::{CheckArgs, SeverityName};
use changed::Changed;
pub(super) use court::read_by;
use court::{Books, Courts};
use format::{Circumstances, FormatName, on_a_terminal};
use judge::{Judge, Judged};
use outputs::{Outputs, write_baseline};
use passed::own_files;
pub(super) use passed::passed_over;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;
use wanted::{Wanted, deciders, of_config};
pub(super) use wanted::{configured, slugs};

/// Up to so many plans each get their whole table; more get a line each.
const WHOLE: usize = 20;
/// The most plans of a batch, where it has more than one thread: one thread goes on plan by plan, so that what a plan
/// takes stays in the cache.
const BATCH: usize = 128;
/// The most bytes of a batch, but for its last plan.
const BATCH_BYTES: usize = 2 << 20;

/// The names of what can be written.
pub(super) fn formats() -> Vec<String> {
    FormatName::all()
}

pub(super) fn run(args: &CheckArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let wanted = Wanted::new(args, &shared.settings);
    if wanted.format.is_binary() && io.locale.columns.is_some() {
        return Err(on_a_terminal(wanted.format));
    }
    let courts = match Courts::new(args, shared, io)? {
        Ok(courts) => courts,
        Err(status) => return Ok(status),
    };
    let lang = io.layout(shared).lang;
    let changed = args.changed_since.as_deref();
    let one = shared.no_config || shared.config.is_some();
    let nested = |config: &Config| {
        if one {
            Vec::new()
        } else {
            of_config(args, config)
        }
    };
    let changed = changed
        .map(|revision| Changed::since(revision, &deciders(args, shared), &nested).map(Arc::new))
        .transpose()?;
    let mut inputs = inputs(args, changed.clone());
    let batch = take(&mut inputs, WHOLE + 1);
    let circumstances = circumstances(args, &wanted, &courts, batch.len(), io.layout(shared), io);
    let mut run = Run {
        judge: Judge {
            courts,
            day: Day {
                given: args.as_of,
                today: io.today(),
            },
            told: args.told.told()?,
            annexes: args.annexes.read(&args.plans, args.ocr)?,
            ocr: args.ocr,
            lang,
        },
        outputs: Outputs::open(wanted.format, &wanted.outputs, &circumstances)?,
        end: End::default(),
        books: Books::default(),
        records: BTreeSet::new(),
        gathered: ManuallyDrop::default(),
        judged: 0,
        fails: false,
        passed: Vec::new(),
        own: Vec::new(),
    };
    // What can be known is known before the work begins.
    run.spare(args, &args.plans)?;
    if let Err(status) = run.all(&mut inputs, batch, io)? {
        return Ok(status);
    }
    run.end();
    let untouched = run.spare(args, inputs.read())?;
    run.outputs.finish(&run.end, &untouched, io)?;
    if let Some(file) = &args.write_baseline {
        write_baseline(file, &run.records, &run.end)?;
    }
    if let Some(file) = &args.write_peers {
        peers::write(file, &run.gathered)?;
    }
    io.err_lines(&own_files(&run.own, lang));
    io.err_lines(&passed_over(inputs.passed(), &run.passed, lang));
    if run.judged == 0 && run.end.refused == 0 && !run.passed.is_empty() {
        return Ok(ExitStatus::Failure);
    }
    if let Some(changed) = changed {
        let files = inputs.files();
        io.err_lines(&[changed.told(files.kept, files.all, lang)]);
    }
    Ok(match (run.end.refused, run.fails) {
        (1.., _) => ExitStatus::Failure,
        (0, true) => ExitStatus::Findings,
        (0, false) => ExitStatus::Success,
    })
}

/// What the formats are told of the run.
fn circumstances(
    args: &CheckArgs,
    wanted: &Wanted,
    courts: &Courts<'_>,
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
        baseline: match courts.first().map(|court| &court.gate.baseline) {
            Some(Some(_)) => Baseline::Given,
            _ => Baseline::Absent,
        },
    }
}

/// The plans that were named; those that changed alone, where that is asked.
fn inputs(args: &CheckArgs, changed: Option<Arc<Changed>>) -> Inputs {
    let inputs = Inputs::new(args.plans.iter().cloned())
        .with_drafts()
        .joining(Box::new(joins));
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

struct Run<'r> {
    judge: Judge<'r>,
    outputs: Outputs,
    end: End,
    books: Books,
    /// What goes into the baseline that is to be written.
    records: BTreeSet<Record>,
    /// What the plans promise.
    // Not taken apart: the program is at its end then.
    gathered: ManuallyDrop<Gathered>,
    /// How many plans were judged.
    judged: usize,
    /// Whether something is at or above the severity that fails.
    fails: bool,
    /// The files of folders that are no plans.
    passed: Vec<String>,
    /// The files of the gate that were named or found among the plans.
    own: Vec<String>,
}

impl Run<'_> {
    /// Refuses to write over what is read: these plans, and what judges them.
    fn spare<P: AsRef<Path>>(
        &self,
        args: &CheckArgs,
        plans: impl IntoIterator<Item = P>,
    ) -> Result<Spared, Error> {
        let mut untouched = self.judge.courts.read();
        untouched.extend(plans);
        untouched.extend(args.annexes.paths(&args.plans));
        self.outputs.spare(&untouched)?;
        for file in [&args.write_baseline, &args.write_peers]
            .into_iter()
            .flatten()
        {
            untouched.check(file)?;
        }
        Ok(untouched)
    }

    /// Judges all inputs, these first.
    fn all(
        &mut self,
        inputs: &mut Inputs,
        first: Vec<Result<Unit, Refused>>,
        io: &mut Io<'_>,
    ) -> Result<Result<(), ExitStatus>, Error> {
        let mut batch = first;
        let mut most = BATCH;
        self.outputs.head(io)?;
        let mut progress = Progress::new(io);
        while !batch.is_empty() {
            let places = match self.judge.courts.seat(&batch, io)? {
                Ok(places) => places,
                Err(status) => return Ok(Err(status)),
            };
            let (judge, outputs, before) = (&self.judge, &self.outputs, &*self.gathered);
            let each = |(unit, place)| judge.one((unit, place), outputs, before);
            // Starting threads takes longer than judging one plan.
            if batch.len() > 1 && rayon::current_num_threads() == 1 {
                most = 1;
            }
            let (written, next) = if batch.len() > 1 && most > 1 {
                rayon::join(
                    || {
                        let batch = batch.par_iter().zip(places);
                        batch.map(each).collect::<Vec<_>>()
                    },
                    || take(inputs, most),
                )
            } else {
                let written = batch.iter().zip(places).map(each).collect();
                (written, take(inputs, most))
            };
            progress.erase(io);
            let more = written.len();
            for one in written {
                self.print(one, io)?;
            }
            if !next.is_empty() {
                progress.draw(more, self.judge.lang, io);
            }
            batch = next;
        }
        Ok(Ok(()))
    }

    /// Counts what is found about the run and not about a plan.
    fn end(&mut self) {
        let (courts, lang) = (&self.judge.courts, self.judge.lang);
        let outlying = peers::outlying(&self.gathered, courts, &mut self.books, lang);
        let unused = courts.unused(&self.books, lang);
        for (finding, fails) in unused.into_iter().chain(outlying) {
            self.fails |= fails.is_some_and(|least| finding.severity <= least);
            self.end.totals.all.count(finding.severity);
            self.end.findings.push(finding);
        }
    }

    fn print(&mut self, one: Judged, io: &mut Io<'_>) -> Result<(), Error> {
        match one {
            Judged::Refused(why) => {
                self.end.refused += 1;
                io.err_lines(&why.lines);
                self.outputs.refused(&why, io)
            }
            Judged::Own(file) => {
                self.own.push(file);
                Ok(())
            }
            Judged::NoPlan(file) => {
                self.passed.push(file);
                Ok(())
            }
            Judged::Plan(plan) => {
                let plan = *plan;
                self.judged += 1;
                if let Some(court) = self.judge.courts.at(plan.court) {
                    self.gathered.add(court.checker.rules(), plan.seen);
                }
                self.fails |= plan.fails;
                self.books.add(plan.court, &plan.ruled);
                self.records.extend(plan.ruled.records);
                self.end.vanished.extend(plan.ruled.vanished);
                self.end.totals.add(plan.province.as_deref(), &plan.summary);
                self.outputs.add(plan.pieces, io)
            }
        }
    }
}

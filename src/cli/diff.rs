//! `doichieu diff`: two versions of a plan in, what changed and what that does out.

use super::reading::{Reading, Readings};
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day, Outcome, Severity};
use crate::diff::Diff;
use crate::document::PartialDate;
use crate::error::Error;
use crate::gate::Rulings;
use crate::plan::read::{Inputs, Refused, Unit};
use crate::report::Entry;
use crate::report::diff::{self, Versions};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Two versions of one plan, each its text or its target set; matched by what they say, so that
/// new ids, numbers of rows and another order change nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 the new version has no finding at or above --fail-on that \
    the old one had not; 1 it has; 2 the tool could not do its work.\n\
    The version a repository holds: git show REV:PLAN.json | doichieu diff - PLAN.json"
)]
pub(super) struct DiffArgs {
    /// The old version: a plan as text or a target set, - for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new version, likewise
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// What is written
    #[arg(long, value_enum, default_value_t = FormatName::Table)]
    format: FormatName,
    /// The least severity of a new finding that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Judge both as of this day instead of each version's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
}

impl DiffArgs {
    /// The plan whose configuration holds: the new one, unless it comes from standard input.
    pub(super) fn plans(&self) -> &[PathBuf] {
        std::slice::from_ref(if is_stdin(&self.new) {
            &self.old
        } else {
            &self.new
        })
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// Tables and lists, for people
    Table,
    /// doichieu/diff/1
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    /// Never
    None,
}

pub(super) fn run(args: &DiffArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    if [&args.old, &args.new].iter().all(|path| is_stdin(path)) {
        return Err(Error::request(
            "chỉ đọc được một bản từ đầu vào chuẩn (-)",
            "only one version can come from standard input (-)",
        ));
    }
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let gate = match super::settings::gate(shared, &rules, args.as_of, io)? {
        Ok(gate) => gate,
        Err(status) => return Ok(status),
    };
    let layout = io.layout(shared);
    let checker = Checker::new(rules);
    let readings = Readings::new(checker.rules());
    let units = [single(&args.old)?, single(&args.new)?];
    let [old, new] = units
        .each_ref()
        .map(|unit| readings.read(unit, layout.lang));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            for why in [old.err(), new.err()].into_iter().flatten() {
                io.err_lines(&why.lines);
            }
            return Ok(ExitStatus::Failure);
        }
    };
    let day = Day {
        given: args.as_of,
        today: io.today(),
    };
    // Both are the plan whose configuration holds: a waiver or a severity for it is for both.
    let plan = if is_stdin(&args.new) { &old } else { &new };
    let judged = [&old, &new].map(|reading| {
        let mut outcome = checker.check(&reading.plan, day);
        let at_gate = gate.rule(&mut outcome, &plan.path, plan.file);
        (outcome, at_gate.rulings)
    });
    let [(was, old_rulings), (is, new_rulings)] = &judged;
    let found = Diff::at_gate((was, old_rulings), (is, new_rulings));
    let versions = Versions {
        old: &entry(&old, was, old_rulings),
        new: &entry(&new, is, new_rulings),
        diff: &found,
    };
    match args.format {
        FormatName::Table => io.say(&diff::text(versions, layout))?,
        FormatName::Json => io.data(&(diff::json(versions, layout.lang)? + "\n"))?,
    }
    Ok(args.fail_on.status(&found))
}

fn entry<'e>(
    reading: &'e Reading<'e>,
    outcome: &'e Outcome<'e>,
    rulings: &'e Rulings,
) -> Entry<'e> {
    Entry {
        path: &reading.shown,
        file: reading.file,
        outcome,
        rulings,
        fails: None,
        ground: reading.ground(),
    }
}

impl FailOn {
    fn status(self, diff: &Diff) -> ExitStatus {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::None => return ExitStatus::Success,
        };
        if diff.is_worse(least) {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The one plan of a file; several in one file are no version of a plan.
fn single(path: &Path) -> Result<Result<Unit, Refused>, Error> {
    let mut inputs = Inputs::new([path.to_owned()]);
    let shown = path.display();
    let Some(first) = inputs.next() else {
        return Err(Error::request(
            format!("{shown}: không có kế hoạch nào"),
            format!("{shown}: there is no plan in it"),
        ));
    };
    if first.is_ok() && inputs.next().is_some() {
        return Err(Error::request(
            format!("{shown}: có nhiều kế hoạch; `diff` so sánh hai bản của một kế hoạch"),
            format!("{shown}: there are several plans in it; `diff` compares two versions of one"),
        ));
    }
    Ok(first)
}

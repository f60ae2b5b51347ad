//! `doichieu why PLAN INDICATOR`: the proof of a verdict.

use super::reading::Readings;
use super::told::ToldArgs;
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day};
use crate::document::PartialDate;
use crate::error::{Error, Words};
use crate::plan::IndicatorId;
use crate::plan::read::Inputs;
use crate::report::{Entry, why};
use crate::rule::RuleSet;
use crate::text::{did_you_mean, loose};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// The plan: its text or its target set
    plan: PathBuf,
    /// The indicator: its slug, or its label
    indicator: String,
    /// Judge as of this day instead of the plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = super::check::date)]
    as_of: Option<PartialDate>,
    #[command(flatten)]
    told: ToldArgs,
}

impl WhyArgs {
    /// The plans it names.
    pub(super) fn plans(&self) -> &[PathBuf] {
        std::slice::from_ref(&self.plan)
    }
}

pub(super) fn run(args: &WhyArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let indicator = find(&rules, &args.indicator)?;
    let gate = match super::settings::gate(shared, &rules, args.as_of, io)? {
        Ok(gate) => gate,
        Err(status) => return Ok(status),
    };
    let layout = io.layout(shared);
    let day = Day {
        given: args.as_of,
        today: io.today(),
    };
    let checker = Checker::new(rules);
    let readings = Readings::new(checker.rules());
    let mut status = ExitStatus::Success;
    for input in Inputs::new([args.plan.clone()]) {
        let mut reading = match readings.read(&input, layout.lang) {
            Ok(reading) => reading,
            Err(why) => {
                io.err_lines(&why.lines);
                status = ExitStatus::Failure;
                continue;
            }
        };
        let told = args.told.told()?.or(&shared.settings.told(&reading.path));
        told.lay_over(&mut reading.plan.head);
        let mut outcome = checker.check_told(&reading.plan, day, &told);
        let at_gate = gate.rule(&mut outcome, &reading.path, reading.file);
        let entry = Entry {
            path: &reading.shown,
            file: reading.file,
            outcome: &outcome,
            rulings: &at_gate.rulings,
            fails: None,
            ground: reading.ground(),
        };
        io.say(&why::why(&entry, indicator, layout))?;
    }
    Ok(status)
}

/// The indicator of a slug, or of exactly this label.
fn find(rules: &RuleSet, asked: &str) -> Result<IndicatorId, Error> {
    if let Some(id) = rules.find_indicator(asked) {
        return Ok(id);
    }
    let label = loose(asked);
    let labelled = rules
        .indicators
        .iter()
        .find(|i| [&i.vi, &i.en].iter().any(|l| loose(l) == label));
    if let Some(id) = labelled.and_then(|indicator| rules.find_indicator(&indicator.slug)) {
        return Ok(id);
    }
    let what = Words {
        vi: format!("không có chỉ tiêu nào mang mã hoặc tên “{asked}”"),
        en: format!("no indicator has the slug or label “{asked}”"),
    };
    let near = did_you_mean(asked, rules.indicators.iter().map(|i| i.slug.as_str()));
    Err(Error::unknown(
        &what,
        near,
        "doichieu rules list --indicators",
    ))
}

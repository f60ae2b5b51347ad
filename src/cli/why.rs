//! `doichieu why PLAN INDICATOR`: the proof of a verdict.

use super::annex::AnnexArgs;
use super::reading::Readings;
use super::told::ToldArgs;
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day};
use crate::document::PartialDate;
use crate::error::{Error, Words};
use crate::lang::Lang;
use crate::plan::read::Inputs;
use crate::plan::{Indicator, IndicatorId};
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
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
    #[command(flatten)]
    annexes: AnnexArgs,
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
    let annexes = args.annexes.read(args.plans(), false)?;
    let annexes = annexes.of(&args.plan.to_string_lossy());
    let readings = Readings::new(checker.rules()).with_annexes(annexes);
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

/// The most indicators that are listed.
const LISTED: usize = 20;

/// Whether each of these words, in loose spelling, stands in a label or a name of an indicator.
fn contains(indicator: &Indicator, asked: &str) -> bool {
    let names = [&indicator.vi, &indicator.en];
    names.into_iter().chain(indicator.names.iter()).any(|name| {
        let name = format!(" {} ", loose(name));
        !asked.is_empty() && name.contains(&format!(" {asked} "))
    })
}

/// The indicators that hold the words, each with its label.
fn several(rules: &RuleSet, asked: &str, slugs: &[&str]) -> Error {
    let count = slugs.len();
    let list = |lang| {
        let named = slugs.iter().take(LISTED).map(|slug| {
            let found = rules.find_indicator(slug).map(|id| rules.indicator(id));
            let label = found.map_or("", |indicator| indicator.label(lang));
            format!("{slug} “{label}”")
        });
        let mut named: Vec<String> = named.collect();
        if let more @ 1.. = count.saturating_sub(LISTED) {
            named.push(match lang {
                Lang::Vi => format!("và {more} chỉ tiêu nữa"),
                Lang::En => format!("and {more} more"),
            });
        }
        named.join("; ")
    };
    Error::request(
        format!(
            "{count} chỉ tiêu có chữ “{asked}”; hỏi lại bằng một mã: {}",
            list(Lang::Vi)
        ),
        format!(
            "{count} indicators hold the words “{asked}”; ask again with one slug: {}",
            list(Lang::En)
        ),
    )
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
    let with: Vec<&str> = rules
        .indicators
        .iter()
        .filter(|i| contains(i, &label))
        .map(|i| i.slug.as_str())
        .collect();
    if let [only] = with.as_slice()
        && let Some(id) = rules.find_indicator(only)
    {
        return Ok(id);
    }
    if !with.is_empty() {
        return Err(several(rules, asked, &with));
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

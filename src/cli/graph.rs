//! `doichieu graph PLAN`: the legal basis of a plan.

use super::annex::AnnexArgs;
use super::reading::Readings;
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day};
use crate::document::PartialDate;
use crate::error::Error;
use crate::graph::render;
use crate::graph::render::svg::Picture;
use crate::plan::read::Inputs;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct GraphArgs {
    /// The plan: its text or its target set
    plan: PathBuf,
    /// How it is drawn
    #[arg(long, value_enum, default_value_t = Drawing::Text)]
    format: Drawing,
    /// As of this day instead of the plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
    #[command(flatten)]
    annexes: AnnexArgs,
}

impl GraphArgs {
    /// The plans it names.
    pub(super) fn plans(&self) -> &[PathBuf] {
        std::slice::from_ref(&self.plan)
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Drawing {
    /// A tree to read
    Text,
    /// For Graphviz
    Dot,
    /// For Mermaid
    Mermaid,
    /// A picture
    Svg,
}

pub(super) fn run(args: &GraphArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let lang = io.lang(shared.lang);
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
        let reading = match readings.read(&input, lang) {
            Ok(reading) => reading,
            Err(why) => {
                io.err_lines(&why.lines);
                status = ExitStatus::Failure;
                continue;
            }
        };
        let outcome = checker.check(&reading.plan, day);
        let graph = &outcome.graph;
        let drawn = match args.format {
            Drawing::Text => render::text(graph, lang, io.layout(shared).width),
            Drawing::Dot => render::dot(graph, lang),
            Drawing::Mermaid => render::mermaid(graph, lang),
            Drawing::Svg => {
                let unreached = outcome.unreached();
                let picture = Picture {
                    prefix: "basis",
                    unreached: &unreached,
                };
                render::svg(graph, picture, lang)
            }
        };
        io.say(&drawn)?;
    }
    Ok(status)
}

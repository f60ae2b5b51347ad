//! `doichieu rules`: what the rules say, whether they are sound, and their tests.

mod coverage;
mod draft;
mod fmt;
mod lint;
mod list;
mod show;
mod test;

use super::{ExitStatus, Io, Shared};
use crate::document::PartialDate;
use crate::error::Error;
use crate::report::Layout;
use crate::rule::RuleSet;
use crate::text::{Excerpt, Mark, Place};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// List the documents of the rules, or the indicators
    List(ListArgs),
    /// Show all that the rules say about a document or an indicator
    Show(ShowArgs),
    /// Look for rules that loosen, contradict, repeat or can never hold
    Lint(LintArgs),
    /// Run the tests in the rule files
    Test(TestArgs),
    /// Show which indicators have a figure, in which province and year, and which have none
    Coverage(coverage::CoverageArgs),
    /// Write rule files in one layout, comments kept
    Fmt(fmt::FmtArgs),
    /// Draft a rule file from the plan of a province, a ministry or the Government
    Draft(draft::DraftArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    /// List the indicators instead of the documents
    #[arg(long)]
    indicators: bool,
}

#[derive(Debug, Args)]
struct ShowArgs {
    /// A document or an indicator by its slug, or a document by its number
    #[arg(value_name = "SLUG")]
    name: String,
}

#[derive(Debug, Args)]
struct LintArgs {
    /// Look at the rules as of this day instead of today (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = super::check::date)]
    as_of: Option<PartialDate>,
    /// Show each note, too, instead of their number
    #[arg(long)]
    notes: bool,
}

#[derive(Debug, Args)]
struct TestArgs {
    /// List the requirements that no test touches
    #[arg(long)]
    untouched: bool,
}

/// Runs a command of `doichieu rules`.
pub(super) fn run(args: &RulesArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    if let RulesCommand::Fmt(args) = &args.command {
        return fmt::run(args, shared, io);
    }
    let rules = match super::rules_with_tests(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let layout = io.layout(shared);
    let today = io.today();
    let (text, status) = match &args.command {
        RulesCommand::List(args) if args.indicators => {
            (list::indicators(&rules, layout), ExitStatus::Success)
        }
        RulesCommand::List(_) => (list::documents(&rules, today, layout), ExitStatus::Success),
        RulesCommand::Show(args) => (show::show(&rules, &args.name, layout)?, ExitStatus::Success),
        RulesCommand::Lint(args) => {
            let day = args.as_of.unwrap_or(today);
            let settings = &shared.settings.severities.all;
            let notes = lint::Notes::shown_if(args.notes);
            lint::lint(&rules, day, settings, notes, layout)
        }
        RulesCommand::Test(args) => test::test(
            rules,
            today,
            test::Untouched::listed_if(args.untouched),
            layout,
        ),
        RulesCommand::Coverage(args) => {
            let text = coverage::coverage(args, rules, today, layout)?;
            (text, ExitStatus::Success)
        }
        RulesCommand::Draft(args) => return draft::run(args, rules, today, layout.lang, io),
        RulesCommand::Fmt(args) => return fmt::run(args, shared, io),
    };
    write!(io.out, "{text}")?;
    Ok(status)
}

/// A place as `file:line`.
fn file_and_line(rules: &RuleSet, place: Place) -> String {
    rules
        .sources
        .get(place.source.0 as usize)
        .map_or_else(String::new, |source| {
            let line = source.position(place.span.start).line;
            format!("{}:{line}", source.name())
        })
}

/// A mark at a place of the rule files.
fn mark(rules: &RuleSet, place: Place, label: impl Into<String>) -> Option<Mark<'_>> {
    Some(Mark {
        source: rules.sources.get(place.source.0 as usize)?,
        span: place.span,
        label: label.into(),
    })
}

/// An excerpt and an empty line.
fn drawn(excerpt: &Excerpt<'_>, layout: Layout) -> String {
    excerpt.draw(layout.lang, layout.paint, layout.width) + "\n\n"
}

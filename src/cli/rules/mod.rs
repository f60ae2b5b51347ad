//! `doichieu rules`: what the rules say, whether they are sound, and their tests.

mod compare;
mod coverage;
mod covered;
mod docs;
mod draft;
mod export;
mod fmt;
mod lint;
mod list;
#[cfg(feature = "lsp")]
mod lsp;
mod show;
mod test;
mod watch;

use super::{ExitStatus, Io, Shared};
use crate::document::PartialDate;
use crate::error::Error;
use crate::report::Layout;
use crate::rule::RuleSet;
use crate::text::{Excerpt, Mark, Place, Source, SourceId};
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::path::PathBuf;

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
    Test(test::TestArgs),
    /// Show which indicators have a figure, in which province and year, and which have none
    Coverage(coverage::CoverageArgs),
    /// Write rule files in one layout, comments kept
    Fmt(fmt::FmtArgs),
    /// Lay two documents or rule files side by side: stricter, weaker, new, gone
    Compare(compare::CompareArgs),
    /// Write a page of the rules: what binds whom from when, by which sentence
    Docs(docs::DocsArgs),
    /// Write the rule files that are built in into a folder
    Export(export::ExportArgs),
    /// Serve an editor over standard input and output: errors as typed, names, evidence, layout
    #[cfg(feature = "lsp")]
    Lsp,
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
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
    /// Show each note, too, instead of their number
    #[arg(long)]
    notes: bool,
    /// Look at the lines of these rule files or folders alone; they are added to the rules
    #[arg(long, value_name = "PATH")]
    only: Vec<PathBuf>,
}

/// Runs a command of `doichieu rules`.
pub(super) fn run(args: &RulesArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    match &args.command {
        RulesCommand::Fmt(args) => return fmt::run(args, shared, io),
        RulesCommand::Export(args) => return export::run(args, io.layout(shared).lang, io),
        #[cfg(feature = "lsp")]
        RulesCommand::Lsp => return lsp::run(shared, io),
        RulesCommand::Test(args) if args.watch => return watch::run(args, shared, io),
        _ => {}
    }
    let rules = match super::rules_with_tests(&with_own(args, shared), io) {
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
            let wanted = lint::Wanted {
                as_of: day,
                settings: &shared.settings.severities.all,
                notes: lint::Notes::shown_if(args.notes),
                only: only(&rules, &args.only)?,
            };
            lint::lint(&rules, &wanted, layout)
        }
        RulesCommand::Test(args) => test::test(rules, today, args, layout),
        RulesCommand::Compare(args) => compare::run(&rules, args, layout)?,
        RulesCommand::Docs(args) => {
            let page = docs::docs(&rules, args, layout.lang)?;
            (page, ExitStatus::Success)
        }
        RulesCommand::Coverage(args) => {
            let text = coverage::coverage(args, rules, today, layout);
            (text, ExitStatus::Success)
        }
        RulesCommand::Draft(args) => return draft::run(args, rules, today, layout.lang, io),
        RulesCommand::Fmt(args) => return fmt::run(args, shared, io),
        RulesCommand::Export(args) => return export::run(args, layout.lang, io),
        #[cfg(feature = "lsp")]
        RulesCommand::Lsp => return lsp::run(shared, io),
    };
    io.say(&text)?;
    Ok(status)
}

/// The options, with the files that a command looks at among the rules.
fn with_own(args: &RulesArgs, shared: &Shared) -> Shared {
    let mut shared = shared.clone();
    match &args.command {
        RulesCommand::Lint(args) => shared.rules.extend(args.only.iter().cloned()),
        RulesCommand::Docs(args) => shared.rules.extend(args.paths.iter().cloned()),
        RulesCommand::Compare(args) => shared.rules.extend(args.paths()),
        _ => {}
    }
    shared
}

/// The files among the rules that these paths name; none where no path is given.
fn only(rules: &RuleSet, paths: &[PathBuf]) -> Result<Option<BTreeSet<SourceId>>, Error> {
    if paths.is_empty() {
        return Ok(None);
    }
    let roots = paths.iter().map(std::fs::canonicalize);
    let roots: Vec<PathBuf> = roots.collect::<Result<_, _>>()?;
    let named = |source: &Source| {
        let real = std::fs::canonicalize(source.name());
        real.is_ok_and(|real| roots.iter().any(|root| real.starts_with(root)))
    };
    let own = (0..).map(SourceId).zip(&rules.sources).skip(rules.builtin);
    Ok(Some(
        own.filter(|(_, source)| named(source))
            .map(|(id, _)| id)
            .collect(),
    ))
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

//! Arguments and printing: one file a command. The only place that prints.

mod annex;
#[cfg(feature = "pdf")]
mod apart;
mod check;
mod day;
mod diff;
mod explain;
mod extract;
mod file;
mod graph;
#[cfg(not(target_family = "wasm"))]
mod help;
mod init;
mod output;
#[cfg(not(target_family = "wasm"))]
mod page;
mod progress;
mod reading;
mod review;
mod rules;
mod schema;
#[cfg(not(target_family = "wasm"))]
mod serve;
mod settings;
#[cfg(not(target_family = "wasm"))]
mod shell;
mod told;
mod waivers;
mod why;

#[cfg(feature = "pdf")]
pub use apart::read_pdf_apart;
use output::Patient;
pub use output::{Io, Locale};

use crate::config::Config;
use crate::disk;
use crate::error::Error;
use crate::lang::Lang;
use crate::rule::{RuleErrors, RuleSet};
use crate::text::Paint;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Lays a commune's digital-transformation plan beside the documents that bind it.
#[derive(Debug, Parser)]
#[command(
    name = "doichieu",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(
    after_help = "Exit status: 0 nothing at or above --fail-on; 1 something; 2 the tool could not do its work."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// `check` as a program by itself: to make all other commands ready takes longer than to read a plan.
#[derive(Debug, Parser)]
struct CheckAlone {
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    args: check::CheckArgs,
}

/// What a command line says; of one that cannot be read all commands tell why.
fn read_line(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    if let [_, check @ ..] = arguments
        && check.first().is_some_and(|first| first == "check")
        && let Ok(alone) = CheckAlone::try_parse_from(check)
    {
        return Ok(Cli {
            shared: alone.shared,
            command: Command::Check(alone.args),
        });
    }
    Cli::try_parse_from(arguments)
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(crate) struct Shared {
    /// Language of messages, tables and reports [default: the locale's, else vi]
    #[arg(long, global = true, value_enum)]
    lang: Option<LangName>,
    /// Columns of the page [default: the terminal's, else 100]
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    width: Option<u16>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto)]
    color: ColourChoice,
    /// Rule files or folders to add to the built-in ones
    #[arg(long = "rules", global = true, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long, global = true)]
    no_builtin_rules: bool,
    /// The configuration [default: doichieu.toml in the plan's folder or the nearest above it]
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Let the configuration name files outside its repository
    #[arg(long, global = true)]
    trust_config: bool,
    /// Use no configuration
    #[arg(long, global = true)]
    no_config: bool,
    /// What the configuration says.
    #[arg(skip)]
    settings: Config,
    /// The rules that the command line names, without those of the configuration.
    #[arg(skip)]
    given: GivenRules,
}

/// The rules that the command line asks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct GivenRules {
    rules: Vec<PathBuf>,
    no_builtin_rules: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LangName {
    /// Vietnamese
    Vi,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check target sets: the compliance table and the findings
    Check(check::CheckArgs),
    /// Read the target set of a plan from its text
    Extract(extract::ExtractArgs),
    /// Put the findings into a Word draft as comments, at the words they are about
    Review(review::ReviewArgs),
    /// Show how one verdict came about, step by step
    Why(why::WhyArgs),
    /// Draw the legal basis of a plan: a tree, a picture, Graphviz or Mermaid
    Graph(graph::GraphArgs),
    /// Compare two versions of a plan: targets, legal basis, tasks, verdicts, findings
    Diff(diff::DiffArgs),
    /// Explain a finding: what, why, an example, the way out
    Explain(explain::ExplainArgs),
    /// Print the JSON Schema of target sets or of reports
    Schema(schema::SchemaArgs),
    /// List, show, lint and test the rules
    Rules(rules::RulesArgs),
    /// List and lint the findings a reviewer allows for a while
    Waivers(waivers::WaiversArgs),
    /// Write a commented doichieu.toml to begin with
    Init(init::InitArgs),
    /// Write doichieu.html: the same judge as a page for a browser, without network
    #[cfg(not(target_family = "wasm"))]
    Page(page::PageArgs),
    /// Show that page on 127.0.0.1, to browsers on this machine alone
    #[cfg(not(target_family = "wasm"))]
    Serve(serve::ServeArgs),
    /// Print the completions of a shell
    #[cfg(not(target_family = "wasm"))]
    Completions(shell::CompletionsArgs),
    /// Print the manual page, or write one for each command
    #[cfg(not(target_family = "wasm"))]
    Man(shell::ManArgs),
}

impl Command {
    /// The plans in whose folders the configuration is looked for, none for the current folder;
    /// `None` where a command has no use for one.
    fn plans(&self) -> Option<&[PathBuf]> {
        match self {
            Self::Check(args) => Some(args.plans()),
            Self::Extract(args) => Some(args.plans()),
            Self::Why(args) => Some(args.plans()),
            Self::Graph(args) => Some(args.plans()),
            Self::Diff(args) => Some(args.plans()),
            Self::Review(args) => Some(args.drafts()),
            Self::Waivers(args) => Some(args.plans()),
            Self::Explain(_) | Self::Rules(_) => Some(&[]),
            Self::Schema(_) | Self::Init(_) => None,
            #[cfg(not(target_family = "wasm"))]
            Self::Page(_) | Self::Serve(_) | Self::Completions(_) | Self::Man(_) => None,
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Nothing at or above the severity that fails.
    Success,
    /// Something at or above it.
    Findings,
    /// The tool could not do its work.
    Failure,
}

impl ExitStatus {
    /// The number a shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Findings => 1,
            Self::Failure => 2,
        }
    }
}

/// Runs the command line `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, io: &mut Io<'_>) -> ExitStatus {
    // Whoever read the output may have had enough of it: what is left to find still counts.
    let mut out = Patient::new(&mut *io.out);
    let mut io = Io {
        out: &mut out,
        err: &mut *io.err,
        locale: io.locale.clone(),
    };
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (result, lang) = match read_line(&arguments) {
        Ok(cli) => answer(cli, &mut io),
        Err(error) => (usage(&error, arguments, &mut io), io.lang(None)),
    };
    // What is still on its way may not arrive either.
    let gone = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    let result = result.and_then(|status| match io.out.flush() {
        Err(error) if !gone(&error) => Err(error.into()),
        _ => Ok(status),
    });
    match result {
        Ok(status) => status,
        // Nobody watches any more.
        Err(Error::Output(error)) if gone(&error) => ExitStatus::Success,
        Err(error) => {
            io.complain(&error.words(lang), lang);
            ExitStatus::Failure
        }
    }
}

/// Does what is asked, in the language that is asked for.
fn answer(mut cli: Cli, io: &mut Io<'_>) -> (Result<ExitStatus, Error>, Lang) {
    // Decided once: what is written shows colours, or nothing but text.
    io.locale.colours = io.layout(&cli.shared).paint == Paint::Colour;
    let result = match configured(&mut cli, io) {
        Ok(()) => cli.run(io),
        Err(status) => Ok(status),
    };
    (result, io.lang(cli.shared.lang))
}

/// Lays the command line over the configuration.
fn configured(cli: &mut Cli, io: &mut Io<'_>) -> Result<(), ExitStatus> {
    let Some(plans) = cli.command.plans() else {
        return Ok(());
    };
    let config = settings::load(&cli.shared, plans, io)?;
    cli.shared.adopt(config);
    Ok(())
}

impl Cli {
    fn run(&self, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
        match &self.command {
            Command::Check(args) => check::run(args, &self.shared, io),
            Command::Extract(args) => extract::run(args, &self.shared, io),
            Command::Review(args) => review::run(args, &self.shared, io),
            // A page has no more commands than it uses: half of the program is not in it.
            other if disk::THERE => self.run_on_disk(other, io),
            _ => Err(Error::request(
                "trang này chỉ có các lệnh check, extract, review",
                "the page has the commands check, extract and review alone",
            )),
        }
    }

    /// Runs a command that a page does not have.
    fn run_on_disk(&self, command: &Command, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
        match command {
            Command::Check(_) | Command::Extract(_) | Command::Review(_) => self.run(io),
            Command::Why(args) => why::run(args, &self.shared, io),
            Command::Graph(args) => graph::run(args, &self.shared, io),
            Command::Diff(args) => diff::run(args, &self.shared, io),
            Command::Explain(args) => explain::run(args, &self.shared, io),
            Command::Schema(args) => schema::run(args, io),
            Command::Rules(args) => rules::run(args, &self.shared, io),
            Command::Waivers(args) => waivers::run(args, &self.shared, io),
            Command::Init(args) => init::run(args, &self.shared, io),
            #[cfg(not(target_family = "wasm"))]
            Command::Page(args) => page::run(args, &self.shared, io),
            #[cfg(not(target_family = "wasm"))]
            Command::Serve(args) => serve::run(args, &self.shared, io),
            #[cfg(not(target_family = "wasm"))]
            Command::Completions(args) => shell::completions(args, io),
            #[cfg(not(target_family = "wasm"))]
            Command::Man(args) => shell::man(args, io),
        }
    }
}

/// Says what is wrong with a command line, or the help that it asks for.
fn usage(
    error: &clap::Error,
    arguments: Vec<OsString>,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let text = said_of(error, arguments, io);
    if error.use_stderr() {
        io.err_text(&text);
        Ok(ExitStatus::Failure)
    } else {
        io.say(&text)?;
        Ok(ExitStatus::Success)
    }
}

/// The same in the language of who reads it.
#[cfg(not(target_family = "wasm"))]
fn said_of(error: &clap::Error, arguments: Vec<OsString>, io: &Io<'_>) -> String {
    let lang = help::language(&arguments, io.locale.name.as_deref());
    let vietnamese = (lang == Lang::Vi).then(|| help::words(arguments));
    vietnamese
        .flatten()
        .unwrap_or_else(|| error.render().to_string())
}

/// The same; the page writes its command lines itself, and none is wrong.
#[cfg(target_family = "wasm")]
fn said_of(error: &clap::Error, _: Vec<OsString>, _: &Io<'_>) -> String {
    error.render().to_string()
}

/// The rules to judge plans by; every error of every rule file goes to the error stream.
fn rules(shared: &Shared, io: &mut Io<'_>) -> Result<RuleSet, ExitStatus> {
    let rules = RuleSet::load_to_judge(!shared.no_builtin_rules, &shared.rules);
    or_report(rules, shared, io)
}

/// The rules with all their tests.
fn rules_with_tests(shared: &Shared, io: &mut Io<'_>) -> Result<RuleSet, ExitStatus> {
    let rules = RuleSet::load(!shared.no_builtin_rules, &shared.rules);
    or_report(rules, shared, io)
}

fn or_report(
    rules: Result<RuleSet, RuleErrors>,
    shared: &Shared,
    io: &mut Io<'_>,
) -> Result<RuleSet, ExitStatus> {
    rules.map_err(|errors| {
        let layout = io.layout(shared);
        io.err_text(&errors.report(layout.lang, layout.paint, layout.width));
        ExitStatus::Failure
    })
}

/// A language named on the command line.
impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Vi => Self::Vi,
            LangName::En => Self::En,
        }
    }
}

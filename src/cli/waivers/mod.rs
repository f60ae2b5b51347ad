//! `doichieu waivers`: what the reviewer allows, and whether the file is sound.

mod lint;
mod list;

use super::{ExitStatus, Io, Shared};
use crate::config::waivers;
use crate::document::PartialDate;
use crate::error::Error;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// The file that is looked for where none is named.
const FILE: &str = "waivers.toml";

#[derive(Debug, Args)]
pub(super) struct WaiversArgs {
    #[command(subcommand)]
    command: WaiversCommand,
    /// The waivers [default: the configuration's, else waivers.toml]
    #[arg(long, global = true, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// Look at them as of this day instead of today (2026-03-26)
    #[arg(long, global = true, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
}

#[derive(Debug, Subcommand)]
enum WaiversCommand {
    /// Look for waivers that have ended, stand twice, or are for no file
    Lint,
    /// List the waivers with the days they have left
    List(ListArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    /// Plans to check, so that waivers which none of them needs are shown as unused
    #[arg(value_name = "PLAN")]
    plans: Vec<PathBuf>,
}

impl WaiversArgs {
    /// The plans it names.
    pub(super) fn plans(&self) -> &[PathBuf] {
        match &self.command {
            WaiversCommand::Lint => &[],
            WaiversCommand::List(args) => &args.plans,
        }
    }
}

pub(super) fn run(
    args: &WaiversArgs,
    shared: &Shared,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let layout = io.layout(shared);
    let configured = shared.settings.waivers.as_ref();
    let file = args.waivers.as_ref().or(configured).cloned();
    let file = match file {
        Some(file) => file,
        None if Path::new(FILE).is_file() => FILE.into(),
        None => return Err(nowhere()),
    };
    let waivers = match waivers::read(&file, &super::check::slugs(&rules)) {
        Ok(waivers) => waivers,
        Err(faults) => {
            io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
            return Ok(ExitStatus::Failure);
        }
    };
    let day = args.as_of.unwrap_or_else(|| io.today());
    match &args.command {
        WaiversCommand::Lint => {
            let (text, status) = lint::lint(&waivers, day, layout);
            io.say(&text)?;
            Ok(status)
        }
        WaiversCommand::List(list) => {
            let used = list::used(&list.plans, rules, waivers.clone(), args.as_of, layout, io);
            io.say(&list::list(&waivers, &used, day, layout))?;
            Ok(used.status)
        }
    }
}

fn nowhere() -> Error {
    Error::request(
        "chưa rõ tệp miễn trừ; hãy dùng --waivers TỆP, hoặc ghi waivers = \"waivers.toml\" trong doichieu.toml",
        "there is no file of waivers; use --waivers FILE, or write waivers = \"waivers.toml\" in doichieu.toml",
    )
}

//! `doichieu completions` and `doichieu man`: what a shell and `man` know of the command line.

use super::file::{self, unwritable};
use super::{Cli, ExitStatus, Io};
use crate::error::Error;
use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Write a page for each command into this folder instead of the main one to standard output
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn completions(args: &CompletionsArgs, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "doichieu", &mut script);
    io.out.write_all(&script)?;
    Ok(ExitStatus::Success)
}

pub(super) fn man(args: &ManArgs, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    match &args.output {
        None => io.out.write_all(&page(&command)?)?,
        Some(folder) => pages(&command, folder).map_err(|error| unwritable(folder, &error))?,
    }
    Ok(ExitStatus::Success)
}

/// The page of a command.
fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}

/// Writes the pages of a command and of those below it: `doichieu-rules-lint.1`.
fn pages(command: &Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = command.get_display_name().unwrap_or(command.get_name());
    let page = page(command)?;
    file::write(&folder.join(format!("{name}.1")), page).map_err(io::Error::other)?;
    for below in command.get_subcommands().filter(|c| !c.is_hide_set()) {
        pages(below, folder)?;
    }
    Ok(())
}

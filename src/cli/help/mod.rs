//! `--help` and errors of usage in Vietnamese.
//!
//! Clap writes both in English alone. A command line that is in order never comes here: where
//! there is something to say in Vietnamese, the same line is read again by a command whose words
//! are Vietnamese, and what clap makes of it is put into words here.

mod dress;
#[cfg(test)]
mod tests;
mod texts;
mod wrong;

use super::{Cli, LangName};
use crate::lang::Lang;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, ValueEnum as _};
use std::ffi::OsString;

/// The language of help and of errors of usage: as asked for, Vietnamese where the locale says
/// so, else English.
pub(super) fn language(arguments: &[OsString], locale: Option<&str>) -> Lang {
    let asked = arguments.iter().enumerate().find_map(|(at, word)| {
        let word = word.to_str()?;
        match word.strip_prefix("--lang")? {
            "" => arguments.get(at + 1)?.to_str(),
            rest => rest.strip_prefix('='),
        }
    });
    let asked = asked.and_then(|name| LangName::from_str(name, false).ok());
    let is_vietnamese = locale.is_some_and(|name| name.starts_with("vi"));
    asked.map_or(if is_vietnamese { Lang::Vi } else { Lang::En }, Lang::from)
}

/// The words for a command line that clap did not take, or that asked for help, in Vietnamese.
pub(super) fn words(arguments: Vec<OsString>) -> Option<String> {
    let command = dress::command(Cli::command());
    let error = command.try_get_matches_from(as_option(arguments)).err()?;
    Some(match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.render().to_string(),
        _ => wrong::words(&error)?,
    })
}

/// `help rules lint` as `rules lint --help`.
fn as_option(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

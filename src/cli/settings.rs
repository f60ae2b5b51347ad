//! The command line laid over `doichieu.toml`.

use super::{ExitStatus, GivenRules, Io, Shared};
use crate::config::{Config, Trust, find};
use crate::document::PartialDate;
use crate::error::Error;
use crate::gate::Gate;
use crate::lang::Lang;
use crate::rule::RuleSet;
use std::path::{Path, PathBuf};

/// The configuration that holds for these plans; its faults go to the error stream.
pub(super) fn load(
    shared: &Shared,
    plans: &[PathBuf],
    io: &mut Io<'_>,
) -> Result<Config, ExitStatus> {
    let file = match &shared.config {
        _ if shared.no_config => None,
        Some(given) => Some(given.clone()),
        None => find(plans),
    };
    match file {
        Some(file) => read(&file, shared, io),
        None => Ok(Config::default()),
    }
}

/// The configuration of a file; its faults go to the error stream.
pub(super) fn read(file: &Path, shared: &Shared, io: &mut Io<'_>) -> Result<Config, ExitStatus> {
    let trust = if shared.trust_config {
        Trust::All
    } else {
        Trust::Own
    };
    Config::read(file, &super::check::formats(), trust).map_err(|faults| {
        let layout = io.layout(shared);
        io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
        ExitStatus::Failure
    })
}

/// The gate that the configuration sets up; the faults of its waivers go to the error stream.
pub(super) fn gate(
    shared: &Shared,
    rules: &RuleSet,
    as_of: Option<PartialDate>,
    io: &mut Io<'_>,
) -> Result<Result<Gate, ExitStatus>, Error> {
    let layout = io.layout(shared);
    let day = as_of.unwrap_or(io.today());
    let gate = super::check::configured(&shared.settings, rules, day, layout.lang)?;
    Ok(gate.map_err(|faults| {
        io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
        ExitStatus::Failure
    }))
}

impl Shared {
    /// Takes over what the configuration says and the command line does not.
    pub(super) fn adopt(&mut self, config: Config) {
        if self.lang.is_none() {
            self.lang = config.language.map(|lang| match lang {
                Lang::Vi => super::LangName::Vi,
                Lang::En => super::LangName::En,
            });
        }
        self.given = GivenRules {
            rules: self.rules.clone(),
            no_builtin_rules: self.no_builtin_rules,
        };
        // Rules only add duties: those of the command line come on top, none falls away.
        self.rules.splice(..0, config.rules.iter().cloned());
        self.no_builtin_rules |= config.builtin_rules == Some(false);
        self.settings = config;
    }
}

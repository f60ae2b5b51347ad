//! What is asked of a check: by the command line, else by the configuration, else as always.

use super::CheckArgs;
use super::format::{FileFormat, FormatName};
use crate::check::Severity;
use crate::cli::Shared;
use crate::config::{Config, Faults, waivers};
use crate::document::PartialDate;
use crate::error::Error;
use crate::gate::{Baseline, Folder, Gate};
use crate::lang::Lang;
use crate::rule::RuleSet;
use std::path::{Path, PathBuf};

/// What is written, and what fails.
pub(super) struct Wanted {
    pub(super) format: FormatName,
    pub(super) outputs: Vec<FileFormat>,
    pub(super) fail_on: Option<Severity>,
}

impl Wanted {
    pub(super) fn new(args: &CheckArgs, config: &Config) -> Self {
        let configured = config.format.as_deref().and_then(FormatName::named);
        let outputs = config.outputs.iter().filter_map(|(format, file)| {
            Some(FileFormat {
                format: FormatName::named(format)?,
                file: file.clone(),
            })
        });
        Self {
            format: args.format.or(configured).unwrap_or(FormatName::Table),
            outputs: if args.outputs.is_empty() {
                outputs.collect()
            } else {
                args.outputs.clone()
            },
            fail_on: least(args, config),
        }
    }
}

/// The least severity that fails, by the command line, else by the configuration.
pub(super) fn least(args: &CheckArgs, config: &Config) -> Option<Severity> {
    match args.fail_on {
        Some(name) => name.least(),
        None => config.fail_on.unwrap_or(Some(Severity::Error)),
    }
}

/// The gate that the command line and the configuration set up, or what is wrong with the
/// waivers.
pub(super) fn gate(
    args: &CheckArgs,
    config: &Config,
    rules: &RuleSet,
    today: PartialDate,
    lang: Lang,
) -> Result<Result<Gate, Faults>, Error> {
    let waivers = args.waivers.as_ref().or(config.waivers.as_ref());
    let files = Files {
        waivers: waivers.filter(|_| !args.no_waivers),
        baseline: known(args, config).filter(|_| args.write_baseline.is_none()),
        writes: args.write_baseline.as_deref(),
    };
    set_up(&files, config, rules, args.as_of.unwrap_or(today), lang)
}

/// The gate that the configuration alone sets up.
pub(in crate::cli) fn configured(
    config: &Config,
    rules: &RuleSet,
    day: PartialDate,
    lang: Lang,
) -> Result<Result<Gate, Faults>, Error> {
    let files = Files {
        waivers: config.waivers.as_ref(),
        baseline: config.baseline.as_ref(),
        writes: None,
    };
    set_up(&files, config, rules, day, lang)
}

/// The files of a gate.
struct Files<'f> {
    waivers: Option<&'f PathBuf>,
    baseline: Option<&'f PathBuf>,
    writes: Option<&'f Path>,
}

fn set_up(
    files: &Files<'_>,
    config: &Config,
    rules: &RuleSet,
    day: PartialDate,
    lang: Lang,
) -> Result<Result<Gate, Faults>, Error> {
    let severities = (!config.severities.is_empty())
        .then(|| (Folder::of(&config.path), config.severities.clone()));
    let waivers = match files.waivers {
        Some(file) => match waivers::read(file, &slugs(rules)) {
            Ok(waivers) => Some(waivers),
            Err(faults) => return Ok(Err(faults)),
        },
        None => None,
    };
    Ok(Ok(Gate {
        severities,
        waivers,
        baseline: (files.baseline.map(|file| Baseline::read(file))).transpose()?,
        writes: files.writes.map(Folder::of),
        lang,
        day,
    }))
}

/// The baseline that holds.
fn known<'a>(args: &'a CheckArgs, config: &'a Config) -> Option<&'a PathBuf> {
    let file = args.baseline.as_ref().or(config.baseline.as_ref());
    file.filter(|_| !args.no_baseline)
}

/// The files besides the plan that decide what is found, and how it counts.
pub(super) fn deciders(args: &CheckArgs, shared: &Shared) -> Vec<PathBuf> {
    let mut files = shared.given.rules.clone();
    let config = &shared.settings;
    files.extend(
        Some(&config.path)
            .filter(|path| !path.as_os_str().is_empty())
            .cloned(),
    );
    files.extend(of_config(args, config));
    files
}

/// The files that a configuration names, or the command line in their place.
pub(super) fn of_config(args: &CheckArgs, config: &Config) -> Vec<PathBuf> {
    let mut files = config.rules.clone();
    files.extend(known(args, config).cloned());
    files.extend(args.waivers.as_ref().or(config.waivers.as_ref()).cloned());
    files
}

/// The slugs of all indicators.
pub(in crate::cli) fn slugs(rules: &RuleSet) -> Vec<&str> {
    let slugs = rules.indicators.iter();
    slugs.map(|indicator| indicator.slug.as_str()).collect()
}

//! The command line laid over `doichieu.toml`.

use super::{ExitStatus, Io, Shared};
use crate::config::{Config, Differing, find};
use crate::document::PartialDate;
use crate::error::{Error, Words};
use crate::gate::Gate;
use crate::lang::Lang;
use crate::rule::RuleSet;
use std::path::{Path, PathBuf};

/// The configuration that holds for these plans; its faults go to the error stream.
pub(super) fn load(
    shared: &Shared,
    plans: &[PathBuf],
    io: &mut Io<'_>,
) -> Result<Result<Config, ExitStatus>, Error> {
    let file = match &shared.config {
        _ if shared.no_config => None,
        Some(given) => Some(given.clone()),
        None => find(plans).map_err(|differing| several(&differing))?,
    };
    let Some(file) = file else {
        return Ok(Ok(Config::default()));
    };
    Ok(
        Config::read(&file, &super::check::formats()).map_err(|faults| {
            let layout = io.layout(shared);
            io.err_text(&faults.report(layout.lang, layout.paint, layout.width));
            ExitStatus::Failure
        }),
    )
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
        // Rules only add duties: those of the command line come on top, none falls away.
        self.rules.splice(..0, config.rules.iter().cloned());
        self.no_builtin_rules |= config.builtin_rules == Some(false);
        self.settings = config;
    }
}

fn several(differing: &Differing) -> Error {
    let words = |lang: Lang| {
        let [one, other] = [&differing.one, &differing.other].map(|(plan, file)| {
            let plan = plan.display();
            match file.as_deref().map(Path::display) {
                Some(file) => lang.pick(
                    format!("“{plan}” theo “{file}”"),
                    format!("“{plan}” has “{file}”"),
                ),
                None => lang.pick(
                    format!("“{plan}” không có tệp cấu hình"),
                    format!("“{plan}” has none"),
                ),
            }
        });
        format!("{one}, {other}")
    };
    let (vi, en) = (words(Lang::Vi), words(Lang::En));
    let words = Words {
        vi: format!(
            "các kế hoạch không cùng một tệp cấu hình: {vi}; hãy chọn bằng --config TỆP, hoặc --no-config"
        ),
        en: format!(
            "the plans do not share one configuration: {en}; choose with --config FILE, or --no-config"
        ),
    };
    Error::Request(words)
}

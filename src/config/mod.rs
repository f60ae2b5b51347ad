//! Files that people write for the tool: `doichieu.toml`, and the waivers of the reviewer.
//!
//! A file with any fault is not used at all; every fault is said in one run, with its line.

mod bounds;
mod fault;
mod find;
mod table;
pub mod waivers;

pub use fault::Faults;
pub use find::{FILE, above, find, folder_of, shown};

use crate::check::{Name, Severity, Told};
use crate::disk;
use crate::document::{Level, Organ, Province, Subject};
use crate::gate::{Folder, PathGlob, Setting, Severities};
use crate::lang::Lang;
use crate::text::Source;
use bounds::Bounds;
use fault::FaultKind;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use table::{At, SettingsReader, Table};

/// What a configuration may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Files of its own repository.
    Own,
    /// Any file: whoever runs the program says so.
    All,
}

/// What `doichieu.toml` says. What it does not say is left to the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The file, as a person knows it.
    pub path: PathBuf,
    /// Rule files and folders.
    pub rules: Vec<PathBuf>,
    /// Whether the built-in rules are used.
    pub builtin_rules: Option<bool>,
    /// The language.
    pub language: Option<Lang>,
    /// The least severity that fails; none of them where it says “none”.
    #[expect(
        clippy::option_option,
        reason = "nothing is said, none of them is said, or one is"
    )]
    pub fail_on: Option<Option<Severity>>,
    /// What is written to standard output.
    pub format: Option<String>,
    /// What is written to files, by format.
    pub outputs: Vec<(String, PathBuf)>,
    /// The waivers.
    pub waivers: Option<PathBuf>,
    /// The baseline.
    pub baseline: Option<PathBuf>,
    /// The severities that are set.
    pub severities: Severities,
    /// What is said of some plans; a later one beats an earlier one.
    pub told: Vec<(Vec<PathGlob>, Told)>,
}

const KEYS: &[&str] = &[
    "rules",
    "builtin-rules",
    "language",
    "fail-on",
    "format",
    "output",
    "waivers",
    "baseline",
    "severity",
    "override",
    "plan",
];
const PLAN: &[&str] = &["plans", "organ", "level", "province", "commune", "subject"];
const OVERRIDE: &[&str] = &["plans", "severity"];

/// The most bytes of such a file.
const LONGEST: u64 = 16 << 20;

const LANGUAGES: [(&str, Lang); 2] = [("vi", Lang::Vi), ("en", Lang::En)];
const FAIL_ON: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("note", Some(Severity::Note)),
    ("none", None),
];
const SETTINGS: [(&str, Setting); 4] = [
    ("off", Setting::Off),
    ("note", Setting::To(Severity::Note)),
    ("warning", Setting::To(Severity::Warning)),
    ("error", Setting::To(Severity::Error)),
];

impl Config {
    /// What is said of the plan at this path, as a person knows it.
    pub fn told(&self, path: &str) -> Told {
        if self.told.is_empty() {
            return Told::default();
        }
        let path = Folder::of(&self.path).path_to(path);
        let of_it = self.told.iter().rev();
        of_it
            .filter(|(globs, _)| globs.iter().any(|glob| glob.matches(&path)))
            .fold(Told::default(), |told, (_, earlier)| told.or(earlier))
    }

    /// Reads a file; `formats` are the names of what can be written.
    pub fn read(path: &Path, formats: &[String], trust: Trust) -> Result<Self, Faults> {
        let bounds = Bounds::around(path.parent().unwrap_or(Path::new("")));
        if trust == Trust::Own && path.exists() && !bounds.hold(path) {
            // Not one line of it is read, nor shown.
            let name = path.display().to_string();
            return Err(Faults::unreadable(name.clone(), FaultKind::Outside(name)));
        }
        Self::parse_by(&source(path)?, formats, trust)
    }

    /// The settings of a text. Its name is the path of the file: paths start at its folder.
    #[cfg(any(test, feature = "internals"))]
    pub fn parse(source: &Source, formats: &[String]) -> Result<Self, Faults> {
        Self::parse_by(source, formats, Trust::Own)
    }

    fn parse_by(source: &Source, formats: &[String], trust: Trust) -> Result<Self, Faults> {
        let path = Path::new(source.name());
        table::whole(source, |reader, top| {
            let folder = path.parent().unwrap_or(Path::new(""));
            let mut parsing = Parsing {
                reader,
                folder,
                bounds: (trust == Trust::Own).then(|| Bounds::around(folder)),
                formats: formats
                    .iter()
                    .map(|name| (name.as_str(), name.as_str()))
                    .collect(),
            };
            parsing.config(path, top)
        })
    }
}

/// The text of a file.
fn source(path: &Path) -> Result<Source, Faults> {
    let name = path.display().to_string();
    let unreadable = |kind| Faults::unreadable(name.clone(), kind);
    let bytes = disk::read_whole(path, LONGEST)
        .map_err(|error| unreadable(FaultKind::Unreadable(crate::error::reason(&error))))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| unreadable(FaultKind::NotUtf8(error.utf8_error().valid_up_to() + 1)))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Source::new(name.clone(), text))
}

struct Parsing<'p> {
    reader: &'p mut SettingsReader,
    folder: &'p Path,
    /// What it may name; none where it is trusted.
    bounds: Option<Bounds>,
    formats: Vec<(&'p str, &'p str)>,
}

impl Parsing<'_> {
    fn config(&mut self, path: &Path, top: Table<'_>) -> Config {
        self.reader.keys(top, KEYS);
        let rules = self.reader.texts(top, "rules");
        let waivers = self.reader.text(top, "waivers");
        let baseline = self.reader.text(top, "baseline");
        Config {
            path: path.to_owned(),
            rules: rules.iter().map(|at| self.existing(at)).collect(),
            builtin_rules: self.reader.flag(top, "builtin-rules"),
            language: self.reader.word(top, "language", &LANGUAGES),
            fail_on: self.reader.word(top, "fail-on", &FAIL_ON),
            format: self
                .reader
                .word(top, "format", &self.formats)
                .map(str::to_owned),
            outputs: self.outputs(top),
            waivers: waivers.map(|at| self.existing(&at)),
            // A baseline may be about to be written for the first time.
            baseline: baseline.map(|at| self.inside(&at)),
            severities: self.severities(top),
            told: self.told(top),
        }
    }

    /// A path that has to lead somewhere, to a file or a folder.
    fn existing(&mut self, at: &At<&str>) -> PathBuf {
        let path = self.folder.join(at.value);
        let shown = path.display().to_string();
        match fs::metadata(&path) {
            Err(_) => {
                self.reader.fault(at.span, FaultKind::NoFile(shown));
                return path;
            }
            Ok(known) if !known.is_file() && !known.is_dir() => {
                self.reader.fault(at.span, FaultKind::NoRegularFile(shown));
            }
            Ok(_) => {}
        }
        self.inside(at)
    }

    /// A path that leads nowhere outside the repository, unless the file is trusted.
    fn inside(&mut self, at: &At<&str>) -> PathBuf {
        let path = self.folder.join(at.value);
        let Some(bounds) = &self.bounds else {
            return path;
        };
        let outside = if bounds.hold(&path) {
            bounds.leaves(&path)
        } else {
            Some(path.clone())
        };
        if let Some(outside) = outside {
            let shown = outside.display().to_string();
            self.reader.fault(at.span, FaultKind::Outside(shown));
        }
        path
    }

    fn outputs(&mut self, top: Table<'_>) -> Vec<(String, PathBuf)> {
        let Some(table) = self.reader.table(top, "output") else {
            return Vec::new();
        };
        let mut outputs = Vec::new();
        for (format, file) in self.reader.entries(table) {
            if let Some(name) = self.reader.meaning(&format, &self.formats) {
                outputs.push((name.to_owned(), self.inside(&file)));
            }
        }
        outputs
    }

    fn severities(&mut self, top: Table<'_>) -> Severities {
        let mut severities = Severities {
            all: self.settings(top),
            some: Vec::new(),
        };
        for table in self.reader.tables(top, "override") {
            self.reader.keys(table, OVERRIDE);
            for key in OVERRIDE {
                if !table.has(key) {
                    self.reader.fault(table.span, FaultKind::MissingKey(key));
                }
            }
            let plans = self.reader.texts(table, "plans");
            let globs = plans.iter().filter_map(|at| glob(self.reader, at));
            let globs: Vec<PathGlob> = globs.collect();
            let settings = self.settings(table);
            severities.some.push((globs, settings));
        }
        severities
    }

    /// What is said of some plans.
    fn told(&mut self, top: Table<'_>) -> Vec<(Vec<PathGlob>, Told)> {
        let mut all = Vec::new();
        for table in self.reader.tables(top, "plan") {
            self.reader.keys(table, PLAN);
            if !table.has("plans") {
                let kind = FaultKind::MissingKey("plans");
                self.reader.fault(table.span, kind);
            }
            let plans = self.reader.texts(table, "plans");
            let globs = plans.iter().filter_map(|at| glob(self.reader, at));
            let globs: Vec<PathGlob> = globs.collect();
            let commune = self.reader.text(table, "commune");
            let told = Told {
                organ: self.reader.word(table, "organ", &Organ::ALL),
                level: self.reader.word(table, "level", &Level::ALL),
                subject: self.reader.word(table, "subject", &Subject::ALL),
                province: self.province(table),
                commune: commune.map(|at| at.value.to_owned()),
            };
            all.push((globs, told));
        }
        all
    }

    fn province(&mut self, table: Table<'_>) -> Option<String> {
        let printed = self.reader.text(table, "province")?;
        let found = Province::find(printed.value);
        if found.is_none() {
            let near = Province::meant_by(printed.value).map(str::to_owned);
            let kind = FaultKind::NoProvince(printed.value.to_owned(), near);
            self.reader.fault(printed.span, kind);
        }
        found.map(|found| found.province.name.to_owned())
    }

    /// The table `severity` of a table: findings and what they are set to.
    fn settings(&mut self, table: Table<'_>) -> BTreeMap<Name, Setting> {
        let names: Vec<_> = Name::ALL.iter().map(|n| (n.slug(), *n)).collect();
        let Some(table) = self.reader.table(table, "severity") else {
            return BTreeMap::new();
        };
        let mut settings = BTreeMap::new();
        for (name, setting) in self.reader.entries(table) {
            let name = self.reader.meaning(&name, &names);
            let setting = self.reader.meaning(&setting, &SETTINGS);
            settings.extend(name.zip(setting));
        }
        settings
    }
}

/// The pattern that a text is.
fn glob(reader: &mut SettingsReader, at: &At<&str>) -> Option<PathGlob> {
    match PathGlob::new(at.value) {
        Ok(glob) => Some(glob),
        Err(fault) => {
            reader.fault(at.span, FaultKind::Glob(fault));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Config, Faults> {
        let source = Source::new("examples/doichieu.toml", text);
        Config::parse(&source, &["table", "json"].map(str::to_owned))
    }

    #[test]
    fn an_empty_file_says_nothing() {
        let config = parsed("# nothing\n").unwrap();
        let path = PathBuf::from("examples/doichieu.toml");
        assert_eq!(
            config,
            Config {
                path,
                ..Config::default()
            }
        );
    }

    #[test]
    fn paths_start_at_the_folder_of_the_file() {
        let config = parsed(
            "rules = \"own-minimums\"\nbaseline = \"../b.json\"\n[output]\njson = \"out/r.json\"\n",
        );
        let config = config.unwrap();
        assert_eq!(config.rules, [Path::new("examples/own-minimums")]);
        assert_eq!(config.baseline.unwrap(), Path::new("examples/../b.json"));
        let file = PathBuf::from("examples/out/r.json");
        assert_eq!(config.outputs, [("json".to_owned(), file)]);
    }

    #[test]
    fn every_fault_is_found_in_one_run() {
        for (text, faults) in [
            ("langage = \"vi\"", 1),
            ("language = \"vn\"\nfail-on = true\nformat = \"jsn\"", 3),
            ("[severity]\nrow-gab = \"off\"\nrow-gap = \"of\"", 2),
            (
                "[[override]]\nplans = [\"a**\", 1]\n[override.severity]\nx = \"y\"",
                4,
            ),
            ("[[override]]\n", 2),
            ("language = vi\nfail-on = \"eror\"\n", 2),
            ("rules = [\"no-such\", \"\"]\nwaivers = \"none.toml\"", 3),
            ("override = 1\nseverity = \"off\"\noutput = []", 3),
            ("a = 1\na = 2\nb = [", 3),
        ] {
            let found = parsed(text).unwrap_err();
            let report = found.report(Lang::En, crate::text::Paint::Plain, 100);
            assert_eq!(found.count(), faults, "{text}\n{report}");
        }
    }
}

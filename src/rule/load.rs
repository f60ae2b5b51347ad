//! Rule files → rules: built-in files, files and folders; all of it or nothing.

use super::RuleSet;
use super::ast::File;
use super::lower::lower;
use super::parser::{Tests, parse_with};
use super::rule_errors::{Problem, RuleError, RuleErrors, Unreadable};
use crate::builtin;
use crate::disk;
use crate::text::{Place, Source, SourceId, nfc};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, io};

/// The rule files that are part of the program: the path of each below `rules/`, and its text.
pub fn builtin_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = builtin::rules().iter();
    files.map(|(name, text)| (name.trim_start_matches("rules/"), *text))
}

/// The most bytes of a rule file.
const LONGEST: u64 = 16 << 20;

/// How deep folders are walked.
const DEPTH: usize = 32;

/// The files of a run, and why one could not be read.
#[derive(Default)]
struct Files {
    given: Vec<(Source, Option<Unreadable>)>,
    /// The files that were read: one that is named twice is read once.
    seen: BTreeSet<PathBuf>,
}

impl RuleSet {
    /// The rules of the built-in files, if asked for, and of these files and folders.
    ///
    /// A folder gives all its `.rules` files, in order of their paths. Any error means no
    /// rules.
    pub fn load(builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleErrors> {
        Self::load_with(Tests::Read, builtin, paths)
    }

    /// The same without the tests of the built-in files, which say nothing about a plan.
    pub fn load_to_judge(builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleErrors> {
        Self::load_with(Tests::Skipped, builtin, paths)
    }

    fn load_with(tests: Tests, builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleErrors> {
        if builtin && paths.is_empty() && tests == Tests::Skipped {
            let (words, numbers) = builtin::worked_out();
            if let Some(mut rules) = Self::kept(words, numbers) {
                rules.sources = builtin_sources();
                rules.builtin = rules.sources.len();
                return Ok(rules);
            }
        }
        let ships = if builtin {
            builtin_sources()
        } else {
            Vec::new()
        };
        let own = ships.len();
        let mut files = Files::of(paths);
        // Between rules that ask the same, the first decides: that may not depend on the order in
        // which somebody names files.
        files.given.sort_by(|(a, _), (b, _)| a.name().cmp(b.name()));
        let (sources, errors) = files.after(ships);
        Self::of(sources, errors, own, tests)
    }

    /// The rules of these texts.
    pub fn from_sources(sources: Vec<Source>) -> Result<Self, RuleErrors> {
        let normal = |source: Source| match nfc(source.text()) {
            Cow::Borrowed(_) => source,
            Cow::Owned(text) => Source::new(source.name(), text),
        };
        let sources = sources.into_iter().map(normal).collect();
        Self::of(sources, Vec::new(), 0, Tests::Read)
    }

    /// The rules of texts that ship and of one's own, all with their tests.
    pub fn from_own(builtin: Vec<Source>, own: Vec<Source>) -> Result<Self, RuleErrors> {
        let count = builtin.len();
        let sources = builtin.into_iter().chain(own).collect();
        Self::of(sources, Vec::new(), count, Tests::Skipped)
    }

    /// `tests` is about the built-in files, the first `builtin`.
    fn of(
        sources: Vec<Source>,
        mut errors: Vec<RuleError>,
        builtin: usize,
        tests: Tests,
    ) -> Result<Self, RuleErrors> {
        let is_skipped = tests == Tests::Skipped;
        let known = |source: &Source| is_skipped.then(|| shipped(source)).flatten();
        let mut parsed: Vec<File<'_>> = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            if known(source).is_none() {
                let tests = if at < builtin { tests } else { Tests::Read };
                let id = SourceId(u32::try_from(at).unwrap_or(u32::MAX));
                parsed.push(parse_source(id, source, tests, &mut errors));
            }
        }
        let mut anew = parsed.iter();
        let all = sources.iter();
        let all = all.filter_map(|source| known(source).or_else(|| anew.next()));
        let all: Vec<&File<'_>> = all.collect();
        let (mut rules, wrong) = lower(&sources, &all, builtin);
        drop(parsed);
        errors.extend(wrong);
        if errors.is_empty() {
            rules.sources = sources;
            rules.builtin = builtin;
            return Ok(rules);
        }
        errors.sort_by_key(|error| error.place);
        Err(RuleErrors { sources, errors })
    }
}

/// The rule files of these files and folders, each of them with sound syntax; their meaning is
/// not looked at.
pub fn sound_sources(paths: &[PathBuf]) -> Result<Vec<Source>, RuleErrors> {
    let (sources, mut errors) = Files::of(paths).after(Vec::new());
    for (id, source) in (0..).map(SourceId).zip(&sources) {
        parse_source(id, source, Tests::Read, &mut errors);
    }
    if errors.is_empty() {
        return Ok(sources);
    }
    errors.sort_by_key(|error| error.place);
    Err(RuleErrors { sources, errors })
}

/// The syntax of a file that ships, without its tests: it is parsed once, however often rules are made of it.
fn shipped(source: &Source) -> Option<&'static File<'static>> {
    static PARSED: LazyLock<BTreeMap<usize, File<'static>>> = LazyLock::new(|| {
        let files = builtin::rules().iter();
        files
            .map(|(_, text)| (text.as_ptr() as usize, parse_with(Tests::Skipped, text).0))
            .collect()
    });
    PARSED.get(&(source.text().as_ptr() as usize))
}

/// The syntax of one file; what is wrong with it is added to the errors.
fn parse_source<'s>(
    id: SourceId,
    source: &'s Source,
    tests: Tests,
    errors: &mut Vec<RuleError>,
) -> File<'s> {
    let (file, faults) = parse_with(tests, source.text());
    errors.extend(faults.into_iter().map(|error| RuleError {
        place: Place {
            source: id,
            span: source.span(error.at),
        },
        problem: Problem::Syntax(error.fault),
    }));
    file
}

/// The rule files that are part of the program; all are NFC.
fn builtin_sources() -> Vec<Source> {
    let files = builtin::rules().iter();
    files
        .map(|(name, text)| Source::builtin(name, text))
        .collect()
}

impl Files {
    fn of(paths: &[PathBuf]) -> Self {
        let mut files = Self::default();
        for path in paths {
            files.add(path);
        }
        files
    }

    /// The files behind others, with an error at each that could not be read.
    fn after(self, mut sources: Vec<Source>) -> (Vec<Source>, Vec<RuleError>) {
        let mut errors = Vec::new();
        for (source, why) in self.given {
            let id = SourceId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
            errors.extend(why.map(|why| RuleError {
                place: Place {
                    source: id,
                    ..Place::default()
                },
                problem: Problem::Unreadable(why),
            }));
            sources.push(source);
        }
        (sources, errors)
    }

    /// Adds a file, or the rule files of a folder.
    fn add(&mut self, path: &Path) {
        if !path.is_dir() {
            self.read(path);
            return;
        }
        match rule_files(path) {
            Err(error) => self.unreadable(path, Unreadable::of(&error)),
            Ok(found) if found.is_empty() => self.unreadable(path, Unreadable::NoRules),
            Ok(found) => found.iter().for_each(|file| self.read(file)),
        }
    }

    fn read(&mut self, path: &Path) {
        if fs::canonicalize(path).is_ok_and(|real| !self.seen.insert(real)) {
            return;
        }
        match text_of(path) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                let text = nfc(text).into_owned();
                self.given.push((Source::new(name_of(path), text), None));
            }
            Err(why) => self.unreadable(path, why),
        }
    }

    fn unreadable(&mut self, path: &Path, why: Unreadable) {
        self.given.push((Source::new(name_of(path), ""), Some(why)));
    }
}

/// The text of a rule file as it stands.
fn text_of(path: &Path) -> Result<String, Unreadable> {
    let bytes = disk::read_whole(path, LONGEST).map_err(|error| Unreadable::of(&error))?;
    String::from_utf8(bytes)
        .map_err(|error| Unreadable::NotUtf8(error.utf8_error().valid_up_to() + 1))
}

/// The file itself, or the rule files of a folder, in order of their paths.
pub fn rule_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    walk(path, DEPTH, &mut found)?;
    found.sort();
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}

/// The rule files of a folder and of the folders in it; links to folders are not followed.
fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if let Some(depth) = depth.checked_sub(1) {
                walk(&path, depth, found)?;
            }
        } else if path.extension().is_some_and(|e| e == "rules") {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_files_are_normal() {
        for (name, text) in builtin::rules() {
            assert!(matches!(nfc(text), Cow::Borrowed(_)), "{name} is not NFC");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named_wherever_it_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own.rules");
        fs::write(&own, "# nothing\n").unwrap();
        for missing in ["a.rules", "z.rules"].map(|name| folder.path().join(name)) {
            for paths in [
                [own.clone(), missing.clone()],
                [missing.clone(), own.clone()],
            ] {
                let wrong = RuleSet::load(false, &paths).unwrap_err();
                let said = wrong.report(crate::lang::Lang::En, crate::text::Paint::Plain, 200);
                assert!(said.contains(missing.to_str().unwrap()), "{said}");
                assert!(!said.contains("own.rules"), "{said}");
            }
        }
    }

    #[test]
    fn what_was_worked_out_at_build_is_what_the_files_say() {
        let sources = builtin_sources();
        let own = sources.len();
        let parsed = RuleSet::of(sources, Vec::new(), own, Tests::Skipped).unwrap();
        let kept = RuleSet::load_to_judge(true, &[]).unwrap();
        let shown = |rules: &RuleSet| {
            let of_names = (&rules.indicators, &rules.documents, &rules.unverified);
            let of_duties = (&rules.requirements, &rules.duties, &rules.invariants);
            format!(
                "{of_names:?} {of_duties:?} {:?} {:?}",
                rules.tests, rules.by_indicator
            )
        };
        assert!(shown(&parsed) == shown(&kept));
        let titles = kept.documents.iter().map(|of| format!("{:?}", of.title));
        let told = shown(&kept);
        assert!(titles.into_iter().all(|title| told.contains(&title)));
        assert_eq!(*parsed.document_slugs, *kept.document_slugs);
        assert_eq!(parsed.indicator_slugs, kept.indicator_slugs);
        assert_eq!(parsed.builtin, kept.builtin);
        let store = parsed.keep();
        assert!((store.words.as_str(), store.numbers.as_slice()) == builtin::worked_out());
    }

    #[test]
    fn built_in_files_have_no_error() {
        if let Err(errors) = RuleSet::load(true, &[]) {
            let report = errors.report(crate::lang::Lang::En, crate::text::Paint::Plain, 120);
            panic!("{report}");
        }
    }
}

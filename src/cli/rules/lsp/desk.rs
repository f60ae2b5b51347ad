//! The rule files an editor works on, and what they say at one moment.

use super::place::path_of;
use crate::rule::occurrence::{Occurrence, occurrences};
use crate::rule::parser::parse;
use crate::rule::syntax_error::Named;
use crate::rule::{RuleErrors, RuleSet, builtin_files, rule_files};
use crate::text::{Place, Source, SourceId, nfc};
use lsp_types::Uri;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The files, and the last rules that were sound.
pub(super) struct Desk {
    /// Whether the rules that ship are among them.
    builtin: bool,
    /// Folders and files whose rules belong together.
    roots: Vec<PathBuf>,
    /// Texts as they are typed.
    open: BTreeMap<PathBuf, String>,
    /// The rules of the last moment without an error.
    sound: RuleSet,
    /// The names in the built-in files, and which files those were.
    shipped: (Vec<&'static str>, Vec<Name>),
}

/// What the files say at one moment.
pub(super) struct Look {
    sources: Vec<Source>,
    builtin: usize,
    /// What is wrong, by file.
    pub(super) errors: Option<RuleErrors>,
    /// The names of documents and indicators, where they stand.
    pub(super) names: Vec<Name>,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) named: Named,
    pub(super) slug: String,
    pub(super) declares: bool,
    pub(super) place: Place,
}

impl Desk {
    pub(super) fn new(builtin: bool, roots: Vec<PathBuf>) -> Self {
        Self {
            builtin,
            roots,
            open: BTreeMap::new(),
            sound: RuleSet::default(),
            shipped: (Vec::new(), Vec::new()),
        }
    }

    /// Adds folders whose rules belong to the others.
    pub(super) fn add(&mut self, roots: Vec<PathBuf>) {
        self.roots.extend(roots);
    }

    /// The rules of the last moment without an error.
    pub(super) fn rules(&self) -> &RuleSet {
        &self.sound
    }

    /// Takes the text of a file as it is typed.
    pub(super) fn typed(&mut self, uri: &Uri, text: String) {
        if let Some(path) = path_of(uri) {
            self.open.insert(path, text);
        }
    }

    /// Leaves a file as it is on the disk.
    pub(super) fn closed(&mut self, uri: &Uri) {
        if let Some(path) = path_of(uri) {
            self.open.remove(&path);
        }
    }

    /// One's own files: those that are open, and those of the folders.
    fn own(&self) -> Vec<Source> {
        let mut paths: BTreeSet<PathBuf> = self.open.keys().cloned().collect();
        let found = self.roots.iter().filter_map(|root| rule_files(root).ok());
        paths.extend(found.flatten());
        let text = |path: &PathBuf| match self.open.get(path) {
            Some(text) => Some(text.clone()),
            None => fs::read_to_string(path).ok(),
        };
        let source = |path: PathBuf| {
            let text = text(&path)?;
            let text = nfc(text.strip_prefix('\u{feff}').unwrap_or(&text)).into_owned();
            Some(Source::new(path.display().to_string(), text))
        };
        paths.into_iter().filter_map(source).collect()
    }

    /// Looks at all files. A file of one's own takes the place of a built-in one where it stands
    /// under the same path: who works on the rules that ship has both.
    pub(super) fn look(&mut self) -> Look {
        let own = self.own();
        let replaced = |name: &str| own.iter().any(|source| stands_at(source, name));
        let builtin = builtin_files().filter(|(name, _)| self.builtin && !replaced(name));
        let (shipped, builtin): (Vec<&str>, Vec<Source>) = builtin
            .map(|(name, text)| (name, Source::builtin(name, text)))
            .unzip();
        let count = builtin.len();
        if self.shipped.0 != shipped {
            self.shipped = (shipped, names(&builtin, 0));
        }
        let (sources, errors) = match RuleSet::from_own(builtin, own) {
            Ok(rules) => {
                self.sound = rules;
                (self.sound.sources.clone(), None)
            }
            Err(errors) => (errors.sources.clone(), Some(errors)),
        };
        let mut all = self.shipped.1.clone();
        all.extend(names(sources.get(count..).unwrap_or_default(), count));
        settle(&mut all);
        Look {
            sources,
            builtin: count,
            errors,
            names: all,
        }
    }
}

/// Whether a file is the built-in one of this name.
fn stands_at(source: &Source, name: &str) -> bool {
    Path::new(source.name()).ends_with(Path::new("rules").join(name))
}

/// The names in these files, the first of which has this number.
fn names(sources: &[Source], first: usize) -> Vec<Name> {
    let mut found = Vec::new();
    let first = u32::try_from(first).unwrap_or(u32::MAX);
    for (id, source) in (first..).map(SourceId).zip(sources) {
        let (file, _) = parse(source.text());
        let name = |occurrence: Occurrence<'_>| Name {
            named: occurrence.named,
            slug: occurrence.slug.to_owned(),
            declares: occurrence.declares,
            place: Place {
                source: id,
                span: source.span(occurrence.slug),
            },
        };
        found.extend(occurrences(&file).into_iter().map(name));
    }
    found
}

/// An expectation is about a document where no indicator has the name.
fn settle(found: &mut [Name]) {
    let declared = |named: Named| -> BTreeSet<String> {
        let declared = found
            .iter()
            .filter(|name| name.declares && name.named == named);
        declared.map(|name| name.slug.clone()).collect()
    };
    let (documents, indicators) = (declared(Named::Document), declared(Named::Indicator));
    for name in found {
        if documents.contains(&name.slug) && !indicators.contains(&name.slug) {
            name.named = Named::Document;
        }
    }
}

impl Look {
    /// The file of a URI.
    pub(super) fn file(&self, uri: &Uri) -> Option<(SourceId, &Source)> {
        let path = path_of(uri)?;
        let own = self.own();
        own.into_iter()
            .find(|(_, source)| Path::new(source.name()) == path)
    }

    /// One's own files.
    pub(super) fn own(&self) -> Vec<(SourceId, &Source)> {
        let all = (0..).map(SourceId).zip(&self.sources);
        all.skip(self.builtin).collect()
    }

    /// Whether a file is built in.
    pub(super) fn is_builtin(&self, id: SourceId) -> bool {
        (id.0 as usize) < self.builtin
    }

    /// A file.
    pub(super) fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// The name that stands at a byte of a file.
    pub(super) fn name_at(&self, id: SourceId, offset: usize) -> Option<&Name> {
        let stands = |name: &&Name| {
            let range = name.place.span.range();
            name.place.source == id && range.start <= offset && offset <= range.end
        };
        self.names.iter().find(stands)
    }

    /// All that is the same name.
    pub(super) fn same<'l>(&'l self, name: &'l Name) -> impl Iterator<Item = &'l Name> {
        let same = |other: &&Name| other.named == name.named && other.slug == name.slug;
        self.names.iter().filter(same)
    }
}

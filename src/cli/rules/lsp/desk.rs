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
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

/// The files, and the last rules that were sound.
pub(super) struct Desk {
    /// Whether the rules that ship are among them.
    builtin: bool,
    /// Folders and files whose rules belong together.
    roots: Vec<PathBuf>,
    /// Texts as they are typed, each with the number of the change it came with.
    open: BTreeMap<PathBuf, (u64, Arc<str>)>,
    /// How many changes were typed.
    changes: u64,
    /// Texts as they were read, each with what the disk said of the file then.
    read: BTreeMap<PathBuf, (State, Arc<str>)>,
    /// The last look, and the files it was taken of.
    last: Option<(States, Rc<Look>)>,
    /// The rules of the last moment without an error.
    sound: RuleSet,
    /// The names in one's own files, each with the text they stand in, and whether the file is still there.
    named: BTreeMap<String, (bool, String, Vec<Name>)>,
    /// The names in the built-in files, and which files those were.
    shipped: (Vec<&'static str>, Vec<Name>),
}

/// By what a text is known to be the one it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The number of the change it was typed with.
    Typed(u64),
    /// When the file was last written, and its length.
    Kept(Option<SystemTime>, u64),
}

/// One's own files, each with its state.
type States = Vec<(PathBuf, State)>;

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
            changes: 0,
            read: BTreeMap::new(),
            last: None,
            sound: RuleSet::default(),
            named: BTreeMap::new(),
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
    pub(super) fn typed(&mut self, uri: &Uri, text: &str) {
        if let Some(path) = path_of(uri) {
            self.changes += 1;
            self.open
                .insert(path, (self.changes, Arc::from(normal(text))));
        }
    }

    /// Leaves a file as it is on the disk.
    pub(super) fn closed(&mut self, uri: &Uri) {
        if let Some(path) = path_of(uri) {
            self.open.remove(&path);
        }
    }

    /// One's own files with their texts: those that are open, and those of the folders.
    fn own(&mut self) -> Vec<(PathBuf, State, Arc<str>)> {
        let mut paths: BTreeSet<PathBuf> = self.open.keys().cloned().collect();
        let found = self.roots.iter().filter_map(|root| rule_files(root).ok());
        paths.extend(found.flatten());
        self.read.retain(|path, _| paths.contains(path));
        let own = paths.into_iter().filter_map(|path| {
            let (state, text) = match self.open.get(&path) {
                Some((change, text)) => (State::Typed(*change), Arc::clone(text)),
                None => kept(&path, &mut self.read)?,
            };
            Some((path, state, text))
        });
        own.collect()
    }

    /// Looks at all files; where none of them is another than before, the last look is still true.
    pub(super) fn look(&mut self) -> Rc<Look> {
        let own = self.own();
        let state: States = own
            .iter()
            .map(|(path, state, _)| (path.clone(), *state))
            .collect();
        if let Some((_, look)) = self.last.as_ref().filter(|(before, _)| *before == state) {
            return Rc::clone(look);
        }
        let own = own.into_iter();
        let own = own.map(|(path, _, text)| Source::new(path.display().to_string(), text.as_ref()));
        let look = Rc::new(self.look_anew(own.collect()));
        self.last = Some((state, Rc::clone(&look)));
        look
    }

    /// The names in a file of one's own; a text that is as it was is not read again.
    fn names_in(&mut self, id: SourceId, source: &Source) -> Vec<Name> {
        let (is_there, text, found) = self.named.entry(source.name().to_owned()).or_default();
        if text != source.text() {
            source.text().clone_into(text);
            *found = names(std::slice::from_ref(source), 0);
        }
        *is_there = true;
        let here = |name: &Name| {
            let place = Place {
                source: id,
                ..name.place
            };
            Name {
                place,
                ..name.clone()
            }
        };
        found.iter().map(here).collect()
    }

    /// Looks at all files. A file of one's own takes the place of a built-in one where it stands
    /// under the same path: who works on the rules that ship has both.
    fn look_anew(&mut self, own: Vec<Source>) -> Look {
        let replaced: BTreeSet<String> = own.iter().filter_map(below_rules).collect();
        let builtin = builtin_files();
        let builtin = builtin.filter(|(name, _)| self.builtin && !replaced.contains(*name));
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
        let own = (0..).map(SourceId).zip(&sources).skip(count);
        let own: Vec<Name> = own
            .flat_map(|(id, source)| self.names_in(id, source))
            .collect();
        all.extend(own);
        self.named
            .retain(|_, (is_there, ..)| std::mem::take(is_there));
        settle(&mut all);
        Look {
            sources,
            builtin: count,
            errors,
            names: all,
        }
    }
}

/// A text as rule files are read: without a mark of its encoding, in NFC.
fn normal(text: &str) -> String {
    nfc(text.strip_prefix('\u{feff}').unwrap_or(text)).into_owned()
}

/// The text of a file on the disk; one that was not written since it was read is not read again.
fn kept(path: &Path, read: &mut BTreeMap<PathBuf, (State, Arc<str>)>) -> Option<(State, Arc<str>)> {
    let known = fs::metadata(path).ok()?;
    let state = State::Kept(known.modified().ok(), known.len());
    if let Some(before) = read.get(path).filter(|(before, _)| *before == state) {
        return Some(before.clone());
    }
    let text = Arc::from(normal(&fs::read_to_string(path).ok()?));
    read.insert(path.to_owned(), (state, Arc::clone(&text)));
    Some((state, text))
}

/// The path of a file below a folder `rules`, by which a built-in file is known.
fn below_rules(source: &Source) -> Option<String> {
    let path = source.name().replace('\\', "/");
    let (_, below) = path.rsplit_once("/rules/").or_else(|| {
        let below = path.strip_prefix("rules/")?;
        Some(("", below))
    })?;
    Some(below.to_owned())
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

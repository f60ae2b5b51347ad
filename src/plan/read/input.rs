//! Target sets from files, folders and standard input, one at a time.

use super::folder::{Found, PassedOver, PassedWhy, Wanted};
use super::lines::{Chunk, Cut, Cutter};
use super::refused::{InputProblem, Refused};
use crate::disk;
use crate::plan::Plan;
use crate::text::Position;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How much is read at once: some target sets.
const BUFFER: usize = 64 << 10;

/// What standard input is called.
const STDIN: &str = "<stdin>";

/// How a file came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A person named it.
    Named,
    /// It was in a folder.
    Found,
}

/// One target set as it stands in its file, not yet read.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The file as a person knows it: a path as it was given, `<stdin>`.
    pub name: Arc<str>,
    /// How it came to be read.
    pub given: Given,
    /// The line of the file on which it begins, from 1.
    pub first_line: usize,
    /// The byte of the file at which it begins, from 0.
    pub first_byte: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The files beside it that are its annexes.
    pub annexes: Arc<[PathBuf]>,
}

impl Unit {
    /// Its text.
    pub fn text(&self) -> Result<&str, Refused> {
        if let Ok(text) = simdutf8::basic::from_utf8(&self.bytes) {
            return Ok(text);
        }
        std::str::from_utf8(&self.bytes).map_err(|error| {
            let at = error.valid_up_to();
            let good = self
                .bytes
                .get(..at)
                .and_then(|good| str::from_utf8(good).ok());
            let position = crate::text::position(good.unwrap_or_default(), at);
            let problem = if matches!(self.bytes.as_slice(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
                InputProblem::Utf16
            } else {
                InputProblem::NotUtf8 {
                    byte: self.first_byte + at + 1,
                    value: self.bytes.get(at).copied().unwrap_or_default(),
                }
            };
            Refused::new(&self.name, Some(self.shift(position)), problem)
        })
    }

    /// The plan in its text, or everything that is wrong with it.
    pub fn plan<'u>(&'u self, text: &'u str) -> Result<Plan<'u>, Refused> {
        super::read(text).map_err(|mut problems| {
            for problem in &mut problems {
                problem.position = problem.position.map(|position| self.shift(position));
            }
            Refused {
                name: Arc::clone(&self.name),
                problems,
            }
        })
    }

    /// A position in its text as one in its file.
    pub fn shift(&self, position: Position) -> Position {
        let line = position.line + self.first_line - 1;
        Position { line, ..position }
    }
}

/// The target sets of files, folders (`*.json`, `*.jsonl`, `*.ndjson`, sorted, nothing hidden)
/// and standard input (`-`), in that order, one at a time.
pub struct Inputs {
    /// What is still to be read, the last first.
    pending: Vec<(PathBuf, Given)>,
    /// Folders that have been opened have no folders in them any more.
    open: Option<(Arc<str>, Cutter, Given)>,
    /// What is looked for in folders.
    wanted: Wanted,
    passed: Vec<PassedOver>,
    /// The files that were read, by what they are and not by their names.
    read: BTreeMap<disk::Identity, PathBuf>,
    /// Which files are read; all where nothing is said.
    keep: Option<Keep>,
    /// Which files of folders are annexes of which; none where nothing is said.
    join: Option<Join>,
    /// The annexes of files that are still to be read.
    joined: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// Those of the file that is open.
    annexes: Arc<[PathBuf]>,
    files: Files,
}

/// Whether a file is to be read.
pub type Keep = Box<dyn Fn(&Path) -> bool + Send>;

/// Of files, and of those left out for another of their name, which are annexes of which.
pub type Join = Box<dyn Fn(&[PathBuf], &[PathBuf]) -> BTreeMap<PathBuf, Vec<PathBuf>> + Send>;

/// How many files were met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Read, or tried.
    pub kept: usize,
    /// Kept or not.
    pub all: usize,
}

impl Inputs {
    /// The inputs of these paths.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut pending: Vec<_> = paths.into_iter().map(|p| (p, Given::Named)).collect();
        pending.reverse();
        Self {
            pending,
            open: None,
            wanted: Wanted::TargetSets,
            passed: Vec::new(),
            read: BTreeMap::new(),
            keep: None,
            join: None,
            joined: BTreeMap::new(),
            annexes: Arc::default(),
            files: Files::default(),
        }
    }

    /// The same, reading only the files that `keep` keeps; standard input is always read.
    #[must_use]
    pub fn keeping(self, keep: Keep) -> Self {
        Self {
            keep: Some(keep),
            ..self
        }
    }

    /// The same, giving the files of folders that `join` says are annexes with their plans.
    #[must_use]
    pub fn joining(self, join: Join) -> Self {
        Self {
            join: Some(join),
            ..self
        }
    }

    /// The same, reading in folders drafts too that have no target set beside them.
    #[must_use]
    pub fn with_drafts(self) -> Self {
        Self {
            wanted: Wanted::Drafts,
            ..self
        }
    }

    /// The files of folders left out so far, since another of their name was taken.
    pub fn passed(&self) -> &[PassedOver] {
        &self.passed
    }

    /// The files that were read or left out so far.
    pub fn read(&self) -> impl Iterator<Item = &Path> {
        let passed = self.passed.iter().map(|over| over.file.as_path());
        self.read.values().map(PathBuf::as_path).chain(passed)
    }

    /// How many files were met so far.
    pub fn files(&self) -> Files {
        self.files
    }

    /// Counts a file; whether it, or an annex of it, is to be read.
    fn keeps(&mut self, path: &Path) -> bool {
        self.files.all += 1;
        let mut whole = self.annexes.iter().map(PathBuf::as_path).chain([path]);
        let keeps = self.keep.as_ref().is_none_or(|keep| whole.any(keep));
        self.files.kept += usize::from(keeps);
        keeps
    }

    /// Takes in what was found in a folder.
    fn take(&mut self, mut found: Found) {
        if let Some(join) = &self.join {
            let twins = found.passed.iter();
            let twins = twins.filter(|over| matches!(over.why, PassedWhy::SameName(_)));
            let twins: Vec<PathBuf> = twins.map(|over| over.file.clone()).collect();
            let joined = join(&found.files, &twins);
            let annexes: BTreeSet<&PathBuf> = joined.values().flatten().collect();
            found.files.retain(|file| !annexes.contains(file));
            found.passed.retain(|over| !annexes.contains(&over.file));
            for annex in annexes {
                if let Some(identity) = disk::identity(annex) {
                    self.read.insert(identity, annex.clone());
                }
            }
            self.joined.extend(joined);
        }
        let files = found.files.into_iter().rev();
        self.pending.extend(files.map(|file| (file, Given::Found)));
        self.passed.extend(found.passed);
    }

    fn open(&mut self, path: &Path, given: Given) -> Result<(), InputProblem> {
        if path.as_os_str() == "-" {
            self.files.all += 1;
            self.files.kept += 1;
            let reader = Box::new(BufReader::with_capacity(BUFFER, io::stdin()));
            self.begin(STDIN, reader, Cut::AsFound, given);
            return Ok(());
        }
        let failed = |error: io::Error| InputProblem::unreadable(&error);
        if disk::is_folder(path).map_err(failed)? {
            let mut found = Found::default();
            found.collect(path, self.wanted).map_err(failed)?;
            if found.files.is_empty() {
                return Err(InputProblem::EmptyFolder);
            }
            self.take(found);
            return Ok(());
        }
        self.annexes = self.joined.remove(path).unwrap_or_default().into();
        // By whatever name it comes: one plan counts once.
        if let Some(identity) = disk::identity(path) {
            if let Some(taken) = self.read.get(&identity) {
                let why = PassedWhy::SameFile(taken.clone());
                self.passed.push(PassedOver {
                    file: path.to_owned(),
                    why,
                });
                return Ok(());
            }
            self.read.insert(identity, path.to_owned());
        }
        if !self.keeps(path) {
            return Ok(());
        }
        let reader = Box::new(BufReader::with_capacity(
            BUFFER,
            disk::open(path).map_err(failed)?,
        ));
        let cut = match extension(path).as_deref() {
            Some("jsonl" | "ndjson") => Cut::Lines,
            _ => Cut::AsFound,
        };
        self.begin(&path.to_string_lossy(), reader, cut, given);
        Ok(())
    }

    fn begin(&mut self, name: &str, reader: Box<dyn BufRead + Send>, cut: Cut, given: Given) {
        self.open = Some((Arc::from(name), Cutter::new(reader, cut), given));
    }
}

impl Iterator for Inputs {
    type Item = Result<Unit, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((name, cutter, given)) = &mut self.open {
                match cutter.next() {
                    None => self.open = None,
                    Some(Ok(chunk)) => {
                        return Some(Ok(unit(name, chunk, *given, &self.annexes)));
                    }
                    Some(Err(problem)) => return Some(Err(Refused::new(name, None, problem))),
                }
            }
            let (path, given) = self.pending.pop()?;
            if let Err(problem) = self.open(&path, given) {
                let name = Arc::from(&*path.to_string_lossy());
                return Some(Err(Refused::new(&name, None, problem)));
            }
        }
    }
}

fn unit(name: &Arc<str>, chunk: Chunk, given: Given, annexes: &Arc<[PathBuf]>) -> Unit {
    Unit {
        name: Arc::clone(name),
        given,
        first_line: chunk.first_line,
        first_byte: chunk.first_byte,
        bytes: chunk.bytes,
        annexes: Arc::clone(annexes),
    }
}

fn extension(path: &Path) -> Option<String> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.map(str::to_ascii_lowercase)
}

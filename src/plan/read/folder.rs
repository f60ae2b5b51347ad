//! The plans in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The endings of drafts, that first which is read where two files have one name: what can be
/// edited before what was printed of it.
const DRAFTS: [&str; 14] = [
    "docx", "docm", "odt", "doc", "rtf", "txt", "md", "pdf", "html", "htm", "xlsx", "xlsm", "ods",
    "xls",
];

/// What is looked for in a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Target sets.
    #[default]
    TargetSets,
    /// Target sets, and drafts that have none beside them.
    Drafts,
}

/// A file that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The file.
    pub file: PathBuf,
    /// Why it was left out.
    pub why: PassedWhy,
}

impl PassedOver {
    /// What is no regular file.
    pub fn special(file: PathBuf) -> Self {
        let why = PassedWhy::Special;
        Self { file, why }
    }
}

/// Why a file was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassedWhy {
    /// This one of the same name was taken.
    SameName(PathBuf),
    /// It is the very file that was taken under this name.
    SameFile(PathBuf),
    /// It is a pipe, a socket or a device: reading it may never end.
    Special,
}

/// What was found in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files, in order.
    pub(super) files: Vec<PathBuf>,
    /// Those left out.
    pub(super) passed: Vec<PassedOver>,
}

impl Found {
    /// The plans of a folder and of the folders in it; links to folders are not followed, and
    /// nothing hidden is looked at.
    pub(super) fn collect(&mut self, folder: &Path, wanted: Wanted) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut best: BTreeMap<PathBuf, (usize, PathBuf)> = BTreeMap::new();
        let mut own: Vec<(PathBuf, Option<usize>)> = Vec::new();
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name());
            // Word keeps a file «~$…» beside each that is open.
            if name.as_encoded_bytes().starts_with(b".")
                || name.as_encoded_bytes().starts_with(b"~$")
            {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                own.push((path, None));
            } else if let Some(rank) = rank(&path, wanted) {
                // What a link leads to nowhere is said later, as what cannot be read.
                let known = fs::metadata(&path);
                if kind.is_symlink() && known.as_ref().is_ok_and(fs::Metadata::is_dir) {
                    continue;
                }
                if known.is_ok_and(|known| !known.is_file()) {
                    self.passed.push(PassedOver::special(path));
                    continue;
                }
                let known = best.get(&path.with_extension(""));
                if known.is_none_or(|(known, _)| rank < *known) {
                    best.insert(path.with_extension(""), (rank, path.clone()));
                }
                own.push((path, Some(rank)));
            }
        }
        for (path, rank) in own {
            let Some(rank) = rank else {
                self.collect(&path, wanted)?;
                continue;
            };
            match best.get(&path.with_extension("")) {
                Some((least, taken)) if rank > *least => self.passed.push(PassedOver {
                    file: path,
                    why: PassedWhy::SameName(taken.clone()),
                }),
                _ => self.files.push(path),
            }
        }
        Ok(())
    }
}

/// The place of a file among those of its name; none where it is no plan by its ending.
fn rank(path: &Path, wanted: Wanted) -> Option<usize> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    if matches!(ending.as_str(), "json" | "jsonl" | "ndjson") {
        return Some(0);
    }
    let drafts = DRAFTS.iter().filter(|_| wanted == Wanted::Drafts);
    let place = drafts.enumerate().find(|(_, draft)| **draft == ending);
    place.map(|(place, _)| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_taken_once() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "a.docx", "a.json", "a.pdf", "b.PDF", "b.docx", "c.txt", "~$c.docx", ".d.docx",
            "e.rules", "f/g.md",
        ];
        fs::create_dir(folder.path().join("f")).unwrap();
        for name in names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let of = |wanted| {
            let mut found = Found::default();
            found.collect(folder.path(), wanted).unwrap();
            let name = |path: &PathBuf| {
                path.strip_prefix(folder.path())
                    .unwrap()
                    .display()
                    .to_string()
            };
            let files: Vec<String> = found.files.iter().map(name).collect();
            let passed = found.passed.iter();
            let passed: Vec<String> = passed
                .map(|p| match &p.why {
                    PassedWhy::SameName(taken) => name(&p.file) + " < " + &name(taken),
                    why => format!("{}: {why:?}", name(&p.file)),
                })
                .collect();
            (files.join(" "), passed.join(", "))
        };
        assert_eq!(of(Wanted::TargetSets), ("a.json".to_owned(), String::new()));
        let (files, passed) = of(Wanted::Drafts);
        assert_eq!(files, "a.json b.docx c.txt f/g.md");
        assert_eq!(passed, "a.docx < a.json, a.pdf < a.json, b.PDF < b.docx");
    }
}

//! The files of `rules/`, read from the folder: they are not part of a program yet.

use crate::lexicon::statement::{Argument, statements as read};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A file: its name and its text.
pub(crate) type File = (&'static str, &'static str);

/// The rule files.
pub(crate) fn rules() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| files("rules"))
}

/// The word files.
pub(crate) fn words() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| files("words"))
}

/// What the word files say, by keyword, one statement a line.
pub(crate) fn statements() -> &'static [File] {
    static ALL: OnceLock<Vec<File>> = OnceLock::new();
    ALL.get_or_init(|| {
        let all = by_keyword(words().iter().map(|(_, text)| *text)).into_iter();
        all.map(|(keyword, text)| (keyword, &*text.leak()))
            .collect()
    })
}

/// Nothing is worked out before it is worked out here.
pub(crate) fn known() -> (&'static str, &'static [u8]) {
    ("", &[])
}

/// Nothing is worked out before it is worked out here.
pub(crate) fn worked_out() -> (&'static str, &'static [u8]) {
    ("", &[])
}

/// The files with an ending, by their names in the program; what cannot be read is missed by who lists them.
fn files(ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let _ = super::collect(&root.join("rules"), ending, &mut found);
    found.sort();
    let file = |path: &PathBuf| {
        let name = path
            .strip_prefix(root)
            .ok()?
            .to_string_lossy()
            .replace('\\', "/");
        let text = fs::read_to_string(path).ok()?;
        Some((&*name.leak(), &*text.leak()))
    };
    found.iter().filter_map(file).collect()
}

/// The statements of word files by their keywords: of each a text that has one a line, its line in its file first.
fn by_keyword<'t>(files: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, String> {
    let mut all: BTreeMap<&'t str, String> = BTreeMap::new();
    for statement in files.flat_map(|text| read(text).0) {
        let of_keyword = all.entry(statement.keyword).or_default();
        of_keyword.push_str(&statement.line.to_string());
        for argument in statement.arguments {
            match argument {
                Argument::Name(name) => of_keyword.extend([" ", name]),
                Argument::Text(text) => of_keyword.extend([" \"", text, "\""]),
            }
        }
        of_keyword.push('\n');
    }
    all
}

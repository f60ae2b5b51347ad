//! The files of `rules/`, read from the folder: they are not part of a program yet.

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

//! The folder a file's paths start at.

use crate::text::nfc;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder that the paths in a file start at: the file's own.
#[derive(Clone, Debug)]
pub struct Folder {
    real: PathBuf,
}

impl Folder {
    /// The folder of a file, which need not exist yet.
    pub fn of(file: &Path) -> Self {
        Self {
            real: real(parent(file)),
        }
    }

    /// The paths of all files in it and in the folders in it, in order; nothing hidden.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        walk(&self.real, "", DEPTH, &mut files);
        files.sort();
        files
    }

    /// Whether there is a file of this path from here.
    pub fn has(&self, path: &str) -> bool {
        self.real.join(path).exists()
    }

    /// The path from here to a plan, as it is named in reports: in NFC, with `/` between
    /// folders; what is no file keeps its name.
    pub fn path_to(&self, plan: &str) -> String {
        if plan.starts_with('<') {
            return plan.to_owned();
        }
        let path = Path::new(plan);
        let folder = real(parent(path));
        let mut parts: Vec<String> = between(&self.real, &folder);
        parts.extend(path.file_name().map(|n| n.to_string_lossy().into_owned()));
        nfc(&parts.join("/")).into_owned()
    }
}

/// How deep folders are walked.
const DEPTH: usize = 32;

/// Adds the files of a folder and of the folders in it; links to folders are not followed, and
/// what cannot be read is left out.
fn walk(folder: &Path, lead: &str, depth: usize, files: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let entries = fs::read_dir(folder).into_iter().flatten();
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{lead}{}", nfc(&name));
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&entry.path(), &format!("{path}/"), depth, files);
        } else {
            files.push(path);
        }
    }
}

/// The folder of a file: `.` for a name alone.
fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A folder without links and `..`, as far as it exists.
fn real(folder: &Path) -> PathBuf {
    fs::canonicalize(folder)
        .or_else(|_| std::path::absolute(folder))
        .unwrap_or_else(|_| folder.to_owned())
}

/// The steps from one folder to another; all of the other where nothing is common.
fn between(from: &Path, to: &Path) -> Vec<String> {
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let name = |part: Component<'_>| part.as_os_str().to_string_lossy().into_owned();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    up.chain(to.components().skip(common).map(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_folder_of_the_file() {
        for (file, plan, path) in [
            ("doichieu.toml", "examples/a.json", "examples/a.json"),
            ("./doichieu.toml", "./examples/../b.json", "b.json"),
            ("examples/waivers.toml", "examples/a.json", "a.json"),
            ("src/text/x.toml", "src/gate/a.json", "../gate/a.json"),
            ("x.toml", "src/a.jsonl:2", "src/a.jsonl:2"),
            ("x.toml", "<stdin>:2", "<stdin>:2"),
        ] {
            assert_eq!(Folder::of(Path::new(file)).path_to(plan), path, "{file}");
        }
    }
}

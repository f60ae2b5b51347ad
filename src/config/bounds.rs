//! What a configuration may name: files of its own repository.

use std::fs;
use std::path::{Path, PathBuf};

/// How deep folders are walked.
const DEPTH: usize = 32;

/// The repository of a configuration, else its folder: a stranger's file reads and writes nothing
/// outside.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    root: PathBuf,
}

impl Bounds {
    /// The bounds of a configuration in this folder.
    pub(super) fn around(folder: &Path) -> Self {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let root = folder.ancestors().find(|at| at.join(".git").exists());
        Self {
            root: root.unwrap_or(&folder).to_owned(),
        }
    }

    /// Whether a path leads to a place inside, through all links; what git keeps for itself is
    /// no place for anything.
    pub(super) fn hold(&self, path: &Path) -> bool {
        let Some(real) = real(path) else {
            return false;
        };
        real.strip_prefix(&self.root)
            .is_ok_and(|below| below.iter().all(|part| part != ".git"))
    }

    /// The first link below a folder that leads outside.
    pub(super) fn leaves(&self, folder: &Path) -> Option<PathBuf> {
        self.walk(folder, DEPTH)
    }

    fn walk(&self, folder: &Path, depth: usize) -> Option<PathBuf> {
        let depth = depth.checked_sub(1)?;
        let mut entries: Vec<_> = fs::read_dir(folder).ok()?.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        entries.iter().find_map(|entry| {
            let path = entry.path();
            let kind = entry.file_type().ok()?;
            if kind.is_dir() {
                return self.walk(&path, depth);
            }
            (kind.is_symlink() && path.exists() && !self.hold(&path)).then_some(path)
        })
    }
}

/// A path without links and `..`, as far as it exists.
fn real(path: &Path) -> Option<PathBuf> {
    if let Ok(real) = fs::canonicalize(path) {
        return Some(real);
    }
    let name = path.file_name()?;
    let folder = match path.parent()? {
        none if none.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    Some(real(folder)?.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_holds_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("kho");
        fs::create_dir_all(top.join(".git")).unwrap();
        fs::create_dir_all(top.join("xã/rules")).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        let bounds = Bounds::around(&top.join("xã"));
        for (path, held) in [
            ("xã/rules", true),
            ("new.json", true),
            ("new/folder/new.json", true),
            ("xã/../b.json", true),
            ("../secret", false),
            ("xã/../../secret", false),
            ("../new.json", false),
            (".git/config", false),
            ("xã/.git/hooks/x", false),
            ("new/../../secret", false),
        ] {
            assert_eq!(bounds.hold(&top.join(path)), held, "{path}");
        }
        #[cfg(unix)]
        {
            let link = top.join("xã/rules/a.rules");
            std::os::unix::fs::symlink("../../../secret", &link).unwrap();
            assert!(!bounds.hold(&link));
            assert_eq!(bounds.leaves(&top.join("xã")), Some(link));
        }
        // Without a repository, its own folder is all.
        let alone = folder.path().join("alone");
        fs::create_dir(&alone).unwrap();
        assert!(!Bounds::around(&alone).hold(&alone.join("../kho/x")));
    }
}

//! The root of the repository: services that show findings beside files know files from there.

use foldhash::HashMap;
use std::borrow::Cow;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, RwLock};

/// So many folders are kept once the disk was asked for them.
const FOLDERS: usize = 4096;

/// The folder that paths of a report start at, whatever the folder of the run.
#[derive(Clone, Debug, Default)]
pub struct Root {
    top: Option<PathBuf>,
    /// Folders as they were named, each as it is named from the top with a stroke behind; none of one outside.
    known: Arc<RwLock<HashMap<PathBuf, Option<String>>>>,
}

impl Root {
    /// The root of the repository that a folder is in: the nearest folder with a `.git`.
    pub fn around(folder: &Path) -> Self {
        let folder = fs::canonicalize(folder).ok();
        let mut folders = folder.iter().flat_map(|folder| folder.ancestors());
        Self {
            top: folders
                .find(|at| at.join(".git").exists())
                .map(Path::to_owned),
            known: Arc::default(),
        }
    }

    /// The folder itself, where there is one.
    pub fn top(&self) -> Cow<'_, str> {
        let top = self.top.as_deref();
        top.map_or(Cow::Borrowed(""), Path::to_string_lossy)
    }

    /// The path of a file from the root; as it was named where it is outside, or no file.
    pub fn path(&self, file: &str) -> String {
        self.below(file).unwrap_or_else(|| {
            let file = file.strip_prefix("./").unwrap_or(file);
            file.to_owned()
        })
    }

    fn below(&self, file: &str) -> Option<String> {
        let top = self.top.as_ref().filter(|_| !file.starts_with('<'))?;
        let path = Path::new(file);
        let folder = match path.parent()? {
            none if none.as_os_str().is_empty() => Path::new("."),
            folder => folder,
        };
        let name = path.file_name()?.to_str()?;
        if let Ok(known) = self.known.read()
            && let Some(folder) = known.get(folder)
        {
            return folder.as_ref().map(|folder| format!("{folder}{name}"));
        }
        let below = steps(folder, top);
        let found = below.as_ref().map(|folder| format!("{folder}{name}"));
        if let Ok(mut known) = self.known.write()
            && known.len() < FOLDERS
        {
            known.insert(folder.to_owned(), below);
        }
        found
    }
}

/// A folder as it is named from one above it, a stroke behind each step.
fn steps(folder: &Path, top: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder).ok()?;
    let below = folder.strip_prefix(top).ok()?;
    let steps = below.components().map(|part| match part {
        Component::Normal(name) => Some(format!("{}/", name.to_str()?)),
        _ => None,
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root_wherever_the_run_stands() {
        let folder = tempfile::tempdir().unwrap();
        let xa = folder.path().join("kho/xã");
        fs::create_dir_all(&xa).unwrap();
        fs::create_dir(folder.path().join("kho/.git")).unwrap();
        let root = Root::around(&xa);
        for (file, path) in [
            (xa.join("a.json"), "xã/a.json"),
            (xa.join("../xã/./a.json"), "xã/a.json"),
            (xa.join("../b.json"), "b.json"),
        ] {
            for _ in 0..2 {
                assert_eq!(root.path(file.to_str().unwrap()), path);
            }
        }
        let outside = folder.path().join("c.json");
        let outside = outside.to_str().unwrap();
        assert_eq!(root.path(outside), outside);
        assert_eq!(root.path("<stdin>"), "<stdin>");
        assert_eq!(Root::default().path("./a.json"), "a.json");
    }
}

//! The root of the repository: services that show findings beside files know files from there.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder that paths of a report start at, whatever the folder of the run.
#[derive(Clone, Debug, Default)]
pub struct Root(Option<PathBuf>);

impl Root {
    /// The root of the repository that a folder is in: the nearest folder with a `.git`.
    pub fn around(folder: &Path) -> Self {
        let folder = fs::canonicalize(folder).ok();
        let mut folders = folder.iter().flat_map(|folder| folder.ancestors());
        Self(
            folders
                .find(|at| at.join(".git").exists())
                .map(Path::to_owned),
        )
    }

    /// The path of a file from the root; as it was named where it is outside, or no file.
    pub fn path(&self, file: &str) -> String {
        self.below(file).unwrap_or_else(|| {
            let file = file.strip_prefix("./").unwrap_or(file);
            file.to_owned()
        })
    }

    fn below(&self, file: &str) -> Option<String> {
        let root = self.0.as_ref().filter(|_| !file.starts_with('<'))?;
        let path = Path::new(file);
        let folder = match path.parent()? {
            none if none.as_os_str().is_empty() => Path::new("."),
            folder => folder,
        };
        let folder = fs::canonicalize(folder).ok()?;
        let below = folder.strip_prefix(root).ok()?;
        let name = path.file_name()?.to_str()?;
        let folders = below.components().map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        let mut steps: Vec<&str> = folders.collect::<Option<_>>()?;
        steps.push(name);
        Some(steps.join("/"))
    }
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
            assert_eq!(root.path(file.to_str().unwrap()), path);
        }
        let outside = folder.path().join("c.json");
        let outside = outside.to_str().unwrap();
        assert_eq!(root.path(outside), outside);
        assert_eq!(root.path("<stdin>"), "<stdin>");
        assert_eq!(Root::default().path("./a.json"), "a.json");
    }
}

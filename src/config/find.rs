//! Where `doichieu.toml` is: in the plan's folder or the nearest one above it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE: &str = "doichieu.toml";

/// The file that holds for a run over these plans: the one that all of them find, else that of
/// the current folder; so too without plans, or where all come from standard input. Each plan is
/// judged by the one it finds itself.
///
/// Each plan's folder is looked at and each one above it, up to the root of the repository (a
/// folder with `.git`), else of the disk. A folder that is given is a plan's folder.
pub fn find(plans: &[PathBuf]) -> Option<PathBuf> {
    let files = plans.iter().filter(|plan| plan.as_os_str() != "-");
    // What does not exist is refused later, as a plan.
    let folders: BTreeSet<PathBuf> = files.filter_map(|plan| folder_of(plan)).collect();
    let found: BTreeSet<_> = folders.iter().map(|folder| above(folder)).collect();
    let mut found = found.into_iter();
    let file = match (found.next(), found.next()) {
        (Some(file), None) => file,
        _ => folder_of(Path::new(".")).and_then(|here| above(&here)),
    };
    file.as_deref().map(shown)
}

/// The folder in which the configuration of a plan, or of a folder of plans, is looked for first.
pub fn folder_of(plan: &Path) -> Option<PathBuf> {
    let folder = if plan.is_dir() {
        plan
    } else {
        match plan.parent()? {
            parent if parent.as_os_str().is_empty() => Path::new("."),
            parent => parent,
        }
    };
    fs::canonicalize(folder).ok()
}

/// The file in a folder, or in the nearest one above it.
pub fn above(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let file = folder.join(FILE);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// A path as a person sees it: from the current folder where that is near.
pub fn shown(path: &Path) -> PathBuf {
    let Ok(here) = std::env::current_dir().and_then(fs::canonicalize) else {
        return path.to_owned();
    };
    if let Ok(below) = path.strip_prefix(&here) {
        return below.to_owned();
    }
    let Some((folder, name)) = path.parent().zip(path.file_name()) else {
        return path.to_owned();
    };
    match here.strip_prefix(folder) {
        Ok(down) => {
            let up = down.components().map(|_| Path::new(".."));
            up.chain([Path::new(name)]).collect()
        }
        Err(_) => path.to_owned(),
    }
}

//! Where `doichieu.toml` is: in the plan's folder or the nearest one above it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE: &str = "doichieu.toml";

/// Two plans that find different files: one run has one configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// A plan and the file it finds.
    pub one: (PathBuf, Option<PathBuf>),
    /// Another plan and what it finds.
    pub other: (PathBuf, Option<PathBuf>),
}

/// The file that holds for these plans; without plans, or where all come from standard input, for
/// the current folder.
///
/// Each plan's folder is looked at and each one above it, up to the root of the repository (a
/// folder with `.git`), else of the disk. A folder that is given is a plan's folder; what lies
/// below it is not looked at.
pub fn find(plans: &[PathBuf]) -> Result<Option<PathBuf>, Differing> {
    let mut known: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
    let mut first: Option<(&Path, Option<PathBuf>)> = None;
    let files = plans.iter().filter(|plan| plan.as_os_str() != "-");
    let here = PathBuf::from(".");
    let none = files.clone().next().is_none().then_some(&here);
    for plan in files.chain(none) {
        // What does not exist is refused later, as a plan.
        let Some(folder) = folder_of(plan) else {
            continue;
        };
        let found = known
            .entry(folder)
            .or_insert_with_key(|folder| above(folder))
            .clone();
        match &first {
            None => first = Some((plan, found)),
            Some((_, file)) if *file == found => {}
            Some((one, file)) => {
                return Err(Differing {
                    one: ((*one).to_owned(), file.as_deref().map(shown)),
                    other: (plan.clone(), found.as_deref().map(shown)),
                });
            }
        }
    }
    Ok(first.and_then(|(_, file)| file).as_deref().map(shown))
}

fn folder_of(plan: &Path) -> Option<PathBuf> {
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

fn above(folder: &Path) -> Option<PathBuf> {
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

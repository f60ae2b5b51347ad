//! Which files of a folder are annexes of which: what the files say decides, never their names.

use super::super::reading::{self, is_named_as_set};
use super::bytes;
use crate::extract::{Stated, Tie, tie};
use crate::text::bare;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Plans, each with its annexes.
pub(in crate::cli) type Joins = BTreeMap<PathBuf, Vec<PathBuf>>;

/// The files that are surely annexes of others. An annex says so at its top, with the number and
/// the day of its plan; the plan is the one file of the same folder with that number, that day and
/// no other issuer. `passed` are files that stand back for another of their name.
pub(in crate::cli) fn joins(files: &[PathBuf], passed: &[PathBuf]) -> Joins {
    let mut folders: BTreeMap<Option<&Path>, (Vec<&Path>, Vec<&Path>)> = BTreeMap::new();
    for file in files
        .iter()
        .filter(|file| !is_named_as_set(&file.to_string_lossy()))
    {
        let (drafts, may) = folders.entry(file.parent()).or_default();
        drafts.push(file);
        may.extend(may_be_annex(file).then_some(file.as_path()));
    }
    for file in passed.iter().filter(|file| may_be_annex(file)) {
        folders.entry(file.parent()).or_default().1.push(file);
    }
    let folders = folders.into_values();
    let folders = folders.filter(|(drafts, may)| !may.is_empty() && !drafts.is_empty());
    folders
        .flat_map(|(drafts, may)| of_folder(&drafts, &may))
        .collect()
}

fn of_folder(drafts: &[&Path], may: &[&Path]) -> Joins {
    let mut joins = Joins::new();
    let annexes: Vec<(&Path, Stated)> = may
        .par_iter()
        .filter_map(|file| match read(file)? {
            Tie::Annex(stated) => Some((*file, stated)),
            Tie::Plan(_) => None,
        })
        .collect();
    if annexes.is_empty() {
        return joins;
    }
    let tied: BTreeSet<&Path> = annexes.iter().map(|(file, _)| *file).collect();
    let plans: Vec<(&Path, Stated)> = drafts
        .par_iter()
        .filter(|file| !tied.contains(**file))
        .filter_map(|file| match read(file)? {
            Tie::Plan(stated) => Some((*file, stated)),
            Tie::Annex(_) => None,
        })
        .collect();
    for (annex, stated) in annexes {
        let mut same = plans.iter().filter(|(_, plan)| plan.is(&stated));
        if let (Some((plan, _)), None) = (same.next(), same.next()) {
            let annexes = joins.entry((*plan).to_owned()).or_default();
            annexes.push(annex.to_owned());
        }
    }
    joins
}

/// Whether a file is looked at: a sheet, or one whose name speaks of an annex.
fn may_be_annex(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let letters = bare(&name).to_lowercase();
    let letters: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
    is_sheet(file) || letters.contains("phuluc") || letters.starts_with("pl")
}

/// Whether a name is that of a workbook.
pub(in crate::cli) fn is_sheet(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    let sheets = ["xlsx", "xlsm", "xls", "ods"];
    sheets
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn read(file: &Path) -> Option<Tie> {
    let text = reading::read(bytes(file).ok()?, false).ok()?;
    tie(&text.into_source("").0)
}

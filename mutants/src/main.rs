//! `doichieu-mutants FROM TO LIST LEFT-OUT PATH…`: writes the files of FROM at these paths (files
//! or folders of Rust) into TO with every mutant in them, and a line for each into LIST.
//!
//! A mutant is a small fault put in on purpose: another operator, an arm of a match taken away, a
//! function that answers something else at once. All are compiled in; `crate::mutant` says which
//! one, if any, is on. LEFT-OUT has the numbers of those that do not compile.

mod change;
mod value;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1).map(PathBuf::from);
    let mut next = || arguments.next().ok_or(io::ErrorKind::InvalidInput);
    let (from, to, list, left_out) = (next()?, next()?, next()?, next()?);
    let left_out = fs::read_to_string(left_out).unwrap_or_default();
    let left_out: BTreeSet<u32> = left_out.lines().filter_map(|n| n.parse().ok()).collect();
    let mut files = Vec::new();
    for path in arguments {
        add(&from.join(path), &mut files)?;
    }
    files.sort();
    let mut mutants = change::Mutants::new(left_out);
    for file in files {
        let short = file.strip_prefix(&from).map_err(io::Error::other)?;
        let text = fs::read_to_string(&file)?;
        let mut tree = syn::parse_file(&text).map_err(io::Error::other)?;
        mutants.change(&short.display().to_string(), &mut tree);
        fs::write(to.join(short), prettyplease::unparse(&tree))?;
    }
    fs::write(list, mutants.list())
}

/// The files that have no tests alone in them.
fn add(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            add(&entry?.path(), files)?;
        }
        return Ok(());
    }
    let name = path.file_stem().and_then(|name| name.to_str());
    let is_rust = path.extension().is_some_and(|kind| kind == "rs");
    let in_tests = path.components().any(|part| part.as_os_str() == "tests");
    if is_rust && !in_tests && name != Some("tests") && name != Some("properties") {
        files.push(path.to_owned());
    }
    Ok(())
}

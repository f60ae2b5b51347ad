//! Lists the rule files and word files that are built into the binary, and works out what the rules say.
//!
//! A list made here, rather than a macro, lets cargo notice a new file in `rules/`. The rules are read by the program's
//! own parser and lowering, which are modules here too; the program starts with what was kept of them.

#![expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the modules are those of the library; here only their reading of rules is used"
)]

mod builtin;
#[path = "../src/disk.rs"]
mod disk;
#[path = "../src/document/mod.rs"]
mod document;
mod graph;
#[path = "../src/kept.rs"]
mod kept;
#[path = "../src/lang.rs"]
mod lang;
#[path = "../src/lexicon/mod.rs"]
mod lexicon;
mod plan;
#[path = "../src/rule/mod.rs"]
mod rule;
#[path = "../src/text/mod.rs"]
mod text;

use kept::{Kept as _, Store};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    list(&root, "rules", "builtin_rules.rs")?;
    list(&root, "words", "builtin_words.rs")?;
    work_out()?;
    page()
}

/// Writes what the rule files say, worked out; a build with a broken rule file ends with its errors.
fn work_out() -> io::Result<()> {
    let rules = match rule::RuleSet::load_to_judge(true, &[]) {
        Ok(rules) => rules,
        Err(errors) => {
            let report = errors.report(lang::Lang::En, text::Paint::Plain, 120);
            for line in report.lines() {
                println!("cargo::error={line}");
            }
            return Ok(());
        }
    };
    store("worked_out", rules.keep())?;
    let mut index = Store::default();
    graph::Index::of(&rules).keep(&mut index);
    store("indexed", index)?;
    store("known", document::Document::keep_known())?;
    let folder = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let statements = format!("&{:?}\n", builtin::statements());
    fs::write(folder.join("statements.rs"), statements)
}

/// Writes what was worked out under a name: the words, and all else.
fn store(name: &str, of: Store) -> io::Result<()> {
    let folder = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(folder.join(name).with_extension("txt"), of.words)?;
    fs::write(folder.join(name).with_extension("bin"), of.numbers)
}

/// Puts the page that `DOICHIEU_PAGE` names into the program, an empty one where it names none:
/// the page is made of the program itself, by a compiler for browsers, and the program must not
/// need that.
fn page() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=DOICHIEU_PAGE");
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("page.html");
    let is_page = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    let page = match env::var_os("DOICHIEU_PAGE").map(PathBuf::from) {
        Some(file) if !is_page => {
            println!("cargo::rerun-if-changed={}", file.display());
            fs::read(&file)?
        }
        _ => Vec::new(),
    };
    fs::write(target, page)
}

/// Writes the list of the files of `rules/` with an ending, each with its text.
fn list(root: &Path, ending: &str, name: &str) -> io::Result<()> {
    let mut files = Vec::new();
    collect(&root.join("rules"), ending, &mut files)?;
    files.sort();
    let mut out = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(root).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        writeln!(
            out,
            "    ({name:?}, include_str!({:?})),",
            file.display().to_string()
        )
        .map_err(io::Error::other)?;
    }
    out.push_str("]\n");
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(target.join(name), out)
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.extension().is_some_and(|e| e == ending) {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}

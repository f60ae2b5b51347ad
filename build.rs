//! Lists the rule files and word files that are built into the binary.
//!
//! A list made here, rather than a macro, lets cargo notice a new file in `rules/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    list(&root, "rules", "builtin_rules.rs")?;
    list(&root, "words", "builtin_words.rs")?;
    page()
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

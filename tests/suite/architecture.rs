//! Data flows one way: a module uses only modules above it in `lib.rs`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders and files of `src/`, in the order in which data flows.
const FLOW: [&str; 18] = [
    "lang", "error", "text", "lexicon", "document", "layout", "office", "target", "rule",
    "extract", "graph", "check", "gate", "config", "diff", "draft", "report", "cli",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    rust_files(&src, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&src)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn station(module: &str) -> Option<usize> {
    FLOW.iter().position(|known| *known == module)
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let own = name.split(['/', '.']).next().unwrap();
        let Some(own) = station(own) else {
            assert!(
                matches!(own, "lib" | "main"),
                "{name} has no place in the flow"
            );
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let module: String = used
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                if station(&module).is_some_and(|used| used > own) {
                    wrong.push(format!("{name}:{}: uses {module}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 450)
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert!(
        long.is_empty(),
        "look for the second responsibility: {}",
        long.join(", ")
    );
}

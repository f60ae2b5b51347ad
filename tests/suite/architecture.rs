//! Data flows one way: a module uses only modules above it in `lib.rs`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders and files of `src/`, in the order in which data flows.
const FLOW: [&str; 22] = [
    "builtin", "fold", "kept", "lang", "error", "text", "disk", "lexicon", "document", "layout",
    "office", "plan", "rule", "extract", "graph", "check", "gate", "config", "diff", "draft",
    "report", "cli",
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
                matches!(own, "lib" | "main" | "internals"),
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

/// Letters that no English word has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ý' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// How many texts in quotation marks of some code have Vietnamese letters; comments and tests do not count.
fn vietnamese_literals(code: &str) -> usize {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter_map(|line| line.split("//").next());
    let texts = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    texts.filter(|text| text.contains(is_vietnamese)).count()
}

#[test]
fn the_words_of_plans_are_data() {
    let reads = |name: &str| name.starts_with("extract/") || name.starts_with("layout/");
    let tests = |name: &str| name.contains("tests") || name.ends_with("properties.rs");
    let of: Vec<(String, usize)> = sources()
        .into_iter()
        .filter(|(name, _)| reads(name) && !tests(name))
        .map(|(name, code)| (name, vietnamese_literals(&code)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let all: usize = of.iter().map(|(_, count)| count).sum();
    assert!(
        all < 150,
        "{all} words of plans stand in code, not in rules/words: {of:?}"
    );
    assert_eq!(vietnamese_literals("a(\"tỷ lệ\", \"x\") // \"năm\""), 1);
}

/// Two runs of the tests at once would take each other's files away.
#[test]
fn no_test_names_a_folder_that_another_run_has_too() {
    let mut found = Vec::new();
    rust_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite"),
        &mut found,
    );
    let shared = [
        concat!("CARGO_TARGET_", "TMPDIR"),
        concat!("temp_", "dir()"),
    ];
    for file in found.iter().filter(|file| !file.ends_with("run.rs")) {
        let text = fs::read_to_string(file).unwrap();
        for name in shared {
            assert!(!text.contains(name), "{}: {name}", file.display());
        }
    }
}

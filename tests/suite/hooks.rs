//! The pre-commit hooks keep step with the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A file of the repository.
pub(crate) fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The options of a text: words that begin with two hyphens.
pub(crate) fn options(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'))
        .filter(|word| word.strip_prefix("--").is_some_and(|name| !name.is_empty()))
        .collect()
}

/// The lines of a file that begin so, without that beginning.
fn values<'t>(text: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    text.lines()
        .filter_map(move |line| line.trim_start().strip_prefix(key))
}

#[test]
fn the_hooks_call_commands_and_options_that_exist() {
    let hooks = file(".pre-commit-hooks.yaml");
    let entries: Vec<&str> = values(&hooks, "entry: ").collect();
    assert_eq!(entries, ["doichieu check", "doichieu rules lint --only ."]);
    let mut known = String::new();
    for entry in entries {
        let command = entry.strip_prefix("doichieu ").unwrap();
        let words = command
            .split(' ')
            .take_while(|word| !word.starts_with("--"));
        let help = run(words.chain(["--help"]));
        assert_eq!(help.status.code(), 0, "{entry}");
        known += &help.out;
    }
    let (used, known) = (options(&hooks), options(&known));
    assert!(used.len() >= 3 && used.is_subset(&known), "{used:?}");
}

/// What the hook for plans takes of a list of files, by the patterns it has.
fn taken(names: &[&str]) -> Vec<String> {
    let hooks = file(".pre-commit-hooks.yaml");
    let pattern = |key: &str| values(&hooks, key).next().unwrap().to_owned();
    // The patterns are those of Python, in which pre-commit is written.
    let program = "import re, sys\nfiles, exclude = sys.argv[1:3]\nfor name in sys.argv[3:]:\n    if re.search(files, name) and not re.search(exclude, name): print(name)\n";
    let output = Command::new("python3")
        .args(["-c", program, &pattern("files: "), &pattern("exclude: ")])
        .args(names)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_hook_takes_drafts_and_leaves_what_is_no_plan() {
    let plans = [
        "plans/a.json",
        "plans/b.JSONL",
        "plans/c.docx",
        "kế hoạch/d.pdf",
        "e.txt",
        "f.md",
        "g.html",
        "h.xlsx",
    ];
    let others = [
        "README.md",
        "docs/README.vi.md",
        "package.json",
        "requirements.txt",
        ".vscode/settings.json",
        "plans/~$c.docx",
        "plans/.hidden.txt",
        "a.rules",
        "doichieu.toml",
        "x.png",
    ];
    assert_eq!(taken(&plans), plans);
    assert!(taken(&others).is_empty(), "{:?}", taken(&others));
}

#[test]
fn the_hook_for_plans_passes_its_own_baseline_over() {
    let folder = crate::run::scratch().join("hook-baseline");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    let known = folder.join("known.json");
    let text = "{\"schema\":\"doichieu/baseline/1\",\"findings\":[]}\n";
    fs::write(&known, text).unwrap();
    fs::write(folder.join("doichieu.toml"), "baseline = \"known.json\"\n").unwrap();
    let known = known.to_str().unwrap();
    let ran = run(["check", "--quiet", "--lang", "en", known]);
    assert_eq!(ran.status.code(), 0, "{}", ran.err);
    assert!(ran.err.contains("known.json: passed over"), "{}", ran.err);
    // A file that is no baseline of this run is a broken target set.
    let ran = run(["check", "--quiet", "--no-config", known]);
    assert_eq!(ran.status.code(), 2);
}

#[test]
fn the_hook_for_rules_finds_them_by_itself() {
    let folder = crate::run::scratch().join("hook-rules");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("a/b")).unwrap();
    fs::write(folder.join("a/b/own.rules"), "documnt x {\n}\n").unwrap();
    let hooks = file(".pre-commit-hooks.yaml");
    let entry = values(&hooks, "entry: ").nth(1).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(entry.split(' ').skip(1))
        .current_dir(&folder)
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("own.rules:1"), "{err}");
}

//! The pre-commit hooks keep step with the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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
    assert_eq!(entries, ["doichieu check", "doichieu rules lint"]);
    let mut known = String::new();
    for entry in entries {
        let command = entry.strip_prefix("doichieu ").unwrap();
        let help = run(command.split(' ').chain(["--help"]));
        assert_eq!(help.status.code(), 0, "{entry}");
        known += &help.out;
    }
    let (used, known) = (options(&hooks), options(&known));
    assert!(used.len() >= 3 && used.is_subset(&known), "{used:?}");
}

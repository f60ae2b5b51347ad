//! Runs of many plans: those that fail are named first, and of thousands only those.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::{Ran, run};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

const RULES: &str = "tests/cases/check/weaker-target/below/rules.rules";
const PLAN: &str = "tests/cases/check/weaker-target/below/plan.json";

/// A file of so many plans, of which every seventh fails.
fn plans(name: &str, count: usize) -> String {
    let failing: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    let mut passing = failing.clone();
    for target in passing["targets"].as_array_mut().unwrap() {
        target["value"] = 100.into();
    }
    let mut text = String::new();
    for n in 0..count {
        let plan = if n % 7 == 3 { &failing } else { &passing };
        writeln!(text, "{plan}").unwrap();
    }
    let folder = crate::run::scratch().join("quiet");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

fn check(file: &str, more: &[&str]) -> Ran {
    let fixed = [
        "check",
        file,
        "--no-builtin-rules",
        "--rules",
        RULES,
        "--lang",
        "en",
    ];
    run([&fixed, more].concat())
}

/// For each line that names a plan, whether it fails.
fn named(ran: &Ran, file: &str) -> Vec<bool> {
    let lines = ran.out.lines().filter(|line| line.starts_with(file));
    lines.map(|line| !line.contains(": 0 errors")).collect()
}

#[test]
fn failing_plans_are_named_first() {
    let file = plans("some.jsonl", 30);
    let ran = check(&file, &[]);
    let named = named(&ran, &file);
    assert_eq!(named.len(), 30, "{}", ran.out);
    assert!(named.is_sorted_by(|a, b| a >= b) && named[0], "{named:?}");
    assert_eq!(ran.status.code(), 1);
}

#[test]
fn of_many_plans_only_those_that_fail_are_named() {
    let file = plans("many.jsonl", 700);
    let ran = check(&file, &[]);
    assert_eq!(named(&ran, &file), [true; 100]);
    assert!(ran.out.contains("600 plans have nothing at or above error"));
    // Asked for lines, everybody gets one.
    let ran = check(&file, &["--detail", "line"]);
    assert_eq!(named(&ran, &file).len(), 700);
    // Nothing fails where nothing may.
    let ran = check(&file, &["--fail-on", "none"]);
    assert_eq!((named(&ran, &file).len(), ran.status.code()), (0, 0));
}

#[test]
fn quiet_prints_what_fails_and_the_totals() {
    let file = plans("few.jsonl", 8);
    let ran = check(&file, &["--quiet"]);
    assert_eq!(ran.out.matches("(weaker-target)").count(), 1);
    assert!(
        ran.out.contains("7 plans have nothing at or above error"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("│ All"), "{}", ran.out);
    let whole = check(&file, &[]).out;
    assert!(whole.lines().count() > ran.out.lines().count());
}

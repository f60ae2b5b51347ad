//! `doichieu rules coverage`: what is asked where, and `rules/README.md`, which is counted from
//! it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::run::run;
use crate::schema::Validator;
use crate::syntax::beside;
use doichieu::cli::ExitStatus;
use doichieu::report::coverage::coverage_schema;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

const AS_OF: [&str; 2] = ["--as-of", "2026-11-28"];

fn coverage(before: &[&str], after: &[&str]) -> String {
    let arguments = [before, &["rules", "coverage"], &AS_OF, after].concat();
    let ran = run(arguments);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    ran.out
}

fn json(before: &[&str], after: &[&str]) -> Value {
    let text = coverage(before, &[after, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap()
}

#[test]
fn each_area_says_what_binds_it_and_what_does_not() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/coverage/two_areas.rules");
    let file = path.display().to_string();
    let own = ["--no-builtin-rules", "--rules", &file];
    let mut text = String::new();
    for after in [
        &["--lang", "vi"][..],
        &["--lang", "en", "--year", "2025", "--year", "2026"],
        &["--lang", "vi", "--province", "gia lai"],
        &["--lang", "en", "--province", "Bình Định", "--year", "2026"],
        &["--lang", "en", "--level", "province", "--year", "2026"],
        &[
            "--province",
            "Gia Lai",
            "--year",
            "2026",
            "--format",
            "json",
        ],
    ] {
        let line = after.join(" ");
        let printed = coverage(&own, after);
        let _ = writeln!(text, "$ doichieu rules coverage {line}\n{printed}");
    }
    let folder = path.parent().unwrap().display().to_string() + "/";
    beside(&path, &text.replace(&folder, ""));
}

#[test]
fn a_name_of_no_province_is_refused() {
    let ran = run(["rules", "coverage", "--province", "Đông Lào"]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(ran.err.contains("Đông Lào"), "{}", ran.err);
}

#[test]
fn the_json_keeps_to_its_schema_and_counts_each_indicator_once() {
    let found = json(&[], &["--year", "2026", "--year", "2030"]);
    let faults = Validator::new(coverage_schema()).faults(&found);
    assert_eq!(faults, "");
    let areas = found["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 35, "the nation and 34 provinces");
    let mut totals = Vec::new();
    for year in areas.iter().flat_map(|a| a["years"].as_array().unwrap()) {
        let counts = year["counts"].as_object().unwrap();
        totals.push(counts.values().map(|n| n.as_u64().unwrap()).sum::<u64>());
        let listed = |of: &str| year[of].as_array().unwrap().len() as u64;
        assert_eq!(
            totals.last(),
            Some(&(listed("indicators") + listed("none")))
        );
    }
    totals.dedup();
    assert_eq!(totals.len(), 1, "{totals:?}");
}

#[test]
fn a_province_without_figures_of_its_own_has_those_of_the_nation() {
    let found = json(&[], &["--year", "2026"]);
    for area in found["areas"].as_array().unwrap() {
        let is_nation = area["province"].is_null();
        let has_years = !area["years"].as_array().unwrap().is_empty();
        assert_eq!(
            has_years,
            is_nation || area["own"] == true,
            "{}",
            area["province"]
        );
    }
}

//! Cases of `tests/cases/check/<finding>/<case>/`: `plan.json` and `rules.rules` beside the
//! report they give. Every check runs on every case, so a false alarm shows up somewhere.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use super::run::{Ran, run};
use doichieu::Name;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// Checks a case in a language.
fn checked(case: &Path, lang: &str, more: &[&str]) -> Ran {
    let rules = case.join("rules.rules");
    let mut arguments = vec!["check".into(), case.join("plan.json").into_os_string()];
    arguments.extend(["--lang".into(), lang.into()]);
    if rules.exists() {
        arguments.extend(["--no-builtin-rules".into(), "--rules".into(), rules.into()]);
    }
    arguments.extend(more.iter().map(Into::into));
    run(arguments)
}

/// The report of a case in both languages, and the exit status.
fn report(case: &Path) -> String {
    let mut text = String::new();
    for lang in ["vi", "en"] {
        let ran = checked(case, lang, &[]);
        text += &ran.out;
        text += &ran.err;
        let _ = writeln!(text, "exit {}\n", ran.status.code());
    }
    text.replace(&*case.to_string_lossy(), "CASE")
}

#[test]
fn each_case_gives_its_report() {
    insta::glob!("../cases/check", "*/*/plan.json", |plan| {
        // Wherever the folder of the project lies, lines are folded alike.
        let case = plan.parent().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let short = case.strip_prefix(root).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case);
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.remove_info();
        settings.bind(|| insta::assert_snapshot!("expected", report(short)));
        what_is_found_is_all_that_decides(short);
    });
}

/// What is found of a case does not depend on the language, has one fingerprint each, stands at a line of
/// the plan where it is about one, and is all that decides how the run ends.
fn what_is_found_is_all_that_decides(case: &Path) {
    let found = |lang: &str| {
        let ran = checked(case, lang, &["--format", "json"]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["plans"][0]["findings"].as_array().unwrap().clone();
        (ran.status.code(), findings)
    };
    let (status, findings) = found("en");
    let has_error = findings.iter().any(|found| found["severity"] == "error");
    assert_eq!(status, u8::from(has_error), "{}", case.display());
    let text = std::fs::read_to_string(case.join("plan.json")).unwrap();
    let lines = text.lines().count() as u64;
    for found in &findings {
        let line = found["at"]["line"].as_u64();
        assert!(
            line.is_none_or(|line| (1..=lines).contains(&line)),
            "{found}"
        );
    }
    let prints: BTreeSet<String> = findings
        .iter()
        .map(|found| found["fingerprint"].to_string())
        .collect();
    assert_eq!(prints.len(), findings.len(), "{}", case.display());
    let (other_status, others) = found("vi");
    assert_eq!(other_status, status, "{}", case.display());
    let without_words = |all: Vec<Value>| -> Vec<Value> {
        let keys = ["name", "severity", "at", "year", "indicator", "fingerprint"];
        let kept = |found: Value| keys.map(|key| found[key].clone()).into();
        all.into_iter().map(kept).collect()
    };
    assert_eq!(
        without_words(findings),
        without_words(others),
        "{}",
        case.display()
    );
}

#[test]
fn each_finding_of_a_plan_has_a_case() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    // One that needs many plans beside each other has its tests in peers.rs.
    let of_one = |name: &Name| !matches!(name, Name::OutlyingTarget);
    let of_plans = |name: &&Name| !name.is_of_rules() && !name.is_of_waivers() && of_one(name);
    for name in Name::ALL.iter().filter(of_plans) {
        let folder = cases.join(name.slug());
        assert!(folder.is_dir(), "no case shows {}", name.slug());
        let found = std::fs::read_dir(&folder).unwrap().any(|case| {
            let report = case.unwrap().path().join("expected.snap");
            let report = std::fs::read_to_string(report).unwrap_or_default();
            report.contains(&format!("({})", name.slug()))
        });
        assert!(found, "no case of {} finds it", name.slug());
    }
}

//! Two versions of a plan: the words, the JSON, the exit statuses.

use super::run::{Ran, run};
use boon::{Compiler, Schemas};
use doichieu::report::diff::diff_schema;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const OLD: &str = "tests/cases/diff/old.json";
const NEW: &str = "tests/cases/diff/new.json";
const RULES: [&str; 2] = ["--rules", "examples/own-minimums"];

fn diff(old: &str, new: &str, more: &[&str]) -> Ran {
    let arguments = [["diff", old, new].as_slice(), &RULES, more].concat();
    run(arguments)
}

fn folder() -> PathBuf {
    let folder = super::run::scratch().join("diff");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn what_changed_and_why_in_both_languages() {
    for lang in ["vi", "en"] {
        let ran = diff(OLD, NEW, &["--lang", lang]);
        let path = "../cases/diff";
        insta::with_settings!({ snapshot_path => path, prepend_module_to_snapshot => false,
            omit_expression => true },
            { insta::assert_snapshot!(format!("text.{lang}"), ran.out) });
        assert_eq!((ran.status.code(), ran.err.as_str()), (1, ""));
    }
}

#[test]
fn a_narrow_page_has_lines_in_place_of_the_table() {
    let ran = diff(OLD, NEW, &["--width", "60", "--lang", "en"]);
    assert!(ran.out.contains("  • tightened: "), "{}", ran.out);
    assert!(ran.out.contains("≤ 5 ngày làm việc"), "{}", ran.out);
    assert!(!ran.out.contains('│'));
}

#[test]
fn the_json_is_as_its_schema_says_and_its_reasons_point_into_it() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("diff.json", diff_schema()).unwrap();
    let schema = compiler.compile("diff.json", &mut schemas).unwrap();
    let mut reasons = 0;
    for (old, new) in [
        (OLD, NEW),
        (NEW, OLD),
        (OLD, OLD),
        ("examples/ky-hoa.json", NEW),
    ] {
        let ran = diff(old, new, &["--format", "json"]);
        let value: Value = serde_json::from_str(&ran.out).unwrap();
        let valid = schemas.validate(&value, schema);
        assert!(valid.is_ok(), "{old} {new}: {:#}", valid.unwrap_err());
        for list in ["verdicts", "findings"] {
            for change in value[list].as_array().unwrap() {
                for reason in change["because"].as_array().unwrap() {
                    assert!(
                        value.pointer(reason.as_str().unwrap()).is_some(),
                        "{reason}"
                    );
                    reasons += 1;
                }
            }
        }
    }
    assert!(reasons > 10, "{reasons}");
    let json = diff(OLD, NEW, &["--format", "json"]).out;
    assert!(
        json.contains("72.5"),
        "numbers are as they were written: {json}"
    );
}

#[test]
fn only_what_is_new_fails() {
    for (old, new, more, status) in [
        (OLD, NEW, &["--fail-on", "error"][..], 1),
        (OLD, NEW, &["--fail-on", "none"], 0),
        (NEW, NEW, &["--fail-on", "note"], 0),
        (OLD, OLD, &["--fail-on", "error"], 0),
        // A missing file, and rules that do not hold, are no difference.
        ("tests/cases/diff/none.json", NEW, &[], 2),
        (OLD, "tests/cases/read/broken.json", &[], 2),
    ] {
        let ran = diff(old, new, more);
        assert_eq!(
            ran.status.code(),
            status,
            "{old} {new} {more:?}: {}",
            ran.err
        );
        assert_eq!(ran.err.is_empty(), status != 2, "{}", ran.err);
    }
}

#[test]
fn a_plan_as_text_and_its_target_set_are_one_plan() {
    let text = "tests/cases/extract/wrapped-commune/plan.txt";
    let set = folder().join("extracted.json");
    fs::write(&set, run(["extract", text]).out).unwrap();
    let ran = run(["diff".as_ref(), text.as_ref(), set.as_os_str()]);
    assert_eq!(ran.status.code(), 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Hai bản không khác nhau"), "{}", ran.out);
}

#[test]
fn two_versions_of_one_plan_are_asked_for() {
    let many = folder().join("many.jsonl");
    let line: Value = serde_json::from_str(&fs::read_to_string(OLD).unwrap()).unwrap();
    fs::write(&many, format!("{line}\n{line}\n")).unwrap();
    let ran = diff(many.to_str().unwrap(), NEW, &[]);
    assert_eq!(ran.status.code(), 2);
    assert!(ran.err.contains("nhiều kế hoạch"), "{}", ran.err);
    let ran = diff("-", "-", &[]);
    assert_eq!(ran.status.code(), 2);
    assert!(ran.err.contains("đầu vào chuẩn"), "{}", ran.err);
}

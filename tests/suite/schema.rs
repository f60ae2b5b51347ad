//! The JSON Schemas, held against what is read and what is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use super::validator::{Validator, closed, schema};
use doichieu::{plan_schema, read_target_set as read};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Every target set among the examples and cases.
fn target_sets() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("examples"), root.join("tests/cases")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn what_is_read_is_valid_and_what_is_valid_is_read() {
    let schema = Validator::new(plan_schema());
    let (mut valid, mut refused) = (0, 0);
    for path in target_sets() {
        let text = fs::read_to_string(&path).unwrap();
        let faults = schema.faults(&serde_json::from_str(&text).unwrap());
        assert_eq!(
            read(&text).is_ok(),
            faults.is_empty(),
            "{}: {faults}",
            path.display()
        );
        *(if faults.is_empty() {
            &mut valid
        } else {
            &mut refused
        }) += 1;
    }
    assert!(
        valid >= 7 && refused >= 1,
        "{valid} valid, {refused} refused"
    );
}

#[test]
fn a_change_the_reader_refuses_the_schema_refuses() {
    let schema = Validator::new(plan_schema());
    let whole: Value = serde_json::from_str(include_str!("../cases/read/whole.json")).unwrap();
    for (pointer, value) in [
        ("/schema", json!("doichieu/plan/2")),
        ("/schema", Value::Null),
        ("/plan", Value::Null),
        ("/plan/number", json!(77)),
        ("/plan/issued", json!("2026-13")),
        ("/plan/issued", json!("26/3/2026")),
        ("/plan/issued", json!("1899")),
        ("/plan/level", json!("xã")),
        ("/plan/kind", json!("comune")),
        ("/plan/organ", json!("UBND")),
        ("/plan/subject", json!("dịch bệnh")),
        ("/targets/4/from", json!("60%")),
        ("/targets/4/match", json!("alike")),
        ("/targets/4/whose", json!(1)),
        ("/passages/0/kind", json!("chapter")),
        ("/passages/0/kind", Value::Null),
        ("/passages/1/year", json!("2025")),
        ("/unread/0/words", Value::Null),
        ("/unread/0/lines", json!([0, 1])),
        ("/plan/years/0", json!(1989)),
        ("/plan/years/0", json!("2026")),
        ("/plan/years", json!(2026)),
        ("/basis/0/issued", json!("2025-00-01")),
        ("/basis/0/cites/0/number", json!(1)),
        ("/basis/0/lines", json!([1])),
        ("/basis/0/lines", json!([0, 1])),
        ("/basis/0/lines", json!([1, 2, 3])),
        ("/targets", json!({})),
        ("/targets/0", Value::Null),
        ("/targets/0/id", json!("")),
        ("/targets/0/label", Value::Null),
        ("/targets/0/op", json!("≥")),
        ("/targets/0/value", json!("80%")),
        ("/targets/0/value", json!("1.")),
        ("/targets/0/value", json!("1.000")),
        ("/targets/0/value", json!("1,250")),
        ("/targets/0/value", json!("1 250")),
        ("/targets/0/value", json!("1.250,5")),
        ("/targets/0/value", json!(true)),
        ("/targets/0/value", Value::Null),
        ("/targets/0/value_max", json!(90)),
        ("/targets/0/year", json!(2101)),
        ("/targets/0/modality", json!("phấn đấu")),
        ("/targets/0/row", json!(1)),
        ("/targets/0/candidates", json!([1])),
        ("/targets/1/value_max", Value::Null),
        ("/targets/3/text", json!(1)),
        ("/tasks/0/name", Value::Null),
    ] {
        let mut changed = whole.clone();
        *changed.pointer_mut(pointer).unwrap() = value.clone();
        assert!(
            read(&changed.to_string()).is_err(),
            "read: {pointer} {value}"
        );
        assert_ne!(schema.faults(&changed), "", "valid: {pointer} {value}");
    }
    let mut changed = whole.clone();
    changed["targets"][3]["value"] = json!(1);
    assert!(read(&changed.to_string()).is_err() && !schema.faults(&changed).is_empty());
    for holder in [
        "",
        "/plan",
        "/basis/0",
        "/targets/0",
        "/tasks/0",
        "/passages/0",
        "/unread/0",
    ] {
        let mut changed = whole.clone();
        changed.pointer_mut(holder).unwrap()["unknown"] = Value::Null;
        assert!(read(&changed.to_string()).is_err() && !schema.faults(&changed).is_empty());
    }
}

#[test]
fn what_may_be_null_may_be_left_out_and_neither_is_a_fault() {
    let schema = Validator::new(plan_schema());
    let least = r#"{"schema": "doichieu/plan/1", "plan": {}, "targets": [{"id": "a", "label": "b", "op": "bool"}]}"#;
    let nulls = r#"{"schema": "doichieu/plan/1", "plan": {"number": null, "issued": null, "years": null, "level": null},
        "basis": null, "mentions": null, "targets": [{"id": "a", "label": "b", "op": "bool", "value": null,
        "candidates": null, "modality": null, "lines": null, "year": null}], "tasks": null}"#;
    for text in [least, nulls] {
        assert!(read(text).is_ok());
        assert_eq!(schema.faults(&serde_json::from_str(text).unwrap()), "");
    }
}

#[test]
fn every_report_keeps_to_the_schema_and_the_schema_names_all_it_holds() {
    let schema = Validator::new(closed(&schema("report")));
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    for arguments in [
        vec!["check", examples, "--format", "json"],
        vec![
            "check",
            examples,
            "--format",
            "json",
            "--as-of",
            "2026-11-22",
            "--lang",
            "en",
        ],
    ] {
        let report: Value = serde_json::from_str(&run(arguments).out).unwrap();
        assert_eq!(schema.faults(&report), "");
        assert!(report["plans"].as_array().unwrap().len() >= 5);
    }
}

#[test]
fn a_report_of_another_shape_is_refused() {
    let schema = Validator::new(schema("report"));
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/tan-loi.json");
    let report: Value =
        serde_json::from_str(&run(["check", example, "--format", "json"]).out).unwrap();
    for (pointer, value) in [
        ("/schema", json!("doichieu/report/2")),
        ("/plans/0/findings/0/name", json!("weak-target")),
        ("/plans/0/findings/0/severity", json!("fatal")),
        ("/plans/0/findings/0/lines", json!([0, 1])),
        ("/plans/0/verdicts/0/verdict", json!("fine")),
        ("/plans/0/summary/error", json!("1")),
        ("/as_of", json!("yesterday")),
    ] {
        let mut changed = report.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert_ne!(schema.faults(&changed), "", "{pointer}");
    }
}

#[test]
fn the_schemas_are_printed() {
    for (format, schema) in [
        ("plan", plan_schema()),
        ("report", schema("report")),
        ("report-lines", schema("report-lines")),
    ] {
        let ran = run(["schema", format]);
        let printed: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.status.code(), printed), (0, schema));
    }
}

//! JSON and JSON Lines.

use super::super::validator::{Validator, closed};
use super::{held, written};
use doichieu::lang::Lang;
use doichieu::report::json::{JsonWriter, JsonlWriter};
use doichieu::report::schema::{lines_schema, report_schema};
use serde_json::{Value, json};

#[test]
fn json_keeps_to_its_schema_and_the_schema_names_all_it_holds() {
    let schema = Validator::new(closed(&report_schema()));
    for lang in [Lang::Vi, Lang::En] {
        let text = written(&mut JsonWriter::new(lang, None));
        let report: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema.faults(&report), "");
        let pretty = serde_json::to_string_pretty(&report).unwrap();
        held(&format!("json.{}", lang.pick("vi", "en")), &pretty);
    }
}

#[test]
fn each_line_keeps_to_its_schema_and_the_last_says_the_report_is_whole() {
    let schema = Validator::new(closed(&lines_schema()));
    let text = written(&mut JsonlWriter::new(Lang::Vi, None));
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for line in &lines {
        assert_eq!(schema.faults(line), "");
    }
    assert_ne!(schema.faults(&json!({"plan": {}})), "");
    let whole = written(&mut JsonWriter::new(Lang::Vi, None));
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines.first(), whole.pointer("/plans/0"));
    assert_eq!(lines[1]["unreadable"], whole["unreadable"][0]);
    assert_eq!(
        (&lines[2]["summary"], &lines[2]["unreadable"]),
        (&whole["summary"], &json!(1))
    );
}

//! The JSON Schema of a diff.
//!
//! Targets, citations and tasks have the schema of a target set. Fields may be added and none
//! renamed, so the rest allows more than it names.

use super::json::SCHEMA;
use crate::check::{Name, Severity, Verdict};
use crate::diff::{CitationField, FindingKind, HeadField, TargetField, TargetKind, TaskField};
use crate::plan::read::plan_schema;
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of a diff.
pub fn diff_schema() -> Value {
    let mut definitions = plan_schema()
        .get("$defs")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    for (name, schema) in [
        ("side", side()),
        ("because", because()),
        ("verdict", verdict()),
        ("finding", finding()),
    ] {
        definitions.insert(name.to_owned(), schema);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:doichieu:diff:1",
        "title": SCHEMA,
        "type": "object",
        "required": ["schema", "tool", "old", "new", "head", "targets", "citations", "tasks", "verdicts", "findings", "summary"],
        "properties": {
            "schema": { "const": SCHEMA },
            "tool": {
                "type": "object",
                "required": ["name", "version"],
                "properties": { "name": { "const": "doichieu" }, "version": { "type": "string" } },
            },
            "old": { "$ref": "#/$defs/side" },
            "new": { "$ref": "#/$defs/side" },
            "head": list(&head()),
            "targets": list(&targets()),
            "citations": list(&citations()),
            "tasks": list(&tasks()),
            "verdicts": list(&json!({ "$ref": "#/$defs/verdict" })),
            "findings": list(&findings()),
            "summary": summary(),
        },
        "$defs": definitions,
    })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn or_null(name: &str) -> Value {
    json!({ "anyOf": [{ "$ref": format!("#/$defs/{name}") }, { "type": "null" }] })
}

fn side() -> Value {
    json!({
        "description": "one version: the file, the head of the plan, the day it was judged as of",
        "type": "object",
        "required": ["path", "plan", "as_of"],
        "properties": {
            "path": { "type": "string" },
            "plan": { "$ref": "#/$defs/plan" },
            "as_of": { "type": "string" },
        },
    })
}

fn because() -> Value {
    json!({
        "description": "the changes behind it: JSON Pointers into this file; empty where none is known",
        "type": "array",
        "items": { "type": "string", "pattern": "^/(head|targets|citations|tasks)/[0-9]+$" },
    })
}

fn head() -> Value {
    let fields = [
        HeadField::Number,
        HeadField::Issued,
        HeadField::Issuer,
        HeadField::Title,
        HeadField::Level,
        HeadField::Kind,
        HeadField::Commune,
        HeadField::Province,
        HeadField::Years,
    ]
    .map(HeadField::slug);
    json!({
        "type": "object",
        "required": ["field", "old", "new"],
        "properties": { "field": { "enum": fields } },
    })
}

fn thing(changes: &[&str], lists: Option<&[&str]>, fields: &[&str], of: &str) -> Value {
    let mut properties = Map::new();
    properties.insert("change".to_owned(), json!({ "enum": changes }));
    if let Some(lists) = lists {
        properties.insert("list".to_owned(), json!({ "enum": lists }));
    }
    let fields = json!({
        "description": "what differs; empty where it was added or dropped",
        "type": "array",
        "items": { "enum": fields },
    });
    properties.insert("fields".to_owned(), fields);
    properties.insert("old".to_owned(), or_null(of));
    properties.insert("new".to_owned(), or_null(of));
    let required: Vec<_> = properties.keys().cloned().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

const CHANGES: &[&str] = &["added", "dropped", "changed"];

fn targets() -> Value {
    let mut schema = thing(
        &TargetKind::ALL.map(TargetKind::slug),
        Some(&["targets", "task_targets", "baselines"]),
        &TargetField::ALL.map(TargetField::slug),
        "target",
    );
    if let Some(fields) = schema.as_object_mut() {
        let about = "raised asks more and lowered less, whichever way the number goes: fewer days \
                     to answer is raised";
        fields.insert("description".to_owned(), about.into());
    }
    schema
}

fn citations() -> Value {
    let fields = CitationField::ALL.map(CitationField::slug);
    thing(CHANGES, Some(&["basis", "mentions"]), &fields, "citation")
}

fn tasks() -> Value {
    thing(CHANGES, None, &TaskField::ALL.map(TaskField::slug), "task")
}

fn verdict() -> Value {
    let verdicts: Vec<_> = Verdict::ALL
        .iter()
        .map(|verdict| Some(verdict.slug()))
        .chain([None])
        .collect();
    json!({
        "type": "object",
        "required": ["indicator", "label", "year", "old", "new", "because"],
        "properties": {
            "indicator": { "type": "string", "description": "the slug" },
            "label": { "type": "string" },
            "year": { "type": "integer" },
            "old": { "enum": verdicts },
            "new": { "enum": verdicts },
            "because": { "$ref": "#/$defs/because" },
        },
    })
}

fn findings() -> Value {
    json!({
        "type": "object",
        "required": ["change", "old", "new", "because"],
        "properties": {
            "change": { "enum": FindingKind::ALL.map(FindingKind::slug) },
            "old": or_null("finding"),
            "new": or_null("finding"),
            "because": { "$ref": "#/$defs/because" },
        },
    })
}

fn finding() -> Value {
    let names: Vec<_> = Name::ALL.iter().map(|name| name.slug()).collect();
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::slug);
    json!({
        "type": "object",
        "required": ["name", "severity", "state", "message", "help", "lines", "indicator", "year", "document"],
        "properties": {
            "name": { "enum": names },
            "severity": { "enum": severities },
            "state": { "enum": ["open", "waived", "known"] },
            "message": { "type": "string" },
            "help": { "type": "string" },
            "lines": { "type": ["array", "null"], "items": { "type": "integer", "minimum": 1 } },
            "indicator": { "type": ["string", "null"] },
            "year": { "type": ["integer", "null"] },
            "document": { "type": ["string", "null"] },
        },
    })
}

fn summary() -> Value {
    let count = json!({ "type": "integer", "minimum": 0 });
    let counts = |names: &[&str]| {
        let properties: Map<_, _> = names
            .iter()
            .map(|name| ((*name).to_owned(), count.clone()))
            .collect();
        json!({ "type": "object", "required": names, "properties": properties })
    };
    json!({
        "type": "object",
        "required": ["head", "targets", "citations", "tasks", "verdicts", "findings"],
        "properties": {
            "head": count,
            "targets": counts(&TargetKind::ALL.map(TargetKind::slug)),
            "citations": count,
            "tasks": count,
            "verdicts": count,
            "findings": counts(&FindingKind::ALL.map(FindingKind::slug)),
        },
    })
}

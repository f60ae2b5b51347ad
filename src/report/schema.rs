//! The JSON Schema of a report: what `json` writes.
//!
//! Fields may be added to a report and none renamed, so the schema allows more than it names.

use super::json::{LINES, SCHEMA};
use crate::check::{Name, Severity, Verdict};
use crate::document::{Level, Organ, Subject};
use crate::rule::{EvidenceKind, Force};
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of a report.
pub fn report_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:doichieu:report:1",
        "title": SCHEMA,
        "type": "object",
        "required": ["schema", "tool", "as_of", "plans", "findings", "vanished", "summary"],
        "properties": {
            "schema": { "const": SCHEMA },
            "tool": { "$ref": "#/$defs/tool" },
            "as_of": { "$ref": "#/$defs/as_of" },
            "plans": { "type": "array", "items": { "$ref": "#/$defs/plan" } },
            "unreadable": { "type": "array", "items": { "$ref": "#/$defs/unreadable" } },
            "findings": { "type": "array", "items": { "$ref": "#/$defs/run_finding" } },
                "vanished": { "type": "array", "items": { "$ref": "#/$defs/known" } },
            "summary": { "$ref": "#/$defs/summary" },
        },
        "$defs": defs(),
    })
}

/// The JSON Schema (draft 2020-12) of a line of a report in JSON Lines.
pub fn lines_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:doichieu:report-lines:1",
        "title": LINES,
        "description": "a line for each plan as it is judged, one for each input that gave no plan, \
                        and a last one: without it the report is not whole",
        "anyOf": [
            { "$ref": "#/$defs/plan" },
            { "$ref": "#/$defs/unreadable_line" },
            { "$ref": "#/$defs/last_line" },
        ],
        "$defs": defs(),
    })
}

fn defs() -> Value {
    json!({
        "plan": plan(),
        "head": head(),
        "verdict": verdict(),
        "required": required(),
        "promised": promised(),
        "source": source(),
        "finding": finding(),
        "run_finding": run_finding(),
        "known": known(),
        "summary": summary(),
        "date": { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        "lines": {
            "description": "first and last line of the plan, from 1",
            "type": ["array", "null"],
            "items": { "type": "integer", "minimum": 1 },
            "minItems": 2,
            "maxItems": 2,
        },
        "tool": {
            "type": "object",
            "required": ["name", "version"],
            "properties": {
                "name": { "const": "doichieu" },
                "version": { "type": "string" },
            },
        },
        "as_of": {
            "description": "the day given for all plans; null where each has its own",
            "anyOf": [{ "$ref": "#/$defs/date" }, { "type": "null" }],
        },
        "unreadable": {
            "description": "an input that gave no plan and was not judged",
            "type": "object",
            "required": ["file", "lines"],
            "properties": {
                "file": { "type": "string" },
                "lines": { "type": "array", "items": { "type": "string" }, "description": "what is wrong with it" },
            },
        },
        "unreadable_line": {
            "type": "object",
            "required": ["unreadable"],
            "properties": { "unreadable": { "$ref": "#/$defs/unreadable" } },
        },
        "last_line": {
            "type": "object",
            "required": ["schema", "tool", "as_of", "unreadable", "findings", "vanished", "summary"],
            "properties": {
                "schema": { "const": LINES },
                "tool": { "$ref": "#/$defs/tool" },
                "as_of": { "$ref": "#/$defs/as_of" },
                "unreadable": { "type": "integer", "minimum": 0, "description": "how many inputs gave no plan" },
                "findings": { "type": "array", "items": { "$ref": "#/$defs/run_finding" } },
                "vanished": { "type": "array", "items": { "$ref": "#/$defs/known" } },
                "summary": { "$ref": "#/$defs/summary" },
            },
        },
    })
}

fn plan() -> Value {
    json!({
        "type": "object",
        "required": ["path", "plan", "as_of", "verdicts", "findings", "summary"],
        "properties": {
            "path": { "type": "string", "description": "the file, with its line for a line of many" },
            "plan": { "$ref": "#/$defs/head" },
            "as_of": {
                "type": "object",
                "required": ["date", "origin"],
                "properties": {
                    "date": { "$ref": "#/$defs/date" },
                    "origin": { "enum": ["plan", "given", "today"] },
                },
            },
            "verdicts": { "type": "array", "items": { "$ref": "#/$defs/verdict" } },
            "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } },
            "unread": {
                "description": "what of the plan was not understood; left out where nothing is",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["lines", "words", "why"],
                    "properties": {
                        "lines": { "$ref": "#/$defs/lines" },
                        "words": { "type": "string" },
                        "why": { "type": ["string", "null"] },
                    },
                },
            },
            "summary": { "$ref": "#/$defs/summary" },
        },
    })
}

fn head() -> Value {
    let words = json!({ "type": ["string", "null"] });
    json!({
        "type": "object",
        "required": ["number", "issued", "issuer", "title", "level", "organ", "subject", "kind", "commune", "province", "years"],
        "properties": {
            "number": words,
            "issued": { "anyOf": [{ "$ref": "#/$defs/date" }, { "type": "null" }] },
            "issuer": words,
            "title": words,
            "level": { "enum": slugs(&Level::ALL) },
            "organ": { "enum": slugs(&Organ::ALL) },
            "subject": { "enum": slugs(&Subject::ALL) },
            "kind": words,
            "commune": words,
            "province": words,
            "years": { "type": "array", "items": { "type": "integer" } },
        },
    })
}

/// The slugs of a list, and null.
fn slugs<T>(all: &[(&'static str, T)]) -> Vec<Option<&'static str>> {
    all.iter()
        .map(|(slug, _)| Some(*slug))
        .chain([None])
        .collect()
}

fn verdict() -> Value {
    let verdicts: Vec<_> = Verdict::ALL.iter().map(|verdict| verdict.slug()).collect();
    json!({
        "description": "how the plan answers what is asked of one indicator in one year",
        "type": "object",
        "required": ["indicator", "year", "verdict", "required", "promised", "gap", "force", "targets", "lines", "from", "next"],
        "properties": {
            "indicator": { "type": "string", "description": "the slug" },
            "year": { "type": "integer" },
            "verdict": { "enum": verdicts },
            "required": { "anyOf": [{ "$ref": "#/$defs/required" }, { "type": "null" }] },
            "promised": { "anyOf": [{ "$ref": "#/$defs/promised" }, { "type": "null" }] },
            "gap": { "type": ["number", "null"], "description": "promised less required; below 0 is short" },
            "force": force(),
            "targets": { "type": "array", "items": { "type": "string" } },
            "lines": { "$ref": "#/$defs/lines" },
            "from": { "type": "array", "items": { "$ref": "#/$defs/source" } },
            "next": {
                "description": "the milestone that is not yet due",
                "anyOf": [{ "$ref": "#/$defs/required" }, { "type": "null" }],
            },
        },
    })
}

fn force() -> Value {
    let forces: Vec<_> = Force::ALL
        .iter()
        .map(|(word, _)| Some(*word))
        .chain([None])
        .collect();
    json!({ "enum": forces })
}

fn required() -> Value {
    json!({
        "type": "object",
        "required": ["op", "value", "unit", "by"],
        "properties": {
            "op": { "enum": [">=", ">", "<=", "<"] },
            "value": { "type": "number" },
            "unit": { "type": "string" },
            "by": { "type": "integer", "description": "from this year on" },
        },
    })
}

fn promised() -> Value {
    json!({
        "type": "object",
        "required": ["op", "value", "unit"],
        "properties": {
            "op": { "enum": ["=", ">=", ">", "<=", "<", "range", "level", "text", "bool"] },
            "value": { "type": ["number", "null"] },
            "value_max": { "type": "number" },
            "unit": { "type": ["string", "null"] },
            "text": { "type": "string" },
        },
    })
}

fn source() -> Value {
    let kinds: Vec<_> = EvidenceKind::ALL
        .iter()
        .map(|(word, _)| Some(*word))
        .chain([None])
        .collect();
    json!({
        "description": "a requirement behind a verdict",
        "type": "object",
        "required": ["document", "at", "evidence", "checked", "force", "by", "op", "value", "path"],
        "properties": {
            "document": { "type": "string", "description": "its number, or its title where it has none" },
            "at": { "type": ["string", "null"], "description": "the place in the document" },
            "evidence": { "enum": kinds },
            "checked": { "anyOf": [{ "$ref": "#/$defs/date" }, { "type": "null" }] },
            "force": force(),
            "by": { "type": "integer" },
            "op": { "enum": ["=", ">=", ">", "<=", "<", null] },
            "value": { "type": ["number", "null"] },
            "path": {
                "description": "from the plan to the document; empty where its basis never reaches it",
                "type": "array",
                "items": { "type": "string" },
            },
        },
    })
}

fn known() -> Value {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::slug);
    json!({
        "description": "a finding that the baseline has and the plan has no more",
        "type": "object",
        "required": ["plan", "name", "fingerprint", "severity", "message"],
        "properties": {
            "plan": { "type": "string" },
            "name": { "type": "string" },
            "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
            "severity": { "enum": severities },
            "message": { "type": "string" },
        },
    })
}

fn run_finding() -> Value {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::slug);
    let line = json!({ "type": "integer", "minimum": 1 });
    json!({
        "description": "found about a file of the run that is no plan, such as the waivers",
        "type": "object",
        "required": ["name", "severity", "message", "help", "file", "at", "fingerprint"],
        "properties": {
            "name": { "enum": [Name::UnusedWaiver.slug()] },
            "severity": { "enum": severities },
            "message": { "type": "string" },
            "help": { "type": "string", "description": "what would settle it" },
            "file": { "type": "string" },
            "at": {
                "type": "object",
                "required": ["line", "column"],
                "properties": { "line": line, "column": line },
            },
            "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        },
    })
}

fn finding() -> Value {
    let names: Vec<_> = Name::ALL.iter().map(|name| name.slug()).collect();
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::slug);
    json!({
        "description": "a problem to fix",
        "type": "object",
        "required": ["name", "severity", "message", "help", "lines", "indicator", "year", "document", "targets", "fingerprint", "state"],
        "properties": {
            "name": { "enum": names },
            "severity": { "enum": severities },
            "message": { "type": "string" },
            "help": { "type": "string", "description": "what would settle it" },
            "lines": { "$ref": "#/$defs/lines" },
            "indicator": { "type": ["string", "null"], "description": "the slug" },
            "year": { "type": ["integer", "null"] },
            "document": {
                "description": "its number; as the plan prints it where the finding is about the plan's words",
                "type": ["string", "null"],
            },
            "targets": { "type": "array", "items": { "type": "string" } },
            "file": { "type": "string", "description": "the file that was handed in" },
            "found": { "type": "string", "description": "where it stands, as a person looks it up" },
            "at": at("where in that file; for an office file, in its text"),
            "words": { "type": ["string", "null"], "description": "the plan's own words, where its text was handed in" },
            "rules": {
                "description": "what it rests on, the deciding one first",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["file", "at", "document", "place", "path"],
                    "properties": {
                        "file": { "type": "string", "description": "the rule file" },
                        "at": at("where in the rule file"),
                        "document": { "type": "string" },
                        "place": { "type": ["string", "null"], "description": "article, clause or row of the document" },
                        "path": {
                            "description": "the documents from the plan to this one; empty where its basis never reaches it",
                            "type": "array",
                            "items": { "type": "string" },
                        },
                    },
                },
            },
            "fingerprint": {
                "description": "what the finding is known again by after edits elsewhere in the plan",
                "type": "string",
                "pattern": "^[0-9a-f]{32}$",
            },
            "state": { "enum": ["open", "waived", "known"], "description": "only an open one counts" },
            "waiver": {
                "type": "object",
                "required": ["reason", "approved_by", "until", "at"],
                "properties": {
                    "reason": { "type": "string" },
                    "approved_by": { "type": "string" },
                    "until": { "$ref": "#/$defs/date" },
                    "at": { "type": "string", "description": "file and line of the waiver" },
                },
            },
        },
    })
}

fn at(what: &str) -> Value {
    json!({
        "description": what,
        "type": ["object", "null"],
        "required": ["line", "column"],
        "properties": {
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
        },
    })
}

/// Every count is there, so that a reader need not know what is left out.
fn summary() -> Value {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::slug);
    let verdicts = Verdict::ALL.iter().map(|verdict| verdict.slug());
    let gate = ["waived", "known", "switched_off", "changed"].map(|how| format!("{how}_findings"));
    let gate = gate.iter().map(String::as_str);
    let counts: Vec<_> = ["plans", "failing"]
        .into_iter()
        .chain(gate)
        .chain(severities)
        .chain(verdicts)
        .collect();
    let count = json!({ "type": "integer", "minimum": 0 });
    let properties: serde_json::Map<_, _> = counts
        .iter()
        .map(|name| ((*name).to_owned(), count.clone()))
        .collect();
    json!({ "type": "object", "required": counts, "properties": properties })
}

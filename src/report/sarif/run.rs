//! What is said of the whole run: findings about files that are no plans, what the baseline has
//! and is there no more, and what the configuration takes out.

use super::rule::{RESET, VANISHED, index};
use super::uri::ArtifactLocation;
use super::{Baseline, End};
use crate::gate::RunFinding;
use crate::lang::Lang;
use crate::report::Root;
use crate::report::findings::{configured, gone};
use serde_json::{Value, json};

/// A finding about a file of the run that is no plan.
pub(super) fn result(of: &RunFinding, root: &Root, baseline: Baseline) -> Value {
    let text = format!("{}. {}.", of.message.text, of.message.advice());
    let fingerprint = of.fingerprint.to_string();
    let mut result = json!({
        "ruleId": of.name.slug(),
        "ruleIndex": index(of.name),
        "level": of.severity.slug(),
        // A bracket after a bracket would be a link.
        "message": { "text": text.replace("](", "\\](") },
        "locations": [{ "physicalLocation": {
            "artifactLocation": ArtifactLocation::of_file(&root.path(&of.file)),
            "region": { "startLine": of.position.line, "startColumn": of.position.column },
        } }],
        "partialFingerprints": {
            "doichieu/v1": fingerprint,
            "primaryLocationLineHash": fingerprint,
        },
        "suppressions": [],
        "properties": { "help": of.message.advice(), "state": "open" },
    });
    // No baseline holds what is no plan's.
    if let (Baseline::Given, Some(result)) = (baseline, result.as_object_mut()) {
        result.insert("baselineState".to_owned(), json!("new"));
    }
    result
}

/// What the program says of the run besides its results.
pub(super) fn told(end: &End, lang: Lang) -> Vec<Value> {
    let vanished = end.vanished.iter().map(|record| {
        json!({
            "level": "note",
            "descriptor": { "id": VANISHED },
            "message": { "text": gone(record, lang) },
        })
    });
    let reset = configured(&end.totals.all, lang).map(|text| {
        json!({
            "level": "note",
            "descriptor": { "id": RESET },
            "message": { "text": text },
        })
    });
    vanished.chain(reset).collect()
}

//! The gate: what a finding is known again by, and files that are written whole.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::run;
use doichieu::cli::ExitStatus;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const EXAMPLES: [&str; 5] = ["giao-minh", "ky-hoa", "ngoc-lien", "tan-loi", "xuan-hung"];

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The fingerprints of the findings of a target set, in the order of the report.
fn fingerprints(plan: &Path) -> Vec<(String, String)> {
    let ran = run(["check", "--format", "json", plan.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report.pointer("/plans/0/findings").unwrap();
    let findings = findings.as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings
        .iter()
        .map(|f| (text(&f["name"]), text(&f["fingerprint"])))
        .collect()
}

/// The same plan after edits elsewhere: every line moved down, every id another.
fn moved(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                match (name.as_str(), &mut *value) {
                    ("lines", Value::Array(lines)) => {
                        for line in lines {
                            *line = json!(line.as_u64().unwrap() + 7);
                        }
                    }
                    ("id", Value::String(id)) => id.push_str("-moved"),
                    _ => moved(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(moved),
        _ => {}
    }
}

#[test]
fn a_finding_is_known_again_after_edits_elsewhere() {
    let folder = folder("fingerprints");
    for name in EXAMPLES {
        let plan = PathBuf::from(format!("examples/{name}.json"));
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&plan).unwrap()).unwrap();
        moved(&mut value);
        let edited = folder.join("plan.json");
        fs::write(&edited, value.to_string()).unwrap();
        let (before, after) = (fingerprints(&plan), fingerprints(&edited));
        assert_eq!(before, after, "{name}");
        let apart: BTreeSet<&String> = before.iter().map(|(_, fingerprint)| fingerprint).collect();
        assert_eq!(
            apart.len(),
            before.len(),
            "{name}: two findings with one fingerprint"
        );
    }
}

#[test]
fn a_finding_is_another_when_its_own_words_change() {
    let folder = folder("fingerprints-changed");
    let plan = Path::new("examples/own-minimums/short.json");
    let text = fs::read_to_string(plan).unwrap();
    let rules = "examples/own-minimums/gia-lai-2026.rules";
    let findings = |plan: &Path| {
        let plan = plan.to_str().unwrap();
        let ran = run(["check", "--format", "json", "--rules", rules, plan]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report.pointer("/plans/0/findings").unwrap();
        let mut findings = findings.as_array().unwrap().iter();
        let weaker = findings.find(|f| f["name"] == "weaker-target");
        weaker.unwrap()["fingerprint"].clone()
    };
    let mut value: Value = serde_json::from_str(&text).unwrap();
    for target in value["targets"].as_array_mut().unwrap() {
        target["value"] = json!(1);
    }
    let edited = folder.join("plan.json");
    fs::write(&edited, value.to_string()).unwrap();
    assert_ne!(findings(plan), findings(&edited));
}

#[test]
fn a_format_can_go_to_a_file_beside_the_one_on_screen() {
    let folder = folder("outputs");
    let file = folder.join("report.json");
    let output = format!("json={}", file.display());
    let both = run(["check", "examples/giao-minh.json", "--output", &output]);
    let table = run(["check", "examples/giao-minh.json"]);
    let json = run(["check", "examples/giao-minh.json", "--format", "json"]);
    assert_eq!(both.out, table.out);
    assert_eq!(fs::read_to_string(&file).unwrap(), json.out);
    assert_eq!(both.status, table.status);
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "nothing else is left"
    );
}

#[test]
fn an_output_that_cannot_be_written_stops_the_run_before_it_begins() {
    let folder = folder("unwritable");
    let nowhere = format!("json={}/none/report.json", folder.display());
    let ran = run(["check", "examples/giao-minh.json", "--output", &nowhere]);
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Failure, ""));
    assert!(ran.err.contains("none/report.json"), "{}", ran.err);
    let unknown = run(["check", "examples/giao-minh.json", "--output", "jsn=a"]);
    assert_eq!(unknown.status, ExitStatus::Failure);
    assert!(unknown.err.contains("“jsn”"), "{}", unknown.err);
}

#[test]
fn a_finding_on_a_verdict_points_at_the_rule_that_its_message_names() {
    let of_verdicts = [
        "weaker-target",
        "later-target",
        "missing-target",
        "incomparable-target",
        "unquantified-target",
        "below-lapsed-minimum",
        "off-track-target",
    ];
    let mut seen = BTreeSet::new();
    let mut plans: Vec<(PathBuf, Option<PathBuf>)> = Vec::new();
    for name in of_verdicts {
        for case in fs::read_dir(format!("tests/cases/check/{name}")).unwrap() {
            let case = case.unwrap().path();
            let rules = case.join("rules.rules");
            plans.push((case.join("plan.json"), rules.exists().then_some(rules)));
        }
    }
    plans.push(("examples".into(), None));
    for (plan, rules) in plans {
        let mut arguments = vec!["check".into(), plan.clone().into_os_string()];
        arguments.extend(["--format", "json"].map(Into::into));
        if let Some(rules) = rules {
            arguments.extend(["--no-builtin-rules".into(), "--rules".into(), rules.into()]);
        }
        let report: Value = serde_json::from_str(&run(arguments).out).unwrap();
        let plans = report["plans"].as_array().unwrap();
        let findings = plans
            .iter()
            .flat_map(|plan| plan["findings"].as_array().unwrap());
        for finding in findings {
            let name = finding["name"].as_str().unwrap();
            let Some(name) = of_verdicts.iter().find(|known| **known == name) else {
                continue;
            };
            let (rule, message) = (&finding["rules"][0], finding["message"].as_str().unwrap());
            let Some(document) = rule["document"].as_str() else {
                continue;
            };
            assert!(message.contains(document), "{}: {finding}", plan.display());
            if let Some(place) = rule["place"].as_str() {
                assert!(message.contains(place), "{}: {finding}", plan.display());
            }
            seen.insert(*name);
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

/// A plan that was known with all its findings, then changed: what is open now.
fn open_after(name: &str, change: impl Fn(&mut Value), rename: &str) -> Vec<String> {
    let folder = folder(name);
    let mut plan: Value =
        serde_json::from_str(&fs::read_to_string("examples/tan-loi.json").unwrap()).unwrap();
    let path = folder.join("a.json");
    fs::write(&path, plan.to_string()).unwrap();
    let known = folder.join("known.json");
    let known = known.to_str().unwrap();
    run(["check", path.to_str().unwrap(), "--write-baseline", known]);
    change(&mut plan);
    fs::remove_file(&path).unwrap();
    let path = folder.join(rename);
    fs::write(&path, plan.to_string()).unwrap();
    let path = path.to_str().unwrap();
    let ran = run(["check", path, "--baseline", known, "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report["plans"][0]["findings"].as_array().unwrap().iter();
    findings
        .filter(|f| f["state"] == "open")
        .map(|f| format!("{} {}", f["name"], f["message"]))
        .collect()
}

#[test]
fn what_is_known_stays_known_when_things_move_grow_or_are_renamed() {
    let none: Vec<String> = Vec::new();
    assert_eq!(open_after("known-same", |_| {}, "a.json"), none);
    assert_eq!(open_after("known-renamed", |_| {}, "b.json"), none);
    let swap = |plan: &mut Value| {
        for list in ["targets", "basis", "mentions", "tasks", "baselines"] {
            if let Some(list) = plan.get_mut(list).and_then(Value::as_array_mut) {
                list.reverse();
            }
        }
    };
    // An order of the text of its own is no part of this: what stands behind is found behind.
    let moved = open_after("known-swapped", swap, "a.json");
    assert!(moved.len() <= 1, "{moved:#?}");
    let grow = |plan: &mut Value| {
        for target in plan["targets"].as_array_mut().unwrap() {
            let label = target["label"].as_str().unwrap().to_owned();
            target["label"] = json!(label + " trên địa bàn xã");
        }
    };
    assert_eq!(open_after("known-grown", grow, "a.json"), none);
    let number = |plan: &mut Value| plan["plan"]["number"] = json!("1234/KH-UBND");
    assert_eq!(open_after("known-number", number, "a.json"), none);
    // What is new is new: another target, and a promise that is less.
    let less = |plan: &mut Value| {
        for target in plan["targets"].as_array_mut().unwrap() {
            if target["value"].as_f64().is_some_and(|value| value > 50.0) {
                target["value"] = json!(11);
            }
        }
    };
    assert!(!open_after("known-less", less, "a.json").is_empty());
}

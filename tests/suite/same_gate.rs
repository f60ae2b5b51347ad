//! `check`, `why` and `diff` say the same of a finding: one configuration, one severity, one
//! state.

use super::run::{Ran, run};
use super::waivers::{repository, weaker};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What a command prints of the plan of a repository.
fn on_plan(command: &str, folder: &Path, more: &[&str]) -> Ran {
    let plan = folder.join("xa/a.json");
    run([&[command, plan.to_str().unwrap()], more].concat())
}

/// From a version that promises enough to the plan as it is: exit status and the new finding.
fn diff(folder: &Path, more: &[&str]) -> (u8, Value) {
    let (old, new) = (folder.join("old.json"), folder.join("xa/a.json"));
    let text = fs::read_to_string(&new).unwrap();
    fs::write(&old, text.replace("75", "85")).unwrap();
    let versions = ["diff", old.to_str().unwrap(), new.to_str().unwrap()];
    let ran = run([&versions[..], &["--format", "json"], more].concat());
    assert_eq!(ran.err, "");
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    (ran.status.code(), found)
}

/// Severity and state of the finding by `check`, held against those by `why` and `diff`.
fn everywhere(folder: &Path) -> (u8, [String; 3]) {
    let ran = on_plan("check", folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let plan = &report["plans"][0];
    let (finding, verdict) = (&plan["findings"][0], &plan["verdicts"][0]["verdict"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let said = [&finding["severity"], &finding["state"], verdict].map(text);
    let (status, found) = diff(folder, &[]);
    let new = &found["findings"][0]["new"];
    let moved = &found["verdicts"][0]["new"];
    assert_eq!([&new["severity"], &new["state"], moved].map(text), said);
    let why = on_plan("why", folder, &["online-payment"]).out;
    let label = format!("{}, Target below the minimum (weaker-target)", said[0]);
    assert_eq!(why.contains(&label), !said[0].is_empty(), "{why}");
    assert!(why.contains(&format!("Verdict: {}", said[2])), "{why}");
    assert_eq!(
        why.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("does not count"),
        said[1] != "open" && !said[0].is_empty()
    );
    assert_eq!(status, ran.status.code());
    (status, said)
}

fn said(severity: &str, state: &str, verdict: &str) -> [String; 3] {
    [severity, state, verdict].map(str::to_owned)
}

fn add_to_config(folder: &Path, lines: &str) {
    let file = folder.join("doichieu.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text + lines).unwrap();
}

#[test]
fn a_finding_has_one_severity_and_one_state_in_each_command() {
    let folder = repository("same-open", "");
    assert_eq!(everywhere(&folder), (1, said("error", "open", "weaker")));
    add_to_config(&folder, "[severity]\nweaker-target = \"note\"\n");
    assert_eq!(everywhere(&folder), (0, said("note", "open", "weaker")));

    let folder = repository("same-off", "");
    add_to_config(&folder, "[severity]\nweaker-target = \"off\"\n");
    assert_eq!(everywhere(&folder), (0, said("", "", "weaker")));

    let folder = repository("same-waived", &weaker("2026-12-31"));
    assert_eq!(everywhere(&folder), (0, said("error", "waived", "waived")));
    let rules = folder.join("a.rules");
    let rules = ["--no-builtin-rules", "--rules", rules.to_str().unwrap()];
    let (status, found) = diff(&folder, &[&["--no-config"], &rules[..]].concat());
    assert_eq!(
        (status, &found["findings"][0]["new"]["state"]),
        (1, &Value::from("open"))
    );

    let folder = repository("same-ended", &weaker("2026-11-01"));
    let (status, found) = diff(&folder, &[]);
    assert_eq!(status, 1, "{found}");

    let folder = repository("same-known", "");
    let baseline = folder.join("baseline.json");
    on_plan(
        "check",
        &folder,
        &["--write-baseline", baseline.to_str().unwrap()],
    );
    let config = fs::read_to_string(folder.join("doichieu.toml")).unwrap();
    fs::write(
        folder.join("doichieu.toml"),
        format!("baseline = \"baseline.json\"\n{config}"),
    )
    .unwrap();
    assert_eq!(everywhere(&folder), (0, said("error", "known", "weaker")));
}

#[test]
fn a_broken_file_of_waivers_stops_each_command() {
    let folder = repository("same-broken", "[[waiver]]\nfinding = \"weaker-targe\"\n");
    for ran in [
        on_plan("check", &folder, &[]),
        on_plan("why", &folder, &["online-payment"]),
        on_plan(
            "diff",
            &folder,
            &[folder.join("xa/a.json").to_str().unwrap()],
        ),
    ] {
        assert_eq!((ran.status.code(), ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("waivers.toml"), "{}", ran.err);
    }
}

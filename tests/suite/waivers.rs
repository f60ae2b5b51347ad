//! Waivers: what a reviewer allows stays in the report, does not count, ends, and is missed when
//! it is of no use.

use super::run::beside;
use super::run::{Ran, run};
use doichieu::check::Name;
use doichieu::cli::ExitStatus;
use doichieu::config::waivers;
use doichieu::gate::Scope;
use doichieu::lang::Lang;
use doichieu::text::{Paint, Source};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const CASE: &str = "tests/cases/check/weaker-target/below";

#[test]
fn bad_files_say_all_that_is_wrong() {
    insta::glob!("../cases/waivers/bad", "*.toml", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let source = Source::new(name, fs::read_to_string(path).unwrap());
        let faults = waivers::parse(&source, &["online-payment"]).unwrap_err();
        let report = |lang| faults.report(lang, Paint::Plain, 100);
        beside(
            path,
            &format!("{}\n----\n\n{}", report(Lang::Vi), report(Lang::En)),
        );
    });
}

/// A repository with one plan that has one error, its rules, and these waivers.
pub(crate) fn repository(name: &str, waivers: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    fs::create_dir_all(folder.join("xa")).unwrap();
    fs::copy(format!("{CASE}/plan.json"), folder.join("xa/a.json")).unwrap();
    fs::copy(format!("{CASE}/rules.rules"), folder.join("a.rules")).unwrap();
    let config = "rules = \"a.rules\"\nbuiltin-rules = false\nlanguage = \"en\"\nwaivers = \"waivers.toml\"\n";
    fs::write(folder.join("doichieu.toml"), config).unwrap();
    fs::write(folder.join("waivers.toml"), waivers).unwrap();
    folder
}

fn waiver(finding: &str, plan: &str, about: &str, until: &str) -> String {
    format!(
        "[[waiver]]\nfinding = \"{finding}\"\nplan = \"{plan}\"\n{about}\nreason = \"Awaits the province\"\napproved-by = \"Department of Science\"\nuntil = {until}\n\n"
    )
}

pub(crate) fn weaker(until: &str) -> String {
    waiver(
        "weaker-target",
        "xa/*.json",
        "indicator = \"online-payment\"",
        until,
    )
}

fn check(folder: &Path, more: &[&str]) -> Ran {
    let plans = folder.join("xa");
    let arguments = ["check", plans.to_str().unwrap()];
    run(arguments.iter().chain(more).copied())
}

fn json(folder: &Path, more: &[&str]) -> Value {
    let ran = check(folder, &[&["--format", "json"], more].concat());
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn what_is_waived_is_shown_and_does_not_count() {
    let folder = repository("waived", &weaker("2026-12-31"));
    let ran = check(&folder, &[]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.out);
    for words in [
        "ERROR: ",
        "Awaits the province",
        "Department of Science",
        "2026-12-31",
        "1 waived",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let report = json(&folder, &[]);
    let plan = &report["plans"][0];
    assert_eq!(plan["findings"][0]["state"], "waived");
    assert_eq!(plan["findings"][0]["waiver"]["until"], "2026-12-31");
    assert_eq!(plan["verdicts"][0]["verdict"], "waived");
    assert_eq!(plan["summary"]["error"], 0);
    assert_eq!(plan["summary"]["waived_findings"], 1);
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(
        check(&folder, &["--no-waivers"]).status,
        ExitStatus::Findings
    );
}

#[test]
fn a_waiver_ends_after_its_last_day_and_what_it_allowed_comes_back() {
    let folder = repository("waiver-ends", &weaker("2026-11-22"));
    // The run's day is 22/11/2026.
    assert_eq!(check(&folder, &[]).status, ExitStatus::Success);
    assert_eq!(
        check(&folder, &["--as-of", "2026-11-22"]).status,
        ExitStatus::Success
    );
    let after = check(&folder, &["--as-of", "2026-11-23"]);
    assert_eq!(after.status, ExitStatus::Findings);
    assert!(after.out.contains("(weaker-target)"), "{}", after.out);
    assert!(after.out.contains("(expired-waiver)"), "{}", after.out);
    assert!(after.out.contains("waivers.toml:1"), "{}", after.out);
    let report = json(&folder, &["--as-of", "2026-11-23"]);
    let states: Vec<_> = report["plans"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["name"].as_str().unwrap(), f["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        states,
        [("weaker-target", "open"), ("expired-waiver", "open")]
    );
    // A newer one for the same finding: the old one is of no use, and says so.
    let both = weaker("2026-11-01") + &weaker("2027-01-31");
    fs::write(folder.join("waivers.toml"), both).unwrap();
    let renewed = json(&folder, &[]);
    assert_eq!(renewed["plans"][0]["findings"].as_array().unwrap().len(), 1);
    assert_eq!(renewed["findings"][0]["name"], "unused-waiver");
    assert_eq!(renewed["findings"][0]["at"]["line"], 1);
}

#[test]
fn a_waiver_is_for_its_finding_plan_indicator_and_document_only() {
    let is_waived = |waiver: &str| {
        let folder = repository("waiver-for", waiver);
        json(&folder, &[])["plans"][0]["findings"][0]["state"] == "waived"
    };
    let with = |finding, plan, about| waiver(finding, plan, about, "2026-12-31");
    let indicator = "indicator = \"online-payment\"";
    let document = "document = \"901/QĐ-TTg\"";
    let both = format!("{indicator}\n{document}");
    for (waiver, waived) in [
        (with("weaker-target", "xa/a.json", indicator), true),
        (with("weaker-target", "xa/a.json", document), true),
        (with("weaker-target", "xa/a.json", &both), true),
        (
            with("weaker-target", "**", "document = \"0901/qđ-ttg\""),
            true,
        ),
        (with("weaker-target", "a.json", indicator), false),
        (with("weaker-target", "xa/b.json", indicator), false),
        (with("missing-target", "xa/a.json", indicator), false),
        (
            with("weaker-target", "xa/a.json", "document = \"902/QĐ-TTg\""),
            false,
        ),
        (
            with(
                "weaker-target",
                "xa/a.json",
                &format!("{indicator}\ndocument = \"902/QĐ-TTg\""),
            ),
            false,
        ),
    ] {
        assert_eq!(is_waived(&waiver), waived, "{waiver}");
    }
}

#[test]
fn a_waiver_that_the_run_could_have_used_and_did_not_is_a_finding() {
    let none = waiver("row-gap", "xa/*.json", "", "2026-12-31");
    let elsewhere = waiver("row-gap", "other/*.json", "", "2026-12-31");
    let folder = repository("unused", &(weaker("2026-12-31") + &elsewhere + &none));
    let ran = check(&folder, &["--fail-on", "warning"]);
    assert_eq!(ran.status, ExitStatus::Findings, "{}", ran.out);
    assert!(ran.out.contains("waivers.toml:17"), "{}", ran.out);
    let report = json(&folder, &[]);
    let found = report["findings"].as_array().unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["name"], "unused-waiver");
    assert_eq!(found[0]["severity"], "warning");
    assert_eq!(report["summary"]["warning"], 1);
    // A pattern may be for a plan that this run does not look at.
    fs::copy(folder.join("xa/a.json"), folder.join("xa/b.json")).unwrap();
    let one = folder.join("xa/a.json");
    let ran = run(["check", one.to_str().unwrap(), "--format", "json"]);
    let partial: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(partial["findings"], serde_json::json!([]));
    // It can be set like any other finding.
    let config = fs::read_to_string(folder.join("doichieu.toml")).unwrap();
    let config = config + "[severity]\nunused-waiver = \"off\"\n";
    fs::write(folder.join("doichieu.toml"), config).unwrap();
    assert_eq!(json(&folder, &[])["findings"], serde_json::json!([]));
}

#[test]
fn nothing_is_checked_with_a_broken_file_of_waivers() {
    let folder = repository("waivers-broken", "[[waiver]]\nfinding = \"row-gap\"\n");
    let ran = check(&folder, &[]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("approved-by"), "{}", ran.err);
}

#[test]
fn lists_and_lints_the_waivers() {
    let all = weaker("2026-12-31")
        + &weaker("2026-10-31")
        + &waiver("row-gap", "no-such/**", "", "2026-11-22");
    let folder = repository("waivers-list", &all);
    let file = folder.join("waivers.toml");
    let config = folder.join("doichieu.toml");
    let plans = folder.join("xa");
    let [file, config, plans] = [&file, &config, &plans].map(|path| path.to_str().unwrap());
    let with = |more: &[&str]| {
        let arguments = [&["waivers"], more, &["--config", config]].concat();
        let ran = run(arguments);
        assert_eq!(ran.err, "");
        (ran.out.replace(folder.to_str().unwrap(), "…"), ran.status)
    };
    let (lint, status) = with(&["lint"]);
    assert_eq!(status, ExitStatus::Findings);
    let (state, status) = with(&["list", plans, "--lang", "vi"]);
    assert_eq!(status, ExitStatus::Success);
    let (named, _) = with(&["list", "--waivers", file]);
    let text = format!("{lint}\n{state}\n{named}");
    let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/waivers/list");
    beside(&snapshot, &text);
    fs::write(file, weaker("2026-12-31")).unwrap();
    assert_eq!(with(&["lint"]).1, ExitStatus::Success);
}

#[test]
fn what_a_waiver_has_to_name_each_finding_has() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        let rules = case.join("rules.rules");
        let plan = case.join("plan.json");
        let ran = run([
            "check",
            plan.to_str().unwrap(),
            "--no-builtin-rules",
            "--rules",
            rules.to_str().unwrap(),
            "--format",
            "json",
        ]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        for finding in report["plans"][0]["findings"].as_array().unwrap() {
            let name = Name::named(finding["name"].as_str().unwrap()).unwrap();
            let scope = Scope::of(name);
            let (indicator, document) = (&finding["indicator"], &finding["document"]);
            let place = || format!("{} in {}", name.slug(), case.display());
            assert!(scope.indicator || indicator.is_null(), "{}", place());
            assert!(scope.document || document.is_null(), "{}", place());
            let either = !indicator.is_null() || !document.is_null();
            assert!(either || !scope.always, "{}", place());
            seen.insert(name);
        }
    }
    // One that needs many plans beside each other has its tests in peers.rs.
    let of_one = |name: &Name| *name != Name::OutlyingTarget;
    let of_plans = |name: &&Name| !name.is_of_rules() && !name.is_of_waivers() && of_one(name);
    assert_eq!(seen.len(), Name::ALL.iter().filter(of_plans).count());
}

/// The folders of all cases whose plan is a target set.
fn cases() -> Vec<PathBuf> {
    let folders = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let names = folders(Path::new("tests/cases/check"));
    let mut cases: Vec<PathBuf> = names.iter().flat_map(|name| folders(name)).collect();
    cases.retain(|case| case.join("plan.json").exists());
    cases.sort();
    cases
}

/// The plan of the repository with another value, and some lines further down.
fn edit(folder: &Path, from: &str, to: &str) {
    let file = folder.join("xa/a.json");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, format!("\n\n\n{}", text.replace(from, to))).unwrap();
}

#[test]
fn an_old_fault_passes_after_lines_moved_and_a_new_one_fails() {
    let folder = repository("baseline", "");
    let file = folder.join("baseline.json");
    let name = file.to_str().unwrap();
    let written = check(&folder, &["--write-baseline", name]);
    assert_eq!(written.status, ExitStatus::Success, "{}", written.err);
    let first = fs::read_to_string(&file).unwrap();
    assert_eq!(first.lines().count(), 3, "{first}");
    assert!(
        first.contains("\"plan\":\"xa/a.json\",\"name\":\"weaker-target\""),
        "{first}"
    );
    edit(&folder, "[20, 20]", "[220, 220]");
    let with = |more: &[&str]| check(&folder, &[&["--baseline", name], more].concat());
    let old = with(&[]);
    assert_eq!(old.status, ExitStatus::Success, "{}", old.out);
    assert!(old.out.contains("1 known"), "{}", old.out);
    assert_eq!(
        with(&["--no-waivers", "--fail-on", "note"]).status,
        ExitStatus::Success
    );
    // The same again is the same file.
    assert_eq!(
        check(&folder, &["--write-baseline", name]).status,
        ExitStatus::Success
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), first);
    // A new fault fails beside it.
    fs::copy(format!("{CASE}/plan.json"), folder.join("xa/b.json")).unwrap();
    let new = with(&[]);
    assert_eq!(new.status, ExitStatus::Findings, "{}", new.out);
    fs::remove_file(folder.join("xa/b.json")).unwrap();
    // A promise that sinks is another fault; the old one has vanished, and is named.
    edit(&folder, "75", "70");
    let worse = with(&[]);
    assert_eq!(worse.status, ExitStatus::Findings, "{}", worse.out);
    assert!(
        worse
            .out
            .contains("known before, now gone: xa/a.json: [weaker-target]"),
        "{}",
        worse.out
    );
    let report = json(&folder, &["--baseline", name]);
    assert_eq!(report["vanished"].as_array().unwrap().len(), 1);
    // Plans that are not in the run have not vanished.
    fs::copy(folder.join("xa/a.json"), folder.join("c.json")).unwrap();
    let other = folder.join("c.json");
    let ran = run([
        "check",
        other.to_str().unwrap(),
        "--baseline",
        name,
        "--format",
        "json",
    ]);
    let other: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(other["vanished"], serde_json::json!([]));
}

#[test]
fn what_is_worse_than_in_the_baseline_is_new_and_what_is_waived_is_not_in_it() {
    let folder = repository("baseline-worse", &weaker("2026-12-31"));
    let file = folder.join("baseline.json");
    let name = file.to_str().unwrap();
    assert_eq!(
        check(&folder, &["--write-baseline", name]).status,
        ExitStatus::Success
    );
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.contains("weaker-target"), "{text}");
    check(&folder, &["--write-baseline", name, "--no-waivers"]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"error\"", "\"warning\"")).unwrap();
    let ran = check(&folder, &["--baseline", name, "--no-waivers"]);
    assert_eq!(ran.status, ExitStatus::Findings, "{}", ran.out);
    // Nothing is judged by a broken one, and none is written beside an unreadable plan.
    fs::write(&file, "{").unwrap();
    let broken = check(&folder, &["--baseline", name]);
    assert_eq!(
        (broken.status, broken.out.as_str()),
        (ExitStatus::Failure, "")
    );
    fs::write(folder.join("xa/b.json"), "{").unwrap();
    let refused = check(&folder, &["--write-baseline", name]);
    assert_eq!(refused.status, ExitStatus::Failure);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
}

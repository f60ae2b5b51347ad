//! What is of the whole run, not of one plan: a waiver that nothing needed, what the baseline has
//! and is there no more, and what the configuration takes out. Every format says it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::{Ran, run};
use serde_json::{Value, json};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

const CASE: &str = "tests/cases/check/weaker-target/below";
const CONFIG: &str = "rules = \"a.rules\"\nbuiltin-rules = false\nlanguage = \"en\"\n";
const UNUSED: &str = "[[waiver]]\nfinding = \"row-gap\"\nplan = \"xa/*.json\"\n\
    reason = \"Awaits the province\"\napproved-by = \"Department of Science\"\nuntil = 2026-12-31\n";

/// A repository with one plan that has one error, its rules, and this configuration.
fn repository(name: &str, more: &str) -> PathBuf {
    let folder = crate::run::scratch().join("run-wide").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    fs::create_dir_all(folder.join("xa")).unwrap();
    fs::copy(format!("{CASE}/plan.json"), folder.join("xa/a.json")).unwrap();
    fs::copy(format!("{CASE}/rules.rules"), folder.join("a.rules")).unwrap();
    fs::write(folder.join("doichieu.toml"), format!("{CONFIG}{more}")).unwrap();
    folder
}

/// The same with a waiver that nothing needs, a baseline whose one finding is gone since the
/// promise sank, and the error that came instead made a warning.
fn all(name: &str) -> PathBuf {
    let folder = repository(name, "");
    fs::write(folder.join("waivers.toml"), UNUSED).unwrap();
    let file = folder.join("baseline.json");
    check(&folder, &["--write-baseline", file.to_str().unwrap()]);
    let plan = folder.join("xa/a.json");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(plan, text.replace("75", "70")).unwrap();
    let more = "waivers = \"waivers.toml\"\nbaseline = \"baseline.json\"\n\
        [severity]\nweaker-target = \"warning\"\n";
    fs::write(folder.join("doichieu.toml"), format!("{CONFIG}{more}")).unwrap();
    folder
}

fn check(folder: &Path, more: &[&str]) -> Ran {
    let plans = folder.join("xa");
    let arguments = ["check", plans.to_str().unwrap()];
    run(arguments.iter().chain(more).copied())
}

fn sarif(folder: &Path, more: &[&str]) -> Value {
    let ran = check(folder, &[&["--format", "sarif"], more].concat());
    assert_eq!(ran.err, "");
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    log["runs"][0].clone()
}

#[test]
fn sarif_says_what_is_new_where_a_baseline_is_in_use() {
    let folder = repository("sarif-baseline", "");
    let file = folder.join("baseline.json");
    let name = file.to_str().unwrap();
    let states = |more: &[&str]| -> Vec<Value> {
        let results = sarif(&folder, more)["results"].clone();
        let results = results.as_array().unwrap();
        results
            .iter()
            .map(|one| one["baselineState"].clone())
            .collect()
    };
    assert_eq!(states(&[]), [Value::Null]);
    // What is written down now was not known before.
    assert_eq!(states(&["--write-baseline", name]), [Value::Null]);
    assert_eq!(states(&["--baseline", name]), ["unchanged"]);
    fs::copy(format!("{CASE}/plan.json"), folder.join("xa/b.json")).unwrap();
    assert_eq!(states(&["--baseline", name]), ["new", "unchanged"]);
    let config = format!("{CONFIG}baseline = \"baseline.json\"\n");
    fs::write(folder.join("doichieu.toml"), config).unwrap();
    assert_eq!(states(&[]), ["new", "unchanged"]);
    assert_eq!(states(&["--no-baseline"]), [Value::Null, Value::Null]);
}

#[test]
fn sarif_has_a_result_for_the_waiver_and_notifications_of_the_rest() {
    let run = sarif(&all("sarif"), &[]);
    let results = run["results"].as_array().unwrap();
    let names: Vec<_> = results.iter().map(|one| &one["ruleId"]).collect();
    assert_eq!(names, ["weaker-target", "unused-waiver"]);
    let unused = &results[1];
    let rule = usize::try_from(unused["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "unused-waiver");
    let place = &unused["locations"][0]["physicalLocation"];
    let file = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(file.ends_with("/waivers.toml"), "{file}");
    assert_eq!(place["region"], json!({"startLine": 1, "startColumn": 1}));
    let told = &run["invocations"][0]["toolExecutionNotifications"];
    let of = |id: &str| {
        let one = told.as_array().unwrap().iter();
        let mut one = one.filter(|one| one["descriptor"]["id"] == id);
        one.next().unwrap()["message"]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let gone = of("vanished");
    assert!(
        gone.starts_with("known before, now gone: xa/a.json: [weaker-target]"),
        "{gone}"
    );
    assert!(of("severity-set").ends_with("switched off: 0, of another severity: 1"));
    let sound = sarif(&repository("sarif-sound", ""), &[]);
    assert_eq!(
        sound["invocations"][0]["toolExecutionNotifications"],
        json!([])
    );
}

/// What a format writes of the repository that has it all, as text.
fn written(folder: &Path, format: &str) -> String {
    match format {
        "docx" | "xlsx" => {
            let file = folder.join(format!("table.{format}"));
            let output = format!("{format}={}", file.display());
            check(folder, &["--output", &output]);
            let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
            let part = match format {
                "docx" => "word/document.xml",
                _ => "xl/sharedStrings.xml",
            };
            let mut text = String::new();
            archive
                .by_name(part)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            text
        }
        _ => check(folder, &["--format", format]).out,
    }
}

#[test]
fn every_format_has_the_waiver_that_nothing_needed() {
    let folder = all("every-format");
    let help = "Remove it";
    for format in [
        "table", "json", "jsonl", "markdown", "csv", "sarif", "junit", "github", "gitlab", "xlsx",
        "docx", "html",
    ] {
        let text = written(&folder, format);
        // What an office signs has the name of a finding, and no code.
        let name = ["unused-waiver", "The waiver of"][usize::from(format == "docx")];
        let file = ["waivers.toml", "is for no finding any more"][usize::from(format == "docx")];
        for words in [name, file, help] {
            assert!(text.contains(words), "{format}: {words}: {text}");
        }
    }
}

#[test]
fn what_is_gone_and_what_was_weighed_anew_is_said_where_there_is_room() {
    let folder = all("gone");
    for format in [
        "table", "markdown", "csv", "sarif", "html", "junit", "github", "xlsx", "docx",
    ] {
        let text = written(&folder, format);
        let gone = text.to_lowercase().contains("known before, now gone");
        assert!(gone && text.contains("xa/a.json"), "{format}: {text}");
    }
    for format in ["table", "markdown", "html", "xlsx", "docx"] {
        let text = written(&folder, format);
        assert!(text.contains("1 of another severity"), "{format}: {text}");
    }
    fs::copy(folder.join("xa/a.json"), folder.join("xa/b.json")).unwrap();
    for format in ["markdown", "html", "xlsx"] {
        let text = written(&folder, format);
        assert!(text.contains("2 of another severity"), "{format}: {text}");
    }
}

#[test]
fn the_waiver_is_a_test_case_that_fails_where_warnings_do() {
    let folder = all("cases");
    for (severity, counts) in [
        (
            "error",
            "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\"",
        ),
        (
            "warning",
            "tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\"",
        ),
    ] {
        let text = check(&folder, &["--format", "junit", "--fail-on", severity]).out;
        let document = roxmltree::Document::parse(&text).unwrap();
        let mut suites = document
            .descendants()
            .filter(|node| node.has_tag_name("testsuite"));
        let named = |node: roxmltree::Node<'_, '_>| {
            let name = node.attribute("name").unwrap_or_default();
            name.ends_with("waivers.toml")
        };
        assert!(suites.any(named), "{text}");
        assert!(text.contains(counts), "{text}");
    }
}

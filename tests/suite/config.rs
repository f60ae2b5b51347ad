//! `doichieu.toml`: where it is found, what it says, and all that can be wrong with it.

use super::run::beside;
use super::run::{Ran, run};
use doichieu::cli::ExitStatus;
use doichieu::config::{Config, Faults, waivers};
use doichieu::lang::Lang;
use doichieu::rule::RuleSet;
use doichieu::text::{Paint, Source};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A plan with an error and, by the rules beside it, nothing else.
const CASE: &str = "tests/cases/check/weaker-target/below";

/// An empty folder of this test, a repository of its own: nothing above it is looked at.
fn repository(name: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    folder
}

/// A repository with this configuration, a plan in a folder, and rules in another.
fn with(name: &str, config: &str) -> PathBuf {
    let folder = repository(name);
    for (from, to) in [
        ("plan.json", "plans/plan.json"),
        ("rules.rules", "rules/a.rules"),
    ] {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(Path::new(CASE).join(from), to).unwrap();
    }
    fs::write(folder.join("doichieu.toml"), config).unwrap();
    folder
}

const OWN: &str = "rules = \"rules\"\nbuiltin-rules = false\nlanguage = \"en\"\n";

fn check(folder: &Path, more: &[&str]) -> Ran {
    let plan = folder.join("plans/plan.json");
    let arguments = ["check", plan.to_str().unwrap()];
    run(arguments.iter().chain(more).copied())
}

#[test]
fn bad_files_say_all_that_is_wrong() {
    insta::glob!("../cases/config/bad", "*.toml", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let source = Source::new(name, fs::read_to_string(path).unwrap());
        let faults = Config::parse(&source, &["table", "json"].map(str::to_owned)).unwrap_err();
        let report = |lang| faults.report(lang, Paint::Plain, 100);
        let text = format!("{}\n----\n\n{}", report(Lang::Vi), report(Lang::En));
        beside(path, &text);
    });
}

#[test]
fn it_is_found_upwards_from_the_plan_and_the_command_line_beats_it() {
    let folder = with("config-found", OWN);
    let ran = check(&folder, &[]);
    assert_eq!(ran.status, ExitStatus::Findings, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("Plan"), "{}", ran.out);
    assert!(ran.out.contains("weaker-target"), "{}", ran.out);
    let vietnamese = check(&folder, &["--lang", "vi"]);
    assert!(vietnamese.out.starts_with("Kế"), "{}", vietnamese.out);
    let without = check(&folder, &["--no-config", "--no-builtin-rules"]);
    assert!(!without.out.contains("weaker-target"), "{}", without.out);
    let other = folder.join("other.toml");
    fs::write(&other, "language = \"en\"\nbuiltin-rules = false\n").unwrap();
    let named = check(&folder, &["--config", other.to_str().unwrap()]);
    assert!(named.out.starts_with("Plan"), "{}", named.out);
    assert!(!named.out.contains("weaker-target"), "{}", named.out);
}

#[test]
fn each_plan_is_judged_by_the_configuration_of_its_folder() {
    let top = with(
        "config-nested",
        "language = \"en\"\nbuiltin-rules = false\n",
    );
    let strict = top.join("plans/strict");
    fs::create_dir_all(strict.join("rules")).unwrap();
    fs::copy(top.join("plans/plan.json"), strict.join("plan.json")).unwrap();
    fs::copy(top.join("rules/a.rules"), strict.join("rules/a.rules")).unwrap();
    fs::write(strict.join("doichieu.toml"), OWN).unwrap();
    let failing = |plans: &[&Path], more: &[&str]| -> (ExitStatus, Vec<usize>) {
        let plans = plans.iter().map(|plan| plan.to_str().unwrap());
        let arguments = ["check", "--format", "json"].into_iter();
        let ran = run(arguments.chain(plans).chain(more.iter().copied()));
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let plans = report["plans"].as_array().unwrap().iter();
        let weaker = |plan: &Value| {
            let found = plan["findings"].as_array().unwrap().iter();
            found.filter(|f| f["name"] == "weaker-target").count()
        };
        (ran.status, plans.map(weaker).collect())
    };
    // Plans come in order of their paths: the lax one, then the strict one.
    let plans = top.join("plans");
    assert_eq!(failing(&[&plans], &[]), (ExitStatus::Findings, vec![0, 1]));
    let named = [plans.join("plan.json"), strict.join("plan.json")];
    let both = [named[0].as_path(), named[1].as_path()];
    assert_eq!(failing(&both, &[]), (ExitStatus::Findings, vec![0, 1]));
    assert_eq!(failing(&both[..1], &[]), (ExitStatus::Success, vec![0]));
    let none = ["--no-config", "--no-builtin-rules"];
    assert_eq!(failing(&both, &none), (ExitStatus::Success, vec![0, 0]));
    let one = [
        "--config",
        &*strict.join("doichieu.toml").to_string_lossy().into_owned(),
    ];
    assert_eq!(failing(&both, &one), (ExitStatus::Findings, vec![1, 1]));
    // What fails is each folder's own to say.
    fs::write(
        strict.join("doichieu.toml"),
        OWN.to_owned() + "fail-on = \"none\"\n",
    )
    .unwrap();
    assert_eq!(failing(&[&plans], &[]), (ExitStatus::Success, vec![0, 1]));
    // A broken one below stops the run as one above does.
    fs::write(strict.join("doichieu.toml"), "langage = 1\n").unwrap();
    let ran = run(["check", plans.to_str().unwrap()]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(ran.err.contains("langage"), "{}", ran.err);
}

#[test]
fn nothing_is_done_with_a_broken_file() {
    let folder = with("config-broken", "languages = \"en\"\nbuiltin-rules = 1\n");
    let ran = check(&folder, &["--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("did you mean “language”"), "{}", ran.err);
    assert!(ran.err.contains("doichieu.toml:2:17"), "{}", ran.err);
    let missing = check(&folder, &["--config", "no/such.toml", "--lang", "en"]);
    assert_eq!(missing.status, ExitStatus::Failure);
    assert!(missing.err.contains("no/such.toml"), "{}", missing.err);
}

#[test]
fn what_init_writes_is_valid_with_and_without_its_commented_keys() {
    for lang in ["vi", "en"] {
        let folder = with(&format!("config-init-{lang}"), "");
        let file = folder.join("doichieu.toml");
        fs::remove_file(&file).unwrap();
        let init = || run(["init", folder.to_str().unwrap(), "--lang", lang]);
        let ran = init();
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        assert!(ran.out.contains("doichieu.toml"), "{}", ran.out);
        let written = fs::read_to_string(&file).unwrap();
        let again = init();
        assert_eq!(again.status, ExitStatus::Failure);
        assert_eq!(fs::read_to_string(&file).unwrap(), written);
        fs::write(folder.join("waivers.toml"), "").unwrap();
        fs::write(folder.join("baseline.json"), "").unwrap();
        let parse = |text: &str| {
            let source = Source::new(file.to_str().unwrap(), text);
            Config::parse(&source, &["table", "json"].map(str::to_owned))
                .map_err(|faults| faults.report(Lang::En, Paint::Plain, 100))
        };
        let read = parse(&written).unwrap();
        assert_eq!(
            read,
            Config {
                path: file.clone(),
                ..Config::default()
            }
        );
        let commented =
            |line: &str| line.starts_with('#') && !line.starts_with("# ") && line != "#";
        let keys = written.lines().filter(|line| commented(line)).count();
        assert_eq!(keys, 19, "{written}");
        let all: String = written
            .lines()
            .map(|line| if commented(line) { &line[1..] } else { line })
            .flat_map(|line| [line, "\n"])
            .collect();
        let read = parse(&all).unwrap();
        let said = [
            read.rules.len(),
            read.outputs.len(),
            read.severities.all.len(),
            read.severities.some.len(),
        ];
        assert_eq!(said, [1, 1, 2, 1]);
        assert!(read.waivers.is_some() && read.baseline.is_some() && read.format.is_some());
        assert!(read.builtin_rules.is_some() && read.language.is_some() && read.fail_on.is_some());
        // Each alone, too, but for the lines of an override and of a plan, which belong together.
        for line in written.lines().filter(|line| commented(line)) {
            let belongs = [
                "#[[",
                "#plans",
                "#severity",
                "#level",
                "#province",
                "#organ",
                "#subject",
            ]
            .iter()
            .any(|start| line.starts_with(start));
            if !belongs {
                let one = written.replace(line, &line[1..]);
                assert!(parse(&one).is_ok(), "{line}");
            }
        }
    }
}

fn json(folder: &Path, more: &[&str]) -> Value {
    let ran = check(folder, &[&["--format", "json"], more].concat());
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn severities_are_set_by_finding_and_path_and_the_report_says_how_many() {
    for (severity, status, name, counts) in [
        ("", ExitStatus::Findings, Some("error"), [0, 0]),
        (
            "[severity]\nweaker-target = \"error\"",
            ExitStatus::Findings,
            Some("error"),
            [0, 0],
        ),
        (
            "[severity]\nweaker-target = \"note\"",
            ExitStatus::Success,
            Some("note"),
            [0, 1],
        ),
        (
            "[severity]\nweaker-target = \"off\"",
            ExitStatus::Success,
            None,
            [1, 0],
        ),
        (
            "[[override]]\nplans = \"plans/**\"\nseverity = { weaker-target = \"off\" }",
            ExitStatus::Success,
            None,
            [1, 0],
        ),
        (
            "[[override]]\nplans = [\"other/**\", \"plan.json\"]\nseverity = { weaker-target = \"off\" }",
            ExitStatus::Findings,
            Some("error"),
            [0, 0],
        ),
        (
            "[severity]\nweaker-target = \"off\"\n[[override]]\nplans = \"**/plan.json\"\nseverity.weaker-target = \"warning\"",
            ExitStatus::Success,
            Some("warning"),
            [0, 1],
        ),
    ] {
        let folder = with("config-severity", &format!("{OWN}{severity}\n"));
        let ran = check(&folder, &[]);
        assert_eq!(ran.status, status, "{severity}: {}", ran.out);
        let report = json(&folder, &[]);
        let summary = &report["summary"];
        let counted =
            ["switched_off_findings", "changed_findings"].map(|key| summary[key].as_u64());
        assert_eq!(counted, counts.map(Some), "{severity}");
        let found = &report["plans"][0]["findings"][0]["severity"];
        assert_eq!(found.as_str(), name, "{severity}");
        for (count, words) in counts.iter().zip(["switched off", "of another severity"]) {
            let said = ran.out.contains(&format!("{count} {words}"));
            assert_eq!(said, *count > 0, "{severity}: {}", ran.out);
        }
    }
}

#[test]
fn what_fails_and_what_is_written_come_from_it_unless_the_command_line_says_so() {
    let text = format!(
        "{OWN}fail-on = \"none\"\nformat = \"json\"\n[output]\ntable = \"../report.txt\"\n"
    );
    let folder = with("config-output", &text);
    let (inside, report) = (folder.join("inside"), folder.join("report.txt"));
    fs::create_dir(&inside).unwrap();
    fs::rename(folder.join("doichieu.toml"), inside.join("doichieu.toml")).unwrap();
    fs::rename(folder.join("rules"), inside.join("rules")).unwrap();
    fs::rename(folder.join("plans"), inside.join("plans")).unwrap();
    let ran = check(&inside, &[]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    assert!(ran.out.starts_with("{\"schema\""), "{}", ran.out);
    assert!(
        fs::read_to_string(&report)
            .unwrap()
            .contains("weaker-target")
    );
    fs::remove_file(&report).unwrap();
    let other = folder.join("other.json");
    let output = format!("json={}", other.to_str().unwrap());
    let ran = check(
        &inside,
        &[
            "--fail-on",
            "error",
            "--format",
            "table",
            "--output",
            &output,
        ],
    );
    assert_eq!(ran.status, ExitStatus::Findings);
    assert!(ran.out.starts_with("Plan"), "{}", ran.out);
    assert!(other.exists() && !report.exists());
}

#[test]
fn the_files_of_the_readme_are_valid() {
    let readme = fs::read_to_string("docs/ci.md").unwrap();
    let blocks: Vec<&str> = readme
        .split("```toml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .collect();
    let [config, waivers] = blocks.as_slice() else {
        panic!("{} blocks", blocks.len());
    };
    let folder = with("config-readme", "");
    fs::write(folder.join("waivers.toml"), waivers).unwrap();
    let report = |faults: Faults| faults.report(Lang::En, Paint::Plain, 100);
    let source = |name: &str, text: &str| Source::new(folder.join(name).to_str().unwrap(), text);
    let config = Config::parse(&source("doichieu.toml", config), &[]).map_err(report);
    assert!(config.unwrap().waivers.is_some());
    let rules = RuleSet::load(true, &[]).unwrap();
    let slugs: Vec<&str> = rules.indicators.iter().map(|i| i.slug.as_str()).collect();
    let waivers = waivers::parse(&source("waivers.toml", waivers), &slugs).map_err(report);
    assert_eq!(waivers.unwrap().entries.len(), 1);
}

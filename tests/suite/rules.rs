//! `doichieu rules`: lint, list, show and test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::beside;
use crate::run::run;
use doichieu::cli::ExitStatus;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What a command of `doichieu rules` prints about one file alone, with paths of this machine
/// taken out.
fn about(path: &Path, arguments: &[&str]) -> (ExitStatus, String) {
    let file = path.display().to_string();
    let own = ["--no-builtin-rules", "--rules", &file, "rules"];
    let ran = run(own.iter().chain(arguments).copied());
    let folder = path.parent().unwrap().display().to_string() + "/";
    (ran.status, (ran.out + &ran.err).replace(&folder, ""))
}

fn small() -> PathBuf {
    PathBuf::from("tests/cases/rules/small.rules")
}

#[test]
fn lint_says_what_is_wrong_with_rules() {
    insta::glob!("../cases/lint", "*.rules", |path| {
        let (status, vietnamese) = about(path, &["lint"]);
        let (_, english) = about(path, &["lint", "--lang", "en", "--notes"]);
        let code = status.code();
        beside(
            path,
            &format!("{vietnamese}\n----\n\n{english}\n---- exit status {code}\n"),
        );
    });
}

#[test]
fn the_rules_that_ship_are_sound() {
    let ran = run(["rules", "lint", "--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.out);
}

#[test]
fn list_show_and_test_print_what_the_file_says() {
    let commands: [&[&str]; 8] = [
        &["list"],
        &["list", "--indicators", "--lang", "en"],
        &["show", "nq-71-2025"],
        &["show", "03/nq-cp", "--lang", "en"],
        &["show", "kh-92-2026"],
        &["show", "online-payment"],
        &["show", "online-paymnet"],
        &["test", "--untouched"],
    ];
    let mut text = String::new();
    for command in commands {
        let (status, printed) = about(&small(), command);
        let line = command.join(" ");
        let _ = write!(
            text,
            "$ doichieu rules {line}\n{printed}? {}\n\n",
            status.code()
        );
    }
    beside(&Path::new(env!("CARGO_MANIFEST_DIR")).join(small()), &text);
}

#[test]
fn a_broken_rule_file_stops_every_command() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/syntax/bad/dates.rules");
    for command in [&["list"][..], &["show", "nq-71-2025"], &["lint"], &["test"]] {
        let file = path.display().to_string();
        let ran = run(["--rules", &file, "rules"].iter().chain(command).copied());
        assert_eq!(ran.status, ExitStatus::Failure);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("2025-02-30"), "{}", ran.err);
    }
}

/// How many requirements that ship have a figure.
fn figures() -> usize {
    let rules = doichieu::RuleSet::load(true, &[]).unwrap();
    let with_figure = rules.requirements.iter().filter(|r| r.bound.is_some());
    with_figure.filter(|r| r.judges()).count()
}

#[test]
fn the_tests_that_ship_pass() {
    let ran = run(["rules", "test", "--untouched", "--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.out);
    let each = format!("0 of {} requirements with a figure", figures());
    assert!(ran.out.contains(&each), "{}", ran.out);
}

#[test]
fn lint_takes_the_severities_of_the_configuration() {
    let folder = crate::run::scratch().join("lint-severities");
    std::fs::create_dir_all(&folder).unwrap();
    let config = folder.join("doichieu.toml");
    let lint = |severity: &str| {
        let text = format!("[severity]\nduplicate-rule = \"{severity}\"\n");
        std::fs::write(&config, text).unwrap();
        let file = config.to_str().unwrap();
        let arguments = ["lint", "--lang", "en", "--notes", "--config", file];
        about(Path::new("tests/cases/lint/duplicate.rules"), &arguments)
    };
    let (_, usual) = about(
        Path::new("tests/cases/lint/duplicate.rules"),
        &["lint", "--lang", "en", "--notes"],
    );
    let many = usual.matches("warning[duplicate-rule]").count();
    assert!(many > 0, "{usual}");
    assert_eq!(lint("warning").1, usual);
    for (severity, label, told, status) in [
        (
            "error",
            "error[duplicate-rule]",
            "of another severity",
            ExitStatus::Findings,
        ),
        (
            "note",
            "note[duplicate-rule]",
            "of another severity",
            ExitStatus::Success,
        ),
        ("off", "", "switched off", ExitStatus::Success),
    ] {
        let (ended, text) = lint(severity);
        assert_eq!(ended, status, "{text}");
        assert!(text.ends_with(&format!(", {many} {told}\n")), "{text}");
        let shown = text.matches("[duplicate-rule]").count();
        assert_eq!(shown, if label.is_empty() { 0 } else { many }, "{text}");
        assert!(text.contains(label), "{text}");
    }
}

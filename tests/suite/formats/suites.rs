//! `JUnit`: well-formed, of the usual structure, and the failures can be read back from it.

use super::super::run::run;
use super::whole_run::written_with_run;
use super::{held, written, written_of};
use doichieu::check::Severity;
use doichieu::lang::Lang;
use doichieu::report::junit::JunitWriter;
use doichieu::report::row::rows;
use doichieu::report::{Entry, Summary, Writer};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::BTreeSet;

/// Elements that may stand in an element, and attributes it must have.
const STRUCTURE: &[(&str, &[&str], &[&str])] = &[
    ("testsuites", &["testsuite"], &[]),
    (
        "testsuite",
        &["properties", "testcase"],
        &["name", "tests", "failures", "errors", "skipped"],
    ),
    ("properties", &["property"], &[]),
    ("property", &[], &["name", "value"]),
    (
        "testcase",
        &["failure", "skipped", "error", "system-out"],
        &["classname", "name"],
    ),
    ("failure", &[], &["type", "message"]),
    ("skipped", &[], &["message"]),
    ("error", &[], &["type", "message"]),
    ("system-out", &[], &[]),
];

fn elements<'x>(node: Node<'x, 'x>, name: &str) -> Vec<Node<'x, 'x>> {
    node.descendants()
        .filter(|n| n.has_tag_name(name))
        .collect()
}

/// The structure consumers know, and counts that are those of the cases.
fn sound(document: &Document<'_>) {
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let (_, inside, attributes) = STRUCTURE.iter().find(|(n, ..)| *n == name).unwrap();
        for child in node.children().filter(Node::is_element) {
            assert!(
                inside.contains(&child.tag_name().name()),
                "{name}: {child:?}"
            );
        }
        for attribute in *attributes {
            assert!(node.has_attribute(*attribute), "{name}: {attribute}");
        }
    }
    for suite in elements(document.root(), "testsuite") {
        for (count, of) in [
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ] {
            let n = elements(suite, of).len().to_string();
            assert_eq!(suite.attribute(count), Some(n.as_str()), "{count}");
        }
    }
}

/// Plan, name, message and fingerprint of every failure.
type Failures = BTreeSet<[String; 4]>;

fn failures_of_junit(document: &Document<'_>) -> Failures {
    let failures = elements(document.root(), "failure").into_iter();
    failures
        .map(|failure| {
            let text = failure.text().unwrap();
            [
                failure
                    .parent()
                    .unwrap()
                    .attribute("classname")
                    .unwrap()
                    .to_owned(),
                failure.attribute("type").unwrap().to_owned(),
                failure.attribute("message").unwrap().to_owned(),
                text.lines()
                    .last()
                    .unwrap()
                    .rsplit(' ')
                    .next()
                    .unwrap()
                    .to_owned(),
            ]
        })
        .collect()
}

fn failures_of_json(report: &Value, severities: &[&str]) -> Failures {
    let mut all = Failures::new();
    for plan in report["plans"].as_array().unwrap() {
        for finding in plan["findings"].as_array().unwrap() {
            if severities.contains(&finding["severity"].as_str().unwrap())
                && finding["state"] == "open"
            {
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                let [name, message] = ["name", "message"].map(|field| text(&finding[field]));
                let fingerprint = text(&finding["fingerprint"]);
                all.insert([text(&plan["path"]), name, message, fingerprint]);
            }
        }
    }
    all
}

#[test]
fn the_failures_are_the_findings_that_count() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let json = run(["check", examples, "--format", "json"]);
    let report: Value = serde_json::from_str(&json.out).unwrap();
    for (fail_on, severities) in [
        ("error", &["error"][..]),
        ("warning", &["error", "warning"]),
        ("note", &["error", "warning", "note"]),
        ("none", &[]),
    ] {
        let ran = run(["check", examples, "--format", "junit", "--fail-on", fail_on]);
        let document = Document::parse(&ran.out).unwrap();
        sound(&document);
        let wanted = failures_of_json(&report, severities);
        assert_eq!(failures_of_junit(&document), wanted, "{fail_on}");
        assert_eq!(wanted.is_empty(), ran.status.code() == 0);
    }
}

#[test]
fn a_suite_has_a_case_for_each_row_and_each_other_finding_and_an_unreadable_input_is_an_error() {
    for lang in [Lang::Vi, Lang::En] {
        let mut names = Vec::new();
        let text = written_of(
            &mut JunitWriter::new(lang, Some(Severity::Error)),
            |writer, entry| {
                let rows = rows(entry, lang);
                names = rows
                    .iter()
                    .map(|row| format!("{} {}", row.slug, row.year))
                    .collect();
                let piece = writer.plan(entry, &Summary::of(entry));
                writer.add(piece)
            },
        );
        let document = Document::parse(&text).unwrap();
        sound(&document);
        let cases = elements(document.root(), "testcase");
        for name in names {
            let of_row = cases.iter().filter(|case| {
                let (row, _) = case
                    .attribute("name")
                    .unwrap()
                    .split_once(':')
                    .unwrap_or_default();
                row == name
            });
            assert_eq!(of_row.count(), 1, "{name}");
        }
        assert_eq!(elements(document.root(), "error").len(), 1);
        held(&format!("junit.{}", lang.pick("vi", "en")), &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever an input is called and whatever is said of it, the report is XML that says it; signs that end a line
    /// unseen are written as what they are, elsewhere.
    #[test]
    fn any_words_come_back(
        words in "[\\PC&&[^\u{2028}\u{2029}]]{0,20}[<>&\"'\n\t\u{1}]{0,4}[\\PC&&[^\u{2028}\u{2029}]]{0,20}",
    ) {
        let mut writer = JunitWriter::new(Lang::Vi, None);
        let text = writer.head() + &writer.refused(&words, std::slice::from_ref(&words))
            + &writer.foot(&doichieu::report::End::default());
        let document = Document::parse(&text).unwrap();
        let error = elements(document.root(), "error")[0];
        let wanted = words.replace('\u{1}', "");
        prop_assert_eq!(error.attribute("message"), Some(wanted.as_str()));
        prop_assert_eq!(error.text().unwrap_or_default(), wanted.as_str());
    }
}

#[test]
fn nothing_fails_where_nothing_is_to_fail() {
    let text = written_of(&mut JunitWriter::new(Lang::En, None), |writer, entry| {
        let entry = Entry {
            fails: None,
            ..*entry
        };
        let piece = writer.plan(&entry, &Summary::of(&entry));
        writer.add(piece)
    });
    assert!(!text.contains("<failure") && text.contains("<skipped"));
}

#[test]
fn what_is_said_of_the_run_is_sound_and_no_failure() {
    let text = written_with_run(&mut JunitWriter::new(Lang::Vi, Some(Severity::Error)));
    let document = Document::parse(&text).unwrap();
    sound(&document);
    let plain = written(&mut JunitWriter::new(Lang::Vi, Some(Severity::Error)));
    let before = Document::parse(&plain).unwrap();
    assert_eq!(failures_of_junit(&document), failures_of_junit(&before));
}

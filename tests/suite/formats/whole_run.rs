//! What is said of a whole run: a finding about a file that is no plan, what the baseline has and
//! is there no more, and how many findings the configuration takes out or changes.

use super::super::validator::Validator;
use super::written_to;
use doichieu::check::{Message, Name, Severity};
use doichieu::document::PartialDate;
use doichieu::gate::{Fingerprint, Record, RunFinding};
use doichieu::lang::Lang;
use doichieu::office;
use doichieu::report::csv::CsvWriter;
use doichieu::report::docx::DocxWriter;
use doichieu::report::github::GithubWriter;
use doichieu::report::gitlab::GitlabWriter;
use doichieu::report::html::{HtmlWriter, Shape};
use doichieu::report::json::{JsonWriter, JsonlWriter};
use doichieu::report::junit::JunitWriter;
use doichieu::report::markdown::MarkdownWriter;
use doichieu::report::sarif::{Baseline, SarifWriter};
use doichieu::report::xlsx::XlsxWriter;
use doichieu::report::{End, Summary, Writer};
use doichieu::text::Position;
use serde_json::{Value, json};
use std::io::Read as _;

const GONE: &str = "mức cũ 60% đã được nâng";
const UNUSED: &str = "không kế hoạch nào cần đến";

/// A run with everything that can be said of one besides its plans.
fn end() -> End {
    let mut end = End {
        findings: vec![RunFinding {
            name: Name::UnusedWaiver,
            severity: Severity::Warning,
            message: Message {
                text: UNUSED.to_owned(),
                help: "bỏ mục này".to_owned(),
                ..Message::default()
            },
            file: "waivers.toml".to_owned(),
            position: Position { line: 7, column: 1 },
            fingerprint: Fingerprint::of_words(["unused"]),
        }],
        vanished: vec![Record {
            plan: "xa/a.json".to_owned(),
            name: "weaker-target".to_owned(),
            fingerprint: "0f".repeat(16),
            severity: "error".to_owned(),
            message: GONE.to_owned(),
            near: None,
            words: None,
        }],
        ..End::default()
    };
    let mut all = Summary::default();
    (all.off, all.changed) = (13, 17);
    end.totals.add(None, &all);
    end
}

/// All that a writer writes of the fixed outcome, at the end of such a run.
pub(super) fn written_with_run(writer: &mut dyn Writer) -> String {
    written_to(end(), writer, |writer, entry| {
        let mut summary = Summary::of(entry);
        (summary.off, summary.changed) = (13, 17);
        let piece = writer.plan(entry, &summary);
        writer.add(piece)
    })
}

/// The words of an office file that is written so.
fn office_words(writer: &mut dyn Writer) -> String {
    written_with_run(writer);
    let mut bytes = Vec::new();
    let mut archive = writer.archive(&end()).unwrap();
    archive.read_to_end(&mut bytes).unwrap();
    let (source, _) = office::read(bytes).unwrap().into_source("a");
    source.text().to_owned()
}

#[test]
fn each_format_with_a_place_for_it_says_all_of_it() {
    let lang = Lang::Vi;
    let text = |mut writer: Box<dyn Writer>| written_with_run(writer.as_mut());
    let day = PartialDate::day(2026, 11, 22).unwrap();
    for (format, said) in [
        ("json", text(Box::new(JsonWriter::new(lang, None)))),
        ("jsonl", text(Box::new(JsonlWriter::new(lang, None)))),
        ("markdown", text(Box::new(MarkdownWriter::new(lang)))),
        ("html", text(Box::new(HtmlWriter::new(lang, Shape::File)))),
        ("csv", text(Box::new(CsvWriter::new(lang)))),
        (
            "sarif",
            text(Box::new(SarifWriter::new(lang, Baseline::Given))),
        ),
        (
            "junit",
            text(Box::new(JunitWriter::new(lang, Some(Severity::Error)))),
        ),
        ("github", text(Box::new(GithubWriter::new(lang)))),
        ("xlsx", office_words(&mut XlsxWriter::new(lang, day))),
        ("docx", office_words(&mut DocxWriter::new(lang))),
    ] {
        // GitHub reads a percent sign written so.
        let said = said.replace("%25", "%");
        for words in [GONE, UNUSED, "13", "17"] {
            assert!(said.contains(words), "{format}: {words}");
        }
    }
}

#[test]
fn gitlab_has_issues_only_and_finds_out_itself_what_is_gone() {
    let text = written_with_run(&mut GitlabWriter::new(Lang::Vi));
    let issues: Value = serde_json::from_str(&text).unwrap();
    let issues = issues.as_array().unwrap();
    assert!(
        issues
            .iter()
            .any(|issue| issue["check_name"] == "unused-waiver")
    );
    assert!(!text.contains(GONE));
}

#[test]
fn github_gets_no_more_notices_than_it_shows_with_those_on_the_run() {
    let text = written_with_run(&mut GithubWriter::new(Lang::Vi));
    let notices = text
        .lines()
        .filter(|line| line.starts_with("::notice"))
        .count();
    assert!(notices <= 10, "{text}");
    let of_run = text
        .lines()
        .filter(|line| line.starts_with("::notice title=doichieu::"));
    assert!(of_run.count() >= 2, "{text}");
}

/// As in `scanning`: with all that is said of a run.
#[test]
#[ignore = "needs the official schema: see .ci/run"]
fn a_run_with_findings_of_its_own_keeps_to_the_official_schema() {
    let file = std::env::var_os("SARIF_SCHEMA").unwrap();
    let schema = std::fs::read_to_string(file).unwrap();
    let schema = Validator::new(serde_json::from_str(&schema).unwrap());
    for lang in [Lang::Vi, Lang::En] {
        for baseline in [Baseline::Absent, Baseline::Given] {
            let text = written_with_run(&mut SarifWriter::new(lang, baseline));
            let log: Value = serde_json::from_str(&text).unwrap();
            let run = &log["runs"][0];
            let told = &run["invocations"][0]["toolExecutionNotifications"];
            let ids: Vec<_> = told
                .as_array()
                .unwrap()
                .iter()
                .map(|n| &n["descriptor"]["id"])
                .collect();
            assert_eq!(
                ids,
                [
                    &json!("unreadable"),
                    &json!("vanished"),
                    &json!("severity-set")
                ]
            );
            assert_eq!(schema.faults(&log), "");
        }
    }
}

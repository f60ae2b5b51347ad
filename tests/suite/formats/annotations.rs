//! GitHub annotations and GitLab code quality.

use super::super::validator::Validator;
use super::{held, written, written_of};
use doichieu::lang::Lang;
use doichieu::report::github::GithubWriter;
use doichieu::report::gitlab::GitlabWriter;
use doichieu::report::{Reported, Summary, Writer};
use doichieu::text::seen;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What GitHub reads from a line: level, properties and text.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap();
    let (head, text) = rest.split_once("::").unwrap();
    let (level, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| {
        let text = text.replace("%0A", "\n").replace("%0D", "\r");
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let properties = properties
        .split(',')
        .map(|property| property.split_once('=').unwrap())
        .map(|(name, value)| (name.to_owned(), plain(value)));
    (level.to_owned(), properties.collect(), plain(text))
}

fn value<'p>(properties: &'p [(String, String)], name: &str) -> &'p str {
    let found = properties.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

#[test]
fn github_reads_back_each_finding_with_its_place_and_all_that_is_said_of_it() {
    for lang in [Lang::Vi, Lang::En] {
        let mut wanted = Vec::new();
        let text = written_of(&mut GithubWriter::new(lang), |writer, entry| {
            wanted = Reported::all(entry, lang)
                .into_iter()
                // What is known sends none.
                .filter(|of| of.ruling.state.slug() != "known")
                .map(|of| (of.start(), of.message, of.ruling.fingerprint().to_string()))
                .collect();
            let piece = writer.plan(entry, &Summary::of(entry));
            writer.add(piece)
        });
        let commands: Vec<_> = text.lines().map(command).collect();
        assert_eq!(commands.len(), wanted.len() + 1);
        for ((line, column), message, fingerprint) in wanted {
            let found = commands
                .iter()
                .find(|(_, _, text)| text.contains(&fingerprint));
            let (_, properties, text) = found.unwrap();
            let shown = |words: &str| words.split('\n').map(seen).collect::<Vec<_>>().join("\n");
            assert!(text.starts_with(&shown(&message.text)));
            assert!(text.contains(&shown(&message.help)));
            assert_eq!(value(properties, "file"), super::PLAN);
            assert_eq!(value(properties, "line"), line.to_string());
            assert_eq!(value(properties, "col"), column.to_string());
        }
        held(&format!("github.{}", lang.pick("vi", "en")), &text);
    }
}

#[test]
fn github_gets_no_more_than_it_shows_the_worst_first_and_the_last_counts_the_rest() {
    let mut all = [0; 3];
    let text = written_of(&mut GithubWriter::new(Lang::En), |writer, entry| {
        for _ in 0..12 {
            let piece = writer.plan(entry, &Summary::of(entry));
            for doichieu::report::Ranked { rank, .. } in &piece.ranked {
                all[if rank.counts() {
                    rank.severity as usize
                } else {
                    2
                }] += 1;
            }
            assert_eq!(writer.add(piece), "");
        }
        String::new()
    });
    let commands: Vec<_> = text.lines().map(command).collect();
    let of = |level: &str| commands.iter().filter(|(l, ..)| l == level).count();
    assert_eq!((of("error"), of("warning"), of("notice")), (10, 10, 10));
    assert!(value(&commands[0].1, "title").contains("unreadable"));
    // What counts comes before what is waived or known.
    let notices = commands.iter().filter(|(level, ..)| level == "notice");
    let titles: Vec<_> = notices.map(|(_, p, _)| value(p, "title")).collect();
    assert!(
        titles.iter().all(|title| !title.contains("waived")),
        "{titles:?}"
    );
    let last = &commands.last().unwrap().2;
    let [errors, warnings, notices] = all;
    // The unreadable input takes the place of an error, the last notice that of a note.
    let (errors, warnings, notices) = (errors + 1 - 10, warnings - 10, notices - 9);
    assert!(
        last.contains(&format!(
            "{errors} errors, {warnings} warnings and {notices} notes"
        )),
        "{last}"
    );
}

/// What GitLab's documentation asks of a code quality report.
fn gitlab_schema() -> Value {
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "minLength": 1 },
                "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } },
                        },
                    },
                },
            },
        },
    })
}

#[test]
fn gitlab_gets_an_object_with_a_fingerprint_of_its_own_for_each_finding() {
    let schema = Validator::new(gitlab_schema());
    for lang in [Lang::Vi, Lang::En] {
        let mut count = 0;
        let text = written_of(&mut GitlabWriter::new(lang), |writer, entry| {
            count = entry.outcome.findings.len();
            let piece = writer.plan(entry, &Summary::of(entry));
            writer.add(piece)
        });
        let issues: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema.faults(&issues), "");
        let issues = issues.as_array().unwrap();
        let marks: BTreeSet<_> = issues.iter().map(|i| i["fingerprint"].as_str()).collect();
        assert_eq!((issues.len(), marks.len()), (count + 1, count + 1));
        let pretty = serde_json::to_string_pretty(issues).unwrap();
        held(&format!("gitlab.{}", lang.pick("vi", "en")), &pretty);
    }
}

#[test]
fn gitlab_gets_an_empty_list_of_no_findings() {
    let mut writer = GitlabWriter::new(Lang::Vi);
    let text = writer.head() + &writer.foot(&doichieu::report::End::default());
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json!([]));
    assert!(written(&mut writer).len() > text.len());
}

//! SARIF.

use super::super::validator::Validator;
use super::{held, written_of};
use doichieu::lang::Lang;
use doichieu::report::sarif::{Baseline, SarifWriter};
use doichieu::report::{Reported, Summary};
use serde_json::{Value, json};

fn log(lang: Lang, baseline: Baseline) -> Value {
    let text = super::written(&mut SarifWriter::new(lang, baseline));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn each_finding_is_a_result_with_its_rule_its_place_and_what_it_rests_on() {
    for lang in [Lang::Vi, Lang::En] {
        let mut wanted = Vec::new();
        let text = written_of(
            &mut SarifWriter::new(lang, Baseline::Given),
            |writer, entry| {
                wanted = Reported::all(entry, lang)
                    .into_iter()
                    .map(|of| {
                        (
                            of.ruling.fingerprint().to_string(),
                            of.start(),
                            of.message,
                            of.rules.len(),
                        )
                    })
                    .collect();
                let piece = writer.plan(entry, &Summary::of(entry));
                writer.add(piece)
            },
        );
        let log: Value = serde_json::from_str(&text).unwrap();
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), wanted.len());
        for (fingerprint, (line, column), message, rules) in wanted {
            let of = |r: &&Value| r["partialFingerprints"]["doichieu/v1"] == fingerprint;
            let result = results.iter().find(of).unwrap();
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert_eq!(*region, json!({"startLine": line, "startColumn": column}));
            let text = result["message"]["text"].as_str().unwrap();
            assert!(text.starts_with(&message.text) && text.contains(&message.help));
            let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
            assert_eq!(related, rules);
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(
                run["tool"]["driver"]["rules"][index]["id"],
                result["ruleId"]
            );
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], json!(false));
        assert_eq!(run["properties"]["leftOut"]["error"], json!(0));
        let mut shown = log.clone();
        // The pages have tests of their own, and a new finding moves the others.
        shown["runs"][0]["tool"]["driver"]["rules"] = json!("…");
        for result in shown["runs"][0]["results"].as_array_mut().unwrap() {
            result.as_object_mut().unwrap().remove("ruleIndex");
        }
        let pretty = serde_json::to_string_pretty(&shown).unwrap();
        held(&format!("sarif.{}", lang.pick("vi", "en")), &pretty);
    }
}

#[test]
fn waived_is_suppressed_and_known_is_unchanged_where_there_is_a_baseline() {
    let with = log(Lang::En, Baseline::Given);
    let without = log(Lang::En, Baseline::Absent);
    let results = |log: &Value| log["runs"][0]["results"].as_array().unwrap().clone();
    for result in results(&with) {
        let (suppressed, state, baseline) = (
            result["suppressions"].as_array().unwrap().len(),
            result["properties"]["state"].as_str().unwrap(),
            result["baselineState"].as_str().unwrap(),
        );
        assert_eq!(suppressed == 1, state == "waived");
        assert_eq!(baseline == "unchanged", state == "known");
    }
    assert!(
        results(&without)
            .iter()
            .all(|result| result.get("baselineState").is_none())
    );
}

#[test]
fn no_built_in_rule_pretends_to_be_a_file_of_the_user() {
    let mut bases = Vec::new();
    for result in log(Lang::Vi, Baseline::Absent)["runs"][0]["results"]
        .as_array()
        .unwrap()
    {
        for place in result["relatedLocations"].as_array().into_iter().flatten() {
            let file = place["physicalLocation"]["artifactLocation"].clone();
            let builtin = file["uri"].as_str().unwrap().starts_with("rules/national/");
            assert_eq!(file["uriBaseId"] == "BUILTIN_RULES", builtin, "{file}");
            bases.push(builtin);
        }
    }
    assert!(bases.contains(&true) && bases.contains(&false));
}

#[test]
fn more_results_than_github_takes_are_cut_the_worst_stay_and_the_cut_is_told() {
    const TAKEN: usize = 25_000;
    let (mut plans, mut of_plan) = (0, [0; 3]);
    let text = written_of(
        &mut SarifWriter::new(Lang::En, Baseline::Absent),
        |writer, entry| {
            let piece = writer.plan(entry, &Summary::of(entry));
            for doichieu::report::Ranked { rank, .. } in &piece.ranked {
                of_plan[rank.severity as usize] += 1;
            }
            plans = 2 * TAKEN / piece.ranked.len();
            for _ in 0..plans {
                assert_eq!(writer.add(piece.clone()), "");
            }
            String::new()
        },
    );
    let log: Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), TAKEN);
    for (level, all) in ["error", "warning", "note"].into_iter().zip(of_plan) {
        let kept = results
            .iter()
            .filter(|result| result["level"] == level)
            .count();
        let left_out = run["properties"]["leftOut"][level].as_u64().unwrap();
        assert_eq!(kept as u64 + left_out, (all * plans) as u64, "{level}");
    }
    let told = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap();
    assert!(told.iter().any(|one| one["descriptor"]["id"] == "left-out"));
}

/// The schema as OASIS publishes it is no part of this project: `.ci/run` fetches it and names
/// the file in `SARIF_SCHEMA`.
#[test]
#[ignore = "needs the official schema: see .ci/run"]
fn what_is_written_keeps_to_the_official_schema() {
    let file = std::env::var_os("SARIF_SCHEMA").unwrap();
    let schema = std::fs::read_to_string(file).unwrap();
    let schema = Validator::new(serde_json::from_str(&schema).unwrap());
    for lang in [Lang::Vi, Lang::En] {
        for baseline in [Baseline::Absent, Baseline::Given] {
            assert_eq!(schema.faults(&log(lang, baseline)), "");
        }
    }
    assert_ne!(schema.faults(&json!({"version": "2.1.0"})), "");
}

//! Plans laid beside those of other communes: `outlying-target`, `--peers`, `--write-peers`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::{Ran, run};
use super::validator::Validator;
use std::fs;
use std::path::Path;

/// A plan of a commune that promises so much online payment.
fn plan(commune: &str, value: i64) -> String {
    format!(
        r#"{{ "schema": "doichieu/plan/1",
 "plan": {{ "number": "31/KH-UBND", "issued": "2026-03-20", "issuer": "UBND xã {commune}", "title": "Kế hoạch Chuyển đổi số xã {commune} năm 2026", "level": "commune", "kind": "commune", "commune": "{commune}", "province": "Lâm Đồng", "years": [2026] }},
 "targets": [ {{ "id": "t1", "label": "Tỷ lệ thanh toán trực tuyến trong giải quyết thủ tục hành chính, dịch vụ công", "indicator": "online-payment", "op": ">=", "value": {value}, "unit": "%", "year": 2026, "lines": [20, 20] }} ] }}"#
    )
}

/// So many plans of 80% and one of 8%.
fn folder(plans: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for at in 1..plans {
        let value = if at % 2 == 0 { 80 } else { 85 };
        let path = folder.path().join(format!("{at:02}.json"));
        fs::write(path, plan(&format!("Số {at}"), value)).unwrap();
    }
    fs::write(folder.path().join("low.json"), plan("Thấp", 8)).unwrap();
    folder
}

fn check(path: &Path, more: &[&str]) -> Ran {
    let path = path.to_str().unwrap();
    run([
        &["check", path, "--lang", "en", "--fail-on", "none"][..],
        more,
    ]
    .concat())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn from_twenty_plans_on_who_stands_apart_is_told_at_the_end() {
    let ran = check(folder(21).path(), &[]);
    let out = one_line(&ran.out);
    let words = "promises ≥ 8% for 2026, far from 21 plans of the province: half of them lie between 80% and 85%, the middle one at 80%; 0 set less, 20 set more (outlying-target)";
    assert!(out.contains(words), "{out}");
    assert_eq!(out.matches("(outlying-target)").count(), 1);
    assert!(out.contains("it is no minimum of any document"), "{out}");
    let ran = check(folder(19).path(), &[]);
    assert!(!ran.out.contains("outlying-target"), "{}", ran.out);
}

#[test]
fn one_plan_is_laid_beside_the_figures_of_an_earlier_run() {
    let folder = folder(21);
    let file = folder.path().join("peers.txt");
    let file = file.to_str().unwrap();
    check(folder.path(), &["--write-peers", file]);
    let written = fs::read_to_string(file).unwrap();
    check(folder.path(), &["--write-peers", file]);
    assert_eq!(fs::read_to_string(file).unwrap(), written);
    let schema = run(["schema", "peers"]);
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(Validator::new(schema).faults(&value), "");
    for (plan, found) in [("low.json", true), ("01.json", false)] {
        let ran = check(
            &folder.path().join(plan),
            &["--peers", file, "--format", "json"],
        );
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["plans"][0]["findings"].as_array().unwrap();
        let outlying: Vec<_> = findings
            .iter()
            .filter(|f| f["name"] == "outlying-target")
            .collect();
        assert_eq!(outlying.len(), usize::from(found), "{}", ran.out);
        assert!(outlying.iter().all(|f| f["severity"] == "note"));
        let words = "promises ≥ 8% for 2026, far from 21 plans of the province: half of them lie between 80% and 85%";
        let said =
            |f: &&serde_json::Value| f["message"].as_str().is_some_and(|of| of.contains(words));
        assert!(outlying.iter().all(said), "{}", ran.out);
    }
}

#[test]
fn who_stands_apart_is_told_at_its_line_and_silenced_like_any_finding() {
    let folder = folder(21);
    let outlying = |more: &[&str]| {
        let ran = check(folder.path(), &[&["--format", "json"][..], more].concat());
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        findings
            .iter()
            .map(|f| {
                format!("{} {} {}", f["name"], f["severity"], f["at"]["line"]).replace('"', "")
            })
            .collect::<Vec<_>>()
    };
    let found = outlying(&[]);
    assert_eq!(found, ["outlying-target note 3"]);
    let waiver = |indicator: &str| {
        format!(
            "[[waiver]]\nfinding = \"outlying-target\"\nplan = \"low.json\"\nindicator = \"{indicator}\"\nreason = \"Xã nghèo\"\napproved-by = \"Sở\"\nuntil = 2099-12-31\n"
        )
    };
    let file = folder.path().join("waivers.toml");
    let waivers = file.to_str().unwrap();
    fs::write(&file, waiver("online-payment")).unwrap();
    assert_eq!(outlying(&["--waivers", waivers]), Vec::<String>::new());
    fs::write(&file, waiver("coverage-5g-population")).unwrap();
    let other = ["unused-waiver warning 1", "outlying-target note 3"];
    assert_eq!(outlying(&["--waivers", waivers]), other);
    fs::remove_file(&file).unwrap();
    let file = folder.path().join("doichieu.toml");
    for (severity, found) in [
        ("off", vec![]),
        ("warning", vec!["outlying-target warning 3"]),
    ] {
        fs::write(
            &file,
            format!("[severity]\noutlying-target = \"{severity}\"\n"),
        )
        .unwrap();
        assert_eq!(outlying(&["--config", file.to_str().unwrap()]), found);
    }
}

#[test]
fn a_file_that_holds_no_figures_is_refused() {
    let folder = folder(2);
    let plan = folder.path().join("low.json");
    let bad = folder.path().join("bad.json");
    fs::write(&bad, r#"{"schema":"doichieu/peers/1","plans":1,"groups":[{"indicator":"a","year":2026,"province":"b","values":[["80",9999999]]}]}"#).unwrap();
    for file in [
        plan.to_str().unwrap(),
        bad.to_str().unwrap(),
        "no/such/file.json",
    ] {
        let ran = check(&plan, &["--peers", file]);
        assert_eq!(ran.status.code(), 2, "{}", ran.err);
        assert!(ran.err.contains("figures of other communes"), "{}", ran.err);
    }
}

#[test]
fn the_page_of_a_province_and_the_workbook_say_how_the_figures_lie() {
    let folder = folder(21);
    let page = one_line(&check(folder.path(), &["--format", "html"]).out);
    assert!(page.contains("no legal minimum"), "{page}");
    assert!(
        page.contains("<td>21</td><td>80%</td><td>80%</td><td>85%</td>"),
        "{page}"
    );
}

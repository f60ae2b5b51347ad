//! `rules draft`: from a province's plan to rules that judge a commune's plan.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Drafts rules into a file of this folder and returns the file.
fn drafted(folder: &Path, plan: &str) -> String {
    let file = folder.join("draft.rules").display().to_string();
    let ran = run(["rules", "draft", plan, "--output", &file]);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (ExitStatus::Success, ""),
        "{}",
        ran.err
    );
    file
}

#[test]
fn a_draft_says_what_is_sure_and_leaves_the_rest_in_comments() {
    insta::glob!("../cases/rules-draft", "*.{txt,json,docx}", |path| {
        let path = path
            .strip_prefix(env!("CARGO_MANIFEST_DIR"))
            .unwrap_or(path);
        let ran = run(["rules", "draft", path.to_str().unwrap()]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        // It is a rule file in its layout, and no figure is without its place or its evidence.
        let file = folder("draft-layout").join("draft.rules");
        fs::write(&file, &ran.out).unwrap();
        let laid = run(["rules", "fmt", "--check", file.to_str().unwrap()]);
        assert_eq!(laid.status, ExitStatus::Success, "{}", laid.out);
        for block in ran
            .out
            .split("\n\n")
            .filter(|block| block.starts_with("from "))
        {
            assert!(block.contains("evidence "), "{block}");
        }
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("../cases/rules-draft");
            settings.set_prepend_module_to_snapshot(false);
            settings.remove_snapshot_suffix();
            settings.set_omit_expression(true);
            settings.set_input_file("");
            settings
        };
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        settings.bind(|| insta::assert_snapshot!(name, format!("{}\n{}", ran.out, ran.err)));
    });
}

#[test]
fn every_draft_stands_beside_the_rules_that_ship() {
    for plan in [
        "lam-dong.txt",
        "an-giang.txt",
        "bo.json",
        "gia-lai.txt",
        "ca-mau.docx",
        "hue.docx",
        "quang-tri.txt",
    ] {
        let folder = folder(&format!("draft-{plan}"));
        let file = drafted(&folder, &format!("tests/cases/rules-draft/{plan}"));
        let listed = run(["rules", "list", "--rules", &file]);
        assert_eq!(listed.status, ExitStatus::Success, "{plan}: {}", listed.err);
    }
    for plan in [
        "lam-dong.txt",
        "gia-lai.txt",
        "ca-mau.docx",
        "hue.docx",
        "quang-tri.txt",
    ] {
        let folder = folder(&format!("draft-lint-{plan}"));
        let file = drafted(&folder, &format!("tests/cases/rules-draft/{plan}"));
        let lint = run(["rules", "lint", "--rules", &file]);
        assert_eq!(lint.status, ExitStatus::Success, "{plan}: {}", lint.out);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_draft_from_a_pdf_has_the_rules_of_the_word_file() {
    let rules = |plan: &str| {
        let ran = run(["rules", "draft", &format!("tests/cases/rules-draft/{plan}")]);
        let rules = ran.out.split("\n# Chưa thành").next().unwrap().to_owned();
        rules.replace(plan, "plan")
    };
    assert_eq!(rules("hue.pdf"), rules("hue.docx"));
}

#[test]
fn a_figure_of_the_whole_province_fails_no_commune() {
    let folder = folder("draft-whole");
    let rules = drafted(&folder, "tests/cases/rules-draft/ca-mau.docx");
    let target = |id, indicator, value, unit| json!({"id": id, "label": "x", "indicator": indicator, "op": ">=", "value": value, "unit": unit, "year": 2027});
    let mut plan = commune(80, 85);
    plan["plan"]["province"] = json!("Cà Mau");
    plan["targets"] = json!([
        target("t1", "online-payment", 10, "%"),
        target("t2", "community-digital-teams", 12, "tổ"),
        target("t3", "digital-signature-adults", 10, "%"),
    ]);
    let file = folder.join("plan.json");
    fs::write(&file, plan.to_string()).unwrap();
    let ran = run([
        "check",
        "--format",
        "json",
        "--rules",
        &rules,
        file.to_str().unwrap(),
    ]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report
        .pointer("/plans/0/findings")
        .unwrap()
        .as_array()
        .unwrap();
    let weaker = findings
        .iter()
        .filter(|finding| finding["name"] == "weaker-target");
    let weaker: Vec<&str> = weaker
        .map(|finding| finding["severity"].as_str().unwrap())
        .collect();
    assert_eq!(weaker, ["warning", "warning"]);
}

#[test]
fn lint_finds_the_figure_below_the_nation_s() {
    let folder = folder("draft-loosened");
    let file = drafted(&folder, "tests/cases/rules-draft/an-giang.txt");
    let lint = run(["rules", "lint", "--rules", &file]);
    assert_eq!(lint.status, ExitStatus::Findings);
    assert!(lint.out.contains("loosened-rule"), "{}", lint.out);
    assert!(
        lint.out.contains("work-files-online >= 95%"),
        "{}",
        lint.out
    );
}

/// A commune's plan of Lâm Đồng for 2027 that promises this much of two things.
fn commune(online: u32, payment: u32) -> Value {
    let target = |id, indicator, label, value| json!({"id": id, "label": label, "indicator": indicator, "op": ">=", "value": value, "unit": "%", "year": 2027});
    json!({
        "schema": "doichieu/plan/1",
        "plan": {"number": "15/KH-UBND", "issued": "2027-03-01", "issuer": "UBND xã Mẫu", "level": "commune",
            "kind": "commune", "commune": "Mẫu", "province": "Lâm Đồng", "years": [2027]},
        "basis": [], "mentions": [],
        "targets": [
            target("t1", "dossiers-online-end-to-end", "Hồ sơ trực tuyến toàn trình", online),
            target("t2", "online-payment", "Thanh toán trực tuyến", payment),
        ],
        "task_targets": [], "baselines": [], "tasks": []
    })
}

/// The verdicts on a plan by a drafted file alone, with its indicator files.
fn verdicts(folder: &Path, rules: &str, plan: &Value) -> Vec<(String, String)> {
    let file = folder.join("plan.json");
    fs::write(&file, plan.to_string()).unwrap();
    let ran = run([
        "check",
        "--format",
        "json",
        "--rules",
        rules,
        file.to_str().unwrap(),
    ]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let verdicts = report.pointer("/plans/0/verdicts").unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let verdicts = verdicts.as_array().unwrap().iter();
    verdicts
        .map(|v| (text(&v["indicator"]), text(&v["verdict"])))
        .collect()
}

#[test]
fn a_commune_s_plan_is_judged_by_the_draft_at_once() {
    let folder = folder("draft-check");
    let rules = drafted(&folder, "tests/cases/rules-draft/lam-dong.txt");
    let of = |online, payment, indicator: &str| {
        let found = verdicts(&folder, &rules, &commune(online, payment));
        let mut found = found.into_iter().filter(|(known, _)| known == indicator);
        found.next().unwrap().1
    };
    assert_eq!(of(80, 85, "dossiers-online-end-to-end"), "met");
    assert_eq!(of(79, 85, "dossiers-online-end-to-end"), "weaker");
    assert_eq!(of(80, 90, "online-payment"), "exceeded");
    assert_eq!(of(80, 84, "online-payment"), "weaker");
}

#[test]
fn what_cannot_be_drafted_says_what_it_lacks_and_a_file_is_never_overwritten() {
    let folder = folder("draft-refused");
    let commune = run(["rules", "draft", "examples/tan-loi.json"]);
    assert_eq!(
        (commune.status, commune.out.as_str()),
        (ExitStatus::Failure, "")
    );
    assert!(commune.err.contains("cấp xã"), "{}", commune.err);
    let bare = folder.join("bare.json");
    let plan = json!({"schema": "doichieu/plan/1", "plan": {}, "basis": [], "targets": []});
    fs::write(&bare, plan.to_string()).unwrap();
    let ran = run(["rules", "draft", bare.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert_eq!(ran.err.lines().count(), 4, "{}", ran.err);
    let mine = folder.join("mine.rules");
    fs::write(&mine, "# mine\n").unwrap();
    let mine = mine.to_str().unwrap();
    let plan = "tests/cases/rules-draft/lam-dong.txt";
    let ran = run(["rules", "draft", plan, "--output", mine]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert_eq!(fs::read_to_string(mine).unwrap(), "# mine\n");
}

#[test]
fn a_document_of_the_registry_gets_its_block_only() {
    let folder = folder("draft-known");
    let plan = folder.join("plan.json");
    let mut known = commune(80, 85);
    known["plan"] = json!({"number": "92/KH-UBND", "issued": "2026-03-26", "issuer": "UBND tỉnh Ninh Bình",
        "title": "Kế hoạch Chuyển đổi số tỉnh Ninh Bình năm 2026", "level": "province",
        "province": "Ninh Bình", "years": [2026]});
    fs::write(&plan, known.to_string()).unwrap();
    let ran = run(["rules", "draft", plan.to_str().unwrap()]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    assert!(!ran.out.contains("\ndocument "), "{}", ran.out);
    assert!(
        ran.out.contains("from kh-92-ninh-binh-2026 for commune {"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("2026-92-kh-ubnd.rules"), "{}", ran.out);
}

#[test]
fn what_the_options_say_stands_in_place_of_what_the_text_says() {
    let plan = "tests/cases/rules-draft/lam-dong.txt";
    let ran = run([
        "rules",
        "draft",
        plan,
        "--number",
        "77/KH-UBND",
        "--date",
        "2027-02-03",
        "--issuer",
        "UBND tỉnh Cà Mau",
        "--province",
        "ca mau",
        "--title",
        "Kế hoạch thử",
        "--years",
        "2027..2028",
    ]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    for line in [
        "document kh-77-ca-mau-2027 {",
        "  number     \"77/KH-UBND\"",
        "  issued     2027-02-03",
        "  issuer     \"UBND tỉnh Cà Mau\"",
        "  area       \"Cà Mau\"",
        "  title      \"Kế hoạch thử\"",
        "  period     2028",
    ] {
        assert!(ran.out.lines().any(|l| l == line), "{line}\n{}", ran.out);
    }
    let wrong = run(["rules", "draft", plan, "--years", "2028..2027"]);
    assert_eq!(wrong.status, ExitStatus::Failure);
    let wrong = run(["rules", "draft", plan, "--province", "Cà Mâu"]);
    assert!(wrong.err.contains("Cà Mau"), "{}", wrong.err);
}

#[test]
fn the_next_step_names_a_file_that_is_there_and_passes() {
    let folder = folder("draft-next");
    let file = folder.join("draft.rules").display().to_string();
    let plan = "tests/cases/rules-draft/lam-dong.txt";
    let ran = run(["rules", "draft", plan, "--output", &file, "--lang", "en"]);
    let next = ran
        .err
        .trim()
        .rsplit("doichieu ")
        .next()
        .unwrap()
        .to_owned();
    let next: Vec<&str> = next.split(' ').collect();
    assert_eq!(next, ["rules", "lint", "--only", &file]);
    let lint = run(next);
    assert_eq!(lint.status, ExitStatus::Success, "{}", lint.out);
}

#[test]
fn a_draft_makes_no_error_before_one_line_of_its_head_is_changed() {
    let folder = folder("draft-unread");
    let rules = drafted(&folder, "tests/cases/rules-draft/lam-dong.txt");
    let plan = folder.join("plan.json");
    fs::write(&plan, commune(79, 85).to_string()).unwrap();
    let severities = || {
        let ran = run([
            "check",
            "--format",
            "json",
            "--rules",
            &rules,
            plan.to_str().unwrap(),
        ]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report.pointer("/plans/0/findings").unwrap();
        let findings = findings.as_array().unwrap().iter();
        let weaker = findings.filter(|finding| finding["name"] == "weaker-target");
        let of = |finding: &Value| finding["severity"].as_str().unwrap().to_owned();
        weaker.map(of).collect::<Vec<_>>()
    };
    let before = severities();
    let text = fs::read_to_string(&rules).unwrap();
    let read = text.replacen("\n  verified   partly\n", "\n  verified   read\n", 1);
    assert_ne!(text, read);
    fs::write(&rules, read).unwrap();
    assert_eq!(
        (before, severities()),
        (vec!["warning".to_owned()], vec!["error".to_owned()])
    );
}

/// The commands of the walk in `docs/rules.md`.
fn walk() -> Vec<String> {
    let page = fs::read_to_string("docs/rules.md").unwrap();
    let (_, walk) = page.split_once("## The walk").unwrap();
    let block = walk.split("```").nth(1).unwrap();
    let lines = block
        .lines()
        .filter_map(|line| line.strip_prefix("doichieu "));
    lines.map(ToOwned::to_owned).collect()
}

#[test]
fn the_walk_of_the_page_needs_one_line_changed_by_hand() {
    let folder = folder("draft-walk");
    let file = folder.join("own.rules").display().to_string();
    let plan = folder.join("commune.json").display().to_string();
    let mut commune = commune(80, 85);
    commune["plan"]["province"] = json!("Quảng Trị");
    commune["plan"]["years"] = json!([2030]);
    commune["plan"]["issued"] = json!("2030-02-01");
    commune["targets"][0]["year"] = json!(2030);
    fs::write(&plan, commune.to_string()).unwrap();
    let commands = walk();
    assert_eq!(commands.len(), 5, "{commands:?}");
    for command in &commands {
        let words: Vec<&str> = command
            .split(' ')
            .map(|word| match word {
                "PLAN" => "tests/cases/rules-draft/quang-tri.txt",
                "COMMUNE" => plan.as_str(),
                "own.rules" => file.as_str(),
                other => other,
            })
            .collect();
        let judges = command.starts_with("check ");
        let ran = run(words);
        let expected = if judges {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        assert_eq!(ran.status, expected, "{command}: {}{}", ran.out, ran.err);
        if judges {
            // 80% of the dossiers, where the province asks 90% of each commune.
            assert!(ran.out.contains("908/KH-UBND"), "{}", ran.out);
            assert!(ran.out.contains("(weaker-target)"), "{}", ran.out);
        } else if command.starts_with("rules draft") {
            let drafted = fs::read_to_string(&file).unwrap();
            assert_eq!(drafted.matches("  verified   partly\n").count(), 1);
            let read = drafted.replace("  verified   partly\n", "  verified   read\n");
            fs::write(&file, read).unwrap();
        }
    }
}

#[test]
fn a_document_that_ships_is_drafted_anew_beside_a_copy_without_it() {
    let folder = folder("draft-anew").join("rules");
    let path = |file: &str| folder.join(file).display().to_string();
    let exported = run(["rules", "export", &path("")]);
    assert_eq!(exported.status, ExitStatus::Success, "{}", exported.err);
    // The file of a plan in this manner, under the number of one that ships.
    let file = path("nghe-an/2025-987-kh-ubnd.rules");
    fs::remove_file(&file).unwrap();
    let ran = run([
        "rules",
        "draft",
        "tests/cases/rules-draft/quang-tri.txt",
        "--number",
        "987/KH-UBND",
        "--date",
        "2025-11-20",
        "--issuer",
        "UBND tỉnh Nghệ An",
        "--province",
        "Nghệ An",
        "--no-builtin-rules",
        "--rules",
        &path(""),
        "--output",
        &file,
    ]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    let drafted = fs::read_to_string(&file).unwrap();
    assert!(drafted.contains("document kh-987-nghe-an-2025 {"));
    assert_eq!(drafted.matches(" by 2030 ").count(), 6, "{drafted}");
    let all = ["--no-builtin-rules", "--rules", &path("")].map(ToOwned::to_owned);
    let rules = |words: &[&str]| {
        let words = words.iter().map(|word| (*word).to_owned());
        run(words.chain(all.clone()).collect::<Vec<_>>())
    };
    let lint = rules(&["rules", "lint", "--only", &file]);
    assert_eq!(lint.status, ExitStatus::Success, "{}", lint.out);
    let tests = rules(&["rules", "test", "987-kh-ubnd", "--coverage", "100"]);
    assert_eq!(tests.status, ExitStatus::Success, "{}", tests.out);
    assert!(tests.out.contains("6/6"), "{}", tests.out);
}

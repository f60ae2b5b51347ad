//! `check FOLDER`: target sets and drafts side by side, each plan judged once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join("folders").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn copy(from: &str, folder: &Path, name: &str) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
    fs::copy(from, folder.join(name)).unwrap();
}

#[test]
fn a_folder_of_drafts_is_judged_and_what_is_no_plan_is_named() {
    let folder = folder("drafts");
    copy("examples/giao-minh.json", &folder, "a.json");
    copy("tests/cases/office/commune/plan.docx", &folder, "a.docx");
    copy("tests/cases/office/commune/plan.docx", &folder, "b.docx");
    fs::write(
        folder.join("README.md"),
        "# Các kế hoạch\n\n- Tỷ lệ thanh toán đạt 80%\n",
    )
    .unwrap();
    fs::write(folder.join("~$b.docx"), "x").unwrap();
    let ran = run([
        "check",
        "--format",
        "json",
        "--lang",
        "en",
        folder.to_str().unwrap(),
    ]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let plans = report["plans"].as_array().unwrap().iter();
    let paths: Vec<&str> = plans.map(|plan| plan["path"].as_str().unwrap()).collect();
    let name = |path: &&str| path.rsplit(['/', '\\']).next().unwrap().to_owned();
    assert_eq!(
        paths.iter().map(name).collect::<Vec<_>>(),
        ["a.json", "b.docx"]
    );
    let said: Vec<&str> = ran
        .err
        .lines()
        .filter(|line| line.contains("passed over"))
        .collect();
    assert_eq!(said.len(), 2, "{}", ran.err);
    assert!(
        said[0].contains("a.docx: ") && said[0].contains("a.json"),
        "{}",
        said[0]
    );
    assert!(said[1].contains("README.md: "), "{}", said[1]);
}

#[test]
fn a_file_that_a_person_names_is_judged_whatever_it_is() {
    let folder = folder("named");
    copy("examples/giao-minh.json", &folder, "a.json");
    copy("tests/cases/office/commune/plan.docx", &folder, "a.docx");
    let (json, docx) = (folder.join("a.json"), folder.join("a.docx"));
    let ran = run([
        "check",
        "--format",
        "json",
        json.to_str().unwrap(),
        docx.to_str().unwrap(),
    ]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["plans"].as_array().unwrap().len(), 2, "{}", ran.err);
}

#[test]
fn a_folder_without_a_plan_is_no_success() {
    let folder = folder("none");
    let empty = run(["check", folder.to_str().unwrap()]);
    assert_eq!(empty.status, ExitStatus::Failure);
    assert!(empty.err.contains("không có kế hoạch nào"), "{}", empty.err);
    fs::write(folder.join("ghi-chu.txt"), "Ghi chú họp\n").unwrap();
    let notes = run(["check", folder.to_str().unwrap()]);
    assert_eq!(notes.status, ExitStatus::Failure);
    assert!(notes.err.contains("ghi-chu.txt: bỏ qua"), "{}", notes.err);
    fs::write(folder.join("hong.docx"), b"PK\x03\x04").unwrap();
    let broken = run(["check", folder.to_str().unwrap()]);
    assert_eq!(broken.status, ExitStatus::Failure);
    assert!(broken.err.contains("tệp hỏng"), "{}", broken.err);
}

#[test]
fn our_own_reports_in_the_folder_are_no_plans() {
    let folder = folder("reports");
    copy("examples/giao-minh.json", &folder, "a.json");
    let out = |format: &str, name: &str| format!("{format}={}", folder.join(name).display());
    let mut arguments = vec![
        "check".to_owned(),
        folder.join("a.json").display().to_string(),
    ];
    for (format, name) in [
        ("docx", "r.docx"),
        ("xlsx", "s.xlsx"),
        ("html", "t.html"),
        ("markdown", "u.md"),
    ] {
        arguments.extend(["--output".to_owned(), out(format, name)]);
    }
    run(&arguments);
    let ran = run(["check", "--format", "json", folder.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["plans"].as_array().unwrap().len(), 1, "{}", ran.err);
}

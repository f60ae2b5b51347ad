//! The compliance table as Word and Excel files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::{run, run_in};
use doichieu::cli::{ExitStatus, Locale};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

const PLAN: &str = "examples/giao-minh.json";

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a format of plans into a file.
fn written(folder: &Path, format: &str, more: &[&str]) -> PathBuf {
    let file = folder.join(format!("table.{format}"));
    let output = format!("{format}={}", file.display());
    let mut arguments = vec!["check", "--output", &output];
    arguments.extend(more);
    let ran = run(arguments);
    assert_ne!(ran.status, ExitStatus::Failure, "{}", ran.err);
    file
}

/// A part of an office file.
fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The labels of the compliance table as the terminal shows it, from the JSON report.
fn messages(lang: &str) -> Vec<String> {
    let ran = run(["check", "--format", "json", "--lang", lang, PLAN]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report.pointer("/plans/0/findings").unwrap();
    let findings = findings.as_array().unwrap().iter();
    findings
        .map(|finding| finding["message"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_word_file_is_read_back_with_every_finding() {
    for lang in ["vi", "en"] {
        let folder = folder(&format!("word-{lang}"));
        let file = written(&folder, "docx", &["--lang", lang, PLAN]);
        let ran = run(["extract", "--text", file.to_str().unwrap()]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        let said = messages(lang);
        assert!(!said.is_empty());
        for message in said {
            assert!(is_said(&ran.out, &message), "{message}");
        }
        assert!(ran.out.contains("77/KH-UBND"));
    }
}

#[test]
fn the_word_file_prints_as_offices_print() {
    let folder = folder("word-print");
    let file = written(&folder, "docx", &[PLAN]);
    let document = part(&file, "word/document.xml");
    for there in [
        "w:orient=\"landscape\"",
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        "<w:titlePg/>",
        "NGƯỜI LẬP BẢNG",
        "Tiếp thu, giải trình",
        "ỦY BAN NHÂN DÂN",
        "<w:keepNext/>",
    ] {
        assert!(document.contains(there), "{there}");
    }
    assert!(part(&file, "word/styles.xml").contains("Times New Roman"));
    assert!(part(&file, "word/header1.xml").contains(" PAGE "));
}

#[test]
fn a_word_file_without_a_judged_target_has_no_empty_table() {
    let folder = folder("nothing-judged");
    let plan = folder.join("plan.json");
    let head = r#"{"schema":"doichieu/plan/1","plan":{"title":"Quyết định về chuyển đổi số","level":"commune","organ":"council","years":[2026]},"targets":[]}"#;
    fs::write(&plan, head).unwrap();
    let document = part(
        &written(&folder, "docx", &[plan.to_str().unwrap()]),
        "word/document.xml",
    );
    assert!(document.contains("Không có chỉ tiêu nào được đối chiếu."));
    assert!(!document.contains("Tiếp thu, giải trình"));
    assert!(
        document.contains("Quyết định (chưa có số)"),
        "it is named as it is"
    );
}

#[test]
fn the_excel_file_filters_and_prints() {
    let folder = folder("excel");
    let file = written(&folder, "xlsx", &[PLAN]);
    let book = part(&file, "xl/workbook.xml");
    for sheet in ["Bảng đối chiếu", "Phát hiện", "Căn cứ"] {
        assert!(book.contains(&format!("name=\"{sheet}\"")), "{sheet}");
    }
    assert!(!book.contains("Tổng hợp"), "one plan needs no summary");
    assert!(book.contains("_xlnm.Print_Titles"));
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    for there in [
        "<autoFilter",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
    ] {
        assert!(sheet.contains(there), "{there}");
    }
    assert!(part(&file, "xl/styles.xml").contains("Times New Roman"));
    let shared = part(&file, "xl/sharedStrings.xml");
    for message in messages("vi") {
        let message = message
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        assert!(is_said(&shared, &message), "{message}");
    }
}

/// Whether a message stands in a report: whole, or, where several subjects share what is said of
/// them, its subject and what is said.
fn is_said(report: &str, message: &str) -> bool {
    let parted = message.split_once("” ");
    report.contains(message)
        || parted.is_some_and(|(subject, said)| {
            report.contains(&format!("{subject}”")) && report.contains(&format!(": {said}"))
        })
}

#[test]
fn the_excel_table_of_one_plan_is_signed() {
    let folder = folder("excel-signed");
    let file = written(&folder, "xlsx", &[PLAN]);
    let shared = part(&file, "xl/sharedStrings.xml");
    for there in [
        "ỦY BAN NHÂN DÂN",
        "Độc lập - Tự do - Hạnh phúc",
        "THỦ TRƯỞNG CƠ QUAN",
    ] {
        assert!(shared.contains(&format!(">{there}<")), "{there}");
    }
    // Rows stand in their order, none twice: the two that are signed are the last.
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    let rows = sheet.split("<row r=\"").skip(1);
    let rows: Vec<u32> = rows
        .map(|row| row.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert!(rows.is_sorted_by(|a, b| a < b), "{rows:?}");
    let [.., table, roles, sign] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!([*roles, *sign], [table + 2, table + 3]);
    for there in [format!("ref=\"A{roles}:"), format!("A1:L{sign}\"")] {
        assert!(sheet.contains(&there), "{there}");
    }
    // Filters leave them where they are.
    assert!(sheet.contains(&format!(":L{table}\"/>")), "{sheet}");
    for other in ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"] {
        assert!(!part(&file, other).contains("<mergeCell"), "{other}");
    }
    let many = written(&folder, "xlsx", &["examples"]);
    assert!(!part(&many, "xl/sharedStrings.xml").contains("THỦ TRƯỞNG CƠ QUAN"));
}

#[test]
fn shares_are_percent_cells_with_all_their_digits() {
    let folder = folder("excel-percent");
    let rules = "examples/own-minimums/gia-lai-2026.rules";
    let plan = "examples/own-minimums/short.json";
    let file = written(&folder, "xlsx", &["--rules", rules, plan]);
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>0.725</v>"), "72.5%");
    let styles = part(&file, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"0.0%\""), "{styles}");
}

#[test]
fn many_plans_have_a_summary_and_a_page_each() {
    let folder = folder("office-many");
    let book = part(&written(&folder, "xlsx", &["examples"]), "xl/workbook.xml");
    let (summary, table) = (
        book.find("Tổng hợp").unwrap(),
        book.find("Bảng đối chiếu").unwrap(),
    );
    assert!(summary < table);
    let document = part(
        &written(&folder, "docx", &["examples"]),
        "word/document.xml",
    );
    let sections = document.matches("<w:pgNumType w:start=\"1\"/>").count();
    assert_eq!(sections, 7, "each of seven plans is counted from 1");
    // What is signed has no path, rule file, code or fingerprint.
    for never in [
        "examples/",
        ".json",
        ".rules",
        "missing-target",
        "weaker-target",
    ] {
        assert!(!document.contains(never), "{never}");
    }
}

#[test]
fn the_same_plans_give_the_same_bytes() {
    for format in ["docx", "xlsx"] {
        let [first, second] = ["office-once", "office-twice"].map(|name| {
            fs::read(written(
                &folder(&format!("{name}-{format}")),
                format,
                &["examples"],
            ))
            .unwrap()
        });
        assert!(first == second, "{format}");
    }
}

#[test]
fn no_office_file_is_poured_over_a_terminal() {
    let locale = Locale {
        columns: Some(80),
        ..Locale::default()
    };
    let ran = run_in(locale, ["check", "--format", "xlsx", PLAN]);
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Failure, ""));
    assert!(ran.err.contains("--output xlsx="), "{}", ran.err);
}

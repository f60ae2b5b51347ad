//! Plans saved as web pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A text as a web page: a paragraph a line; lines with tabs, one below the other, are a table.
fn page(text: &str) -> String {
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let mut out =
        String::from("<!DOCTYPE html>\n<html><head><title>Kế hoạch</title></head><body>\n");
    let mut in_table = false;
    for line in text.lines() {
        let is_row = line.contains('\t');
        if is_row != in_table {
            out.push_str(if is_row {
                "<table border=\"1\">"
            } else {
                "</table>"
            });
            in_table = is_row;
        }
        if is_row {
            let cells: Vec<String> = line
                .split('\t')
                .map(|c| format!("<td>{}</td>", escaped(c)))
                .collect();
            out = out + "<tr>" + &cells.concat() + "</tr>\n";
        } else {
            out = out + "<p>" + &escaped(line) + "</p>\n";
        }
    }
    out + "</body></html>"
}

/// The promises of a target set, without where they stand.
fn promises(file: &Path) -> Vec<Value> {
    let ran = run(["extract", file.to_str().unwrap()]);
    assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
    let set: Value = serde_json::from_str(&ran.out).unwrap();
    let lists = ["basis", "targets", "tasks"]
        .map(|name| set.get(name).unwrap().as_array().unwrap().clone());
    let mut all = lists.concat();
    for one in &mut all {
        if let Value::Object(fields) = one {
            fields.remove("lines");
            fields.remove("cites");
        }
    }
    all
}

#[test]
fn a_plan_is_read_alike_as_text_and_as_a_web_page() {
    let folder = folder("web-pages");
    let mut read = 0;
    let mut plans: Vec<PathBuf> = fs::read_dir("tests/corpus/plans")
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    plans.sort();
    for plan in plans
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
    {
        let text = fs::read_to_string(plan).unwrap();
        // A web page has no lines of its own: what rests on how lines are broken is not kept.
        if text.contains('|')
            || text
                .lines()
                .any(|line| line.trim().chars().count() < 4 && !line.trim().is_empty())
        {
            continue;
        }
        let file = folder.join("plan.html");
        fs::write(&file, page(&text)).unwrap();
        let (from_text, from_page) = (promises(plan), promises(&file));
        let same = from_text
            .iter()
            .filter(|one| from_page.contains(one))
            .count();
        assert!(
            same * 100 >= from_text.len() * 97 && from_page.len() * 97 <= from_text.len() * 100,
            "{}: {same} of {}, {} in the page",
            plan.display(),
            from_text.len(),
            from_page.len()
        );
        read += 1;
    }
    assert!(read >= 3, "{read}");
}

#[test]
fn places_of_a_page_are_paragraphs_and_rows() {
    let folder = folder("web-places");
    let file = folder.join("plan.html");
    let text = "UBND XÃ MẪU\nKẾ HOẠCH\nChuyển đổi số xã Mẫu năm 2026\nCăn cứ Nghị quyết số 57-NQ/TW ngày 22/13/2024 của Bộ Chính trị;\n";
    fs::write(&file, page(text)).unwrap();
    let ran = run(["check", file.to_str().unwrap()]);
    assert!(ran.out.contains("đoạn 4"), "{}", ran.out);
}

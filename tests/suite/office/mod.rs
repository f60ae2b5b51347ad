//! Files that people hand in: what is read from them, and what is said of those that are not read.

mod annex;
mod hostile;
mod sheets;
mod word;

use super::run::run;
use doichieu::cli::ExitStatus;
use doichieu::lang::Lang;
use doichieu::office;
use std::path::{Path, PathBuf};

/// The text of a case, what is said of it, and what each line is taken for.
fn read(plan: &Path) -> String {
    let with = |option: &str| {
        let ran = run(["extract".as_ref(), option.as_ref(), plan.as_os_str()]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        (ran.out, ran.err)
    };
    let (text, remarks) = with("--text");
    let (taken, _) = with("--explain");
    let all = format!("{text}---\n{remarks}---\n{taken}");
    let name = plan.file_name().unwrap().to_string_lossy();
    all.replace(&*plan.to_string_lossy(), &name)
        .replace('\t', " ⇥ ")
}

#[test]
fn each_file_is_read() {
    insta::glob!("../../cases/office", "*/plan.*", |plan| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(plan.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("expected", read(plan)));
        no_figure_is_made_up(plan);
    });
}

/// A file of this name and content in a folder of the test's own.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = super::run::scratch().join("office");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What is said of a PDF file of one line.
const BROKEN_PDF: &str = if cfg!(feature = "pdf") {
    "tệp PDF hỏng"
} else {
    "không đọc được PDF"
};

#[test]
fn a_file_that_is_not_read_is_named_by_its_content() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.docx", b"%PDF-1.7\n", BROKEN_PDF),
        ("a.pdf", b"{\\rtf1\\ansi x", "tệp hỏng ở phần “RTF”"),
        (
            "a.docx",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1B\0o\0o\0k\0",
            "Excel 95",
        ),
        (
            "a.txt",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            "tệp hỏng ở phần “CFB”",
        ),
        ("a.md", b"\x89PNG\r\n\x1a\n", "hình ảnh, không phải văn bản"),
    ];
    for (name, bytes, want) in cases {
        let path = file(name, bytes);
        for command in ["extract", "check"] {
            let ran = run([command.as_ref(), path.as_os_str()]);
            assert_eq!(ran.status, ExitStatus::Failure, "{name}: {}", ran.err);
            assert!(ran.err.contains(want), "{name}: {}", ran.err);
        }
    }
}

#[test]
fn the_text_that_is_read_can_be_printed() {
    let path = file("plan.txt", "KẾ HOẠCH\nxã Hoa Lư\n".as_bytes());
    let ran = run(["extract".as_ref(), "--text".as_ref(), path.as_os_str()]);
    assert_eq!(ran.out, "KẾ HOẠCH\nxã Hoa Lư\n");
}

#[test]
fn each_problem_has_words_in_both_languages() {
    for bytes in [&b"PK\x03\x04"[..], b"%PDF-1.4", b"\0\0", b""] {
        let why = office::read(bytes.to_vec()).unwrap_err();
        assert_ne!(why.message(Lang::Vi), why.message(Lang::En));
        assert!(!why.help(Lang::Vi).is_empty());
    }
}

/// The file of the old Word was made from that of the new one by another office.
#[test]
fn an_old_word_file_gives_what_the_new_one_gives() {
    let read = |plan: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/cases/office")
            .join(plan);
        let ran = run(["extract".as_ref(), "--no-config".as_ref(), path.as_os_str()]);
        assert_eq!(ran.status, ExitStatus::Success, "{}", ran.err);
        ran.out.replace("plan.docx", "").replace("plan.doc", "")
    };
    let (old, new) = (read("old/plan.doc"), read("commune/plan.docx"));
    assert_eq!(old.replace("/old/", "/"), new.replace("/commune/", "/"));
}

#[test]
fn findings_name_places_that_the_file_has() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/office/commune/plan.docx");
    let ran = run(["check".as_ref(), plan.as_os_str()]);
    assert!(ran.out.contains("đoạn 12"), "{}", ran.out);
    // A Word file has no lines that a person could count.
    let lines = ran.out.match_indices("dòng ").filter(|(at, _)| {
        let before = ran.out.get(..*at).unwrap_or_default();
        let after = ran.out.get(at + "dòng ".len()..).unwrap_or_default();
        !before.ends_with(", ") && after.starts_with(|c: char| c.is_ascii_digit())
    });
    assert_eq!(lines.count(), 0, "{}", ran.out);
}

/// What is said of a file, in English.
fn said(bytes: &[u8]) -> Vec<String> {
    let read = office::read(bytes.to_vec()).unwrap();
    let words = read.remarks.iter().map(|remark| remark.words(Lang::En));
    words.collect()
}

#[test]
fn lines_typed_for_an_old_font_are_named() {
    let text = "KẾ HOẠCH\n2. Tû lÖ v¨n b¶n, hå s¬ c«ng viÖc ®¹t 65%.\nTyû leä hoà sô coâng vieäc ñöôïc xöû lyù\n";
    let said = said(text.as_bytes());
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("TCVN3") && said[0].contains("“2. Tû lÖ v¨n"));
    assert!(said[1].contains("VNI") && said[1].contains("“Tyû leä"));
}

/// Every figure that is read of a plan stands in the text of its file.
pub(crate) fn no_figure_is_made_up(plan: &Path) {
    let with = |option: &str| run(["extract".as_ref(), option.as_ref(), plan.as_os_str()]).out;
    let text = with("--text");
    let set = run(["extract".as_ref(), plan.as_os_str()]).out;
    let set: serde_json::Value = serde_json::from_str(&set).expect("a target set");
    for list in ["targets", "task_targets", "baselines"] {
        for target in set
            .get(list)
            .and_then(|list| list.as_array())
            .into_iter()
            .flatten()
        {
            let value = target.get("value").map(ToString::to_string);
            let Some(value) = value.filter(|value| value.parse::<i64>().is_ok()) else {
                continue;
            };
            let grouped = |text: &str| text.replace(['.', ' ', '\u{a0}'], "");
            let stands = text.contains(&value) || grouped(&text).contains(&value);
            assert!(stands, "{}: {target}", plan.display());
        }
    }
}

//! Files that people hand in: what is read from them, and what is said of those that are not read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use doichieu::lang::Lang;
use doichieu::office;
use std::path::{Path, PathBuf};

/// A file of this name and content in a folder of the test's own.
pub(crate) fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_file_that_is_not_read_is_named_by_its_content() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.docx", b"%PDF-1.7\n", "tệp PDF"),
        ("a.pdf", b"{\\rtf1\\ansi x}", "tệp RTF"),
        (
            "a.txt",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            "tệp Word đời cũ (.doc) (mở bằng Word rồi lưu lại thành .docx)",
        ),
        (
            "a.json",
            b"\x89PNG\r\n\x1a\n",
            "hình ảnh, không phải văn bản",
        ),
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

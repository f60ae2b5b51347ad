//! `rules fmt`: one layout for every rule file, comments kept.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

const LOOSE: &str = "\u{feff}# của tỉnh\r\ndocument kh-1 {\r\nnumber \"1/KH-UBND\"   # số\r\nissuer \"Ủy ban\"\r\n}\r\n";
const SET: &str =
    "# của tỉnh\ndocument kh-1 {\n  number     \"1/KH-UBND\" # số\n  issuer     \"Ủy ban\"\n}\n";

#[test]
fn the_files_that_ship_are_in_the_layout() {
    let ran = run(["rules", "fmt", "--check", "rules"]);
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Success, ""));
}

#[test]
fn what_is_not_in_the_layout_is_named_then_written() {
    let folder = folder("fmt-loose");
    let file = folder.join("a.rules");
    fs::write(&file, LOOSE).unwrap();
    let path = folder.to_str().unwrap();
    let checked = run(["rules", "fmt", "--check", path, "--lang", "en"]);
    assert_eq!(checked.status, ExitStatus::Findings);
    assert!(checked.out.contains("a.rules:1: "), "{}", checked.out);
    assert_eq!(fs::read_to_string(&file).unwrap(), LOOSE);
    let written = run(["rules", "fmt", path]);
    assert_eq!(written.status, ExitStatus::Success, "{}", written.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), SET);
    let again = run(["rules", "fmt", "--check", path]);
    assert_eq!(
        (again.status, again.out.as_str()),
        (ExitStatus::Success, "")
    );
}

#[test]
fn where_one_file_has_an_error_none_is_written() {
    let folder = folder("fmt-error");
    fs::write(folder.join("a.rules"), LOOSE).unwrap();
    fs::write(
        folder.join("b.rules"),
        "document kh-2 {\n  numbr \"2\"\n}\n",
    )
    .unwrap();
    let ran = run(["rules", "fmt", folder.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(
        ran.err.contains("b.rules:2") && ran.err.contains("number"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(folder.join("a.rules")).unwrap(), LOOSE);
}

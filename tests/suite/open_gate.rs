//! The gate never fails open: what cannot be read, written or reached is a failure that is said.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use super::run::run;
use serde_json::Value;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BAD: &str = "tests/cases/check/weaker-target/below/plan.json";
const RULES: &str = "tests/cases/check/weaker-target/below/rules.rules";

fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn paths(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).unwrap();
    let plans = report["plans"].as_array().unwrap().iter();
    plans
        .map(|p| p["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_named_a_target_set_and_is_none_is_a_broken_one_whatever_it_looks_like() {
    let folder = folder("open-broken");
    let good = fs::read_to_string(BAD).unwrap();
    for (name, text) in [
        (
            "page.json",
            "<!DOCTYPE html><html><body>404</body></html>".to_owned(),
        ),
        ("printed.json", "%PDF-1.4\n".to_owned()),
        ("packed.JSON", "PK\u{3}\u{4}".to_owned()),
        ("after.json", format!("{good}\n>>>>>>> theirs\n")),
        ("trailing.json", format!("{good}\nx\n")),
        ("cut.json", good.chars().take(200).collect()),
        ("empty.json", String::new()),
        ("word.json", "\"ok\"".to_owned()),
        ("list.json", "[]".to_owned()),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let ran = run(["check", path.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(ran.status.code(), 2, "{name}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    // A line among good ones: the line is named, the others are judged.
    let one: Value = serde_json::from_str(&good).unwrap();
    let lines = folder.join("many.JSONL");
    fs::write(&lines, format!("{one}\n<<<<<<< HEAD\n{one}\n")).unwrap();
    let ran = run(["check", "--format", "json", lines.to_str().unwrap()]);
    assert_eq!(ran.status.code(), 2);
    assert!(ran.err.contains("many.JSONL:2:1"), "{}", ran.err);
    assert_eq!(paths(&ran.out).len(), 2);
}

/// How the program ends when its output goes there.
fn ended(arguments: &[&str], out: Stdio) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doichieu"));
    command.args(arguments).stdin(Stdio::null());
    let child = command.stdout(out).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// A pipe that nobody reads.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_closed_pipe_changes_no_status() {
    let bad = ["check", "--no-builtin-rules", "--rules", RULES, BAD];
    let good = ["check", "examples/complies.json"];
    let none = ["check", "no-such-plan.json"];
    for format in ["table", "json", "csv", "sarif", "junit", "github", "html"] {
        for (arguments, status) in [(&bad[..], 1), (&good[..], 0), (&none[..], 2)] {
            let arguments = [arguments, &["--format", format]].concat();
            let (code, err) = ended(&arguments, closed_pipe());
            assert_eq!(code, status, "{arguments:?}: {err}");
        }
    }
    // Files are still written whole.
    let file = folder("open-pipe").join("report.json");
    let output = format!("json={}", file.display());
    let arguments = [&bad[..], &["--output", &output]].concat();
    assert_eq!(ended(&arguments, closed_pipe()).0, 1);
    assert_eq!(paths(&fs::read_to_string(file).unwrap()), [BAD]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_is_full_is_said() {
    for arguments in [
        &["check", "examples/complies.json"][..],
        &["check", "--format", "json", "examples/complies.json"],
        &[
            "check",
            "--quiet",
            "--detail",
            "line",
            "examples/complies.json",
        ],
        &["why", "examples/complies.json", "online-payment"],
        &["graph", "examples/complies.json"],
        &["diff", "examples/complies.json", "examples/tan-loi.json"],
        &["explain"],
        &["schema", "plan"],
        &["rules", "list"],
        &["--help"],
        &["--version"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let (code, err) = ended(arguments, full.into());
        assert_eq!(code, 2, "{arguments:?}: {err}");
        let told = ["no space left", "hết chỗ"]
            .iter()
            .any(|why| err.contains(why));
        assert!(told && !err.contains("os error"), "{arguments:?}: {err}");
    }
    for output in ["json=/dev/full", "html=/dev/full", "xlsx=/dev/full"] {
        let arguments = ["check", "examples/complies.json", "--output", output];
        let (code, err) = ended(&arguments, Stdio::null());
        assert_eq!(code, 2, "{output}: {err}");
        assert!(err.contains("/dev/full"), "{output}: {err}");
    }
}

#[test]
#[cfg(unix)]
fn a_plan_counts_once_by_whatever_names_it_comes() {
    let folder = folder("open-once");
    let plan = folder.join("a.json");
    fs::copy(BAD, &plan).unwrap();
    let (link, hard) = (folder.join("b.json"), folder.join("c.json"));
    std::os::unix::fs::symlink("a.json", &link).unwrap();
    fs::hard_link(&plan, &hard).unwrap();
    let name = |path: &Path| path.to_str().unwrap().to_owned();
    let dotted = name(&folder) + "/./a.json";
    let all = [name(&plan), dotted, name(&link), name(&hard), name(&folder)];
    let arguments = ["check", "--format", "json", "--lang", "en"].map(str::to_owned);
    let ran = run(arguments.into_iter().chain(all));
    assert_eq!(paths(&ran.out), [name(&plan)]);
    assert_eq!(ran.err.matches("very file").count(), 6, "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_in_a_folder_is_passed_over_and_named() {
    let folder = folder("open-special");
    fs::copy(BAD, folder.join("a.json")).unwrap();
    for name in ["b.json", "c.docx", "d.txt"] {
        let made = Command::new("mkfifo").arg(folder.join(name)).status();
        assert!(made.unwrap().success());
    }
    std::os::unix::fs::symlink("/dev/zero", folder.join("e.txt")).unwrap();
    std::os::unix::fs::symlink(".", folder.join("f.json")).unwrap();
    let place = folder.to_str().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(["check", "--format", "json", "--lang", "en", place])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(paths(&String::from_utf8(output.stdout).unwrap()).len(), 1);
    for name in ["b.json", "c.docx", "d.txt", "e.txt"] {
        assert!(err.contains(&format!("{name}: passed over")), "{err}");
    }
    let extracted = run(["extract", place]);
    assert_eq!(extracted.status.code(), 0, "{}", extracted.err);
    assert!(extracted.err.contains("c.docx"), "{}", extracted.err);
}

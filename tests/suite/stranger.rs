//! A stranger's repository is harmless: its settings read and write nothing outside it, start no
//! program, and never let a run wait for ever.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PLAN: &str = "tests/cases/check/weaker-target/below/plan.json";

/// A folder with a secret, and in it a stranger's repository with a plan.
fn stranger(name: &str) -> (PathBuf, PathBuf) {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    let kho = folder.join("kho");
    fs::create_dir_all(kho.join(".git")).unwrap();
    fs::write(folder.join("secret"), "password = hunter2\n").unwrap();
    fs::write(folder.join("secret.rules"), "password hunter2\n").unwrap();
    fs::copy(PLAN, kho.join("a.json")).unwrap();
    (folder, kho)
}

fn check(kho: &Path, more: &[&str]) -> super::run::Ran {
    let plan = kho.join("a.json");
    let arguments = ["check", "--lang", "en", plan.to_str().unwrap()];
    run(arguments.iter().chain(more).copied())
}

#[test]
fn settings_name_nothing_outside_their_repository() {
    let (folder, kho) = stranger("stranger-settings");
    let absolute = folder.join("secret").display().to_string();
    for (settings, key) in [
        ("rules = \"../secret\"".to_owned(), "secret"),
        ("rules = [\"../secret.rules\"]".to_owned(), "secret"),
        ("rules = \"..\"".to_owned(), "outside"),
        (format!("waivers = \"{absolute}\""), "secret"),
        ("waivers = \"x/../../secret\"".to_owned(), "secret"),
        ("baseline = \"../secret\"".to_owned(), "secret"),
        ("baseline = \"../new\"".to_owned(), "new"),
        ("[output]\njson = \"../secret\"".to_owned(), "secret"),
        ("[output]\njson = \"/tmp/x/y\"".to_owned(), "/tmp/x/y"),
        ("[output]\nmarkdown = \".git/config\"".to_owned(), ".git"),
        (
            "[output]\njson = \"sub/.git/hooks/pre-commit\"".to_owned(),
            ".git",
        ),
    ] {
        fs::create_dir_all(kho.join("x")).unwrap();
        fs::write(kho.join("doichieu.toml"), &settings).unwrap();
        let ran = check(&kho, &[]);
        assert_eq!(ran.status.code(), 2, "{settings}: {}", ran.err);
        assert!(
            ran.err.contains("outside the repository"),
            "{settings}: {}",
            ran.err
        );
        assert!(
            ran.err.contains("--trust-config") && ran.err.contains(key),
            "{}",
            ran.err
        );
        assert!(
            !format!("{}{}", ran.out, ran.err).contains("hunter2"),
            "{settings}"
        );
        assert_eq!(
            fs::read_to_string(folder.join("secret")).unwrap(),
            "password = hunter2\n"
        );
    }
    // Who trusts it says so.
    fs::write(kho.join("doichieu.toml"), "baseline = \"../known.json\"\n").unwrap();
    let known = "{\"schema\":\"doichieu/baseline/1\",\"findings\":[]}\n";
    fs::write(folder.join("known.json"), known).unwrap();
    assert_eq!(check(&kho, &[]).status.code(), 2);
    assert_ne!(check(&kho, &["--trust-config"]).status.code(), 2);
}

#[test]
#[cfg(unix)]
fn links_lead_nowhere_outside() {
    use std::os::unix::fs::symlink;
    let (_, kho) = stranger("stranger-links");
    fs::create_dir(kho.join("rules")).unwrap();
    symlink("../../secret.rules", kho.join("rules/a.rules")).unwrap();
    symlink("../secret", kho.join("w.toml")).unwrap();
    symlink("..", kho.join("up")).unwrap();
    for settings in [
        "rules = \"rules\"",
        "waivers = \"w.toml\"",
        "rules = \"up/secret.rules\"",
        "[output]\njson = \"up/x.json\"",
    ] {
        fs::write(kho.join("doichieu.toml"), settings).unwrap();
        let ran = check(&kho, &[]);
        assert_eq!(ran.status.code(), 2, "{settings}: {}", ran.err);
        assert!(
            ran.err.contains("outside the repository"),
            "{settings}: {}",
            ran.err
        );
        assert!(!ran.err.contains("hunter2"), "{settings}: {}", ran.err);
    }
    // The settings themselves.
    fs::remove_file(kho.join("doichieu.toml")).unwrap();
    symlink("../secret", kho.join("doichieu.toml")).unwrap();
    let ran = check(&kho, &[]);
    assert_eq!(ran.status.code(), 2, "{}", ran.err);
    assert!(!ran.err.contains("hunter2"), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn what_never_ends_is_refused() {
    let (_, kho) = stranger("stranger-special");
    let made = Command::new("mkfifo").arg(kho.join("pipe.toml")).status();
    assert!(made.unwrap().success());
    for settings in [
        "waivers = \"pipe.toml\"",
        "rules = \"pipe.toml\"",
        "rules = \"/dev/zero\"",
        "baseline = \"pipe.toml\"",
    ] {
        fs::write(kho.join("doichieu.toml"), settings).unwrap();
        assert_eq!(check(&kho, &[]).status.code(), 2, "{settings}");
        assert_eq!(
            check(&kho, &["--trust-config"]).status.code(),
            2,
            "{settings}"
        );
    }
    // A folder of rules with a pipe among them.
    fs::create_dir(kho.join("rules")).unwrap();
    fs::rename(kho.join("pipe.toml"), kho.join("rules/a.rules")).unwrap();
    fs::write(kho.join("doichieu.toml"), "rules = \"rules\"").unwrap();
    assert_eq!(check(&kho, &[]).status.code(), 2);
    // More than a file of settings ever has.
    fs::write(kho.join("doichieu.toml"), " ".repeat((16 << 20) + 1)).unwrap();
    assert_eq!(check(&kho, &[]).status.code(), 2);
}

#[test]
#[cfg(unix)]
fn git_starts_no_program_of_the_repository() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, kho) = stranger("stranger-git");
    fs::remove_dir_all(kho.join(".git")).unwrap();
    let mark = folder.join("started");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(&kho);
        command.args(["-c", "user.name=test", "-c", "user.email=test@localhost"]);
        assert!(
            command.args(arguments).output().unwrap().status.success(),
            "{arguments:?}"
        );
    };
    git(&["init", "--quiet"]);
    fs::write(
        kho.join(".gitattributes"),
        "*.json filter=bad.name=x diff=bad\n",
    )
    .unwrap();
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "x"]);
    let program = folder.join("program");
    fs::write(
        &program,
        format!("#!/bin/sh\ntouch '{}'\ncat\n", mark.display()),
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let program = program.to_str().unwrap();
    for (key, value) in [
        ("core.fsmonitor", program),
        ("core.sshCommand", program),
        ("core.pager", program),
        ("diff.external", program),
        ("diff.bad.command", program),
        ("diff.bad.textconv", program),
        ("filter.bad.name=x.clean", program),
        ("filter.bad.name=x.smudge", program),
        ("filter.bad.name=x.process", program),
    ] {
        git(&["config", key, value]);
    }
    let hooks = kho.join(".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    for hook in [
        "post-index-change",
        "fsmonitor-watchman",
        "reference-transaction",
    ] {
        fs::copy(program, hooks.join(hook)).unwrap();
    }
    let text = fs::read_to_string(kho.join("a.json")).unwrap();
    fs::write(kho.join("a.json"), text + "\n").unwrap();
    let _ = fs::remove_file(&mark);
    let output = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .current_dir(&kho)
        .args(["check", "--changed-since", "HEAD", "a.json", "--lang", "en"])
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("1 of 1"), "{err}");
    assert!(!mark.exists(), "a program of the repository was started");
}

//! Nothing is destroyed: no output takes the place of an input, and a run that is ended leaves
//! neither half a file nor anything beside it. `.ci/kill` ends a thousand runs of each kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::fs;
use std::path::{Path, PathBuf};

const PLAN: &str = "tests/cases/check/weaker-target/below/plan.json";
const RULES: &str = "tests/cases/check/weaker-target/below/rules.rules";

/// A repository with a plan, rules, waivers, a configuration, and the plan as text.
fn repository(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    fs::create_dir_all(folder.join("plans")).unwrap();
    fs::copy(PLAN, folder.join("plans/a.json")).unwrap();
    fs::copy(RULES, folder.join("own.rules")).unwrap();
    fs::write(
        folder.join("plans/b.txt"),
        "KẾ HOẠCH\nChuyển đổi số năm 2026\n",
    )
    .unwrap();
    fs::write(folder.join("plans/index.html"), "<p>KẾ HOẠCH</p>").unwrap();
    fs::write(folder.join("waivers.toml"), "# none\n").unwrap();
    let known = "{\"schema\":\"doichieu/baseline/1\",\"findings\":[]}\n";
    fs::write(folder.join("known.json"), known).unwrap();
    let settings = "builtin-rules = false\nrules = \"own.rules\"\nwaivers = \"waivers.toml\"\nbaseline = \"known.json\"\n";
    fs::write(folder.join("doichieu.toml"), settings).unwrap();
    folder
}

/// All files of a folder with their texts.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
#[cfg(unix)]
fn no_output_takes_the_place_of_an_input_by_whatever_link() {
    let folder = repository("lost-inputs");
    let inputs = [
        "plans/a.json",
        "plans/b.txt",
        "plans/index.html",
        "own.rules",
        "waivers.toml",
        "known.json",
        "doichieu.toml",
    ];
    for input in inputs {
        let name = input.replace('/', "-");
        std::os::unix::fs::symlink(input, folder.join(format!("sym-{name}"))).unwrap();
        fs::hard_link(folder.join(input), folder.join(format!("hard-{name}"))).unwrap();
    }
    let before = contents(&folder);
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let plans = at("plans");
    for input in inputs {
        let name = input.replace('/', "-");
        for target in [
            input.to_owned(),
            format!("sym-{name}"),
            format!("hard-{name}"),
            format!("./plans/../{input}"),
        ] {
            let target = at(&target);
            for arguments in [
                vec![
                    "check".to_owned(),
                    plans.clone(),
                    "--output".to_owned(),
                    format!("json={target}"),
                ],
                vec![
                    "check".to_owned(),
                    plans.clone(),
                    "--output".to_owned(),
                    format!("xlsx={target}"),
                ],
                vec![
                    "check".to_owned(),
                    plans.clone(),
                    "--write-baseline".to_owned(),
                    target.clone(),
                ],
                vec![
                    "rules".to_owned(),
                    "draft".to_owned(),
                    "tests/cases/rules-draft/an-giang.txt".to_owned(),
                    "--output".to_owned(),
                    target.clone(),
                ],
            ] {
                // Writing the baseline of the configuration anew is what the option is for.
                if arguments.iter().any(|a| a == "--write-baseline") && input == "known.json" {
                    continue;
                }
                let ran = run(&arguments);
                assert_eq!(ran.status.code(), 2, "{arguments:?}: {}", ran.err);
                let why = ["đầu vào", "đã có tệp"]
                    .iter()
                    .any(|why| ran.err.contains(why));
                assert!(why, "{arguments:?}: {}", ran.err);
                assert!(contents(&folder) == before, "{arguments:?}");
            }
        }
    }
    // Pages of a folder, and target sets beside their texts.
    let ran = run([
        "check",
        &plans,
        "--output",
        &format!("html={plans}/"),
        "--lang",
        "en",
    ]);
    assert_eq!(ran.status.code(), 2, "{}", ran.err);
    assert!(ran.err.contains("index.html"), "{}", ran.err);
    let ran = run(["init", folder.to_str().unwrap()]);
    assert_eq!(ran.status.code(), 2);
    assert!(contents(&folder) == before);
    std::os::unix::fs::symlink("plans/b.txt", folder.join("b.json")).unwrap();
    let ran = run([
        "extract",
        &at("plans/b.txt"),
        "--output",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(ran.status.code(), 2, "{}", ran.err);
    assert_eq!(
        fs::read(folder.join("plans/b.txt")).unwrap(),
        "KẾ HOẠCH\nChuyển đổi số năm 2026\n".as_bytes()
    );
}

#[test]
fn two_outputs_never_share_a_file() {
    let folder = repository("lost-twice");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (one, same) = (at("out"), at("plans/../out"));
    let ran = run([
        "check",
        &at("plans/a.json"),
        "--output",
        &format!("json={one}"),
        "--output",
        &format!("csv={same}"),
    ]);
    assert_eq!(ran.status.code(), 2, "{}", ran.err);
    assert!(!folder.join("out").exists());
    fs::write(folder.join("plans/b.md"), "KẾ HOẠCH\n").unwrap();
    let ran = run([
        "extract",
        &at("plans/b.txt"),
        &at("plans/b.md"),
        "--output",
        &at("sets"),
    ]);
    assert_eq!(ran.status.code(), 2, "{}", ran.err);
    assert!(
        ran.err.contains("b.md") && ran.err.contains("b.txt"),
        "{}",
        ran.err
    );
}

#[test]
#[cfg(unix)]
fn a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = repository("lost-mode");
    let file = folder.join("report.json");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let output = format!("json={}", file.display());
    run([
        "check",
        folder.join("plans/a.json").to_str().unwrap(),
        "--output",
        &output,
    ]);
    let known = fs::metadata(&file).unwrap();
    assert!(known.len() > 3);
    assert_eq!(known.permissions().mode() & 0o777, 0o600);
}

#[test]
#[cfg(unix)]
fn a_run_that_is_told_to_end_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};
    for (signal, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        let folder = repository(&format!("lost-{signal}"));
        fs::write(folder.join("report.json"), "old").unwrap();
        let before = contents(&folder);
        let mut child = Command::new(env!("CARGO_BIN_EXE_doichieu"))
            .current_dir(&folder)
            .args([
                "check",
                "-",
                "--output",
                "json=report.json",
                "--output",
                "html=pages/",
                "--output",
                "xlsx=new.xlsx",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // A plan that never ends: the outputs lie open beside their places.
        let stdin = child.stdin.take().unwrap();
        let made = |name: &str| {
            let entries = fs::read_dir(&folder).unwrap().flatten();
            entries
                .filter(|e| e.file_name().to_string_lossy().starts_with(name))
                .count()
        };
        let mut waits = 0;
        while made(".doichieu-") < 1 && waits < 1000 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            waits += 1;
        }
        let id = child.id().to_string();
        let told = Command::new("kill")
            .args(["-s", signal, &id])
            .status()
            .unwrap();
        assert!(told.success());
        let status = child.wait().unwrap();
        drop(stdin);
        assert_eq!(status.signal(), Some(number), "{status:?}");
        assert!(
            contents(&folder) == before,
            "{:?}",
            fs::read_dir(&folder).unwrap().flatten().collect::<Vec<_>>()
        );
    }
}

#[test]
#[cfg(unix)]
fn a_file_that_grows_over_its_bound_is_an_error_that_leaves_nothing_behind() {
    use std::process::Command;
    let folder = repository("lost-bound");
    let before = contents(&folder);
    // One block of 512 or 1,024 bytes; a report is longer.
    let ran = Command::new("sh")
        .current_dir(&folder)
        .args([
            "-c",
            "ulimit -f 1; exec \"$0\" check plans/a.json --quiet --lang en --output html=page.html",
        ])
        .arg(env!("CARGO_BIN_EXE_doichieu"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("page.html"), "{said}");
    assert!(contents(&folder) == before, "something lies there");
}

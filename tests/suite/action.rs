//! The GitHub action keeps step with the command line, and its step does what it says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::hooks::{file, options};
use super::run::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The shell of a step of the action.
fn step(name: &str) -> String {
    let action = file("action.yml");
    let (_, step) = action.split_once(&format!("- name: {name}\n")).unwrap();
    let (_, shell) = step.split_once("run: |\n").unwrap();
    let lines = shell
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with("        "));
    lines
        .map(|line| line.trim_start_matches("        ").to_owned() + "\n")
        .collect()
}

#[test]
fn the_action_calls_options_and_formats_that_exist() {
    let shell = step("Check the plans");
    let help = run(["check", "--help"]).out;
    let (_, check) = shell.split_once("common=").unwrap();
    let git = ["--quiet", "--depth", "--no-tags"];
    let used: Vec<&str> = options(check)
        .into_iter()
        .filter(|o| !git.contains(o))
        .collect();
    assert!(used.len() >= 6, "{used:?}");
    for option in used {
        assert!(options(&help).contains(option), "{option}");
    }
    for format in ["github", "sarif"] {
        assert!(
            shell.contains(format) && help.contains(&format!("- {format}:")),
            "{format}"
        );
    }
    let action = file("action.yml");
    let inputs = [
        "plans",
        "rules",
        "fail-on",
        "changed-since",
        "lang",
        "sarif",
        "summary",
        "arguments",
    ];
    for input in inputs {
        assert!(action.contains(&format!("\n  {input}:\n")), "{input}");
        let name = input.to_uppercase().replace('-', "_");
        assert!(action.contains(&format!("DOICHIEU_{name}: ${{{{ inputs.{input} }}}}\n")));
        assert!(shell.contains(&format!("$DOICHIEU_{name}")), "{input}");
    }
}

/// A folder as a runner has it: the program where the action puts it, a repository of plans.
struct Runner {
    temp: PathBuf,
    work: PathBuf,
}

impl Runner {
    fn new(name: &str) -> Self {
        let folder = crate::run::scratch().join("action").join(name);
        let _ = fs::remove_dir_all(&folder);
        let (temp, work) = (folder.join("temp"), folder.join("work"));
        fs::create_dir_all(temp.join("doichieu/bin")).unwrap();
        fs::create_dir_all(work.join("kế hoạch")).unwrap();
        let program = env!("CARGO_BIN_EXE_doichieu");
        fs::hard_link(program, temp.join("doichieu/bin/doichieu"))
            .or_else(|_| fs::copy(program, temp.join("doichieu/bin/doichieu")).map(drop))
            .unwrap();
        let case = "tests/cases/check/weaker-target/below";
        fs::write(
            work.join("kế hoạch/a.json"),
            file(&format!("{case}/plan.json")),
        )
        .unwrap();
        fs::write(work.join("own.rules"), file(&format!("{case}/rules.rules"))).unwrap();
        let runner = Self { temp, work };
        runner.git(&["init", "--quiet"]);
        runner.git(&["add", "--all"]);
        runner.git(&["commit", "--quiet", "--message", "plans"]);
        runner
    }

    fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command.args(["-c", "user.name=test", "-c", "user.email=test@localhost"]);
        let output = command
            .args(arguments)
            .current_dir(&self.work)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Where the page of the run is written.
    fn summary(&self) -> PathBuf {
        self.temp.join("summary")
    }

    /// Runs the step as GitHub does: its shell, its environment.
    fn check(&self, inputs: &[(&str, &str)]) -> (Output, String) {
        let outputs = self.temp.join("outputs");
        fs::write(&outputs, "").unwrap();
        let defaults = [
            ("PLANS", "kế hoạch"),
            ("RULES", "own.rules"),
            ("FAIL_ON", "error"),
            ("CHANGED_SINCE", ""),
            ("BASE", ""),
            ("LANG", "vi"),
            ("SARIF", "doichieu.sarif"),
            ("SUMMARY", "true"),
            ("ARGUMENTS", "--no-builtin-rules"),
        ];
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        command.arg(step("Check the plans")).current_dir(&self.work);
        for (name, value) in defaults.iter().chain(inputs) {
            command.env(format!("DOICHIEU_{name}"), value);
        }
        command
            .env("GITHUB_OUTPUT", &outputs)
            .env("GITHUB_STEP_SUMMARY", self.summary())
            .env("RUNNER_TEMP", &self.temp);
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.output().unwrap();
        (output, fs::read_to_string(outputs).unwrap())
    }
}

#[cfg(unix)]
#[test]
fn the_step_marks_findings_fails_and_names_its_outputs() {
    let runner = Runner::new("fails");
    let (output, named) = runner.check(&[]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{printed}{complaints}");
    assert!(
        printed.contains("::error file=kế hoạch/a.json,"),
        "{printed}"
    );
    assert_eq!(named, "status=1\nsarif=doichieu.sarif\n");
    let sarif = fs::read_to_string(runner.work.join("doichieu.sarif")).unwrap();
    assert!(sarif.contains("weaker-target"));
    let summary = fs::read_to_string(runner.summary()).unwrap();
    assert!(summary.contains("weaker-target"), "{summary}");
    let (output, named) = runner.check(&[("FAIL_ON", "none"), ("SARIF", "")]);
    assert_eq!(
        (output.status.code(), named.as_str()),
        (Some(0), "status=0\n")
    );
    // A plan that is not there.
    let (output, named) = runner.check(&[("PLANS", "kế hoạch\nnone.json"), ("SARIF", "")]);
    assert_eq!(
        (output.status.code(), named.as_str()),
        (Some(2), "status=2\n")
    );
}

#[cfg(unix)]
#[test]
fn the_step_looks_at_what_changed_since_the_base() {
    let runner = Runner::new("changed");
    let base = runner.git(&["rev-parse", "HEAD"]);
    let auto = ("CHANGED_SINCE", "auto");
    let (output, _) = runner.check(&[auto, ("BASE", &base)]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    // Code scanning is told of all plans: what it is not told of, it takes for mended.
    let sarif = fs::read_to_string(runner.work.join("doichieu.sarif")).unwrap();
    assert!(sarif.contains("weaker-target"), "{sarif}");
    // A plan that cannot be read would close its alerts: then nothing is told.
    fs::write(runner.work.join("kế hoạch/b.json"), "{").unwrap();
    let (output, named) = runner.check(&[auto, ("BASE", &base)]);
    assert_eq!(
        (output.status.code(), named.as_str()),
        (Some(2), "status=2\n")
    );
    fs::remove_file(runner.work.join("kế hoạch/b.json")).unwrap();
    // A new branch, no event with a base, a base that is gone: all is checked.
    for base in [
        "",
        "0000000000000000000000000000000000000000",
        "1234567812345678123456781234567812345678",
    ] {
        let (output, _) = runner.check(&[auto, ("BASE", base)]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
    }
    let (output, named) = runner.check(&[("CHANGED_SINCE", "nowhere")]);
    assert_eq!(
        (output.status.code(), named.as_str()),
        (Some(2), "status=2\n")
    );
}

/// Runs the step that takes a released program, with a `gh` that gives what lies in a folder.
#[cfg(unix)]
fn released(folder: &Path, reference: &str) -> (Output, String) {
    use std::os::unix::fs::PermissionsExt as _;
    let (outputs, tools) = (folder.join("outputs"), folder.join("tools"));
    fs::write(&outputs, "").unwrap();
    fs::create_dir_all(&tools).unwrap();
    let gh = "#!/bin/sh\ntest \"$1 $2\" = 'release download' && cp \"$RELEASED/$3\"/* .\n";
    fs::write(tools.join("gh"), gh).unwrap();
    fs::set_permissions(tools.join("gh"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
    command.arg(step("Take a released program"));
    for (name, value) in [
        ("DOICHIEU_REF", reference),
        ("DOICHIEU_REPOSITORY", "somebody/doichieu"),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
        ("PATH", &path),
    ] {
        command.env(name, value);
    }
    command
        .env("RELEASED", folder.join("released"))
        .env("RUNNER_TEMP", folder)
        .env("GITHUB_OUTPUT", &outputs);
    let output = command.output().unwrap();
    (output, fs::read_to_string(outputs).unwrap())
}

#[cfg(unix)]
#[test]
fn a_released_program_is_taken_where_there_is_one_and_it_is_whole() {
    let folder = crate::run::scratch().join("action-released");
    let _ = fs::remove_dir_all(&folder);
    let release = folder.join("released/v1.2.3");
    fs::create_dir_all(&release).unwrap();
    let pack = "name=doichieu-v1.2.3-x86_64-unknown-linux-musl; mkdir $name; echo program > $name/doichieu; \
                tar -czf $name.tar.gz $name; rm -r $name; sha256sum $name.tar.gz > SHA256SUMS";
    let packed = Command::new("bash")
        .args(["-ec", pack])
        .current_dir(&release)
        .status();
    assert!(packed.unwrap().success());
    let program = folder.join("doichieu/bin/doichieu");
    // A branch, a commit, a version that was never released: nothing is taken, and it is built.
    for other in ["main", "577a573", "v9.9.9"] {
        let (output, found) = released(&folder, other);
        assert!(
            output.status.success() && found.is_empty(),
            "{other}: {output:?}"
        );
        assert!(!program.exists(), "{other}");
    }
    let (output, found) = released(&folder, "v1.2.3");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(found, "found=true\n");
    assert_eq!(fs::read_to_string(&program).unwrap(), "program\n");
    // Another file than was released.
    fs::remove_file(&program).unwrap();
    fs::write(
        release.join("SHA256SUMS"),
        format!(
            "{}  doichieu-v1.2.3-x86_64-unknown-linux-musl.tar.gz\n",
            "0".repeat(64)
        ),
    )
    .unwrap();
    let (output, found) = released(&folder, "v1.2.3");
    assert!(!output.status.success() && found.is_empty());
    assert!(!program.exists());
}

/// What the step that names the version gives for a copy of the sources.
#[cfg(unix)]
fn key(sources: &Path) -> String {
    let outputs = sources.with_extension("outputs");
    fs::write(&outputs, "").unwrap();
    let shell = step("Name the version");
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &shell]);
    command
        .env("GITHUB_ACTION_PATH", sources)
        .env("GITHUB_OUTPUT", &outputs);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let named = fs::read_to_string(&outputs).unwrap();
    named.trim().strip_prefix("key=").unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn the_key_of_the_cache_is_another_where_what_is_built_is_another() {
    let folder = crate::run::scratch().join("action-key");
    let _ = fs::remove_dir_all(&folder);
    for name in ["build", "src/cli", "rules/a"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    let files = [
        "Cargo.toml",
        "Cargo.lock",
        "build/build.rs",
        "src/main.rs",
        "src/cli/mod.rs",
        "rules/a/tên có dấu.rules",
    ];
    for name in files {
        fs::write(folder.join(name), name).unwrap();
    }
    fs::write(folder.join("README.md"), "").unwrap();
    let before = key(&folder);
    assert!(before.len() >= 40 && before.bytes().all(|b| b.is_ascii_hexdigit()));
    fs::write(folder.join("README.md"), "not built from").unwrap();
    assert_eq!(key(&folder), before);
    for name in files {
        fs::write(folder.join(name), "changed").unwrap();
        assert_ne!(key(&folder), before, "{name}");
        fs::write(folder.join(name), name).unwrap();
    }
    assert_eq!(key(&folder), before);
    fs::rename(folder.join(files[5]), folder.join("rules/a/b.rules")).unwrap();
    assert_ne!(key(&folder), before);
    // All that the program is built from is in the key.
    let named = step("Name the version");
    for name in ["Cargo.toml", "Cargo.lock", "build", "src", "rules"] {
        assert!(named.contains(name) && Path::new(env!("CARGO_MANIFEST_DIR")).join(name).exists());
    }
}

#[test]
fn the_actions_of_others_are_pinned_by_commit() {
    let files = ["action.yml", "examples/ci/github.yml"];
    let mut pinned = 0;
    for name in files {
        for line in file(name).lines() {
            let Some((_, used)) = line.split_once("uses: ") else {
                continue;
            };
            let (_, revision) = used.split_once('@').unwrap();
            let commit: String = revision
                .chars()
                .take_while(char::is_ascii_hexdigit)
                .collect();
            assert_eq!(commit.len(), 40, "{name}: {line}");
            pinned += 1;
        }
    }
    assert_eq!(pinned, 4);
}

#[test]
fn the_job_for_gitlab_calls_options_and_formats_that_exist() {
    let job = file("examples/ci/gitlab-ci.yml");
    let (_, check) = job.split_once("doichieu check").unwrap();
    let check = check.lines().next().unwrap();
    let help = run(["check", "--help"]).out;
    for option in options(check) {
        assert!(options(&help).contains(option), "{option}");
    }
    let formats: Vec<&str> = check
        .split("--output ")
        .skip(1)
        .filter_map(|output| output.split_once('=').map(|(format, _)| format))
        .collect();
    assert_eq!(formats, ["gitlab", "junit", "html"]);
    for format in formats {
        assert!(help.contains(&format!("- {format}:")), "{format}");
    }
}

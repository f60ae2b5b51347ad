//! `check --changed-since`: what git vouches for is left out, and nothing else.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

const PLAN: &str = include_str!("../cases/check/weaker-target/below/plan.json");
const RULES: &str = include_str!("../cases/check/weaker-target/below/rules.rules");

/// A repository of three plans and a rule file, all as they were at the tag `start`.
struct Repository {
    top: PathBuf,
}

impl Repository {
    fn new(name: &str) -> Self {
        let top = crate::run::scratch().join("changed").join(name);
        let _ = fs::remove_dir_all(&top);
        fs::create_dir_all(top.join("plans/xã Đồi Mẫu")).unwrap();
        fs::create_dir_all(top.join("rules")).unwrap();
        let repository = Self { top };
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        for plan in ["plans/a.json", "plans/b.json", "plans/xã Đồi Mẫu/c.json"] {
            repository.write(plan, PLAN);
        }
        repository.write("rules/own.rules", RULES);
        repository.commit("start");
        repository.git(&["tag", "start"]);
        repository
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.top.join(file), text).unwrap();
    }

    fn commit(&self, words: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", words]);
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.top)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CEILING_DIRECTORIES", self.top.parent().unwrap())
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE");
        command
    }

    fn git(&self, arguments: &[&str]) {
        let mut command = self.command("git");
        command.args(["-c", "user.name=test", "-c", "user.email=test@localhost"]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
    }

    /// Exit status, the plans that were judged, and the error stream.
    fn check(&self, more: &[&str]) -> (i32, Vec<String>, String) {
        let mut command = self.command(env!("CARGO_BIN_EXE_doichieu"));
        command.args([
            "check",
            "--format",
            "json",
            "--lang",
            "en",
            "--no-builtin-rules",
        ]);
        judged(command.args(["--rules", "rules"]).args(more))
    }

    fn since(&self, revision: &str) -> (i32, Vec<String>, String) {
        self.check(&["plans", "--changed-since", revision])
    }
}

fn judged(command: &mut Command) -> (i32, Vec<String>, String) {
    let output = command.output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let plans = report["plans"].as_array().cloned().unwrap_or_default();
    let path = |plan: &serde_json::Value| plan["path"].as_str().unwrap().to_owned();
    (
        output.status.code().unwrap(),
        plans.iter().map(path).collect(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn nothing_changed_is_no_fault() {
    let repository = Repository::new("nothing");
    let (status, plans, told) = repository.since("start");
    assert_eq!((status, plans.len()), (0, 0), "{told}");
    assert_eq!(told, "no file changed since start: 0 of 3 checked\n");
}

#[test]
fn what_is_committed_staged_edited_renamed_or_new_is_looked_at() {
    let repository = Repository::new("each");
    let edited = PLAN.to_owned() + "\n";
    repository.write("plans/a.json", &edited);
    repository.commit("a");
    assert_eq!(repository.since("start").1, ["plans/a.json"]);
    assert!(repository.since("HEAD").1.is_empty());
    repository.write("plans/xã Đồi Mẫu/c.json", &edited);
    assert_eq!(repository.since("HEAD").1, ["plans/xã Đồi Mẫu/c.json"]);
    repository.git(&["add", "--all"]);
    assert_eq!(repository.since("HEAD").1, ["plans/xã Đồi Mẫu/c.json"]);
    repository.git(&["mv", "plans/b.json", "plans/d.json"]);
    repository.write("plans/new.json", PLAN);
    let (status, plans, told) = repository.since("HEAD");
    assert_eq!(
        plans,
        ["plans/d.json", "plans/new.json", "plans/xã Đồi Mẫu/c.json"]
    );
    assert_eq!(status, 1);
    assert!(
        told.ends_with("changed since HEAD: 3 of 4 files checked\n"),
        "{told}"
    );
}

#[test]
fn what_git_does_not_vouch_for_is_looked_at() {
    let repository = Repository::new("unknown");
    repository.write(".gitignore", "ignored.json\n");
    repository.commit("ignore");
    repository.write("plans/ignored.json", PLAN);
    assert_eq!(repository.since("HEAD").1, ["plans/ignored.json"]);
    // Git was told not to look at it.
    repository.git(&["update-index", "--assume-unchanged", "plans/a.json"]);
    assert_eq!(
        repository.since("HEAD").1,
        ["plans/a.json", "plans/ignored.json"]
    );
    // A repository inside the repository, and a file outside.
    let inner = repository.top.join("plans/inner");
    fs::create_dir_all(&inner).unwrap();
    repository.git(&["init", "--quiet", "plans/inner"]);
    fs::write(inner.join("e.json"), PLAN).unwrap();
    let outside = repository.top.parent().unwrap().join("outside.json");
    fs::write(&outside, PLAN).unwrap();
    let outside = outside.to_str().unwrap();
    let (_, plans, _) = repository.check(&["plans", outside, "--changed-since", "HEAD"]);
    assert_eq!(plans.len(), 4, "{plans:?}");
}

#[cfg(unix)]
#[test]
fn a_link_changes_with_what_it_leads_to() {
    let repository = Repository::new("link");
    repository.write("text", PLAN);
    std::os::unix::fs::symlink("../text", repository.top.join("plans/link.json")).unwrap();
    repository.commit("link");
    assert!(repository.since("HEAD").1.is_empty());
    repository.write("text", &(PLAN.to_owned() + "\n"));
    assert_eq!(repository.since("HEAD").1, ["plans/link.json"]);
}

#[test]
fn other_rules_or_another_configuration_put_all_plans_in_question() {
    let repository = Repository::new("rules");
    let all = |file: &str| {
        let (status, plans, told) = repository.since("HEAD");
        assert_eq!((status, plans.len()), (1, 3), "{told}");
        let words = format!("“{file}” is not what it was at HEAD: all files are checked, 3 of 3\n");
        assert!(told.ends_with(&words), "{told}");
    };
    repository.write("rules/own.rules", &(RULES.to_owned() + "\n# more\n"));
    all("rules/own.rules");
    repository.git(&["checkout", "--quiet", "rules"]);
    repository.write("rules/new.rules", "# nothing yet\n");
    all("rules/new.rules");
    repository.commit("new");
    fs::remove_file(repository.top.join("rules/new.rules")).unwrap();
    all("rules/new.rules");
    repository.git(&["checkout", "--quiet", "rules"]);
    repository.write("rules/README", "no rule\n");
    assert!(repository.since("HEAD").1.is_empty());
}

#[test]
fn another_configuration_waiver_or_baseline_puts_all_plans_in_question() {
    let repository = Repository::new("deciders");
    let config = "waivers = \"waivers.toml\"\nbaseline = \"known.json\"\n";
    let empty = "{\"schema\":\"doichieu/baseline/1\",\"findings\":[]}\n";
    let files = [
        ("doichieu.toml", config),
        ("waivers.toml", "# none\n"),
        ("known.json", empty),
        ("mine.toml", "# none\n"),
        ("mine.json", empty),
    ];
    for (file, text) in files {
        repository.write(file, text);
    }
    repository.commit("deciders");
    assert!(repository.since("HEAD").1.is_empty());
    let since = |more: &[&str]| {
        let arguments = [&["plans", "--changed-since", "HEAD"], more].concat();
        repository.check(&arguments).1.len()
    };
    let own = ["--waivers", "mine.toml", "--baseline", "mine.json"];
    let none = ["--no-baseline"];
    for (file, text) in files {
        repository.write(file, &format!("{text}\n"));
        let is_configured = !file.starts_with("mine");
        assert_eq!(since(&[]), if is_configured { 3 } else { 0 }, "{file}");
        // Files that the command line names stand in for those of the configuration.
        let named = file == "doichieu.toml" || !is_configured;
        assert_eq!(since(&own), if named { 3 } else { 0 }, "{file}");
        let counts = is_configured && file != "known.json";
        assert_eq!(since(&none), if counts { 3 } else { 0 }, "{file}");
        repository.git(&["checkout", "--quiet", "."]);
    }
}

#[test]
fn what_keeps_git_from_answering_is_said() {
    let repository = Repository::new("errors");
    let fails = |revision: &str, words: &str| {
        let (status, _, told) = repository.since(revision);
        assert_eq!(status, 2);
        assert!(told.contains(words), "{told}");
    };
    fails(
        "nowhere",
        "does not have “nowhere”; a branch, a tag or a commit",
    );
    fails("", "does not have “”");
    repository.write("plans/a.json", "{}");
    repository.commit("second");
    let shallow = repository.top.parent().unwrap().join("shallow");
    let _ = fs::remove_dir_all(&shallow);
    let from = format!("file://{}", repository.top.display());
    let to = shallow.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--depth", "1", &from, to]);
    let shallow = Repository { top: shallow };
    let (status, _, told) = shallow.since("HEAD~1");
    assert_eq!(status, 2);
    assert!(told.contains("git fetch --unshallow"), "{told}");
    // Neither a repository nor git itself.
    fs::remove_dir_all(shallow.top.join(".git")).unwrap();
    let (status, _, told) = shallow.since("HEAD");
    assert_eq!(status, 2);
    assert!(told.contains("needs a git repository"), "{told}");
    let mut command = repository.command(env!("CARGO_BIN_EXE_doichieu"));
    command.args(["check", "plans", "--changed-since", "HEAD", "--lang", "en"]);
    let (status, _, told) = judged(command.env("PATH", ""));
    assert_eq!(status, 2);
    assert!(told.contains("needs the program git"), "{told}");
}

//! `--changed-since`: only the files that are not what they were at a revision.
//!
//! A file is left out only where git vouches for it: it is tracked, and its content is that of
//! the revision. Whatever git cannot vouch for — untracked, ignored, outside the repository, in
//! another one inside it — is looked at.

use crate::config::{Config, Trust};
use crate::error::Error;
use crate::lang::Lang;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A change of the configuration anywhere can decide anything.
const CONFIGURATION: &str = "doichieu.toml";

/// What git says of the files since a revision.
#[derive(Debug)]
pub(super) struct Changed {
    revision: String,
    top: PathBuf,
    /// Tracked, with nothing that keeps git from looking; from the top of the repository.
    tracked: BTreeSet<PathBuf>,
    /// Not what they were, or no longer there.
    differing: BTreeSet<PathBuf>,
    /// A file that decides what all plans are judged by, and that changed.
    decider: Option<PathBuf>,
}

impl Changed {
    /// Asks git; `deciders` are the rule files and whatever else decides, or folders of them.
    ///
    /// `of_config` are those that a configuration of some folder names.
    pub(super) fn since(
        revision: &str,
        deciders: &[PathBuf],
        of_config: &dyn Fn(&Config) -> Vec<PathBuf>,
    ) -> Result<Self, Error> {
        let top = top()?;
        let commit = commit(&top, revision)?;
        let differing = [
            "diff",
            "--name-only",
            "--no-relative",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            "-z",
            &commit,
            "--",
        ];
        let differing = paths(&git(&top, &differing)?);
        // A tag other than H: git was told not to look at the file, or a merge is not done.
        let listed = git(&top, &["ls-files", "-v", "-z"])?;
        let tracked = listed.split(|byte| *byte == 0);
        let tracked = tracked
            .filter_map(|line| line.strip_prefix(b"H "))
            .map(path_of);
        let mut changed = Self {
            revision: revision.to_owned(),
            tracked: tracked.collect(),
            differing,
            decider: None,
            top,
        };
        let mut deciders = deciders.to_vec();
        deciders.extend(changed.of_folders(of_config));
        changed.decider = changed.decider(&deciders);
        Ok(changed)
    }

    /// What the configurations of all folders name: rules, waivers, baselines.
    fn of_folders(&self, of_config: &dyn Fn(&Config) -> Vec<PathBuf>) -> Vec<PathBuf> {
        let named = |path: &&PathBuf| path.file_name() == Some(OsStr::new(CONFIGURATION));
        let files = self.tracked.iter().filter(named);
        let configs = files.filter_map(|file| {
            // One with a fault is said where it is used.
            Config::read(&self.top.join(file), &super::formats(), Trust::Own).ok()
        });
        configs.flat_map(|config| of_config(&config)).collect()
    }

    /// Whether a file is to be looked at.
    pub(super) fn keeps(&self, file: &Path) -> bool {
        self.decider.is_some() || !self.is_as_it_was(file)
    }

    /// How many files of how many were looked at, and why all of them, if so.
    pub(super) fn told(&self, kept: usize, all: usize, lang: Lang) -> String {
        let revision = &self.revision;
        match (&self.decider, lang) {
            (Some(file), Lang::Vi) => format!(
                "“{}” đã khác so với {revision} nên đối chiếu tất cả {all} tệp",
                file.display()
            ),
            (Some(file), Lang::En) => format!(
                "“{}” is not what it was at {revision}: all files are checked, {all} of {all}",
                file.display()
            ),
            (None, Lang::Vi) if kept == 0 => {
                format!("không có tệp nào thay đổi so với {revision}: đối chiếu 0 trong {all} tệp")
            }
            (None, Lang::En) if kept == 0 => {
                format!("no file changed since {revision}: 0 of {all} checked")
            }
            (None, Lang::Vi) => {
                format!("thay đổi so với {revision}: đối chiếu {kept} trong {all} tệp")
            }
            (None, Lang::En) => format!("changed since {revision}: {kept} of {all} files checked"),
        }
    }

    /// Whether git vouches for a file, and for what a link leads to.
    fn is_as_it_was(&self, file: &Path) -> bool {
        let folder = file.parent().filter(|folder| *folder != Path::new(""));
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
        let (Ok(folder), Some(name)) = (folder, file.file_name()) else {
            return false;
        };
        let Ok(real) = fs::canonicalize(file) else {
            return false;
        };
        [folder.join(name), real].iter().all(|path| {
            let path = path.strip_prefix(&self.top);
            path.is_ok_and(|path| self.tracked.contains(path) && !self.differing.contains(path))
        })
    }

    /// The first file that changed of those that decide.
    fn decider(&self, deciders: &[PathBuf]) -> Option<PathBuf> {
        let named = |path: &&PathBuf| path.file_name() == Some(OsStr::new(CONFIGURATION));
        if let Some(configuration) = self.differing.iter().find(named) {
            return Some(configuration.clone());
        }
        deciders.iter().find_map(|path| self.changed_below(path))
    }

    /// The first file that changed, of a file itself or of the rules in a folder.
    fn changed_below(&self, path: &Path) -> Option<PathBuf> {
        if !path.is_dir() {
            return (!self.is_as_it_was(path)).then(|| path.to_owned());
        }
        // Also one that is no longer there.
        let here = fs::canonicalize(path).ok();
        let here = here
            .as_deref()
            .and_then(|here| here.strip_prefix(&self.top).ok());
        let inside =
            |file: &&PathBuf| here.is_some_and(|here| file.starts_with(here)) && is_rules(file);
        if let Some(file) = self.differing.iter().find(inside) {
            return Some(file.clone());
        }
        let mut entries: Vec<_> = fs::read_dir(path).ok()?.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        entries.iter().find_map(|entry| {
            let (path, kind) = (entry.path(), entry.file_type().ok()?);
            let relevant = kind.is_dir() || is_rules(&path);
            relevant.then(|| self.changed_below(&path)).flatten()
        })
    }
}

fn is_rules(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "rules")
}

/// The top of the repository of the working directory.
fn top() -> Result<PathBuf, Error> {
    let here = Path::new(".");
    let output = run(here, &["rev-parse", "--show-toplevel"])?;
    if !output.status.success() {
        let why = first_line(&output.stderr);
        return Err(Error::request(
            format!(
                "--changed-since cần một kho git, nhưng thư mục hiện tại không nằm trong kho nào \
                 ({why})"
            ),
            format!("--changed-since needs a git repository, and this folder is in none ({why})"),
        ));
    }
    let line = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
    let top = path_of(line);
    Ok(fs::canonicalize(&top).unwrap_or(top))
}

/// The commit of a revision.
fn commit(top: &Path, revision: &str) -> Result<String, Error> {
    let asked = format!("{revision}^{{commit}}");
    let output = run(top, &["rev-parse", "--verify", "--quiet", &asked])?;
    if output.status.success() && !revision.starts_with('-') {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let shallow = git(top, &["rev-parse", "--is-shallow-repository"])?;
    Err(if shallow.starts_with(b"true") {
        Error::request(
            format!(
                "kho git này không có “{revision}”, vì chỉ tải về một phần lịch sử; chạy \
                 `git fetch --unshallow` (trong actions/checkout: fetch-depth: 0)"
            ),
            format!(
                "this git repository does not have “{revision}”, since only a part of the history \
                 was fetched; run `git fetch --unshallow` (in actions/checkout: fetch-depth: 0)"
            ),
        )
    } else {
        Error::request(
            format!("kho git này không có “{revision}”; cần tên nhánh, thẻ hoặc mã commit"),
            format!(
                "this git repository does not have “{revision}”; a branch, a tag or a commit is \
                 asked for"
            ),
        )
    })
}

/// What a git command prints.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Error> {
    let output = run(folder, arguments)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let (command, why) = (arguments.join(" "), first_line(&output.stderr));
    Err(Error::request(
        format!("`git {command}` không chạy được: {why}"),
        format!("`git {command}` failed: {why}"),
    ))
}

/// Runs git so that the repository's own settings start no program: it may be a stranger's.
fn run(folder: &Path, arguments: &[&str]) -> Result<std::process::Output, Error> {
    let mut settings: Vec<(String, &str)> = HARMLESS
        .iter()
        .map(|(key, value)| ((*key).to_owned(), *value))
        .collect();
    for name in filters(folder)? {
        // Files stand as they are: one that a filter would change is looked at.
        for (key, value) in [("clean", ""), ("process", ""), ("required", "false")] {
            settings.push((format!("filter.{name}.{key}"), value));
        }
    }
    start(folder, arguments, &settings)
}

/// The settings by which git would start programs, and without which it does not.
const HARMLESS: [(&str, &str); 6] = [
    ("core.fsmonitor", "false"),
    ("core.hooksPath", "/dev/null"),
    ("core.untrackedCache", "false"),
    ("core.sshCommand", "false"),
    ("diff.external", ""),
    ("protocol.allow", "never"),
];

/// The names of the filters that the settings of a repository have.
fn filters(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let listed = [
        "config",
        "--null",
        "--name-only",
        "--get-regexp",
        "^filter\\.",
    ];
    let output = start(folder, &listed, &[])?;
    let keys = output.stdout.split(|byte| *byte == 0);
    Ok(keys
        .filter_map(|key| {
            let key = String::from_utf8_lossy(key);
            let (name, _) = key.strip_prefix("filter.")?.rsplit_once('.')?;
            Some(name.to_owned())
        })
        .collect())
}

/// Starts git with these settings over all others.
fn start(
    folder: &Path,
    arguments: &[&str],
    settings: &[(String, &str)],
) -> Result<std::process::Output, Error> {
    let mut command = Command::new("git");
    command.arg("--no-optional-locks").arg("--no-pager");
    command.arg("-C").arg(folder);
    command.args(arguments).stdin(Stdio::null());
    // What is missing in a partial clone is not fetched for us.
    command.env("GIT_NO_LAZY_FETCH", "1");
    command.env_remove("GIT_EXTERNAL_DIFF");
    let before = std::env::var("GIT_CONFIG_COUNT").ok();
    let before: usize = before.and_then(|n| n.parse().ok()).unwrap_or_default();
    for (at, (key, value)) in (before..).zip(settings) {
        command.env(format!("GIT_CONFIG_KEY_{at}"), key);
        command.env(format!("GIT_CONFIG_VALUE_{at}"), value);
    }
    command.env("GIT_CONFIG_COUNT", (before + settings.len()).to_string());
    command.output().map_err(|error| {
        let why = crate::error::reason(&error);
        Error::request(
            format!(
                "--changed-since cần chương trình git, nhưng không chạy được: {}",
                why.vi
            ),
            format!(
                "--changed-since needs the program git, which cannot be run: {}",
                why.en
            ),
        )
    })
}

fn first_line(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.lines().next().unwrap_or_default().to_owned()
}

/// The paths of a list that ends each with a zero byte.
fn paths(list: &[u8]) -> BTreeSet<PathBuf> {
    let paths = list.split(|byte| *byte == 0);
    paths.filter(|path| !path.is_empty()).map(path_of).collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes.to_vec()).into()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}

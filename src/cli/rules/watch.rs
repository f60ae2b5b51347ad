//! `doichieu rules test --watch`: the tests again whenever a rule file changes.

use super::test::{TestArgs, test};
use crate::cli::{ExitStatus, Io, Shared, rules_with_tests};
use crate::error::Error;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

/// How long nothing is looked at.
const PAUSE: Duration = Duration::from_millis(300);

/// How deep folders are looked into.
const DEPTH: usize = 32;

/// Runs the tests, and again after each change, until the program is stopped.
pub(super) fn run(args: &TestArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    if shared.rules.is_empty() {
        return Err(Error::request(
            "--watch cần biết tệp nào phải theo dõi: thêm --rules TỆP hoặc THƯ MỤC".to_owned(),
            "--watch has to know which files to watch: add --rules FILE or FOLDER".to_owned(),
        ));
    }
    let layout = io.layout(shared);
    loop {
        let seen = times(&shared.rules);
        if let Ok(rules) = rules_with_tests(shared, io) {
            let (text, _) = test(rules, io.today(), args, layout);
            io.say(&text)?;
        }
        writeln!(
            io.out,
            "{}",
            layout.lang.pick(
                "— chờ thay đổi; dừng bằng Ctrl-C —",
                "— waiting for a change; Ctrl-C stops —"
            )
        )?;
        io.out.flush()?;
        while times(&shared.rules) == seen {
            thread::sleep(PAUSE);
        }
    }
}

/// When each rule file was last written.
fn times(paths: &[PathBuf]) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let mut found = BTreeMap::new();
    for path in paths {
        look(path, DEPTH, &mut found);
    }
    found
}

fn look(path: &Path, depth: usize, found: &mut BTreeMap<PathBuf, Option<SystemTime>>) {
    let Ok(known) = fs::metadata(path) else {
        found.insert(path.to_owned(), None);
        return;
    };
    if !known.is_dir() {
        found.insert(path.to_owned(), known.modified().ok());
        return;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    for entry in entries {
        let path = entry.path();
        if path.is_dir() || path.extension().is_some_and(|e| e == "rules") {
            look(&path, depth, found);
        }
    }
}

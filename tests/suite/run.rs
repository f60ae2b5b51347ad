//! Runs the command line inside the test, in circumstances that never change.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use doichieu::cli::{self, ExitStatus, Io, Locale};
use doichieu::document::PartialDate;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What a run printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) status: ExitStatus,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `doichieu` with these arguments: Vietnamese, 100 columns, no colour, 22/11/2026.
pub(crate) fn run<I: IntoIterator<Item = S>, S: Into<std::ffi::OsString>>(arguments: I) -> Ran {
    run_in(Locale::default(), arguments)
}

/// The same in other circumstances, but for the day.
pub(crate) fn run_in<I: IntoIterator<Item = S>, S: Into<std::ffi::OsString>>(
    locale: Locale,
    arguments: I,
) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let locale = Locale {
        today: PartialDate::day(2026, 11, 22),
        ..locale
    };
    let name = std::iter::once("doichieu".into());
    let arguments = name.chain(arguments.into_iter().map(Into::into));
    let status = cli::run(
        arguments,
        &mut Io {
            out: &mut out,
            err: &mut err,
            locale,
        },
    );
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Ran {
        status,
        out: text(out),
        err: text(err),
    }
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

/// A folder for the files of this run of the tests alone, so that two runs at once do not disturb each
/// other; those of runs that are over are cleared away.
pub(crate) fn scratch() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
        for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let process = name.to_str().and_then(|name| name.strip_prefix("run-"));
            let is_over = |process| !Path::new("/proc").join(process).exists();
            if Path::new("/proc/self").exists() && process.is_some_and(is_over) {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
        let own = all.join(format!("run-{}", std::process::id()));
        std::fs::create_dir_all(&own).expect("a folder for this run");
        own
    })
}

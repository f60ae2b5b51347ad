//! Runs the command line inside the test, in circumstances that never change.

use doichieu::PartialDate;
use doichieu::cli::{self, ExitStatus, Io, Locale};
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

/// A folder for the files of this run of the tests alone, so that two runs at once do not disturb each
/// other; those of runs that are over are cleared away.
pub(crate) fn scratch() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        // The library's own tests are given no folder.
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tmp");
        let all = Path::new(option_env!("CARGO_TARGET_TMPDIR").unwrap_or(own));
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

/// Compares with the snapshot beside the input, which has its name.
pub(crate) fn beside(path: &Path, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().expect("a file in a folder"));
    settings.set_snapshot_suffix("");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_input_file();
    let stem = path
        .file_stem()
        .expect("a file in a folder")
        .to_str()
        .expect("a file in a folder");
    settings.bind(|| insta::assert_snapshot!(stem, text));
}

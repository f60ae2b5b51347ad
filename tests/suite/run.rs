//! Runs the command line inside the test, in circumstances that never change.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use doichieu::cli::{self, ExitStatus, Io, Locale};
use doichieu::document::PartialDate;

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

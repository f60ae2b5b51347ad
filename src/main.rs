//! The command `doichieu`.

use doichieu::cli::{self, Io, Locale};
use std::io::{self, BufWriter};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "pdf")]
    if let Some(status) = pdf() {
        return status;
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut err = io::stderr().lock();
    let mut streams = Io {
        out: &mut out,
        err: &mut err,
        locale: Locale::from_environment(),
    };
    let status = cli::run(std::env::args_os(), &mut streams);
    ExitCode::from(status.code())
}

/// Reads a PDF file, if that is what this process is for; else has such processes do so.
#[cfg(feature = "pdf")]
fn pdf() -> Option<ExitCode> {
    use doichieu::office::{READ_PDF, keep_apart, serve};
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == READ_PDF)
    {
        let page = std::env::args().nth(2).and_then(|page| page.parse().ok());
        let served = serve(page, &mut io::stdin().lock(), &mut io::stdout().lock());
        return Some(ExitCode::from(if served.is_ok() { 0 } else { 2 }));
    }
    if let Ok(program) = std::env::current_exe() {
        keep_apart(program);
    }
    None
}

//! The command `doichieu`.

use doichieu::cli::{self, Io, Locale};
use std::io::{self, BufWriter};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "pdf")]
    if let Some(status) = cli::read_pdf_apart() {
        return ExitCode::from(status.code());
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

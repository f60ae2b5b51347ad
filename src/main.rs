//! The command `doichieu`.

use doichieu::cli::{self, Io, Locale};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut err = io::stderr().lock();
    let mut streams = Io {
        out: &mut out,
        err: &mut err,
        locale: Locale::from_environment(),
    };
    let status = cli::run(std::env::args_os(), &mut streams);
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::from(status.code()),
    }
}

//! A process that reads one PDF file, for another that bounds it.

use super::ExitStatus;
use crate::office::{READ_PDF, keep_apart, serve};
use std::io;

/// Reads a PDF file, if that is what this process is for; else has such processes do so.
pub fn read_pdf_apart() -> Option<ExitStatus> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == READ_PDF) {
        let page = std::env::args().nth(2).and_then(|page| page.parse().ok());
        let served = serve(page, &mut io::stdin().lock(), &mut io::stdout().lock());
        return Some(served.map_or(ExitStatus::Failure, |()| ExitStatus::Success));
    }
    if let Ok(program) = std::env::current_exe() {
        keep_apart(program);
    }
    None
}

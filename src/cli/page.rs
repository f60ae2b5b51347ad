//! `doichieu page`: writes doichieu.html, the program as a page for a browser.

use super::file::{WholeFile, unwritable};
use super::{ExitStatus, Io, Shared};
use crate::error::Error;
use clap::Args;
use std::io::Write as _;
use std::path::PathBuf;

/// The page; nothing where this program was built without it.
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.html"));

#[derive(Debug, Args)]
pub(super) struct PageArgs {
    /// Where it is written
    #[arg(long, value_name = "FILE", default_value = "doichieu.html")]
    output: PathBuf,
}

pub(super) fn run(args: &PageArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let page = built_in()?;
    let written = WholeFile::create(&args.output).and_then(|mut file| {
        file.text.write_all(page)?;
        file.keep()
    });
    written.map_err(|error| unwritable(&args.output, &error))?;
    let path = args.output.display();
    writeln!(
        io.out,
        "{}",
        io.lang(shared.lang).pick(
            format!("Đã ghi {path}: mở bằng trình duyệt, không cần mạng."),
            format!("Wrote {path}: open it in a browser; it needs no network."),
        )
    )?;
    Ok(ExitStatus::Success)
}

/// The page that is part of the program.
pub(super) fn built_in() -> Result<&'static [u8], Error> {
    if PAGE.is_empty() {
        return Err(Error::request(
            "bản chương trình này không kèm trang doichieu.html; hãy dùng bản phát hành, hoặc dựng theo page/README.md",
            "this build of the program has no page in it; take a released one, or build it as page/README.md says",
        ));
    }
    Ok(PAGE)
}

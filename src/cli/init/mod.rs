//! `doichieu init`: a commented `doichieu.toml` to begin with.

use super::{ExitStatus, Io, Shared};
use crate::config::FILE;
use crate::error::Error;
use crate::text::seen;
use clap::Args;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder in which it is written
    #[arg(default_value = ".")]
    folder: PathBuf,
}

pub(super) fn run(args: &InitArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let lang = io.lang(shared.lang);
    let path = args.folder.join(FILE);
    let shown = path
        .strip_prefix(".")
        .unwrap_or(&path)
        .display()
        .to_string();
    let shown = seen(&shown);
    let text = lang.pick(include_str!("vi.toml"), include_str!("en.toml"));
    write(&path, text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::request(
            format!("đã có tệp “{shown}”; tệp được giữ nguyên"),
            format!("there is a file “{shown}” already; it is left as it is"),
        ),
        io::ErrorKind::NotFound => Error::request(
            format!("không có thư mục “{}”", args.folder.display()),
            format!("there is no folder “{}”", args.folder.display()),
        ),
        _ => Error::request(
            format!("không ghi được tệp “{shown}”: {error}"),
            format!("the file “{shown}” cannot be written: {error}"),
        ),
    })?;
    io.say(&lang.pick(
        format!("Đã tạo tệp {shown}; bỏ dấu “#” trước thiết lập muốn dùng.\n"),
        format!("Wrote {shown}; remove the “#” in front of a setting to use it.\n"),
    ))?;
    Ok(ExitStatus::Success)
}

/// Writes a file that was not there; what cannot be written whole is taken away again.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .inspect_err(|_| {
            // The first error is the one to report.
            let _ = fs::remove_file(path);
        })
}

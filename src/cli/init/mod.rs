//! `doichieu init`: a commented `doichieu.toml` to begin with.

use super::{ExitStatus, Io, Shared, file};
use crate::config::FILE;
use crate::error::{Error, reason};
use crate::text::seen;
use clap::Args;
use std::io;
use std::path::PathBuf;

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
    file::write_new(&path, text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::request(
            format!("đã có tệp “{shown}”; tệp được giữ nguyên"),
            format!("there is a file “{shown}” already; it is left as it is"),
        ),
        io::ErrorKind::NotFound => Error::request(
            format!("không có thư mục “{}”", args.folder.display()),
            format!("there is no folder “{}”", args.folder.display()),
        ),
        _ => {
            let why = reason(&error);
            Error::request(
                format!("không ghi được tệp “{shown}”: {}", why.vi),
                format!("the file “{shown}” cannot be written: {}", why.en),
            )
        }
    })?;
    io.say(&lang.pick(
        format!("Đã tạo tệp {shown}; bỏ dấu “#” trước thiết lập muốn dùng.\n"),
        format!("Wrote {shown}; remove the “#” in front of a setting to use it.\n"),
    ))?;
    Ok(ExitStatus::Success)
}

//! `doichieu rules export`: the built-in rule files, to read and to begin with.

use crate::cli::{ExitStatus, Io, file};
use crate::error::Error;
use crate::lang::Lang;
use crate::rule::builtin_files;
use clap::Args;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// A folder that is not there yet, or an empty one
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Writes every built-in file below the folder; nothing that is there is touched.
pub(super) fn run(args: &ExportArgs, lang: Lang, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let folder = &args.folder;
    let is_used = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => folder.exists(),
    };
    if is_used {
        let folder = folder.display();
        return Err(Error::request(
            format!("“{folder}” đã có tệp; hãy chọn thư mục mới hoặc thư mục trống"),
            format!("“{folder}” is there and not empty; choose a new or an empty folder"),
        ));
    }
    let mut count = 0;
    for (name, text) in builtin_files() {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| file::unwritable(parent, &error))?;
        }
        file::write(&path, text)?;
        count += 1;
    }
    let folder = folder.display();
    io.err_lines(&[lang.pick(
        format!("đã ghi {count} tệp vào “{folder}”; dùng chúng thay cho bộ có sẵn: --no-builtin-rules --rules {folder}"),
        format!("{count} files written to “{folder}”; to use them in place of the built-in ones: --no-builtin-rules --rules {folder}"),
    )]);
    Ok(ExitStatus::Success)
}

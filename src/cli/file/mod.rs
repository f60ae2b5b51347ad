//! Files that are written whole or not at all.

mod lying;
#[cfg_attr(not(target_family = "wasm"), path = "on_disk.rs")]
#[cfg_attr(target_family = "wasm", path = "in_memory.rs")]
mod place;
mod spared;

use crate::error::{Error, reason};
pub(super) use lying::Lying;
use place::Waiting;
pub(super) use spared::Spared;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that takes its place only when it is whole.
pub(super) struct WholeFile {
    pub(super) path: PathBuf,
    pub(super) text: BufWriter<Waiting>,
}

impl WholeFile {
    /// Opens it: what cannot be written is known before the work begins.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let (path, place) = Waiting::open(path)?;
        Ok(Self {
            path,
            text: BufWriter::new(place),
        })
    }

    /// Puts it in its place.
    pub(super) fn keep(self) -> io::Result<()> {
        let place = self
            .text
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        place.keep(&self.path)
    }

    /// Puts it in its place where nothing is yet.
    fn keep_new(self) -> io::Result<()> {
        let place = self
            .text
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        place.keep_new(&self.path)
    }
}

/// A file could not be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Error {
    let (path, why) = (path.display(), reason(error));
    Error::request(
        format!(
            "không ghi được tệp “{path}”: {}; hãy kiểm tra thư mục và quyền ghi",
            why.vi
        ),
        format!(
            "the file “{path}” cannot be written: {}; check the folder and its permissions",
            why.en
        ),
    )
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Error> {
    let put = |mut file: WholeFile| {
        file.text.write_all(text.as_ref())?;
        file.keep()
    };
    WholeFile::create(path)
        .and_then(put)
        .map_err(|error| unwritable(path, &error))
}

/// Writes a file that was not there, whole or not at all; one that is there is kept.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    // Also a link that leads nowhere is there.
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = WholeFile::create(path)?;
    file.text.write_all(text.as_bytes())?;
    file.keep_new()
}

//! Files that are written whole or not at all.

#[cfg_attr(not(target_family = "wasm"), path = "on_disk.rs")]
#[cfg_attr(target_family = "wasm", path = "in_memory.rs")]
mod place;

use crate::error::Error;
use place::Place;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that takes its place only when it is whole.
pub(super) struct WholeFile {
    pub(super) path: PathBuf,
    pub(super) text: BufWriter<Place>,
}

impl WholeFile {
    /// Opens it: what cannot be written is known before the work begins.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let (path, place) = Place::open(path)?;
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
}

/// A file could not be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Error {
    let path = path.display();
    Error::request(
        format!("không ghi được tệp “{path}”: {error}; hãy kiểm tra thư mục và quyền ghi"),
        format!(
            "the file “{path}” cannot be written: {error}; check the folder and its permissions"
        ),
    )
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    let put = |mut file: WholeFile| {
        file.text.write_all(text.as_bytes())?;
        file.keep()
    };
    WholeFile::create(path)
        .and_then(put)
        .map_err(|error| unwritable(path, &error))
}

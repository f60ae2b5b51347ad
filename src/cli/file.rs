//! Files that are written whole or not at all.

use crate::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that takes its place only when it is whole.
pub(super) struct WholeFile {
    pub(super) path: PathBuf,
    pub(super) text: BufWriter<Place>,
}

/// Where the text of a file goes for now.
pub(super) enum Place {
    /// Beside the file.
    Beside(NamedTempFile),
    /// Where it belongs: a pipe or a device cannot be put in place later.
    Direct(fs::File),
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file) => file.write(bytes),
            Self::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file) => file.flush(),
            Self::Direct(file) => file.flush(),
        }
    }
}

impl WholeFile {
    /// Opens it: what cannot be written is known before the work begins.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        // Through a link: what is replaced is the file, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let place = match fs::metadata(&path) {
            Ok(known) if !known.is_file() => Place::Direct(fs::File::create(&path)?),
            _ => Place::Beside(beside(&path)?),
        };
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
        match place {
            Place::Beside(file) => file.persist(&self.path).map(drop).map_err(Into::into),
            Place::Direct(mut file) => file.flush(),
        }
    }
}

/// A file without a name yet, in the folder of another, as readable as any new file.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
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

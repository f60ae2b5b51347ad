//! A file on its way: beside the one it takes the place of.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where the text of a file goes for now.
pub(in crate::cli) enum Place {
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

impl Place {
    /// Opens it, and says which file it is for: through a link, what is replaced is the file, not
    /// the link.
    pub(super) fn open(path: &Path) -> io::Result<(PathBuf, Self)> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let place = match fs::metadata(&path) {
            Ok(known) if !known.is_file() => Self::Direct(fs::File::create(&path)?),
            _ => Self::Beside(beside(&path)?),
        };
        Ok((path, place))
    }

    /// Puts it in its place.
    pub(super) fn keep(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Beside(file) => file.persist(path).map(drop).map_err(Into::into),
            Self::Direct(mut file) => file.flush(),
        }
    }
}

/// A file without a name yet, in the folder of another, as readable as any new file.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    #[cfg_attr(
        not(unix),
        expect(unused_mut, reason = "permissions are set on Unix alone")
    )]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

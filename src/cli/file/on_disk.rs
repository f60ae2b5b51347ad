//! A file on its way: beside the one it takes the place of.

use super::Lying;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where the text of a file goes for now.
pub(in crate::cli) enum Waiting {
    /// Beside the file.
    Beside(NamedTempFile, Lying),
    /// Where it belongs: a pipe or a device cannot be put in place later.
    Direct(fs::File),
}

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file, _) => file.write(bytes),
            Self::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file, _) => file.flush(),
            Self::Direct(file) => file.flush(),
        }
    }
}

impl Waiting {
    /// Opens it, and says which file it is for: through a link, what is replaced is the file, not
    /// the link.
    pub(super) fn open(path: &Path) -> io::Result<(PathBuf, Self)> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let place = match fs::metadata(&path) {
            Ok(known) if !known.is_file() => Self::Direct(fs::File::create(&path)?),
            known => {
                let file = beside(&path)?;
                // Who may read the file may read what takes its place.
                if let Ok(known) = known {
                    file.as_file().set_permissions(known.permissions())?;
                }
                let lying = Lying::new(file.path());
                Self::Beside(file, lying)
            }
        };
        Ok((path, place))
    }

    /// Puts it in its place.
    pub(super) fn keep(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Beside(file, lying) => {
                file.as_file().sync_data()?;
                let kept = file.persist(path);
                drop(lying);
                kept.map(drop).map_err(Into::into)
            }
            Self::Direct(mut file) => file.flush(),
        }
    }

    /// Puts it in its place where nothing is yet.
    pub(super) fn keep_new(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Beside(file, lying) => {
                file.as_file().sync_data()?;
                let kept = file.persist_noclobber(path);
                drop(lying);
                kept.map(drop).map_err(Into::into)
            }
            Self::Direct(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }
}

/// A file without a name yet, in the folder of another, as readable as any new file.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    // Hidden, so that no folder of plans has it among them; named, so that its origin is known.
    builder.prefix(".doichieu-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

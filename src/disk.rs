//! Files by name: the disk's, and in a browser, which has none, those that were handed in.

use std::io;
use std::path::Path;

#[cfg(not(target_family = "wasm"))]
pub use on_disk::{Identity, identity, is_folder, open, read_whole};

#[cfg(target_family = "wasm")]
pub use handed_in::{Identity, hand_in, identity, is_folder, open, put, read_whole, take};

/// Whether there is a disk.
pub const THERE: bool = cfg!(not(target_family = "wasm"));

#[cfg(not(target_family = "wasm"))]
mod on_disk {
    use super::{Path, io};
    use std::fs::{self, File};
    use std::io::Read as _;

    /// Whether a path is a folder; an error where there is nothing.
    pub fn is_folder(path: &Path) -> io::Result<bool> {
        fs::metadata(path).map(|known| known.is_dir())
    }

    /// What a file is, by whatever name.
    #[cfg(unix)]
    pub type Identity = (u64, u64);

    /// What a file is, by whatever name.
    #[cfg(not(unix))]
    pub type Identity = std::path::PathBuf;

    /// What the file of a name is, through all links; none where it is no regular file.
    pub fn identity(path: &Path) -> Option<Identity> {
        let known = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            Some((known.dev(), known.ino()))
        }
        #[cfg(not(unix))]
        {
            let _ = known;
            fs::canonicalize(path).ok()
        }
    }

    /// A file to read from.
    pub fn open(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    /// All of a regular file that has no more bytes than `most`: what is no file may never end.
    pub fn read_whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
        if !fs::metadata(path)?.is_file() {
            let why = "not a regular file";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }
}

#[cfg(target_family = "wasm")]
mod handed_in {
    use super::{Path, io};
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use std::io::Cursor;
    use std::path::PathBuf;
    use std::sync::Arc;

    type Files = BTreeMap<PathBuf, Arc<[u8]>>;

    thread_local! {
        /// What may be read.
        static GIVEN: RefCell<Files> = RefCell::default();
        /// What was written.
        static WRITTEN: RefCell<Files> = RefCell::default();
    }

    /// From now on these files may be read, and nothing is written yet.
    pub fn hand_in(files: impl IntoIterator<Item = (PathBuf, Arc<[u8]>)>) {
        GIVEN.with_borrow_mut(|given| *given = files.into_iter().collect());
        WRITTEN.with_borrow_mut(Files::clear);
    }

    /// Writes a file.
    pub fn put(path: &Path, bytes: Vec<u8>) {
        WRITTEN.with_borrow_mut(|written| written.insert(path.to_owned(), bytes.into()));
    }

    /// The files that were written; nothing can be read any more.
    pub fn take() -> Files {
        GIVEN.with_borrow_mut(Files::clear);
        WRITTEN.with_borrow_mut(std::mem::take)
    }

    fn given(path: &Path) -> io::Result<Arc<[u8]>> {
        let found = GIVEN.with_borrow(|given| given.get(path).cloned());
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// There are no folders; an error where there is nothing.
    pub fn is_folder(path: &Path) -> io::Result<bool> {
        given(path).map(|_| false)
    }

    /// What a file is: its name.
    pub type Identity = PathBuf;

    /// What the file of a name is; none where there is none.
    pub fn identity(path: &Path) -> Option<Identity> {
        given(path).ok().map(|_| path.to_owned())
    }

    /// A file to read from.
    pub fn open(path: &Path) -> io::Result<Cursor<Arc<[u8]>>> {
        given(path).map(Cursor::new)
    }

    /// All of a file that has no more bytes than `most`.
    pub fn read_whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let bytes = given(path)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.to_vec())
    }
}

//! Files by name: the disk's, and in a browser, which has none, those that were handed in.

use std::io;
use std::path::Path;

#[cfg(not(target_family = "wasm"))]
pub use on_disk::{is_folder, open, read};

#[cfg(target_family = "wasm")]
pub use handed_in::{hand_in, is_folder, open, put, read, take};

/// Whether there is a disk.
pub const THERE: bool = cfg!(not(target_family = "wasm"));

#[cfg(not(target_family = "wasm"))]
mod on_disk {
    use super::{Path, io};
    use std::fs::{self, File};

    /// Whether a path is a folder; an error where there is nothing.
    pub fn is_folder(path: &Path) -> io::Result<bool> {
        fs::metadata(path).map(|known| known.is_dir())
    }

    /// A file to read from.
    pub fn open(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    /// All of a file.
    pub fn read(path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
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

    /// A file to read from.
    pub fn open(path: &Path) -> io::Result<Cursor<Arc<[u8]>>> {
        given(path).map(Cursor::new)
    }

    /// All of a file.
    pub fn read(path: &Path) -> io::Result<Vec<u8>> {
        given(path).map(|bytes| bytes.to_vec())
    }
}

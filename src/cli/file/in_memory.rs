//! A file where there is no disk.

#![expect(clippy::unnecessary_wraps, reason = "on a disk the same can fail")]

use crate::disk;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the text of a file goes for now.
pub(in crate::cli) struct Waiting(Vec<u8>);

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Waiting {
    /// Opens it, and says which file it is for.
    pub(super) fn open(path: &Path) -> io::Result<(PathBuf, Self)> {
        Ok((path.to_owned(), Self(Vec::new())))
    }

    /// Puts it in its place.
    pub(super) fn keep(self, path: &Path) -> io::Result<()> {
        disk::put(path, self.0);
        Ok(())
    }

    /// Puts it in its place: a browser hands in no file of its name.
    pub(super) fn keep_new(self, path: &Path) -> io::Result<()> {
        self.keep(path)
    }
}

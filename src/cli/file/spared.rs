//! The files that a run reads: none of them is written over.

use crate::disk;
use crate::error::Error;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files that a run reads, by what they are: a link to one is that one.
#[derive(Debug, Default)]
pub(in crate::cli) struct Spared(BTreeMap<disk::Identity, PathBuf>);

impl Spared {
    /// A file that is read; what is no file needs no sparing.
    pub(in crate::cli) fn add(&mut self, path: &Path) {
        if let Some(identity) = disk::identity(path) {
            self.0.entry(identity).or_insert_with(|| path.to_owned());
        }
    }

    /// Refuses to write a file that is read.
    pub(in crate::cli) fn check(&self, output: &Path) -> Result<(), Error> {
        let known = disk::identity(output).and_then(|identity| self.0.get(&identity));
        let Some(read) = known else {
            return Ok(());
        };
        let (output, read) = (output.display(), read.display());
        Err(Error::request(
            format!(
                "không ghi “{output}” vì đó chính là tệp đầu vào “{read}”; chọn tên khác cho kết quả"
            ),
            format!(
                "“{output}” is not written, since it is the input “{read}” itself; choose another name for the output"
            ),
        ))
    }
}

impl<P: AsRef<Path>> Extend<P> for Spared {
    fn extend<I: IntoIterator<Item = P>>(&mut self, paths: I) {
        for path in paths {
            self.add(path.as_ref());
        }
    }
}

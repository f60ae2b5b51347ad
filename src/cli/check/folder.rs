//! A folder of pages that takes its place only when it is whole.

use crate::cli::file::Lying;
use crate::report::Page;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder whose pages are made beside it.
pub(super) struct Folder {
    path: PathBuf,
    making: TempDir,
    _lying: Lying,
}

impl Folder {
    /// A folder of this name: one that is there keeps its other files.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        // Without the slash at its end, and through a link to where it leads.
        let path: PathBuf = path.components().collect();
        let path = fs::canonicalize(&path).unwrap_or(path);
        let beside = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".doichieu-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let making = builder.tempdir_in(beside.unwrap_or(Path::new(".")))?;
        let lying = Lying::new(making.path());
        Ok(Self {
            path,
            making,
            _lying: lying,
        })
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The files that it will write.
    pub(super) fn targets(&self) -> Vec<PathBuf> {
        let pages = fs::read_dir(self.making.path()).into_iter().flatten();
        pages
            .flatten()
            .map(|page| self.path.join(page.file_name()))
            .collect()
    }

    /// Writes a page.
    pub(super) fn put(&self, page: &Page) -> io::Result<()> {
        fs::write(self.making.path().join(&page.file), &page.text)
    }

    /// Puts all pages in their place: at once where there is no such folder yet, else one by one.
    pub(super) fn keep(self) -> io::Result<()> {
        if !self.path.exists() {
            fs::rename(self.making.path(), &self.path)?;
            let _ = self.making.keep();
            return Ok(());
        }
        for page in fs::read_dir(self.making.path())? {
            let page = page?;
            fs::rename(page.path(), self.path.join(page.file_name()))?;
        }
        Ok(())
    }
}

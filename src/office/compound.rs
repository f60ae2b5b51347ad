//! The streams in a container of the old Office, within limits.

use super::problem::{Limit, Unreadable};
use cfb::CompoundFile;
use std::io::{Cursor, Read as _};

/// The most bytes of a stream, in MiB.
const MOST: u64 = 64;

/// A container of the old Office.
pub(super) struct Compound<'b>(CompoundFile<Cursor<&'b [u8]>>);

impl<'b> Compound<'b> {
    /// Opens a container.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let file = CompoundFile::open(Cursor::new(bytes));
        Ok(Self(
            file.map_err(|error| damaged("CFB", &error.to_string()))?,
        ))
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.is_stream(name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        let stream = self.0.open_stream(name);
        let stream = stream.map_err(|_| Unreadable::Missing(name.to_owned()))?;
        let most = MOST << 20;
        if stream.len() > most {
            return Err(Unreadable::Limit(Limit::Bytes(name.to_owned(), MOST)));
        }
        let mut bytes = Vec::new();
        let read = stream.take(most).read_to_end(&mut bytes);
        read.map_err(|error| damaged(name, &error.to_string()))?;
        Ok(bytes)
    }
}

/// A part that is damaged, and why.
pub(super) fn damaged(part: &str, why: &str) -> Unreadable {
    Unreadable::Damaged {
        part: part.to_owned(),
        why: why.to_owned(),
    }
}

//! The parts of a zip container, within limits.

use super::kind::Foreign;
use super::problem::{Limit, Unreadable};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files in a container; a plan with many pictures has some hundred.
const ENTRIES: usize = 10_000;
/// The most bytes of a part: the text of the longest plan is a hundredth of it.
const MIB: u64 = 64;
/// The most bytes of all parts that are read, a part that is read twice counted twice.
const ALL_MIB: u64 = 96;

/// A container and its parts. Names of parts are only looked up, never used as paths.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes have been unpacked.
    unpacked: u64,
}

impl<'b> Package<'b> {
    /// Opens a container.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse("zip", &error))?;
        if archive.len() > ENTRIES {
            return Err(Limit::Entries(ENTRIES).into());
        }
        if archive.has_duplicate_names() {
            return Err(Limit::Twice("zip".to_owned()).into());
        }
        Ok(Self {
            archive,
            unpacked: 0,
        })
    }

    /// The names of the parts.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        names.map(std::borrow::Cow::into_owned)
    }

    /// The bytes of a part, if there is one of this name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refuse(name, &error)),
        };
        let too_long = || Limit::Bytes(name.to_owned(), MIB);
        if file.size() > MIB << 20 {
            return Err(too_long().into());
        }
        // What the container says of its size may be false: it is counted again while read.
        let mut bytes = Vec::new();
        let read = file.take((MIB << 20) + 1).read_to_end(&mut bytes);
        read.map_err(|error| Unreadable::Damaged {
            part: name.to_owned(),
            why: error.to_string(),
        })?;
        if bytes.len() as u64 > MIB << 20 {
            return Err(too_long().into());
        }
        self.unpacked = self.unpacked.saturating_add(bytes.len() as u64);
        if self.unpacked > ALL_MIB << 20 {
            return Err(Limit::AllBytes(ALL_MIB).into());
        }
        Ok(Some(bytes))
    }

    /// The text of a part, if there is one of this name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        let text = String::from_utf8(bytes).map_err(|error| Unreadable::Damaged {
            part: name.to_owned(),
            why: error.utf8_error().to_string(),
        })?;
        Ok(Some(text))
    }
}

fn refuse(part: &str, error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Foreign(Foreign::Password)
        }
        _ => Unreadable::Damaged {
            part: part.to_owned(),
            why: error.to_string(),
        },
    }
}

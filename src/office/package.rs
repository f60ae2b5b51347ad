//! The parts of a zip container, within limits.

use super::kind::Foreign;
use super::problem::{Limit, Unreadable};
use std::collections::BTreeMap;
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
    /// The place of each part, by its [`plain`] name.
    places: BTreeMap<String, usize>,
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
        let mut places = BTreeMap::new();
        for (at, name) in archive.file_names().enumerate() {
            let Ok(name) = name else { continue };
            if places.insert(plain(&name), at).is_some() {
                return Err(Limit::Twice(name.into_owned()).into());
            }
        }
        Ok(Self {
            archive,
            places,
            unpacked: 0,
        })
    }

    /// The plain names of the parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The bytes of a part, if there is one of this name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(at) = self.places.get(&plain(name)) else {
            return Ok(None);
        };
        let file = self.archive.by_index(*at);
        let file = file.map_err(|error| refuse(name, &error))?;
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
        if let Some(text) = wide(&bytes) {
            return Ok(Some(text));
        }
        let text = String::from_utf8(bytes).map_err(|error| Unreadable::Damaged {
            part: name.to_owned(),
            why: error.utf8_error().to_string(),
        })?;
        Ok(Some(text))
    }
}

/// The name of a part as it is looked up: containers differ in capitals and in the stroke between
/// folders, and to Office these names are one.
pub(super) fn plain(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// The text of a part in UTF-16, by its byte order mark or by the noughts beside its first sign.
fn wide(bytes: &[u8]) -> Option<String> {
    let (order, bytes): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (u16::from_le_bytes, rest),
        [0xFE, 0xFF, rest @ ..] => (u16::from_be_bytes, rest),
        [b'<', 0, ..] => (u16::from_le_bytes, bytes),
        [0, b'<', ..] => (u16::from_be_bytes, bytes),
        _ => return None,
    };
    let (pairs, odd) = bytes.as_chunks::<2>();
    let text: Result<String, _> =
        char::decode_utf16(pairs.iter().map(|pair| order(*pair))).collect();
    let text = text.ok().filter(|_| odd.is_empty())?;
    // What is read is UTF-8, whatever the part says of itself in its first line.
    let (first, rest) = text.split_at_checked(text.find("?>").unwrap_or_default())?;
    Some(first.replace("UTF-16", "UTF-8").replace("utf-16", "utf-8") + rest)
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

//! The bytes of a plan, as far as any plan is long.

use crate::disk;
use crate::error::Words;
use crate::lang::Lang;
use crate::office::{self, Kind, Unreadable};
use crate::text;
use std::io::{self, Read};
use std::path::Path;

/// The longest file that is read.
const LONGEST: u64 = 1 << 29;

/// The bytes of a file, or of standard input.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Words> {
    if path == Path::new("-") {
        return bounded(io::stdin().lock());
    }
    let file = disk::open(path).map_err(|error| unreadable(&error))?;
    bounded(file)
}

/// What a reader gives, up to the longest file; of a text no more than is read as one.
fn bounded(mut from: impl Read) -> Result<Vec<u8>, Words> {
    let mut bytes = Vec::new();
    let text = text::LONGEST_FILE as u64 + 1;
    let mut read = from.by_ref().take(text).read_to_end(&mut bytes);
    if bytes.len() > text::LONGEST_FILE && office::kind(&bytes) != Kind::Text {
        read = from.take(LONGEST - text + 1).read_to_end(&mut bytes);
    }
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Words {
            vi: "tệp dài hơn 512 MiB".to_owned(),
            en: "the file is longer than 512 MiB".to_owned(),
        });
    }
    Ok(bytes)
}

/// Why a file was not read: the system's words.
pub(super) fn unreadable(error: &io::Error) -> Words {
    let why = crate::error::reason(error);
    Words {
        vi: format!("không đọc được: {}", why.vi),
        en: format!("it could not be read: {}", why.en),
    }
}

/// Why no text was had of a file.
pub(super) fn unreadable_file(why: &Unreadable) -> Words {
    let words = |lang| format!("{} ({})", why.message(lang), why.help(lang));
    Words {
        vi: words(Lang::Vi),
        en: words(Lang::En),
    }
}

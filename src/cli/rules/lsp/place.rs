//! Places as the protocol counts them: lines from 0, columns in UTF-16 units, or in bytes where
//! the editor asks for UTF-8; files as URIs.

use crate::text::{Source, Span};
use lsp_types::{Position, Range, Uri};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What a column is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    Utf16,
    Utf8,
}

impl Columns {
    fn width(self, text: &str) -> u32 {
        let width = match self {
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf8 => text.len(),
        };
        u32::try_from(width).unwrap_or(u32::MAX)
    }

    /// The place of a byte.
    pub(super) fn position(self, text: &str, offset: usize) -> Position {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        Position {
            line: u32::try_from(lines).unwrap_or(u32::MAX),
            character: self.width(before.get(start..).unwrap_or_default()),
        }
    }

    /// The byte of a place; the end of its line where the line is shorter.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match text.get(start..).and_then(|rest| rest.find('\n')) {
                Some(at) => start += at + 1,
                None => return text.len(),
            }
        }
        let line = text.get(start..).unwrap_or_default();
        let line = line.split('\n').next().unwrap_or_default();
        let mut passed = 0;
        for (at, letter) in line.char_indices() {
            if passed >= position.character {
                return start + at;
            }
            let mut bytes = [0; 4];
            passed += self.width(letter.encode_utf8(&mut bytes));
        }
        start + line.len()
    }

    /// The range of a span.
    pub(super) fn range(self, source: &Source, span: Span) -> Range {
        let bytes = span.range();
        Range {
            start: self.position(source.text(), bytes.start),
            end: self.position(source.text(), bytes.end),
        }
    }
}

/// A file as a URI: what is no letter, digit or one of `-._~/` stands as `%XX`.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let mut uri = String::from("file://");
    let text = path.to_str()?.replace('\\', "/");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").ok()?;
        }
    }
    uri.parse().ok()
}

/// The file a URI names, if it names one.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.bytes();
    while let Some(byte) = left.next() {
        if byte == b'%' {
            let pair = [left.next()?, left.next()?];
            let digits = std::str::from_utf8(&pair).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/…` is a path of Windows.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive {
        path.get(1..)?
    } else {
        path.as_str()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_what_the_editor_counts() {
        let text = "một\n𝄞 tỷ lệ\n";
        let at = text.find("lệ").unwrap();
        for (columns, character) in [(Columns::Utf16, 6), (Columns::Utf8, 10)] {
            let position = columns.position(text, at);
            assert_eq!(position, Position { line: 1, character });
            assert_eq!(columns.offset(text, position), at);
        }
        let far = Position {
            line: 9,
            character: 9,
        };
        assert_eq!(Columns::Utf8.offset(text, far), text.len());
    }

    #[test]
    fn a_file_is_found_by_its_uri() {
        let path = Path::new("/tmp/Kế hoạch/a b.rules");
        let uri = uri_of(path).unwrap();
        assert!(uri.as_str().is_ascii());
        assert_eq!(path_of(&uri).as_deref(), Some(path));
        assert_eq!(path_of(&"untitled:a".parse().unwrap()), None);
    }
}

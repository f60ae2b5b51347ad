//! Views as text.

use serde::Serialize;
use std::io::{self, Write};

/// JSON of a view. The views hold nothing that JSON cannot say.
pub(in crate::report) fn text(view: &impl Serialize) -> String {
    let mut bytes = Bytes(Vec::with_capacity(256));
    let written = serde_json::to_writer(&mut bytes, view);
    match (written, simdutf8::basic::from_utf8(&bytes.0)) {
        (Ok(()), Ok(text)) => text.to_owned(),
        (Err(error), _) => format!("{{\"error\":\"{error}\"}}"),
        (_, Err(error)) => format!("{{\"error\":\"{error}\"}}"),
    }
}

/// Bytes that are written one by one as often as not: each sign of JSON by itself.
struct Bytes(Vec<u8>);

impl Write for Bytes {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [one] => self.0.push(*one),
            more => self.0.extend_from_slice(more),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

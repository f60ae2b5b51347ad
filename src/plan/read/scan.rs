//! One pass over JSON that was read before: where its values begin.

use super::raw::Borrowed;
use crate::plan::Text;
use std::borrow::Cow;

/// A place in JSON that is known to be sound; what is not is passed over.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    /// The start of a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut scan = Self { text, at: 0 };
        scan.blanks();
        scan
    }

    /// The byte it is at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether a list begins here.
    pub(super) fn is_list(&self) -> bool {
        self.next() == Some(b'[')
    }

    fn next(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += rest.iter().take_while(blank).count();
    }

    /// Goes over an object, field by field: `field` is called at each value with its name, none where the escapes of the
    /// name say nothing, and goes over the value. Another value is passed over.
    pub(super) fn each_field(&mut self, mut field: impl FnMut(&mut Self, Option<Text<'t>>)) {
        if self.next() != Some(b'{') {
            return self.skip();
        }
        self.each(|scan| {
            let name = scan.string();
            scan.blanks();
            scan.at += usize::from(scan.next() == Some(b':'));
            scan.blanks();
            field(scan, name);
        });
    }

    /// Goes over a list: `item` is called at each item and goes over it. Another value is passed over.
    pub(super) fn each_item(&mut self, item: impl FnMut(&mut Self)) {
        if !self.is_list() {
            return self.skip();
        }
        self.each(item);
    }

    /// Goes over what an opening bracket and a closing one hold.
    fn each(&mut self, mut one: impl FnMut(&mut Self)) {
        self.at += 1;
        loop {
            self.blanks();
            match self.next() {
                None => return,
                Some(b'}' | b']') => {
                    self.at += 1;
                    return;
                }
                Some(b',') => self.at += 1,
                Some(_) => {
                    let before = self.at;
                    one(self);
                    if self.at == before {
                        return;
                    }
                }
            }
        }
    }

    /// Goes over a value.
    pub(super) fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            let plain =
                |byte: &&u8| !matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b',' | b':');
            self.at += self.rest().iter().take_while(plain).count();
            match self.next() {
                Some(b'"') => self.skip_string(),
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(b',' | b':') if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                _ => return,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// A string; none where its escapes say nothing.
    fn string(&mut self) -> Option<Text<'t>> {
        let from = self.at;
        self.skip_string();
        let quoted = self.text.get(from..self.at)?;
        let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
        if !inner.contains('\\') {
            return Some(Cow::Borrowed(inner));
        }
        let Borrowed(words) = serde_json::from_str(quoted).ok()?;
        Some(words)
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(next) = memchr::memchr2(b'"', b'\\', self.rest()) {
            self.at += next;
            if self.next() == Some(b'"') {
                self.at += 1;
                return;
            }
            // What is escaped is no end.
            self.at += 2;
        }
        self.at = self.text.len();
    }
}

//! Bytes → text with positions.
//!
//! A [`Source`] is one file as it was read. A [`Span`] is a stretch of its bytes; line and
//! column are worked out only when a person is to see them, and a column is counted in
//! letters as they appear, so that it is right for NFC and NFD alike.

mod again;
mod encoding;
mod excerpt;
mod form;
mod landmark;
mod leader;
mod legacy;
pub(crate) mod letter;
mod lines;
mod normalize;
mod normalized;
mod seen;
mod shortened;
mod stars;
pub(crate) mod work;
mod xml;

use crate::lang::Lang;
pub(crate) use again::Again;
pub(crate) use again::between_blanks_again;
pub use again::loose_again;
pub use encoding::{LONGEST, LONGEST_FILE, NotText, decode};
pub use excerpt::{Excerpt, Mark, Paint, Tone, brief};
pub use form::{Form, Formed, FormedCell, FormedParagraph, FormedRow, FormedTable};
pub use landmark::{Landmark, Landmarks, Spot, Where, letters};
pub use legacy::{Legacy, OldFont};
pub(crate) use legacy::{Step, is_unicode};
pub use lines::Lines;
pub use normalize::{bare, loose, nfc};
pub(crate) use normalize::{bare_letters, between_blanks, finder_of};
pub use normalized::Normalized;
pub use seen::{doubtful, escaped, is_unseen, screen, seen, seen_words};
pub use shortened::shortened;
use std::borrow::Cow;
use std::sync::OnceLock;
use unicode_segmentation::UnicodeSegmentation;
pub use xml::{Breaks, xml};

/// A stretch of bytes of a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clip(start),
            end: clip(end.max(start)),
        }
    }

    /// The span as a range that indexes the text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Which file of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A stretch of one file of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
}

/// Line and column, both from 1; the column counts letters as they appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// A file as it was read: its name as a person knows it, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    name: Cow<'static, str>,
    /// Borrowed where it is part of the program.
    text: Cow<'static, str>,
    /// Where each line begins; found when a place is first asked for.
    lines: OnceLock<Vec<usize>>,
    /// Where the lines stand in the file, for a text that was made from another file.
    landmarks: Landmarks,
    /// What the file says of the form of the lines, for such a text.
    form: Form,
}

impl Source {
    /// A source of this name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: Cow::Owned(name.into()),
            text: Cow::Owned(text.into()),
            lines: OnceLock::new(),
            landmarks: Landmarks::default(),
            form: Form::default(),
        }
    }

    /// A source that is part of the program: nothing is copied.
    pub fn builtin(name: &'static str, text: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            text: Cow::Borrowed(text),
            lines: OnceLock::new(),
            landmarks: Landmarks::default(),
            form: Form::default(),
        }
    }

    /// A source whose text was made from a file, line by line from these places.
    pub fn rendered(
        name: impl Into<String>,
        text: impl Into<String>,
        landmarks: Landmarks,
    ) -> Self {
        Self {
            landmarks,
            ..Self::new(name, text)
        }
    }

    /// The same source with what its file says of the form of the lines.
    #[must_use]
    pub fn formed(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// What the file says of the form of the lines; empty where the text is the file itself.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Where the lines stand in the file; empty where the text is the file itself.
    pub fn landmarks(&self) -> &Landmarks {
        &self.landmarks
    }

    /// The file and where a byte stands in it, as a person looks it up: line and column of a
    /// text, else the landmark.
    pub fn place(&self, offset: u32, lang: Lang) -> String {
        let at = self.position(offset);
        let line = u32::try_from(at.line).unwrap_or(u32::MAX);
        let cell = Some(self.tabs_before(offset));
        match self.landmarks.words(line, cell, lang) {
            Some(words) => format!("{} ({words})", self.file_of(line)),
            None => format!("{}:{}:{}", self.name, at.line, at.column),
        }
    }

    /// The file and where lines of it stand, as a person looks them up.
    pub fn place_of_lines(&self, first: u32, last: u32, lang: Lang) -> String {
        let words = |line| self.landmarks.words(line, None, lang);
        let file = self.file_of(first);
        match (words(first), words(last)) {
            (Some(first), Some(last)) if first == last => format!("{file} ({first})"),
            (Some(first), Some(last)) => {
                let to = lang.pick("đến", "to");
                format!("{file} ({first} {to} {last})")
            }
            _ if first == last => format!("{}:{first}", self.name),
            _ => format!("{}:{first}-{last}", self.name),
        }
    }

    /// The file that a line stands in.
    fn file_of(&self, line: u32) -> &str {
        self.landmarks.file_of(line).unwrap_or(&self.name)
    }

    /// How many tabs stand before a byte on its line.
    fn tabs_before(&self, offset: u32) -> u32 {
        let before = self.text.get(..boundary(&self.text, offset as usize));
        let line = before.unwrap_or_default().rsplit('\n').next();
        let tabs = line.unwrap_or_default().matches('\t').count();
        u32::try_from(tabs).unwrap_or(u32::MAX)
    }

    /// The name as a person knows it: a path as it was given, `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of a slice of this text; empty at the start for a slice of another.
    pub fn span(&self, slice: &str) -> Span {
        let base = self.text.as_ptr() as usize;
        let start = (slice.as_ptr() as usize).wrapping_sub(base);
        if start <= self.text.len() && start + slice.len() <= self.text.len() {
            Span::new(start, start + slice.len())
        } else {
            Span::default()
        }
    }

    /// The words at a span; empty where the span is not of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte.
    pub fn position(&self, offset: u32) -> Position {
        let offset = boundary(&self.text, offset as usize);
        let lines = self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| lines.get(at)).copied();
        let before = self.text.get(start.unwrap_or_default()..offset);
        Position {
            line,
            column: letters_in(before.unwrap_or_default()) + 1,
        }
    }
}

/// How many letters a text has, as they appear.
pub(crate) fn letters_in(text: &str) -> usize {
    if is_one_letter_each(text) {
        return text.chars().count();
    }
    text.graphemes(true).count()
}

/// Whether each character of a text is surely a letter of its own, by its bytes: those before the combining marks are,
/// and those that Vietnamese adds; only a line break may be two characters.
pub(crate) fn is_one_letter_each(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte >= 0xCC || *byte == b'\r') {
        match rest.get(at..) {
            // U+1E00 to U+1EFF.
            Some([0xE1, 0xB8..=0xBB, _, after @ ..]) => rest = after,
            _ => return false,
        }
    }
    true
}

/// The nearest boundary of a character at or before a byte.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Line and column of a byte of a text.
pub fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..boundary(text, offset)).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = letters_in(before.get(start..).unwrap_or_default()) + 1;
    Position { line, column }
}

/// The word of `known` nearest to `word`, where one is near enough to be meant.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = bare(word);
    let near = |distance: usize, other: &str| distance * 3 <= other.len().max(word.len());
    known
        .into_iter()
        .map(|k| (bare(k), k))
        // The distance is never less than the difference in length.
        .filter(|(plain, _)| near(plain.len().abs_diff(word.len()), plain))
        .map(|(plain, k)| (strsim::damerau_levenshtein(&word, &plain), plain, k))
        .filter(|(distance, plain, _)| near(*distance, plain))
        .min_by_key(|(distance, plain, k)| (*distance, plain.len().abs_diff(word.len()), *k))
        .map(|(_, _, k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn column_counts_letters_in_both_forms() {
        let nfc = "một\nTỷ lệ x";
        let nfd: String = nfc.nfd().collect();
        for text in [nfc.to_owned(), nfd] {
            let at = text.find('x').unwrap();
            assert_eq!(position(&text, at), Position { line: 2, column: 7 });
            for offset in 0..=text.len() + 1 {
                let at = u32::try_from(offset).unwrap();
                let source = Source::new("a", text.as_str());
                assert_eq!(source.position(at), position(&text, offset));
            }
        }
    }

    #[test]
    fn letters_are_counted_as_they_appear() {
        for (text, letters) in [
            ("", 0),
            ("Tỷ lệ ≥", 7),
            ("Tỷ lệ", 5),
            ("a\u{301}\r\nb\r", 4),
        ] {
            assert_eq!(letters_in(text), letters, "{text}");
        }
        for c in '\0'..'\u{2100}' {
            let text = format!("{c}{c}ỷ{c}a{c}");
            let graphemes = text.graphemes(true).count();
            assert_eq!(letters_in(&text), graphemes, "{text:?}");
        }
    }

    #[test]
    fn a_slice_knows_its_span() {
        let source = Source::new("a", "abc def");
        assert_eq!(source.span(&source.text()[4..]), Span::new(4, 7));
        assert_eq!(source.span("elsewhere"), Span::default());
    }

    #[test]
    fn nearest_name_or_none() {
        let known = ["online-payment", "satisfaction"];
        assert_eq!(
            did_you_mean("online-paymnet", known),
            Some("online-payment")
        );
        assert_eq!(did_you_mean("xyz", known), None);
        assert_eq!(did_you_mean("form", ["for", "from"]), Some("from"));
    }
}

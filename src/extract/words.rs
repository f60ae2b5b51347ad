//! A stretch of text, as printed and in lower case.

use super::work::look;
use std::ops::Range;

/// A stretch of a flow, as printed and in lower case.
///
/// INVARIANT: both have the same length, and a letter stands at the same byte in both.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words<'f> {
    /// As printed.
    pub(super) text: &'f str,
    /// In lower case.
    pub(super) lower: &'f str,
    /// Where it starts in the flow.
    pub(super) start: usize,
}

impl Words<'_> {
    /// The bytes `range` of this stretch.
    pub(super) fn slice(self, range: Range<usize>) -> Self {
        look(0);
        Self {
            text: self.text.get(range.clone()).unwrap_or_default(),
            lower: self.lower.get(range.clone()).unwrap_or_default(),
            start: self.start + range.start,
        }
    }

    /// From a byte on.
    pub(super) fn from(self, at: usize) -> Self {
        self.slice(at.min(self.text.len())..self.text.len())
    }

    /// Up to a byte.
    pub(super) fn until(self, at: usize) -> Self {
        self.slice(0..at.min(self.text.len()))
    }

    /// The byte after the last, in the flow.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// At most so many bytes of the end: what stands near, however long the whole is.
    pub(super) fn last(self, bytes: usize) -> Self {
        let mut at = self.text.len().saturating_sub(bytes);
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        self.from(at)
    }

    /// Without blanks at both ends.
    pub(super) fn trim(self) -> Self {
        self.trim_matches(char::is_whitespace)
    }

    /// Without such characters at both ends.
    pub(super) fn trim_matches(self, cut: impl Fn(char) -> bool + Copy) -> Self {
        let front = self.text.len() - self.text.trim_start_matches(cut).len();
        let kept = self.text.trim_matches(cut).len();
        self.slice(front..front + kept)
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// What follows a phrase in lower case at the start, where it is a whole word there.
    pub(super) fn after(self, phrase: &str) -> Option<Self> {
        // Most phrases differ in the first byte already.
        if self.lower.as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        let rest = self.lower.strip_prefix(phrase)?;
        let whole = !rest.starts_with(char::is_alphanumeric) || phrase.ends_with([' ', ':']);
        whole.then(|| self.from(phrase.len()).trim_start())
    }

    /// What follows the first of the phrases that stands at the start.
    pub(super) fn after_any(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.after(phrase))
    }

    /// What precedes a phrase in lower case at the end, where it is a whole word there.
    pub(super) fn before(self, phrase: &str) -> Option<Self> {
        if self.lower.as_bytes().last() != phrase.as_bytes().last() {
            return None;
        }
        let rest = self.lower.strip_suffix(phrase)?;
        let whole = !rest.ends_with(char::is_alphanumeric);
        whole.then(|| self.until(rest.len()).trim_end())
    }

    /// What precedes the first of the phrases that stands at the end.
    pub(super) fn before_any(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.before(phrase))
    }

    /// Where a phrase in lower case first stands as whole words.
    pub(super) fn find(self, phrase: &str) -> Option<usize> {
        find_word(self.lower, phrase)
    }

    /// Whether one of the phrases stands in it.
    pub(super) fn has_any(self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.find(phrase).is_some())
    }

    /// Without blanks at the start.
    pub(super) fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_start().len())
    }

    /// Without blanks at the end.
    pub(super) fn trim_end(self) -> Self {
        self.until(self.text.trim_end().len())
    }
}

/// Where a phrase first stands in a text as whole words.
pub(super) fn find_word(text: &str, phrase: &str) -> Option<usize> {
    places(text, phrase).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Where a phrase stands in a text, whole words or not.
pub(super) fn places(text: &str, phrase: &str) -> impl Iterator<Item = usize> {
    look(text.len());
    memchr::memmem::find_iter(text.as_bytes(), phrase.as_bytes())
}

/// Appends the text in lower case, letter by letter at the same bytes.
pub(super) fn push_lower(out: &mut String, text: &str) {
    let start = out.len();
    let mut copied = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let small = small(c);
        if small != c {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push(small);
            copied = at + c.len_utf8();
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    if let Some(added) = out.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// Calls with each small letter of a character: hardly one has more than one.
pub(super) fn each_small(c: char, mut with: impl FnMut(char)) {
    if c.is_ascii() || is_vietnamese(c) {
        with(small(c));
    } else {
        c.to_lowercase().for_each(with);
    }
}

/// Whether a character is a letter or a digit.
pub(super) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is_vietnamese(c) || c.is_alphanumeric()
    }
}

/// Whether a character is a letter of Vietnamese beyond ASCII, or one close to them: told
/// without a look into the tables of all scripts.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '\u{1ea0}'..='\u{1ef9}')
        || matches!(
            c,
            'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        )
}

/// The small letter of a capital, where it takes as many bytes.
fn small(c: char) -> char {
    // The letters of Vietnamese, without a look into the tables of all scripts.
    let step = match u32::from(c) {
        0x00..0x80 => return c.to_ascii_lowercase(),
        0xC0..=0xDE if c != '×' => 32,
        letter @ (0x102 | 0x110 | 0x128 | 0x168 | 0x1A0 | 0x1EA0..=0x1EF9) => 1 - letter % 2,
        0x1AF => 1,
        0xDF..=0xFF | 0x103 | 0x111 | 0x129 | 0x169 | 0x1A1 | 0x1B0 | 0x2010..=0x2030 => 0,
        _ => return other_small(c),
    };
    char::from_u32(u32::from(c) + step).unwrap_or(c)
}

fn other_small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) if only.len_utf8() == c.len_utf8() => only,
        _ => c,
    }
}

/// Whether the first letter is a capital.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

/// Whether the first letter is a small one.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a text shouts: it has letters, and hardly a small one among them.
pub(super) fn is_shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && lower * 6 <= upper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(small(c), other_small(c), "{c}");
            let mut all = String::new();
            each_small(c, |small| all.push(small));
            assert_eq!(all, c.to_lowercase().to_string(), "{c}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn small_letters_stand_at_the_same_bytes() {
        let mut lower = String::from("Đ|");
        push_lower(&mut lower, "TỶ LỆ “Đạt” 80% ÔNG İ");
        assert_eq!(lower, "Đ|tỷ lệ “đạt” 80% ông İ");
    }
}

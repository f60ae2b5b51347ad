//! A stretch of the running text, as printed and in the spelling words are compared in.

use crate::lexicon::{Tagged, tone_moved};
use crate::text::letter::{is_alphanumeric, is_lower, is_upper, next_byte, push_lower};
use std::borrow::Cow;
use std::ops::Range;

/// A piece of the running text with its spelling in small letters, tones where most documents have them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spelt<'t> {
    text: Cow<'t, str>,
    plain: String,
    start: usize,
}

impl<'t> Spelt<'t> {
    /// The running text: of most words the tagging knows that they are printed in that spelling.
    pub(crate) fn tagged(tagged: &Tagged<'t>) -> Self {
        let text = tagged.text;
        let mut plain = String::with_capacity(text.len());
        for word in tagged.odd() {
            plain.push_str(text.get(plain.len()..word.start).unwrap_or_default());
            push_spelt(&mut plain, text.get(word).unwrap_or_default());
        }
        plain.push_str(text.get(plain.len()..).unwrap_or_default());
        Self {
            text: Cow::Borrowed(text),
            plain: without_icelandic(plain),
            start: 0,
        }
    }

    /// A text of its own.
    pub(crate) fn of(text: &'t str) -> Self {
        Self::at(Cow::Borrowed(text), 0)
    }

    /// Words that stand nowhere as they are.
    pub(crate) fn owned(text: String) -> Self {
        Self::at(Cow::Owned(text), 0)
    }

    /// Words that are kept beyond the text they stand in, with their place.
    pub(crate) fn placed(text: &str, start: usize) -> Spelt<'static> {
        Spelt::at(Cow::Owned(text.to_owned()), start)
    }

    fn at(text: Cow<'t, str>, start: usize) -> Self {
        let mut plain = String::with_capacity(text.len());
        push_spelt(&mut plain, &text);
        Self {
            text,
            plain: without_icelandic(plain),
            start,
        }
    }

    /// The whole of it.
    #[inline]
    pub(crate) fn whole(&self) -> Stretch<'_> {
        Stretch {
            text: &self.text,
            plain: &self.plain,
            start: self.start,
        }
    }
}

/// A letter that looks like "đ".
const ICELANDIC: char = 'ð';

/// Appends a text in small letters, "oá" → "óa", "uỷ" → "ủy", wherever that takes as many bytes.
fn push_spelt(out: &mut String, text: &str) {
    let mut at = out.len();
    push_lower(out, text);
    while let Some(vowel) = next_byte(out.as_bytes(), at, |byte| matches!(byte, b'o' | b'u')) {
        at = vowel + 1;
        if let Some(pair) = moved(out, vowel) {
            out.replace_range(vowel..vowel + pair.len(), &pair);
        }
    }
}

/// A text without the letter that looks like "đ".
fn without_icelandic(plain: String) -> String {
    if plain.contains(ICELANDIC) {
        return plain.replace(ICELANDIC, "đ");
    }
    plain
}

/// The pair of vowels at a byte of a text in small letters with its tone moved, where a word ends with it.
fn moved(plain: &str, at: usize) -> Option<String> {
    // Behind most stands a letter of ASCII.
    (plain.as_bytes().get(at + 1)).filter(|next| !next.is_ascii())?;
    let mut letters = plain.get(at..)?.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    if letters.next().is_some_and(is_alphanumeric) || plain.get(..at)?.ends_with('q') {
        return None;
    }
    let pair = String::from_iter(<[char; 2]>::from(tone_moved(first, second)?));
    (pair.len() == first.len_utf8() + second.len_utf8()).then_some(pair)
}

/// A stretch of the running text, as printed and in one spelling.
///
/// INVARIANT: both have the same length, and a word stands at the same bytes in both.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stretch<'t> {
    /// As printed.
    pub(crate) text: &'t str,
    /// In small letters and one spelling.
    pub(crate) plain: &'t str,
    /// Where it starts in the running text.
    pub(crate) start: usize,
}

impl Stretch<'_> {
    /// The bytes `range` of this stretch.
    #[inline]
    pub(crate) fn slice(self, range: Range<usize>) -> Self {
        Self {
            text: self.text.get(range.clone()).unwrap_or_default(),
            plain: self.plain.get(range.clone()).unwrap_or_default(),
            start: self.start + range.start,
        }
    }

    /// From a byte on.
    #[inline]
    pub(crate) fn from(self, at: usize) -> Self {
        self.slice(at.min(self.text.len())..self.text.len())
    }

    /// Up to a byte.
    #[inline]
    pub(crate) fn until(self, at: usize) -> Self {
        self.slice(0..at.min(self.text.len()))
    }

    /// The byte after the last, in the running text.
    pub(crate) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands in the running text.
    pub(crate) fn range(self) -> Range<usize> {
        self.start..self.end()
    }

    /// At most so many bytes of the end: what stands near, however long the whole is.
    pub(crate) fn last(self, bytes: usize) -> Self {
        let mut at = self.text.len().saturating_sub(bytes);
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        self.from(at)
    }

    /// At most so many bytes of the start.
    pub(crate) fn first(self, bytes: usize) -> Self {
        let mut at = self.text.len().min(bytes);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        self.until(at)
    }

    /// Without blanks at both ends.
    pub(crate) fn trim(self) -> Self {
        self.trim_matches(char::is_whitespace)
    }

    /// Without such characters at both ends.
    pub(crate) fn trim_matches(self, cut: impl Fn(char) -> bool + Copy) -> Self {
        let front = self.text.len() - self.text.trim_start_matches(cut).len();
        let kept = self.text.trim_matches(cut).len();
        self.slice(front..front + kept)
    }

    /// Without such characters at the start.
    pub(crate) fn trim_start_matches(self, cut: impl Fn(char) -> bool + Copy) -> Self {
        self.from(self.text.len() - self.text.trim_start_matches(cut).len())
    }

    /// Whether nothing is left.
    pub(crate) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// What follows a phrase in small letters at the start, where it is a whole word there.
    pub(crate) fn after(self, phrase: &str) -> Option<Self> {
        let rest = self.plain.strip_prefix(phrase)?;
        let whole = !rest.starts_with(is_alphanumeric) || phrase.ends_with([' ', ':']);
        whole.then(|| self.from(phrase.len()).trim_start())
    }

    /// What precedes a phrase in small letters at the end, where it is a whole word there.
    pub(crate) fn before(self, phrase: &str) -> Option<Self> {
        let rest = self.plain.strip_suffix(phrase)?;
        let whole = !rest.ends_with(is_alphanumeric);
        whole.then(|| self.until(rest.len()).trim_end())
    }

    /// Without blanks at the start.
    pub(crate) fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_start().len())
    }

    /// Without blanks at the end.
    pub(crate) fn trim_end(self) -> Self {
        self.until(self.text.trim_end().len())
    }
}

/// Whether the first letter is a capital.
pub(crate) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| is_alphanumeric(*c))
        .is_some_and(is_upper)
}

/// Whether the first letter is a small one.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(is_lower)
}

/// Whether a text shouts: it has letters, and hardly a small one among them.
pub(crate) fn is_shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in text.chars() {
        upper += usize::from(is_upper(c));
        lower += usize::from(is_lower(c));
        // So many capitals there cannot be.
        if lower * 6 > text.len() {
            return false;
        }
    }
    upper >= 2 && lower * 6 <= upper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_at_the_same_bytes() {
        for (printed, plain) in [
            ("UỶ BAN, Thanh Hoá; toàn quý", "ủy ban, thanh hóa; toàn quý"),
            ("QÐ-UBND Toà án", "qđ-ubnd tòa án"),
            ("khoẻ", "khỏe"),
            (
                "Hoà, HOÀN, hoàn, quỷ, “uỷ” hoá2 2hoá oà",
                "hòa, hoàn, hoàn, quỷ, “ủy” hoá2 2hóa òa",
            ),
        ] {
            let spelt = Spelt::of(printed);
            assert_eq!(spelt.whole().plain, plain);
            assert_eq!(plain.len(), printed.len());
        }
    }
}

//! One spelling for text that looks the same.

use super::letter::word;
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in Unicode normalisation form C; borrowed where it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether a text is surely NFC: it has no letters but ASCII, Latin and Vietnamese, as one
/// character each, and no signs but the common ones.
///
/// Looks at bytes alone: nearly every plan passes, and is not looked at letter by letter.
fn is_composed(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            // Up to U+02FF nothing combines and nothing decomposes for good.
            0x00..=0xCB => true,
            // U+1E80 to U+1EFF: composed letters.
            0xE1 => matches!(bytes.next(), Some(0xBA | 0xBB)),
            // U+2010 to U+203F: dashes, quotation marks, bullets; U+2200 to U+227F: signs of mathematics.
            0xE2 => match bytes.next() {
                Some(0x80) => matches!(bytes.next(), Some(0x90..=0xBF)),
                Some(0x88 | 0x89) => true,
                _ => false,
            },
            _ => false,
        };
        if !plain {
            return false;
        }
    }
    true
}

/// The text as a person compares it in a hurry: NFC, lower case, "tỉ lệ" spelt "tỷ lệ",
/// every run of blanks and dashes one blank, punctuation gone.
pub fn loose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Whether letters were met that may not be NFC when small.
    let mut is_odd = false;
    let text = nfc(text);
    let mut rest = &*text;
    while !rest.is_empty() {
        let (small, length) = small_words(rest);
        out.push_str(rest.get(..small).unwrap_or_default());
        let other = rest.get(small..).unwrap_or_default();
        let sign = other.chars().next().map_or(0, char::len_utf8);
        let (own, after) = other.split_at(length.max(sign));
        for c in own.chars() {
            is_odd |= push_loose(&mut out, c);
        }
        rest = after;
    }
    out.truncate(out.trim_end().len());
    if let Some(first) = SPELT_WITH_I.find(out.as_bytes()) {
        let (before, after) = out.split_at(first);
        out = format!("{before}{}", after.replace("tỉ lệ", "tỷ lệ"));
    }
    if !is_odd {
        return out;
    }
    // After lower-casing a capital may decompose; the result is made NFC once more.
    match nfc(&out) {
        Cow::Borrowed(_) => out,
        Cow::Owned(composed) => composed,
    }
}

/// Words in loose spelling between blanks: in them whole words are found.
pub(crate) fn between_blanks(words: &str) -> String {
    format!(" {} ", loose(words))
}

/// What finds words between blanks, see [`between_blanks`].
pub(crate) fn finder_of(words: &str) -> Finder<'static> {
    Finder::new(between_blanks(words).as_bytes()).into_owned()
}

/// How many bytes of words in small letters with a blank between a text begins with, and how long the word is that
/// follows.
fn small_words(text: &str) -> (usize, usize) {
    let mut at = 0;
    loop {
        match word(text.get(at..).unwrap_or_default()) {
            (length, true) if length > 0 => at += length,
            (length, _) => return (at, length),
        }
        match text.as_bytes().get(at) {
            Some(b' ') => at += 1,
            _ => return (at, 0),
        }
    }
}

/// Appends a letter in lower case, a blank for what is no letter; whether it may not be NFC when small.
fn push_loose(out: &mut String, c: char) -> bool {
    let mut put = |c: char, counts: bool| {
        if counts || c == '%' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    if c.is_ascii() {
        put(c.to_ascii_lowercase(), c.is_ascii_alphanumeric());
    } else if let Some(small) = small_letter(c) {
        put(small, true);
    } else {
        c.to_lowercase().for_each(|c| put(c, c.is_alphanumeric()));
        return true;
    }
    false
}

/// "tỉ lệ", which most documents spell with "y".
static SPELT_WITH_I: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("tỉ lệ"));

/// A marked letter of Vietnamese as a small one, without a look at a table; none where it may
/// be something else.
fn small_letter(c: char) -> Option<char> {
    match c {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 0x20),
        'ß'..='ö' | 'ø'..='ÿ' | 'ư' => Some(c),
        'Ư' => Some('ư'),
        // Pairs of a capital and its small letter, the capital even.
        'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ạ'..='ỹ' => {
            char::from_u32(u32::from(c) | 1)
        }
        _ => None,
    }
}

/// The text without its marks, in lower case, `đ` as `d`: for "did you mean".
pub fn bare(text: &str) -> String {
    bare_letters(text.chars()).collect()
}

/// Letters without their marks, in lower case, `đ` as `d`, one after the other.
pub(crate) fn bare_letters(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_tables() {
        for c in '\u{80}'..'\u{3000}' {
            if let Some(small) = small_letter(c) {
                assert_eq!(
                    c.to_lowercase().collect::<String>(),
                    small.to_string(),
                    "{c}"
                );
                assert!(small.is_alphanumeric(), "{c}");
            }
        }
        assert!(
            "ĂÂĐÊÔƠƯẠỸăâđêôơưạỹ"
                .chars()
                .all(|c| small_letter(c).is_some())
        );
    }

    #[test]
    fn what_is_surely_composed_is_nfc() {
        let mut wrong = Vec::new();
        for c in ('\0'..'\u{20000}').filter(|c| is_composed(c.encode_utf8(&mut [0; 4]))) {
            let starts = unicode_normalization::char::canonical_combining_class(c) == 0;
            if !starts || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes {
                wrong.push(c);
            }
        }
        assert_eq!(wrong, Vec::<char>::new());
        assert!(is_composed("Tỷ lệ “80%” – Đạt"));
    }

    #[test]
    fn nfd_and_nfc_are_one_word() {
        let nfd: String = "Tỉ lệ  người dân – có".nfd().collect();
        assert_eq!(loose(&nfd), "tỷ lệ người dân có");
        assert_eq!(loose("TỶ LỆ người-dân, có."), "tỷ lệ người dân có");
        assert_eq!(bare("Đồng Nai"), "dong nai");
    }
}

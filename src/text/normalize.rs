//! One spelling for text that looks the same.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in Unicode normalisation form C; borrowed where it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text as a person compares it in a hurry: NFC, lower case, "tỉ lệ" spelt "tỷ lệ",
/// every run of blanks and dashes one blank, punctuation gone.
pub fn loose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in nfc(text).chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '%' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    let trimmed = out.trim_end().replace("tỉ lệ", "tỷ lệ");
    // After lower-casing a capital may decompose; the result is made NFC once more.
    nfc(&trimmed).into_owned()
}

/// The text without its marks, in lower case, `đ` as `d`: for "did you mean".
pub fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nfd_and_nfc_are_one_word() {
        let nfd: String = "Tỉ lệ  người dân – có".nfd().collect();
        assert_eq!(loose(&nfd), "tỷ lệ người dân có");
        assert_eq!(loose("TỶ LỆ người-dân, có."), "tỷ lệ người dân có");
        assert_eq!(bare("Đồng Nai"), "dong nai");
    }
}

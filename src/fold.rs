//! Columns of a terminal, or letters of a spreadsheet: how many words take, and text in lines of so many.

use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The columns of words. Those of Vietnamese are counted by their letters, each of which takes
/// one; only others are looked up.
pub fn columns(words: &str) -> usize {
    if is_simple(words.as_bytes()) {
        words.chars().count()
    } else {
        words.width()
    }
}

/// Whether all letters are ASCII, or Latin and Vietnamese as one character each.
fn is_simple(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        let simple = match byte {
            0x20..=0x7E => true,
            // U+00C0 to U+01BF.
            0xC3..=0xC6 => bytes.next().is_some(),
            // U+1E80 to U+1EFF.
            0xE1 => matches!(bytes.next(), Some(0xBA | 0xBB)) && bytes.next().is_some(),
            _ => false,
        };
        if !simple {
            return false;
        }
    }
    true
}

/// Writes text in lines of at most `width` columns, each after `indent`.
pub fn fold(text: &str, indent: &str, width: usize, out: &mut String) {
    fold_after(indent, text, indent, width, out);
}

/// The same, with another lead on the first line.
pub fn fold_after(lead: &str, text: &str, indent: &str, width: usize, out: &mut String) {
    out.push_str(lead);
    let mut used = columns(lead);
    let mut empty = true;
    for word in words(text) {
        let own = columns(&word);
        if !empty && used + 1 + own > width {
            out.push('\n');
            out.push_str(indent);
            used = columns(indent);
            empty = true;
        }
        if !empty {
            out.push(' ');
            used += 1;
        }
        out.push_str(&word);
        used += own;
        empty = false;
    }
    out.push('\n');
}

/// The words of a text; a sign stays with its number: `≥ 80%`.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut words = text.split_whitespace();
    std::iter::from_fn(move || {
        let word = words.next()?;
        let sign = matches!(word, "≥" | "≤" | ">" | "<" | "=");
        Some(match words.clone().next().filter(|_| sign) {
            Some(number) => {
                words.next();
                Cow::Owned(format!("{word} {number}"))
            }
            None => Cow::Borrowed(word),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_letters_take_one_column() {
        let simple = |c: &char| is_simple(c.encode_utf8(&mut [0; 4]).as_bytes());
        for letter in ('\0'..'\u{20000}').filter(simple) {
            assert_eq!(letter.to_string().width(), 1, "{letter}");
        }
        assert!(is_simple("Tỷ lệ hồ sơ Được".as_bytes()));
        assert_eq!(columns("Tỷ lệ ≥ 80% 漢"), 14);
    }

    #[test]
    fn folds_between_words_only() {
        let mut out = String::new();
        fold("Nâng chỉ tiêu lên ít nhất 80%", "  ", 16, &mut out);
        assert_eq!(out, "  Nâng chỉ tiêu\n  lên ít nhất\n  80%\n");
        out.clear();
        fold("chưa đáp ứng mức ≥ 80%", "", 18, &mut out);
        assert_eq!(out, "chưa đáp ứng mức\n≥ 80%\n");
    }
}

//! What the letters and signs of a line tell.

use crate::text::letter::{is_alphabetic, is_alphanumeric, is_lower, is_upper};

/// Whether a line is drawn rather than written: `-----`, `___`.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(['-', '*', '_', '=', '–', '—', '~', '.', '…'])
        && !text.contains(|c| is_alphanumeric(c) || matches!(c, '|' | '%'))
}

/// Whether the first letter or digit of a text is a small letter, and nothing but an opening sign stands before it.
pub(super) fn starts_lower(text: &str) -> bool {
    if let [first @ (b'a'..=b'z' | b'A'..=b'Z'), ..] = text.as_bytes() {
        return first.is_ascii_lowercase();
    }
    text.trim_start_matches(['(', '“', '"', '‘', '\''])
        .starts_with(is_lower)
}

/// Whether the first letter or digit of a text is a capital.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| is_alphanumeric(*c))
        .is_some_and(is_upper)
}

/// Whether a text has capitals and no small letters, but for those of a name: `5G, IoT TRONG CÁC KHU`.
pub(super) fn is_shouted(text: &str) -> bool {
    // Most texts have many small letters of ASCII: so many capitals there cannot be.
    let (mut small, most) = (0, text.len() / 14);
    for byte in text.bytes() {
        small += usize::from(byte.is_ascii_lowercase());
        if small > most {
            return false;
        }
    }
    if !text.contains(is_upper) {
        return false;
    }
    if text.len() <= 24 {
        return !text.contains(is_lower);
    }
    let lower = text.chars().filter(|c| is_lower(*c)).count();
    let upper = text.chars().filter(|c| is_upper(*c)).count();
    lower == 0 || (lower * 14 <= text.len() && lower.min(400) * 14 <= upper.min(400))
}

/// Whether a text has letters.
pub(super) fn has_letters(text: &str) -> bool {
    text.contains(is_alphabetic)
}

/// Whether a text is one bare number of at most so many digits.
pub(super) fn is_bare_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text begins with a share: `≥ 80%`.
pub(super) fn is_share(text: &str) -> bool {
    let word = text.trim_start_matches(['≥', '>', '≤', '<', '=', ' ']);
    let first = word.split(' ').next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit())
        && first.trim_end_matches(['.', ',', ';']).ends_with('%')
}

/// Whether a text begins with something that counts nothing: the number of a document, a date, a year or years.
pub(super) fn begins_with_a_name_in_digits(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return false;
    }
    let after = first.get(digits..).unwrap_or_default();
    let rest = text.get(digits..).unwrap_or_default().trim_start();
    let is_year =
        digits == 4 && matches!(first.as_bytes(), [b'1', b'9', ..] | [b'2', b'0' | b'1', ..]);
    let goes_on = after.is_empty() || after.starts_with([',', '.', ';', ')', '-', '–', ':', '”']);
    if is_year && goes_on {
        return true;
    }
    // `71/NQ-CP`, `163/2024/QH15`, `01/4/2025`; not `3/5 thôn`.
    let slashed =
        after.starts_with('/') && (after.contains(is_upper) || after.matches('/').count() > 1);
    let coded = after.starts_with(['-', '–']) && after.get(1..).is_some_and(starts_upper);
    slashed || coded || (after.is_empty() && rest.starts_with("- NQ"))
}

/// Whether the first word of a text is a name with a capital inside: `IoT`, `eKYC`.
pub(super) fn begins_with_a_foreign_name(text: &str) -> bool {
    let first = text
        .split(|c| !is_alphanumeric(c))
        .next()
        .unwrap_or_default();
    let mut letters = first.chars();
    letters.next();
    first.contains(is_lower) && letters.any(is_upper)
}

/// Whether the first word of a text is no word of Vietnamese: an abbreviation or a name of another language, as a line has
/// them that goes on with the one before: `LGSP`, `Zalo`, `OCOP`.
pub(super) fn begins_with_no_word(text: &str) -> bool {
    let first = text.split(|c| !is_alphanumeric(c)).next();
    let first = first.unwrap_or_default();
    first.starts_with(is_upper) && (is_abbreviation(first) || is_foreign(first))
}

/// Two capitals or more without the vowel of a syllable, or such as no syllable has: `AI`, `TMĐT`, `OCOP`.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 1
        && word
            .chars()
            .all(|c| is_upper(c) && (c.is_ascii() || c == 'Đ'))
}

/// Whether a word is spelt as no syllable of Vietnamese is: with letters it does not have, or with a vowel, consonants
/// and a vowel again.
fn is_foreign(word: &str) -> bool {
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let letters = word.to_ascii_lowercase();
    let is_vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let other = letters
        .bytes()
        .any(|b| matches!(b, b'f' | b'j' | b'w' | b'z'));
    let bytes = letters.as_bytes();
    let groups = bytes
        .split(|b| !is_vowel(b))
        .filter(|group| !group.is_empty());
    let last = bytes.last().copied().unwrap_or_default();
    // A syllable ends in a vowel or in c, g, h, m, n, p, t.
    let ends_so = is_vowel(&last) || matches!(last, b'c' | b'g' | b'h' | b'm' | b'n' | b'p' | b't');
    // "Gia" and "Quy" have one group, "Giỏi" none but one.
    other || groups.count() > 1 || !ends_so
}

/// Whether a line ends in a share before which nothing is said of what it is a share of: "… 2027: 100%".
pub(super) fn ends_in_a_bare_share(text: &str) -> bool {
    let Some(before) = text.strip_suffix('%') else {
        return false;
    };
    let number =
        before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '));
    let lead = number.trim_end_matches(['≥', '>', '≤', '<', ' ']);
    let dated = lead
        .strip_suffix(':')
        .is_some_and(|dated| dated.ends_with(|c: char| c.is_ascii_digit()));
    number.len() < before.len()
        && (lead.is_empty() || dated || lead.ends_with(['-', '+', ',', ';']))
}

/// How many words a text has; counting stops at the most asked for.
pub(super) fn word_count(text: &str, most: usize) -> usize {
    let (mut count, mut is_within) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b' ' | b'\t') {
            is_within = false;
        } else if !is_within && is_shown(text, at, byte) {
            is_within = true;
            count += 1;
            if count == most {
                break;
            }
        }
    }
    count
}

/// Whether the letter or sign that begins with a byte is a letter or a digit.
fn is_shown(text: &str, at: usize, byte: u8) -> bool {
    let beyond = || {
        text.get(at..)
            .is_some_and(|rest| rest.starts_with(is_alphanumeric))
    };
    byte.is_ascii_alphanumeric() || !byte.is_ascii() && beyond()
}

/// Whether a text is only the mark of an item, its words on the next line: `-`, `1.`, `a)`.
pub(super) fn is_lone_mark(text: &str) -> bool {
    if text.ends_with(']') && is_note(text) {
        return true;
    }
    let mut letters = text.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('-' | '–' | '+' | '•' | '●' | '▪' | '\u{f0b7}'), None, None) => true,
        (Some(first), Some('.' | ')'), None) => is_alphanumeric(first),
        (Some(_), Some(_), Some(_)) if text.len() <= 8 => {
            let inner = text.trim_end_matches(['.', ')', ':']);
            inner.len() < text.len()
                && (inner.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                    || inner.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
        }
        _ => false,
    }
}

/// The level of a Markdown heading, and its words.
pub(super) fn markdown_heading(text: &str) -> Option<(u8, &str)> {
    let words = text.trim_start_matches('#');
    let level = u8::try_from(text.len() - words.len())
        .ok()
        .filter(|level| (1..=6).contains(level))?;
    let words = words
        .strip_prefix(' ')?
        .trim()
        .trim_end_matches('#')
        .trim_end();
    (!words.is_empty()).then_some((level, words))
}

/// Whether a text is a note: `[1] Về đột phá phát triển khoa học`.
pub(super) fn is_note(text: &str) -> bool {
    let number = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    number.is_some_and(|(number, words)| {
        is_bare_number(number, 3) && (words.is_empty() || words.trim_start().starts_with(is_upper))
    })
}

/// Whether a word is a year of this century: `2026`.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether words end in a year.
pub(super) fn ends_in_year(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.', ' ']);
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit);
    digits.count() == 4
}

/// How far brackets and quotation marks are open at the end of a text, from a depth on; a plain mark ends a quotation that
/// began with a curved one.
pub(super) fn depth(text: &str, from: i32) -> i32 {
    // Both curved marks begin with the same byte, as other signs do.
    let may = memchr::memchr3_iter(b'(', b')', 0xE2, text.as_bytes());
    let (mut depth, mut quoted) = (from, None);
    for at in may {
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next() {
            Some('“') => {
                depth += 1;
                quoted = rest.find('"').map(|plain| at + plain);
            }
            Some('(') => depth += 1,
            Some('”') => {
                depth = (depth - 1).max(0);
                quoted = None;
            }
            Some(')') => depth = (depth - 1).max(0),
            _ => {}
        }
    }
    (depth - i32::from(quoted.is_some())).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_digits() {
        for text in [
            "71/NQ-CP ngày",
            "17/KH-UBND",
            "163/2024/QH15",
            "01/4/2025 của",
            "2026 - 2030",
            "2030, định hướng",
            "57-NQ/TW",
        ] {
            assert!(begins_with_a_name_in_digits(text), "{text}");
        }
        for text in ["100% hộ", "3/5 thôn", "05 bộ dữ liệu", "5G, mạng"] {
            assert!(!begins_with_a_name_in_digits(text), "{text}");
        }
    }

    #[test]
    fn names_that_are_no_words() {
        for text in [
            "Zalo OA",
            "LGSP dùng",
            "AI giám sát",
            "OCOP",
            "TMĐT",
            "Wifi",
            "Blockchain",
        ] {
            assert!(begins_with_no_word(text), "{text}");
        }
        for text in [
            "Thông tin",
            "Ban",
            "Gia",
            "Nghiêng",
            "Tổ",
            "5G",
            "zalo",
            "Quy",
        ] {
            assert!(!begins_with_no_word(text), "{text}");
        }
    }

    #[test]
    fn shares_of_nothing_said() {
        assert!(ends_in_a_bare_share("- Đến hết năm 2027: 100%"));
        assert!(ends_in_a_bare_share("- 100%"));
        assert!(!ends_in_a_bare_share("Tỷ lệ thôn có tổ đạt 100%"));
    }

    #[test]
    fn lone_marks() {
        for text in ["-", "1.", "a)", "II.", "2.1."] {
            assert!(is_lone_mark(text), "{text}");
        }
        for text in ["1", "I", "TT", "80%", "Có"] {
            assert!(!is_lone_mark(text), "{text}");
        }
    }
}

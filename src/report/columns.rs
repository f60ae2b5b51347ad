//! How many columns of a terminal, or letters of a spreadsheet, words take.

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
}

//! Columns of a terminal, or letters of a spreadsheet: how many words take, and text in lines of so many.

use unicode_width::UnicodeWidthStr;

/// The columns of words.
pub fn columns(words: &str) -> usize {
    simple(words).unwrap_or_else(|| words.width())
}

/// How many letters a text is made of each of which is one character in one column, blanks among them; none where it
/// may have others. Those of Vietnamese are told without a look at a table.
pub fn simple(words: &str) -> Option<usize> {
    let (mut rest, mut all) = (words.as_bytes(), 0);
    loop {
        let (end, count) = simple_letters(rest);
        all += count;
        rest = match rest.get(end..) {
            None | Some([]) => return Some(all),
            Some([b' ', rest @ ..]) => rest,
            Some(_) => return None,
        };
        all += 1;
    }
}

/// How many bytes, from the first, are letters of ASCII, or Latin and Vietnamese as one character each, or dashes,
/// quotation marks and signs of mathematics, no blank among them; and how many letters they are.
fn simple_letters(bytes: &[u8]) -> (usize, usize) {
    let (mut at, mut count) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            0x21..=0x7E => 1,
            // U+00C0 to U+01BF.
            0xC3..=0xC6 => 2,
            // U+1E80 to U+1EFF.
            0xE1 if matches!(bytes.get(at + 1), Some(0xBA | 0xBB)) => 3,
            // U+2010 to U+2027, U+2240 to U+227F.
            0xE2 if matches!(
                bytes.get(at + 1..at + 3),
                Some([0x80, 0x90..=0xA7] | [0x89, _])
            ) =>
            {
                3
            }
            _ => break,
        };
        count += 1;
    }
    (at, count)
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
    let mut words = counted(text);
    while let Some((word, own)) = words.next() {
        // A sign stays with its number: `≥ 80%`.
        let is_sign = matches!(word, "≥" | "≤" | ">" | "<" | "=");
        let number = is_sign.then(|| words.next()).flatten();
        let own = own + number.map_or(0, |(_, columns)| 1 + columns);
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
        out.push_str(word);
        if let Some((number, _)) = number {
            out.push(' ');
            out.push_str(number);
        }
        used += own;
        empty = false;
    }
    out.push('\n');
}

/// The words of a text between blanks, each with its columns.
pub fn counted(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let (end, count) = simple_letters(rest.as_bytes());
        let (word, own) = match rest.as_bytes().get(end) {
            None | Some(b' ') => (rest.get(..end)?, count),
            Some(_) => {
                let word = rest.split(char::is_whitespace).next()?;
                (word, columns(word))
            }
        };
        rest = rest.get(word.len()..)?;
        (!word.is_empty()).then_some((word, own))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn simple_letters_take_one_column() {
        let simple = |c: &char| simple_letters(c.encode_utf8(&mut [0; 4]).as_bytes());
        for letter in '\0'..'\u{20000}' {
            let (end, count) = simple(&letter);
            if end > 0 {
                assert_eq!((end, count), (letter.len_utf8(), 1), "{letter}");
                assert_eq!(letter.to_string().width(), 1, "{letter}");
            }
        }
        assert_eq!(simple_letters("Tỷ lệ".as_bytes()), ("Tỷ".len(), 2));
        assert_eq!(columns("Tỷ lệ hồ sơ Được"), 16);
        assert_eq!(columns("Tỷ lệ ≥ 80% 漢"), 14);
    }

    proptest! {
        #[test]
        fn words_are_those_between_blanks(text in "[ a-zạ-ỹ≥≤–“”…\u{a0}\u{2003}\n漢-]{0,40}") {
            let own: Vec<_> = text.split_whitespace().map(|word| (word, word.width())).collect();
            prop_assert_eq!(counted(&text).collect::<Vec<_>>(), own);
            prop_assert_eq!(columns(&text), text.width());
        }
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

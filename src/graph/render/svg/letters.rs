//! How wide words are in the letters of a drawing, and where they are folded.

use unicode_normalization::UnicodeNormalization;

/// The width of words in thousandths of the size of the letters, as Times and its likes have
/// it; a letter of which nothing is known counts as a wide one.
fn thousandths(words: &str, is_bold: bool) -> i32 {
    let plain: i32 = words.nfd().map(letter).sum();
    if is_bold { plain * 107 / 100 } else { plain }
}

fn letter(c: char) -> i32 {
    match c {
        '\u{300}'..='\u{36f}' => 0,
        ' ' | '\u{a0}' | ',' | '.' => 250,
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' | '\'' => 278,
        'f' | 'r' | 'I' | '(' | ')' | '-' | '\u{2011}' | '!' | '[' | ']' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '?' | '“' | '”' | '"' => 444,
        'b' | 'd' | 'g' | 'h' | 'k' | 'n'..='q' | 'u' | 'v' | 'x' | 'y' | '0'..='9' | 'đ' | '–' => {
            500
        }
        'F' | 'P' | 'S' => 556,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'm' => 778,
        'M' => 889,
        'W' => 944,
        _ if c.is_ascii_uppercase() || matches!(c, 'w' | 'Đ') => 722,
        _ => 1000,
    }
}

/// The width of words at a size of letters, with some room for other fonts.
pub(super) fn width(words: &str, size: i32, is_bold: bool) -> i32 {
    thousandths(words, is_bold) * size / 960
}

/// Words in at most `most` lines of at most `room`, cut between words and marked as cut; a word
/// that is longer than a line is cut inside.
pub(super) fn fold(words: &str, room: i32, size: i32, is_bold: bool, most: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, is_bold) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if lines.len() + 1 >= most {
            lines.push(cut(&longer, &fits));
            return lines;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        line = cut(word, &fits);
    }
    if !line.is_empty() && lines.len() < most {
        lines.push(line);
    }
    lines
}

/// As many letters as fit, with the mark of a cut.
fn cut(words: &str, fits: &impl Fn(&str) -> bool) -> String {
    if fits(words) {
        return words.to_owned();
    }
    let mut kept: Vec<char> = words.nfc().collect();
    let shown = |kept: &[char]| {
        let kept: String = kept.iter().collect();
        format!("{}…", kept.trim_end_matches([' ', ',', ';']))
    };
    while !kept.is_empty() && !fits(&shown(&kept)) {
        kept.pop();
    }
    if let Some(blank) = kept.iter().rposition(|c| *c == ' ') {
        kept.truncate(blank);
    }
    shown(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_cut() {
        let lines = fold(
            "Kế hoạch Chuyển đổi số tỉnh Ninh Bình năm 2026",
            100,
            12,
            false,
            2,
        );
        assert_eq!(lines, ["Kế hoạch Chuyển", "đổi số tỉnh Ninh…"]);
        assert_eq!(fold("a b", 100, 12, false, 2), ["a b"]);
        assert_eq!(fold("", 100, 12, false, 2), Vec::<String>::new());
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        for words in [
            "5511/BKHCN-CĐSQG-DÀI-DÀI-DÀI-DÀI-DÀI",
            "một hai ba bốn năm sáu bảy",
            "ừ",
        ] {
            for room in [20, 60, 120] {
                let lines = fold(words, room, 13, true, 3);
                assert!(lines.len() <= 3);
                assert!(
                    lines.iter().all(|l| l == "…" || width(l, 13, true) <= room),
                    "{lines:?}"
                );
            }
        }
    }

    #[test]
    fn marks_take_no_room() {
        assert_eq!(width("đề án", 12, false), width("đê an", 12, false));
    }
}

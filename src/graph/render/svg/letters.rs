//! How wide words are in the letters of a drawing, and where they are folded.

use crate::text::Again;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The widths of the letters that nearly all words are made of, a letter with its marks as the letter it stands on.
static WIDTHS: LazyLock<Vec<i32>> = LazyLock::new(|| {
    let letters = (0..=0x1EFF_u32).map(|at| char::from_u32(at).map_or(0, decomposed));
    letters.collect()
});

/// The width of words in thousandths of the size of the letters, as Times and its likes have
/// it; a letter of which nothing is known counts as a wide one.
fn thousandths(words: &str) -> i32 {
    words.chars().map(of_letter()).sum()
}

/// The width of a letter.
fn of_letter() -> impl Fn(char) -> i32 {
    let known = &*WIDTHS;
    |c| match known.get(c as usize) {
        Some(width) => *width,
        None => decomposed(c),
    }
}

fn decomposed(c: char) -> i32 {
    std::iter::once(c).nfd().map(letter).sum()
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
    Letters { size, is_bold }.width(thousandths(words))
}

/// How letters are drawn.
#[derive(Clone, Copy, Debug)]
struct Letters {
    size: i32,
    is_bold: bool,
}

impl Letters {
    fn width(self, thousandths: i32) -> i32 {
        let weighed = if self.is_bold {
            thousandths * 107 / 100
        } else {
            thousandths
        };
        weighed * self.size / 960
    }
}

/// How words were folded, by what else decides.
type Folded = Rc<RefCell<Vec<((i32, i32, bool, usize), Vec<String>)>>>;

/// Words in at most `most` lines of at most `room`, cut between words and marked as cut; a word
/// that is longer than a line is cut inside. The same documents stand in the drawings of many plans.
pub(super) fn fold(words: &str, room: i32, size: i32, is_bold: bool, most: usize) -> Vec<String> {
    thread_local!(static FOLDED: Again<Folded> = Again::default());
    let folded = Again::of(&FOLDED, words, Folded::default);
    let mut folded = folded.borrow_mut();
    let how = (room, size, is_bold, most);
    if let Some((_, lines)) = folded.iter().find(|(known, _)| *known == how) {
        return lines.clone();
    }
    let lines = fold_anew(words, room, size, is_bold, most);
    folded.push((how, lines.clone()));
    lines
}

fn fold_anew(words: &str, room: i32, size: i32, is_bold: bool, most: usize) -> Vec<String> {
    let letters = Letters { size, is_bold };
    let fits = |thousandths: i32| letters.width(thousandths) <= room;
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut wide) = (String::new(), 0);
    for word in words.split_whitespace() {
        let of_word = thousandths(word);
        let with_blank = wide + if line.is_empty() { 0 } else { letter(' ') };
        if fits(with_blank + of_word) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            wide = with_blank + of_word;
            continue;
        }
        if lines.len() + 1 >= most {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            lines.push(cut(&line, &fits));
            return lines;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        line = cut(word, &fits);
        wide = thousandths(&line);
    }
    if !line.is_empty() && lines.len() < most {
        lines.push(line);
    }
    lines
}

/// As many letters as fit, with the mark of a cut.
fn cut(words: &str, fits: &impl Fn(i32) -> bool) -> String {
    let mut wide = thousandths(words);
    if fits(wide) {
        return words.to_owned();
    }
    let of = of_letter();
    let mark = of('…');
    let mut kept: Vec<char> = words.nfc().collect();
    // What stands before the mark: no blank, comma or semicolon.
    let shown = |kept: &[char]| kept.iter().rposition(|c| !matches!(c, ' ' | ',' | ';'));
    while let Some(last) = kept.last().copied() {
        let ends = kept.get(shown(&kept).map_or(0, |at| at + 1)..);
        let behind: i32 = ends.into_iter().flatten().copied().map(&of).sum();
        if fits(wide - behind + mark) {
            break;
        }
        kept.pop();
        wide -= of(last);
    }
    if let Some(blank) = kept.iter().rposition(|c| *c == ' ') {
        kept.truncate(blank);
    }
    kept.truncate(shown(&kept).map_or(0, |at| at + 1));
    let kept: String = kept.into_iter().collect();
    format!("{kept}…")
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

    /// Lines are as full as can be, and what is cut is cut as late as can be.
    #[test]
    fn lines_are_full() {
        let words = "Kế hoạch triển khai, thực hiện Nghị quyết số 57-NQ/TW; Chương trình, kế hoạch năm 2026";
        let split: Vec<&str> = words.split(' ').collect();
        for room in 40..400 {
            for is_bold in [false, true] {
                let wide = |words: &str| width(words, 12, is_bold);
                let lines = fold(words, room, 12, is_bold, 3);
                let mut at = 0;
                for (number, line) in lines.iter().enumerate() {
                    assert!(wide(line) <= room, "{room}: {line}");
                    let kept = line.trim_end_matches('…');
                    let count = kept.split(' ').filter(|word| !word.is_empty()).count();
                    assert!(!kept.ends_with([' ', ',', ';']) || kept == line, "{line}");
                    let next = split.get(at + count);
                    if let (Some(next), true) = (next, kept == line) {
                        assert!(wide(&format!("{line} {next}")) > room, "{room}: {line}");
                    }
                    if kept != line {
                        assert!(number == 2 || count == 1 || count == 0, "{line}");
                        let longer = split[at..=at + count].join(" ");
                        let longer = longer.trim_end_matches([',', ';']);
                        assert!(
                            wide(&format!("{longer}…")) > room,
                            "{room}: {line}, {longer}"
                        );
                    }
                    at += if number < 2 { count.max(1) } else { count };
                }
            }
        }
        let exact = width("Kế hoạch", 12, false);
        assert_eq!(fold("Kế hoạch", exact, 12, false, 1), ["Kế hoạch"]);
        assert_eq!(fold("Kế hoạch", exact - 1, 12, false, 1), ["Kế…"]);
        assert_eq!(fold("Kế, hoạch", exact - 1, 12, false, 1), ["Kế…"]);
        assert_eq!(
            fold("abcdefghij", width("abcde…", 12, false), 12, false, 1),
            ["abcde…"]
        );
    }

    #[test]
    fn letters_are_as_wide_as_they_are() {
        for (words, thousandths) in [
            ("i", 278),
            (" ", 250),
            ("(", 333),
            ("s", 389),
            ("a", 444),
            ("ế", 444),
            ("P", 556),
            ("T", 611),
            ("B", 667),
            ("A", 722),
            ("w", 722),
            ("m", 778),
            ("M", 889),
            ("W", 944),
            ("Đ", 722),
            ("đ", 500),
            ("Ặ", 722),
            ("…", 1000),
            ("漢", 1000),
            ("1.", 750),
            ("", 0),
        ] {
            assert_eq!(super::thousandths(words), thousandths, "{words}");
        }
        assert_eq!(width("mm", 12, false), 1556 * 12 / 960);
        assert_eq!(width("mm", 12, true), 1556 * 107 / 100 * 12 / 960);
    }

    #[test]
    fn marks_take_no_room() {
        assert_eq!(width("đề án", 12, false), width("đê an", 12, false));
    }
}

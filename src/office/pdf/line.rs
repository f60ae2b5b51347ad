//! Letters → lines of words, by their baselines and the gaps between them.

use super::letter::{Letter, Spot, Turn};
use super::marker::SOFT_HYPHEN;
use crate::text::nfc;

/// A word on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters.
    pub(super) text: String,
    /// Where it begins.
    pub(super) left: i32,
    /// Where it ends.
    pub(super) right: i32,
    /// The number of a footnote that stands raised behind it.
    pub(super) note: Option<u32>,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, from the left.
    pub(super) words: Vec<Word>,
    /// How far its baseline is from the top.
    pub(super) base: i32,
    /// The size of most of its letters.
    pub(super) size: i32,
}

impl Line {
    /// Where it begins.
    pub(super) fn left(&self) -> i32 {
        self.words.first().map_or(0, |word| word.left)
    }

    /// Where it ends.
    pub(super) fn right(&self) -> i32 {
        self.words.last().map_or(0, |word| word.right)
    }

    /// Its words, parted by blanks.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// A letter on the line that is being read: from left to right.
#[derive(Clone, Copy, Debug)]
struct Placed {
    letter: Letter,
    left: i32,
    right: i32,
    base: i32,
}

impl Placed {
    /// The letter as if its own way were upright.
    fn new(letter: Letter) -> Self {
        let upright = letter.turned(letter.turn, Spot::default());
        let (start, end) = (upright.start, upright.end);
        Self {
            letter,
            left: start.x.min(end.x),
            right: start.x.max(end.x),
            base: start.y,
        }
    }
}

/// The lines of letters of one way, from the top.
pub(super) fn lines(letters: &[Letter], way: Turn) -> Vec<Line> {
    let own = letters.iter().filter(|letter| letter.turn == way);
    let mut placed: Vec<Placed> = own.copied().map(Placed::new).collect();
    placed.sort_by_key(|p| (p.base, p.left));
    let mut lines = Vec::new();
    let mut row: Vec<Placed> = Vec::new();
    // The lowest and the largest of the row tell what still stands on it.
    let (mut base, mut size) = (0, 0);
    for next in placed {
        let (small, large) = (size.min(next.letter.size), size.max(next.letter.size));
        // A small number may stand higher.
        let rise = if small * 10 <= large * 8 { 50 } else { 35 };
        let near = next.base - base <= large * rise / 100;
        if !row.is_empty() && !near {
            lines.extend(line(&row));
            row.clear();
        }
        if row.is_empty() || next.letter.size > size {
            (base, size) = (next.base, next.letter.size);
        }
        row.push(next);
    }
    lines.extend(line(&row));
    lines
}

/// The line of letters that stand on one baseline.
fn line(row: &[Placed]) -> Option<Line> {
    let mut row = row.to_vec();
    row.sort_by_key(|p| p.left);
    let size = usual(row.iter().map(|p| p.letter.size));
    let own = row.iter().filter(|p| p.letter.size * 10 >= size * 9);
    let base = usual(own.map(|p| p.base));
    let words = words(&row, base, size);
    (!words.is_empty()).then_some(Line { words, base, size })
}

/// What most of them are; of several the most.
fn usual(of: impl Iterator<Item = i32>) -> i32 {
    let mut all: Vec<i32> = of.collect();
    all.sort_unstable();
    let (mut best, mut most) = (0, 0);
    for run in all.chunk_by(|a, b| a == b) {
        if run.len() >= most {
            (best, most) = (run.first().copied().unwrap_or_default(), run.len());
        }
    }
    best
}

fn words(row: &[Placed], base: i32, size: i32) -> Vec<Word> {
    let has_blanks = row.iter().any(|p| p.letter.is_blank());
    // Where blanks are written a gap has to be wider to part words: letters may be spread.
    let gap = size * if has_blanks { 30 } else { 14 } / 100;
    let mut words: Vec<Word> = Vec::new();
    let mut apart = true;
    let mut last: Option<&Placed> = None;
    for placed in row {
        if placed.letter.is_blank() {
            apart = true;
            continue;
        }
        if last.is_some_and(|last| is_twice(last, placed, size)) {
            continue;
        }
        let wide = last.is_some_and(|last| placed.left - last.right > gap);
        let raised = is_raised(placed, base, size);
        match words.last_mut() {
            Some(word) if !apart && !wide => {
                if raised {
                    push_note(word, placed);
                } else {
                    placed.letter.write(&mut word.text);
                }
                word.right = word.right.max(placed.right);
            }
            _ => words.push(begun(placed)),
        }
        apart = false;
        last = Some(placed);
    }
    // A soft hyphen is seen only where it breaks a word: at the end of the line.
    let last = words.len().saturating_sub(1);
    for (at, word) in words.iter_mut().enumerate() {
        let broken = at == last && word.text.ends_with(SOFT_HYPHEN);
        let text = word.text.replace(SOFT_HYPHEN, "");
        word.text = nfc(&text).into_owned();
        if broken {
            word.text.push(SOFT_HYPHEN);
        }
    }
    words.retain(|word| !word.text.is_empty());
    glued(words)
}

/// A number that is filled in before its code stands a little apart from it: `45 /KH-UBND`.
fn glued(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let code = word.text.strip_prefix('/');
        let is_code = code.is_some_and(|code| code.starts_with(char::is_uppercase));
        match out.last_mut() {
            Some(last) if is_code && last.text.ends_with(|c: char| c.is_ascii_digit()) => {
                last.text.push_str(&word.text);
                last.right = word.right;
                last.note = last.note.or(word.note);
            }
            _ => out.push(word),
        }
    }
    out
}

fn begun(placed: &Placed) -> Word {
    let mut text = String::new();
    placed.letter.write(&mut text);
    Word {
        text,
        left: placed.left,
        right: placed.right,
        note: None,
    }
}

/// Whether a letter is printed a second time over itself, to look bold.
fn is_twice(last: &Placed, next: &Placed, size: i32) -> bool {
    last.letter.chars == next.letter.chars && (next.left - last.left).abs() * 12 < size
}

/// Whether a small number stands above the line, as that of a footnote does.
fn is_raised(placed: &Placed, base: i32, size: i32) -> bool {
    let digit = placed
        .letter
        .chars
        .first()
        .is_some_and(char::is_ascii_digit);
    digit && placed.letter.size * 10 <= size * 8 && base - placed.base > size / 8
}

fn push_note(word: &mut Word, placed: &Placed) {
    let digit = placed.letter.chars.first().and_then(|c| c.to_digit(10));
    let before = word.note.unwrap_or_default();
    let number = before
        .saturating_mul(10)
        .saturating_add(digit.unwrap_or_default());
    word.note = Some(number);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Letters of a text at a place, each half its size wide.
    pub(in super::super) fn set(text: &str, x: i32, y: i32, size: i32) -> Vec<Letter> {
        let letter = |(at, char): (i32, char)| Letter {
            chars: [char, '\0', '\0', '\0'],
            start: Spot {
                x: x + at * size / 2,
                y,
            },
            end: Spot {
                x: x + (at + 1) * size / 2,
                y,
            },
            size,
            turn: Turn::Upright,
        };
        (0..).zip(text.chars()).map(letter).collect()
    }

    fn texts(letters: &[Letter]) -> Vec<String> {
        let found = lines(letters, Turn::Upright);
        found.iter().map(Line::text).collect()
    }

    #[test]
    fn words_are_parted_by_blanks_or_gaps() {
        let mut letters = set("đạt 80%", 1000, 2000, 1400);
        letters.extend(set("và", 9000, 2000, 1400));
        letters.extend(set("trên", 1000, 4000, 1400));
        assert_eq!(texts(&letters), ["đạt 80% và", "trên"]);
        // Without written blanks a narrow gap is enough.
        let mut letters = set("xã", 0, 0, 1000);
        letters.extend(set("Hoa", 1250, 0, 1000));
        assert_eq!(texts(&letters), ["xã Hoa"]);
    }

    #[test]
    fn letters_of_other_fonts_stand_on_the_line() {
        let mut letters = set("T", 0, 1000, 1400);
        letters.extend(set("ỷ", 700, 1030, 1380));
        letters.extend(set("lệ", 2000, 1000, 1400));
        assert_eq!(texts(&letters), ["Tỷ lệ"]);
    }

    #[test]
    fn a_letter_printed_twice_is_one() {
        let mut letters = set("Số", 0, 1000, 1400);
        letters.extend(set("Số", 30, 1000, 1400));
        assert_eq!(texts(&letters), ["Số"]);
    }

    #[test]
    fn the_number_of_a_footnote_is_no_part_of_the_word() {
        let mut letters = set("TW", 0, 1000, 1400);
        letters.extend(set("12", 1400, 600, 800));
        let found = lines(&letters, Turn::Upright);
        assert_eq!(found[0].words[0].text, "TW");
        assert_eq!(found[0].words[0].note, Some(12));
    }

    #[test]
    fn a_soft_hyphen_stays_at_the_end_of_a_line_alone() {
        let letters = set("t\u{ad}rên môi tr\u{ad}", 0, 1000, 1000);
        assert_eq!(texts(&letters), ["trên môi tr\u{ad}"]);
    }

    #[test]
    fn marks_become_letters_in_one_spelling() {
        let mut letters = set("e", 0, 0, 1000);
        letters[0].mark('\u{302}');
        letters[0].mark('\u{323}');
        assert_eq!(texts(&letters), ["ệ"]);
    }
}

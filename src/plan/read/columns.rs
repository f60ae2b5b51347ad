//! Lines and columns of a text whose characters are all letters of their own, quickly wherever they are asked for.

use crate::text::Position;

/// So many bytes lie between two marks.
const APART: usize = 512;

/// What was counted up to each of the marks of a text.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    marks: Vec<Mark>,
}

/// What was counted before a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// Ends of lines.
    lines: usize,
    /// Characters since the last end of a line.
    letters: usize,
}

impl Columns {
    /// The marks of a text; none where a letter may be of several characters, which none of one without a doubtful
    /// character is.
    pub(super) fn of(text: &str, is_plain: bool) -> Option<Self> {
        let bytes = text.as_bytes();
        if !is_plain && !are_letters(bytes) {
            return None;
        }
        let mut marks = Vec::with_capacity(bytes.len() / APART + 1);
        let mut mark = Mark::default();
        for chunk in bytes.chunks(APART) {
            marks.push(mark);
            mark.pass(chunk);
        }
        // A text may end right where a mark stands.
        marks.push(mark);
        Some(Self { marks })
    }

    /// Line and column of a byte of the text; the byte is to begin a letter.
    pub(super) fn at(&self, text: &str, offset: usize) -> Position {
        let mark = self.marks.get(offset / APART).copied();
        let mut mark = mark.unwrap_or_default();
        let from = offset - offset % APART;
        mark.pass(text.as_bytes().get(from..offset).unwrap_or_default());
        Position {
            line: mark.lines + 1,
            column: mark.letters + 1,
        }
    }
}

impl Mark {
    /// Goes on over these bytes.
    fn pass(&mut self, bytes: &[u8]) {
        let (lines, tail) = match memchr::memrchr(b'\n', bytes) {
            None => (0, bytes),
            Some(last) => {
                self.letters = 0;
                let tail = bytes.get(last + 1..).unwrap_or_default();
                (memchr::memchr_iter(b'\n', bytes).count(), tail)
            }
        };
        self.lines += lines;
        // So few bytes at once that their number is a byte: a processor counts many of them together.
        let begins = |byte: &u8| u8::from(byte & 0xC0 != 0x80);
        for bytes in tail.chunks(128) {
            let letters = bytes.iter().fold(0, |sum: u8, byte| sum + begins(byte));
            self.letters += usize::from(letters);
        }
    }
}

/// So many bytes are looked at together.
const BLOCK: usize = 32;

/// Whether each character is surely a letter of its own, by its bytes: those before the combining marks, those that
/// Vietnamese adds, dashes, quotation marks and signs of mathematics.
fn are_letters(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk::<{ BLOCK + 2 }>() {
        if has_other(block) {
            return false;
        }
        rest = rest.get(BLOCK..).unwrap_or_default();
    }
    let mut last = [0; BLOCK + 2];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    !has_other(&last)
}

/// Whether something else begins in a block, but for its last two bytes: each is looked at with the two that follow,
/// without a branch, so that a processor looks at many at once.
#[expect(clippy::needless_bitwise_bool, reason = "a branch less a byte")]
#[expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: each place is in the array"
)]
fn has_other(block: &[u8; BLOCK + 2]) -> bool {
    let mut other = false;
    for at in 0..BLOCK {
        let (a, b, c) = (block[at], block[at + 1], block[at + 2]);
        let vietnamese = (a == 0xE1) & (0xB8..=0xBB).contains(&b);
        let dash = (b == 0x80) & (0x90..=0xA7).contains(&c);
        let known = vietnamese | (a == 0xE2) & (dash | (b == 0x89));
        other |= ((a >= 0xCC) | (a == b'\r')) & !known;
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{doubtful, position};
    use proptest::prelude::*;

    #[test]
    fn a_text_of_other_letters_has_no_marks() {
        for text in [
            "a\u{301}",
            "một\r\nhai",
            "\u{1F1FB}\u{1F1F3}",
            "a\u{200d}b",
            "ế\u{301}",
            "a\r",
            "ก็",
        ] {
            assert!(Columns::of(text, false).is_none(), "{text:?}");
        }
        for text in ["", "Tỷ lệ “80%” – ≥ 5", "ạ", "đ\n"] {
            assert!(Columns::of(text, false).is_some(), "{text:?}");
        }
    }

    #[test]
    fn a_text_may_end_at_a_mark() {
        let text = format!("một\n{}", "a".repeat(2 * APART - "một\n".len()));
        let columns = Columns::of(&text, false).unwrap();
        for offset in [APART, 2 * APART] {
            assert_eq!(columns.at(&text, offset), position(&text, offset));
        }
    }

    proptest! {
        #[test]
        fn columns_are_those_of_the_text(text in "(\n|Tỷ lệ|[a-zạ-ỹ“–≥ ]{1,9}){0,400}") {
            let columns = Columns::of(&text, false).unwrap();
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]).step_by(7) {
                prop_assert_eq!(columns.at(&text, offset), position(&text, offset));
            }
        }

        #[test]
        fn a_text_without_doubtful_characters_has_columns(text in "[ -~\u{c0}-\u{1ff}ạ-ỹ‐-‧\u{2180}-\u{27ff}\n]{0,60}") {
            if doubtful(&text).next().is_none() {
                let columns = Columns::of(&text, true).unwrap();
                prop_assert_eq!(columns.at(&text, text.len()), position(&text, text.len()));
            }
        }

        #[test]
        fn what_has_columns_has_the_right_ones(text in "[\u{80}-\u{3000}\n]{0,60}") {
            if let Some(columns) = Columns::of(&text, false) {
                prop_assert_eq!(columns.at(&text, text.len()), position(&text, text.len()));
            }
        }
    }
}

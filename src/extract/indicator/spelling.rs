//! One spelling for the words of labels and of names: small letters, tones where most documents have
//! them, abbreviations written out, words that only join left out.

use super::phrases::{Phrases, Word};
use crate::lexicon::statement::Statement;
use crate::lexicon::{PrintedWords, WordNumbers, builtin_statements, push_plain};
use crate::text::letter::{is_alphanumeric, is_lower, is_upper, letters};
use std::ops::Range;

/// A word that no name has.
pub(super) const UNKNOWN: Word = Word::MAX;

/// A word of a label that is left in it, with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its number.
    pub(super) word: Word,
    /// Its bytes in the label.
    pub(super) range: Range<usize>,
    /// What stood before it and was left out.
    pub(super) before: Before,
    /// What it looks like.
    pub(super) look: Look,
}

/// What stood before a word and was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Before {
    /// A word that joins it to what it belongs to: "tại", "của".
    pub(super) joint: bool,
    /// "được": what follows is done to what is counted.
    pub(super) passive: bool,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A name: it begins with a capital and goes on with small letters.
    Name,
    /// A year.
    Year,
    /// Any other.
    Plain,
}

impl Look {
    fn of(printed: &str) -> Self {
        let mut letters = printed.chars();
        let digits = printed.len() == 4 && printed.bytes().all(|byte| byte.is_ascii_digit());
        let year: Option<i16> = printed.parse().ok().filter(|_| digits);
        if year.is_some_and(|year| crate::document::YEARS.contains(&year)) {
            Self::Year
        } else if letters.next().is_some_and(is_upper) && letters.any(is_lower) {
            Self::Name
        } else {
            Self::Plain
        }
    }
}

/// What a word does that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    Plain,
    Joins,
    Passive,
}

/// How labels are spelt.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    numbers: WordNumbers,
    /// The same words as they are mostly printed.
    printed: PrintedWords,
    /// What abbreviations stand for, by their number.
    short: Vec<Vec<Word>>,
    /// Other spellings, with the one that is compared.
    same: Phrases<Vec<Word>>,
    /// By number, what words do that are left out.
    left: Vec<Option<Left>>,
}

impl Spelling {
    /// The spelling of the word files.
    pub(super) fn builtin() -> Self {
        let mut spelling = Self::default();
        for (keyword, left) in [
            ("filler", Left::Plain),
            ("joint", Left::Joins),
            ("passive", Left::Passive),
        ] {
            for word in builtin_statements(keyword)
                .iter()
                .flat_map(Statement::texts)
            {
                let number = spelling.number_of(word);
                let at = number as usize;
                if spelling.left.len() <= at {
                    spelling.left.resize(at + 1, None);
                }
                if let Some(known) = spelling.left.get_mut(at) {
                    *known = Some(left);
                }
            }
        }
        for statement in builtin_statements("short") {
            let mut texts = statement.texts().map(|text| spelling.raw(text));
            if let (Some(short), Some(long)) = (texts.next(), texts.next())
                && let [word] = short.as_slice()
            {
                let at = *word as usize;
                if spelling.short.len() <= at {
                    spelling.short.resize(at + 1, Vec::new());
                }
                if let Some(known) = spelling.short.get_mut(at) {
                    *known = long;
                }
            }
        }
        for statement in builtin_statements("same") {
            let texts: Vec<_> = statement.texts().map(|text| spelling.raw(text)).collect();
            // The first too, so that no shorter one is found within it.
            for other in &texts {
                let first = texts.first().cloned().unwrap_or_default();
                spelling.same.insert(other, first);
            }
        }
        spelling
    }

    /// The numbers of the words of a text as they stand, new ones too.
    fn raw(&mut self, text: &str) -> Vec<Word> {
        let mut small = String::new();
        ranges(text)
            .map(|range| {
                spell(text, range, &mut small);
                self.number_of(&small)
            })
            .collect()
    }

    /// Makes the words ready to be found as they are printed.
    pub(super) fn print(&mut self) {
        self.printed = PrintedWords::of(&self.numbers);
    }

    fn number_of(&mut self, word: &str) -> Word {
        self.numbers.number_of(word)
    }

    /// The words of a name, in the spelling of labels; they are known from now on.
    pub(super) fn learn(&mut self, name: &str) -> Vec<Word> {
        self.raw(name);
        let mut pieces = Vec::new();
        self.push(name, &mut pieces);
        pieces.into_iter().map(|piece| piece.word).collect()
    }

    /// Appends the words of a label.
    pub(super) fn push(&self, label: &str, pieces: &mut Vec<Piece>) {
        let written = self.written_out(label);
        let mut rest = written.as_slice();
        let mut before = Before::default();
        while let Some((first, after)) = rest.split_first() {
            let found = self.same.longest(rest.iter().map(|piece| piece.word));
            if let Some((taken, [words, ..])) = found {
                let last = rest.get(taken - 1).unwrap_or(first);
                let range = first.range.start..last.range.end;
                for word in words {
                    let (word, range) = (*word, range.clone());
                    let piece = Piece {
                        word,
                        range,
                        ..first.clone()
                    };
                    self.keep(piece, &mut before, pieces);
                }
                rest = rest.get(taken..).unwrap_or_default();
            } else {
                self.keep(first.clone(), &mut before, pieces);
                rest = after;
            }
        }
    }

    /// Appends a word, unless it is left out.
    fn keep(&self, mut piece: Piece, before: &mut Before, pieces: &mut Vec<Piece>) {
        if let Some(Some(left)) = self.left.get(piece.word as usize) {
            before.joint |= *left == Left::Joins;
            before.passive |= *left == Left::Passive;
        } else {
            piece.before = std::mem::take(before);
            pieces.push(piece);
        }
    }

    /// All words of a label, abbreviations written out.
    fn written_out(&self, label: &str) -> Vec<Piece> {
        let (mut pieces, mut small) = (Vec::with_capacity(48), String::new());
        let mut at = 0;
        while let Some((piece, end)) = self.word(label, at, &mut small) {
            at = end;
            match self.short.get(piece.word as usize) {
                Some(long) if !long.is_empty() => pieces.extend(long.iter().map(|word| Piece {
                    word: *word,
                    ..piece.clone()
                })),
                _ => pieces.push(piece),
            }
        }
        pieces
    }

    /// The next word of a label from a byte on, and where it ends.
    fn word(&self, label: &str, at: usize, small: &mut String) -> Option<(Piece, usize)> {
        let start = at + usize::from(label.as_bytes().get(at) == Some(&b' '));
        let (word, range, is_plain) = if let Some(found) = self.printed.at(label.as_bytes(), start)
        {
            // Most are known as they are printed.
            (found.number, start..start + found.length, found.is_plain)
        } else {
            let range = next_word(label, at)?;
            spell(label, range.clone(), small);
            let word = self.numbers.known(small.as_bytes());
            (word.unwrap_or(UNKNOWN), range, false)
        };
        let look = match label.get(range.clone()) {
            Some(printed) if !is_plain => Look::of(printed),
            _ => Look::Plain,
        };
        let (before, end) = (Before::default(), range.end);
        let piece = Piece {
            word,
            range,
            before,
            look,
        };
        Some((piece, end))
    }
}

/// A label without the mark of its item: "A.1 Số bộ dữ liệu mở".
pub(super) fn unmarked(label: &str) -> &str {
    let label = label.trim_start();
    let Some((mark, rest)) = label.split_once(' ') else {
        return label;
    };
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '(');
    let bare = mark.strip_prefix(|c: char| c.is_ascii_uppercase());
    let bare = bare.unwrap_or(mark);
    let is_mark = bare.contains(['.', ')']) && bare.len() <= 6 && bare.chars().all(is_part);
    if is_mark { unmarked(rest) } else { label }
}

/// A word in the spelling that is compared.
fn spell(text: &str, range: Range<usize>, small: &mut String) {
    small.clear();
    let printed = text.get(range).unwrap_or_default();
    // "01" is 1.
    let bare = printed.trim_start_matches('0');
    push_plain(small, if bare.is_empty() { printed } else { bare });
}

/// The words of a text: letters, digits; "5G" is two.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let range = next_word(text, at)?;
        at = range.end;
        Some(range)
    })
}

/// The first of them from a byte on.
fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let start = at + rest.find(is_alphanumeric)?;
    let word = text.get(start..)?;
    let own = letters(word, 0);
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    let mut bytes = word.bytes().take(own.length).filter(|_| own.has_digit);
    let turns = bytes.position(|byte| byte.is_ascii_digit() != digit);
    Some(start..start + turns.unwrap_or(own.length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        let mut spelling = Spelling::builtin();
        for (one, other) in [
            (
                "Tỉ lệ hồ sơ TTHC được số hoá",
                "tỷ lệ hồ sơ thủ tục hành chính số hóa",
            ),
            (
                "CBCCVC (Uỷ ban), quý I",
                "cán bộ, công chức, viên chức Ủy ban quý i",
            ),
            ("tốc độ trên 1Gb/s.", "tốc độ 01 Gb/s"),
            ("chuyên đổi số", "chuyển đổi số"),
            ("DNNVV", "doanh nghiệp vừa và nhỏ"),
        ] {
            assert_eq!(spelling.learn(one), spelling.learn(other), "{one}");
        }
    }

    #[test]
    fn marks_of_items_are_no_words() {
        for (label, want) in [
            ("A.1 Số bộ dữ liệu mở", "Số bộ dữ liệu mở"),
            ("2.3. (1) Tỷ lệ hồ sơ", "Tỷ lệ hồ sơ"),
            ("5G trên dân số", "5G trên dân số"),
        ] {
            assert_eq!(unmarked(label), want);
        }
    }

    #[test]
    fn what_stands_before_a_word_is_known() {
        let spelling = Spelling::builtin();
        let mut pieces = Vec::new();
        spelling.push("được công khai tại xã An Hòa năm 2026", &mut pieces);
        let said: Vec<_> = pieces
            .iter()
            .map(|p| (p.before.passive, p.before.joint, p.look))
            .collect();
        assert_eq!(said[0], (true, false, Look::Plain));
        assert_eq!(said[2], (false, true, Look::Plain));
        assert_eq!(said[3], (false, false, Look::Name));
        assert_eq!(said[6].2, Look::Year);
    }
}

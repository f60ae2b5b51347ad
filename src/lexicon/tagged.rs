//! A text of which each word, number and sign is known.

use super::piece::{Piece, Pieces};
use super::{DIGITS, Lexicon, Tag, Tags, UNKNOWN, plain};
use crate::text::letter::{is_lower, is_upper};
use crate::text::work::looked_at;
use std::ops::Range;

/// What a unit is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A word, or the words of a phrase.
    Words,
    /// Digits, with the points, commas between them: `1.250,5`, `80`.
    Number,
    /// One sign: `%`, `,`, `(`.
    Sign,
    /// The end of a block of text.
    Break,
}

/// A word, a phrase, a number or a sign of a text.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// What it is made of.
    pub kind: UnitKind,
    /// What it can be in a sentence.
    pub tags: Tags,
    /// Whether a blank stands before it.
    pub is_apart: bool,
    /// Whether a digit stands in it.
    pub has_digit: bool,
}

impl Unit {
    /// Its bytes.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it has a tag.
    #[inline]
    pub fn is(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }
}

/// A text with its units in order; each byte but blanks is in exactly one.
#[derive(Clone, Debug)]
pub struct Tagged<'t> {
    /// The text.
    pub text: &'t str,
    /// Its units.
    pub units: Vec<Unit>,
    /// Where names of annexes and of what has ended begin.
    names: Vec<usize>,
    /// What is not printed in plain spelling.
    odd: Vec<Range<usize>>,
    /// The pieces in which digits stand.
    digits: Vec<Range<u32>>,
}

impl<'t> Tagged<'t> {
    /// Tags a text. A line end is the end of a block: no phrase goes over it.
    pub fn of(lexicon: &Lexicon, text: &'t str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
        let (mut scratch, mut odd, mut digits) = (String::new(), Vec::new(), Vec::new());
        for piece in Pieces::of(text) {
            let word = if piece.is_plain {
                lexicon.known(piece.bytes(text))
            } else {
                odd.push(piece.range());
                scratch.clear();
                piece.push_plain(&mut scratch, text);
                lexicon.known(scratch.as_bytes())
            };
            let token = Token::of(&piece, word);
            if token.has_digit {
                digits.push(token.start..token.end);
            }
            tokens.push(token);
        }
        Self {
            text,
            units: units(lexicon, &tokens),
            names: names(lexicon, text, &tokens),
            odd,
            digits,
        }
    }

    /// Whether a digit stands in a range.
    pub fn has_digit(&self, range: &Range<usize>) -> bool {
        let at = (self.digits).partition_point(|digits| digits.end as usize <= range.start);
        let next = self.digits.get(at);
        next.is_some_and(|digits| (digits.start as usize) < range.end)
            && self
                .words(range.clone())
                .bytes()
                .any(|b| b.is_ascii_digit())
    }

    /// What is not surely printed in plain spelling: words with capitals or a tone that may stand elsewhere, and signs.
    pub(crate) fn odd(&self) -> impl Iterator<Item = Range<usize>> {
        self.odd.iter().cloned()
    }

    /// Whether a range may name an annex or what has ended.
    pub fn names_one(&self, range: &Range<usize>) -> bool {
        let at = self.names.partition_point(|at| *at < range.start);
        self.names.get(at).is_some_and(|at| *at < range.end)
    }

    /// The units that stand in a range of bytes.
    pub fn within(&self, range: Range<usize>) -> &[Unit] {
        looked_at(range.len());
        let from = self
            .units
            .partition_point(|unit| (unit.start as usize) < range.start);
        let to = self
            .units
            .partition_point(|unit| (unit.end as usize) <= range.end);
        self.units.get(from..to.max(from)).unwrap_or_default()
    }

    /// The words of a unit as printed.
    #[inline]
    pub fn printed(&self, unit: &Unit) -> &'t str {
        self.text.get(unit.range()).unwrap_or_default()
    }

    /// The words of a range as printed.
    pub fn words(&self, range: Range<usize>) -> &'t str {
        looked_at(range.len());
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a unit begins with a capital letter.
    pub fn is_capital(&self, unit: &Unit) -> bool {
        self.printed(unit).starts_with(is_upper)
    }

    /// Whether a unit has letters and no small one.
    pub fn is_shouted(&self, unit: &Unit) -> bool {
        let words = self.printed(unit);
        words.contains(is_upper) && !words.contains(is_lower)
    }
}

/// A word to which a number is glued: "Phụ lục1".
fn unnumbered(lexicon: &Lexicon, word: &str) -> Option<u32> {
    let is_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X');
    // Few words end so.
    word.bytes().next_back().filter(|last| is_number(*last))?;
    let bare = word.trim_end_matches(|c: char| c.is_ascii() && is_number(c as u8));
    lexicon.known(plain(bare).as_bytes())
}

/// A piece of a text before phrases are found.
#[derive(Clone, Copy)]
struct Token {
    start: u32,
    end: u32,
    /// Its number as a word of the lexicon.
    word: u32,
    kind: UnitKind,
    is_apart: bool,
    has_digit: bool,
}

impl Token {
    fn of(piece: &Piece, word: Option<u32>) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clip(piece.start),
            end: clip(piece.end),
            word: word.unwrap_or(UNKNOWN),
            kind: piece.kind,
            is_apart: piece.is_apart,
            has_digit: piece.has_digit,
        }
    }

    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

fn units(lexicon: &Lexicon, tokens: &[Token]) -> Vec<Unit> {
    let mut found = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        let words = rest.iter().map(|token| token.word);
        let (length, tags) = lexicon.phrases.longest(words);
        let mut unit = Unit {
            start: first.start,
            end: first.end,
            kind: first.kind,
            tags,
            is_apart: first.is_apart,
            has_digit: first.has_digit,
        };
        let (own, behind) = rest.split_at(length.clamp(1, rest.len()));
        rest = behind;
        if let [_, others @ .., last] = own {
            unit.end = last.end;
            unit.kind = UnitKind::Words;
            unit.has_digit |= last.has_digit || others.iter().any(|token| token.has_digit);
        }
        found.push(unit);
    }
    found
}

/// Where names of annexes and of what has ended begin.
fn names(lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Vec<usize> {
    let number = |token: &Token| match (token.kind, token.word) {
        (UnitKind::Words, UNKNOWN) => {
            let word = text.get(token.range()).unwrap_or_default();
            Some(unnumbered(lexicon, word).unwrap_or(UNKNOWN))
        }
        (UnitKind::Words, word) => Some(word),
        (UnitKind::Number, _) => Some(DIGITS),
        (UnitKind::Sign | UnitKind::Break, _) => None,
    };
    let mut found = Vec::new();
    for (at, first) in tokens.iter().enumerate() {
        let names = match number(first) {
            Some(first) => lexicon.names_behind(first),
            None => continue,
        };
        if names.is_empty() {
            continue;
        }
        // Several numbers are as one, signs as none.
        let behind = tokens.get(at + 1..).unwrap_or_default().iter();
        let is_named = |name: &Vec<u32>| {
            let mut wanted = name.iter();
            let mut last = None;
            for own in behind.clone().filter_map(number) {
                if own == DIGITS && last == Some(DIGITS) {
                    continue;
                }
                last = Some(own);
                match wanted.next() {
                    Some(wanted) if *wanted == own => {}
                    Some(_) => return false,
                    None => return true,
                }
            }
            wanted.next().is_none()
        };
        if names.iter().any(is_named) {
            found.push(first.start as usize);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(text: &str) -> Vec<(String, UnitKind, bool)> {
        let mut lexicon = Lexicon::default();
        lexicon.add(
            "tag least \"tối thiểu\" \"ít nhất\"\ntag more \"trên\"\ntag scope \"trên địa bàn\"\n",
        );
        let tagged = Tagged::of(&lexicon, text);
        let unit = |unit: &Unit| {
            (
                tagged.printed(unit).to_owned(),
                unit.kind,
                !unit.tags.is_empty(),
            )
        };
        tagged.units.iter().map(unit).collect()
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        use UnitKind::{Break, Number, Sign, Words};
        let want = [
            ("Đạt", Words, false),
            ("TỐI THIỂU", Words, true),
            ("1.250,5", Number, false),
            ("%", Sign, false),
            (",", Sign, false),
            ("trên địa bàn", Words, true),
            ("\n", Break, false),
            ("trên", Words, true),
            ("5", Number, false),
            ("G", Words, false),
        ];
        let want: Vec<_> = want
            .map(|(text, kind, tag)| (text.to_owned(), kind, tag))
            .into();
        assert_eq!(
            tagged("Đạt TỐI  THIỂU 1.250,5%, trên địa bàn\ntrên 5G"),
            want.iter()
                .cloned()
                .map(|mut w| {
                    if w.0 == "TỐI THIỂU" {
                        w.0 = "TỐI  THIỂU".to_owned();
                    }
                    w
                })
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn digits_of_a_range_are_known() {
        let text = "mạng 5G đến năm 2026, hằng năm";
        let tagged = Tagged::of(Lexicon::builtin(), text);
        for start in 0..text.len() {
            for end in start..=text.len() {
                let digit = |b: u8| b.is_ascii_digit();
                let want = text
                    .get(start..end)
                    .is_some_and(|own| own.bytes().any(digit));
                assert_eq!(tagged.has_digit(&(start..end)), want, "{start}..{end}");
            }
        }
    }

    #[test]
    fn a_range_that_names_an_annex_or_what_has_ended_is_known() {
        let names = |text: &str| Tagged::of(Lexicon::builtin(), text).names_one(&(0..text.len()));
        let ended = crate::lexicon::builtin_statements("ended");
        let all: Vec<&str> = ended
            .iter()
            .flat_map(|ended| ended.texts().collect::<Vec<_>>())
            .collect();
        assert!(!all.is_empty());
        for name in all {
            for text in [
                format!("do {name} giao"),
                format!("({})", name.to_uppercase()),
                name.replace('&', " - ")
                    .replace(", ", ",")
                    .replace(' ', "  "),
            ] {
                assert!(names(&text), "{text}");
            }
        }
        for text in ["Phụ lục 1", "PHỤ LỤCII", "phụ lục1", "các phụ biểu"] {
            assert!(names(text), "{text}");
        }
        assert!(!names(
            "Bộ Khoa học và Công nghệ, Ủy ban nhân dân xã, thị trấn, phụ trách"
        ));
    }
}

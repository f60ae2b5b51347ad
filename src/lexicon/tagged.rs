//! A text of which each word, number and sign is known.

use super::{DIGITS, Lexicon, Tag, Tags, UNKNOWN, plain, push_plain};
use crate::text::letter::{is_alphanumeric, is_lower, is_upper, word};
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
}

impl<'t> Tagged<'t> {
    /// Tags a text. A line end is the end of a block: no phrase goes over it.
    pub fn of(lexicon: &Lexicon, text: &'t str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let mut scratch = String::new();
        let (mut at, mut is_apart) = (0, false);
        let (mut words, mut starts) = (Vec::with_capacity(text.len() / 6), Vec::new());
        for piece in pieces(text) {
            let start = at;
            at += piece.text.len();
            let word = match piece.kind {
                None => {
                    is_apart = true;
                    continue;
                }
                Some(UnitKind::Break) => None,
                Some(_) if piece.is_plain() => lexicon.known(piece.text),
                Some(_) => {
                    scratch.clear();
                    push_plain(&mut scratch, piece.text);
                    lexicon.known(&scratch)
                }
            };
            let number = match piece.kind {
                Some(UnitKind::Words) => word.or_else(|| unnumbered(lexicon, piece.text)),
                Some(UnitKind::Number) if words.last() != Some(&DIGITS) => Some(DIGITS),
                _ => None,
            };
            if number.is_some() || piece.kind == Some(UnitKind::Words) {
                words.push(number.unwrap_or(UNKNOWN));
                starts.push(start);
            }
            tokens.push(Token {
                start,
                end: at,
                kind: piece.kind.unwrap_or(UnitKind::Sign),
                word,
                is_apart,
            });
            is_apart = false;
        }
        Self {
            text,
            units: units(lexicon, &tokens),
            names: lexicon
                .named(&words)
                .filter_map(|at| starts.get(at).copied())
                .collect(),
        }
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
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    (bare.len() < word.len()).then(|| lexicon.known(&plain(bare)))?
}

struct Token {
    start: usize,
    end: usize,
    kind: UnitKind,
    word: Option<u32>,
    is_apart: bool,
}

fn units(lexicon: &Lexicon, tokens: &[Token]) -> Vec<Unit> {
    let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (mut found, mut at) = (Vec::with_capacity(tokens.len()), 0);
    while let Some(rest @ [first, ..]) = tokens.get(at..) {
        // Most words begin no phrase.
        let (length, tags) = match first.word {
            Some(word) if lexicon.phrases.begins(word) => {
                let words = rest.iter().map(|token| token.word);
                lexicon.phrases.longest(words)
            }
            _ => (0, Tags::NONE),
        };
        let taken = length.max(1);
        let end = rest.get(taken - 1).map_or(first.end, |last| last.end);
        let kind = if taken > 1 {
            UnitKind::Words
        } else {
            first.kind
        };
        found.push(Unit {
            start: clip(first.start),
            end: clip(end),
            kind,
            tags,
            is_apart: first.is_apart,
        });
        at += taken;
    }
    found
}

/// A part of a text that is a word, a number, a sign or a run of blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    /// Its letters.
    pub(super) text: &'t str,
    /// What it is; none for blanks.
    pub(super) kind: Option<UnitKind>,
    /// Whether its letters are surely small ones.
    is_small: bool,
}

impl Piece<'_> {
    /// Whether it is surely in plain spelling: small letters, and no tone at its end that could stand elsewhere.
    pub(super) fn is_plain(&self) -> bool {
        let tone_stands = || {
            let mut back = self.text.chars().rev();
            let last = back.next().is_none_or(|last| last.is_ascii());
            last || !matches!(back.next(), Some('o' | 'u'))
        };
        self.is_small && tone_stands()
    }

    /// Appends it in plain spelling.
    pub(super) fn push_plain(&self, out: &mut String) {
        if self.is_plain() {
            out.push_str(self.text);
        } else {
            push_plain(out, self.text);
        }
    }
}

/// A text in pieces: words, numbers, runs of blanks, and signs one by one.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (end, kind, is_small) = first_piece(rest)?;
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece {
            text,
            kind,
            is_small,
        })
    })
}

/// How long the first piece of a text is, what it is, and whether it is surely in small letters.
#[inline]
fn first_piece(text: &str) -> Option<(usize, Option<UnitKind>, bool)> {
    let letters = |text| {
        let (end, is_small) = word(text);
        (end, Some(UnitKind::Words), is_small)
    };
    Some(match text.as_bytes() {
        [] => return None,
        [b' ', next, ..] if !matches!(next, b' ' | b'\t' | 0x80..) => (1, None, true),
        [b'\n', ..] => (1, Some(UnitKind::Break), true),
        [b'0'..=b'9', ..] => (number(text), Some(UnitKind::Number), true),
        [b'a'..=b'z' | b'A'..=b'Z', ..] => letters(text),
        _ => {
            let first = text.chars().next()?;
            if is_alphanumeric(first) {
                letters(text)
            } else if first.is_whitespace() {
                let blank = |c: char| c.is_whitespace() && c != '\n';
                let end = text.find(|c| !blank(c)).unwrap_or(text.len());
                (end, None, true)
            } else {
                (first.len_utf8(), Some(UnitKind::Sign), first.is_ascii())
            }
        }
    })
}

/// Bytes of the number a text begins with: digits, and points or commas between digits; letters that are
/// glued to it make it a word: `5G`.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
        at += 1;
    }
    at
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

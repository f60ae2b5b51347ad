//! A text of which each word, number and sign is known.

use super::names::{Names, names};
use super::piece::{Piece, Pieces};
use super::{Lexicon, Tag, Tags, UNKNOWN, WordSet};
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
    /// Of each stretch of bytes, the place of the first unit that does not begin before it.
    first: Vec<u32>,
    /// Where names of annexes and of what has ended begin.
    names: Names,
    /// What is not printed in plain spelling.
    odd: Vec<Range<usize>>,
    /// The pieces in which digits stand.
    digits: Vec<Range<u32>>,
    /// Where units begin that may be a figure or a time.
    counting: Vec<u32>,
    /// What the units are made of.
    tokens: Vec<Token>,
}

/// Units are looked up by stretches of so many bytes.
const STRETCH: usize = 16;

/// What may be a figure or a time without a digit.
const IN_WORDS: Tags = Tags::of(&[Tag::Numeral, Tag::Half, Tag::PartOfYear, Tag::WholeYear]);

impl<'t> Tagged<'t> {
    /// Tags a text. A line end is the end of a block: no phrase goes over it.
    pub fn of(lexicon: &Lexicon, text: &'t str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
        let mut odd = Vec::with_capacity(text.len() / 64);
        let (mut digits, mut begin) = (Vec::new(), Vec::new());
        let mut words = Words::of(lexicon, text);
        while let Some((piece, word)) = words.next() {
            if !piece.is_plain {
                odd.push(piece.range());
            }
            let token = Token::of(&piece, word);
            if token.has_digit {
                digits.push(token.start..token.end);
            }
            if token.may_begin_name(lexicon, text) {
                begin.push(tokens.len());
            }
            tokens.push(token);
        }
        let units = Units::of(lexicon, &tokens, &[]);
        Self {
            text,
            units: units.all,
            first: units.first,
            counting: units.counting,
            names: names(lexicon, text, &tokens, &begin),
            odd,
            digits,
            tokens,
        }
    }

    /// The same text with some ranges, in order, as names: each is one word without a tag, whatever stands in it.
    #[must_use]
    pub fn with_names(self, lexicon: &Lexicon, named: &[Range<usize>]) -> Self {
        let units = Units::of(lexicon, &self.tokens, named);
        Self {
            units: units.all,
            first: units.first,
            counting: units.counting,
            ..self
        }
    }

    /// Whether a digit stands in a range.
    #[inline]
    pub fn has_digit(&self, range: &Range<usize>) -> bool {
        let at = (self.digits).partition_point(|digits| digits.end as usize <= range.start);
        let next = self.digits.get(at);
        next.is_some_and(|digits| (digits.start as usize) < range.end)
            && self
                .words(range.clone())
                .bytes()
                .any(|b| b.is_ascii_digit())
    }

    /// Whether a unit begins in a range that may be a figure or a time.
    #[inline]
    pub fn may_count(&self, range: &Range<usize>) -> bool {
        let at = (self.counting).partition_point(|start| (*start as usize) < range.start);
        let next = self.counting.get(at);
        next.is_some_and(|start| (*start as usize) < range.end)
    }

    /// The units in which a digit stands, in order.
    pub(crate) fn with_digits(&self) -> impl Iterator<Item = &Unit> {
        let units = self.counting.iter().filter_map(|start| {
            let first = self.first_from(*start as usize, 0);
            self.units
                .get(self.passed(first, |unit| unit.start < *start))
        });
        units.filter(|unit| unit.has_digit)
    }

    /// Where in a range words begin that may be one of some words, none of which begins with a digit.
    pub(crate) fn where_may_stand(
        &self,
        range: &Range<usize>,
        words: &WordSet,
    ) -> impl Iterator<Item = usize> {
        let end = range.end;
        let from = (self.tokens).partition_point(|token| (token.start as usize) < range.start);
        let own = self.tokens.get(from..).unwrap_or_default().iter();
        let own = own.take_while(move |token| (token.start as usize) < end);
        let own = own.filter(|token| words.may_be(token.word));
        own.map(|token| token.start as usize)
    }

    /// What is not surely printed in plain spelling: words with capitals or a tone that may stand elsewhere, and signs.
    pub(crate) fn odd(&self) -> impl Iterator<Item = Range<usize>> {
        self.odd.iter().cloned()
    }

    /// Whether a range may name an annex.
    pub fn names_annex(&self, range: &Range<usize>) -> bool {
        self.names.annex_in(range)
    }

    /// Whether a range may name what has ended.
    pub fn names_ended(&self, range: &Range<usize>) -> bool {
        self.names.ended_in(range)
    }

    /// The units that stand in a range of bytes.
    pub fn within(&self, range: Range<usize>) -> &[Unit] {
        looked_at(range.len());
        let from = self.first_from(range.start, 0);
        let from = self.passed(from, |unit| (unit.start as usize) < range.start);
        let to = self.first_from(range.end, 1);
        let to = self.passed(to, |unit| unit.end as usize <= range.end);
        self.units.get(from..to.max(from)).unwrap_or_default()
    }

    /// The first unit of the stretch that a byte stands in, or of the `before` units before it.
    #[inline]
    fn first_from(&self, byte: usize, before: usize) -> usize {
        let first = self.first.get(byte / STRETCH);
        first
            .map_or(self.units.len(), |at| *at as usize)
            .saturating_sub(before)
    }

    /// The first unit from a place on that is not passed.
    fn passed(&self, from: usize, is: impl Fn(&Unit) -> bool) -> usize {
        let rest = self.units.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|unit| is(unit)).count()
    }

    /// The words of a unit as printed.
    #[inline]
    pub fn printed(&self, unit: &Unit) -> &'t str {
        self.text.get(unit.range()).unwrap_or_default()
    }

    /// The words of a range as printed.
    #[inline]
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

/// The pieces of a text with their numbers as words.
struct Words<'t> {
    lexicon: &'t Lexicon,
    text: &'t str,
    pieces: Pieces<'t>,
    spelt: String,
}

impl<'t> Words<'t> {
    fn of(lexicon: &'t Lexicon, text: &'t str) -> Self {
        let (pieces, spelt) = (Pieces::of(text), String::new());
        Self {
            lexicon,
            text,
            pieces,
            spelt,
        }
    }

    #[inline]
    fn next(&mut self) -> Option<(Piece, u32)> {
        // Most are known as they are printed.
        match self.pieces.next_of(&self.lexicon.printed) {
            Some(found) => Some(found),
            None => self.other(),
        }
    }

    fn other(&mut self) -> Option<(Piece, u32)> {
        let piece = self.pieces.next()?;
        let word = if piece.is_plain {
            self.lexicon.known(piece.bytes(self.text))
        } else {
            self.spelt.clear();
            piece.push_plain(&mut self.spelt, self.text);
            self.lexicon.known(self.spelt.as_bytes())
        };
        Some((piece, word.unwrap_or(UNKNOWN)))
    }
}

/// A piece of a text before phrases are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its number as a word of the lexicon.
    pub(super) word: u32,
    pub(super) kind: UnitKind,
    is_apart: bool,
    has_digit: bool,
}

impl Token {
    fn of(piece: &Piece, word: u32) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clip(piece.start),
            end: clip(piece.end),
            word,
            kind: piece.kind,
            is_apart: piece.is_apart,
            has_digit: piece.has_digit,
        }
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The units of a text with what is known of where they stand, as [`Tagged`] keeps it.
struct Units {
    all: Vec<Unit>,
    first: Vec<u32>,
    counting: Vec<u32>,
}

impl Units {
    /// What the tokens of a text make, those of each name in it one word.
    fn of(lexicon: &Lexicon, tokens: &[Token], named: &[Range<usize>]) -> Self {
        let last = tokens.last().map_or(0, |token| token.start as usize);
        let mut found = Self {
            all: Vec::with_capacity(tokens.len()),
            first: Vec::with_capacity(last / STRETCH + 1),
            counting: Vec::new(),
        };
        let mut rest = tokens;
        for name in named {
            let start = rest.partition_point(|token| (token.start as usize) < name.start);
            let (before, behind) = rest.split_at(start);
            found.phrases(lexicon, before);
            let end = behind.partition_point(|token| (token.end as usize) <= name.end);
            let (own, behind) = behind.split_at(end);
            if let [first, ..] = own {
                found.push(Unit {
                    start: first.start,
                    end: own.last().unwrap_or(first).end,
                    kind: UnitKind::Words,
                    tags: Tags::NONE,
                    is_apart: first.is_apart,
                    has_digit: false,
                });
            }
            rest = behind;
        }
        found.phrases(lexicon, rest);
        found
    }

    /// The longest phrases of tokens, one after another.
    fn phrases(&mut self, lexicon: &Lexicon, tokens: &[Token]) {
        let mut rest = tokens;
        while let [first, behind @ ..] = rest {
            rest = behind;
            let mut unit = Unit {
                start: first.start,
                end: first.end,
                kind: first.kind,
                tags: Tags::NONE,
                is_apart: first.is_apart,
                has_digit: first.has_digit,
            };
            let words = behind.iter().map(|token| token.word);
            let (length, tags) = lexicon.phrases.longest(first.word, words);
            unit.tags = tags;
            if let Some((others, behind)) = behind.split_at_checked(length - 1)
                && let Some(last) = others.last()
            {
                unit.end = last.end;
                unit.kind = UnitKind::Words;
                unit.has_digit |= others.iter().any(|token| token.has_digit);
                rest = behind;
            }
            self.push(unit);
        }
    }

    #[inline]
    fn push(&mut self, unit: Unit) {
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        while self.first.len() <= unit.start as usize / STRETCH {
            self.first.push(at);
        }
        if unit.has_digit || unit.tags.meets(IN_WORDS) {
            self.counting.push(unit.start);
        }
        self.all.push(unit);
    }
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
            ("TỐI  THIỂU", Words, true),
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
        let found = tagged("Đạt TỐI  THIỂU 1.250,5%, trên địa bàn\ntrên 5G");
        assert_eq!(found, want);
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
}

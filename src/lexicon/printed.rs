//! Words as they are printed.

use super::{Lexicon, UNKNOWN, WordNumbers, is_plain, plain_word};
use crate::text::letter::letters;

/// So many bytes of a word are looked at together.
const TOGETHER: usize = 8;

/// Words as they are printed with their numbers, found by their first sixteen bytes without a look at each letter.
#[derive(Clone, Debug, Default)]
pub(crate) struct PrintedWords {
    /// Where a word stands, or behind there; half of the places or more are free.
    places: Vec<Printed>,
    /// How far to shift a product for a place.
    shift: u32,
    /// The number of each sign of ASCII.
    signs: Vec<u32>,
}

/// A word as it is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Printed {
    /// Its bytes, none of them 0; a free place has none.
    bytes: [u64; 2],
    number: u32,
    is_plain: bool,
}

/// A word that a text goes on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) length: usize,
    /// Its number as a word in plain spelling.
    pub(crate) number: u32,
    /// Whether it is surely printed in plain spelling.
    pub(crate) is_plain: bool,
}

impl PrintedWords {
    /// Words in plain spelling as they are mostly printed: in small letters, with a capital first, or shouted.
    pub(crate) fn of(words: &WordNumbers) -> Self {
        let mut printed = Vec::new();
        for word in words.in_order() {
            let mut behind = word.chars();
            let first = behind.next().into_iter().flat_map(char::to_uppercase);
            let capital: String = first.chain(behind).collect();
            for own in [word.to_uppercase(), capital, word] {
                if let Some(number) = words.known(plain_word(&own).as_bytes())
                    && letters(&own, 0).length == own.len()
                {
                    let is_plain = is_plain(&own);
                    printed.push((own, number, is_plain));
                }
            }
        }
        let sign = |byte: u8| words.known(&[byte]).unwrap_or(UNKNOWN);
        Self {
            signs: (0..0x80).map(sign).collect(),
            ..Self::numbered(&printed)
        }
    }

    /// The number of a sign of ASCII.
    #[inline]
    pub(super) fn sign(&self, sign: u8) -> Option<u32> {
        self.signs.get(usize::from(sign)).copied()
    }

    /// Words with their numbers, and whether they are surely in plain spelling; what is no word of at most fifteen bytes
    /// is left out.
    fn numbered(words: &[(String, u32, bool)]) -> Self {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let mut made = Self {
            places: vec![Printed::default(); size],
            shift: u64::BITS - size.trailing_zeros().max(1),
            signs: Vec::new(),
        };
        for (word, number, is_plain) in words {
            let Some((bytes, length)) = first_letters(word.as_bytes(), 0) else {
                continue;
            };
            if length != word.len() || made.number_of(bytes).is_some() {
                continue;
            }
            let mut at = made.place_of(bytes);
            while made
                .places
                .get(at)
                .is_some_and(|place| place.bytes != [0; 2])
            {
                at = (at + 1) % size;
            }
            if let Some(place) = made.places.get_mut(at) {
                let (number, is_plain) = (*number, *is_plain);
                *place = Printed {
                    bytes,
                    number,
                    is_plain,
                };
            }
        }
        made
    }

    /// The word that begins at a byte of a text, where it is known and no digit is glued to it.
    #[expect(
        clippy::inline_always,
        reason = "nearly all words of a text are found by it"
    )]
    #[inline(always)]
    pub(crate) fn at(&self, text: &[u8], from: usize) -> Option<Found> {
        let (bytes, length) = first_letters(text, from)?;
        let found = self.number_of(bytes)?;
        Some(Found {
            length,
            number: found.number,
            is_plain: found.is_plain,
        })
    }

    #[inline]
    fn number_of(&self, bytes: [u64; 2]) -> Option<&Printed> {
        let mut at = self.place_of(bytes);
        loop {
            let place = self.places.get(at)?;
            if place.bytes == bytes {
                return Some(place);
            }
            if place.bytes == [0; 2] {
                return None;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    #[inline]
    fn place_of(&self, [low, high]: [u64; 2]) -> usize {
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> self.shift).unwrap_or_default()
    }
}

/// Some words, of which nearly all others can be told at once.
#[derive(Debug, Default)]
pub(crate) struct WordSet {
    /// By the number of a word of the lexicon, whether it is one of them.
    own: Vec<bool>,
    /// Whether one of them begins with a digit.
    has_number: bool,
    /// Whether the lexicon lacks one of them.
    has_unknown: bool,
}

impl WordSet {
    /// These words, in plain spelling.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut set = Self::default();
        words.for_each(|word| set.add(word));
        set
    }

    /// Adds a word in plain spelling.
    pub(crate) fn add(&mut self, word: &str) {
        self.has_number |= word.starts_with(|c: char| c.is_ascii_digit());
        // One that the lexicon does not have is told from none of its words.
        let Some(number) = Lexicon::builtin().known(word.as_bytes()) else {
            self.has_unknown = true;
            return;
        };
        let at = number as usize;
        if self.own.len() <= at {
            self.own.resize(at + 1, false);
        }
        if let Some(own) = self.own.get_mut(at) {
            *own = true;
        }
    }

    /// Whether a word of a tagged text may be one of them, by its number in the lexicon.
    #[inline]
    pub(super) fn may_be(&self, number: u32) -> bool {
        match self.own.get(number as usize) {
            Some(own) => *own,
            None => number == UNKNOWN && self.has_unknown,
        }
    }

    /// Whether the word that a text begins with is surely none of them.
    #[inline]
    pub(crate) fn lacks(&self, text: &str) -> bool {
        if text
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit())
        {
            return !self.has_number;
        }
        let found = Lexicon::builtin().printed.at(text.as_bytes(), 0);
        found.is_some_and(|found| !self.may_be(found.number))
    }
}

/// The letters of ASCII and the bytes beyond it that stand from a byte on, and how many they are: at least one, at most
/// fifteen, no digit behind them.
#[inline]
fn first_letters(text: &[u8], from: usize) -> Option<([u64; 2], usize)> {
    let (low, length) = eight(text, from);
    let (bytes, length) = if length < TOGETHER {
        ([low, 0], length)
    } else {
        let (high, more) = eight(text, from + TOGETHER);
        ([low, high], TOGETHER + more)
    };
    let is_whole = (1..2 * TOGETHER).contains(&length)
        && !text.get(from + length).is_some_and(u8::is_ascii_digit);
    is_whole.then_some((bytes, length))
}

/// The letters among the next eight bytes, as one number, and how many bytes they are.
#[inline]
fn eight(text: &[u8], from: usize) -> (u64, usize) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let rest = text.get(from..).unwrap_or_default();
    let all = match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => (rest.iter().rev()).fold(0, |all, byte| all << 8 | u64::from(*byte)),
    };
    // The highest bit of each byte that is a letter: from "a" on, not from "{" on; or beyond ASCII.
    let small = (all | (ONES * 0x20)) & (ONES * 0x7F);
    let letters = ((small + ONES * 0x1F) & !(small + ONES * 0x05)) | all;
    let others = !letters & (ONES * 0x80);
    // Of eight bytes without another the shift is none: none is masked.
    let bits = others.trailing_zeros() & !7;
    let kept = u64::MAX.checked_shl(bits).unwrap_or_default();
    (all & !kept, bits as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_printed() {
        let all = [
            "tỷ",
            "Tỷ",
            "nghiêng",
            "nghiệp",
            "a",
            "đ",
            "chuyểnđổisố",
            "nghiêngnghiêng",
        ];
        let numbered: Vec<_> = (0..)
            .zip(all)
            .map(|(number, word)| (word.to_owned(), number, number % 2 == 0))
            .collect();
        let words = PrintedWords::numbered(&numbered);
        for (word, number, is_plain) in &numbered {
            for behind in ["", " ", ", và", "\nnăm", "%"] {
                let text = format!("1 {word}{behind}");
                let want = Found {
                    length: word.len(),
                    number: *number,
                    is_plain: *is_plain,
                };
                let want = Some(want).filter(|want| want.length < 16);
                assert_eq!(words.at(text.as_bytes(), 2), want, "{text}");
            }
            for other in [
                format!("{word}1"),
                format!("{word}x"),
                format!("“{word}"),
                format!("{word}’"),
            ] {
                assert_eq!(words.at(other.as_bytes(), 0), None, "{other}");
            }
        }
        for other in ["", " tỷ", "9", "[a]", "`", "@", "{"] {
            assert_eq!(words.at(other.as_bytes(), 0), None, "{other}");
        }
        assert_eq!(PrintedWords::default().at(b"a", 0), None);
    }
}

//! Names of annexes and of what has ended, among the words of a text.

use super::tagged::{Token, UnitKind};
use super::{DIGITS, Lexicon, UNKNOWN, plain};
use std::ops::Range;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Annex,
    Ended,
}

/// What follows the first word of a name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) rest: Vec<u32>,
    pub(super) of: Named,
}

/// Where names begin, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    annexes: Vec<usize>,
    ended: Vec<usize>,
}

impl Names {
    /// Whether one of an annex begins in a range.
    pub(super) fn annex_in(&self, range: &Range<usize>) -> bool {
        is_any_in(&self.annexes, range)
    }

    /// Whether one of what has ended begins in a range.
    pub(super) fn ended_in(&self, range: &Range<usize>) -> bool {
        is_any_in(&self.ended, range)
    }
}

/// Whether one of some places, in order, is in a range.
fn is_any_in(places: &[usize], range: &Range<usize>) -> bool {
    let at = places.partition_point(|at| *at < range.start);
    places.get(at).is_some_and(|at| *at < range.end)
}

impl Token {
    /// Its number where names are sought: signs have none.
    fn number(&self, lexicon: &Lexicon, text: &str) -> Option<u32> {
        match (self.kind, self.word) {
            (UnitKind::Words, UNKNOWN) => {
                let word = text.get(self.range()).unwrap_or_default();
                Some(unnumbered(lexicon, word).unwrap_or(UNKNOWN))
            }
            (UnitKind::Words, word) => Some(word),
            (UnitKind::Number, _) => Some(DIGITS),
            (UnitKind::Sign | UnitKind::Break, _) => None,
        }
    }

    /// Whether a name may begin with it.
    #[inline]
    pub(super) fn may_begin_name(&self, lexicon: &Lexicon, text: &str) -> bool {
        self.kind == UnitKind::Words
            && match self.word {
                UNKNOWN => (text.as_bytes().get(self.end as usize - 1))
                    .is_some_and(|last| ends_numbered(*last)),
                word => !lexicon.names_behind(word).is_empty(),
            }
    }
}

/// Where names of annexes and of what has ended begin, among the tokens that may begin one.
pub(super) fn names(lexicon: &Lexicon, text: &str, tokens: &[Token], begin: &[usize]) -> Names {
    let mut found = Names::default();
    for at in begin {
        let [first, behind @ ..] = tokens.get(*at..).unwrap_or_default() else {
            continue;
        };
        let number = first.number(lexicon, text).unwrap_or(UNKNOWN);
        let numbers = behind
            .iter()
            .filter_map(|token| token.number(lexicon, text));
        let names = lexicon.names_behind(number).iter();
        // Most names go on otherwise.
        let next = numbers.clone().next();
        let alike = names.filter(|name| name.rest.is_empty() || name.rest.first().copied() == next);
        for name in alike {
            let places = match name.of {
                Named::Annex => &mut found.annexes,
                Named::Ended => &mut found.ended,
            };
            let start = first.start as usize;
            if places.last() != Some(&start) && is_name(&name.rest, numbers.clone()) {
                places.push(start);
            }
        }
    }
    found
}

/// Whether a name stands first among words; several numbers are as one.
fn is_name(name: &[u32], words: impl Iterator<Item = u32>) -> bool {
    let mut wanted = name.iter();
    let mut last = None;
    for own in words {
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
}

/// A word to which a number is glued: "Phụ lục1".
fn unnumbered(lexicon: &Lexicon, word: &str) -> Option<u32> {
    // Few words end so.
    word.as_bytes()
        .last()
        .filter(|last| ends_numbered(**last))?;
    let bare = word.trim_end_matches(|c: char| c.is_ascii() && ends_numbered(c as u8));
    lexicon.known(plain(bare).as_bytes())
}

/// Whether a byte is of a number that is glued to a word.
fn ends_numbered(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X')
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexicon, Tagged};

    #[test]
    fn a_range_that_names_an_annex_or_what_has_ended_is_known() {
        // Whether a text names an annex, and what has ended.
        let names = |text: &str| {
            let (tagged, all) = (Tagged::of(Lexicon::builtin(), text), 0..text.len());
            (tagged.names_annex(&all), tagged.names_ended(&all))
        };
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
                assert!(names(&text).1, "{text}");
            }
        }
        for text in ["Phụ lục 1", "PHỤ LỤCII", "phụ lục1", "các phụ biểu"] {
            assert_eq!(names(text), (true, false), "{text}");
        }
        let neither = names("Bộ Khoa học và Công nghệ, Ủy ban nhân dân xã, thị trấn, phụ trách");
        assert_eq!(neither, (false, false));
    }
}

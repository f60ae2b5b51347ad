//! Lists of phrases that are looked for in every sentence, found in one pass.

use super::search::has;
use super::words::Words;
use aho_corasick::packed::Searcher;
use std::sync::OnceLock;

/// Phrases in lower case, any of which may stand in a sentence.
pub(super) struct Phrases {
    list: &'static [&'static str],
    /// All of them at once; made when they are first looked for.
    all: OnceLock<Option<Searcher>>,
}

impl Phrases {
    /// The phrases of a list.
    pub(super) const fn of(list: &'static [&'static str]) -> Self {
        Self {
            list,
            all: OnceLock::new(),
        }
    }

    /// Whether the letters of one of them stand in a text, as whole words or not.
    pub(super) fn letters_are_in(&self, lower: &str) -> bool {
        let all = self.all.get_or_init(|| Searcher::new(self.list));
        let any = || self.list.iter().any(|phrase| has(lower, phrase));
        all.as_ref()
            .map_or_else(any, |all| all.find(lower).is_some())
    }

    /// Whether one of them stands in the words as whole words.
    pub(super) fn are_in(&self, words: Words<'_>) -> bool {
        // Most sentences have none; only where letters match are whole words asked for.
        self.letters_are_in(words.lower) && words.has_any(self.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        static NAMES: Phrases = Phrases::of(&["có", "công thức"]);
        let cases = [
            ("có thể", true),
            ("theo công thức", true),
            ("cóc", false),
            ("công thứcx, cóc", false),
            ("cóc có", true),
            ("", false),
        ];
        for (lower, want) in cases {
            let words = Words {
                text: lower,
                lower,
                start: 0,
            };
            assert_eq!(NAMES.are_in(words), want, "{lower}");
        }
    }
}

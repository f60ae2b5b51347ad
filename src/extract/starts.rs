//! Lists of phrases one of which may begin a stretch of text.

use super::words::Words;
use std::sync::OnceLock;

/// Phrases in lower case, any of which may begin words.
pub(super) struct Starts {
    list: &'static [&'static str],
    /// Those that begin with each byte, in the order of the list; made when first needed.
    by_byte: OnceLock<Vec<Vec<&'static str>>>,
}

impl Starts {
    /// The phrases of a list.
    pub(super) const fn of(list: &'static [&'static str]) -> Self {
        Self {
            list,
            by_byte: OnceLock::new(),
        }
    }

    /// The phrases that a text can begin with by its first byte, in the order of the list.
    pub(super) fn like(&self, text: &str) -> &[&'static str] {
        let by_byte = self.by_byte.get_or_init(|| {
            let mut by_byte = vec![Vec::new(); usize::from(u8::MAX) + 1];
            for phrase in self.list {
                let first = phrase.bytes().next().map(usize::from);
                if let Some(like) = first.and_then(|first| by_byte.get_mut(first)) {
                    like.push(*phrase);
                }
            }
            by_byte
        });
        let first = text.bytes().next().map(usize::from);
        first
            .and_then(|first| by_byte.get(first))
            .map_or(&[], Vec::as_slice)
    }

    /// What follows the first of the phrases that stands at the start of words.
    pub(super) fn after<'f>(&self, words: Words<'f>) -> Option<Words<'f>> {
        words.after_any(self.like(words.lower))
    }

    /// Whether one of the phrases stands at the start of words.
    pub(super) fn begin(&self, words: Words<'_>) -> bool {
        self.after(words).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_phrase_of_the_list_counts() {
        static HEADS: Starts = Starts::of(&["bộ chính trị", "bộ", "đoàn", "bộ y tế"]);
        let rest = |lower| {
            let words = Words {
                text: lower,
                lower,
                start: 0,
            };
            HEADS.after(words).map(|rest| rest.text)
        };
        assert_eq!(rest("bộ chính trị khóa"), Some("khóa"));
        assert_eq!(rest("bộ y tế"), Some("y tế"));
        assert_eq!(rest("đoàn xã"), Some("xã"));
        assert_eq!(rest("bội"), None);
        assert_eq!(rest(""), None);
        assert_eq!(HEADS.like("bầu"), ["bộ chính trị", "bộ", "bộ y tế"]);
    }
}

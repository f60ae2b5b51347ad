//! Phrases as paths of words.

use super::tag::{Tag, Tags};
use foldhash::HashMap;

/// The phrases of a lexicon: from each step the steps that words lead to.
#[derive(Debug, Default)]
pub(super) struct Trie {
    steps: HashMap<(u32, u32), u32>,
    tags: Vec<Tags>,
}

impl Trie {
    /// Adds a phrase with a tag.
    pub(super) fn insert(&mut self, words: &[u32], tag: Tag) {
        if self.tags.is_empty() {
            self.tags.push(Tags::NONE);
        }
        let mut at = 0;
        for word in words {
            let next = u32::try_from(self.tags.len()).unwrap_or(u32::MAX);
            at = *self.steps.entry((at, *word)).or_insert(next);
            if at == next {
                self.tags.push(Tags::NONE);
            }
        }
        if let Some(tags) = self.tags.get_mut(at as usize) {
            *tags = tags.with(tag);
        }
    }

    /// How many of the words the longest phrase at their start takes, and its tags.
    pub(super) fn longest(&self, words: impl Iterator<Item = Option<u32>>) -> (usize, Tags) {
        let (mut at, mut best) = (0, (0, Tags::NONE));
        for (word, length) in words.zip(1..) {
            let Some(next) = word.and_then(|word| self.steps.get(&(at, word))) else {
                break;
            };
            at = *next;
            let tags = self.tags.get(at as usize).copied().unwrap_or_default();
            if !tags.is_empty() {
                best = (length, tags);
            }
        }
        best
    }
}

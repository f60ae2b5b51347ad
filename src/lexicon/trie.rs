//! Phrases as paths of words.

use super::tag::{Tag, Tags};
use foldhash::HashMap;

/// The phrases of a lexicon: from each step the steps that words lead to.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// By first word: the step it leads to, 0 for none.
    first: Vec<u32>,
    /// By step and word, the steps that words lead to from others than the first.
    steps: HashMap<u64, u32>,
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
            let index = *word as usize;
            if at == 0 && self.first.len() <= index {
                self.first.resize(index + 1, 0);
            }
            let first = self.first.get_mut(index).filter(|_| at == 0);
            let step = match first {
                Some(step) => step,
                None => self.steps.entry(key(at, *word)).or_default(),
            };
            if *step == 0 {
                *step = u32::try_from(self.tags.len()).unwrap_or(u32::MAX);
                self.tags.push(Tags::NONE);
            }
            at = *step;
        }
        if let Some(tags) = self.tags.get_mut(at as usize) {
            *tags = tags.with(tag);
        }
    }

    /// The step that a word leads to from another.
    fn after(&self, at: u32, word: u32) -> Option<u32> {
        if at == 0 {
            let step = self.first.get(word as usize).copied();
            return step.filter(|step| *step > 0);
        }
        self.steps.get(&key(at, word)).copied()
    }

    /// Whether a phrase begins with a word.
    pub(super) fn begins(&self, word: u32) -> bool {
        self.first.get(word as usize).is_some_and(|step| *step > 0)
    }

    /// How many of the words the longest phrase at their start takes, and its tags.
    pub(super) fn longest(&self, words: impl Iterator<Item = Option<u32>>) -> (usize, Tags) {
        let (mut at, mut best) = (0, (0, Tags::NONE));
        for (word, length) in words.zip(1..) {
            let Some(next) = word.and_then(|word| self.after(at, word)) else {
                break;
            };
            at = next;
            let tags = self.tags.get(at as usize).copied().unwrap_or_default();
            if !tags.is_empty() {
                best = (length, tags);
            }
        }
        best
    }
}

fn key(step: u32, word: u32) -> u64 {
    u64::from(step) << 32 | u64::from(word)
}

//! Phrases as paths of words.

use super::tag::{Tag, Tags};
use foldhash::HashMap;

/// The phrases of a lexicon: from each step the steps that words lead to.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// By first word: the step it leads to, 0 for none.
    first: Vec<u32>,
    /// By step and word, the steps that words lead to from others than the first.
    behind: HashMap<u64, u32>,
    steps: Vec<Step>,
}

/// What is known where words have led.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// The tags of the phrase that ends here.
    tags: Tags,
    /// Of the words a phrase goes on with, a bit each by their last places: most others have another.
    behind: u64,
}

impl Trie {
    /// Adds a phrase with a tag.
    pub(super) fn insert(&mut self, words: &[u32], tag: Tag) {
        if self.steps.is_empty() {
            self.steps.push(Step::default());
        }
        let mut at = 0;
        for word in words {
            let index = *word as usize;
            if at == 0 && self.first.len() <= index {
                self.first.resize(index + 1, 0);
            }
            if let Some(step) = self.steps.get_mut(at as usize) {
                step.behind |= bit(*word);
            }
            let first = self.first.get_mut(index).filter(|_| at == 0);
            let step = match first {
                Some(step) => step,
                None => self.behind.entry(key(at, *word)).or_default(),
            };
            if *step == 0 {
                *step = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
                self.steps.push(Step::default());
            }
            at = *step;
        }
        if let Some(step) = self.steps.get_mut(at as usize) {
            step.tags = step.tags.with(tag);
        }
    }

    /// The tags of a word where surely no phrase of several words begins with it and the next; none where one may.
    #[inline]
    pub(super) fn alone(&self, word: u32, next: u32) -> Option<Tags> {
        let first = self.first.get(word as usize).filter(|first| **first > 0);
        let Some(step) = first.and_then(|first| self.steps.get(*first as usize)) else {
            return Some(Tags::NONE);
        };
        (step.behind & bit(next) == 0).then_some(step.tags)
    }

    /// How many words the longest phrase takes that begins with one and goes on with others, and its tags.
    pub(super) fn longest(
        &self,
        first: u32,
        mut words: impl Iterator<Item = u32>,
    ) -> (usize, Tags) {
        let mut best = (0, Tags::NONE);
        let first = self.first.get(first as usize).copied();
        let (mut at, mut length) = (first.unwrap_or_default(), 1);
        while at > 0
            && let Some(step) = self.steps.get(at as usize)
        {
            if !step.tags.is_empty() {
                best = (length, step.tags);
            }
            let next = words.next().filter(|word| step.behind & bit(*word) != 0);
            let next = next.and_then(|word| self.behind.get(&key(at, word)));
            at = next.copied().unwrap_or_default();
            length += 1;
        }
        best
    }
}

#[inline]
fn bit(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

#[inline]
fn key(step: u32, word: u32) -> u64 {
    u64::from(step) << 32 | u64::from(word)
}

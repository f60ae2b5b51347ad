//! Phrases as paths of words.

use super::tag::{Tag, Tags};

/// The phrases of a lexicon: from each step the steps that words lead to.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// By first word: the step it leads to, 0 for none.
    first: Vec<u32>,
    behind: Leads,
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
            let new = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
            let first = self.first.get_mut(index).filter(|_| at == 0);
            at = match first {
                Some(step) if *step > 0 => *step,
                Some(step) => {
                    *step = new;
                    new
                }
                None => self.behind.lead_or(key(at, *word), new),
            };
            if at == new {
                self.steps.push(Step::default());
            }
        }
        if let Some(step) = self.steps.get_mut(at as usize) {
            step.tags = step.tags.with(tag);
        }
    }

    /// How many words the longest phrase takes that begins with one and goes on with others, and its tags; one without
    /// tags where it is in no phrase.
    #[inline]
    pub(super) fn longest(
        &self,
        first: u32,
        mut words: impl Iterator<Item = u32>,
    ) -> (usize, Tags) {
        let mut best = (1, Tags::NONE);
        let first = self.first.get(first as usize).copied();
        let (mut at, mut length) = (first.unwrap_or_default(), 1);
        while at > 0
            && let Some(step) = self.steps.get(at as usize)
        {
            if !step.tags.is_empty() {
                best = (length, step.tags);
            }
            // Most words go on with no phrase.
            let next = words.next().filter(|word| step.behind & bit(*word) != 0);
            at = next.map_or(0, |word| self.behind.to(key(at, word)));
            length += 1;
        }
        best
    }
}

/// Where words lead from steps: each stands at the place that its key says, or behind there; half of the places or more
/// are free.
#[derive(Debug, Default)]
struct Leads {
    places: Vec<Lead>,
    taken: usize,
}

/// A step and the word that leads on from it, 0 where the place is free, and the step that it leads to.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    key: u64,
    to: u32,
}

impl Leads {
    /// The step that a word leads to; 0 where it leads to none.
    #[inline]
    fn to(&self, key: u64) -> u32 {
        let lead = self.places.get(self.place_of(key));
        lead.filter(|lead| lead.key == key)
            .map_or(0, |lead| lead.to)
    }

    /// The step that a word leads to, which is a new one where it leads to none yet.
    fn lead_or(&mut self, key: u64, new: u32) -> u32 {
        if self.taken * 2 >= self.places.len() {
            let size = (self.places.len() * 2).max(64);
            let old = std::mem::replace(&mut self.places, vec![Lead::default(); size]);
            for lead in old.into_iter().filter(|lead| lead.key > 0) {
                self.put(lead);
            }
        }
        match self.to(key) {
            0 => {
                self.put(Lead { key, to: new });
                self.taken += 1;
                new
            }
            known => known,
        }
    }

    fn put(&mut self, lead: Lead) {
        let at = self.place_of(lead.key);
        if let Some(place) = self.places.get_mut(at) {
            *place = lead;
        }
    }

    /// Where a key stands, or may be put.
    #[inline]
    fn place_of(&self, key: u64) -> usize {
        let last = self.places.len().wrapping_sub(1);
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> u32::BITS;
        let mut at = usize::try_from(mixed).unwrap_or_default() & last;
        while (self.places.get(at)).is_some_and(|lead| lead.key != key && lead.key > 0) {
            at = (at + 1) & last;
        }
        at
    }
}

#[inline]
fn bit(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

/// A step, never the first one, and a word.
#[inline]
fn key(step: u32, word: u32) -> u64 {
    u64::from(step) << 32 | u64::from(word)
}

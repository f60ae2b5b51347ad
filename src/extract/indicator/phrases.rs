//! Phrases as paths of words, each with what it stands for.

use foldhash::HashMap;

/// The number of a word.
pub(super) type Word = u32;

/// Phrases: from each step the steps that words lead to.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    /// By first word: the step it leads to, 0 for none.
    first: Vec<u32>,
    /// By step and word, the steps that words lead to from others than the first.
    steps: HashMap<u64, u32>,
    /// What ends at each step.
    ends: Vec<Vec<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            steps: HashMap::default(),
            ends: vec![Vec::new()],
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; one without words is none.
    pub(super) fn insert(&mut self, words: &[Word], what: T) {
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
                *step = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
                self.ends.push(Vec::new());
            }
            at = *step;
        }
        if let Some(ends) = self.ends.get_mut(at as usize).filter(|_| at > 0) {
            ends.push(what);
        }
    }

    /// The phrases at the start of these words, the shorter first: how many words each takes.
    pub(super) fn at_start(
        &self,
        words: impl Iterator<Item = Word>,
    ) -> impl Iterator<Item = (usize, &[T])> {
        let mut at = 0;
        words.zip(1..).map_while(move |(word, length)| {
            let next = match at {
                // Most words begin no phrase.
                0 => self.first.get(word as usize),
                _ => self.steps.get(&key(at, word)),
            };
            at = next.copied().filter(|next| *next > 0)?;
            let ends = self.ends.get(at as usize)?;
            Some((length, ends.as_slice()))
        })
    }

    /// The longest phrase at the start of these words.
    pub(super) fn longest(&self, mut words: impl Iterator<Item = Word>) -> Option<(usize, &[T])> {
        let mut at = *self.first.get(words.next()? as usize)?;
        let (mut best, mut length) = (None, 1);
        while at > 0
            && let Some(ends) = self.ends.get(at as usize)
        {
            if !ends.is_empty() {
                best = Some((length, ends.as_slice()));
            }
            let next = words.next();
            let next = next.and_then(|word| self.steps.get(&key(at, word)));
            at = next.copied().unwrap_or_default();
            length += 1;
        }
        best
    }
}

fn key(step: u32, word: Word) -> u64 {
    u64::from(step) << 32 | u64::from(word)
}

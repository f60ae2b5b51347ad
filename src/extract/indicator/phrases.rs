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
    /// What is known where words have led.
    known: Vec<Step<T>>,
}

/// What is known where words have led.
#[derive(Clone, Debug)]
struct Step<T> {
    /// What ends here.
    ends: Vec<T>,
    /// Of the words a phrase goes on with, a bit each by their last places: most others have another.
    behind: u64,
}

impl<T> Default for Step<T> {
    fn default() -> Self {
        let (ends, behind) = (Vec::new(), 0);
        Self { ends, behind }
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            steps: HashMap::default(),
            known: vec![Step::default()],
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
            if let Some(step) = self.known.get_mut(at as usize) {
                step.behind |= bit(*word);
            }
            let first = self.first.get_mut(index).filter(|_| at == 0);
            let step = match first {
                Some(step) => step,
                None => self.steps.entry(key(at, *word)).or_default(),
            };
            if *step == 0 {
                *step = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
                self.known.push(Step::default());
            }
            at = *step;
        }
        if let Some(step) = self.known.get_mut(at as usize).filter(|_| at > 0) {
            step.ends.push(what);
        }
    }

    /// The phrases at the start of these words, the shorter first: how many words each takes.
    pub(super) fn at_start(
        &self,
        words: impl Iterator<Item = Word>,
    ) -> impl Iterator<Item = (usize, &[T])> {
        let mut at = 0;
        words.zip(1..).map_while(move |(word, length)| {
            at = match at {
                // Most words begin no phrase.
                0 => *self.first.get(word as usize).filter(|next| **next > 0)?,
                _ => self.next(at, word)?,
            };
            let step = self.known.get(at as usize)?;
            Some((length, step.ends.as_slice()))
        })
    }

    /// The longest phrase at the start of these words.
    pub(super) fn longest(&self, mut words: impl Iterator<Item = Word>) -> Option<(usize, &[T])> {
        let mut at = *self.first.get(words.next()? as usize)?;
        let (mut best, mut length) = (None, 1);
        while at > 0
            && let Some(step) = self.known.get(at as usize)
        {
            if !step.ends.is_empty() {
                best = Some((length, step.ends.as_slice()));
            }
            let next = words.next().and_then(|word| self.next(at, word));
            at = next.unwrap_or_default();
            length += 1;
        }
        best
    }

    /// The step that a word leads to from another than the first.
    fn next(&self, at: u32, word: Word) -> Option<u32> {
        let step = self.known.get(at as usize)?;
        let goes_on = step.behind & bit(word) != 0;
        let next = goes_on.then(|| self.steps.get(&key(at, word)))?;
        next.copied()
    }
}

fn bit(word: Word) -> u64 {
    1 << (word % u64::BITS)
}

fn key(step: u32, word: Word) -> u64 {
    u64::from(step) << 32 | u64::from(word)
}

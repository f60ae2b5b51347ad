//! Phrases as paths of words, each with what it stands for.

use foldhash::HashMap;

/// The number of a word.
pub(super) type Word = u32;

/// Phrases: from each step the steps that words lead to.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    steps: HashMap<(u32, Word), u32>,
    /// What ends at each step.
    ends: Vec<Vec<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
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
            let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            at = *self.steps.entry((at, *word)).or_insert(next);
            if at == next {
                self.ends.push(Vec::new());
            }
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
        let mut at = Some(0);
        words.zip(1..).map_while(move |(word, length)| {
            at = self.steps.get(&(at?, word)).copied();
            let ends = self.ends.get(at? as usize)?;
            Some((length, ends.as_slice()))
        })
    }

    /// The longest phrase at the start of these words.
    pub(super) fn longest(&self, words: impl Iterator<Item = Word>) -> Option<(usize, &[T])> {
        let found = self.at_start(words);
        found.filter(|(_, ends)| !ends.is_empty()).last()
    }
}

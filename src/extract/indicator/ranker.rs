//! One label after the other → its ranking; the columns of a table's row have one label.

use super::{Scored, Vocabulary};

/// Ranks labels by a vocabulary, and knows the last one again.
#[derive(Debug)]
pub(in super::super) struct Ranker<'v> {
    /// The vocabulary.
    pub(in super::super) vocabulary: &'v Vocabulary,
    last: Option<Ranked>,
}

#[derive(Debug)]
struct Ranked {
    label: String,
    unit: Option<String>,
    ranking: Vec<Scored>,
}

impl<'v> Ranker<'v> {
    /// A ranker that has seen no label.
    pub(in super::super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Self {
            vocabulary,
            last: None,
        }
    }

    /// The indicators a label may name, by how well their best phrase fits, best first.
    pub(in super::super) fn rank(&mut self, label: &str, unit: Option<&str>) -> &[Scored] {
        let is_same = |last: &Ranked| last.label == label && last.unit.as_deref() == unit;
        let again = self.last.take().filter(is_same);
        let ranked = again.unwrap_or_else(|| Ranked {
            label: label.to_owned(),
            unit: unit.map(str::to_owned),
            ranking: self.vocabulary.rank(label, unit),
        });
        &self.last.insert(ranked).ranking
    }
}

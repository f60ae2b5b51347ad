//! What the titles of documents say: a printed title is found among them without a look at each.

use crate::document::{Document, DocumentId};
use crate::text::loose;
use foldhash::HashMap;
use std::collections::BTreeSet;
use std::sync::{Arc, RwLock};

/// So many printed titles are kept once they are read.
const KEPT: usize = 4096;

/// The fewest words by which a title is known at the beginning of another.
const FEWEST: usize = 5;

/// Words that nearly every title has.
const USUAL: [&str; 34] = [
    "về", "việc", "ban", "hành", "phê", "duyệt", "của", "và", "các", "trong", "trên", "địa", "bàn",
    "tỉnh", "kế", "hoạch", "chương", "trình", "thực", "hiện", "triển", "khai", "quy", "định",
    "năm", "đến", "giai", "đoạn", "phát", "triển", "quốc", "gia", "một", "số",
];

/// What the titles of the registry say.
#[derive(Debug)]
pub struct Subjects {
    /// By `DocumentId`.
    words: Vec<Words>,
    /// The documents whose titles say the same, by their words.
    by_words: HashMap<String, Vec<DocumentId>>,
    /// How many words titles have.
    lengths: BTreeSet<usize>,
    /// Printed titles, as plans print the same ones.
    printed: RwLock<HashMap<String, Arc<Said>>>,
}

/// The words of a title that say what it is about, each once, in order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

/// What a printed title says.
#[derive(Debug)]
pub struct Said {
    /// Its words.
    pub words: Words,
    /// The documents whose whole titles it begins with, in order.
    pub begun: Vec<DocumentId>,
}

impl Words {
    /// The words of a title.
    fn of(title: &str) -> Self {
        let mut words = spoken(title);
        words.sort_unstable();
        Self(words)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many others say as well.
    pub fn shared(&self, others: &Self) -> usize {
        let there = |word: &&String| others.0.binary_search(word).is_ok();
        self.0.iter().filter(there).count()
    }
}

impl Subjects {
    /// The subjects of documents.
    pub(super) fn of(documents: &[Document]) -> Self {
        let words: Vec<Words> = documents
            .iter()
            .map(|document| Words::of(&document.title))
            .collect();
        let mut by_words: HashMap<String, Vec<DocumentId>> = HashMap::default();
        for (id, own) in (0..).map(DocumentId).zip(&words) {
            by_words.entry(own.0.join(" ")).or_default().push(id);
        }
        Self {
            lengths: words.iter().map(Words::len).collect(),
            words,
            by_words,
            printed: RwLock::default(),
        }
    }

    /// The words of a document's title.
    pub fn of_document(&self, id: DocumentId) -> Option<&Words> {
        self.words.get(id.0 as usize)
    }

    /// Every document with the words of its title, in order.
    pub fn all(&self) -> impl Iterator<Item = (DocumentId, &Words)> {
        (0..).map(DocumentId).zip(&self.words)
    }

    /// What a printed title says; read once, since plans print the same ones.
    pub fn said(&self, printed: &str) -> Arc<Said> {
        if let Ok(known) = self.printed.read()
            && let Some(said) = known.get(printed)
        {
            return Arc::clone(said);
        }
        let said = Arc::new(self.read(printed));
        if let Ok(mut known) = self.printed.write()
            && known.len() < KEPT
        {
            known.insert(printed.to_owned(), Arc::clone(&said));
        }
        said
    }

    fn read(&self, printed: &str) -> Said {
        let (mut words, mut begun) = (Vec::new(), Vec::new());
        for word in spoken(printed) {
            let at = words.binary_search(&word).unwrap_or_else(|at| at);
            words.insert(at, word);
            if words.len() >= FEWEST && self.lengths.contains(&words.len()) {
                let same = self.by_words.get(&words.join(" "));
                begun.extend(same.into_iter().flatten().copied());
            }
        }
        begun.sort_unstable();
        Said {
            words: Words(words),
            begun,
        }
    }
}

/// The words of a title that say what it is about, each once, as they stand in it.
fn spoken(title: &str) -> Vec<String> {
    let title = loose(title);
    let said = title
        .split(' ')
        .filter(|word| !USUAL.contains(word) && !word.bytes().all(|b| b.is_ascii_digit()));
    let mut words: Vec<String> = Vec::new();
    for word in said {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_known_at_the_beginning_of_another() {
        let rules = crate::rule::RuleSet::load_to_judge(true, &[]).unwrap();
        let subjects = Subjects::of(&rules.documents);
        for (id, words) in subjects.all() {
            let printed = format!("{} và nội dung khác hẳn", rules.document(id).title);
            let said = subjects.said(&printed);
            assert_eq!(said.begun.contains(&id), words.len() >= FEWEST, "{printed}");
        }
    }
}

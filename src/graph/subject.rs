//! What the titles of documents say: a printed title is found among them without a look at each.

use crate::document::DocumentId;
use crate::rule::RuleSet;
use crate::text::loose;
use foldhash::HashMap;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock, RwLock};

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

/// What the titles of the registry say, each worked out when it is first asked for.
#[derive(Debug)]
pub struct Subjects {
    /// By `DocumentId`.
    words: Vec<OnceLock<TitleWords>>,
    index: OnceLock<Index>,
    /// Printed titles, as plans print the same ones.
    printed: RwLock<HashMap<String, Arc<Said>>>,
}

/// The titles by what they say.
#[derive(Debug, Default)]
struct Index {
    /// The documents whose titles say the same, by their words.
    by_words: HashMap<String, Vec<DocumentId>>,
    /// How many words titles have.
    lengths: BTreeSet<usize>,
}

/// The words of a title that say what it is about, each once, in order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleWords(Vec<String>);

/// What a printed title says.
#[derive(Debug)]
pub struct Said {
    /// Its words.
    pub words: TitleWords,
    /// The same as they stand in it.
    spoken: Vec<String>,
    begun: OnceLock<Vec<DocumentId>>,
}

impl TitleWords {
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

    /// How many others say as well.
    pub fn shared(&self, others: &Self) -> usize {
        let there = |word: &&String| others.0.binary_search(word).is_ok();
        self.0.iter().filter(there).count()
    }
}

impl Subjects {
    /// The subjects of so many documents.
    pub(super) fn of(documents: usize) -> Self {
        Self {
            words: (0..documents).map(|_| OnceLock::new()).collect(),
            index: OnceLock::new(),
            printed: RwLock::default(),
        }
    }

    /// The words of a document's title.
    pub fn of_document(&self, rules: &RuleSet, id: DocumentId) -> Option<&TitleWords> {
        let words = self.words.get(id.0 as usize)?;
        Some(words.get_or_init(|| TitleWords::of(&rules.document(id).title)))
    }

    /// Every document with the words of its title, in order.
    pub fn all<'s>(
        &'s self,
        rules: &'s RuleSet,
    ) -> impl Iterator<Item = (DocumentId, &'s TitleWords)> {
        let ids = (0..).map(DocumentId).take(self.words.len());
        ids.filter_map(|id| Some((id, self.of_document(rules, id)?)))
    }

    /// What a printed title says; read once, since plans print the same ones.
    pub fn said(&self, printed: &str) -> Arc<Said> {
        if let Ok(known) = self.printed.read()
            && let Some(said) = known.get(printed)
        {
            return Arc::clone(said);
        }
        let said = Arc::new(Said::of(printed));
        if let Ok(mut known) = self.printed.write()
            && known.len() < KEPT
        {
            known.insert(printed.to_owned(), Arc::clone(&said));
        }
        said
    }

    /// The documents whose whole titles a printed title begins with, in order.
    pub fn begun<'s>(&self, rules: &RuleSet, said: &'s Said) -> &'s [DocumentId] {
        said.begun.get_or_init(|| {
            let index = self.index.get_or_init(|| Index::of(self.all(rules)));
            index.begun(&said.spoken)
        })
    }
}

impl Index {
    fn of<'w>(all: impl Iterator<Item = (DocumentId, &'w TitleWords)>) -> Self {
        let mut index = Self::default();
        for (id, words) in all {
            index.lengths.insert(words.len());
            let same = index.by_words.entry(words.0.join(" ")).or_default();
            same.push(id);
        }
        index
    }

    fn begun(&self, spoken: &[String]) -> Vec<DocumentId> {
        let (mut words, mut begun): (Vec<&str>, _) = (Vec::new(), Vec::new());
        for word in spoken {
            let at = words.binary_search(&word.as_str()).unwrap_or_else(|at| at);
            words.insert(at, word);
            if words.len() >= FEWEST && self.lengths.contains(&words.len()) {
                let same = self.by_words.get(&words.join(" "));
                begun.extend(same.into_iter().flatten().copied());
            }
        }
        begun.sort_unstable();
        begun
    }
}

impl Said {
    fn of(printed: &str) -> Self {
        let spoken = spoken(printed);
        let mut words = spoken.clone();
        words.sort_unstable();
        Self {
            words: TitleWords(words),
            spoken,
            begun: OnceLock::new(),
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
        let rules = RuleSet::load_to_judge(true, &[]).unwrap();
        let subjects = Subjects::of(rules.documents.len());
        for (id, words) in subjects.all(&rules) {
            let printed = format!("{} và nội dung khác hẳn", rules.document(id).title);
            let said = subjects.said(&printed);
            let begun = subjects.begun(&rules, &said);
            assert_eq!(begun.contains(&id), words.len() >= FEWEST, "{printed}");
        }
    }
}

//! The scope of a requirement: which labels of its indicator it speaks of.

use super::Requirement;
use crate::lexicon::builtin_statements;
use crate::text::{Again, loose, loose_again};
use std::rc::Rc;

impl Requirement {
    /// Whether its scope is narrower than its indicator, so that the words of a target decide whether they are compared.
    pub fn is_scoped(&self) -> bool {
        !self.unlike.is_empty() || !self.only.is_empty()
    }

    /// Whether the words of a target speak of another scope than this requirement, or do not say its own.
    pub fn speaks_otherwise(&self, label: &str) -> bool {
        self.other_scope(label).is_some() || !self.says_scope(label)
    }

    /// The words of a label that say another scope than this one's.
    pub fn other_scope(&self, label: &str) -> Option<&str> {
        if self.unlike.is_empty() {
            return None;
        }
        let label = loose_again(label);
        let mut unlike = self.unlike.iter();
        let found = unlike.find(|words| label.contains(&*loose_again(words)));
        found.map(String::as_str)
    }

    /// Whether a label says the scope that has to be said, if one has to be.
    fn says_scope(&self, label: &str) -> bool {
        let says = |label: &str| {
            let mut only = self.only.iter();
            only.any(|words| label.contains(&*loose_again(words)))
        };
        self.only.is_empty()
            || says(&loose_again(label))
            || has_short(label) && says(&written_out(label))
    }
}

/// Whether a label may have an abbreviation: capitals beside each other.
fn has_short(label: &str) -> bool {
    let mut pairs = label.as_bytes().windows(2);
    pairs.any(|pair| pair.iter().all(u8::is_ascii_uppercase))
}

/// A label in small letters, its abbreviations written out: "DVC trực tuyến" says "dịch vụ công trực tuyến".
fn written_out(label: &str) -> Rc<str> {
    thread_local!(static WRITTEN: Again<Rc<str>> = Again::default());
    Again::of(&WRITTEN, label, || {
        let shorts = builtin_statements("short");
        let label = loose_again(label);
        let words = label.split(' ').map(|word| {
            let mut known = shorts.iter().map(|one| {
                let mut texts = one.texts();
                (texts.next().unwrap_or_default(), texts.next())
            });
            let long = known.find(|(short, _)| *loose_again(short) == *word);
            long.and_then(|(_, long)| long)
                .map_or_else(|| word.to_owned(), loose)
        });
        words.collect::<Vec<_>>().join(" ").into()
    })
}

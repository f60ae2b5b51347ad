//! The Vietnamese words of each command, argument and value.

use std::collections::BTreeMap;

/// The words as they are kept.
const FILE: &str = include_str!("vi.txt");
/// What holds where a command says nothing of its own.
pub(super) const ANY: &str = "any command";
/// The heads of groups of options.
pub(super) const HEADINGS: &str = "headings";
/// The names of values: `FILE`.
pub(super) const VALUES: &str = "values";

/// The words: part by part, what they are for and what they are.
#[derive(Debug)]
pub(super) struct Texts(BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>);

impl Texts {
    /// Reads them.
    pub(super) fn read() -> Self {
        let mut parts: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        let mut part = "";
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                part = name.trim_end_matches(']');
            } else if let Some((key, words)) = line.split_once(" = ") {
                parts.entry(part).or_default().insert(key, words);
            }
        }
        Self(parts)
    }

    /// The part in which the words of a command for something stand, and the words.
    pub(super) fn find(&self, command: &str, key: &str) -> Option<(&'static str, &'static str)> {
        [command, ANY].into_iter().find_map(|part| {
            let (part, words) = self.0.get_key_value(part)?;
            Some((*part, *words.get(key)?))
        })
    }

    /// The words of a command for something; a test holds that there are some.
    pub(super) fn of(&self, command: &str, key: &str) -> &'static str {
        self.find(command, key).map_or("", |(_, words)| words)
    }

    /// The word for an English one.
    pub(super) fn word(&self, part: &str, english: &str) -> Option<&'static str> {
        self.0.get(part)?.get(english).copied()
    }

    /// Each part and what stands in it.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let of = |(part, words): (&&'static str, &BTreeMap<&'static str, &'static str>)| {
            let part = *part;
            let words: Vec<_> = words
                .iter()
                .map(|(key, words)| (part, *key, *words))
                .collect();
            words
        };
        self.0.iter().flat_map(of).collect::<Vec<_>>().into_iter()
    }
}

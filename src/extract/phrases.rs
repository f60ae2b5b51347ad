//! Lists of phrases of the word files that belong to one place of the reader: `list NAME "phrase" …`.

use super::stretch::Stretch;
use crate::lexicon::builtin_statements;
use crate::lexicon::statement::Statement;
use crate::text::letter::{is_alphanumeric, push_lower};

/// Phrases in small letters, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Those that begin with each byte.
    by_byte: Vec<Vec<String>>,
    /// Those that end with each byte.
    by_last: Vec<Vec<String>>,
    /// All of them.
    all: Vec<String>,
}

impl Phrases {
    /// The phrases of every `list` of a name.
    pub(crate) fn listed(name: &str) -> Self {
        let lists = builtin_statements("list");
        let named = lists.iter().filter(|list| list.first_name() == Some(name));
        Self::of(named.flat_map(|list| list.after(name)))
    }

    /// The texts of statements of a keyword that follow their first name, or stand first.
    pub(crate) fn of_statements(keyword: &str) -> Self {
        let statements = builtin_statements(keyword);
        let texts = |statement: &Statement<'static>| match statement.first_name() {
            Some(name) => statement.after(name).collect::<Vec<_>>(),
            None => statement.texts().collect(),
        };
        Self::of(statements.iter().flat_map(texts))
    }

    /// These phrases.
    pub(crate) fn of<'p>(phrases: impl Iterator<Item = &'p str>) -> Self {
        let small = |phrase: &str| {
            let mut small = String::new();
            push_lower(&mut small, phrase);
            small
        };
        let mut all: Vec<String> = phrases.map(small).collect();
        all.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        all.dedup();
        let by = |byte: fn(&str) -> Option<u8>| {
            let mut by_byte = vec![Vec::new(); usize::from(u8::MAX) + 1];
            for phrase in &all {
                let own = byte(phrase).map(usize::from);
                if let Some(like) = own.and_then(|own| by_byte.get_mut(own)) {
                    like.push(phrase.clone());
                }
            }
            by_byte
        };
        let by_byte = by(|phrase| phrase.bytes().next());
        let by_last = by(|phrase| phrase.bytes().next_back());
        Self {
            by_byte,
            by_last,
            all,
        }
    }

    /// These and others.
    #[must_use]
    pub(crate) fn with(&self, other: &Self) -> Self {
        Self::of(self.iter().chain(other.iter()))
    }

    /// Each of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    fn like(&self, text: &str) -> &[String] {
        let first = text.bytes().next().map(usize::from);
        let like = first.and_then(|first| self.by_byte.get(first));
        like.map_or(&[], Vec::as_slice)
    }

    /// What follows the longest of them that stands at the start, as whole words.
    pub(crate) fn after<'t>(&self, words: Stretch<'t>) -> Option<Stretch<'t>> {
        self.like(words.plain)
            .iter()
            .find_map(|phrase| words.after(phrase))
    }

    /// How long the longest of them is that a text begins with, also glued to what follows.
    pub(crate) fn glued(&self, plain: &str) -> Option<usize> {
        let found = self
            .like(plain)
            .iter()
            .find(|phrase| plain.starts_with(phrase.as_str()));
        found.map(String::len)
    }

    /// Whether one of them stands at the start.
    pub(crate) fn begin(&self, words: Stretch<'_>) -> bool {
        self.after(words).is_some()
    }

    /// What precedes the longest of them that stands at the end, as whole words.
    pub(crate) fn before<'t>(&self, words: Stretch<'t>) -> Option<Stretch<'t>> {
        let last = words.plain.bytes().next_back().map(usize::from);
        let like = last.and_then(|last| self.by_last.get(last));
        let mut like = like.into_iter().flatten();
        like.find_map(|phrase| words.before(phrase))
    }

    /// Whether it is one of them.
    pub(crate) fn is(&self, plain: &str) -> bool {
        self.like(plain).iter().any(|phrase| phrase == plain)
    }

    /// Each place where one of them stands as whole words: where it begins and ends.
    pub(crate) fn places<'a>(
        &'a self,
        words: Stretch<'a>,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let begins = |byte| self.by_byte.get(usize::from(byte));
        let begins = move |byte| begins(byte).is_some_and(|like| !like.is_empty());
        word_starts(words.plain, begins).filter_map(move |at| {
            let rest = words.plain.get(at..)?;
            let fits = |phrase: &&String| {
                rest.strip_prefix(phrase.as_str())
                    .is_some_and(|after| !after.starts_with(is_alphanumeric))
            };
            let found = self.like(rest).iter().find(fits)?;
            Some((at, at + found.len()))
        })
    }

    /// Where the first of them stands.
    pub(crate) fn find(&self, words: Stretch<'_>) -> Option<(usize, usize)> {
        self.places(words).next()
    }

    /// Where the last of them stands.
    pub(crate) fn rfind(&self, words: Stretch<'_>) -> Option<(usize, usize)> {
        self.places(words).last()
    }

    /// Whether one of them stands in it.
    pub(crate) fn stand_in(&self, words: Stretch<'_>) -> bool {
        self.find(words).is_some()
    }
}

/// Where words of letters and digits begin with one of some bytes.
pub(super) fn word_starts<'t>(
    text: &'t str,
    is: impl Fn(u8) -> bool + 't,
) -> impl Iterator<Item = usize> + 't {
    let bytes = text.bytes().enumerate();
    let all = bytes.filter(move |(_, byte)| is(*byte)).map(|(at, _)| at);
    all.filter(|at| begins_word(text, *at))
}

/// Whether a word begins at a byte.
fn begins_word(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    // Before most stands a blank.
    let is_apart = match before {
        None | Some(b' ') => true,
        Some(_) => (text.get(..at)).is_some_and(|before| !before.ends_with(is_alphanumeric)),
    };
    is_apart && (text.get(at..)).is_some_and(|own| own.starts_with(is_alphanumeric))
}

/// Declares lists of phrases by the names they have in word files.
macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident $list:literal;)+) => {$(
        $(#[doc = $doc])+
        pub(super) static $name: std::sync::LazyLock<$crate::extract::phrases::Phrases> =
            std::sync::LazyLock::new(|| $crate::extract::phrases::Phrases::listed($list));
    )+};
}
pub(crate) use lists;

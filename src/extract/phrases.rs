//! Lists of phrases of the word files that belong to one place of the reader: `list NAME "phrase" …`.

use super::stretch::Stretch;
use crate::lexicon::statement::Statement;
use crate::lexicon::{WordSet, builtin_statements, plain_word};
use crate::text::letter::{is_alphanumeric, push_lower};

/// Phrases in small letters, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Those that begin with each byte.
    by_byte: Vec<Vec<Phrase>>,
    /// Those that end with each byte.
    by_last: Vec<Vec<String>>,
    /// All of them.
    all: Vec<String>,
    /// The bytes they begin with.
    firsts: Bytes,
}

/// A set of bytes.
#[derive(Debug)]
struct Bytes([bool; 256]);

impl Default for Bytes {
    fn default() -> Self {
        Self([false; 256])
    }
}

impl Bytes {
    fn of(bytes: impl Iterator<Item = u8>) -> Self {
        let mut set = Self::default();
        for byte in bytes {
            if let Some(own) = set.0.get_mut(usize::from(byte)) {
                *own = true;
            }
        }
        set
    }

    #[inline]
    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

/// A phrase with its first bytes, by which most texts are told to go on otherwise.
#[derive(Debug)]
struct Phrase {
    words: String,
    first: u64,
    /// Of the eight bytes those that it has.
    mask: u64,
}

impl Phrase {
    fn of(words: &str) -> Self {
        let missing = size_of::<u64>().saturating_sub(words.len()) * 8;
        let mask = u32::try_from(missing).ok();
        Self {
            first: first_bytes(words),
            mask: mask.map_or(0, |missing| u64::MAX >> missing),
            words: words.to_owned(),
        }
    }
}

/// The first eight bytes of a text as one number, noughts for what it lacks.
#[inline]
fn first_bytes(text: &str) -> u64 {
    let bytes = text.as_bytes();
    match bytes.first_chunk() {
        Some(first) => u64::from_le_bytes(*first),
        None => (bytes.iter().rev()).fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
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
        let by_byte = by(&all, |phrase| phrase.bytes().next(), Phrase::of);
        let by_last = by(&all, |phrase| phrase.bytes().next_back(), str::to_owned);
        Self {
            by_byte,
            by_last,
            firsts: Bytes::of(all.iter().filter_map(|phrase| phrase.bytes().next())),
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

    /// The words that they begin with, in plain spelling.
    pub(crate) fn first_words(&self) -> WordSet {
        let firsts = self.iter().filter_map(|phrase| phrase.split(' ').next());
        let firsts: Vec<_> = firsts.map(plain_word).collect();
        WordSet::of(firsts.iter().map(|word| &**word))
    }

    /// Those that begin with the first byte of a text.
    #[inline]
    fn like(&self, text: &str) -> &[Phrase] {
        let first = text.bytes().next().map(usize::from);
        let like = first.and_then(|first| self.by_byte.get(first));
        like.map_or(&[], Vec::as_slice)
    }

    /// Those that a text begins with, the longest first.
    #[inline]
    fn begun<'p>(&'p self, text: &'p str) -> impl Iterator<Item = &'p str> {
        let own = first_bytes(text);
        let begins = move |phrase: &&Phrase| {
            (phrase.first ^ own) & phrase.mask == 0 && text.starts_with(&phrase.words)
        };
        let begun = self.like(text).iter().filter(begins);
        begun.map(|phrase| phrase.words.as_str())
    }

    /// What follows the longest of them that stands at the start, as whole words.
    pub(crate) fn after<'t>(&self, words: Stretch<'t>) -> Option<Stretch<'t>> {
        self.begun(words.plain)
            .find_map(|phrase| words.after(phrase))
    }

    /// How long the longest of them is that a text begins with, also glued to what follows.
    pub(crate) fn glued(&self, plain: &str) -> Option<usize> {
        self.begun(plain).next().map(str::len)
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
        let own = first_bytes(plain);
        let mut like = self.like(plain).iter();
        like.any(|phrase| phrase.first == own && phrase.words == plain)
    }

    /// Each place where one of them stands as whole words: where it begins and ends.
    pub(crate) fn places<'a>(
        &'a self,
        words: Stretch<'a>,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (start, end) = self.next_place(words.plain, from)?;
            from = start + 1;
            Some((start, end))
        })
    }

    /// The first place from a byte on where one of them stands as whole words.
    fn next_place(&self, plain: &str, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        loop {
            let mut rest = plain.as_bytes().get(at..)?.iter();
            at += rest.position(|byte| self.firsts.has(*byte))?;
            if let Some(length) = self.length_at(plain, at) {
                return Some((at, at + length));
            }
            at += 1;
        }
    }

    /// How long the longest of them is that stands as whole words at a byte.
    #[inline]
    fn length_at(&self, plain: &str, at: usize) -> Option<usize> {
        begins_word(plain, at)
            .then(|| self.whole(plain.get(at..)?))
            .flatten()
    }

    /// Whether one of them stands as whole words at a byte.
    pub(crate) fn stand_at(&self, words: Stretch<'_>, at: usize) -> bool {
        self.length_at(words.plain, at).is_some()
    }

    /// How long the longest of them is that a text begins with as whole words.
    #[inline]
    fn whole(&self, text: &str) -> Option<usize> {
        let is_whole = |phrase: &&str| {
            let after = text.get(phrase.len()..).unwrap_or_default();
            !after.starts_with(is_alphanumeric)
        };
        self.begun(text).find(is_whole).map(str::len)
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

/// Phrases by one of their bytes.
fn by<T>(all: &[String], byte: fn(&str) -> Option<u8>, made: fn(&str) -> T) -> Vec<Vec<T>> {
    let mut by_byte: Vec<Vec<T>> = Vec::new();
    by_byte.resize_with(usize::from(u8::MAX) + 1, Vec::new);
    for phrase in all {
        let own = byte(phrase).map(usize::from);
        if let Some(like) = own.and_then(|own| by_byte.get_mut(own)) {
            like.push(made(phrase));
        }
    }
    by_byte
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
        Some(before) if before.is_ascii_alphanumeric() => false,
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

//! Kinds of documents: their names and the abbreviations in numbers.

use crate::extract::phrases::word_starts;
use crate::extract::stretch::{Stretch, starts_lower};
use crate::lexicon::builtin_statements;
use crate::text::letter::is_alphanumeric;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// What is known of kinds and of bodies in numbers.
struct Known {
    /// Every name of a kind with the kind, by the first byte, the longest first.
    names: Vec<Vec<(&'static str, &'static str)>>,
    /// Which of them stand right before a number alone: "NQ 57".
    short: HashSet<&'static str>,
    /// The name of the kind by its slug.
    slugs: HashMap<&'static str, &'static str>,
    /// By an abbreviation in capitals.
    codes: HashMap<String, &'static str>,
    /// Abbreviations of bodies that end numbers everywhere.
    common: HashSet<&'static str>,
    /// Abbreviations of bodies that numbered without a kind: "23-HĐBT".
    alone: HashSet<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known {
        names: vec![Vec::new(); usize::from(u8::MAX) + 1],
        short: HashSet::default(),
        slugs: HashMap::default(),
        codes: HashMap::default(),
        common: HashSet::default(),
        alone: HashSet::default(),
    };
    for statement in builtin_statements("kind") {
        let names = || {
            statement
                .first_name()
                .into_iter()
                .flat_map(|slug| statement.after(slug))
        };
        let Some(kind) = names().next().filter(|_| !statement.has("unnamed")) else {
            continue;
        };
        known
            .slugs
            .extend(statement.first_name().map(|slug| (slug, kind)));
        known.short.extend(statement.after("short"));
        for name in names().chain(statement.after("short")) {
            let first = name.bytes().next().map(usize::from);
            if let Some(like) = first.and_then(|first| known.names.get_mut(first)) {
                like.push((name, kind));
            }
        }
        for code in statement.after("code").chain(statement.after("joint")) {
            known.codes.entry(code.to_uppercase()).or_insert(kind);
        }
    }
    for like in &mut known.names {
        like.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    for statement in builtin_statements("code") {
        let codes = || {
            statement
                .first_name()
                .into_iter()
                .flat_map(|slug| statement.after(slug))
        };
        if statement.has("common") {
            known.common.extend(codes());
        }
        if statement.has("alone") {
            known.alone.extend(codes());
        }
    }
    known
});

/// Whether an abbreviation is of a body that ends numbers everywhere.
pub(super) fn is_common_body(code: &str) -> bool {
    KNOWN.common.contains(code)
}

/// Whether an abbreviation is of a body that numbered without a kind.
pub(super) fn is_alone(code: &str) -> bool {
    KNOWN.alone.contains(code)
}

/// Whether a kind is one of those of the slugs: `law`, `letter`.
pub(super) fn is(kind: &str, slugs: &[&str]) -> bool {
    slugs.iter().any(|slug| of_slug(slug) == Some(kind))
}

/// The kind of a slug: `law`, `letter`.
pub(super) fn of_slug(slug: &str) -> Option<&'static str> {
    KNOWN.slugs.get(slug).copied()
}

/// The kind an abbreviation in a number stands for, whatever the size of its letters.
pub(super) fn of_code(code: &str) -> Option<&'static str> {
    if let Some(kind) = KNOWN.codes.get(code) {
        return Some(kind);
    }
    // Most codes are capitals of ASCII already.
    if code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let upper = code.replace('Ð', "Đ").to_uppercase();
    KNOWN.codes.get(&upper).copied()
}

/// The kind that words end with ("Kế hoạch hành động"), and where its name starts.
pub(super) fn at_end(words: Stretch<'_>) -> Option<(&'static str, usize)> {
    // The name of a kind, then at most a few words that say more about it, and no sign.
    let window = words
        .plain
        .char_indices()
        .rev()
        .nth(70)
        .map_or(0, |(at, _)| at);
    let window = words.from(window);
    let tail = window
        .plain
        .rfind([',', ';', '.', '(', ')', '"', '“', '”', ':'])
        .map_or(0, |at| at + 1);
    let tail = window.from(tail);
    let mut found = names_in(tail.plain);
    found.sort_by_key(|(_, start, end)| (*start, *end));
    let (mut kind, mut start, end) = found.pop()?;
    let more = tail.plain.get(end..).unwrap_or_default();
    if more.split_whitespace().count() > 4 || more.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "Công văn hướng dẫn": of two names side by side the first is the kind.
    while let Some((outer, from, to)) = found.pop() {
        let between = tail.plain.get(to..start).map(str::trim);
        // "hướng dẫn Nghị định": a verb before a name.
        let verb = starts_lower(tail.from(from).text) && !starts_lower(tail.from(start).text);
        if between == Some("") && !verb {
            (kind, start) = (outer, from);
        } else if between.is_some() {
            break;
        }
    }
    Some((kind, tail.start - words.start + start))
}

/// Every name of a kind in a text, with its bytes.
fn names_in(text: &str) -> Vec<(&'static str, usize, usize)> {
    let begins = |byte| KNOWN.names.get(usize::from(byte));
    let begins = |byte| begins(byte).is_some_and(|names| !names.is_empty());
    word_starts(text, begins)
        .flat_map(|at| names_at(text, at))
        .collect()
}

/// The names of kinds at a byte of a text.
fn names_at(text: &str, at: usize) -> impl Iterator<Item = (&'static str, usize, usize)> + '_ {
    let rest = text.get(at..).unwrap_or_default();
    let like = rest.bytes().next().map(usize::from);
    let like = like.and_then(|first| KNOWN.names.get(first));
    like.into_iter()
        .flatten()
        .filter(move |(name, _)| rest.starts_with(name) && is_word(text, at, at + name.len()))
        .map(move |(name, kind)| (*kind, at, at + name.len()))
}

/// The kind that words start with, and the byte after its name.
pub(super) fn at_start(words: Stretch<'_>) -> Option<(&'static str, usize)> {
    let mut named = names_at(words.plain, 0);
    named
        .find(|(_, _, end)| {
            words
                .plain
                .get(..*end)
                .is_some_and(|name| !KNOWN.short.contains(name))
        })
        .map(|(kind, _, end)| (kind, end))
}

/// Whether whole words stand there; "Nghị quyếtsố" lost its blank.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    !before.ends_with(is_alphanumeric)
        && (!after.starts_with(is_alphanumeric) || super::NUMBER.glued(after).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letter::push_lower;

    #[test]
    fn each_abbreviation_stands_for_one_kind() {
        for statement in builtin_statements("kind") {
            let slug = statement.first_name().unwrap_or_default();
            let kind = of_slug(slug);
            for code in statement.after("code").chain(statement.after("joint")) {
                let mut small = String::new();
                push_lower(&mut small, code);
                let known = kind.is_none() || (of_code(code), of_code(&small)) == (kind, kind);
                assert!(known, "{code}");
            }
        }
        assert_eq!(of_code("QÐ"), Some("quyết định"));
        assert_eq!(of_code("UBND"), None);
    }
}

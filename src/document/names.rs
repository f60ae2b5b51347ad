//! What begins with or holds one of the names that the word files list.

use crate::kept::{Kept, Rest, Store};
use crate::lexicon::builtin_statements;
use crate::text::loose;
use std::borrow::Cow;
use std::cmp::Reverse;

/// Names in small letters without marks of punctuation, with what each of them names.
#[derive(Debug)]
pub(super) struct Names<T>(Vec<(Cow<'static, str>, T)>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Kept> Kept for Names<T> {
    fn keep(&self, store: &mut Store) {
        self.0.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        Kept::take(rest).map(Self)
    }
}

impl<T: Copy> Names<T> {
    /// The names of every statement of a keyword whose first word is one of these slugs.
    pub(super) fn of(keyword: &str, slugs: &[(&str, T)]) -> Self {
        let mut names = Vec::new();
        for statement in builtin_statements(keyword) {
            let slug = statement.first_name().unwrap_or_default();
            if let Some((_, named)) = slugs.iter().find(|(known, _)| *known == slug) {
                names.extend(
                    statement
                        .after(slug)
                        .map(|name| (loose(name).into(), *named)),
                );
            }
        }
        // INVARIANT: by their first bytes, so that those that may begin a text are found, then the longest first.
        names.sort_by_key(|(name, _): &(Cow<'_, str>, T)| (first(name), Reverse(name.len())));
        Self(names)
    }

    /// What the longest name is of that stands at the start of a loose text, and what follows it.
    pub(super) fn begin<'t>(&self, text: &'t str) -> Option<(T, &'t str)> {
        let begins = first(text);
        let from = self.0.partition_point(|(name, _)| first(name) < begins);
        let begun = self.0.get(from..).unwrap_or_default().iter();
        let mut begun = begun.take_while(|(name, _)| first(name) == begins);
        begun.find_map(|(name, named)| {
            let rest = text.strip_prefix(&**name)?;
            let rest = rest.strip_prefix(' ').or(rest.is_empty().then_some(rest))?;
            Some((*named, rest))
        })
    }

    /// Whether one of the names stands at the end of a loose text.
    pub(super) fn end(&self, text: &str) -> bool {
        let mut names = self.0.iter();
        names.any(|(name, _)| {
            let before = text.strip_suffix(&**name);
            before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
        })
    }

    /// Where each name stands in a loose text, with what it is of and what follows it, in order.
    pub(super) fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, T, &'t str)> {
        let words = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
        words.filter_map(move |at| {
            let (named, rest) = self.begin(text.get(at..)?)?;
            Some((at, named, rest))
        })
    }
}

fn first(text: &str) -> Option<u8> {
    text.bytes().next()
}

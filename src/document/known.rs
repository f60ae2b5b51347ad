//! What the word files say of documents, their issuers and their subjects: read and spelt when the program is built, and
//! taken out when it is first asked for.

use super::body::{Body, Side};
use super::issuer::{self, IssuerBody};
use super::kind;
use super::names::Names;
use super::organ::Organ;
use super::province;
use super::subject::Titles;
use super::{Document, body, organ};
use crate::builtin;
use crate::kept::{Kept, Later, Rest, Store};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What the word files say of documents.
#[derive(Debug)]
pub(super) struct Known {
    /// The names of provinces.
    pub(super) provinces: Later<province::Names>,
    /// What an issuer begins with, in the spelling of places, the longest first.
    pub(super) beginnings: Later<Vec<(Cow<'static, str>, IssuerBody)>>,
    /// Organs by the beginnings of their names.
    pub(super) organs: Later<Names<Organ>>,
    /// What a title tells of its subject.
    pub(super) titles: Later<Titles>,
    /// Every kind, in the order of the enumeration.
    pub(super) kinds: Later<Vec<kind::Row>>,
    /// The letters of the sectors, and whether each has a ministry, or had one.
    pub(super) sectors: Later<Vec<(&'static str, bool)>>,
    /// The abbreviations of bodies that are no ministry and no department, as they are rightly printed.
    pub(super) codes: Later<Vec<(&'static str, (Body, Side))>>,
}

/// What the word files of the program say.
pub(super) static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (words, numbers) = builtin::known();
    Known::take(&mut Rest { words, numbers }).unwrap_or_else(Known::read)
});

impl Known {
    fn read() -> Self {
        let provinces = province::Names::read();
        Self {
            beginnings: issuer::beginnings(&provinces).into(),
            provinces: provinces.into(),
            organs: organ::names().into(),
            titles: Titles::read().into(),
            kinds: kind::rows().into(),
            sectors: body::sectors().into(),
            codes: body::codes().into(),
        }
    }
}

impl Document {
    /// Keeps what the word files say of documents.
    pub fn keep_known() -> Store {
        let mut store = Store::default();
        Known::read().keep(&mut store);
        store
    }
}

/// Kept field by field.
macro_rules! fields {
    ($($field:ident)+) => {
        impl Kept for Known {
            fn keep(&self, store: &mut Store) {
                $(self.$field.keep(store);)+
            }

            fn take(rest: &mut Rest) -> Option<Self> {
                Some(Self { $($field: Kept::take(rest)?,)+ })
            }
        }
    };
}

fields! { provinces beginnings organs titles kinds sectors codes }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_what_the_word_files_say() {
        assert!(!builtin::known().1.is_empty());
        assert_eq!(format!("{:?}", *KNOWN), format!("{:?}", Known::read()));
        let store = Document::keep_known();
        assert_eq!((&*store.words, &*store.numbers), builtin::known());
    }
}

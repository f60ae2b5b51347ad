//! The ways to find a document of a rule set: by its number, its day, its title, its area.
//!
//! Of the built-in rules it is made when the program is built and kept with them.

mod made;

use super::area::{AreaId, Areas};
use crate::document::{Document, DocumentId, DocumentKind, DocumentNumber, PartialDate, Relation};
use crate::kept::{Kept, Later, Rest, Store};
use crate::rule::RuleSet;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Documents under headings: the heading, the area, the document, in this order.
type Headings<K> = Vec<(K, AreaId, DocumentId)>;

/// Words that are part of the program where the rules are.
type Words = Cow<'static, str>;

/// What took a document's place or follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Successor {
    pub(super) relation: Relation,
    pub(super) document: DocumentId,
    pub(super) from: Option<PartialDate>,
}

/// The documents of a rule set by all that tells one.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(super) areas: Areas,
    by_print: Headings<Words>,
    // A plan whose citations are printed rightly asks for none of these.
    by_key: Later<Headings<Words>>,
    by_ordinal: Later<Headings<Words>>,
    by_letter: Later<Headings<Words>>,
    by_title: Later<Headings<Words>>,
    by_day: Later<Headings<PartialDate>>,
    /// Those whose number every document that has it has in this very spelling.
    plain: Vec<DocumentId>,
    /// By the document whose place is taken, the earliest first.
    successors: Vec<(DocumentId, Successor)>,
    /// In the order the rules state them.
    pub(super) relations: Vec<(DocumentId, Relation, DocumentId)>,
    /// The days on which some document begins or ends to be in force, in order.
    pub(super) turning_days: Vec<(i16, i8, i8)>,
    /// The places of the duties to cite that are the whole nation's.
    national: Vec<usize>,
    /// Those of provinces, in [`place_name`] spelling.
    provincial: Vec<(Words, usize)>,
    documents: usize,
    duties: usize,
    /// Whether no document rests on itself through others: 1, or 0 where one may.
    straight: usize,
}

/// What the number and the words before it say of a document.
#[derive(Debug)]
pub(super) struct Numbered {
    pub(super) number: Option<DocumentNumber>,
    pub(super) variants: Vec<DocumentNumber>,
    pub(super) kind: Option<DocumentKind>,
}

/// The day from which a document is in force.
pub(super) fn begins(document: &Document) -> Option<PartialDate> {
    document.effective.or(document.issued)
}

/// What two numbers that differ in the unit alone have in common.
pub(super) fn letter_key(number: &DocumentNumber) -> String {
    format!(
        "{}|{}",
        number.ordinal_key(),
        number.body_text.to_uppercase()
    )
}

impl Numbered {
    pub(super) fn of(document: &Document) -> Self {
        let number = document.number.as_deref().map(DocumentNumber::parse);
        let variants = document.variants.iter().map(|v| DocumentNumber::parse(v));
        let named = document.kind.as_deref().and_then(DocumentKind::named);
        Self {
            variants: variants.collect(),
            kind: named.or_else(|| number.as_ref().and_then(|n| n.kind)),
            number,
        }
    }
}

impl Index {
    /// Whether it is that of these rules, and not of what they were before somebody changed them.
    pub(super) fn is_of(&self, rules: &RuleSet) -> bool {
        rules.documents.is_as_built()
            && (self.documents, self.duties) == (rules.documents.len(), rules.duties.len())
    }

    /// The places of the duties to cite that plans of a province may have, in order.
    pub(super) fn duties_of(&self, province: Option<&str>) -> Vec<usize> {
        let own = province.map_or(&[][..], |province| {
            let first = self
                .provincial
                .partition_point(|(name, _)| &**name < province);
            let after = self
                .provincial
                .partition_point(|(name, _)| &**name <= province);
            self.provincial.get(first..after).unwrap_or_default()
        });
        let own = own.iter().map(|(_, at)| *at);
        let mut places: Vec<_> = self.national.iter().copied().chain(own).collect();
        places.sort_unstable();
        places
    }

    /// What a document is to others, in the order the rules state it.
    pub(super) fn relations_of(&self, id: DocumentId) -> &[(DocumentId, Relation, DocumentId)] {
        run(&self.relations, |(from, ..)| from.cmp(&id))
    }

    /// Whether surely no document rests on itself through others.
    pub(super) fn is_straight(&self) -> bool {
        self.straight == 1
    }

    /// Whether every document that has the number of this one has it in this very spelling.
    pub(super) fn is_plain(&self, id: DocumentId) -> bool {
        self.plain.binary_search(&id).is_ok()
    }

    /// What took the place of a document or follows it, the earliest first.
    pub(super) fn successors_of(
        &self,
        id: DocumentId,
    ) -> impl DoubleEndedIterator<Item = &Successor> + Clone {
        let own = run(&self.successors, |(known, _)| known.cmp(&id));
        own.iter().map(|(_, successor)| successor)
    }

    pub(super) fn printed(&self, number: &str) -> &[(Words, AreaId, DocumentId)] {
        under(&self.by_print, |known| (**known).cmp(number))
    }

    pub(super) fn keyed(&self, key: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        within(under(&self.by_key, |known| (**known).cmp(key)), areas).collect()
    }

    pub(super) fn numbered(&self, ordinal: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        let ordinal = ordinal.trim_start_matches('0');
        within(
            under(&self.by_ordinal, |known| (**known).cmp(ordinal)),
            areas,
        )
        .collect()
    }

    pub(super) fn letters(&self, number: &DocumentNumber, areas: &[AreaId]) -> Vec<DocumentId> {
        let letters = letter_key(number);
        within(
            under(&self.by_letter, |known| (**known).cmp(&letters)),
            areas,
        )
        .collect()
    }

    pub(super) fn titled(&self, title: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        within(under(&self.by_title, |known| (**known).cmp(title)), areas).collect()
    }

    pub(super) fn issued(&self, day: PartialDate, areas: &[AreaId]) -> Vec<DocumentId> {
        within(under(&self.by_day, |known| known.cmp(&day)), areas).collect()
    }
}

/// The documents under a heading: looked up, not looked through.
fn under<K>(headings: &Headings<K>, to_it: impl Fn(&K) -> Ordering) -> &[(K, AreaId, DocumentId)] {
    run(headings, |(known, ..)| to_it(known))
}

/// Those of a list in order that are what is looked for: few, so that they are counted one by one.
fn run<T>(all: &[T], to_it: impl Fn(&T) -> Ordering) -> &[T] {
    let first = all.partition_point(|one| to_it(one).is_lt());
    let rest = all.get(first..).unwrap_or_default();
    let count = rest.iter().take_while(|one| to_it(one).is_eq()).count();
    rest.get(..count).unwrap_or_default()
}

/// Those of the documents under a heading that are of one of the areas.
fn within<'f, K>(
    found: &'f [(K, AreaId, DocumentId)],
    areas: &'f [AreaId],
) -> impl Iterator<Item = DocumentId> + use<'f, K> {
    areas.iter().flat_map(move |area| {
        let first = found.partition_point(|(_, known, _)| known < area);
        let after = found.partition_point(|(_, known, _)| known <= area);
        let own = found.get(first..after).unwrap_or_default();
        own.iter().map(|(_, _, id)| *id)
    })
}

impl Kept for Successor {
    fn keep(&self, store: &mut Store) {
        self.relation.keep(store);
        self.document.keep(store);
        self.from.keep(store);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        Some(Self {
            relation: Kept::take(rest)?,
            document: Kept::take(rest)?,
            from: Kept::take(rest)?,
        })
    }
}

/// Kept field by field.
macro_rules! fields {
    ($($field:ident)+) => {
        impl Kept for Index {
            fn keep(&self, store: &mut Store) {
                $(self.$field.keep(store);)+
            }

            fn take(rest: &mut Rest) -> Option<Self> {
                Some(Self { $($field: Kept::take(rest)?,)+ })
            }
        }
    };
}

fields! {
    areas by_print by_key by_ordinal by_letter by_title by_day plain successors relations
    turning_days national provincial documents duties straight
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin;

    #[test]
    fn what_was_found_at_build_is_what_the_rules_say() {
        let rules = RuleSet::load_to_judge(true, &[]).unwrap();
        let (words, numbers) = builtin::indexed();
        let kept = Index::take(&mut Rest { words, numbers }).unwrap();
        assert!(kept.is_of(&rules));
        let made = Index::of(&rules);
        assert!(format!("{kept:?}") == format!("{made:?}"));
        let mut store = Store::default();
        made.keep(&mut store);
        assert!((store.words.as_str(), store.numbers.as_slice()) == (words, numbers));
    }

    #[test]
    fn rules_that_were_changed_are_looked_at_anew() {
        let mut rules = RuleSet::load_to_judge(true, &[]).unwrap();
        let (words, numbers) = builtin::indexed();
        let kept = Index::take(&mut Rest { words, numbers }).unwrap();
        rules.documents.get_mut(0).unwrap().title.push('a');
        assert!(!kept.is_of(&rules));
    }
}

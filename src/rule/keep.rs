//! Rules kept as bytes: those of the built-in files, worked out by the same parser and the same lowering.

use super::{
    Ask, Audience, Bound, CitationDuty, Evidence, EvidenceKind, Force, Invariant, Note,
    Requirement, RequirementId, RuleSet, Shortfall, Slugs, Table,
};
use crate::document::{
    Document, DocumentId, Level, Organ, PartialDate, Relation, Subject, Verified,
};
use crate::kept::{Kept, Rest, Store, words};
use crate::plan::{Comparison, Decimal, Direction, Facet, FacetKind, Indicator, IndicatorId, Unit};
use crate::text::{Place, SourceId, Span};

/// Things that stand side by side, each to be taken by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shelf {
    /// Where the words and the numbers of each begin, four bytes each.
    places: &'static [u8],
    all: Rest,
}

/// How many bytes tell where a thing begins.
const PLACE: usize = 8;

impl Shelf {
    /// The thing at a place.
    pub(super) fn take<T: Kept>(&self, at: usize) -> Option<Box<T>> {
        let at = at.checked_mul(PLACE)?;
        let place = self.places.get(at..at.checked_add(PLACE)?)?;
        let (words, numbers) = place.split_first_chunk::<4>()?;
        let words = usize::try_from(u32::from_le_bytes(*words)).ok()?;
        let numbers = usize::try_from(u32::from_le_bytes(*numbers.first_chunk::<4>()?)).ok()?;
        let taken = T::take(&mut Rest {
            words: self.all.words.get(words..)?,
            numbers: self.all.numbers.get(numbers..)?,
        })?;
        Some(Box::new(taken))
    }
}

impl RuleSet {
    /// Keeps what was worked out, but for the tests and the files.
    pub fn keep(&self) -> Store {
        let mut store = Store::default();
        self.indicators.keep(&mut store);
        self.documents.keep(&mut store);
        self.requirements.keep(&mut store);
        self.duties.keep(&mut store);
        self.invariants.keep(&mut store);
        self.unverified.keep(&mut store);
        self.by_indicator.keep(&mut store);
        self.by_level.keep(&mut store);
        self.national.keep(&mut store);
        self.indicator_slugs.keep(&mut store);
        self.document_slugs.keep(&mut store);
        store
    }

    /// The rules that were kept, without their sources.
    pub(super) fn kept(words: &'static str, numbers: &'static [u8]) -> Option<Self> {
        let rest = &mut Rest { words, numbers };
        Some(Self {
            indicators: Kept::take(rest)?,
            documents: Kept::take(rest)?,
            requirements: Kept::take(rest)?,
            duties: Kept::take(rest)?,
            invariants: Kept::take(rest)?,
            unverified: Kept::take(rest)?,
            by_indicator: Kept::take(rest)?,
            by_level: Kept::take(rest)?,
            national: Kept::take(rest)?,
            indicator_slugs: Kept::take(rest)?,
            document_slugs: Kept::take(rest)?,
            tests: Vec::new(),
            sources: Vec::new(),
            builtin: 0,
        })
    }
}

impl<T: Kept> Kept for Table<T> {
    fn keep(&self, store: &mut Store) {
        let (mut own, mut places) = (Store::default(), Vec::new());
        for one in self {
            for at in [own.words.len(), own.numbers.len()] {
                // INVARIANT: all words of all rules are less than four thousand megabytes.
                places.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
            }
            one.keep(&mut own);
        }
        for length in [self.len(), own.words.len(), own.numbers.len()] {
            length.keep(store);
        }
        store.words.push_str(&own.words);
        store.numbers.extend(places);
        store.numbers.extend(own.numbers);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let [count, words, numbers] = [usize::take(rest)?, usize::take(rest)?, usize::take(rest)?];
        let (own_words, words) = rest.words.split_at_checked(words)?;
        let (places, after) = rest.numbers.split_at_checked(count.checked_mul(PLACE)?)?;
        let (own_numbers, numbers) = after.split_at_checked(numbers)?;
        *rest = Rest { words, numbers };
        let all = Rest {
            words: own_words,
            numbers: own_numbers,
        };
        Some(Self::on(Shelf { places, all }, count))
    }
}

impl<I: Kept + Copy> Kept for Slugs<I> {
    fn keep(&self, store: &mut Store) {
        self.all().len().keep(store);
        self.all().iter().for_each(|named| named.keep(store));
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        Kept::take(rest).map(Self::in_order)
    }
}

impl Kept for Decimal {
    fn keep(&self, store: &mut Store) {
        self.to_string().keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let own = words(rest)?;
        match own.parse::<i64>() {
            Ok(whole) => Some(Self::from(whole)),
            Err(_) => own.parse().ok(),
        }
    }
}

impl Kept for Unit {
    fn keep(&self, store: &mut Store) {
        self.to_string().keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        words(rest).map(Self::named)
    }
}

impl Kept for Shortfall {
    fn keep(&self, store: &mut Store) {
        let lacks = match self {
            Self::Translated => None,
            Self::Lacks(words) => Some(words.clone()),
        };
        lacks.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let lacks: Option<String> = Kept::take(rest)?;
        Some(lacks.map_or(Self::Translated, Self::Lacks))
    }
}

/// Kept as its place in a list of all there are.
macro_rules! as_place {
    ($($kind:ident in $all:expr;)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                let place = $all.iter().position(|known| known == self);
                place.unwrap_or(usize::MAX).keep(store);
            }

            fn take(rest: &mut Rest) -> Option<Self> {
                $all.get(usize::take(rest)?).copied()
            }
        }
    )+};
}

as_place! {
    Comparison in [Self::Equal, Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan];
    Direction in [Self::AtLeast, Self::AtMost];
}

/// Kept as its place among its words.
macro_rules! as_word {
    ($($kind:ident)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                let place = Self::ALL.iter().position(|(_, known)| known == self);
                place.unwrap_or(usize::MAX).keep(store);
            }

            #[inline]
            fn take(rest: &mut Rest) -> Option<Self> {
                Self::ALL.get(usize::take(rest)?).map(|(_, known)| *known)
            }
        }
    )+};
}

as_word! { Level Organ Subject Relation Verified FacetKind Force EvidenceKind }

/// Kept as the number in it.
macro_rules! as_inner {
    ($($kind:ident)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                self.0.keep(store);
            }

            #[inline]
            fn take(rest: &mut Rest) -> Option<Self> {
                Kept::take(rest).map(Self)
            }
        }
    )+};
}

as_inner! { DocumentId IndicatorId RequirementId SourceId }

/// Kept field by field.
macro_rules! as_fields {
    ($($kind:ident { $($field:ident)+ })+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                $(self.$field.keep(store);)+
            }

            #[inline]
            fn take(rest: &mut Rest) -> Option<Self> {
                Some(Self { $($field: Kept::take(rest)?,)+ })
            }
        }
    )+};
}

as_fields! {
    Span { start end }
    Place { source span }
    PartialDate { year month day }
    Bound { comparison value }
    Ask { province requirement indicator is_owed }
    Evidence { kind whence checked }
    Note { words en }
    Audience { level organ subject kind provinces years condition }
    Requirement {
        id document indicator bound by force audience at quote notes unlike only due evidence shortfall place
    }
    CitationDuty { audience document because place }
    Invariant { lesser greater because place }
    Facet { kind names }
    Indicator { slug vi en unit direction base facets names not near place }
    Document {
        slug number variants kind issued issuer level province commune title effective until period_end relations
        verified notes place amended
    }
}

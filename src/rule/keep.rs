//! Rules kept as bytes.
//!
//! What the built-in files say is worked out when the program is built, by the same parser and the same lowering; the
//! program starts with what was kept. Words stand in one text one after the other, all else is numbers.

use super::{
    Audience, Bound, CitationDuty, Evidence, EvidenceKind, Force, Invariant, Note, Requirement,
    RequirementId, RuleSet, Shortfall,
};
use crate::document::{
    Document, DocumentId, Level, Organ, PartialDate, Relation, Subject, Verified,
};
use crate::plan::{Comparison, Decimal, Direction, Facet, FacetKind, Indicator, IndicatorId, Unit};
use crate::text::{Place, SourceId, Span};
use foldhash::HashMap;

/// Rules as bytes, for a program that starts with rules worked out before.
#[derive(Debug, Default)]
pub struct Store {
    /// The words.
    pub words: String,
    /// The numbers, seven bits to a byte, the last without the eighth.
    pub numbers: Vec<u8>,
}

/// What is still to be taken out of a store.
#[derive(Clone, Copy, Debug)]
struct Rest<'s> {
    words: &'s str,
    numbers: &'s [u8],
}

/// A thing that can be kept and taken out again.
trait Kept: Sized {
    fn keep(&self, store: &mut Store);
    fn take(rest: &mut Rest<'_>) -> Option<Self>;
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
        store
    }

    /// The rules that were kept, without their sources.
    pub(super) fn kept(words: &str, numbers: &[u8]) -> Option<Self> {
        let mut rest = Rest { words, numbers };
        let mut rules = Self {
            indicators: Kept::take(&mut rest)?,
            documents: Kept::take(&mut rest)?,
            requirements: Kept::take(&mut rest)?,
            duties: Kept::take(&mut rest)?,
            invariants: Kept::take(&mut rest)?,
            unverified: Kept::take(&mut rest)?,
            by_indicator: Kept::take(&mut rest)?,
            indicator_slugs: HashMap::default(),
            document_slugs: HashMap::default(),
            tests: Vec::new(),
            sources: Vec::new(),
            builtin: 0,
        };
        let indicators = rules.indicators.iter().map(|one| one.slug.clone());
        rules.indicator_slugs = indicators.zip((0..).map(IndicatorId)).collect();
        let documents = rules.documents.iter().map(|one| one.slug.clone());
        rules.document_slugs = documents.zip((0..).map(DocumentId)).collect();
        Some(rules)
    }
}

impl Kept for u64 {
    fn keep(&self, store: &mut Store) {
        let mut rest = *self;
        while rest >= 0x80 {
            store.numbers.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        store.numbers.push(rest.to_le_bytes()[0]);
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, after) = rest.numbers.split_first()?;
            rest.numbers = after;
            number |= Self::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

/// Kept as a number that is not negative.
macro_rules! as_number {
    ($($kind:ty)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                // INVARIANT: what rules number is no more than a few thousands, and no year is negative.
                u64::try_from(*self).unwrap_or_default().keep(store);
            }

            fn take(rest: &mut Rest<'_>) -> Option<Self> {
                Self::try_from(u64::take(rest)?).ok()
            }
        }
    )+};
}

as_number! { u32 usize i16 i8 }

impl Kept for String {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        store.words.push_str(self);
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        let length = usize::take(rest)?;
        let (own, after) = rest.words.split_at_checked(length)?;
        rest.words = after;
        Some(own.to_owned())
    }
}

impl<T: Kept> Kept for Option<T> {
    fn keep(&self, store: &mut Store) {
        usize::from(self.is_some()).keep(store);
        if let Some(own) = self {
            own.keep(store);
        }
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        match usize::take(rest)? {
            0 => Some(None),
            _ => Some(Some(T::take(rest)?)),
        }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        for own in self {
            own.keep(store);
        }
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        let length = usize::take(rest)?;
        let mut all = Self::with_capacity(length);
        for _ in 0..length {
            all.push(T::take(rest)?);
        }
        Some(all)
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn keep(&self, store: &mut Store) {
        self.0.keep(store);
        self.1.keep(store);
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        Some((A::take(rest)?, B::take(rest)?))
    }
}

impl Kept for Decimal {
    fn keep(&self, store: &mut Store) {
        self.to_string().keep(store);
    }

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        let length = usize::take(rest)?;
        let (own, after) = rest.words.split_at_checked(length)?;
        rest.words = after;
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

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
        Some(Self::named(&String::take(rest)?))
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

    fn take(rest: &mut Rest<'_>) -> Option<Self> {
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

            fn take(rest: &mut Rest<'_>) -> Option<Self> {
                $all.get(usize::take(rest)?).copied()
            }
        }
    )+};
}

as_place! {
    Comparison in [Self::Equal, Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan];
    Direction in [Self::AtLeast, Self::AtMost];
    Level in Self::ALL.map(|(_, one)| one);
    Organ in Self::ALL.map(|(_, one)| one);
    Subject in Self::ALL.map(|(_, one)| one);
    Relation in Self::ALL.map(|(_, one)| one);
    Verified in Self::ALL.map(|(_, one)| one);
    FacetKind in Self::ALL.map(|(_, one)| one);
    Force in Self::ALL.map(|(_, one)| one);
    EvidenceKind in Self::ALL.map(|(_, one)| one);
}

/// Kept as the number in it.
macro_rules! as_inner {
    ($($kind:ident)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                self.0.keep(store);
            }

            fn take(rest: &mut Rest<'_>) -> Option<Self> {
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

            fn take(rest: &mut Rest<'_>) -> Option<Self> {
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
    Evidence { kind whence checked }
    Note { words en }
    Audience { level organ subject kind provinces years condition }
    Requirement {
        id document indicator bound by force audience at quote notes unlike evidence shortfall place
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

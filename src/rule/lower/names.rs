//! The names that all files together declare.

use super::{Here, Lowering, Meaning};
use crate::document::DocumentId;
use crate::plan::IndicatorId;
use crate::rule::Slugs;
use crate::rule::syntax_error::Named;
use crate::text::{Place, did_you_mean};
use std::collections::HashMap;

/// Slugs with their number and the place of their declaration.
type Declared<'s> = HashMap<&'s str, (u32, Place)>;

/// The documents and indicators of all files.
pub(super) struct Names<'s> {
    documents: Declared<'s>,
    indicators: Declared<'s>,
    /// How many files are built in.
    builtin: usize,
    /// What an unknown name was most likely meant to be, so that each is sought once.
    nearest: HashMap<(Named, String), Option<String>>,
}

impl<'s> Names<'s> {
    pub(super) fn new(builtin: usize) -> Self {
        Self {
            documents: HashMap::new(),
            indicators: HashMap::new(),
            builtin,
            nearest: HashMap::new(),
        }
    }

    /// Adds a name; says so where it is taken. A name that was not understood is left out.
    pub(super) fn add(&mut self, named: Named, slug: &'s str, place: Place) -> Option<Meaning> {
        if slug.is_empty() {
            return None;
        }
        let declared = match named {
            Named::Document => &mut self.documents,
            _ => &mut self.indicators,
        };
        let next = u32::try_from(declared.len()).unwrap_or(u32::MAX);
        let (_, first) = *declared.entry(slug).or_insert((next, place));
        let is_builtin = |p: Place| (p.source.0 as usize) < self.builtin;
        (first != place).then(|| Meaning::Twice {
            named,
            slug: slug.to_owned(),
            first,
            over_builtin: is_builtin(first) && !is_builtin(place),
        })
    }

    /// Whether the name is declared here, and not in another place before.
    pub(super) fn is_first(&self, named: Named, slug: &str, place: Place) -> bool {
        let declared = self.declared(named);
        declared.get(slug).is_some_and(|(_, first)| *first == place)
    }

    fn declared(&self, named: Named) -> &Declared<'s> {
        match named {
            Named::Document => &self.documents,
            _ => &self.indicators,
        }
    }

    /// Whether it names a document, and no indicator.
    pub(super) fn is_document_alone(&self, slug: &str) -> bool {
        self.documents.contains_key(slug) && !self.indicators.contains_key(slug)
    }

    /// The documents by slug.
    pub(super) fn documents(&self) -> Slugs<DocumentId> {
        let owned = |(slug, (id, _)): (&&str, &(u32, Place))| ((*slug).to_owned(), DocumentId(*id));
        self.documents.iter().map(owned).collect()
    }

    /// The indicators by slug.
    pub(super) fn indicators(&self) -> Slugs<IndicatorId> {
        let owned =
            |(slug, (id, _)): (&&str, &(u32, Place))| ((*slug).to_owned(), IndicatorId(*id));
        self.indicators.iter().map(owned).collect()
    }

    fn nearest(&mut self, named: Named, slug: &str) -> Option<String> {
        let key = (named, slug.to_owned());
        if let Some(known) = self.nearest.get(&key) {
            return known.clone();
        }
        let known = self.declared(named).keys().copied();
        let nearest = did_you_mean(slug, known).map(str::to_owned);
        self.nearest.insert(key, nearest.clone());
        nearest
    }
}

impl Lowering<'_> {
    /// The document of this name; an unknown one is recorded.
    pub(super) fn document_named(&mut self, here: Here<'_>, slug: &str) -> Option<DocumentId> {
        self.number_of(here, Named::Document, slug).map(DocumentId)
    }

    /// The indicator of this name; an unknown one is recorded.
    pub(super) fn indicator_named(&mut self, here: Here<'_>, slug: &str) -> Option<IndicatorId> {
        self.number_of(here, Named::Indicator, slug)
            .map(IndicatorId)
    }

    fn number_of(&mut self, here: Here<'_>, named: Named, slug: &str) -> Option<u32> {
        let known = self.names.declared(named).get(slug).map(|(id, _)| *id);
        if known.is_none() {
            let nearest = self.names.nearest(named, slug);
            let meaning = Meaning::Unknown {
                named,
                slug: slug.to_owned(),
                nearest,
            };
            self.error(here.place(slug), meaning);
        }
        known
    }
}

//! The registry: the documents of a rule set with their relations, and the ways to find one.

use super::area::{AreaId, Areas};
use super::home::Home;
use super::index::{Index, Numbered, Successor};
use super::relations::node;
use super::spelt::Spelt;
use super::subject::Subjects;
use crate::builtin;
use crate::document::{
    Document, DocumentId, DocumentKind, DocumentNumber, Issuer, NumberKey, PartialDate, Relation,
    Verified, place_name,
};
use crate::kept::{Kept, Rest};
use crate::rule::{CitationDuty, RuleSet};
use foldhash::HashMap;
use petgraph::graph::DiGraph;
use std::sync::{Arc, OnceLock, RwLock};

/// The documents of a rule set, ready to be found and followed. It is made once and shared by all
/// plans; what is known of a document is worked out when it is first asked for.
#[derive(Debug)]
pub struct Registry {
    index: Index,
    entries: Vec<OnceLock<Box<Entry>>>,
    graph: OnceLock<DiGraph<DocumentId, Relation, u32>>,
    subjects: OnceLock<Subjects>,
    pub(super) above: OnceLock<Vec<Box<[DocumentId]>>>,
    pub(super) circles: OnceLock<Vec<Vec<DocumentId>>>,
    /// Each amended document with one that amends it, in order of the first.
    pub(super) amended: OnceLock<Vec<(DocumentId, DocumentId)>>,
    issuers: RwLock<HashMap<String, Arc<Issuer>>>,
    pub(super) spelt: Spelt,
}

/// So many spellings of issuers are kept once they are read.
const KEPT_ISSUERS: usize = 4096;

/// What is worked out once of each document.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) number: Option<DocumentNumber>,
    pub(super) variants: Vec<DocumentNumber>,
    pub(super) kind: Option<DocumentKind>,
    pub(super) issuer: Issuer,
    /// Every document that has the number has it in this very spelling.
    pub(super) is_plain: bool,
    /// Only plans show it, and what they show does not fit together.
    pub(super) is_doubtful: bool,
}

impl Registry {
    /// The registry of a rule set.
    pub fn new(rules: &RuleSet) -> Self {
        let (words, numbers) = builtin::indexed();
        let kept = || Index::take(&mut Rest { words, numbers });
        let built = rules.documents.is_as_built().then(kept).flatten();
        let index = built.filter(|index| index.is_of(rules));
        let mut entries = Vec::new();
        entries.resize_with(rules.documents.len(), OnceLock::new);
        Self {
            index: index.unwrap_or_else(|| Index::of(rules)),
            entries,
            graph: OnceLock::new(),
            subjects: OnceLock::new(),
            above: OnceLock::new(),
            circles: OnceLock::new(),
            amended: OnceLock::new(),
            issuers: RwLock::default(),
            spelt: Spelt::default(),
        }
    }

    /// The duties to cite that plans of a province may have, in the order of the rules.
    pub fn duties<'r>(
        &self,
        rules: &'r RuleSet,
        province: Option<&str>,
    ) -> impl Iterator<Item = &'r CitationDuty> {
        let places = self.index.duties_of(province).into_iter();
        places.filter_map(|at| rules.duties.get(at))
    }

    /// What the titles of its documents say; worked out when it is first asked for.
    pub fn subjects(&self, rules: &RuleSet) -> &Subjects {
        self.subjects
            .get_or_init(|| Subjects::of(rules.documents.len()))
    }

    /// The province a document is of, in the spelling of [`place_name`].
    pub fn province(&self, rules: &RuleSet, id: DocumentId) -> Option<&str> {
        self.entry(rules, id)?.issuer.province.as_deref()
    }

    /// An issuer as it is printed; read once, since plans print the same ones.
    pub(super) fn issuer(&self, printed: &str) -> Arc<Issuer> {
        if let Ok(known) = self.issuers.read()
            && let Some(issuer) = known.get(printed)
        {
            return Arc::clone(issuer);
        }
        let issuer = Arc::new(Issuer::parse(printed));
        if let Ok(mut known) = self.issuers.write()
            && known.len() < KEPT_ISSUERS
        {
            known.insert(printed.to_owned(), Arc::clone(&issuer));
        }
        issuer
    }

    /// Every document a node, every relation an edge.
    pub(super) fn graph(&self) -> &DiGraph<DocumentId, Relation, u32> {
        self.graph.get_or_init(|| {
            let mut graph = DiGraph::default();
            for id in (0..).map(DocumentId).take(self.entries.len()) {
                graph.add_node(id);
            }
            for (id, relation, other) in &self.index.relations {
                graph.add_edge(node(*id), node(*other), *relation);
            }
            graph
        })
    }

    /// What is known of a document.
    pub(super) fn entry(&self, rules: &RuleSet, id: DocumentId) -> Option<&Entry> {
        let entry = self.entries.get(id.0 as usize)?;
        Some(entry.get_or_init(|| Box::new(self.work_out(rules, id))))
    }

    fn work_out(&self, rules: &RuleSet, id: DocumentId) -> Entry {
        let document = rules.document(id);
        let mut issuer = Issuer::clone(&self.issuer(&document.issuer));
        issuer.level = Some(document.level);
        if let Some(printed) = document.province.as_deref() {
            issuer.province = Some(place_name(printed));
        }
        if let Some(printed) = document.commune.as_deref() {
            issuer.commune = Some(place_name(printed));
        }
        Entry::of(document, issuer, self.index.is_plain(id))
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn areas(&self) -> &Areas {
        &self.index.areas
    }

    /// The days on which some document begins or ends to be in force, in order.
    pub fn turning_days(&self) -> &[(i16, i8, i8)] {
        &self.index.turning_days
    }

    pub(super) fn successors_of(
        &self,
        id: DocumentId,
    ) -> impl DoubleEndedIterator<Item = &Successor> + Clone {
        self.index.successors_of(id)
    }

    pub(super) fn keyed(&self, key: &NumberKey, areas: &[AreaId]) -> Vec<DocumentId> {
        self.index.keyed(key.as_str(), areas)
    }

    pub(super) fn numbered(&self, ordinal: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        self.index.numbered(ordinal, areas)
    }

    pub(super) fn issued(&self, day: PartialDate, areas: &[AreaId]) -> Vec<DocumentId> {
        self.index.issued(day, areas)
    }

    pub(super) fn letters(&self, number: &DocumentNumber, areas: &[AreaId]) -> Vec<DocumentId> {
        self.index.letters(number, areas)
    }

    pub(super) fn titled(&self, title: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        self.index.titled(title, areas)
    }

    /// The areas an issuer names; a commune without its province is of the plan's own.
    pub(super) fn areas_of(&self, issuer: &Issuer, home: &Home) -> Vec<AreaId> {
        let commune = issuer.commune.as_deref();
        let own = home.province.as_ref().filter(|_| commune.is_some());
        match issuer.province.as_ref().or(own) {
            Some(province) => self.areas().around(province, commune),
            None => Vec::new(),
        }
    }
}

impl Entry {
    fn of(document: &Document, issuer: Issuer, is_plain: bool) -> Self {
        let Numbered {
            number,
            variants,
            kind,
        } = Numbered::of(document);
        let is_odd = number.as_ref().is_some_and(|number| {
            let body = number.body;
            !number.defects.is_empty() || body.is_some_and(|b| issuer.contradicts_number_of(b))
        });
        Self {
            variants,
            kind,
            is_doubtful: document.verified == Verified::CitedOnly && is_odd,
            is_plain,
            number,
            issuer,
        }
    }
}

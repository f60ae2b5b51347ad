//! The registry: the documents of a rule set with their relations, and the ways to find one.

use super::area::{AreaId, Areas, Found, Home, NATION, put, within};
use super::relations::node;
use super::standing::{Successor, begins};
use super::subject::Subjects;
use crate::document::{
    Document, DocumentId, DocumentKind, DocumentNumber, Issuer, NumberKey, PartialDate, Relation,
    Verified, place_name,
};
use crate::rule::{Audience, CitationDuty, RuleSet};
use crate::text::loose;
use foldhash::HashMap;
use petgraph::graph::DiGraph;
use std::sync::{Arc, OnceLock, RwLock};

/// The documents of a rule set, made ready to be found and followed. It is made once and shared
/// by all plans.
#[derive(Debug)]
pub struct Registry {
    pub(super) graph: DiGraph<DocumentId, Relation, u32>,
    entries: Vec<Entry>,
    pub(super) areas: Areas,
    by_print: HashMap<String, Found>,
    by_key: HashMap<NumberKey, Found>,
    by_ordinal: HashMap<String, Found>,
    by_day: HashMap<PartialDate, Found>,
    by_letter: HashMap<String, Found>,
    by_title: OnceLock<HashMap<String, Found>>,
    subjects: OnceLock<Subjects>,
    pub(super) above: OnceLock<Vec<Box<[DocumentId]>>>,
    pub(super) circles: OnceLock<Vec<Vec<DocumentId>>>,
    duties: Duties,
    issuers: RwLock<HashMap<String, Arc<Issuer>>>,
}

/// So many spellings of issuers are kept once they are read.
const KEPT_ISSUERS: usize = 4096;

/// The places of duties to cite in the rule set: for the whole nation, and by province.
#[derive(Debug, Default)]
struct Duties {
    national: Vec<usize>,
    of_province: HashMap<String, Vec<usize>>,
}

/// What is worked out once of each document.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) number: Option<DocumentNumber>,
    pub(super) variants: Vec<DocumentNumber>,
    pub(super) kind: Option<DocumentKind>,
    pub(super) issuer: Issuer,
    area: AreaId,
    /// Every document that has the number has it in this very spelling.
    pub(super) is_plain: bool,
    /// Only plans show it, and what they show does not fit together.
    pub(super) is_doubtful: bool,
    successors: Vec<Successor>,
}

impl Registry {
    /// The registry of a rule set.
    pub fn new(rules: &RuleSet) -> Self {
        let mut registry = Self {
            graph: DiGraph::default(),
            entries: entries(rules),
            areas: Areas::default(),
            by_print: HashMap::default(),
            by_key: HashMap::default(),
            by_ordinal: HashMap::default(),
            by_day: HashMap::default(),
            by_letter: HashMap::default(),
            by_title: OnceLock::new(),
            subjects: OnceLock::new(),
            above: OnceLock::new(),
            circles: OnceLock::new(),
            duties: Duties::default(),
            issuers: RwLock::default(),
        };
        registry.relate(rules);
        for (id, document) in ids().zip(&rules.documents) {
            registry.index(id, document);
        }
        registry.find_plain();
        for (at, duty) in rules.duties.iter().enumerate() {
            registry.duties.add(at, &duty.audience);
        }
        registry
    }

    /// The duties to cite that plans of a province may have, in the order of the rules.
    pub fn duties<'r>(
        &self,
        rules: &'r RuleSet,
        province: Option<&str>,
    ) -> impl Iterator<Item = &'r CitationDuty> {
        let of_province = province.and_then(|name| self.duties.of_province.get(name));
        let of_province = of_province.into_iter().flatten();
        let mut places: Vec<_> = self
            .duties
            .national
            .iter()
            .chain(of_province)
            .copied()
            .collect();
        places.sort_unstable();
        places.into_iter().filter_map(|at| rules.duties.get(at))
    }

    /// What the titles of its documents say; worked out when it is first asked for.
    pub fn subjects(&self, rules: &RuleSet) -> &Subjects {
        self.subjects
            .get_or_init(|| Subjects::of(rules.documents.len()))
    }

    /// The province a document is of, in the spelling of [`place_name`].
    pub fn province(&self, id: DocumentId) -> Option<&str> {
        self.entry(id)?.issuer.province.as_deref()
    }

    fn find_plain(&mut self) {
        for at in 0..self.entries.len() {
            let Some(entry) = self.entries.get(at) else {
                return;
            };
            let number = entry.number.as_ref();
            let key = number.and_then(|number| number.key(entry.kind));
            let printed = number.and_then(|number| self.by_print.get(&number.printed));
            let keyed = key.and_then(|key| self.by_key.get(&key));
            let is_plain = keyed.is_some() && keyed == printed;
            if let Some(entry) = self.entries.get_mut(at) {
                entry.is_plain = is_plain;
            }
        }
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

    /// Two passes: every document a node, then every relation an edge.
    fn relate(&mut self, rules: &RuleSet) {
        for id in ids().take(rules.documents.len()) {
            self.graph.add_node(id);
        }
        for (id, document) in ids().zip(&rules.documents) {
            for (relation, other) in &document.relations {
                if (other.0 as usize) < rules.documents.len() {
                    self.graph.add_edge(node(id), node(*other), *relation);
                    self.succeed(rules, id, *relation, *other);
                }
            }
        }
        for entry in &mut self.entries {
            entry.successors.sort_by_key(|s| (s.from, s.document));
        }
    }

    fn succeed(&mut self, rules: &RuleSet, id: DocumentId, relation: Relation, other: DocumentId) {
        let ends = matches!(
            relation,
            Relation::Replaces | Relation::Repeals | Relation::Succeeds
        );
        if let Some(entry) = self.entries.get_mut(other.0 as usize).filter(|_| ends) {
            entry.successors.push(Successor {
                relation,
                document: id,
                from: begins(rules, id),
            });
        }
    }

    fn index(&mut self, id: DocumentId, document: &Document) {
        let here = (self.areas.area_of(document), id);
        let Some(entry) = self.entries.get_mut(id.0 as usize) else {
            return;
        };
        entry.area = here.0;
        for (printed, number) in document.number.iter().zip(&entry.number) {
            put(self.by_print.entry(printed.clone()).or_default(), here);
            let ordinal = number.ordinal.trim_start_matches('0').to_owned();
            put(self.by_ordinal.entry(ordinal).or_default(), here);
            put(self.by_letter.entry(letter_key(number)).or_default(), here);
        }
        for number in entry.number.iter().chain(&entry.variants) {
            if let Some(key) = number.key(entry.kind) {
                put(self.by_key.entry(key).or_default(), here);
            }
        }
        if let Some(day) = document.issued.filter(|day| day.is_whole()) {
            put(self.by_day.entry(day).or_default(), here);
        }
    }

    fn titles(&self, rules: &RuleSet) -> HashMap<String, Found> {
        let mut by_title: HashMap<String, Found> = HashMap::default();
        for (id, document) in ids().zip(&rules.documents) {
            let Some(entry) = self.entry(id) else {
                continue;
            };
            let here = (entry.area, id);
            put(by_title.entry(loose(&document.title)).or_default(), here);
        }
        by_title
    }

    /// What is known of a document.
    pub(super) fn entry(&self, id: DocumentId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    pub(super) fn successors_of(&self, id: DocumentId) -> &[Successor] {
        self.entry(id).map_or(&[], |entry| &entry.successors)
    }

    pub(super) fn printed<'r>(
        &'r self,
        number: &str,
        areas: &'r [AreaId],
    ) -> impl Iterator<Item = DocumentId> + use<'r> {
        within(self.by_print.get(number), areas)
    }

    pub(super) fn keyed(&self, key: &NumberKey, areas: &[AreaId]) -> Vec<DocumentId> {
        within(self.by_key.get(key), areas).collect()
    }

    pub(super) fn numbered(&self, ordinal: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        let ordinal = ordinal.trim_start_matches('0');
        within(self.by_ordinal.get(ordinal), areas).collect()
    }

    pub(super) fn issued(&self, day: PartialDate, areas: &[AreaId]) -> Vec<DocumentId> {
        within(self.by_day.get(&day), areas).collect()
    }

    pub(super) fn letters(&self, number: &DocumentNumber, areas: &[AreaId]) -> Vec<DocumentId> {
        within(self.by_letter.get(&letter_key(number)), areas).collect()
    }

    pub(super) fn titled(&self, rules: &RuleSet, title: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        let by_title = self.by_title.get_or_init(|| self.titles(rules));
        within(by_title.get(title), areas).collect()
    }

    /// The areas an issuer names; a commune without its province is of the plan's own.
    pub(super) fn areas_of(&self, issuer: &Issuer, home: &Home) -> Vec<AreaId> {
        let commune = issuer.commune.as_deref();
        let own = home.province.as_ref().filter(|_| commune.is_some());
        match issuer.province.as_ref().or(own) {
            Some(province) => self.areas.around(province, commune),
            None => Vec::new(),
        }
    }
}

/// What is worked out of each document; few offices issue nearly all of them.
fn entries(rules: &RuleSet) -> Vec<Entry> {
    let mut issuers: HashMap<&str, Issuer> = HashMap::default();
    let mut names: HashMap<&str, String> = HashMap::default();
    let documents = rules.documents.iter();
    documents
        .map(|document| {
            let printed = document.issuer.as_str();
            let issuer = issuers
                .entry(printed)
                .or_insert_with(|| Issuer::parse(printed));
            let mut issuer = issuer.clone();
            issuer.level = Some(document.level);
            if let Some(printed) = document.province.as_deref() {
                let name = names.entry(printed).or_insert_with(|| place_name(printed));
                issuer.province = Some(name.clone());
            }
            if let Some(printed) = document.commune.as_deref() {
                issuer.commune = Some(place_name(printed));
            }
            Entry::of(document, issuer)
        })
        .collect()
}

impl Entry {
    fn of(document: &Document, issuer: Issuer) -> Self {
        let number = document.number.as_deref().map(DocumentNumber::parse);
        let kind = (document.kind.as_deref())
            .and_then(DocumentKind::named)
            .or_else(|| number.as_ref().and_then(|n| n.kind));
        let is_odd = number.as_ref().is_some_and(|number| {
            let body = number.body;
            !number.defects.is_empty() || body.is_some_and(|b| issuer.contradicts_number_of(b))
        });
        Self {
            variants: document
                .variants
                .iter()
                .map(|v| DocumentNumber::parse(v))
                .collect(),
            kind,
            is_doubtful: document.verified == Verified::CitedOnly && is_odd,
            successors: Vec::new(),
            is_plain: false,
            area: NATION,
            number,
            issuer,
        }
    }
}

impl Duties {
    fn add(&mut self, at: usize, audience: &Audience) {
        if audience.provinces.is_empty() {
            self.national.push(at);
        }
        for province in &audience.provinces {
            self.of_province
                .entry(place_name(province))
                .or_default()
                .push(at);
        }
    }
}

fn letter_key(number: &DocumentNumber) -> String {
    format!(
        "{}|{}",
        number.ordinal_key(),
        number.body_text.to_uppercase()
    )
}

fn ids() -> impl Iterator<Item = DocumentId> {
    (0..).map(DocumentId)
}

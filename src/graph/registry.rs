//! The registry: the documents of a rule set with their relations, and the ways to find one.

use super::standing::{Successor, begins};
use crate::document::{
    Document, DocumentId, DocumentKind, DocumentNumber, Issuer, Level, NumberKey, PartialDate,
    Relation, Verified, place_name, same_province,
};
use crate::rule::RuleSet;
use crate::target::Head;
use crate::text::loose;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef};
use std::collections::HashMap;

/// The documents of a rule set, made ready to be found and followed. It is made once and shared
/// by all plans.
#[derive(Debug)]
pub struct Registry {
    graph: DiGraph<DocumentId, Relation, u32>,
    entries: Vec<Entry>,
    areas: Areas,
    by_print: HashMap<String, Found>,
    by_key: HashMap<NumberKey, Found>,
    by_ordinal: HashMap<String, Found>,
    by_day: HashMap<PartialDate, Found>,
    by_letter: HashMap<String, Found>,
    by_title: HashMap<String, Found>,
    above: Vec<Box<[DocumentId]>>,
    circles: Vec<Vec<DocumentId>>,
}

/// What is worked out once of each document.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) number: Option<DocumentNumber>,
    pub(super) variants: Vec<DocumentNumber>,
    pub(super) kind: Option<DocumentKind>,
    pub(super) issuer: Issuer,
    /// Only plans show it, and what they show does not fit together.
    pub(super) is_doubtful: bool,
    successors: Vec<Successor>,
}

/// Which area: the nation, a province, a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct AreaId(u32);

/// Documents under one heading of an index, by area.
type Found = Vec<(AreaId, DocumentId)>;

/// The names of areas.
#[derive(Debug, Default)]
struct Areas {
    provinces: Vec<(String, AreaId)>,
    communes: HashMap<(String, String), AreaId>,
}

const NATION: AreaId = AreaId(0);

/// Where a plan is at home: what "UBND tỉnh" means in it, and whose documents it may shorten.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) province: Option<String>,
    pub(super) commune: Option<String>,
    pub(super) areas: Vec<AreaId>,
}

impl Registry {
    /// The registry of a rule set.
    pub fn new(rules: &RuleSet) -> Self {
        let mut registry = Self {
            graph: DiGraph::default(),
            entries: rules.documents.iter().map(Entry::of).collect(),
            areas: Areas::default(),
            by_print: HashMap::new(),
            by_key: HashMap::new(),
            by_ordinal: HashMap::new(),
            by_day: HashMap::new(),
            by_letter: HashMap::new(),
            by_title: HashMap::new(),
            above: Vec::new(),
            circles: Vec::new(),
        };
        registry.relate(rules);
        for (id, document) in ids().zip(&rules.documents) {
            registry.index(id, document);
        }
        registry.follow();
        registry
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
        let Some(entry) = self.entries.get(id.0 as usize) else {
            return;
        };
        let here = (self.areas.area_of(document), id);
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
        put(
            self.by_title.entry(loose(&document.title)).or_default(),
            here,
        );
    }

    /// What is reached from each document, and the circles.
    fn follow(&mut self) {
        let basis = EdgeFiltered::from_fn(&self.graph, |edge| edge.weight().is_basis());
        let above = |start: NodeIndex| {
            let mut search = Dfs::new(&basis, start);
            let mut reached = Vec::new();
            while let Some(next) = search.next(&basis) {
                if next != start {
                    reached.extend(self.graph.node_weight(next).copied());
                }
            }
            reached.sort_unstable();
            reached.into_boxed_slice()
        };
        let above: Vec<_> = self.graph.node_indices().map(above).collect();
        let in_order = |component: Vec<NodeIndex>| {
            let weights = component.into_iter().rev();
            weights
                .filter_map(|n| self.graph.node_weight(n).copied())
                .collect::<Vec<_>>()
        };
        let mut circles: Vec<_> = tarjan_scc(&basis)
            .into_iter()
            .filter(|component| component.len() > 1)
            .map(in_order)
            .collect();
        circles.sort_unstable();
        (self.above, self.circles) = (above, circles);
    }

    /// What is known of a document.
    pub(super) fn entry(&self, id: DocumentId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    pub(super) fn successors_of(&self, id: DocumentId) -> &[Successor] {
        self.entry(id).map_or(&[], |entry| &entry.successors)
    }

    /// The documents a document rests on, directly or through others.
    pub fn above(&self, id: DocumentId) -> &[DocumentId] {
        self.above.get(id.0 as usize).map_or(&[], |ids| ids)
    }

    /// The documents that rest on each other in a circle, each circle once.
    pub fn circles(&self) -> &[Vec<DocumentId>] {
        &self.circles
    }

    /// What a document is to others, in the order the rules state it.
    pub fn relations(&self, id: DocumentId) -> Vec<(Relation, DocumentId)> {
        let mut found: Vec<_> = self
            .graph
            .edges(node(id))
            .map(|edge| (edge.id(), *edge.weight(), edge.target()))
            .collect();
        found.sort_unstable_by_key(|(edge, ..)| *edge);
        let named = |(_, relation, target)| Some((relation, *self.graph.node_weight(target)?));
        found.into_iter().filter_map(named).collect()
    }

    /// The documents that amend a document.
    pub fn amended_by(&self, id: DocumentId) -> Vec<DocumentId> {
        let mut found: Vec<_> = self
            .graph
            .edges_directed(node(id), petgraph::Direction::Incoming)
            .filter(|edge| *edge.weight() == Relation::Amends)
            .filter_map(|edge| self.graph.node_weight(edge.source()).copied())
            .collect();
        found.sort_unstable();
        found
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

    pub(super) fn titled(&self, title: &str, areas: &[AreaId]) -> Vec<DocumentId> {
        within(self.by_title.get(title), areas).collect()
    }

    /// The areas an issuer names.
    pub(super) fn areas_of(&self, issuer: &Issuer) -> Vec<AreaId> {
        let Some(province) = &issuer.province else {
            return Vec::new();
        };
        self.areas.around(province, issuer.commune.as_deref())
    }
}

impl Entry {
    fn of(document: &Document) -> Self {
        let number = document.number.as_deref().map(DocumentNumber::parse);
        let mut issuer = Issuer::parse(&document.issuer);
        issuer.level = Some(document.level);
        let name = |printed: &Option<String>| printed.as_deref().map(place_name);
        issuer.province = name(&document.province).or(issuer.province);
        issuer.commune = name(&document.commune).or(issuer.commune);
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
            number,
            issuer,
        }
    }
}

impl Areas {
    /// The area of a document, given an id where it is new.
    fn area_of(&mut self, document: &Document) -> AreaId {
        let Some(province) = document.province.as_deref().map(place_name) else {
            return NATION;
        };
        let next = 1 + self.provinces.len() + self.communes.len();
        let next = AreaId(u32::try_from(next).unwrap_or(u32::MAX));
        match document.commune.as_deref().map(place_name) {
            Some(commune) if document.level == Level::Commune => {
                *self.communes.entry((province, commune)).or_insert(next)
            }
            _ => {
                let known = self.provinces.iter().find(|(name, _)| *name == province);
                if let Some((_, id)) = known {
                    return *id;
                }
                self.provinces.push((province, next));
                next
            }
        }
    }

    /// A province with those merged with it, and a commune of it.
    fn around(&self, province: &str, commune: Option<&str>) -> Vec<AreaId> {
        let of_province = |(name, _): &&(String, AreaId)| same_province(name, province);
        let mut areas: Vec<_> = self
            .provinces
            .iter()
            .filter(of_province)
            .map(|(_, id)| *id)
            .collect();
        if let Some(commune) = commune {
            let key = (province.to_owned(), commune.to_owned());
            areas.extend(self.communes.get(&key).copied());
        }
        areas
    }
}

impl Home {
    /// Where the head of a plan says it is at home.
    pub(super) fn of(registry: &Registry, head: &Head<'_>) -> Self {
        let issuer = head.issuer.as_deref().map(Issuer::parse);
        let (mut province, mut commune) =
            issuer.map_or((None, None), |issuer| (issuer.province, issuer.commune));
        province = head.province.as_deref().map(place_name).or(province);
        commune = head.commune.as_deref().map(place_name).or(commune);
        let mut areas = vec![NATION];
        if let Some(province) = &province {
            areas.extend(registry.areas.around(province, commune.as_deref()));
        }
        Self {
            province,
            commune,
            areas,
        }
    }
}

/// Puts a document under a heading, in order of area, once.
fn put(found: &mut Found, here: (AreaId, DocumentId)) {
    if let Err(at) = found.binary_search(&here) {
        found.insert(at, here);
    }
}

/// Those of a heading's documents that are of one of the areas: looked up, not looked through.
fn within<'f>(
    found: Option<&'f Found>,
    areas: &'f [AreaId],
) -> impl Iterator<Item = DocumentId> + use<'f> {
    let found = found.map_or(&[][..], Vec::as_slice);
    areas.iter().flat_map(move |area| {
        let first = found.partition_point(|(known, _)| known < area);
        let after = found.partition_point(|(known, _)| known <= area);
        found
            .get(first..after)
            .unwrap_or_default()
            .iter()
            .map(|(_, id)| *id)
    })
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

fn node(id: DocumentId) -> NodeIndex {
    NodeIndex::new(id.0 as usize)
}

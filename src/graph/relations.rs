//! What documents are to each other: relations, what is reached by them, circles.

use super::registry::Registry;
use crate::document::{DocumentId, Relation};
use petgraph::algo::tarjan_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeFiltered};

impl Registry {
    /// The documents a document rests on, directly or through others.
    pub fn above(&self, id: DocumentId) -> &[DocumentId] {
        let above = self.above.get_or_init(|| self.follow());
        above.get(id.0 as usize).map_or(&[], |ids| ids)
    }

    /// The documents that rest on each other in a circle, each circle once.
    pub fn circles(&self) -> &[Vec<DocumentId>] {
        self.circles.get_or_init(|| self.find_circles())
    }

    /// What a document is to others, in the order the rules state it.
    pub fn relations(&self, id: DocumentId) -> impl Iterator<Item = (Relation, DocumentId)> {
        let own = self.index().relations_of(id).iter();
        own.map(|(_, relation, other)| (*relation, *other))
    }

    /// The documents that amend a document.
    pub fn amended_by(&self, id: DocumentId) -> impl Iterator<Item = DocumentId> + use<'_> {
        let amended = self.amended.get_or_init(|| {
            let all = self.index().relations.iter();
            let amends = all.filter(|(_, relation, _)| *relation == Relation::Amends);
            let mut amended: Vec<_> = amends.map(|(by, _, of)| (*of, *by)).collect();
            // The sort is stable: those that amend one document stay as the rules state them.
            amended.sort_by_key(|(of, _)| *of);
            amended
        });
        let first = amended.partition_point(|(of, _)| *of < id);
        let own = amended.get(first..).unwrap_or_default().iter();
        own.take_while(move |(of, _)| *of == id).map(|(_, by)| *by)
    }

    /// What is reached from each document.
    fn follow(&self) -> Vec<Box<[DocumentId]>> {
        let graph = self.graph();
        let basis = EdgeFiltered::from_fn(graph, |edge| edge.weight().is_basis());
        let above = |start: NodeIndex| {
            let mut search = Dfs::new(&basis, start);
            let mut reached = Vec::new();
            while let Some(next) = search.next(&basis) {
                if next != start {
                    reached.extend(graph.node_weight(next).copied());
                }
            }
            reached.sort_unstable();
            reached.into_boxed_slice()
        };
        graph.node_indices().map(above).collect()
    }

    fn find_circles(&self) -> Vec<Vec<DocumentId>> {
        if self.index().is_straight() {
            return Vec::new();
        }
        let graph = self.graph();
        let basis = EdgeFiltered::from_fn(graph, |edge| edge.weight().is_basis());
        let in_order = |component: Vec<NodeIndex>| {
            let weights = component.into_iter().rev();
            weights
                .filter_map(|n| graph.node_weight(n).copied())
                .collect::<Vec<_>>()
        };
        let components = tarjan_scc(&basis).into_iter();
        let circles = components.filter(|component| component.len() > 1);
        let mut circles: Vec<_> = circles.map(in_order).collect();
        circles.sort_unstable();
        circles
    }
}

/// The node of a document: they have the same number.
pub(super) fn node(id: DocumentId) -> NodeIndex {
    NodeIndex::new(id.0 as usize)
}

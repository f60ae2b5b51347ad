//! What documents are to each other: relations, what is reached by them, circles.

use super::registry::Registry;
use crate::document::{DocumentId, Relation};
use petgraph::algo::tarjan_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef};

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

    /// What is reached from each document.
    fn follow(&self) -> Vec<Box<[DocumentId]>> {
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
        self.graph.node_indices().map(above).collect()
    }

    fn find_circles(&self) -> Vec<Vec<DocumentId>> {
        let basis = EdgeFiltered::from_fn(&self.graph, |edge| edge.weight().is_basis());
        let in_order = |component: Vec<NodeIndex>| {
            let weights = component.into_iter().rev();
            weights
                .filter_map(|n| self.graph.node_weight(n).copied())
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

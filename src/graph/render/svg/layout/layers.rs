//! Which row each box stands in, and where long arrows pass the rows between.

use super::Sketch;
use petgraph::Direction;
use petgraph::algo::has_path_connecting;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::{DfsEvent, EdgeRef, depth_first_search};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A block of the sketch.
    Block(usize),
    /// A long arrow, or several with one end in common, on its way.
    Bend,
}

/// Which arrows pass rows together: they leave one box at one point, or reach one box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bundle {
    From(usize, usize),
    To(usize),
}

/// Rows of boxes and bends, the lowest first.
#[derive(Debug)]
pub(super) struct Layers {
    /// Boxes and bends; an edge joins two of neighbouring rows, the lower one first.
    pub(super) items: DiGraph<Item, ()>,
    /// The rows, each from left to right.
    pub(super) rows: Vec<Vec<NodeIndex>>,
    /// The way of each arrow from its lower to its upper box.
    pub(super) ways: Vec<Way>,
}

/// The items an arrow passes.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) arrow: usize,
    pub(super) items: Vec<NodeIndex>,
    /// The arrow runs from the upper box to the lower one.
    pub(super) is_down: bool,
}

impl Layers {
    /// Gives each box a row.
    pub(super) fn of(sketch: &Sketch) -> Self {
        let (mut graph, down) = without_circles(sketch);
        drop_shortcuts(&mut graph);
        for (from, to, arrow) in &down {
            graph.add_edge(*to, *from, *arrow);
        }
        let down = down.into_iter().map(|(_, _, arrow)| arrow).collect();
        let ranks = ranks(&graph);
        let mut layers = Self {
            items: sketch.blocks.iter().fold(DiGraph::new(), |mut items, _| {
                items.add_node(Item::Block(items.node_count()));
                items
            }),
            rows: vec![Vec::new(); ranks.iter().max().map_or(0, |most| most + 1)],
            ways: Vec::new(),
        };
        for (at, rank) in ranks.iter().enumerate() {
            layers.put(NodeIndex::new(at), *rank);
        }
        layers.arrows(sketch, &graph, &down, &ranks);
        layers
    }

    fn put(&mut self, item: NodeIndex, rank: usize) {
        if let Some(row) = self.rows.get_mut(rank) {
            row.push(item);
        }
    }

    fn arrows(
        &mut self,
        sketch: &Sketch,
        graph: &DiGraph<(), usize>,
        down: &BTreeSet<usize>,
        ranks: &[usize],
    ) {
        let rank = |at: NodeIndex| ranks.get(at.index()).copied().unwrap_or_default();
        let mut bends = BTreeMap::new();
        let mut drawn: Vec<_> = graph.edge_references().collect();
        drawn.sort_unstable_by_key(|edge| *edge.weight());
        for edge in drawn {
            let (lower, upper, arrow) = (edge.source(), edge.target(), *edge.weight());
            let many = |at, way| graph.edges_directed(at, way).count();
            let group = sketch.arrows.get(arrow).map_or(0, |arrow| arrow.group);
            let fans_out = many(lower, Direction::Outgoing) > many(upper, Direction::Incoming);
            let bundle = if fans_out {
                Bundle::From(lower.index(), group)
            } else {
                Bundle::To(upper.index())
            };
            let mut items = vec![lower];
            for row in rank(lower) + 1..rank(upper) {
                let bend = *bends.entry((bundle, row)).or_insert_with(|| {
                    let bend = self.items.add_node(Item::Bend);
                    self.put(bend, row);
                    bend
                });
                items.push(bend);
            }
            items.push(upper);
            for (from, to) in items.iter().zip(items.iter().skip(1)) {
                self.items.update_edge(*from, *to, ());
            }
            self.ways.push(Way {
                arrow,
                items,
                is_down: down.contains(&arrow),
            });
        }
    }
}

/// An arrow that would close a circle: it has to run down.
type Down = (NodeIndex, NodeIndex, usize);

/// The boxes and the arrows between them, without those that would close a circle or lead to
/// the first box.
fn without_circles(sketch: &Sketch) -> (DiGraph<(), usize>, Vec<Down>) {
    let mut graph: DiGraph<(), usize> = DiGraph::new();
    for _ in &sketch.blocks {
        graph.add_node(());
    }
    let mut back = BTreeSet::new();
    for (at, arrow) in sketch.arrows.iter().enumerate() {
        let (from, to) = (NodeIndex::new(arrow.from), NodeIndex::new(arrow.to));
        graph.update_edge(from, to, at);
        if arrow.to == 0 {
            back.insert((from, to));
        }
    }
    depth_first_search(&graph, graph.node_indices(), |event| {
        if let DfsEvent::BackEdge(from, to) = event {
            back.insert((from, to));
        }
    });
    let mut remove = |(from, to)| {
        let arrow = graph
            .find_edge(from, to)
            .and_then(|edge| graph.remove_edge(edge))?;
        Some((from, to, arrow))
    };
    let down = back.into_iter().filter_map(&mut remove).collect();
    (graph, down)
}

/// Leaves out each arrow that others lead the same way.
fn drop_shortcuts(graph: &mut DiGraph<(), usize>) {
    let is_shortcut = |edge: EdgeIndex| {
        let Some((from, to)) = graph.edge_endpoints(edge) else {
            return false;
        };
        graph
            .neighbors(from)
            .any(|next| next != to && has_path_connecting(&*graph, next, to, None))
    };
    let shortcuts: BTreeSet<_> = graph
        .edge_indices()
        .filter(|edge| is_shortcut(*edge))
        .collect();
    graph.retain_edges(|_, edge| !shortcuts.contains(&edge));
}

/// The row of each box: above all that lead to it, in rows about as many as columns.
fn ranks(graph: &DiGraph<(), usize>) -> Vec<usize> {
    let room = graph.node_count().isqrt().max(2) + 1;
    let mut ranks = vec![0; graph.node_count()];
    let mut waiting: Vec<usize> = graph
        .node_indices()
        .map(|at| graph.edges_directed(at, Direction::Incoming).count())
        .collect();
    let mut counts: Vec<usize> = Vec::new();
    let free = graph.node_indices().zip(&waiting).filter(|(_, n)| **n == 0);
    let mut ready: BTreeSet<(usize, NodeIndex)> = free.map(|(at, _)| (0, at)).collect();
    while let Some((least, at)) = ready.pop_first() {
        // INVARIANT: nothing leads to the first box: it has the lowest row to itself.
        let least = if at.index() == 0 { 0 } else { least.max(1) };
        let full = counts
            .iter()
            .skip(least)
            .take_while(|n| **n >= room)
            .count();
        let rank = least + full;
        counts.resize(counts.len().max(rank + 1), 0);
        if let Some(count) = counts.get_mut(rank) {
            *count += 1;
        }
        if let Some(own) = ranks.get_mut(at.index()) {
            *own = rank;
        }
        for next in graph.neighbors(at) {
            let Some(count) = waiting.get_mut(next.index()) else {
                continue;
            };
            *count -= 1;
            if *count == 0 {
                let below = graph.neighbors_directed(next, Direction::Incoming);
                let above = below.filter_map(|b| ranks.get(b.index())).max();
                ready.insert((above.map_or(0, |most| most + 1), next));
            }
        }
    }
    lift(graph, &mut ranks);
    close_up(&mut ranks);
    ranks
}

/// What nothing leads to stands just below what it leads to.
fn lift(graph: &DiGraph<(), usize>, ranks: &mut [usize]) {
    for at in graph.node_indices().skip(1) {
        let is_led_to = graph
            .neighbors_directed(at, Direction::Incoming)
            .next()
            .is_some();
        let above = graph.neighbors(at).filter_map(|up| ranks.get(up.index()));
        let least = above.min().copied();
        if let (false, Some(least), Some(own)) = (is_led_to, least, ranks.get_mut(at.index())) {
            *own = least.saturating_sub(1).max(*own);
        }
    }
}

/// Leaves no row empty.
fn close_up(ranks: &mut [usize]) {
    let used: BTreeSet<usize> = ranks.iter().copied().collect();
    let order: BTreeMap<usize, usize> = used.into_iter().zip(0..).collect();
    for rank in ranks {
        *rank = order.get(rank).copied().unwrap_or_default();
    }
}

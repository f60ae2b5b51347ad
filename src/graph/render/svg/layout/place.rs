//! How far to the right everything stands.

use super::layers::{Item, Layers};
use super::{BESIDE, BETWEEN, PASS, Sketch};
use petgraph::Direction;
use petgraph::graph::NodeIndex;

/// Rows are drawn towards their neighbours so often, up and down.
const PASSES: usize = 8;

/// The middle of each item, by its index; the leftmost edge of all is 0.
pub(super) fn places(sketch: &Sketch, layers: &Layers) -> Vec<i64> {
    let mut xs = vec![0; layers.items.node_count()];
    for row in &layers.rows {
        let wishes = vec![(0, 1); row.len()];
        put(sketch, layers, row, &wishes, &mut xs);
    }
    for pass in 0..PASSES {
        let is_up = pass % 2 == 0;
        let count = layers.rows.len();
        for step in 0..count {
            let at = if is_up { step } else { count - 1 - step };
            let Some(row) = layers.rows.get(at) else {
                continue;
            };
            let middle = xs.iter().sum::<i64>() / i64::try_from(xs.len()).unwrap_or(1).max(1);
            let wishes: Vec<_> = row
                .iter()
                .map(|item| wish(layers, *item, is_up, (&xs, middle)))
                .collect();
            put(sketch, layers, row, &wishes, &mut xs);
        }
    }
    let left = |item: NodeIndex| Some(xs.get(item.index())? - width(sketch, layers, item) / 2);
    let least = layers.items.node_indices().filter_map(left).min();
    let least = least.unwrap_or_default();
    xs.iter().map(|x| x - least).collect()
}

/// The width of an item.
pub(super) fn width(sketch: &Sketch, layers: &Layers, item: NodeIndex) -> i64 {
    match layers.items.node_weight(item) {
        Some(Item::Block(at)) => sketch
            .blocks
            .get(*at)
            .map_or(0, |b| i64::from(b.size.width)),
        _ => i64::from(PASS),
    }
}

/// Where an item wants to stand and how much: bends in a straight line, boxes also towards the
/// middle of the page.
fn wish(layers: &Layers, item: NodeIndex, is_up: bool, (xs, middle): (&[i64], i64)) -> (i64, i64) {
    let is_bend = |at| layers.items.node_weight(at) == Some(&Item::Bend);
    let toward = if is_up {
        Direction::Incoming
    } else {
        Direction::Outgoing
    };
    let mut joined = vec![(middle, if is_bend(item) { 1 } else { 3 })];
    for (way, weight) in [(toward, 4), (toward.opposite(), 1)] {
        for other in layers.items.neighbors_directed(item, way) {
            let straight = if is_bend(item) && is_bend(other) {
                8
            } else {
                1
            };
            let x = xs.get(other.index()).copied().unwrap_or_default();
            joined.push((x, weight * straight));
        }
    }
    let weight: i64 = joined.iter().map(|(_, weight)| weight).sum();
    let sum: i64 = joined.iter().map(|(x, weight)| x * weight).sum();
    (sum.checked_div(weight).unwrap_or(middle), weight)
}

/// Puts a row as near to its wishes as its order and the blanks between allow: neighbours that
/// would overlap stand together, as near as all of them wish.
fn put(sketch: &Sketch, layers: &Layers, row: &[NodeIndex], wishes: &[(i64, i64)], xs: &mut [i64]) {
    let mut offset = 0;
    let mut offsets = Vec::with_capacity(row.len());
    let mut before: Option<NodeIndex> = None;
    for item in row {
        if let Some(before) = before {
            let halves = width(sketch, layers, before) + width(sketch, layers, *item);
            let is_box = |at| layers.items.node_weight(at) != Some(&Item::Bend);
            let blank = if is_box(before) && is_box(*item) {
                BETWEEN
            } else {
                BESIDE
            };
            offset += halves / 2 + 1 + i64::from(blank);
        }
        offsets.push(offset);
        before = Some(*item);
    }
    // Groups that stand together: sum of weighted wishes, weight, members.
    let mut groups: Vec<(i64, i64, usize)> = Vec::new();
    for ((wish, weight), offset) in wishes.iter().zip(&offsets) {
        let mut group = ((wish - offset) * weight, *weight, 1);
        while let Some(last) = groups.pop_if(|last| last.0 / last.1 >= group.0 / group.1) {
            group = (last.0 + group.0, last.1 + group.1, last.2 + group.2);
        }
        groups.push(group);
    }
    let starts = groups
        .iter()
        .flat_map(|(sum, weight, members)| std::iter::repeat_n(sum / weight, *members));
    for ((item, start), offset) in row.iter().zip(starts).zip(&offsets) {
        if let Some(x) = xs.get_mut(item.index()) {
            *x = start + offset;
        }
    }
}

//! The order within each row: few crossings.

use super::layers::Layers;
use petgraph::Direction;
use petgraph::graph::NodeIndex;

/// Rows are gone through so often, up and down; large drawings less often.
const PASSES: usize = 12;
/// About so many items are worked on in all.
const WORK: usize = 6000;

/// Orders each row by the middle of what it is joined to, and keeps the best order seen.
pub(super) fn order(layers: &mut Layers) {
    let passes = (WORK / layers.items.node_count().max(1)).clamp(2, PASSES);
    let mut best = (crossings(layers), layers.rows.clone());
    // What was there before each of the last two passes, the one before last first.
    let mut before: [Vec<Vec<NodeIndex>>; 2] = Default::default();
    for pass in 0..passes {
        let [earlier, last] = before;
        // All that follows was there before: there is no better order.
        if best.0 == 0 || earlier == layers.rows {
            break;
        }
        before = [last, layers.rows.clone()];
        let is_up = pass % 2 == 0;
        sweep(layers, is_up);
        swap(layers);
        let now = crossings(layers);
        if now < best.0 {
            best = (now, layers.rows.clone());
        }
    }
    layers.rows = best.1;
}

/// The place of each item in its row.
fn positions(layers: &Layers) -> Vec<usize> {
    let mut positions = vec![0; layers.items.node_count()];
    for row in &layers.rows {
        note(&mut positions, row);
    }
    positions
}

fn note(positions: &mut [usize], row: &[NodeIndex]) {
    for (at, item) in row.iter().enumerate() {
        if let Some(place) = positions.get_mut(item.index()) {
            *place = at;
        }
    }
}

fn sweep(layers: &mut Layers, is_up: bool) {
    let mut positions = positions(layers);
    let count = layers.rows.len();
    let toward = if is_up {
        Direction::Incoming
    } else {
        Direction::Outgoing
    };
    for step in 1..count {
        let at = if is_up { step } else { count - 1 - step };
        let Some(row) = layers.rows.get_mut(at) else {
            continue;
        };
        let items = &layers.items;
        row.sort_by_cached_key(|item| {
            let own = positions.get(item.index()).copied().unwrap_or_default();
            let joined: Vec<usize> = items
                .neighbors_directed(*item, toward)
                .filter_map(|other| positions.get(other.index()).copied())
                .collect();
            let middle = (joined.iter().sum::<usize>() * 1000).checked_div(joined.len());
            (middle.unwrap_or(own * 1000), own)
        });
        note(&mut positions, row);
    }
}

/// Swaps neighbours where that takes crossings away.
fn swap(layers: &mut Layers) {
    let mut positions = positions(layers);
    for at in 0..layers.rows.len() {
        let mut row = layers.rows.get(at).cloned().unwrap_or_default();
        for left in 0..row.len().saturating_sub(1) {
            let (Some(a), Some(b)) = (row.get(left).copied(), row.get(left + 1).copied()) else {
                continue;
            };
            if between(layers, &positions, a, b) > between(layers, &positions, b, a) {
                row.swap(left, left + 1);
            }
        }
        note(&mut positions, &row);
        if let Some(old) = layers.rows.get_mut(at) {
            *old = row;
        }
    }
}

/// The crossings between the edges of two neighbours, the left one first.
fn between(layers: &Layers, positions: &[usize], left: NodeIndex, right: NodeIndex) -> usize {
    let ends = |item, way| {
        let joined = layers.items.neighbors_directed(item, way);
        joined.filter_map(|other| positions.get(other.index()).copied())
    };
    [Direction::Incoming, Direction::Outgoing]
        .into_iter()
        .map(|way| {
            let right: Vec<usize> = ends(right, way).collect();
            let crossed = |l: usize| right.iter().filter(|r| **r < l).count();
            ends(left, way).map(crossed).sum::<usize>()
        })
        .sum()
}

/// How many pairs of edges cross.
fn crossings(layers: &Layers) -> usize {
    let positions = positions(layers);
    let place = |item: NodeIndex| positions.get(item.index()).copied().unwrap_or_default();
    let of_row = |row: &Vec<NodeIndex>| {
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for item in row {
            ends.extend(
                layers
                    .items
                    .neighbors(*item)
                    .map(|up| (place(*item), place(up))),
            );
        }
        ends.sort_unstable();
        let mut count = 0;
        for (at, (_, upper)) in ends.iter().enumerate() {
            count += ends
                .iter()
                .take(at)
                .filter(|(_, before)| before > upper)
                .count();
        }
        count
    };
    layers.rows.iter().map(of_row).sum()
}

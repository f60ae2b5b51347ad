//! From rows and places to corners and routes.

use super::layers::{Item, Layers, Way};
use super::{Layout, Point, Route, Size, Sketch, place};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;

/// The least blank between two rows, and what each line in it adds.
const GAP: (i32, i32) = (34, 2);
/// The most that lines add.
const CROWD: usize = 14;

/// Top and bottom of a row.
type Band = (i32, i32);

struct Page<'p> {
    sketch: &'p Sketch,
    layers: &'p Layers,
    xs: &'p [i64],
    bands: BTreeMap<NodeIndex, Band>,
    exits: BTreeMap<(usize, usize), i32>,
    entries: BTreeMap<(NodeIndex, NodeIndex), i32>,
}

pub(super) fn routes(sketch: &Sketch, layers: &Layers, xs: &[i64]) -> Layout {
    let (bands, height) = bands(sketch, layers);
    let mut page = Page {
        sketch,
        layers,
        xs,
        bands,
        exits: BTreeMap::new(),
        entries: BTreeMap::new(),
    };
    page.find_exits();
    page.find_entries();
    let width = layers.items.node_indices().map(|item| {
        let half = place::width(sketch, layers, item) / 2 + 1;
        page.x(item) + i32::try_from(half).unwrap_or_default()
    });
    Layout {
        corners: (0..sketch.blocks.len()).map(|at| page.corner(at)).collect(),
        routes: layers
            .ways
            .iter()
            .filter_map(|way| page.route(way))
            .collect(),
        size: Size {
            width: width.max().unwrap_or_default(),
            height,
        },
    }
}

/// Top and bottom of the row of each item, and the height of all rows.
fn bands(sketch: &Sketch, layers: &Layers) -> (BTreeMap<NodeIndex, Band>, i32) {
    let mut bands = BTreeMap::new();
    let mut top = 0;
    for row in layers.rows.iter().rev() {
        let height = |item: &NodeIndex| match layers.items.node_weight(*item) {
            Some(Item::Block(at)) => sketch.blocks.get(*at).map_or(0, |b| b.size.height + b.head),
            _ => 0,
        };
        let bottom = top + row.iter().map(height).max().unwrap_or_default();
        bands.extend(row.iter().map(|item| (*item, (top, bottom))));
        let lines = |item: &NodeIndex| {
            layers
                .items
                .edges_directed(*item, Direction::Incoming)
                .count()
        };
        let lines = row.iter().map(lines).sum::<usize>().min(CROWD);
        top = bottom + GAP.0 + GAP.1 * i32::try_from(lines).unwrap_or_default();
    }
    let height = bands.values().map(|(_, bottom)| *bottom).max();
    (bands, height.unwrap_or_default())
}

impl Page<'_> {
    fn x(&self, item: NodeIndex) -> i32 {
        let x = self.xs.get(item.index()).copied().unwrap_or_default();
        i32::try_from(x).unwrap_or_default()
    }

    fn band(&self, item: NodeIndex) -> Band {
        self.bands.get(&item).copied().unwrap_or_default()
    }

    fn size(&self, at: usize) -> Size {
        self.sketch
            .blocks
            .get(at)
            .map_or(Size::default(), |b| b.size)
    }

    /// A box stands on the bottom of its row.
    fn corner(&self, at: usize) -> Point {
        let (item, size) = (NodeIndex::new(at), self.size(at));
        Point {
            x: self.x(item) - size.width / 2,
            y: self.band(item).1 - size.height,
        }
    }

    /// Where the arrows of a box leave it: a point for each group, in the order of what they
    /// lead to.
    fn find_exits(&mut self) {
        let mut groups: BTreeMap<usize, BTreeMap<usize, (i64, i64)>> = BTreeMap::new();
        for way in &self.layers.ways {
            let (Some(lower), Some(next)) = (way.items.first(), way.items.get(1)) else {
                continue;
            };
            let sums = groups.entry(lower.index()).or_default();
            let (sum, count) = sums.entry(self.group(way)).or_default();
            *sum += i64::from(self.x(*next));
            *count += 1;
        }
        for (at, sums) in groups {
            let middle = |(sum, count): &(i64, i64)| sum.checked_div(*count).unwrap_or_default();
            let mut order: Vec<_> = sums
                .iter()
                .map(|(group, sum)| (middle(sum), *group))
                .collect();
            order.sort_unstable();
            let (left, width) = (self.corner(at).x, self.size(at).width);
            let shares = i32::try_from(order.len()).unwrap_or(1);
            for (share, (_, group)) in (0..).zip(order) {
                // One alone leaves in the middle; of several each has its words to the right.
                let x = if shares == 1 {
                    left + width / 2
                } else {
                    left + width * share / shares + 8
                };
                self.exits.insert((at, group), x);
            }
        }
    }

    fn group(&self, way: &Way) -> usize {
        self.sketch
            .arrows
            .get(way.arrow)
            .map_or(0, |arrow| arrow.group)
    }

    /// Where lines reach a box from below: spread over its width in the order they come from.
    fn find_entries(&mut self) {
        for at in 0..self.sketch.blocks.len() {
            let item = NodeIndex::new(at);
            let mut lower: Vec<_> = self
                .layers
                .items
                .neighbors_directed(item, Direction::Incoming)
                .map(|below| (self.x(below), below))
                .collect();
            lower.sort_unstable();
            let (left, width) = (self.corner(at).x, self.size(at).width);
            let shares = i32::try_from(lower.len() + 1).unwrap_or(1);
            for (share, (_, below)) in (1..).zip(lower) {
                let x = left + width * share / shares;
                self.entries.insert((below, item), x);
            }
        }
    }

    fn route(&self, way: &Way) -> Option<Route> {
        let (lower, upper) = (*way.items.first()?, *way.items.last()?);
        let x = *self.exits.get(&(lower.index(), self.group(way)))?;
        let mut points = vec![
            Point {
                x,
                y: self.corner(lower.index()).y,
            },
            Point {
                x,
                y: self.band(lower).0,
            },
        ];
        let between = way.items.len().saturating_sub(2);
        for bend in way.items.iter().skip(1).take(between) {
            let ((top, bottom), x) = (self.band(*bend), self.x(*bend));
            points.extend([Point { x, y: bottom }, Point { x, y: top }]);
        }
        let before = *way.items.get(between)?;
        let end = Point {
            x: *self.entries.get(&(before, upper))?,
            y: self.band(upper).1,
        };
        points.push(end);
        if way.is_down {
            points.reverse();
        }
        Some(Route {
            arrow: way.arrow,
            points,
            is_down: way.is_down,
        })
    }
}

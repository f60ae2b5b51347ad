//! A layered drawing: boxes in rows, each arrow from a lower row to a higher one.
//!
//! The steps are those of Sugiyama, Tagawa and Toda: circles are opened, boxes get rows, long
//! arrows pass each row between them at a bend, rows are ordered for few crossings, everything
//! gets a place, arrows become routes. All numbers are whole.

mod layers;
mod order;
mod place;
mod route;

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A point; `y` grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) x: i32,
    pub(super) y: i32,
}

/// A box to be placed, with room above it for the words of the arrows that leave it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) size: Size,
    pub(super) head: i32,
}

/// An arrow from one box to another; those of one box and group leave it at one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) group: usize,
}

/// What is to be drawn: the first block stands lowest.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    pub(super) blocks: Vec<Block>,
    pub(super) arrows: Vec<Arrow>,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// The upper left corner of each block's box.
    pub(super) corners: Vec<Point>,
    /// The route of each arrow that is drawn: its place in the sketch, its points. The first
    /// lies on the box it leaves, the last on the box it reaches.
    pub(super) routes: Vec<Route>,
    /// The room it all takes.
    pub(super) size: Size,
}

/// The way of an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) arrow: usize,
    /// The points in pairs: a straight way up through a row, then the way to the next pair.
    pub(super) points: Vec<Point>,
    /// Whether the arrow runs down: it would close a circle.
    pub(super) is_down: bool,
}

/// The blank between boxes of a row.
const BETWEEN: i32 = 22;
/// The blank beside an arrow that passes a row.
const BESIDE: i32 = 8;
/// The room of such an arrow.
const PASS: i32 = 8;

/// Lays a sketch out. An arrow is left out where others lead the same way.
pub(super) fn lay_out(sketch: &Sketch) -> Layout {
    let mut layers = layers::Layers::of(sketch);
    order::order(&mut layers);
    let xs = place::places(sketch, &layers);
    route::routes(sketch, &layers, &xs)
}

#[cfg(test)]
mod tests;

//! What of the graph is made before the program is: the ways to find a document.

#[path = "../src/graph/area.rs"]
mod area;
#[path = "../src/graph/index/mod.rs"]
mod index;

pub(crate) use index::Index;

//! The graph as a picture: SVG that stands alone or inside a page.
//!
//! The plan stands below, what it rests on above. What no chain leads on from is drawn apart,
//! and so is what binds the plan and is never reached.

mod card;
mod draw;
mod layout;
mod letters;

use super::{Edge, Node};
use crate::document::DocumentId;
use crate::graph::BasisGraph;
use crate::lang::Lang;
use card::{Border, Card, Titles};
use layout::{Arrow, Block, Layout, Point, Size, Sketch};
use std::collections::BTreeSet;

/// How a picture is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'p> {
    /// What the ids inside it begin with: no two pictures of one page share it.
    pub prefix: &'p str,
    /// The documents that bind the plan and that its basis never reaches.
    pub unreached: &'p [DocumentId],
}

/// The styles of the pictures of a page.
pub const STYLE: &str = include_str!("picture.css");

/// More boxes than these have shorter titles.
const ROOMY: usize = 16;
/// More documents than these that lead nowhere are drawn apart.
const ASIDE: usize = 3;
/// The blank around the picture.
const MARGIN: i32 = 12;
/// The least width of a picture: a frame with three boxes side by side.
const LEAST: i32 = 3 * (card::WIDTH + MARGIN) + 3 * MARGIN;
/// The height of a line of words between the boxes.
const CAPTION: i32 = 24;
/// The blank between the parts of a picture.
const APART: i32 = 26;

/// The legal basis of a plan as a file of SVG.
pub fn svg(graph: &BasisGraph<'_>, picture: Picture<'_>, lang: Lang) -> String {
    let scene = Scene::of(graph, picture.unreached, lang);
    draw::whole(&scene, graph, picture.prefix, lang)
}

/// The same in pieces for a page of HTML that has [`STYLE`]: the chains, then what stands apart.
pub fn svgs(graph: &BasisGraph<'_>, picture: Picture<'_>, lang: Lang) -> Vec<String> {
    let scene = Scene::of(graph, picture.unreached, lang);
    draw::pieces(&scene, graph, picture.prefix, lang)
}

/// Everything with its place.
#[derive(Debug, Default)]
struct Scene {
    boxes: Vec<(Card, Point)>,
    lines: Vec<Line>,
    frames: Vec<Frame>,
    size: Size,
}

/// An arrow with its words.
#[derive(Debug)]
struct Line {
    edge: Edge,
    points: Vec<Point>,
    is_down: bool,
    words: Option<(Point, &'static str)>,
}

/// Boxes apart, under some words.
#[derive(Debug)]
struct Frame {
    words: &'static str,
    corner: Point,
    size: Size,
}

impl Scene {
    fn of(graph: &BasisGraph<'_>, unreached: &[DocumentId], lang: Lang) -> Self {
        let edges = super::edges(graph);
        let (chained, aside) = parts(&edges);
        let titles = if chained.len() > ROOMY {
            Titles::Short
        } else {
            Titles::Roomy
        };
        let card = |node: &Node| Card::of(graph, *node, titles, lang);
        let mut scene = Self::default();
        scene.chains(chained.iter().map(card).collect(), &edges, lang);
        scene.apart(
            aside.iter().map(card).collect(),
            lang.pick(
                "Kế hoạch viện dẫn trực tiếp, chưa biết quan hệ với văn bản khác",
                "Named by the plan itself; no relation to other documents is known",
            ),
        );
        let reached = |id: &&DocumentId| chained.contains(&Node::Document(**id));
        let never = unreached.iter().filter(|id| !reached(id));
        let never: BTreeSet<Node> = never.map(|id| Node::Document(*id)).collect();
        let unreached = never.iter().map(card).map(|card| Card {
            border: Border::Unreached,
            ..card
        });
        scene.apart(
            unreached.collect(),
            lang.pick(
                "Ràng buộc kế hoạch nhưng phần căn cứ chưa dẫn tới",
                "Binding on the plan, but never reached from its basis",
            ),
        );
        scene
    }

    /// The chains, the plan lowest.
    fn chains(&mut self, cards: Vec<Card>, edges: &[Edge], lang: Lang) {
        let place = |node: Node| cards.iter().position(|card| card.node == node);
        let ends = edges.iter().filter_map(|edge| {
            let (from, to) = (place(edge.from)?, place(edge.to)?);
            Some((
                edge,
                Arrow {
                    from,
                    to,
                    group: group(edge, lang),
                },
            ))
        });
        let (edges, arrows): (Vec<&Edge>, Vec<Arrow>) = ends.unzip();
        let heads = |at: usize| {
            let groups: BTreeSet<usize> = arrows
                .iter()
                .filter(|a| a.from == at)
                .map(|a| a.group)
                .collect();
            i32::try_from(groups.len()).unwrap_or_default().min(1) * 17
        };
        let blocks = cards.iter().enumerate().map(|(at, card)| Block {
            size: Size {
                width: card::WIDTH,
                height: card.height(),
            },
            head: heads(at),
        });
        let sketch = Sketch {
            blocks: blocks.collect(),
            arrows,
        };
        let layout = layout::lay_out(&sketch);
        self.lines = lines(&layout, &edges, lang);
        let shift = |p: Point| Point {
            x: p.x + MARGIN,
            y: p.y + MARGIN,
        };
        for line in &mut self.lines {
            line.points
                .iter_mut()
                .for_each(|point| *point = shift(*point));
            line.words = line.words.map(|(point, words)| (shift(point), words));
        }
        self.boxes
            .extend(cards.into_iter().zip(layout.corners.into_iter().map(shift)));
        self.size = Size {
            width: (layout.size.width + 2 * MARGIN).max(LEAST),
            height: layout.size.height + 2 * MARGIN,
        };
    }

    /// Boxes in a frame of their own, in rows as wide as the picture.
    fn apart(&mut self, cards: Vec<Card>, words: &'static str) {
        if cards.is_empty() {
            return;
        }
        let top = self.size.height + APART - MARGIN;
        let pitch = card::WIDTH + MARGIN;
        let columns = ((self.size.width - 3 * MARGIN) / pitch).max(1);
        let (mut column, mut y, mut tallest) = (0, top + CAPTION, 0);
        for card in cards {
            if column == columns {
                y += tallest + MARGIN;
                (column, tallest) = (0, 0);
            }
            tallest = tallest.max(card.height());
            self.boxes.push((
                card,
                Point {
                    x: 2 * MARGIN + column * pitch,
                    y,
                },
            ));
            column += 1;
        }
        let size = Size {
            width: self.size.width - 2 * MARGIN,
            height: y + tallest + MARGIN - top,
        };
        self.frames.push(Frame {
            words,
            corner: Point { x: MARGIN, y: top },
            size,
        });
        self.size.height = top + size.height + MARGIN;
    }
}

/// What chains join, the plan first, and what the plan alone leads to where that is much; both
/// in the order of the plan.
fn parts(edges: &[Edge]) -> (Vec<Node>, Vec<Node>) {
    let chained: BTreeSet<Node> = edges
        .iter()
        .filter(|edge| edge.from != Node::Plan)
        .flat_map(|edge| [edge.from, edge.to])
        .collect();
    let mut seen = BTreeSet::new();
    let named = edges.iter().flat_map(|edge| [edge.from, edge.to]);
    let in_order = std::iter::once(Node::Plan)
        .chain(named)
        .filter(|node| seen.insert(*node));
    let all: Vec<Node> = in_order.collect();
    let lone = |node: &Node| *node != Node::Plan && !chained.contains(node);
    if all.iter().filter(|node| lone(node)).count() <= ASIDE {
        return (all, Vec::new());
    }
    let (aside, chained) = all.into_iter().partition(lone);
    (chained, aside)
}

/// Arrows of one box with the same words leave it together.
fn group(edge: &Edge, lang: Lang) -> usize {
    let words = super::via_words(edge.via, lang);
    super::VIAS
        .iter()
        .position(|via| super::via_words(*via, lang) == words)
        .unwrap_or_default()
}

/// The lines of a layout with their words, which stand once where several leave together.
fn lines(layout: &Layout, edges: &[&Edge], lang: Lang) -> Vec<Line> {
    let mut said = BTreeSet::new();
    let mut lines = Vec::new();
    for route in &layout.routes {
        let Some(edge) = edges.get(route.arrow) else {
            continue;
        };
        let lowest = if route.is_down {
            route.points.last()
        } else {
            route.points.first()
        };
        let at = lowest.copied().unwrap_or_default();
        let words = said.insert(at).then(|| super::via_words(edge.via, lang));
        lines.push(Line {
            edge: **edge,
            points: route.points.clone(),
            is_down: route.is_down,
            words: words.map(|words| {
                (
                    Point {
                        x: at.x + 5,
                        y: at.y - 5,
                    },
                    words,
                )
            }),
        });
    }
    lines
}

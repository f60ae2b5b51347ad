//! The picture of a legal basis in pieces, as a page shows it.

use super::registry::{date, plan, rules};
use doichieu::document::DocumentId;
use doichieu::graph::render::svg::{Picture, svgs};
use doichieu::graph::{BasisGraph, Registry, render};
use doichieu::lang::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A chain, eleven documents that lead nowhere, five that bind the plan and are never reached.
fn pieces(lang: Lang, lone: usize) -> (String, Vec<String>) {
    let rules = rules();
    let registry = Registry::new(&rules);
    let mut basis = "kế hoạch; 92/KH-UBND; 2026-03-26; UBND tỉnh".to_owned();
    for at in 0..lone {
        let _ = write!(
            basis,
            "\nkế hoạch; {}/KH-UBND; 2026-01-05; UBND tỉnh; {}",
            300 + at,
            "Một việc dài của tỉnh ".repeat(1 + at % 5)
        );
    }
    let plan = plan("Ninh Bình / Giao Minh", basis.leak());
    let graph = BasisGraph::new(&rules, &registry, &plan, date("2026-03-26"));
    let unreached: Vec<DocumentId> = ["qd-2629", "qd-06", "luat-60", "nd-165", "cv-1552", "nq-57"]
        .into_iter()
        .filter_map(|slug| rules.find_document(slug))
        .collect();
    let picture = Picture {
        prefix: "p",
        unreached: &unreached,
    };
    (
        render::svg(&graph, picture, lang),
        svgs(&graph, picture, lang),
    )
}

/// Left, top, right, bottom.
type Frame = [i32; 4];

#[derive(Debug, Default)]
struct Drawn {
    view: Frame,
    frames: Vec<Frame>,
    boxes: Vec<(String, Frame)>,
    ids: Vec<String>,
    words: Vec<[i32; 2]>,
}

fn drawn(svg: &str) -> Drawn {
    let page = roxmltree::Document::parse(svg).unwrap();
    let number = |node: roxmltree::Node<'_, '_>, name: &str| -> i32 {
        node.attribute(name)
            .map_or(0, |value| value.parse().unwrap())
    };
    let frame = |node| {
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(node, name));
        [x, y, x + width, y + height]
    };
    let root = page.root_element();
    let view: Vec<i32> = root
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    let mut found = Drawn {
        view: [view[0], view[1], view[0] + view[2], view[1] + view[3]],
        ..Drawn::default()
    };
    for node in page.descendants() {
        found.ids.extend(node.attribute("id").map(str::to_owned));
        if node.attribute("class") == Some("frame") {
            found.frames.push(frame(node));
        }
        if let Some(name) = node.attribute("data-node") {
            let rect = node
                .children()
                .find(|child| child.has_tag_name("rect"))
                .unwrap();
            found.boxes.push((name.to_owned(), frame(rect)));
        }
        let moved = node.ancestors().any(|of| of.has_attribute("transform"));
        if node.has_tag_name("text") && !moved {
            found.words.push([number(node, "x"), number(node, "y")]);
        }
    }
    found
}

fn lies_in(inner: Frame, outer: Frame) -> bool {
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// Every box of the whole stands in one piece, inside it and inside its frame, and is apart from all others.
#[test]
fn the_pieces_of_a_picture_are_its_parts() {
    for lone in 0..14 {
        for lang in [Lang::Vi, Lang::En] {
            let (whole, pieces) = pieces(lang, lone);
            let whole = drawn(&whole);
            let parts: Vec<Drawn> = pieces.iter().map(|piece| drawn(piece)).collect();
            // Up to three that lead nowhere stand among the chains.
            assert_eq!(parts.len(), if lone > 3 { 3 } else { 2 }, "{lone}");
            let names: Vec<&String> = parts
                .iter()
                .flat_map(|part| &part.boxes)
                .map(|(name, _)| name)
                .collect();
            let of_whole: BTreeSet<&String> = whole.boxes.iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), of_whole.len(), "{lone}");
            assert_eq!(
                names.into_iter().collect::<BTreeSet<_>>(),
                of_whole,
                "{lone}"
            );
            let ids: Vec<&String> = parts.iter().flat_map(|part| &part.ids).collect();
            assert_eq!(
                ids.iter().collect::<BTreeSet<_>>().len(),
                ids.len(),
                "{lone}"
            );
            for part in parts.iter().chain([&whole]) {
                for (at, (name, one)) in part.boxes.iter().enumerate() {
                    assert!(lies_in(*one, part.view), "{lone}: {name}");
                    for (_, other) in &part.boxes[..at] {
                        let apart = one[0] >= other[2]
                            || other[0] >= one[2]
                            || one[1] >= other[3]
                            || other[1] >= one[3];
                        assert!(apart, "{lone}: {name}");
                    }
                    let framed = part
                        .frames
                        .iter()
                        .filter(|frame| lies_in(*one, **frame))
                        .count();
                    let touched = part
                        .frames
                        .iter()
                        .filter(|frame| one[1] < frame[3] && frame[1] < one[3])
                        .count();
                    assert_eq!(framed, touched, "{lone}: {name}");
                }
                assert!(part.frames.iter().all(|frame| lies_in(*frame, part.view)));
                let heights = part.view[1]..part.view[3];
                assert!(
                    part.words
                        .iter()
                        .all(|[x, y]| heights.contains(y) && (0..part.view[2]).contains(x))
                );
            }
            // One piece follows on the other.
            let [first, .., last] = &parts[..] else {
                panic!("pieces")
            };
            assert_eq!(first.view[1], 0);
            assert!(last.view[3] <= whole.view[3]);
            for part in &parts[1..] {
                let [frame] = &part.frames[..] else {
                    panic!("one frame")
                };
                assert_eq!((part.view[1], part.view[3]), (frame[1] - 1, frame[3] + 1));
                assert!(part.boxes.iter().all(|(_, one)| lies_in(*one, *frame)));
            }
        }
    }
}

/// Looked at: the chain from the plan to 57-NQ/TW, the signs and what they mean; below, in a frame each, what the plan
/// alone names, in rows as wide as the picture, and what binds it and is never reached.
#[test]
fn the_pieces_stay_as_they_were_looked_at() {
    let (_, pieces) = pieces(Lang::En, 11);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../cases/graph");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("pieces", pieces.concat()));
}

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

/// A citation of a plan for a year, on a day | what is remarked of it in both languages.
const REMARKS: &str = "\
đề án; 06/QĐ-TTg; 2022-01-06; Thủ tướng Chính phủ | 2025 | 2025-03-01 | |
đề án; 06/QĐ-TTg; 2022-01-06; Thủ tướng Chính phủ | 2026 | 2026-03-26 | giai đoạn đã kết thúc năm 2025 | its period ended in 2025
nghị định; 165/2025/NĐ-CP; 2025-06-30; Chính phủ | 2026 | 2026-10-01 | |
nghị định; 165/2025/NĐ-CP; 2025-06-30; Chính phủ | 2026 | 2026-10-02 | hết hiệu lực từ 02/10/2026 | not in force from 2026-10-02
nghị quyết; 03/NQ-CP; 2025-01-09; Chính phủ | 2026 | 2026-03-26 | hết hiệu lực từ 01/4/2025 theo 71/NQ-CP | not in force from 2025-04-01, ended by 71/NQ-CP
quyết định; 749/QĐ-TTg; 2020-06-03; Thủ tướng Chính phủ | 2025 | 2026-07-14 | đã có văn bản sau là 1266/QĐ-TTg | followed by 1266/QĐ-TTg
luật; 60/2024/QH15; 2024-11-30; Quốc hội | 2025 | 2025-06-30 | chưa có hiệu lực, từ 01/7/2025 | not yet in force, from 2025-07-01
luật; 60/2024/QH15; 2024-11-30; Quốc hội | 2025 | 2025-07-01 | |
nghị quyết; 57-NQ/CP; 2024-12-22; - | 2026 | 2026-03-26 | kế hoạch ghi “57-NQ/CP” | the plan prints “57-NQ/CP”
nghị quyết; 71/NQ-CP; 2025-04-02; Chính phủ | 2026 | 2026-03-26 | kế hoạch ghi chưa đúng | misprinted in the plan
-; 57; -; - | 2026 | 2026-03-26 | có thể là 57-NQ/TW, 57-CT/TW | may be 57-NQ/TW, 57-CT/TW
kế hoạch; 888/KH-UBND; 2026-01-05; UBND tỉnh | 2026 | 2026-03-26 | chưa có trong danh mục | not in the registry
chương trình; -; -; -; phát triển Chính phủ số | 2026 | 2026-03-26 | không ghi số | named without a number
kế hoạch; 19/KH-UBND; 2025-07-31; UBND tỉnh | 2026 | 2026-03-26 | chưa kiểm chứng | unverified";

#[test]
fn what_is_remarked_of_a_citation() {
    let rules = rules();
    let registry = Registry::new(&rules);
    for line in REMARKS.lines() {
        let cells: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let [citation, year, day, vi, en] = cells[..] else {
            panic!("{line}")
        };
        let mut plan = plan("Ninh Bình / Giao Minh", citation);
        plan.head.years = vec![year.parse().unwrap()];
        let graph = BasisGraph::new(&rules, &registry, &plan, date(day));
        let (at, _) = graph.basis().next().unwrap();
        let said = |lang| render::citation_remarks(&graph, at, lang).join("; ");
        assert_eq!(
            (said(Lang::Vi), said(Lang::En)),
            (vi.to_owned(), en.to_owned()),
            "{line}"
        );
    }
}

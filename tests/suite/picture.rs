//! Pictures of the legal basis of real plans.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::run::run;

/// Left, top, right, bottom of every box of a picture by its node, and every end of an arrow
/// with the node it reaches.
type Drawn = (Vec<(String, [i32; 4])>, Vec<(String, [i32; 2])>);

fn drawn(svg: &str) -> Drawn {
    let page = roxmltree::Document::parse(svg).unwrap();
    let number = |node: roxmltree::Node<'_, '_>, name| -> i32 {
        node.attribute(name).unwrap().parse().unwrap()
    };
    let (mut boxes, mut ends) = (Vec::new(), Vec::new());
    for node in page.descendants() {
        if let Some(name) = node.attribute("data-node") {
            let rect = node
                .children()
                .find(|child| child.has_tag_name("rect"))
                .unwrap();
            let [x, y, width, height] =
                ["x", "y", "width", "height"].map(|name| number(rect, name));
            boxes.push((name.to_owned(), [x, y, x + width, y + height]));
            let tall = node.children().filter(|child| child.has_tag_name("text"));
            assert!(
                tall.map(|text| number(text, "y"))
                    .all(|at| at > y && at < y + height)
            );
        }
        if let Some(to) = node.attribute("data-to") {
            let tip = node.next_sibling_element().unwrap();
            let way = tip.attribute("d").unwrap();
            let (x, rest) = way[1..].split_once(' ').unwrap();
            let y = rest.split('l').next().unwrap();
            ends.push((to.to_owned(), [x.parse().unwrap(), y.parse().unwrap()]));
        }
    }
    (boxes, ends)
}

#[test]
fn pictures_of_real_plans_are_sound() {
    for name in [
        "giao-minh",
        "ky-hoa",
        "ngoc-lien",
        "tan-loi",
        "xuan-hung",
        "complies",
    ] {
        for lang in ["vi", "en"] {
            let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
            let ran = run(["graph", &path, "--format", "svg", "--lang", lang]);
            let (boxes, ends) = drawn(&ran.out);
            assert!(boxes.iter().filter(|(node, _)| node == "plan").count() == 1);
            for (at, (node, [left, top, right, bottom])) in boxes.iter().enumerate() {
                for (other, [l, t, r, b]) in boxes.iter().skip(at + 1) {
                    let apart = right <= l || r <= left || bottom <= t || b <= top;
                    assert!(apart && node != other, "{name}: {node} and {other}");
                }
            }
            for (node, [x, y]) in ends {
                let reached = boxes.iter().find(|(name, _)| *name == node).unwrap().1;
                assert!(
                    x > reached[0] && x < reached[2] && y == reached[3],
                    "{name}: {node}"
                );
            }
        }
    }
}

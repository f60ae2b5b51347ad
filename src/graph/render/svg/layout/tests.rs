use super::*;
use proptest::prelude::*;

fn sketch() -> impl Strategy<Value = Sketch> {
    (1_usize..34).prop_flat_map(|count| {
        let block = (60..240, 30..140, 0..40).prop_map(|(width, height, head)| Block {
            size: Size { width, height },
            head,
        });
        let arrow = (0..count, 0..count, 0_usize..3);
        let arrows = prop::collection::vec(arrow, 0..count * 2);
        (prop::collection::vec(block, count), arrows).prop_map(|(blocks, arrows)| {
            let mut pairs = std::collections::BTreeSet::new();
            let arrows = arrows
                .into_iter()
                .filter(|(from, to, _)| from != to && pairs.insert((*from, *to)))
                .map(|(from, to, group)| Arrow { from, to, group })
                .collect();
            Sketch { blocks, arrows }
        })
    })
}

/// Left, top, right, bottom of a block with the room above it.
fn frame(sketch: &Sketch, layout: &Layout, at: usize) -> [i32; 4] {
    let (block, corner) = (sketch.blocks[at], layout.corners[at]);
    [
        corner.x,
        corner.y - block.head,
        corner.x + block.size.width,
        corner.y + block.size.height,
    ]
}

/// Whether the box around a piece of a route meets the inside of a block: pieces bend
/// inside that box, so that a piece outside is outside for certain.
fn meets(piece: (Point, Point), frame: [i32; 4]) -> bool {
    let [left, top, right, bottom] = frame;
    let (a, b) = piece;
    a.x.min(b.x) < right && a.x.max(b.x) > left && a.y.min(b.y) < bottom && a.y.max(b.y) > top
}

proptest! {
    #[test]
    fn boxes_never_overlap(sketch in sketch()) {
        let layout = lay_out(&sketch);
        prop_assert_eq!(layout.corners.len(), sketch.blocks.len());
        for a in 0..sketch.blocks.len() {
            let [left, top, right, bottom] = frame(&sketch, &layout, a);
            prop_assert!(left >= 0 && top >= 0);
            prop_assert!(right <= layout.size.width && bottom <= layout.size.height);
            for b in a + 1..sketch.blocks.len() {
                let other = frame(&sketch, &layout, b);
                let apart = right <= other[0] || other[2] <= left
                    || bottom <= other[1] || other[3] <= top;
                prop_assert!(apart, "{} and {} overlap", a, b);
            }
        }
    }

    #[test]
    fn arrows_join_their_boxes_and_cross_no_other(sketch in sketch()) {
        let layout = lay_out(&sketch);
        for route in &layout.routes {
            let arrow = sketch.arrows[route.arrow];
            let on_edge = |at: usize, point: Point| {
                let (block, corner) = (sketch.blocks[at], layout.corners[at]);
                let bottom = corner.y + block.size.height;
                (corner.x..=corner.x + block.size.width).contains(&point.x)
                    && (point.y == corner.y || point.y == bottom)
            };
            prop_assert!(on_edge(arrow.from, route.points[0]));
            prop_assert!(on_edge(arrow.to, *route.points.last().unwrap()));
            for piece in route.points.windows(2) {
                for at in 0..sketch.blocks.len() {
                    let own = at == arrow.from || at == arrow.to;
                    let corner = layout.corners[at];
                    let inner = [corner.x, corner.y, corner.x + sketch.blocks[at].size.width,
                        corner.y + sketch.blocks[at].size.height];
                    let room = if own { inner } else { frame(&sketch, &layout, at) };
                    prop_assert!(!meets((piece[0], piece[1]), room), "crosses {}", at);
                }
            }
        }
    }

    /// What is left out can be followed along what is drawn.
    #[test]
    fn no_way_is_lost(sketch in sketch()) {
        let layout = lay_out(&sketch);
        let drawn: Vec<Arrow> = layout.routes.iter().map(|r| sketch.arrows[r.arrow]).collect();
        for arrow in &sketch.arrows {
            let mut reached = vec![arrow.from];
            let mut next = 0;
            while next < reached.len() {
                let at = reached[next];
                let onward = drawn.iter().filter(|a| a.from == at).map(|a| a.to);
                let new: Vec<_> = onward.filter(|to| !reached.contains(to)).collect();
                reached.extend(new);
                next += 1;
            }
            prop_assert!(reached.contains(&arrow.to));
        }
    }

    #[test]
    fn same_sketch_same_drawing(sketch in sketch()) {
        prop_assert_eq!(lay_out(&sketch), lay_out(&sketch));
    }
}

/// Corners of boxes, then the points of arrows.
const LOOKED_AT: &str = "\
188,837
0,717
149,694
163,150
242,568
336,725
178,17
282,473
160,359
127,603
137,249
92,481
0 to 1: 196,837 196,820 63,780
0 to 2: 196,837 196,820 231,780
0 to 5: 241,837 241,820 418,780
1 to 3: 63,717 63,694 83,650 83,568 79,524 79,473 123,433 123,359 124,319 124,249 193,209
2 to 4: 239,694 239,694 306,650
3 to 6: 208,150 208,133 208,95
4 to 7: 306,568 306,568 325,524
6 to 8 down: 239,95 266,133 266,209 280,249 280,319 243,359 243,359
7 to 8: 354,473 354,473 243,433
8 to 10: 243,359 243,359 202,319
9 to 11: 173,603 173,568 203,524
10 to 3: 202,249 202,249 223,209
1 to 11: 63,717 63,694 114,650 114,568 147,524
2 to 9: 157,694 157,694 173,650
3 to 7 down: 193,209 124,249 124,319 123,359 123,433 290,473 290,473
5 to 7: 418,725 418,694 383,650 383,568 368,524";

#[test]
fn the_first_block_stands_lowest_and_shortcuts_are_left_out() {
    let block = Block {
        size: Size {
            width: 100,
            height: 40,
        },
        head: 10,
    };
    let arrow = |from, to| Arrow { from, to, group: 0 };
    let sketch = Sketch {
        blocks: vec![block; 3],
        arrows: vec![arrow(0, 1), arrow(1, 2), arrow(0, 2)],
    };
    let layout = lay_out(&sketch);
    let [plan, middle, top] = [0, 1, 2].map(|at: usize| layout.corners[at].y);
    assert!(plan > middle && middle > top, "{layout:?}");
    let drawn: Vec<usize> = layout.routes.iter().map(|route| route.arrow).collect();
    assert_eq!(drawn, [0, 1]);
}

/// Twelve boxes of several sizes with arrows over up to six rows and two circles, drawn as
/// it was looked at: no arrow crosses another, long ones are nearly straight, two that go one
/// way share a line, those that close a circle run down.
#[test]
fn a_drawing_stays_as_it_was_looked_at() {
    let block = |at: usize| Block {
        size: Size {
            width: 90 + i32::try_from(at * 37 % 110).unwrap(),
            height: 40 + i32::try_from(at * 23 % 50).unwrap(),
        },
        head: if at.is_multiple_of(3) { 17 } else { 0 },
    };
    let arrows = [
        (0, 1, 0),
        (0, 2, 0),
        (0, 5, 1),
        (0, 9, 1),
        (1, 3, 0),
        (2, 3, 0),
        (2, 4, 1),
        (3, 6, 0),
        (4, 6, 0),
        (4, 7, 0),
        (6, 8, 0),
        (7, 8, 2),
        (8, 10, 0),
        (5, 10, 0),
        (9, 11, 0),
        (10, 3, 0),
        (1, 11, 0),
        (2, 9, 0),
        (3, 7, 1),
        (5, 7, 0),
    ];
    let sketch = Sketch {
        blocks: (0..12).map(block).collect(),
        arrows: arrows
            .map(|(from, to, group)| Arrow { from, to, group })
            .into(),
    };
    let layout = lay_out(&sketch);
    let point = |point: &Point| format!("{},{}", point.x, point.y);
    let points = |points: &[Point]| points.iter().map(point).collect::<Vec<_>>().join(" ");
    let routes = layout.routes.iter().map(|route| {
        let (arrow, down) = (
            sketch.arrows[route.arrow],
            if route.is_down { " down" } else { "" },
        );
        format!(
            "{} to {}{down}: {}",
            arrow.from,
            arrow.to,
            points(&route.points)
        )
    });
    let corners = layout.corners.iter().map(point);
    let drawn: Vec<String> = corners.chain(routes).collect();
    assert_eq!(drawn.join("\n"), LOOKED_AT);
}

/// Sketches as plans give them: most arrows lead onwards, a few close circles, some boxes stand
/// alone.
fn sketches() -> Vec<Sketch> {
    let mut seed = 20_261_128_u32;
    let mut below = |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % most.max(1)
    };
    let mut whole = |least: usize, most: usize| least + below(most - least);
    let mut sketches = Vec::new();
    for count in (2..30).chain([40, 60]) {
        let block = |_| {
            let [width, height, head] = [whole(60, 240), whole(30, 140), 17 * whole(0, 2)];
            let [width, height, head] = [width, height, head].map(|n| i32::try_from(n).unwrap());
            let size = Size { width, height };
            Block { size, head }
        };
        let blocks = (0..count).map(block).collect();
        let mut arrows: Vec<Arrow> = Vec::new();
        for _ in 0..count * whole(4, 9) / 4 {
            let (a, b, group) = (whole(0, count), whole(0, count), whole(0, 3));
            let closes = whole(0, 8) == 0;
            let (from, to) = if closes {
                (a.max(b), a.min(b))
            } else {
                (a.min(b), a.max(b))
            };
            if from != to && !arrows.iter().any(|of| (of.from, of.to) == (from, to)) {
                arrows.push(Arrow { from, to, group });
            }
        }
        sketches.push(Sketch { blocks, arrows });
    }
    sketches
}

/// Whether two pieces of arrows cross, each taken as straight; those that share an end do not.
fn cross(one: &[Point], other: &[Point]) -> bool {
    let side = |a: Point, b: Point, c: Point| {
        let at = |p: Point, q: Point| (i64::from(q.x - p.x), i64::from(q.y - p.y));
        let ((ux, uy), (vx, vy)) = (at(a, b), at(a, c));
        (ux * vy - uy * vx).signum()
    };
    let ([a, b], [c, d]) = (
        <[Point; 2]>::try_from(one).unwrap(),
        <[Point; 2]>::try_from(other).unwrap(),
    );
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/// How good the drawings are, all together: a change that makes them better is written down here,
/// one that makes them worse is none.
#[test]
fn drawings_get_no_worse() {
    let (mut crossings, mut aslant, mut down, mut drawn) = (0, 0, 0, 0);
    let (mut width, mut height) = (0, 0);
    for sketch in sketches() {
        let layout = lay_out(&sketch);
        let pieces: Vec<&[Point]> = layout
            .routes
            .iter()
            .flat_map(|of| of.points.windows(2))
            .collect();
        for (at, one) in pieces.iter().enumerate() {
            aslant += (one[0].x - one[1].x).abs();
            crossings += pieces
                .iter()
                .take(at)
                .filter(|other| cross(one, other))
                .count();
        }
        drawn += layout.routes.len();
        down += layout.routes.iter().filter(|route| route.is_down).count();
        width += layout.size.width;
        height += layout.size.height;
    }
    let room = (width, height);
    let all = [drawn, down, crossings].map(|of| i32::try_from(of).unwrap());
    // Arrows, of them down, crossings; the ways to the side; the room taken.
    assert_eq!(
        (all, aslant, room),
        ([566, 30, 207], 85_020, (25_976, 31_001))
    );
}

//! Writes a scene as SVG.

use super::card::{Border, Card, PADDING, Style, WIDTH};
use super::{Frame, Line, Point, STYLE, Scene};
use crate::graph::{BasisGraph, render};
use crate::lang::Lang;
use crate::text::{Breaks, xml};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The height of the lines that explain the signs.
const KEY: i32 = 22;
/// The width of a sample in that line.
const SAMPLE: i32 = 30;

/// A scene as a file.
pub(super) fn whole(scene: &Scene, graph: &BasisGraph<'_>, prefix: &str, lang: Lang) -> String {
    let piece = Piece {
        id: prefix.to_owned(),
        title: title(graph, lang),
        from: 0,
        to: scene.size.height,
    };
    let style = format!("<style>\n{STYLE}</style>\n");
    draw(scene, &piece, Some(&key(scene, lang)), &style, lang)
}

/// A scene in pieces: the chains with the explanation of the signs, then each frame.
pub(super) fn pieces(
    scene: &Scene,
    graph: &BasisGraph<'_>,
    prefix: &str,
    lang: Lang,
) -> Vec<String> {
    let first = scene.frames.first();
    let chains = Piece {
        id: prefix.to_owned(),
        title: title(graph, lang),
        from: 0,
        to: first.map_or(scene.size.height, |frame| frame.corner.y - 1),
    };
    let frames = (1..).zip(&scene.frames).map(|(number, frame)| Piece {
        id: format!("{prefix}-{number}"),
        title: frame.words.to_owned(),
        from: frame.corner.y - 1,
        to: frame.corner.y + frame.size.height + 1,
    });
    let key = key(scene, lang);
    let chains = draw(scene, &chains, Some(&key), "", lang);
    let frames = frames.map(|piece| draw(scene, &piece, None, "", lang));
    std::iter::once(chains).chain(frames).collect()
}

fn title(graph: &BasisGraph<'_>, lang: Lang) -> String {
    let of = lang.pick("Chuỗi căn cứ pháp lý của", "The legal basis of");
    format!("{of} {}", render::plan_name(graph, lang))
}

/// A part of a scene, from one height to another.
struct Piece {
    id: String,
    title: String,
    from: i32,
    to: i32,
}

impl Piece {
    fn has(&self, at: Point) -> bool {
        (self.from..self.to).contains(&at.y)
    }
}

fn draw(scene: &Scene, piece: &Piece, key: Option<&Key>, style: &str, lang: Lang) -> String {
    let (id, from, width) = (&piece.id, piece.from, scene.size.width);
    let below = key.map_or(0, |key| key.height + super::MARGIN);
    let height = piece.to - from + below;
    let language = lang.pick("vi", "en");
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"basis-graph\" role=\"img\" \
         lang=\"{language}\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 {from} {width} {height}\" width=\"{width}\" height=\"{height}\">\n"
    );
    let (title, said) = (shown(&piece.title), shown(&said(scene, piece, lang)));
    let _ = writeln!(out, "<title id=\"{id}-title\">{title}</title>");
    let _ = writeln!(out, "<desc id=\"{id}-desc\">{said}</desc>\n{style}");
    let _ = writeln!(
        out,
        "<rect class=\"ground\" y=\"{from}\" width=\"{width}\" height=\"{height}\"/>"
    );
    for frame in scene.frames.iter().filter(|f| piece.has(f.corner)) {
        draw_frame(frame, &mut out);
    }
    let mut drawn = BTreeSet::new();
    let starts_here = |line: &&Line| line.points.first().is_some_and(|at| piece.has(*at));
    for line in scene.lines.iter().filter(starts_here) {
        draw_line(line, &mut drawn, &mut out);
    }
    let words = scene.lines.iter().filter_map(|line| line.words);
    for (at, words) in words.filter(|(at, _)| piece.has(*at)) {
        text("v", at, words, &mut out);
    }
    for (card, corner) in scene.boxes.iter().filter(|(_, at)| piece.has(*at)) {
        draw_card(card, *corner, &mut out);
    }
    if let Some(key) = key {
        let (y, drawn) = (piece.to, &key.drawn);
        let _ = writeln!(out, "<g transform=\"translate(0 {y})\">\n{drawn}</g>");
    }
    out.push_str("</svg>\n");
    out
}

/// Text between tags.
fn shown(text: &str) -> String {
    xml(text, Breaks::Blank)
}

fn text(class: &str, at: Point, words: &str, out: &mut String) {
    let Point { x, y } = at;
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
        shown(words)
    );
}

fn draw_frame(frame: &Frame, out: &mut String) {
    let (Point { x, y }, size) = (frame.corner, frame.size);
    let _ = writeln!(
        out,
        "<rect class=\"frame\" x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\"/>",
        size.width, size.height
    );
    let at = Point {
        x: x + super::MARGIN,
        y: y + 17,
    };
    text("f", at, frame.words, out);
}

/// A way up through a row is straight; between two rows it bends, upright at both ends. What
/// several lines share is drawn once.
fn draw_line(line: &Line, drawn: &mut BTreeSet<(Point, Point)>, out: &mut String) {
    let mut way = String::new();
    let mut is_pen_down = false;
    for (from, to) in line.points.iter().zip(line.points.iter().skip(1)) {
        if !drawn.insert((*from.min(to), *from.max(to))) {
            is_pen_down = false;
            continue;
        }
        if !is_pen_down {
            let _ = write!(way, "M{} {}", from.x, from.y);
        }
        is_pen_down = true;
        let middle = i32::midpoint(from.y, to.y);
        let _ = if from.x == to.x {
            write!(way, "V{}", to.y)
        } else {
            write!(
                way,
                "C{} {middle} {} {middle} {} {}",
                from.x, to.x, to.x, to.y
            )
        };
    }
    let (from, to) = (line.edge.from.id(), line.edge.to.id());
    let _ = writeln!(
        out,
        "<path class=\"line\" data-from=\"{from}\" data-to=\"{to}\" d=\"{way}\"/>"
    );
    if let Some(Point { x, y }) = line.points.last() {
        let tail = if line.is_down { -9 } else { 9 };
        let _ = writeln!(out, "<path class=\"tip\" d=\"M{x} {y}l-4 {tail}h8z\"/>");
    }
}

fn draw_card(card: &Card, corner: Point, out: &mut String) {
    let Point { x, y } = corner;
    let _ = writeln!(
        out,
        "<g class=\"card {}\" data-node=\"{}\"><title>{}</title>",
        card.border.class(),
        card.node.id(),
        shown(&card.full)
    );
    let _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{}\" rx=\"{}\"/>",
        card.height(),
        if card.border == Border::Unknown {
            12
        } else {
            2
        }
    );
    if card.is_cited {
        let (cx, cy) = (x + WIDTH - PADDING - 4, y + PADDING + 6);
        let _ = writeln!(
            out,
            "<circle class=\"cited\" cx=\"{cx}\" cy=\"{cy}\" r=\"5\"/>"
        );
    }
    let mut bottom = y + PADDING - 2;
    for (style, words) in &card.lines {
        bottom += style.sizes().1;
        let at = Point {
            x: x + PADDING,
            y: bottom - 3,
        };
        text(style.class(), at, words, out);
    }
    out.push_str("</g>\n");
}

/// The lines that explain the signs.
struct Key {
    drawn: String,
    height: i32,
}

/// Explains the signs that are used, and the lines.
fn key(scene: &Scene, lang: Lang) -> Key {
    let mut borders: BTreeSet<Border> = scene.boxes.iter().map(|(card, _)| card.border).collect();
    borders.remove(&Border::Plan);
    let mut samples: Vec<(String, &str)> = Vec::new();
    if scene.boxes.iter().any(|(card, _)| card.is_cited) {
        let cited = lang.pick(
            "kế hoạch viện dẫn trong căn cứ",
            "named in the plan's basis",
        );
        samples.push((
            "<circle class=\"cited\" cx=\"22\" cy=\"-4\" r=\"5\"/>".to_owned(),
            cited,
        ));
    }
    for border in borders {
        let class = border.class();
        let round = if border == Border::Unknown { 6 } else { 2 };
        let sample = format!(
            "<g class=\"card {class}\"><rect x=\"2\" y=\"-11\" width=\"26\" height=\"14\" rx=\"{round}\"/></g>"
        );
        samples.push((sample, border.words(lang)));
    }
    let mut key = Key {
        drawn: String::new(),
        height: KEY,
    };
    let mut x = super::MARGIN;
    for (sample, words) in samples {
        let taken = SAMPLE + 10 + super::letters::width(words, Style::Issuer.sizes().0, false) + 14;
        // None is as wide as a picture at its least.
        if x + taken > scene.size.width {
            x = super::MARGIN;
            key.height += KEY;
        }
        let y = key.height - 6;
        let _ = writeln!(key.drawn, "<g transform=\"translate({x} {y})\">{sample}");
        text(
            "k",
            Point {
                x: SAMPLE + 6,
                y: 0,
            },
            words,
            &mut key.drawn,
        );
        key.drawn.push_str("</g>\n");
        x += taken;
    }
    let about = lang.pick(
        "Mũi tên đi từ văn bản dưới lên văn bản trên, chữ cạnh gốc mũi tên là quan hệ; đường nối được lược bớt khi đã có đường qua văn bản khác.",
        "An arrow leads from the lower document to the higher one, with the relation at its foot; it is left out where others lead the same way.",
    );
    let room = scene.size.width - 2 * super::MARGIN;
    for line in super::letters::fold(about, room, Style::Issuer.sizes().0, false, 3) {
        key.height += KEY - 4;
        let at = Point {
            x: super::MARGIN,
            y: key.height - 8,
        };
        text("k", at, &line, &mut key.drawn);
    }
    key
}

/// The picture in words, for who cannot see it.
fn said(scene: &Scene, piece: &Piece, lang: Lang) -> String {
    let number = |node| {
        let found = scene.boxes.iter().find(|(card, _)| card.node == node);
        found
            .and_then(|(card, _)| Some(card.lines.first()?.1.as_str()))
            .unwrap_or_default()
    };
    let lines = scene.lines.iter().filter(|line| {
        let first = line.points.first();
        first.is_some_and(|at| piece.has(*at))
    });
    let arrows = lines.map(|line| {
        let words = render::via_words(line.edge.via, lang);
        let (from, to) = (number(line.edge.from), number(line.edge.to));
        format!("{from} {words} {to}")
    });
    let frames = scene.frames.iter().filter(|frame| piece.has(frame.corner));
    let apart = frames.map(|frame| {
        let heights = frame.corner.y..frame.corner.y + frame.size.height;
        let inside = scene.boxes.iter().filter(|(_, at)| heights.contains(&at.y));
        let names: Vec<&str> = inside.map(|(card, _)| number(card.node)).collect();
        format!("{}: {}", frame.words, names.join(", "))
    });
    arrows.chain(apart).collect::<Vec<_>>().join("; ")
}

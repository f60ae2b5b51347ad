//! Writes a scene as SVG.

use super::card::{Border, Card, PADDING, Style, WIDTH};
use super::{Frame, Line, Picture, Point, STYLE, Scene, Setting};
use crate::graph::{BasisGraph, render};
use crate::lang::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The height of the lines that explain the signs.
const KEY: i32 = 22;
/// The width of a sample in that line.
const SAMPLE: i32 = 30;

pub(super) fn draw(
    scene: &Scene,
    graph: &BasisGraph<'_>,
    picture: Picture<'_>,
    lang: Lang,
) -> String {
    let key = key(scene, lang);
    let (width, height) = (
        scene.size.width,
        scene.size.height + key.height + super::MARGIN,
    );
    let prefix = picture.prefix;
    let language = lang.pick("vi", "en");
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"basis-graph\" role=\"img\" \
         lang=\"{language}\" aria-labelledby=\"{prefix}-title {prefix}-desc\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n"
    );
    let title = lang.pick("Chuỗi căn cứ pháp lý của", "The legal basis of");
    let title = format!("{title} {}", render::plan_name(graph, lang));
    let _ = writeln!(
        out,
        "<title id=\"{prefix}-title\">{}</title>",
        escaped(&title)
    );
    let _ = writeln!(
        out,
        "<desc id=\"{prefix}-desc\">{}</desc>",
        escaped(&said(scene, lang))
    );
    if picture.setting == Setting::File {
        let _ = writeln!(out, "<style>\n{STYLE}</style>");
    }
    let _ = writeln!(
        out,
        "<rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>"
    );
    for frame in &scene.frames {
        draw_frame(frame, &mut out);
    }
    let mut drawn = BTreeSet::new();
    for line in &scene.lines {
        draw_line(line, &mut drawn, &mut out);
    }
    for line in &scene.lines {
        if let Some((at, words)) = line.words {
            text("v", at, words, &mut out);
        }
    }
    for (card, corner) in &scene.boxes {
        draw_card(card, *corner, &mut out);
    }
    let below = scene.size.height;
    let _ = writeln!(
        out,
        "<g transform=\"translate(0 {below})\">\n{}</g>\n</svg>",
        key.drawn
    );
    out
}

/// Text between tags; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

fn text(class: &str, at: Point, words: &str, out: &mut String) {
    let Point { x, y } = at;
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
        escaped(words)
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
        escaped(&card.full)
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
        if x > super::MARGIN && x + taken > scene.size.width {
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
fn said(scene: &Scene, lang: Lang) -> String {
    let number = |node| {
        let found = scene.boxes.iter().find(|(card, _)| card.node == node);
        found
            .and_then(|(card, _)| Some(card.lines.first()?.1.as_str()))
            .unwrap_or_default()
    };
    let arrows = scene.lines.iter().map(|line| {
        let words = render::via_words(line.edge.via, lang);
        format!(
            "{} {words} {}",
            number(line.edge.from),
            number(line.edge.to)
        )
    });
    let apart = scene.frames.iter().map(|frame| {
        let inside = scene
            .boxes
            .iter()
            .filter(|(_, at)| (frame.corner.y..frame.corner.y + frame.size.height).contains(&at.y));
        let names: Vec<&str> = inside.map(|(card, _)| number(card.node)).collect();
        format!("{}: {}", frame.words, names.join(", "))
    });
    arrows.chain(apart).collect::<Vec<_>>().join("; ")
}

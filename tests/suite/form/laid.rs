//! Lines broken elsewhere, by the blocks a text is made of.

use super::change::Change;
use doichieu::layout::plain::layout;
use doichieu::layout::{Block, Layout, Shape};
use doichieu::text::{Normalized, Source};

/// Breaks of lines, and what parts paragraphs.
pub(super) const BREAKS: &[Change] = &[
    Change {
        name: "a line a paragraph",
        make: |text| Some(set(text, usize::MAX, "\n")),
    },
    Change {
        name: "a line a paragraph, blank lines between",
        make: |text| Some(set(text, usize::MAX, "\n\n")),
    },
    Change {
        name: "60 letters a line, blank lines between",
        make: |text| Some(set(text, 60, "\n\n")),
    },
    Change {
        name: "72 letters a line, blank lines between",
        make: |text| Some(set(text, 72, "\n\n")),
    },
    Change {
        name: "95 letters a line, blank lines between",
        make: |text| Some(set(text, 95, "\n\n")),
    },
    Change {
        name: "72 letters a line",
        make: |text| Some(set(text, 72, "\n")),
    },
    Change {
        name: "95 letters a line",
        make: |text| Some(set(text, 95, "\n")),
    },
];

/// A text with its paragraphs broken anew; tables stay as they are printed.
fn set(text: &str, width: usize, between: &str) -> String {
    let source = Source::new("plan.txt", text);
    let normal = Normalized::of(&source);
    let layout = layout(normal.text());
    let lines: Vec<&str> = normal.text().split('\n').collect();
    let mut parts: Vec<String> = Vec::new();
    for block in &layout.blocks {
        match block.shape {
            Shape::Table(_) | Shape::Furniture => parts.push(printed(&layout, block, &lines)),
            Shape::Heading(level) => {
                let marks = "#".repeat(usize::from(level));
                parts.push(format!("{marks} {}", layout.words(block.whole.clone())));
            }
            _ => parts.push(broken(layout.words(block.whole.clone()), width)),
        }
    }
    parts.join(between) + "\n"
}

/// The lines that a block is printed on.
pub(super) fn printed(layout: &Layout, block: &Block, lines: &[&str]) -> String {
    let own = layout.flow.lines(block.whole.clone());
    let at = |line: u32| usize::try_from(line).unwrap_or_default();
    let own = lines
        .get(at(own.first) - 1..at(own.last))
        .unwrap_or_default();
    own.join("\n")
}

/// A line broken where no more words have room.
fn broken(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        let own = word.chars().count();
        if length > 0 && length + 1 + own > width {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += own;
    }
    out
}

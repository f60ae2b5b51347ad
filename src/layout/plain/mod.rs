//! The form of plain text, guessed: the only place that does so.
//!
//! Lines are joined into paragraphs by what the next line starts with and what the last one ends with; how wide the
//! lines of the text are, and what blank lines mean in it, is learnt from the text itself. Tables are found by what
//! parts their cells, or by their rows that count.

mod furniture;
mod join;
mod line;
mod manner;
mod phrases;
mod signs;

use super::builder::{Builder, Piece};
use super::{Layout, Shape};
use furniture::{Furniture, Kind};
use join::{Joiner, Zone};
use line::{Line, lines};
use manner::Manner;

/// The layout of a normalised text.
pub fn layout(text: &str) -> Layout {
    let lines = lines(text);
    let (manner, furniture) = (Manner::of(&lines), Furniture::of(&lines));
    let mut writer = Writer {
        lines: &lines,
        builder: Builder::with_capacity(text.len()),
        joiner: Joiner {
            lines: &lines,
            manner: &manner,
            furniture: &furniture,
            zone: Zone::default(),
        },
    };
    let mut at = 0;
    while at < lines.len() {
        at = writer.block(at);
    }
    writer.builder.build()
}

/// Writes block after block.
struct Writer<'l, 't> {
    lines: &'l [Line<'t>],
    builder: Builder,
    joiner: Joiner<'l, 't>,
}

impl<'t> Writer<'_, 't> {
    /// Writes the block that begins at a line; returns the place of the line after it.
    fn block(&mut self, at: usize) -> usize {
        if self.joiner.furniture.kind(at) != Kind::Words {
            self.furniture(at);
            return at + 1;
        }
        self.paragraph(at)
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let furniture = self.joiner.furniture;
        let stops = |at: usize| furniture.kind(at) == Kind::Rule;
        let found = self.joiner.paragraph(at, self.lines.len(), stops);
        let pieces: Vec<Piece<'t>> = found
            .lines
            .iter()
            .filter_map(|at| self.lines.get(*at))
            .map(Line::piece)
            .collect();
        self.builder.text(Shape::Text, false, &pieces);
        for at in found.furniture {
            self.furniture(at);
        }
        found.end
    }

    fn furniture(&mut self, at: usize) {
        if let Some(line) = self.lines.get(at) {
            self.builder.text(Shape::Furniture, false, &[line.piece()]);
        }
    }
}

#[cfg(test)]
mod tests;

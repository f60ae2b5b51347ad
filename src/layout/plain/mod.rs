//! The form of plain text, guessed: the only place that does so.
//!
//! Lines are joined into paragraphs by what the next line starts with and what the last one ends with; how wide the
//! lines of the text are, and what blank lines mean in it, is learnt from the text itself. Tables are found by what
//! parts their cells, or by their rows that count.

mod centred;
mod fit;
mod flat;
mod furniture;
mod heads;
mod join;
mod known;
mod label;
mod letterhead;
mod line;
mod lone;
mod manner;
mod phrases;
mod rows;
mod section;
mod signs;
mod spaced;
mod stacked;

use super::builder::{Builder, Piece};
use super::{Layout, Shape};
use crate::text::Form;
use furniture::{Furniture, Kind};
pub(crate) use heads::counts_columns;
use join::{Joiner, Zone};
use known::Known;
use line::{Line, lines};
use manner::{Manner, close_gaps};
pub(crate) use phrases::is_abbreviation;
use rows::Rows;
use section::Sections;
use signs::{is_note, markdown_heading};
use std::collections::BTreeMap;

/// The layout of a normalised text.
#[cfg(any(test, feature = "internals"))]
pub fn layout(text: &str) -> Layout {
    let mut builder = Builder::with_capacity(text.len());
    let mut lines = lines(text);
    close_gaps(&mut lines);
    write(&mut builder, &lines, Zone::default());
    builder.build()
}

/// The layout of a normalised text that was made from a file which says of its form what it knows:
/// only the rest is guessed.
pub fn layout_of(text: &str, form: &Form) -> Layout {
    let mut lines = lines(text);
    close_gaps(&mut lines);
    let known = Known::of(&lines, form);
    let mut builder = Builder::with_capacity(text.len());
    write_known(&mut builder, &lines, Zone::default(), &known);
    builder.build()
}

/// Writes the blocks that lines are made of.
fn write(builder: &mut Builder, lines: &[Line<'_>], zone: Zone) {
    write_known(builder, lines, zone, &Known::default());
}

fn write_known(builder: &mut Builder, lines: &[Line<'_>], zone: Zone, known: &Known<'_>) {
    let (manner, furniture) = (Manner::of(lines), Furniture::of(lines));
    let joiner = Joiner {
        lines,
        manner: &manner,
        furniture: &furniture,
        zone,
    };
    let mut writer = Writer {
        lines,
        builder,
        joiner,
        known,
        centred: centred::tables(lines, &furniture),
        sections: Sections::default(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = writer.block(at);
    }
}

/// Writes block after block.
struct Writer<'l, 't> {
    lines: &'l [Line<'t>],
    builder: &'l mut Builder,
    joiner: Joiner<'l, 't>,
    known: &'l Known<'l>,
    /// Tables whose cells stand in the middle of their rows, with the places where they begin.
    centred: BTreeMap<usize, Rows<'t>>,
    /// The sections that are open.
    sections: Sections,
}

impl<'t> Writer<'_, 't> {
    /// Writes the block that begins at a line; returns the place of the line after it.
    fn block(&mut self, at: usize) -> usize {
        let known = self.known.block(at);
        match known {
            Some((end, known::Block::Table(table))) => {
                let rows = known::rows(self.lines, at..end, table);
                self.builder.rows(&rows, table.heads);
                self.joiner.zone = Zone::Body;
                return end;
            }
            Some((end, known::Block::Note)) => {
                let pieces = self.pieces(at..end);
                self.builder.text(Shape::Note, false, &pieces);
                return end;
            }
            Some((_, known::Block::Paragraph(_))) | None => {}
        }
        // What is guessed ends before what is known.
        let (shape, is_strong, end) = match known {
            Some((end, known::Block::Paragraph(own))) => (own.shape(), own.is_strong, end),
            _ => (Shape::Text, false, self.end(at)),
        };
        self.guessed(at, end, shape, is_strong)
    }

    fn end(&self, at: usize) -> usize {
        self.known.next(at).unwrap_or(self.lines.len())
    }

    fn pieces(&self, range: std::ops::Range<usize>) -> Vec<Piece<'t>> {
        let lines = self.lines.get(range).unwrap_or_default();
        lines.iter().map(Line::piece).collect()
    }

    /// Whether a bare number right below an item is what the item asks for, "- Số hộ nghèo (hộ)", "1. Tỷ lệ hộ có mạng": no
    /// page so near the beginning of a text has it.
    fn is_value(&self, at: usize) -> bool {
        /// No page has fewer lines.
        const PAGE: usize = 12;
        let number = self.lines.get(at).filter(|line| line.blanks == 0);
        let number = number.and_then(|line| line.text.parse::<usize>().ok());
        let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
        let asks = |line: &Line<'_>| line.mark.is_some() && !line.text.ends_with(['.', ';', ',']);
        self.joiner.furniture.kind(at) == Kind::Number
            && number.is_some_and(|number| number > at / PAGE + 2)
            && above.is_some_and(asks)
    }

    /// Writes the block that begins at a line and ends before another, as far as is known.
    fn guessed(&mut self, at: usize, end: usize, shape: Shape, is_strong: bool) -> usize {
        let limit = self.known.limit(at).unwrap_or(self.lines.len());
        let lines = self.lines.get(..limit).unwrap_or_default();
        if let Some(found) = rows::barred(lines, self.joiner.furniture, at) {
            return self.table(found);
        }
        let centred = self.centred.remove(&at);
        if let Some(found) = centred.filter(|found| found.end <= limit) {
            return self.table(found);
        }
        if self.joiner.furniture.kind(at) != Kind::Words && !self.is_value(at) {
            self.furniture(at);
            return at + 1;
        }
        if let Some(found) = stacked::stacked(lines, self.joiner.furniture, &self.sections, at) {
            return self.table(found);
        }
        if let Some(found) = spaced::spaced(lines, self.joiner.furniture, &self.sections, at) {
            return self.table(found);
        }
        if let Some(found) = flat::flat(lines, self.joiner.furniture, &self.sections, at) {
            return self.table(found);
        }
        if let Some(found) =
            rows::tabbed(lines, self.joiner.furniture, at).filter(|found| is_table(found))
        {
            return self.table(found);
        }
        if self.joiner.zone == Zone::Letterhead
            && let Some(line) = self.lines.get(at)
            && let Some(parts) = rows::far_apart(line).or_else(|| letterhead::parts(line))
        {
            let lines: Vec<Line<'t>> = parts.into_iter().map(Line::of_piece).collect();
            write(self.builder, &lines, Zone::Letterhead);
            return at + 1;
        }
        if let Some(line) = self.lines.get(at)
            && let Some((level, words)) = markdown_heading(line.text)
        {
            self.builder
                .text(Shape::Heading(level), false, &[line.part(words)]);
            return at + 1;
        }
        self.paragraph(at, end, shape, is_strong)
    }

    fn table(&mut self, found: Rows<'t>) -> usize {
        let end = found.end;
        let drawn = found.drawn.clone();
        if found.is_letterhead() {
            for column in 0..found.columns() {
                let cells = found.list.iter().filter_map(|(cells, _)| cells.get(column));
                let lines: Vec<Line<'t>> = cells
                    .flatten()
                    .map(|piece| Line::of_piece(*piece))
                    .collect();
                write(self.builder, &lines, Zone::Letterhead);
            }
        } else if !found.list.is_empty() {
            self.builder.guessed_rows(&found.cells());
            self.joiner.zone = Zone::Body;
        }
        for piece in drawn {
            self.builder.text(Shape::Furniture, false, &[piece]);
        }
        end
    }

    fn paragraph(&mut self, at: usize, end: usize, shape: Shape, is_strong: bool) -> usize {
        let (furniture, lines, centred) = (self.joiner.furniture, self.lines, &self.centred);
        let stops = |at: usize| {
            let row = lines
                .get(at)
                .is_some_and(|line| rows::is_bar_row(line) || rows::is_tab_row(line));
            let head = lines.get(at).is_some_and(|line| flat::begins_head(line));
            let line = lines.get(at).map_or("", |line| line.text);
            let own = markdown_heading(line).is_some() || is_note(line);
            row || head || own || furniture.kind(at) == Kind::Rule || centred.contains_key(&at)
        };
        let found = self.joiner.paragraph(at, end, stops);
        let pieces: Vec<Piece<'t>> = found
            .lines
            .iter()
            .filter_map(|at| self.lines.get(*at))
            .map(Line::piece)
            .collect();
        let first = found.lines.first().and_then(|at| self.lines.get(*at));
        if let Some(mark) = first.and_then(|line| line.mark) {
            self.sections.take(mark);
        }
        let is_note = pieces.first().is_some_and(|piece| is_note(piece.words));
        let shape = if is_note { Shape::Note } else { shape };
        self.builder.text(shape, is_strong, &pieces);
        for at in found.furniture {
            self.furniture(at);
        }
        found.end
    }

    fn furniture(&mut self, at: usize) {
        let shape = match self.joiner.furniture.kind(at) {
            Kind::Note => Shape::Note,
            _ => Shape::Furniture,
        };
        if let Some(line) = self.lines.get(at) {
            self.builder.text(shape, false, &[line.piece()]);
        }
    }
}

/// Whether rows parted by tabs are more than one text with a tab in it.
fn is_table(found: &Rows<'_>) -> bool {
    let columns = found.columns();
    columns >= 3 || (columns == 2 && found.list.len() >= 2) || found.is_letterhead()
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod spaced_tests;
#[cfg(test)]
mod tests;

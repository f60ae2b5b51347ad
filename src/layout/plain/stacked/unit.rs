//! Lines that belong to one cell.

use crate::layout::classify::{heads_numbers, is_value, marks_group};
use crate::layout::plain::furniture::{Furniture, Kind};
use crate::layout::plain::label::Label;
use crate::layout::plain::line::Line;
use crate::layout::plain::phrases::{CUT_OFF, OPENS, TITLE, WHOLE};
use crate::layout::plain::rows::{CellLines, is_bar_row, is_tab_row};
use crate::layout::plain::section::Sections;
use crate::layout::plain::signs::{
    depth, is_share, is_shouted, starts_lower, starts_upper, word_count,
};
use crate::layout::{Found, MarkKind, found};
use crate::text::work::looked_at;

/// Lines that belong to one cell, as far as lines tell.
#[derive(Clone, Debug)]
pub(in crate::layout::plain) struct Unit<'t> {
    /// Its lines.
    pub(super) pieces: CellLines<'t>,
    /// The place of the line after it.
    pub(super) end: usize,
    /// The mark it begins with.
    pub(super) mark: Option<Found<'t>>,
    /// What it counts, if it is nothing else.
    pub(super) label: Option<Label>,
    /// Whether it is "I. Xã hội số": a group in one cell.
    pub(super) is_marked: bool,
    /// Whether blank lines part the cells around it.
    is_parted: bool,
}

impl<'t> Unit<'t> {
    /// The cell at a place, whose ends are known.
    pub(super) fn of_cell(pieces: CellLines<'t>, end: usize) -> Self {
        let first = pieces.first().map_or("", |piece| piece.words);
        let label = Label::of_row(first).filter(|_| pieces.len() == 1);
        let mark = found(first);
        Self {
            is_marked: label.is_none() && marks_group(mark, first),
            mark,
            is_parted: true,
            label,
            pieces,
            end,
        }
    }

    /// The name that a column lacks before another.
    pub(super) fn unnamed(next: &Self) -> Self {
        Self {
            pieces: Vec::new(),
            end: next.end.saturating_sub(next.pieces.len()),
            mark: None,
            label: None,
            is_marked: false,
            is_parted: next.is_parted,
        }
    }

    pub(super) fn first(&self) -> &'t str {
        self.pieces.first().map_or("", |piece| piece.words)
    }

    pub(super) fn last(&self) -> &'t str {
        self.pieces.last().map_or("", |piece| piece.words)
    }

    /// Whether it begins as an item of a list does.
    pub(super) fn is_item(&self) -> bool {
        (self.mark).is_some_and(|mark| matches!(mark.kind, MarkKind::Bullet(_)))
    }

    /// Whether it has more than so many words.
    pub(super) fn exceeds(&self, words: usize) -> bool {
        let mut left = words + 1;
        self.pieces.iter().any(|piece| {
            left -= word_count(piece.words, left);
            left == 0
        })
    }

    pub(super) fn is_head_of_numbers(&self) -> bool {
        self.pieces.len() == 1 && heads_numbers(self.first())
    }
}

/// The cells of the lines from the head of a table on, up to where it surely ends.
pub(super) fn units<'t>(
    lines: &[Line<'t>],
    furniture: &Furniture,
    sections: &Sections,
    at: usize,
) -> Vec<Unit<'t>> {
    let end = region_end(lines, furniture, sections, at);
    let region = lines.get(at..end).unwrap_or_default();
    let least = region
        .iter()
        .skip(1)
        .map(|line| line.blanks)
        .min()
        .unwrap_or_default();
    // Blank lines part cells where some lines have one between them and others have not.
    let gaps = region.iter().skip(1).filter(|line| line.blanks > least);
    let (gaps, others) = (gaps.count(), region.len().saturating_sub(1));
    let parted = gaps * 4 >= region.len() && gaps < others;
    let mut units: Vec<Unit<'t>> = Vec::with_capacity(region.len());
    let mut after_page = false;
    for (index, line) in region.iter().enumerate() {
        if furniture.kind(at + index) == Kind::Page {
            after_page = true;
            continue;
        }
        let label = Label::of_row(line.text);
        let broken = std::mem::take(&mut after_page) && starts_lower(line.text);
        let goes_on = parted
            && (line.blanks <= least || broken)
            && !units.last().is_some_and(|unit| is_split(unit, line));
        match units.last_mut().filter(|_| goes_on && index > 0) {
            Some(unit) => {
                unit.pieces.push(line.piece());
                unit.end = at + index + 1;
                unit.label = None;
            }
            None => units.push(Unit {
                pieces: vec![line.piece()],
                end: at + index + 1,
                is_parted: parted,
                mark: line.mark,
                is_marked: label.is_none() && marks_group(line.mark, line.text),
                label,
            }),
        }
    }
    without_lone_dashes(&mut units);
    units
}

/// A dash before anything but a name says that there is nothing to say.
pub(super) fn without_lone_dashes(units: &mut [Unit<'_>]) {
    for at in 0..units.len() {
        let names = units.get(at + 1).is_some_and(|next| {
            starts_upper(next.first()) && next.label.is_none() && !is_value(next.first())
        });
        if let Some(unit) = units.get_mut(at)
            && !names
            && unit.label.as_ref().is_some_and(Label::is_dash)
        {
            unit.label = None;
        }
    }
}

/// Whether a line begins a cell although no blank line parts it from the number of its row.
fn is_split(unit: &Unit<'_>, line: &Line<'_>) -> bool {
    unit.label.is_some() && (starts_upper(line.text) || is_share(line.text))
        || unit.is_head_of_numbers()
}

/// Where a table surely ends: at an annex, a signature, another kind of table, the next section.
fn region_end(lines: &[Line<'_>], furniture: &Furniture, sections: &Sections, at: usize) -> usize {
    let mut seeker = sections.seeker();
    let head: Vec<&str> = lines
        .iter()
        .skip(at)
        .take(3)
        .map(|line| line.text)
        .collect();
    let other = |index: usize| {
        let same = lines
            .iter()
            .skip(index)
            .zip(&head)
            .all(|(line, own)| line.text == *own);
        lines
            .get(index)
            .is_some_and(|line| heads_numbers(line.text))
            && !same
    };
    let mut ends = |index: &usize| {
        looked_at(1);
        lines.get(*index).is_some_and(|line| {
            is_tab_row(line)
                || is_bar_row(line)
                || furniture.kind(*index) == Kind::Rule
                || other(*index)
                || ends_tables(line)
                || seeker.is_next(line)
        })
    };
    (at + 1..lines.len())
        .find(|index| ends(index))
        .unwrap_or(lines.len())
}

pub(in crate::layout::plain) fn ends_tables(line: &Line<'_>) -> bool {
    let annex = line.mark.is_some_and(|mark| {
        let rest = line.text.get(mark.length..).unwrap_or_default();
        mark.kind == MarkKind::Annex && (rest.is_empty() || line.is_shouted)
    });
    annex
        || (line.is_shouted && (TITLE.are(line.text) || OPENS.begin(line.text)))
        || line.text.ends_with("./.")
}

/// How likely a unit goes on with the cell before it, from 0 to 3.
pub(super) fn nearness(last: &Unit<'_>, next: &Unit<'_>) -> i32 {
    let (end, start) = (last.last(), next.first());
    if last.label.is_some()
        || start == "%"
        || is_value(start) && next.pieces.len() == 1 && start.len() < 12
    {
        return 0;
    }
    let finished = end.ends_with(['.', ';', ':']);
    let wide = end.chars().count() >= 18;
    if end.ends_with([',', '-', '–', '/', '(', '&'])
        || (CUT_OFF.end(end) && !is_shouted(end))
        || WHOLE.span(end, start)
    {
        return 3;
    }
    let open = last
        .pieces
        .iter()
        .fold(0, |open, piece| depth(piece.words, open));
    match () {
        () if open > 0 => 3,
        () if next.is_parted && !next.exceeds(2) => 0,
        () if starts_lower(start) && !finished => 2 + i32::from(wide),
        () if next.is_item() => 2,
        () if starts_lower(start) => 1,
        () if wide && last.exceeds(7) && !finished => 1,
        () => 0,
    }
}

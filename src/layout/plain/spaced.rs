//! Tables whose cells stand below each other, set apart by blanks, as programs print the pages of a PDF.
//!
//! Where the columns begin and end is learnt from the lines with the most cells; a cell belongs to the column it stands
//! under. A row begins where the first column counts. Where cells stand across columns the lines are no such table.

use super::flat::begins_head;
use super::furniture::{Furniture, Kind};
use super::label::Label;
use super::line::Line;
use super::rows::{CellLines, Rows};
use super::section::Sections;
use super::signs::{starts_lower, starts_upper};
use super::stacked::ends_tables;
use crate::layout::classify::is_value;
use std::ops::Range;

/// Blanks between two cells, at least.
const GAP: usize = 2;
/// No table of this kind has fewer columns, or more.
const COLUMNS: std::ops::RangeInclusive<usize> = 3..=16;

/// So many lines tell how the others are set.
const SAMPLE: usize = 24;

/// A cell of a line: the letters it takes, and its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set<'t> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) words: &'t str,
}

/// A line with its cells.
#[derive(Debug)]
struct SetLine<'l, 't> {
    line: &'l Line<'t>,
    sets: Vec<Set<'t>>,
}

/// The rows of a table that begins at a line with the heads of its columns set apart by blanks.
pub(super) fn spaced<'t>(
    lines: &[Line<'t>],
    furniture: &Furniture,
    sections: &Sections,
    at: usize,
) -> Option<Rows<'t>> {
    let first = lines.get(at).filter(|line| is_set_apart(line))?;
    let names = sets(first);
    if !begins_head(first) && !heads_values(&names, lines.get(at + 1..).unwrap_or_default()) {
        return None;
    }
    if !COLUMNS.contains(&names.len()) {
        return None;
    }
    let mut found = Rows::default();
    let mut seeker = sections.seeker();
    let mut all: Vec<SetLine<'_, 't>> = Vec::new();
    let mut end = at;
    for (place, line) in lines.iter().enumerate().skip(at) {
        if furniture.kind(place) == Kind::Page {
            found.drawn.push(line.piece());
            continue;
        }
        let sets = sets(line);
        if place > at && begins_head(line) && line.text == first.text {
            found.drawn.push(line.piece());
            end = place + 1;
            continue;
        }
        // Where no number tells rows, a line behind a blank one with nothing set apart is none.
        let is_apart = line.blanks > 0 && sets.len() < GAP && !begins_head(first);
        let stops = line.has_tab || ends_tables(line) || seeker.is_next(line) || is_apart;
        if place > at && (stops || !fits(&all, &sets)) {
            break;
        }
        all.push(SetLine { line, sets });
        end = place + 1;
    }
    found
        .drawn
        .retain(|piece| piece.line < lines.get(end).map_or(u32::MAX, |line| line.number));
    found.list = rows(&all)?;
    found.end = end;
    Some(found)
}

/// "Ấp      Chiều dài (km)      Khởi công": names set apart, and below them at once two lines, or one that nothing follows,
/// each with its cells below the names, of which some are values; a cell may be empty.
fn heads_values(names: &[Set<'_>], below: &[Line<'_>]) -> bool {
    let value = |set: &Set<'_>| is_value(set.words);
    let row = |line: &Line<'_>| {
        let own = sets(line);
        let opens = own
            .first()
            .is_some_and(|set| starts_upper(set.words) && !value(set));
        let stands = |set: &Set<'_>| {
            names
                .iter()
                .any(|name| name.from < set.to && set.from < name.to)
        };
        let whole = own.len() == names.len();
        let some = own.len() > 1 && own.len() < names.len() && own.iter().all(stands);
        line.blanks == 0 && (whole || some) && opens && own.iter().any(value)
    };
    let follows = below.iter().take_while(|line| line.blanks == 0);
    let rows = follows.take(2).count();
    COLUMNS.contains(&names.len())
        && !names.iter().any(value)
        && rows > 0
        && below.iter().take(rows).all(row)
}

/// Whether a line may have several cells.
fn is_set_apart(line: &Line<'_>) -> bool {
    let shown = line.raw.trim_start_matches(' ');
    // Blanks at its end are rare.
    shown
        .as_bytes()
        .windows(GAP)
        .any(|pair| pair == [b' '; GAP])
}

/// The cells of a line.
pub(super) fn sets<'t>(line: &Line<'t>) -> Vec<Set<'t>> {
    let mut found: Vec<Set<'t>> = Vec::new();
    let (mut start, mut blanks): (Option<(usize, usize)>, usize) = (None, 0);
    let mut push = |from: (usize, usize), to: usize, column: usize| {
        let words = line.raw.get(from.0..to).unwrap_or_default().trim_end();
        found.push(Set {
            from: from.1,
            to: column,
            words,
        });
    };
    let mut last = (0, 0);
    for (column, (byte, c)) in line.raw.char_indices().enumerate() {
        if c == ' ' {
            blanks += 1;
        } else {
            if blanks >= GAP
                && let Some(from) = start.take()
            {
                push(from, last.0, last.1);
            }
            start = start.or(Some((byte, column)));
            blanks = 0;
            last = (byte + c.len_utf8(), column + 1);
        }
    }
    if let Some(from) = start {
        push(from, last.0, last.1);
    }
    found
}

/// Whether a line goes on with a table: it has several cells, or what it has stands where a cell begins.
fn fits(all: &[SetLine<'_, '_>], sets: &[Set<'_>]) -> bool {
    if sets.len() >= *COLUMNS.start() {
        return true;
    }
    let under = |set: &Set<'_>| {
        let mut known = all
            .iter()
            .rev()
            .filter(|line| line.sets.len() >= *COLUMNS.start());
        known.any(|line| {
            let stands = |own: &Set<'_>| {
                own.from.abs_diff(set.from) <= 1 || own.from <= set.from && set.from < own.to
            };
            let at = line.sets.iter().position(stands);
            let next = at.and_then(|at| line.sets.get(at + 1));
            at.is_some() && next.is_none_or(|next| set.to < next.from)
        })
    };
    let counts = |set: &Set<'_>| Label::of(set.words).is_some_and(|label| label.is_group());
    match sets {
        [label, _] if counts(label) => true,
        sets => sets.iter().all(under),
    }
}

/// The rows of lines; none where they are no such table.
fn rows<'t>(all: &[SetLine<'_, 't>]) -> Option<Vec<(Vec<CellLines<'t>>, bool)>> {
    let counts = |line: &SetLine<'_, '_>| {
        let first = line.sets.first().and_then(|set| Label::of(set.words));
        first.is_some_and(|label| label.is_first())
    };
    // Where no two words stand closer, the blanks between words were doubled, and part nothing.
    let close = |set: &Set<'_>| set.words.contains(' ');
    if !all.iter().flat_map(|line| &line.sets).any(close) {
        return None;
    }
    let valued = |line: &SetLine<'_, '_>| line.sets.iter().any(|set| is_value(set.words));
    let body = all.iter().position(counts);
    let body = body.or_else(|| all.iter().position(valued).filter(|at| *at > 0))?;
    let (head, body) = all.split_at_checked(body)?;
    let columns = columns(head, body)?;
    let mut reader = Reader {
        columns: &columns,
        found: Vec::new(),
        strays: 0,
    };
    reader.head(head);
    for (at, line) in body.iter().enumerate() {
        reader.line(line, body.get(at + 1..).unwrap_or_default());
    }
    let cells: usize = body.iter().map(|line| line.sets.len()).sum();
    (reader.strays * 8 <= cells && reader.found.len() > 1).then_some(reader.found)
}

/// Where the columns stand: what the cells of the fullest lines cover, and heads of columns without any cell.
fn columns(head: &[SetLine<'_, '_>], body: &[SetLine<'_, '_>]) -> Option<Vec<Range<usize>>> {
    let most = body.iter().map(|line| line.sets.len()).max()?;
    let full = |line: &&SetLine<'_, '_>| line.sets.len() * 4 >= most * 3;
    let sample: Vec<_> = body.iter().filter(full).take(SAMPLE).collect();
    // A cell that is wider than its column pushes those behind it out of theirs.
    let is_pushed = |line: &SetLine<'_, '_>| {
        let crossed = sample.iter().filter(|other| crosses(line, other)).count();
        crossed * 2 > sample.len()
    };
    let mut covered: Vec<Range<usize>> = body
        .iter()
        .filter(|line| full(line) && !is_pushed(line))
        .flat_map(|line| line.sets.iter().map(|set| set.from..set.to))
        .collect();
    let own = |line: &SetLine<'_, '_>| -> Vec<Range<usize>> {
        let sets = line.sets.iter();
        sets.map(|set| set.from..set.to).collect()
    };
    let heads: Vec<Range<usize>> = head.iter().flat_map(own).collect();
    let apart = |head: &Range<usize>| {
        !covered
            .iter()
            .any(|own| own.start < head.end && head.start < own.end)
    };
    let lone: Vec<Range<usize>> = heads.into_iter().filter(apart).collect();
    covered.extend(lone);
    covered.sort_by_key(|range| range.start);
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in covered {
        match found.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => found.push(range),
        }
    }
    COLUMNS.contains(&found.len()).then_some(found)
}

/// Whether a cell of a line stands across two cells of another.
fn crosses(line: &SetLine<'_, '_>, other: &SetLine<'_, '_>) -> bool {
    line.sets.iter().any(|set| {
        let meets = |own: &&Set<'_>| own.from < set.to && set.from < own.to;
        other.sets.iter().filter(meets).nth(1).is_some()
    })
}

struct Reader<'r, 't> {
    columns: &'r [Range<usize>],
    found: Vec<(Vec<CellLines<'t>>, bool)>,
    /// Cells that stand under no column or under several.
    strays: usize,
}

impl<'t> Reader<'_, 't> {
    /// The columns that a cell stands under.
    fn under(&self, set: &Set<'_>) -> Range<usize> {
        let meets = |own: &Range<usize>| own.start < set.to && set.from < own.end;
        let first = self.columns.iter().position(meets);
        let last = self.columns.iter().rposition(meets);
        if let (Some(first), Some(last)) = (first, last) {
            return first..last + 1;
        }
        let far = |own: &Range<usize>| {
            let (left, right) = (own.start.abs_diff(set.from), own.end.abs_diff(set.to));
            left.min(right)
        };
        let near = self.columns.iter().enumerate();
        let near = near.min_by_key(|(_, own)| far(own));
        let near = near.map_or(0, |(at, _)| at);
        near..near + 1
    }

    /// The head: in two rows where a name stands above several columns.
    fn head(&mut self, lines: &[SetLine<'_, 't>]) {
        let spans = |line: &SetLine<'_, '_>| line.sets.iter().any(|set| self.under(set).len() > 1);
        let last = lines
            .iter()
            .rposition(spans)
            .map_or(lines.len(), |at| at + 1);
        for part in [lines.get(..last), lines.get(last..)].into_iter().flatten() {
            if part.is_empty() {
                continue;
            }
            let mut row = vec![CellLines::new(); self.columns.len()];
            for line in part {
                for set in &line.sets {
                    let at = self.under(set).start;
                    if let Some(cell) = row.get_mut(at) {
                        cell.push(line.line.part(set.words));
                    }
                }
            }
            self.found.push((row, false));
        }
    }

    /// A line of the body; `next` are those behind it.
    fn line(&mut self, line: &SetLine<'_, 't>, next: &[SetLine<'_, 't>]) {
        let label = line.sets.first().filter(|set| self.under(set).start == 0);
        let counts = label.is_some_and(|set| Label::of_row(set.words).is_some());
        let opens = if counts {
            !self.is_ahead()
        } else {
            self.begins(line, next)
        };
        if opens || self.found.is_empty() {
            self.found
                .push((vec![CellLines::new(); self.columns.len()], false));
        }
        let whole = line.sets.len() == self.columns.len();
        for (at, set) in line.sets.iter().enumerate() {
            let under = if whole { at..at + 1 } else { self.under(set) };
            let wide = under.len() > 1 && line.sets.len() > GAP;
            self.strays += usize::from(wide);
            if let Some((row, _)) = self.found.last_mut()
                && let Some(cell) = row.get_mut(under.start)
            {
                cell.push(line.line.part(set.words));
            }
        }
    }

    /// Whether the last row has words and no number yet.
    fn is_ahead(&self) -> bool {
        let last = self.found.last().map(|(row, _)| row);
        last.is_some_and(|row| {
            let filled = row.iter().filter(|cell| !cell.is_empty()).count();
            row.first().is_some_and(Vec::is_empty) && filled == 1
        })
    }

    /// Whether a line without a number begins a row: its values stand where the row above has some, or the number
    /// stands in the middle of the lines of its name.
    fn begins(&self, line: &SetLine<'_, 't>, next: &[SetLine<'_, 't>]) -> bool {
        let Some((row, _)) = self.found.last() else {
            return true;
        };
        let filled = |at: usize| row.get(at).is_some_and(|cell| !cell.is_empty());
        let again = |set: &Set<'_>| is_value(set.words) && filled(self.under(set).start);
        let name = |line: &SetLine<'_, 't>| {
            let mut sets = line.sets.iter();
            let own = sets.find(|set| self.under(set).start == 1);
            own.map(|set| set.words)
        };
        let counted = |line: &&SetLine<'_, '_>| {
            line.sets
                .first()
                .is_some_and(|set| self.under(set).start == 0)
        };
        let label = row.first().and_then(|cell| cell.first());
        let group = label.and_then(|label| Label::of(label.words));
        let valued = row.iter().skip(2).any(|cell| !cell.is_empty())
            || group.is_some_and(|label| label.is_group());
        let ahead = valued
            && name(line).is_some_and(starts_upper)
            && next
                .iter()
                .take(3)
                .find(counted)
                .is_some_and(|next| name(next).is_none_or(starts_lower));
        ahead || line.sets.iter().any(again)
    }
}

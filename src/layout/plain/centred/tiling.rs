//! The rows of a page: they tile its lines, each around its number.

use super::columns::Laid;
use crate::layout::plain::rows::CellLines;
use crate::layout::plain::signs::starts_lower;
use crate::text::work::looked_at;
use std::collections::BTreeMap;
use std::ops::Range;

/// What speaks against the next likely way is so much more.
pub(super) const MARGIN: usize = 2;
/// No row has more lines above its number.
const MOST_ABOVE: usize = 15;
/// So many half lines a cell may stand away from the middle of its row: lines of nearly the same height are printed as one.
const AWAY: usize = 1;
/// What it costs that the name of a row begins with a small letter.
const SMALL: usize = 4;
/// What a gap inside of a row costs, and a line that goes on right below the last.
const GAP: usize = 2;

/// The lines of a page below its head.
#[derive(Debug)]
pub(super) struct Page<'t> {
    /// Each with its cells; none for a line that has not all of them in columns.
    pub(super) lines: Vec<Option<Laid<'t>>>,
    /// Those that are rows by themselves without a number: names of groups, and others.
    pub(super) apart: BTreeMap<usize, Laid<'t>>,
    /// Whether a blank line stands above.
    pub(super) gaps: Vec<bool>,
    /// Which lines have the numbers of rows.
    pub(super) numbers: Vec<usize>,
    /// Whether no page is before it, whose last row may go on here.
    pub(super) is_first: bool,
    /// Whether no page is behind it, so that other text may follow the rows.
    pub(super) is_last: bool,
    /// How far the names of its head stand away from its middle.
    pub(super) head_cost: usize,
}

/// The likeliest rows of a page.
#[derive(Debug)]
pub(super) struct Tiling {
    pub(super) rows: Vec<Range<usize>>,
    /// What speaks against them.
    pub(super) cost: usize,
    /// What speaks against the next likely ones.
    pub(super) second: usize,
}

/// The likeliest way on from a line where a row begins.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: usize,
    second: usize,
    end: usize,
}

impl Way {
    /// The better of two ways, which knows the next likely.
    fn or(best: Option<Self>, other: Self) -> Self {
        let Some(best) = best else {
            return other;
        };
        let (mut first, last) = if other.cost < best.cost {
            (other, best)
        } else {
            (best, other)
        };
        first.second = first.second.min(last.cost);
        first
    }
}

impl<'t> Page<'t> {
    /// The rows; none where lines cannot be cut so that each row is around its number.
    pub(super) fn tile(&self) -> Option<Tiling> {
        // Of each row, from the last on, the ways on from each line it may begin at, nearest to its number first.
        let mut ways: Vec<Vec<Option<Way>>> = vec![Vec::new(); self.numbers.len()];
        for row in (0..self.numbers.len()).rev() {
            let number = *self.numbers.get(row)?;
            let above = row.checked_sub(1).and_then(|row| self.numbers.get(row));
            let least = above.map_or(0, |above| above + 1);
            let least = least.max(number.saturating_sub(MOST_ABOVE));
            let own = (least..=number).rev();
            let own = own
                .map(|from| self.way(row, from, ways.get(row + 1)))
                .collect();
            *ways.get_mut(row)? = own;
        }
        let first = *self.numbers.first()?;
        let top = self.behind_apart(0);
        let starts = if self.is_first { top..=top } else { 0..=first };
        let mut best: Option<(Way, usize)> = None;
        for from in starts {
            let way = first
                .checked_sub(from)
                .and_then(|above| *ways.first()?.get(above)?);
            let (Some(mut way), Some(cost)) = (way, self.rest_cost(self.rest(from))) else {
                continue;
            };
            way.cost += cost;
            way.second = way.second.saturating_add(cost);
            let known = best.map(|(best, _)| best);
            let better = known.is_none_or(|best| way.cost < best.cost);
            let at = best.filter(|_| !better).map_or(from, |(_, at)| at);
            best = Some((Way::or(known, way), at));
        }
        let (way, from) = best?;
        Some(Tiling {
            rows: self.walk(&ways, from)?,
            cost: way.cost,
            second: way.second,
        })
    }

    /// The rows on the likeliest way.
    fn walk(&self, ways: &[Vec<Option<Way>>], from: usize) -> Option<Vec<Range<usize>>> {
        let mut rows = Vec::with_capacity(self.numbers.len());
        let mut start = from;
        for (number, ways) in self.numbers.iter().zip(ways) {
            let end = (*ways.get(number.checked_sub(start)?)?)?.end;
            rows.push(start..end);
            start = self.behind_apart(end);
        }
        Some(rows)
    }

    /// The likeliest way on from a row that begins at a line; `next` are the ways of the row below.
    fn way(&self, row: usize, from: usize, next: Option<&Vec<Option<Way>>>) -> Option<Way> {
        let number = *self.numbers.get(row)?;
        let below = self.numbers.get(row + 1);
        // As many lines below the number as above it, or one more or less.
        let mirror = 2 * number + 1 - from;
        let mut best = None;
        for end in mirror.saturating_sub(1).max(number + 1)..=mirror + 1 {
            let Some(cost) = self.cost(from..end, number) else {
                continue;
            };
            let cost = cost + end.abs_diff(mirror);
            let beyond = match (below, next) {
                (Some(below), Some(next)) => {
                    let above = below.checked_sub(self.behind_apart(end));
                    above.and_then(|above| next.get(above).copied().flatten())
                }
                _ => self.end_cost(end).map(|cost| Way {
                    cost,
                    second: usize::MAX,
                    end,
                }),
            };
            if let Some(beyond) = beyond {
                let way = Way {
                    cost: cost + beyond.cost,
                    second: beyond.second.saturating_add(cost),
                    end,
                };
                best = Some(Way::or(best, way));
            }
        }
        best
    }

    /// What speaks against a row; none where it is none.
    fn cost(&self, row: Range<usize>, number: usize) -> Option<usize> {
        let lines = self.lines.get(row.clone())?;
        let columns = lines.first()?.as_ref()?.len();
        looked_at(lines.len() * columns);
        let middle = number - row.start;
        let mut cost = 0;
        for column in 1..columns {
            cost += away(lines.iter().map(Option::as_ref), column, middle)?;
        }
        let filled = (1..columns).filter(|column| self.first_words(row.clone(), *column).is_some());
        if filled.count() < 2 {
            return None;
        }
        let name = self.first_words(row.clone(), 1)?;
        let inner = self.gaps.get(row.start + 1..row.end)?;
        cost += SMALL * usize::from(starts_lower(name));
        cost += GAP * inner.iter().filter(|gap| **gap).count();
        Some(cost)
    }

    /// The place behind the rows without a number that stand from a line on.
    pub(super) fn behind_apart(&self, mut at: usize) -> usize {
        while self.apart.contains_key(&at) {
            at += 1;
        }
        at
    }

    /// Where what goes on from the page before ends, if its first row begins at a line.
    pub(super) fn rest(&self, mut from: usize) -> usize {
        while from > 0 && self.apart.contains_key(&(from - 1)) {
            from -= 1;
        }
        from
    }

    /// What speaks against the lines above the first row, where the last row of the page before goes on.
    fn rest_cost(&self, end: usize) -> Option<usize> {
        if end == 0 {
            return Some(0);
        }
        let whole = self.lines.get(..end)?.iter().all(Option::is_some);
        let name = self.first_words(0..end, 1);
        let opens = name.is_some_and(|name| !starts_lower(name));
        whole.then_some(1 + SMALL * usize::from(opens))
    }

    /// What speaks against an end of the last row.
    fn end_cost(&self, end: usize) -> Option<usize> {
        let rest = self.lines.get(end..)?;
        if !self.is_last {
            return (self.behind_apart(end) == self.lines.len()).then_some(0);
        }
        let goes_on =
            rest.first().is_some_and(Option::is_some) && self.gaps.get(end) == Some(&false);
        // No text begins with a small letter.
        let small = self.first_words(end..end + 1, 1).is_some_and(starts_lower);
        Some((GAP + SMALL * usize::from(small)) * usize::from(goes_on))
    }

    /// The first words that lines have in a column.
    pub(super) fn first_words(&self, lines: Range<usize>, column: usize) -> Option<&'t str> {
        let lines = self.lines.get(lines)?.iter().flatten();
        let mut pieces = lines.filter_map(|line| line.get(column)?.first());
        pieces.next().map(|piece| piece.words)
    }

    /// Puts the words of lines into the cells of a row.
    pub(super) fn put(&self, lines: Range<usize>, row: &mut [CellLines<'t>]) {
        for line in self.lines.get(lines).unwrap_or_default().iter().flatten() {
            for (cell, own) in row.iter_mut().zip(line) {
                cell.extend(own);
            }
        }
    }
}

/// How many half lines a cell stands away from the middle line of its row; none where that is too far, or a line has no
/// cells in columns.
pub(super) fn away<'l, 't: 'l>(
    lines: impl Iterator<Item = Option<&'l Laid<'t>>>,
    column: usize,
    middle: usize,
) -> Option<usize> {
    let mut taken: Option<(usize, usize)> = None;
    for (at, line) in lines.enumerate() {
        if line?.get(column).is_some_and(|cell| !cell.is_empty()) {
            taken = Some((taken.map_or(at, |(first, _)| first), at));
        }
    }
    let away = taken.map_or(0, |(first, last)| (first + last).abs_diff(2 * middle));
    (away <= AWAY).then_some(away)
}

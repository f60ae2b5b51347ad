//! Where the rows begin: of all ways to count the one whose rows are fullest.

use super::MOST_LINES;
use super::unit::{Unit, nearness};
use crate::layout::mark;
use crate::layout::plain::label::Label;

/// The units below a head, and how near each is to the one before.
pub(super) struct Body<'u, 't> {
    pub(super) units: Vec<&'u Unit<'t>>,
    near: Vec<i32>,
}

impl<'u, 't> Body<'u, 't> {
    pub(super) fn of(units: Vec<&'u Unit<'t>>) -> Self {
        let pairs = units.iter().zip(units.iter().skip(1));
        let near = std::iter::once(0).chain(pairs.map(|(last, next)| nearness(last, next)));
        Self {
            near: near.collect(),
            units,
        }
    }

    /// The places in a range, counted from its start, of the units that are best joined with the one before, and how
    /// near they are.
    fn joins(&self, from: usize, to: usize, count: usize) -> Vec<(usize, i32)> {
        let near = self.near.get(from..to).unwrap_or_default().iter().copied();
        let mut near: Vec<(usize, i32)> = near.enumerate().skip(1).collect();
        near.sort_by_key(|(at, near)| (-near, *at));
        near.truncate(count);
        near
    }
}

/// Where rows begin.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) columns: usize,
    pub(super) score: i32,
    /// The places of the units that rows begin with.
    pub(super) starts: Vec<usize>,
    /// The place of the unit after the last row.
    pub(super) end: usize,
}

/// A way to go on from a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    score: i32,
    /// The candidate that the next row begins with; none after the last.
    next: Option<usize>,
    end: usize,
}

impl Cut {
    pub(super) fn of(body: &Body<'_, '_>, columns: usize) -> Self {
        let places: Vec<usize> = (0..body.units.len())
            .filter(|at| {
                body.units
                    .get(*at)
                    .is_some_and(|unit| unit.label.is_some() || unit.is_marked)
            })
            .collect();
        let most = columns + MOST_LINES;
        let mut ways: Vec<Way> = Vec::with_capacity(places.len());
        // From the last place back: the best way from each is known before it is asked for.
        for (index, from) in places.iter().enumerate().rev() {
            let end = last_row_end(body, *from, columns);
            let mut best = Way {
                score: row_score(body, *from, end, columns),
                next: None,
                end,
            };
            let nexts = places.iter().enumerate().skip(index + 1);
            for (other, to) in nexts.take_while(|(_, to)| **to - from <= most) {
                let Some(cost) = follows(body, *from, *to) else {
                    continue;
                };
                let beyond = ways
                    .get(places.len() - 1 - other)
                    .map_or(0, |way| way.score);
                let score = row_score(body, *from, *to, columns) + cost + beyond;
                if score > best.score {
                    best = Way {
                        score,
                        next: Some(other),
                        end: *to,
                    };
                }
            }
            ways.push(best);
        }
        let mut cut = Self {
            columns,
            ..Self::default()
        };
        let way = |index: usize| ways.get(ways.len().checked_sub(index + 1)?).copied();
        cut.score = way(0).map_or(0, |way| way.score);
        let mut at = Some(0);
        while let Some((index, way)) = at.and_then(|index| Some((index, way(index)?))) {
            cut.starts.extend(places.get(index));
            cut.end = way.end;
            at = way.next;
        }
        cut
    }
}

pub(super) fn follows(body: &Body<'_, '_>, from: usize, to: usize) -> Option<i32> {
    let (last, next) = (body.units.get(from)?, body.units.get(to)?);
    match (&last.label, &next.label) {
        (Some(last), Some(next)) => last.followed_by(next),
        (None, Some(next)) => Some(if next.is_first() { 0 } else { -2 }),
        (_, None) => Some(0),
    }
}

/// How well the units from one place to another fit a row.
pub(super) fn row_score(body: &Body<'_, '_>, from: usize, to: usize, columns: usize) -> i32 {
    let Some(first) = body.units.get(from) else {
        return 0;
    };
    let int = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
    let (own, cells) = (to - from - 1, columns - 1);
    let missing = int(cells.saturating_sub(own));
    if first.is_marked {
        return 8 - 3 * int(own);
    }
    let is_group = first.label.as_ref().is_some_and(Label::is_group);
    match own {
        0 if is_group => -3,
        0 => -8,
        1 if is_group => 8,
        _ if is_group && own < cells => 4 - int(own),
        _ if own == cells => 10,
        _ if own < cells => (9 - 3 * missing).max(1),
        _ => {
            9 - body
                .joins(from + 1, to, own - cells)
                .iter()
                .map(|(_, near)| 3 - near)
                .sum::<i32>()
        }
    }
}

/// Where the last row ends: it has no more cells than columns, and ends before a heading.
fn last_row_end(body: &Body<'_, '_>, from: usize, columns: usize) -> usize {
    if body.units.get(from).is_none_or(|unit| unit.is_marked) {
        return from + 1;
    }
    let mut cells = 0;
    let mut end = from + 1;
    while let Some(unit) = body
        .units
        .get(end)
        .filter(|_| end - from < columns + MOST_LINES)
    {
        let goes_on = cells > 0 && body.near.get(end).is_some_and(|near| *near >= 2);
        let heading = unit.is_marked
            || mark(unit.first())
                .is_some_and(|mark| mark.is_section() && mark.length < unit.first().len());
        if !goes_on && (cells == columns - 1 || heading) {
            break;
        }
        cells += usize::from(!goes_on);
        end += 1;
    }
    end
}

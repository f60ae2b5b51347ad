//! Where the rows begin: of all ways to count the one whose rows are fullest.

use super::MOST_LINES;
use super::unit::{Unit, nearness};
use crate::layout::classify::is_value;
use crate::layout::plain::label::Label;
use crate::layout::plain::signs::starts_upper;

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
                let unit = body.units.get(*at);
                let counts = unit.is_some_and(|unit| unit.label.is_some() || unit.is_marked);
                counts || begins_bare(body, *at, columns) || begins_item(body, *at, columns)
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

/// Whether a row without a number begins at a place: a name, perhaps a unit, and a figure in each other column.
fn begins_bare(body: &Body<'_, '_>, at: usize, columns: usize) -> bool {
    let Some(cells) = columns.checked_sub(2).filter(|cells| *cells > 1) else {
        return false;
    };
    let figure = |unit: &Unit<'_>| unit.pieces.len() == 1 && is_value(unit.first());
    let own = body.units.get(at..at + 1 + cells).unwrap_or_default();
    let [name, unit, figures @ ..] = own else {
        return false;
    };
    let is_item = name.is_item();
    let is_name = name.label.is_none() && !is_value(name.first()) && name.exceeds(1);
    let is_unit = unit.pieces.len() == 1 && !unit.exceeds(3);
    let next = body.units.get(at + 1 + cells);
    is_name
        && (is_item || starts_upper(name.first()))
        && is_unit
        && (figures.len() > 1 || is_item)
        && figures.iter().all(|unit| figure(unit))
        && !next.is_some_and(|unit| figure(unit) && unit.label.is_none())
        && !is_counted(body, at, columns)
}

/// Whether an item of the row above begins at a place: "- Trong đó: …", a unit and a figure, and perhaps no more.
pub(super) fn begins_item(body: &Body<'_, '_>, at: usize, columns: usize) -> bool {
    let near = |length: usize| body.units.get(at..at + length).unwrap_or_default();
    let [name, unit, figure] = near(3) else {
        return false;
    };
    let is_figure = |unit: &Unit<'_>| {
        let digits = unit.first().contains(|c: char| c.is_ascii_digit());
        unit.pieces.len() == 1 && unit.label.is_none() && digits && !unit.exceeds(3)
    };
    let is_unit = unit.pieces.len() == 1 && unit.label.is_none() && !is_figure(unit);
    // A name of more columns than these is no row.
    let others = body.units.get(at + 3..at + columns).unwrap_or_default();
    let ends = others
        .iter()
        .any(|unit| unit.label.is_some() || unit.is_marked);
    name.is_item()
        && name.label.is_none()
        && name.exceeds(1)
        && is_unit
        && !unit.exceeds(3)
        && is_figure(figure)
        && ends
}

/// Whether the cell before a name counts on from one near before it that stands before a name, too.
fn is_counted(body: &Body<'_, '_>, at: usize, columns: usize) -> bool {
    let Some(own) = at.checked_sub(1) else {
        return false;
    };
    let label = body.units.get(own).and_then(|unit| unit.label.as_ref());
    let Some(label) = label else {
        return false;
    };
    if label.is_dash() {
        return true;
    }
    let near = own.saturating_sub(2 * columns)..own;
    let named = |at: usize| {
        let next = body.units.get(at + 1);
        next.is_some_and(|next| next.label.is_none() && !is_value(next.first()))
    };
    let mut labels = near.filter(|at| named(*at)).filter_map(|at| {
        let unit = body.units.get(at)?;
        unit.label.as_ref()
    });
    labels.any(|before| !before.is_dash() && before.followed_by(label) == Some(0))
}

pub(super) fn follows(body: &Body<'_, '_>, from: usize, to: usize) -> Option<i32> {
    let (last, next) = (body.units.get(from)?, body.units.get(to)?);
    match (&last.label, &next.label) {
        (Some(last), Some(next)) => last.followed_by(next),
        (None, Some(next)) if last.is_marked => Some(if next.is_first() { 0 } else { -2 }),
        (None, Some(next)) => next.counts_rows().then_some(0),
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
    if first.label.is_none() {
        // The number is missing, of an item the last cells as well.
        return match own + 1 {
            all if all == cells => 9,
            some if some > 2 && some < cells && begins_item(body, from, columns) => 8,
            _ => -12,
        };
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
            || (unit.mark)
                .is_some_and(|mark| mark.kind.is_section() && mark.length < unit.first().len());
        if !goes_on && (cells == columns - 1 || heading) {
            break;
        }
        cells += usize::from(!goes_on);
        end += 1;
    }
    end
}

//! The rows of a table, the cells of each in their columns.

use super::cut::{Body, Cut};
use super::unit::{Unit, nearness};
use crate::layout::classify::is_value;
use crate::layout::plain::fit::{Profile, fit};
use crate::layout::plain::heads;
use crate::layout::plain::label::Label;
use crate::layout::plain::rows::{CellLines, Rows};
use crate::layout::plain::signs::starts_upper;

/// The rows of a cut, with the cells of each in their columns.
pub(super) fn rows<'t>(
    units: &[Unit<'t>],
    head: usize,
    body: &Body<'_, 't>,
    breaks: &[(usize, usize)],
    cut: &Cut,
) -> Rows<'t> {
    let mut found = Rows::default();
    let names = units.get(..head).unwrap_or_default();
    let certain_head = push_head(&mut found, names, cut.columns);
    let mut heads = Heads {
        names,
        subheads: Vec::new(),
    };
    let ends = cut.starts.iter().skip(1).copied().chain([cut.end]);
    let spans: Vec<(usize, usize)> = cut.starts.iter().copied().zip(ends).collect();
    let profile = Profile::of(
        cut.columns,
        spans
            .iter()
            .filter(|(from, to)| to - from == cut.columns)
            .filter_map(|(from, to)| body.units.get(*from..*to))
            .map(|row| row.iter().map(|unit| unit.pieces.as_slice())),
    );
    let mut breaks = breaks.iter().peekable();
    for (from, to) in spans {
        while let Some((_, at)) = breaks.next_if(|(place, _)| *place <= from) {
            push_again(&mut found, units, *at, head, cut.columns);
        }
        let row = body.units.get(from..to).unwrap_or_default();
        let row = heads.without_subhead(row);
        push_row(&mut found, &row, cut.columns, &profile, certain_head);
        found
            .list
            .extend(heads.subheads.drain(..).map(|cells| (cells, false)));
        while let Some((_, at)) = breaks.next_if(|(place, _)| *place < to) {
            push_again(&mut found, units, *at, head, cut.columns);
        }
    }
    let last = cut.end.checked_sub(1).and_then(|at| body.units.get(at));
    found.end = last.map_or(0, |unit| unit.end);
    found
}

/// The names of the columns, which some groups print again.
struct Heads<'u, 't> {
    names: &'u [Unit<'t>],
    subheads: Vec<Vec<CellLines<'t>>>,
}

impl<'t> Heads<'_, 't> {
    /// The units of a row but for the names of columns that are printed again behind the name of a group.
    fn without_subhead<'u>(&mut self, row: &[&'u Unit<'t>]) -> Vec<&'u Unit<'t>> {
        let is_group = row
            .first()
            .is_some_and(|unit| unit.label.as_ref().is_some_and(Label::is_group));
        let named = |unit: &&Unit<'t>| self.names.iter().any(|name| name.first() == unit.first());
        let length = self.names.len().saturating_sub(1);
        let from = row.len().saturating_sub(length);
        let tail = row.get(from..).unwrap_or_default();
        if !is_group || from < 2 || tail.iter().filter(|unit| named(unit)).count() < 2 {
            return row.to_vec();
        }
        let cells = tail.iter().map(|unit| unit.pieces.clone());
        self.subheads
            .push(std::iter::once(Vec::new()).chain(cells).collect());
        row.get(..from).unwrap_or_default().to_vec()
    }
}

/// The head again, and before it the number of a page, if there is one.
fn push_again<'t>(
    found: &mut Rows<'t>,
    units: &[Unit<'t>],
    at: usize,
    head: usize,
    columns: usize,
) {
    let mut from = at;
    if let Some(page) = units.get(at).filter(|unit| !unit.is_head_of_numbers()) {
        found.drawn.extend(page.pieces.iter().copied());
        from += 1;
    }
    push_head(
        found,
        units.get(from..from + head).unwrap_or_default(),
        columns,
    );
}

/// Whether it is known which names of a head stand in so many columns.
pub(super) fn knows_head(names: &[Unit<'_>], columns: usize) -> bool {
    push_head(&mut Rows::default(), names, columns)
}

/// The head as a row, or as two where a name spans several columns; false where its cells may stand elsewhere.
fn push_head<'t>(found: &mut Rows<'t>, names: &[Unit<'t>], columns: usize) -> bool {
    let words = |unit: &Unit<'t>| unit.pieces.clone();
    let extra = names.len().saturating_sub(columns);
    if extra == 0 {
        found.list.push((names.iter().map(words).collect(), false));
        return true;
    }
    let cells: Vec<CellLines<'t>> = names.iter().map(words).collect();
    if let Some(rows) = heads::lay(&cells, columns) {
        found.list.extend(rows.map(|row| (row, false)));
        return true;
    }
    if extra == 1
        && let Some((at, spanned)) = spanning(names)
    {
        let mut upper: Vec<CellLines<'t>> = Vec::new();
        let mut lower: Vec<CellLines<'t>> = Vec::new();
        for (index, unit) in names.iter().enumerate() {
            if index == at {
                upper.push(words(unit));
                upper.extend((1..spanned).map(|_| Vec::new()));
            } else if index > at && index <= at + spanned {
                lower.push(words(unit));
            } else {
                upper.push(words(unit));
                lower.push(Vec::new());
            }
        }
        found.list.push((upper, false));
        found.list.push((lower, false));
        return true;
    }
    let refs: Vec<&Unit<'t>> = names.iter().collect();
    let joined = joins(&refs, extra);
    let certain = joined.iter().all(|(_, near)| *near >= 2);
    found.list.push((merged(&refs, &joined), !certain));
    certain
}

/// The place of a name of the head that stands above several others, and how many.
fn spanning(names: &[Unit<'_>]) -> Option<(usize, usize)> {
    let dated = |unit: &Unit<'_>| {
        unit.pieces
            .iter()
            .any(|piece| piece.words.contains(|c: char| c.is_ascii_digit()))
    };
    (1..names.len()).find_map(|at| {
        let spans = |unit: &&Unit<'_>| !dated(unit) && heads::spans_values(&unit.pieces);
        let own = names.get(at).filter(spans)?;
        let below = names
            .iter()
            .skip(at + 1)
            .take_while(|unit| dated(unit))
            .count();
        (below >= 2 && !own.exceeds(10)).then_some((at, below))
    })
}

/// Cells of units, some joined with the one before.
fn merged<'t>(units: &[&Unit<'t>], joined: &[(usize, i32)]) -> Vec<CellLines<'t>> {
    let mut cells: Vec<CellLines<'t>> = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let joins = joined.iter().any(|(place, _)| *place == at);
        match cells.last_mut().filter(|_| joins) {
            Some(cell) => cell.extend(unit.pieces.iter().copied()),
            None => cells.push(unit.pieces.clone()),
        }
    }
    cells
}

fn push_row<'t>(
    found: &mut Rows<'t>,
    row: &[&Unit<'t>],
    columns: usize,
    profile: &Profile<'t>,
    certain_head: bool,
) {
    let Some((first, units)) = row.split_first() else {
        return;
    };
    let filled = units.iter().rposition(|unit| !unit.pieces.is_empty());
    let units = units
        .get(..filled.map_or(0, |at| at + 1))
        .unwrap_or_default();
    let cells = columns - 1;
    if first.label.is_none() && !first.is_marked && row.len() == cells {
        let own = row.iter().map(|unit| unit.pieces.clone());
        let own = std::iter::once(Vec::new()).chain(own).collect();
        found.list.push((own, !certain_head));
        return;
    }
    if first.label.is_none() && !first.is_marked && row.len() < cells {
        let pieces: Vec<&[_]> = row.iter().map(|unit| unit.pieces.as_slice()).collect();
        let (places, sure) = fit(&pieces, profile);
        found
            .list
            .push((placed(row, &places, columns), !sure || !certain_head));
        return;
    }
    let is_group = first.is_marked || first.label.as_ref().is_some_and(Label::is_group);
    if is_group && units.len() <= 2 && units.len() < cells {
        let near = joins(
            units,
            usize::from(first.is_marked) + units.len().saturating_sub(1),
        );
        let sure = near.iter().all(|(_, near)| *near > 0);
        let mut group = vec![first.pieces.clone()];
        group.extend(merged(units, if sure { &near } else { &[] }));
        found.list.push((group, false));
        return;
    }
    let mut own = vec![first.pieces.clone()];
    if units.len() > cells {
        let near = joins(units, units.len() - cells);
        let sure = near.iter().all(|(_, near)| *near > 0);
        // A group without a mark stands after the last cell.
        if let Some((name, others)) = units
            .split_last()
            .filter(|_| !sure && units.len() == cells + 1)
            && starts_upper(name.first())
            && !name.exceeds(14)
            && !is_value(name.first())
        {
            own.extend(others.iter().map(|unit| unit.pieces.clone()));
            found.list.push((own, !certain_head));
            found.list.push((vec![name.pieces.clone()], false));
            return;
        }
        own.extend(merged(units, &near));
        found.list.push((own, !sure || !certain_head));
        return;
    }
    let pieces: Vec<&[_]> = units.iter().map(|unit| unit.pieces.as_slice()).collect();
    let (places, sure) = fit(&pieces, profile);
    let mut cells = placed(units, &places, columns);
    if let Some(number) = cells.first_mut() {
        number.clone_from(&first.pieces);
    }
    found.list.push((cells, !sure || !certain_head));
}

/// A row of so many cells, each unit at its place.
fn placed<'t>(units: &[&Unit<'t>], places: &[usize], columns: usize) -> Vec<CellLines<'t>> {
    let mut cells = vec![Vec::new(); columns];
    for (unit, place) in units.iter().zip(places) {
        if let Some(cell) = cells.get_mut(*place) {
            cell.extend(unit.pieces.iter().copied());
        }
    }
    cells
}

/// The places, after a row's number, of the units that are best joined with the one before, and how near they are.
fn joins(units: &[&Unit<'_>], count: usize) -> Vec<(usize, i32)> {
    let pairs = units.iter().zip(units.iter().skip(1)).enumerate();
    let mut near: Vec<(usize, i32)> = pairs.map(|(at, (a, b))| (at + 1, nearness(a, b))).collect();
    near.sort_by_key(|(at, near)| (-near, *at));
    near.truncate(count);
    near
}

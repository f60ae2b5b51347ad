//! The heads of such tables: names above two columns, how far names stand away from the middle, heads printed again.

use super::columns::{Laid, Spots};
use super::tiling::away;
use crate::layout::plain::rows::CellLines;
use crate::layout::plain::signs::is_year;
use std::ops::Range;

/// Puts a name above the first line of names into the column beside it, too, where names below that line stand in both
/// columns and it has its middle above both rather than above its own: "Mục tiêu" above "Năm 2026 | Năm 2030". None
/// where a name that was laid into two columns has not a name of each below it.
pub(super) fn spread(lines: &mut [Laid<'_>], spots: &[&Spots<'_>], middle: usize) -> Option<()> {
    let columns = lines.first().map_or(0, Vec::len);
    let spot = |lines: Range<usize>, column: usize| {
        let own = spots.get(lines)?.iter().rev().copied();
        let mut own = own.flat_map(|own| own.iter());
        own.find(|(at, _)| at + 1 == column).map(|(_, set)| *set)
    };
    for column in 1..columns {
        let (Some(name), Some(own)) = (
            spot(0..middle, column),
            spot(middle + 1..lines.len(), column),
        ) else {
            continue;
        };
        let at = name.from + name.to;
        // How far it stands from the middle of its own name and that of the column beside it; none where it is its own alone.
        let away = |beside: usize| {
            let other = spot(middle + 1..lines.len(), beside)?;
            let both = own.from.min(other.from) + own.to.max(other.to);
            // Printed in columns the name may stand above the last year alone.
            let years = is_dated(own.words) && is_dated(other.words) && !is_dated(name.words);
            let is_above = years || at.abs_diff(both) + 2 < at.abs_diff(own.from + own.to);
            is_above.then_some((at.abs_diff(both), beside))
        };
        let free = |beside: &usize| {
            (1..columns).contains(beside) && spot(0..middle + 1, *beside).is_none()
        };
        let beside = [column - 1, column + 1].into_iter().filter(free);
        if let Some((_, beside)) = beside.filter_map(away).min() {
            for line in lines.iter_mut().take(middle) {
                let name = line.get(column).cloned().unwrap_or_default();
                if let Some(cell) = line.get_mut(beside) {
                    cell.extend(name);
                }
            }
        }
    }
    let own = |lines: &[Laid<'_>], at: usize, column: usize| {
        let cell = lines.get(at)?.get(column)?.first()?;
        Some(cell.normal)
    };
    let shared = |at: usize, column: usize| {
        let first = own(lines, at, column);
        first.is_some() && first == own(lines, at, column + 1)
    };
    let named = |column: usize| {
        let mut below = middle + 1..lines.len();
        below.any(|at| {
            own(lines, at, column).is_some() && !shared(at, column) && !shared(at, column - 1)
        })
    };
    let sound = (0..lines.len()).all(|at| {
        let mut all = 1..columns;
        all.all(|column| !shared(at, column) || at < middle && named(column) && named(column + 1))
    });
    sound.then_some(())
}

/// Whether the name of a column says a year.
fn is_dated(name: &str) -> bool {
    name.split(' ').any(is_year)
}

/// A head as a row, or as two where a name stands above two columns.
pub(super) fn head_rows<'t>(head: &[CellLines<'t>]) -> Vec<Vec<CellLines<'t>>> {
    let first = |at: usize| head.get(at)?.first().map(|piece| piece.normal);
    let with = |at: usize, other: usize| first(at).is_some() && first(at) == first(other);
    let spans = |at: usize| with(at, at + 1) || at > 0 && with(at - 1, at);
    let named = |at: usize| head.get(at).is_some_and(|cell| cell.len() > 1);
    let columns = 0..head.len();
    if !columns.clone().any(spans) || !columns.filter(|at| spans(*at)).all(named) {
        return vec![head.to_vec()];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for (at, cell) in head.iter().enumerate() {
        let (name, rest) = cell.split_at(cell.len().min(1));
        let (above, below) = match (spans(at), at > 0 && with(at - 1, at)) {
            (true, true) => (Vec::new(), rest.to_vec()),
            (true, false) => (name.to_vec(), rest.to_vec()),
            (false, _) => (cell.clone(), Vec::new()),
        };
        upper.push(above);
        lower.push(below);
    }
    vec![upper, lower]
}

/// Whether two heads have the same names.
pub(super) fn are_alike(known: &[CellLines<'_>], own: &[CellLines<'_>]) -> bool {
    let same = |(known, own): (&CellLines<'_>, &CellLines<'_>)| {
        let words = |cell: &CellLines<'_>| -> Vec<String> {
            let words = cell.iter().flat_map(|piece| piece.words.split_whitespace());
            words.map(str::to_owned).collect()
        };
        words(known) == words(own)
    };
    known.len() == own.len() && known.iter().zip(own).all(same)
}

/// How far the names of a head stand away from its middle; none where one stands too far.
pub(super) fn head_cost(lines: &[Laid<'_>], middle: usize) -> Option<usize> {
    let columns = lines.first().map_or(0, Vec::len);
    (1..columns)
        .map(|column| away(lines.iter().map(Some), column, middle))
        .sum()
}

//! Tables with a bar alone on its line between the cells, as pages of the web come when their text is copied.
//!
//! Behind the last cell of each row stands a bar, and another before the first of the next, so that nothing stands
//! between rows. Nothing stands in an empty cell either, and a cell over several columns stands there once: of all ways
//! to cut the cells into rows the one is taken whose rows are fullest. Where no two bars part the rows, they are cut
//! where they count.

use super::fit::{Profile, align, fit};
use super::heads;
use super::label::Label;
use super::line::Line;
use super::rows::{CellLines, Rows, is_drawn_with_bars};
use super::stacked;
use crate::layout::classify::{heads_numbers, is_marked_group, is_value};
use crate::text::letter::is_upper;
use crate::text::work::looked_at;
use std::collections::BTreeSet;
use std::ops::Range;

/// No table has more columns.
const MOST: usize = 60;

/// The rows of a region with bars on lines of their own.
pub(super) fn rows<'t>(region: &[Line<'t>]) -> Rows<'t> {
    let mut found = Rows::default();
    let cells = cells(region, &mut found);
    let (mut best, mut width) = (Cut::default(), 1);
    for columns in widths(&cells) {
        let cut = Cut::of(&cells, columns);
        if best.rows.is_empty() || cut.score > best.score {
            (best, width) = (cut, columns);
        }
    }
    let full = best.rows.iter().filter(|row| row.len() == width).count();
    // Nothing parts the first row from the next where it counts.
    let first = best.rows.first().and_then(|row| cells.get(row.clone()));
    let mut first = first.unwrap_or_default().iter().skip(2);
    let unparted = first.any(|cell| {
        let words = cell.first().map_or("", |piece| piece.words);
        Label::of(words).is_some_and(|label| label.is_first())
    });
    let filled = cells.iter().rposition(|cell| !cell.is_empty());
    let filled = filled.map_or(0, |at| at + 1);
    if (unparted || full * 2 < best.rows.len())
        && let Some(other) = stacked::of_cells(cells.clone()).filter(|rows| rows.end >= filled)
    {
        found.list = other.list;
    } else {
        lay(&mut found, &cells, &best.rows, width);
    }
    found
}

/// How many columns there may be: as many as cells stand between empty ones, or a few more.
fn widths(cells: &[CellLines<'_>]) -> BTreeSet<usize> {
    let mut counts = [0_usize; MOST + 1];
    for run in cells.split(Vec::is_empty) {
        if let Some(count) = counts.get_mut(run.len().min(MOST)) {
            *count += 1;
        }
    }
    let seen = |least: usize| {
        let lengths = counts.iter().enumerate().skip(1).rev();
        let often = lengths.filter(move |(_, count)| **count >= least);
        often.map(|(length, _)| length)
    };
    let longest = seen(1).next().unwrap_or(1);
    let more = longest..=(longest + 3).min(MOST);
    seen(2).take(3).chain(more).collect()
}

/// What stands between each bar and the next, empty where nothing does.
fn cells<'t>(region: &[Line<'t>], found: &mut Rows<'t>) -> Vec<CellLines<'t>> {
    let mut between: Vec<CellLines<'t>> = vec![Vec::new()];
    for line in region {
        if is_drawn_with_bars(line.text) {
            found.drawn.push(line.piece());
            continue;
        }
        for (at, part) in line.text.split('|').enumerate() {
            if at > 0 {
                between.push(Vec::new());
            }
            let part = part.trim();
            if let Some(cell) = between.last_mut().filter(|_| !part.is_empty()) {
                cell.push(line.part(part));
            }
        }
    }
    // Before the first bar stands nothing, or the first cell.
    if between.first().is_some_and(Vec::is_empty) {
        between.remove(0);
    }
    if between.last().is_some_and(Vec::is_empty) {
        between.pop();
    }
    between
}

/// Cells cut into rows.
#[derive(Debug, Default)]
struct Cut {
    score: i32,
    rows: Vec<Range<usize>>,
}

impl Cut {
    /// The best cut into rows of so many columns at most, nothing standing behind each.
    fn of(cells: &[CellLines<'_>], columns: usize) -> Self {
        let counts = counts_rows(cells, columns);
        let count = cells.len();
        let mut ways: Vec<(i32, usize)> = vec![(0, 0); count + 2];
        for from in (0..count).rev() {
            let mut best = (i32::MIN, 1);
            looked_at(columns);
            for length in 1..=columns.min(count - from) {
                let end = from + length;
                if cells.get(end).is_some_and(|cell| !cell.is_empty()) {
                    continue;
                }
                let row = cells.get(from..end).unwrap_or_default();
                let beyond = ways.get(end + 1).map_or(0, |way| way.0);
                let score = score(row, columns, counts).saturating_add(beyond);
                if score > best.0 {
                    best = (score, length);
                }
            }
            // A row longer than any goes on.
            if best.0 == i32::MIN {
                let length = columns.min(count - from);
                let beyond = ways.get(from + length).map_or(0, |way| way.0);
                best = (beyond.saturating_sub(20), length);
            }
            if let Some(way) = ways.get_mut(from) {
                *way = best;
            }
        }
        let mut cut = Self {
            score: ways.first().map_or(0, |way| way.0),
            rows: Vec::new(),
        };
        let mut at = 0;
        while at < count {
            let length = ways.get(at).map_or(1, |way| way.1.max(1));
            cut.rows.push(at..at + length);
            at += length;
            at += usize::from(cells.get(at).is_some_and(Vec::is_empty));
        }
        cut
    }
}

/// Whether rows of so many cells begin with a number.
fn counts_rows(cells: &[CellLines<'_>], columns: usize) -> bool {
    let runs = cells
        .split(Vec::is_empty)
        .filter(|run| run.len() == columns);
    let (all, counted) = runs.fold((0, 0), |(all, counted), run| {
        let counts = run.first().is_some_and(begins_row);
        (all + 1, counted + usize::from(counts))
    });
    // The head does not.
    counted > 1 && counted * 5 >= all * 4
}

/// Whether a cell counts a row or a group: `1`, `-`, `II`, `M.`
fn begins_row(cell: &CellLines<'_>) -> bool {
    let first = cell.first().map_or("", |piece| piece.words);
    let mut letters = first.trim_end_matches(['.', ')']).chars();
    let letter = letters.next().is_some_and(is_upper) && letters.next().is_none();
    letter || Label::of_row(first).is_some() || is_marked_group(first)
}

/// Whether a cell heads the column of the numbers of rows.
fn heads_rows(cell: &CellLines<'_>) -> bool {
    cell.first().is_some_and(|piece| heads_numbers(piece.words))
}

/// Whether behind an empty cell of a row the number and the name of another stand: "I", "Chính quyền số", nothing, "1",
/// "Tỷ lệ hồ sơ".
fn holds_another(row: &[CellLines<'_>]) -> bool {
    let label = |cell: &CellLines<'_>| {
        let piece = cell.first().filter(|_| cell.len() == 1);
        piece.and_then(|piece| Label::of_row(piece.words))
    };
    let is_group = |cell: &CellLines<'_>| label(cell).is_some_and(|label| label.is_group());
    let names = row.first().is_some_and(is_group);
    let inner = row.windows(3).skip(1);
    inner.into_iter().any(|cells| match cells {
        [before, cell, next] if before.is_empty() && !next.is_empty() => {
            let begins = label(cell).is_some_and(|label| label.is_first() || label.is_dash());
            is_group(cell) || (names && begins)
        }
        _ => false,
    })
}

/// How well cells make a row of so many columns; `counts` is whether most rows begin with a number.
fn score(row: &[CellLines<'_>], columns: usize, counts: bool) -> i32 {
    let empty = row.iter().filter(|cell| cell.is_empty()).count();
    let empty_first = row.first().is_some_and(Vec::is_empty);
    let int = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
    let first = row.first().and_then(|cell| cell.first());
    let own = row.first().is_some_and(begins_row);
    match row.len() {
        _ if empty == row.len() => -20,
        // Two rows that go on with cells from above, and what parts them, are no row.
        length if length == columns && counts && !own && !empty_first && empty > 0 => 1,
        length if length == columns && empty > 0 && holds_another(row) => 1,
        length if length == columns => 20 - int(empty) - 2 * i32::from(empty_first),
        1 if first.is_some_and(|piece| is_value(piece.words)) => -8,
        1 | 2 if empty == 0 && own => 6,
        1 | 2 if empty == 0 => 1,
        _ => 1 - 4 * int(empty) - 6 * i32::from(empty_first),
    }
}

/// The rows, the cells of each in their columns.
fn lay<'t>(found: &mut Rows<'t>, cells: &[CellLines<'t>], rows: &[Range<usize>], columns: usize) {
    let row = |range: &Range<usize>| cells.get(range.clone()).unwrap_or_default();
    let full = rows.iter().map(row).filter(|row| row.len() == columns);
    let profile = Profile::of(columns, full.map(|row| row.iter().map(Vec::as_slice)));
    let (mut rest, mut knows_head) = (rows, true);
    if let [first, second, others @ ..] = rows
        && first.len() < columns
        && row(first).first().is_some_and(heads_rows)
    {
        let head = heads::lay_rows(row(first), row(second), columns);
        knows_head = head.is_some();
        if let Some(head) = head {
            found.list.extend(head.map(|row| (row, false)));
            rest = others;
        }
    }
    for own in rest.iter().map(row) {
        let names = own.len() == 1 || (own.len() == 2 && own.first().is_some_and(begins_row));
        if own.iter().all(Vec::is_empty) {
            continue;
        }
        if own.len() == columns || names {
            found.list.push((own.to_vec(), !knows_head));
            continue;
        }
        let pieces: Vec<&[_]> = own.iter().map(Vec::as_slice).collect();
        let (places, sure) = if own.first().is_some_and(begins_row) {
            let (places, sure) = fit(pieces.get(1..).unwrap_or_default(), &profile);
            (std::iter::once(0).chain(places).collect(), sure)
        } else {
            align(&pieces, &profile)
        };
        let mut laid: Vec<CellLines<'t>> = vec![Vec::new(); columns];
        for (cell, place) in own.iter().zip(&places) {
            if let Some(at) = laid.get_mut(*place) {
                at.clone_from(cell);
            }
        }
        // What a row lacks stands over several rows.
        let at = found.list.len();
        let missing = (0..columns).filter(|column| sure && !places.contains(column));
        found.held.extend(missing.map(|column| (at, column)));
        found.list.push((laid, !sure || !knows_head));
    }
}

//! Tables whose cells stand one below the other, each on a line or a few of its own.
//!
//! The head gives the number of columns, the rows are cut where they count: of all ways to count from the first row on
//! the one is taken whose rows are fullest. Where a row has fewer cells than the table has columns, what the columns
//! hold in full rows tells where its cells stand; a row of which that is not certain says so.

mod cut;
mod lay;
mod settle;
mod unit;

use super::flat::Holds;
use super::furniture::{Furniture, Kind};
use super::heads;
use super::label::Label;
use super::line::Line;
use super::rows::{CellLines, Rows};
use super::section::Sections;
use super::signs::is_bare_number;
use crate::layout::classify::heads_numbers;
use cut::{Body, Cut};
use settle::settled;
pub(super) use unit::ends_tables;
use unit::{Unit, nearness, units};

/// No table has more columns, no head more names, and no row more lines beyond its cells.
const MOST_CELLS: usize = 16;
const MOST_NAMES: usize = 28;
const MOST_LINES: usize = 16;

/// The rows of a table that begins at a line with the head of the column of numbers alone on it.
pub(super) fn stacked<'t>(
    lines: &[Line<'t>],
    furniture: &Furniture,
    sections: &Sections,
    at: usize,
) -> Option<Rows<'t>> {
    lines.get(at).filter(|line| heads_numbers(line.text))?;
    // A head is near: what only looks like one is told without a walk to the end of the text.
    let near = lines.get(..lines.len().min(at + 6 * MOST_NAMES))?;
    let head = head(&units(near, furniture, sections, at))?;
    let mut settled = settled(units(lines, furniture, sections, at), head);
    // "TT", "Mục tiêu tăng trưởng năm 2025 (%)": the column of what the rows name has no name.
    if let [_, value] = settled.get(..head).unwrap_or_default()
        && (value.holds() == Some(Holds::Value) || value.last().contains('%'))
    {
        let unnamed = Unit::unnamed(value);
        settled.insert(1, unnamed);
    }
    let mut found = rows(&settled)?;
    let pages = (at..found.end).filter(|at| furniture.kind(*at) == Kind::Page);
    let pages = pages.filter_map(|at| lines.get(at));
    found.drawn.extend(pages.map(Line::piece));
    Some(found)
}

/// The rows of a table whose cells are known, but not which of them begin rows; the end is the place behind the last.
pub(super) fn of_cells<'t>(cells: Vec<CellLines<'t>>) -> Option<Rows<'t>> {
    let units = cells.into_iter().enumerate();
    let mut units: Vec<Unit<'t>> = units
        .map(|(at, cell)| Unit::of_cell(cell, at + 1))
        .collect();
    unit::without_lone_dashes(&mut units);
    rows(&units)
}

fn rows<'t>(units: &[Unit<'t>]) -> Option<Rows<'t>> {
    let head = head(units)?;
    let counted = heads::counts_columns(units.iter().skip(head).map(Unit::first));
    let (body, breaks) = without_repeated_heads(units, head, counted);
    let body = Body::of(body);
    let names = units.get(..head).unwrap_or_default();
    let joined = head
        - names
            .iter()
            .zip(names.iter().skip(1))
            .filter(|(last, next)| nearness(last, next) >= 2)
            .count();
    let mut cut = Cut::of(&body, joined.clamp(2, MOST_CELLS));
    let numbered = [counted, counted + 1].map(|columns| (counted > 0).then_some(columns));
    let cells: Vec<CellLines<'t>> = names.iter().map(|unit| unit.pieces.clone()).collect();
    let spanned = (3..head).find(|columns| heads::lay(&cells, *columns).is_some());
    let others = [Some(head), distance(&body.units), spanned]
        .into_iter()
        .chain(numbered);
    let fits = |columns: &usize| *columns != joined && (3..=head.min(MOST_CELLS)).contains(columns);
    for columns in others.flatten().filter(fits) {
        let other = Cut::of(&body, columns);
        // Names of columns are not put together where nothing says that they are one.
        let least = if lay::knows_head(names, columns) {
            1
        } else {
            2
        };
        if other.score > cut.score * least {
            cut = other;
        }
    }
    if cut.starts.len() < 2 && cut.score < 8 {
        return None;
    }
    Some(lay::rows(units, head, &body, &breaks, &cut))
}

/// How many units the head has: up to the first that counts, or that names a group in capitals below names that are not.
fn head(units: &[Unit<'_>]) -> Option<usize> {
    let near = units.iter().take(MOST_NAMES + 1).enumerate().skip(2);
    let mut near = near.take_while(|(_, unit)| !unit.exceeds(16));
    let begins = |unit: &Unit<'_>| {
        let counts = unit.label.as_ref().is_some_and(Label::is_first);
        unit.is_marked || counts || unit.first() == "(1)"
    };
    let shouted = units.iter().skip(1).take(2).any(Unit::is_shouted);
    let names_group =
        |at: usize, unit: &Unit<'_>| at > 2 && !shouted && unit.is_group_in_capitals();
    // "TOÀN QUỐC", and a value in each column, above the first that counts.
    let names_values = |at: usize, unit: &Unit<'_>| {
        let behind = units.get(at + 1..).unwrap_or_default().iter();
        let values = behind.take_while(|unit| unit.label.is_none() && is_percent(unit.first()));
        at > 2 && !is_percent(unit.first()) && values.count() > 2
    };
    near.find(|(at, unit)| begins(unit) || names_group(*at, unit) || names_values(*at, unit))
        .map(|(at, _)| at)
}

/// Whether words are a share and nothing more: "92,60%".
fn is_percent(words: &str) -> bool {
    let digits = words.trim_end_matches('%');
    digits.len() < words.len()
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

/// The units below the head without the heads that are printed again, and before which of them one stood.
fn without_repeated_heads<'u, 't>(
    units: &'u [Unit<'t>],
    head: usize,
    counted: usize,
) -> (Vec<&'u Unit<'t>>, Vec<(usize, usize)>) {
    let (mut body, mut breaks): (Vec<&Unit<'t>>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    let own = units.get(..head).unwrap_or_default();
    let mut at = head + counted;
    while let Some(unit) = units.get(at) {
        let again = units.get(at..at + head).unwrap_or_default();
        let same =
            unit.is_head_of_numbers() && again.iter().zip(own).all(|(a, b)| a.first() == b.first());
        if same && !again.is_empty() {
            // The number of the page stands before the head of the next one.
            if body
                .last()
                .is_some_and(|last| is_bare_number(last.last(), 3) && last.pieces.len() == 1)
                && body.len() > 1
            {
                breaks.push((body.len() - 1, at - 1));
                body.pop();
            } else {
                breaks.push((body.len(), at));
            }
            at += head;
        } else {
            body.push(unit);
            at += 1;
        }
    }
    (body, breaks)
}

/// How far most numbers stand from the next.
fn distance(body: &[&Unit<'_>]) -> Option<usize> {
    let mut counts = [0_usize; MOST_CELLS + 1];
    let mut last: Option<(usize, &Label)> = None;
    for (at, label) in body
        .iter()
        .enumerate()
        .filter_map(|(at, unit)| Some((at, unit.label.as_ref()?)))
    {
        match last {
            Some((_, before)) if before.followed_by(label).is_none() => {}
            Some((before, own)) => {
                if !own.is_group()
                    && let Some(count) = counts.get_mut(at - before)
                {
                    *count += 1;
                }
                last = Some((at, label));
            }
            None => last = Some((at, label)),
        }
    }
    let most = counts.iter().copied().max().filter(|most| *most >= 2)?;
    counts.iter().position(|count| *count == most)
}

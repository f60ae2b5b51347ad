//! Lines of one cell that are put together as what the columns hold tells.

use super::unit::{Unit, nearness};
use crate::layout::classify::is_value;
use crate::layout::plain::flat::{Holds, holds};
use crate::layout::plain::signs::{ends_in_year, is_shouted, starts_upper};

impl Unit<'_> {
    /// Whether its words are in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        self.pieces.iter().all(|piece| is_shouted(piece.words))
    }

    /// Whether it may name a group of rows without a mark: "CÁC CHỈ TIÊU VỀ HẠ TẦNG".
    pub(super) fn is_group_in_capitals(&self) -> bool {
        self.label.is_none() && !is_value(self.first()) && self.exceeds(2) && self.is_shouted()
    }

    /// What a column of this name holds; where it names a year, values.
    pub(super) fn holds(&self) -> Option<Holds> {
        let mut pieces = self.pieces.iter();
        let dated = pieces.any(|piece| ends_in_year(piece.words));
        let named = || self.pieces.first().and_then(holds);
        if dated { Some(Holds::Value) } else { named() }
    }

    /// Takes the lines of the unit behind it.
    fn take(&mut self, next: Self) {
        self.end = next.end;
        self.pieces.extend(next.pieces);
    }
}

/// The units of a table with its lines put together as what its columns hold tells.
pub(super) fn settled(units: Vec<Unit<'_>>, head: usize) -> Vec<Unit<'_>> {
    let own = units.get(..head).unwrap_or_default();
    let kinds: Vec<Option<Holds>> = own.iter().map(Unit::holds).collect();
    let way = Settling {
        marks_groups: !own.iter().all(Unit::is_shouted),
        joins_names: kinds.contains(&Some(Holds::Value)),
        has_unit: kinds.contains(&Some(Holds::Unit)),
    };
    put_together(units, head, way)
}

/// The units of a table whose lines below the head are put together: the names of rows, which go on with a small letter
/// unless there is a column of units and it may be one, and names of groups in capitals, which are marked. One that a line
/// cut before its number takes that, where a row is counted right behind it.
fn put_together(units: Vec<Unit<'_>>, head: usize, way: Settling) -> Vec<Unit<'_>> {
    let mut found: Vec<Unit<'_>> = Vec::with_capacity(units.len());
    let mut units = units.into_iter().enumerate().peekable();
    while let Some((at, mut unit)) = units.next() {
        if at < head {
            found.push(unit);
            continue;
        }
        let before = found.len().checked_sub(2).and_then(|at| found.get(at));
        let counted = found.len() > head && before.is_some_and(|before| before.label.is_some());
        let counts =
            unit.label.is_some() && units.peek().is_some_and(|(_, next)| next.label.is_some());
        let last = found.last_mut().filter(|last| {
            let is_name = counted && way.joins_names && goes_on(last, &unit, way.has_unit);
            is_name || way.marks_groups && counts && last.is_group_in_capitals()
        });
        if let Some(last) = last {
            last.take(unit);
        } else {
            unit.is_marked |= way.marks_groups && unit.is_group_in_capitals();
            found.push(unit);
        }
    }
    found
}

/// How the units of a table are put together.
#[derive(Clone, Copy, Debug)]
struct Settling {
    /// Whether names in capitals are those of groups.
    marks_groups: bool,
    /// Whether names of rows go on on other lines.
    joins_names: bool,
    /// Whether a column has units.
    has_unit: bool,
}

/// Whether a unit goes on with the name of a row.
fn goes_on(name: &Unit<'_>, next: &Unit<'_>, has_unit: bool) -> bool {
    const LONG: usize = 3;
    let is_name = name.label.is_none() && starts_upper(name.first()) && !is_value(name.first());
    let long = !has_unit || next.exceeds(LONG) || name.pieces.len() > 1 && next.exceeds(2);
    // "- Trong đó: …" is an item of its own.
    is_name
        && !next.is_item()
        && next.label.is_none()
        && !next.is_marked
        && long
        && nearness(name, next) >= 2
}

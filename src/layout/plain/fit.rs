//! In which columns the cells of a row stand that has fewer of them than its table has columns.

use crate::layout::builder::Piece;
use crate::layout::classify::is_value;
use crate::text::letter::is_lower;
use foldhash::HashMap;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// `%`, `hộ`: few words, none of them begins with a capital.
    Unit,
    /// `≥ 80`
    Value,
    /// `-`
    Blank,
    /// `Quý I/2026`, `2026 - 2030`: a few words and digits.
    Dated,
    /// A name: few words.
    Short,
    /// A sentence.
    Long,
}

const LOOKS: usize = 6;

/// What the columns of a table hold in full rows.
#[derive(Debug, Default)]
pub(super) struct Profile<'t> {
    columns: Vec<Column<'t>>,
    rows: usize,
}

#[derive(Debug, Default)]
struct Column<'t> {
    looks: [usize; LOOKS],
    words: HashMap<&'t str, usize>,
}

impl<'t> Profile<'t> {
    /// Learns from full rows.
    pub(super) fn of<'p>(
        columns: usize,
        rows: impl Iterator<Item = impl Iterator<Item = &'p [Piece<'t>]>>,
    ) -> Self
    where
        't: 'p,
    {
        let mut profile = Self::default();
        profile.columns.resize_with(columns, Column::default);
        for row in rows {
            profile.rows += 1;
            for (column, cell) in profile.columns.iter_mut().zip(row) {
                if let Some(count) = column.looks.get_mut(look(cell) as usize) {
                    *count += 1;
                }
                if let Some(first) = cell.first() {
                    *column.words.entry(first.words).or_default() += 1;
                }
            }
        }
        profile
    }

    /// How well a cell fits a column, up to 100.
    fn likeness(&self, cell: &[Piece<'_>], place: usize) -> usize {
        let Some(column) = self.columns.get(place) else {
            return 0;
        };
        let alike = column
            .looks
            .get(look(cell) as usize)
            .copied()
            .unwrap_or_default();
        let same = cell.first().and_then(|piece| column.words.get(piece.words));
        // The same words once may stand in any column that looks alike, often in one they belong there.
        let same = same.map_or(0, |count| 60 + 10 * count.min(&4));
        same.max(alike * 60 / self.rows.max(1))
    }
}

fn look(cell: &[Piece<'_>]) -> Look {
    let first = cell.first().map_or("", |piece| piece.words);
    let length: usize = cell.iter().map(|piece| piece.words.chars().count()).sum();
    let dated = cell
        .iter()
        .any(|piece| piece.words.contains(|c: char| c.is_ascii_digit()));
    match () {
        () if matches!(first, "-" | "–" | "x" | "X" | "…") => Look::Blank,
        () if is_value(first) && length <= 30 => Look::Value,
        () if length <= 16 && (first.starts_with(is_lower) || first.starts_with('%')) => Look::Unit,
        () if dated && length <= 40 => Look::Dated,
        () if length <= 45 => Look::Short,
        () => Look::Long,
    }
}

/// The columns of the cells of a row behind its number, and whether that is certain.
pub(super) fn fit(cells: &[&[Piece<'_>]], profile: &Profile<'_>) -> (Vec<usize>, bool) {
    let columns = profile.columns.len();
    let in_order: Vec<usize> = (1..=cells.len()).collect();
    if cells.len() + 1 >= columns {
        return (in_order, true);
    }
    if profile.rows == 0 || columns > 14 || cells.len() <= 1 {
        return (in_order, cells.len() <= 1);
    }
    // Every way to lay the cells into columns, in order: there are few.
    let (mut best, mut second, mut chosen) = (0, 0, in_order.clone());
    let mut places = in_order;
    loop {
        let likeness: usize = cells
            .iter()
            .zip(&places)
            .map(|(cell, place)| profile.likeness(cell, *place))
            .sum();
        if likeness > best {
            (second, best) = (best, likeness);
            chosen.clone_from(&places);
        } else {
            second = second.max(likeness);
        }
        // The first is the name: no row is without one.
        if !places
            .get_mut(1..)
            .is_some_and(|places| advance(places, columns))
        {
            break;
        }
    }
    let sure = best >= second + 35 && best >= cells.len() * 30;
    (chosen, sure)
}

/// The columns of the cells of a row that has fewer than its table, some of whose cells stand over several rows or
/// columns, and whether that is certain.
pub(super) fn align(cells: &[&[Piece<'_>]], profile: &Profile<'_>) -> (Vec<usize>, bool) {
    /// How like the columns cells are on average where that is certain.
    const LIKE: usize = 40;
    let columns = profile.columns.len();
    let in_order: Vec<usize> = (0..cells.len()).collect();
    if profile.rows == 0 || cells.len() > columns {
        return (in_order, false);
    }
    // The best way to lay the cells from each on into the columns from each on: the likeness, and the first column.
    let width = columns + 1;
    let mut ways = vec![(0_usize, columns); width * (cells.len() + 1)];
    for (at, cell) in cells.iter().enumerate().rev() {
        let room = cells.len() - at;
        for column in (0..=columns - room).rev() {
            let beyond = ways
                .get((at + 1) * width + column + 1)
                .map_or(0, |way| way.0);
            let here = (profile.likeness(cell, column) + beyond, column);
            let later = (column < columns - room)
                .then(|| ways.get(at * width + column + 1).copied())
                .flatten();
            let best = later.filter(|later| later.0 > here.0).unwrap_or(here);
            if let Some(way) = ways.get_mut(at * width + column) {
                *way = best;
            }
        }
    }
    let (mut places, mut column) = (Vec::with_capacity(cells.len()), 0);
    for at in 0..cells.len() {
        let place = ways.get(at * width + column).map_or(column, |way| way.1);
        places.push(place);
        column = place + 1;
    }
    let best = ways.first().map_or(0, |way| way.0);
    // Mostly the cells at the left stand over several rows, so that those of a row are its last.
    let last: Vec<usize> = (columns - cells.len()..columns).collect();
    let likeness = cells.iter().zip(&last);
    let likeness: usize = likeness
        .map(|(cell, place)| profile.likeness(cell, *place))
        .sum();
    if likeness * 10 >= best * 6 {
        return (last, likeness >= cells.len() * LIKE / 2);
    }
    (places, best >= cells.len() * LIKE)
}

/// The next choice of columns, in order; false after the last.
fn advance(places: &mut [usize], columns: usize) -> bool {
    let count = places.len();
    let movable = (0..count).rev().find(|at| {
        places
            .get(*at)
            .is_some_and(|place| *place < columns - (count - at))
    });
    let Some(at) = movable else {
        return false;
    };
    let from = places.get(at).copied().unwrap_or_default() + 1;
    for (place, next) in places.iter_mut().skip(at).zip(from..) {
        *place = next;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_cells_are_told_by_what_columns_hold() {
        let piece = |words: &'static str| {
            vec![Piece {
                words,
                normal: 0,
                line: 1,
            }]
        };
        let rows = [
            ["1", "Tỷ lệ hộ có mạng", "%", "80", "Sở Y tế"],
            ["2", "Tỷ lệ hộ có máy tính", "%", "≥ 70", "Công an tỉnh"],
        ];
        let rows: Vec<Vec<Vec<Piece<'_>>>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| piece(cell)).collect())
            .collect();
        let profile = Profile::of(5, rows.iter().map(|row| row.iter().map(Vec::as_slice)));
        let (name, value, owner) = (piece("Số hộ mới"), piece("60"), piece("Sở Y tế"));
        assert_eq!(
            fit(&[&name, &value, &owner], &profile),
            (vec![1, 3, 4], true)
        );
        let stranger = piece("Theo phân bổ của tỉnh trong năm kế hoạch và của từng xã");
        assert!(!fit(&[&name, &stranger], &profile).1);
    }
}

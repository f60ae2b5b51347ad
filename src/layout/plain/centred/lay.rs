//! Lines laid into columns: those of a head, rows with a number, rows by themselves.

use super::columns::{Columns, Laid, Of, Piece, Spots, Word, words};
use super::region::{Role, Stripped};
use crate::layout::plain::rows::CellLines;
use crate::layout::plain::signs::is_year;
use crate::layout::plain::spaced::Set;
use foldhash::HashSet;

impl Columns {
    /// A line of a head with its names in their columns.
    pub(super) fn lay_names<'t>(
        &self,
        own: &Stripped<'t>,
        known: &HashSet<&'t str>,
    ) -> Option<(Laid<'t>, Spots<'t>)> {
        if matches!(own.role, Role::Group | Role::Part) {
            return None;
        }
        let mut own = own.clone();
        own.sets = own.sets.iter().flat_map(parted_behind_years).collect();
        let plain = self.pieces(&own, known, Of::Names);
        let pieces = plain.or_else(|| {
            let mut names = 0..own.sets.len();
            names.find_map(|at| self.spanning(&own, at, known))
        });
        let pieces = pieces?;
        Some((self.laid(&own, pieces.clone())?, pieces))
    }

    /// A line of a head one of whose names stands above two columns, and in both: "Mục tiêu" above "Năm 2026 | Năm 2030".
    fn spanning<'t>(
        &self,
        own: &Stripped<'t>,
        at: usize,
        known: &HashSet<&'t str>,
    ) -> Option<Spots<'t>> {
        let mut rest = own.clone();
        let name = rest.sets.remove(at);
        let mut pieces = self.pieces(&rest, known, Of::Names)?;
        let before = pieces.iter().filter(|(_, set)| set.from < name.from);
        let from = before.map(|(column, _)| column + 1).max().unwrap_or(0);
        let behind = pieces.iter().filter(|(_, set)| set.from > name.from);
        let to = behind.map(|(column, _)| *column).min();
        let middle = name.from + name.to;
        let left = (from..to.unwrap_or(self.columns.len())).min_by_key(|left| {
            let pair = self.columns.get(*left).zip(self.columns.get(left + 1));
            pair.map_or(usize::MAX, |(one, two)| {
                (one.from + two.to).abs_diff(2 * middle)
            })
        })?;
        let (one, two) = (self.columns.get(left)?, self.columns.get(left + 1)?);
        let fits = to.is_none_or(|to| left + 1 < to) && one.from <= middle && middle <= two.to;
        let place = pieces.partition_point(|(column, _)| *column < left);
        pieces.splice(place..place, [(left, name), (left + 1, name)]);
        fits.then_some(pieces)
    }

    /// A line that is a row by itself although it has no number: the name of a group, a row below another, one that has
    /// all its cells.
    pub(super) fn lay_apart<'t>(
        &self,
        own: &Stripped<'t>,
        known: &HashSet<&'t str>,
    ) -> Option<Laid<'t>> {
        let figure = |words: &str| {
            let signs = ['≥', '≤', '>', '<', ' '];
            let bare = words.trim_start_matches(signs);
            bare.starts_with(|c: char| c.is_ascii_digit())
        };
        match own.role {
            Role::Group => self.laid(own, vec![(0, *own.sets.first()?)]),
            Role::Part => self.laid(own, self.pieces(own, known, Of::Cells)?),
            Role::Words => {
                // However it is parted, a figure begins with a word of its own.
                let words = own.sets.iter().flat_map(|set| set.words.split(' '));
                words.filter(|word| figure(word)).nth(1)?;
                let pieces = self.pieces(own, known, Of::Cells)?;
                let figures = pieces.iter().filter(|(_, set)| figure(set.words)).count();
                let whole = pieces.len() == self.columns.len() && figures > 1;
                self.laid(own, pieces).filter(|_| whole)
            }
            Role::Title | Role::Number | Role::Page => None,
        }
    }

    /// A line with its cells in their columns; none where one of them has no certain place. `known` are runs of words
    /// that stand set apart.
    pub(super) fn lay<'t>(&self, own: &Stripped<'t>, known: &HashSet<&'t str>) -> Option<Laid<'t>> {
        // The name of a group stands where the numbers do.
        let begins = own.sets.first().map(|set| set.from);
        let is_left = own.role == Role::Words && begins.is_none_or(|from| from <= self.number);
        if is_left || matches!(own.role, Role::Group | Role::Part) {
            return None;
        }
        self.laid(own, self.pieces(own, known, Of::Cells)?)
    }

    fn laid<'t>(&self, own: &Stripped<'t>, pieces: Spots<'t>) -> Option<Laid<'t>> {
        let mut laid = vec![CellLines::new(); self.count()];
        let first = own.first.map(|first| own.line.part(first.words));
        laid.first_mut()?.extend(first);
        for (column, set) in pieces {
            laid.get_mut(column + 1)?.push(own.line.part(set.words));
        }
        Some(laid)
    }
}

/// "Năm 2026 Năm 2030", a blank apart: the names of two columns, each of which ends in its year.
fn parted_behind_years<'t>(set: &Set<'t>) -> Vec<Set<'t>> {
    let is_year =
        |word: &Word<'_>| is_year(set.words.get(word.start..word.end).unwrap_or_default());
    let words = words(std::slice::from_ref(set));
    let mut found = Vec::new();
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        if is_year(word)
            && words
                .get(at + 1..)
                .is_some_and(|rest| rest.iter().any(is_year))
        {
            found.push(Piece::of(&words, from, at + 1).set);
            from = at + 1;
        }
    }
    found.push(Piece::of(&words, from, words.len()).set);
    found
}

//! The rows of a table as entries: spans carried down, rows that go on put together, each with its number.

use super::cell::is_dash;
use super::column::{Columns, Role};
use super::head;
use crate::extract::Text;
use crate::layout::{Cell, MarkKind, Row, RowKind, Table, mark};
use crate::lexicon::{Lexicon, Tag, Tagged, Tags};
use crate::text::letter::{is_lower, is_upper};
use std::ops::Range;

/// A row as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// What stands in each column: mostly one range, several where a row goes on in the next.
    pub(super) cells: Vec<Vec<Range<usize>>>,
    /// The number of the row as printed, without the sign behind it.
    pub(super) number: Option<String>,
    /// Where the number stands.
    pub(super) number_at: Option<Range<usize>>,
    /// Where its name begins after a number or a sign in the same cell.
    pub(super) name_at: usize,
    /// How deep it lies; less is higher.
    pub(super) depth: u8,
    /// Whether it names the rows below it.
    pub(super) is_group: bool,
    /// Whether its words were not surely laid into columns.
    pub(super) is_uncertain: bool,
}

/// The depth of rows that begin with a sign: "- Cấp xã".
const SIGN: u8 = 20;

/// The depth of rows without number in a table of numbered rows.
const BARE: u8 = 18;

/// The depth of numbered rows, and of those below them.
pub(super) const NUMBERED: u8 = 10;

/// The depth of groups without number.
const GROUP: u8 = 3;

impl Entry {
    /// The words of a column, joined.
    pub(super) fn words(&self, text: &Text<'_>, column: usize) -> String {
        let cell = self.cells.get(column).map(Vec::as_slice);
        let mut joined = String::new();
        for range in cell.unwrap_or_default() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(text.tagged.words(range.clone()).trim());
        }
        joined
    }

    /// Where the words of a column stand first.
    pub(super) fn range(&self, column: usize) -> Option<Range<usize>> {
        self.cells.get(column)?.first().cloned()
    }

    /// Whether a column has words that say something.
    pub(super) fn says(&self, text: &Text<'_>, column: usize) -> bool {
        self.range(column)
            .is_some_and(|range| !is_dash(text.tagged.words(range).trim()))
    }

    /// From its first word to its last.
    pub(super) fn whole(&self) -> Range<usize> {
        let all = || self.cells.iter().flatten();
        let start = all().map(|range| range.start).min().unwrap_or_default();
        let end = all().map(|range| range.end).max().unwrap_or_default();
        start..end.max(start)
    }

    /// Whether its number is that of a group: `A`, `I`, `II.1`.
    pub(super) fn is_shallow(&self) -> bool {
        self.depth < NUMBERED
    }

    /// How deep it lies where it names the rows below: without a number above all numbered rows.
    pub(super) fn depth_of_group(&self) -> u8 {
        if self.depth == BARE {
            GROUP
        } else {
            self.depth
        }
    }

    /// Whether it lies below numbered rows of the table.
    pub(super) fn is_below(&self) -> bool {
        self.depth >= BARE
    }
}

/// The entries of a table.
pub(super) fn entries(text: &Text<'_>, table: &Table, columns: &Columns) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::with_capacity(table.rows.len());
    let mut held: Vec<Option<(Range<usize>, usize)>> = vec![None; table.columns];
    for (at, row) in table.rows.iter().enumerate() {
        if row.kind == RowKind::Head || is_count_of_columns(text, row, at, table) {
            continue;
        }
        let entry = Entry::of(text, row, columns, &mut held);
        match found.last_mut() {
            Some(last) if entry.goes_on(text, columns, last) => last.append(entry),
            _ => found.push(entry),
        }
    }
    found
}

/// "(1) (2) (3)" or "A B 1 2" below the head: it counts the columns.
fn is_count_of_columns(text: &Text<'_>, row: &Row, at: usize, table: &Table) -> bool {
    let below_head = at == table.head().len();
    let counts = |cell: &Cell| {
        let words = text.tagged.words(cell.words.clone()).trim();
        let own = words.trim_matches(['(', ')', '[', ']']);
        // "(5) = (4)/(3)"; "Lúa" and "1.250" below a head are a name and its value.
        let computed = words.len() <= 12 && words.contains('=');
        computed
            || !own.is_empty() && own.len() <= 2 && own.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    below_head
        && row.cells.len() > 2
        && row.cells.len() == table.columns
        && row.cells.iter().all(counts)
}

impl Entry {
    fn of(
        text: &Text<'_>,
        row: &Row,
        columns: &Columns,
        held: &mut [Option<(Range<usize>, usize)>],
    ) -> Self {
        let width = held.len();
        let mut entry = Self {
            cells: vec![Vec::new(); width],
            ..Self::default()
        };
        for (place, above) in held.iter_mut().enumerate() {
            let carried = above.take().filter(|(_, rows)| *rows > 0);
            let own = row.cell(place);
            let words = own.map(|cell| (cell.words.clone(), cell.rows - 1));
            let held = words.or(carried.map(|(range, rows)| (range, rows - 1)));
            // A cell over several columns stands in each of them.
            if let (Some((range, _)), Some(cells)) = (&held, entry.cells.get_mut(place)) {
                cells.push(range.clone());
            }
            *above = held;
        }
        entry.is_group = row.kind == RowKind::Group
            || row
                .cells
                .iter()
                .any(|cell| cell.columns > 1 && cell.columns + 1 >= width)
            || says_one_thing(text, row);
        entry.is_uncertain = row.is_uncertain;
        entry.number(text, row, columns);
        entry
    }

    /// Finds the number of the row and how deep it lies.
    fn number(&mut self, text: &Text<'_>, row: &Row, columns: &Columns) {
        let numbered = columns.first(Role::Row);
        let own = numbered.and_then(|column| row.cell(column));
        let printed = own.map(|cell| (text.tagged.words(cell.words.clone()), cell));
        let named = columns.name().and_then(|column| row.cell(column));
        let name = if self.is_group {
            row.cells.last()
        } else {
            named
        };
        self.name_at = name.map(|cell| cell.words.start).unwrap_or_default();
        self.depth = if numbered.is_some() { BARE } else { NUMBERED };
        if let Some((words, cell)) = printed
            && let Some(number) = number(words)
        {
            self.depth = depth(number);
            self.number = Some(number.to_owned());
            self.number_at = Some(cell.words.clone());
            return;
        }
        // "A. PHÁT TRIỂN HẠ TẦNG" in the column of numbers.
        let Some(cell) = name.or(own) else {
            return;
        };
        self.name_at = cell.words.start;
        let words = text.tagged.words(cell.words.clone());
        if let Some(mark) = mark(words) {
            self.name_at += mark.length;
            self.depth = match mark.kind {
                MarkKind::Bullet(_) => SIGN,
                MarkKind::Part | MarkKind::Annex => 0,
                _ => depth(&mark.label),
            };
            if !matches!(mark.kind, MarkKind::Bullet(_)) {
                self.number_at = Some(cell.words.start..self.name_at);
                self.number = Some(mark.label);
            }
        } else if self.is_group {
            self.depth = GROUP;
        }
    }

    /// Whether it is the rest of the row above, cut by the end of a page: no number, and its name goes on in the middle.
    fn goes_on(&self, text: &Text<'_>, columns: &Columns, above: &Self) -> bool {
        let Some(name) = columns.name() else {
            return false;
        };
        let starts_small = |column: usize| {
            self.range(column)
                .is_some_and(|range| text.tagged.words(range).trim().starts_with(is_lower))
        };
        let fresh = |column: usize| self.range(column) != above.range(column);
        let has_values = columns
            .places(Role::Value)
            .chain(columns.places(Role::Result))
            .any(|column| fresh(column) && self.range(column).is_some());
        columns.first(Role::Row).is_some()
            && self.number.is_none()
            && !self.is_group
            && !above.is_group
            && !has_values
            && fresh(name)
            && starts_small(name)
    }

    /// Puts the rest of the row to it.
    fn append(&mut self, rest: Self) {
        for (cells, more) in self.cells.iter_mut().zip(rest.cells) {
            for range in more {
                if !cells.contains(&range) {
                    cells.push(range);
                }
            }
        }
    }
}

/// Whether all cells of a row say the same: one cell over all columns, written out in each.
fn says_one_thing(text: &Text<'_>, row: &Row) -> bool {
    let mut words = row
        .cells
        .iter()
        .map(|cell| text.tagged.words(cell.words.clone()));
    let first = words.next().unwrap_or_default();
    row.cells.len() > 2 && first.len() > 4 && words.all(|words| words == first)
}

/// The number of a row: `1`, `I.`, `11.2`, `A.1`, `a)`.
fn number(words: &str) -> Option<&str> {
    let number = words.trim().trim_matches(['(', ')', '.', '/', ':', ' ']);
    let part = |part: &str| {
        let digits = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        let letters = part.len() <= 5
            && (is_roman(part)
                || part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        !part.is_empty() && (digits || letters)
    };
    (number.len() <= 14 && number.split(['.', '-']).all(|piece| part(piece.trim())))
        .then_some(number)
}

fn is_roman(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// How deep a row with this number lies.
fn depth(number: &str) -> u8 {
    let parts = u8::try_from(number.split('.').count() - 1)
        .unwrap_or(5)
        .min(5);
    let first = number.split('.').next().unwrap_or_default();
    let base = match first.chars().next() {
        Some(_) if is_roman(first) => 2,
        Some(c) if c.is_ascii_digit() => NUMBERED,
        Some(c) if is_upper(c) => 1,
        _ => BARE + 1,
    };
    base + parts
}

/// Whether a row repeats the head of the table, or is one that was not known for it: each cell is made of the words
/// of heads, and one names the rows.
pub(super) fn reads_as_head(text: &Text<'_>, row: &Row) -> bool {
    let naming = Tags::of(&[Tag::RowColumn, Tag::NameColumn, Tag::TaskColumn]);
    let (mut numbered, mut names_rows) = (false, false);
    let mut known = 0;
    for (at, cell) in row.cells.iter().enumerate() {
        let words = text.tagged.words(cell.words.clone());
        if words.len() > 60 {
            return false;
        }
        let head = Tagged::of(Lexicon::columns(), words);
        let first = head.units.first().map(|unit| unit.tags).unwrap_or_default();
        let dated = head.units.len() <= 3 && head::year(&head, &head.units).is_some();
        let is_known = !first.is_empty() || dated;
        numbered |= at == 0 && first.has(Tag::RowColumn);
        names_rows |= first.meets(naming);
        known += usize::from(is_known);
        // Without a column of numbers each is known.
        if !numbered && !is_known {
            return false;
        }
    }
    let enough = !numbered || known * 3 >= row.cells.len() * 2;
    row.cells.len() > 1 && names_rows && enough
}

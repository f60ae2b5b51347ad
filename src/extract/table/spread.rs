//! Heads of two rows whose upper row leaves out the empty cells beside its own: "Năm 2026 | Năm 2030" above "Tối thiểu |
//! Phấn đấu | Tối thiểu | Phấn đấu".

use super::head::tags_of;
use crate::extract::Text;
use crate::layout::plain::counts_columns;
use crate::layout::{Cell, Row};
use crate::lexicon::{Tag, Tags};

/// How the cells of the upper of two head rows lie over the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spread {
    /// As they were laid.
    #[default]
    AsLaid,
    /// From a column on each over so many; those behind them over one each.
    Even {
        from: usize,
        each: usize,
        heads: usize,
    },
    /// One of them over so many, those behind it over one each: "Năm 2025 | Năm 2026" above "Kế hoạch | Ước thực hiện".
    One { at: usize, over: usize },
    /// Nobody knows.
    Unclear,
}

/// What may stand behind the columns that several share a head.
const BEHIND: Tags = Tags::of(&[
    Tag::OwnerColumn,
    Tag::HelperColumn,
    Tag::DeadlineColumn,
    Tag::NoteColumn,
    Tag::PlaceColumn,
]);

impl Spread {
    /// How the upper row lies, told by the lower.
    pub(super) fn of(text: &Text<'_>, heads: &[Row], columns: usize) -> Self {
        let (upper, lower) = match heads {
            [upper, lower] => (upper, lower),
            [upper, lower, last] if counts(text, last) => (upper, lower),
            _ => return Self::AsLaid,
        };
        let (upper, lower) = (filled(upper, columns), filled(lower, columns));
        let from = lower.iter().take_while(|cell| cell.is_none()).count();
        let own = upper.iter().take_while(|cell| cell.is_some()).count();
        let gap = upper.iter().skip(own).any(Option::is_some);
        let below: Vec<&Cell> = lower.iter().skip(from).map_while(|cell| *cell).collect();
        let wide = upper.iter().chain(&lower).flatten();
        let spans = wide.into_iter().any(|cell| cell.columns > 1);
        let beyond = from + below.len() > own;
        let alone = lower.iter().flatten().count() == below.len();
        let fits = below.len() > 1 && own + below.len() == columns + 1 && own > from;
        if !gap && !spans && from > 0 && alone && fits && !beyond {
            return Self::One {
                at: from,
                over: below.len(),
            };
        }
        if gap || spans || from == 0 || own <= from || !beyond || own == columns {
            return Self::AsLaid;
        }
        let words = |cell: &Cell| text.tagged.words(cell.words.clone()).trim().to_lowercase();
        let said: Vec<String> = below.into_iter().map(words).collect();
        let behind = |cell: Option<&Cell>| {
            let tags = cell.map(|cell| tags_of(text.tagged.words(cell.words.clone())));
            tags.is_some_and(|tags| tags.meets(BEHIND))
        };
        let named = upper.get(from..own).unwrap_or_default();
        let last = named.iter().rev().take_while(|cell| behind(**cell)).count();
        let heads = named.len() - last;
        let each = said.len().checked_div(heads).unwrap_or_default();
        let even = each > 1 && each * heads == said.len();
        let again = |pair: (&String, &String)| pair.0 == pair.1;
        let periodic = said.iter().zip(said.iter().skip(each)).all(again);
        if even && periodic {
            Self::Even { from, each, heads }
        } else {
            Self::Unclear
        }
    }

    /// Which column of the upper row heads a column.
    pub(super) fn column(self, column: usize) -> usize {
        match self {
            Self::Even { from, each, heads } if column >= from => {
                let over = (column - from) / each;
                let behind = column.saturating_sub(from + each * heads);
                from + if over < heads { over } else { heads + behind }
            }
            Self::One { at, over } if column >= at => column.saturating_sub(over - 1).max(at),
            _ => column,
        }
    }
}

/// Whether a row counts its columns: "1 | 2 | 3".
fn counts(text: &Text<'_>, row: &Row) -> bool {
    let cells = row
        .cells
        .iter()
        .map(|cell| text.tagged.words(cell.words.clone()));
    counts_columns(cells) == row.cells.len()
}

/// The cells of a row with words, by column.
fn filled(row: &Row, columns: usize) -> Vec<Option<&Cell>> {
    let cell = |column| row.cell(column).filter(|cell| !cell.words.is_empty());
    (0..columns).map(cell).collect()
}

//! Which rows of a table name its columns, which name the rows below them, and which say something.
//!
//! The same for plain text and for files that know their rows but not what they are for. A head is known by what stands
//! below it: it has no values and stands above the first row that counts or has one. A group has a mark or nothing but
//! a name.

use super::table::{Cell, Row, RowKind, Table};
use super::{Found, MarkKind, found};
use crate::lexicon::{builtin_statements, plain};
use crate::text::letter::{is_alphanumeric, is_lower};
use std::sync::LazyLock;

/// What the first cell of a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// `1`, `2.`, `4.1`: the first number, and how many there are.
    Number(u32, usize),
    /// `I`, `II.1`, `A`: a group.
    Group,
}

/// No head has more rows.
const MOST_HEADS: usize = 5;

/// Says what each row of a table is for; `text` is the running text its cells stand in, `known` how many rows at the
/// top the file itself calls heads: at least, since many a file calls the first of two rows so.
pub fn classify(text: &str, table: &mut Table, known: Option<usize>) {
    let heads = heads(text, table).max(known.unwrap_or(0));
    let kinds: Vec<RowKind> = (0..table.rows.len())
        .map(|at| kind(text, table, heads, at))
        .collect();
    for (row, kind) in table.rows.iter_mut().zip(kinds) {
        row.kind = kind;
    }
}

fn kind(text: &str, table: &Table, heads: usize, at: usize) -> RowKind {
    let Some(row) = table.rows.get(at) else {
        return RowKind::Body;
    };
    let head = table.rows.get(..heads).unwrap_or_default();
    if at < heads || is_repeated(text, row, head) {
        RowKind::Head
    } else if is_group(text, table, at) {
        RowKind::Group
    } else {
        RowKind::Body
    }
}

/// How many rows at the top name the columns.
fn heads(text: &str, table: &Table) -> usize {
    let rows = &table.rows;
    let near = rows.iter().take(MOST_HEADS + 1);
    let counted = near.clone().position(|row| begins_counting(text, row));
    let named = near.clone().position(|row| is_named(text, row));
    let valued = near.clone().position(|row| has_values(text, row));
    let first = match (counted, valued) {
        (Some(counted), Some(valued)) => counted.min(valued.max(named.map_or(0, |at| at + 1))),
        (Some(at), None) | (None, Some(at)) => at,
        (None, None) => return usize::from(named == Some(0) || is_like_a_head(text, table)),
    };
    let lone = |row: &Row| matches!(row.cells.as_slice(), [only] if only.column <= 1);
    let from = named.unwrap_or(0);
    let length = rows
        .iter()
        .skip(from + 1)
        .take(first.saturating_sub(from + 1));
    let below = length.take_while(|row| !lone(row)).count();
    let end = (from + 1 + below).min(first);
    // The columns themselves may be numbered below their names.
    end + rows
        .iter()
        .skip(end)
        .take_while(|row| end > 0 && numbers_columns(text, table, row))
        .count()
}

/// Whether a row begins to count, or names a group.
fn begins_counting(text: &str, row: &Row) -> bool {
    let first = row.cells.first().filter(|cell| cell.column == 0);
    let words = first.map_or("", |cell| words(text, cell));
    match count(words) {
        Some(Count::Number(first, _)) => first <= 1 || row.cells.len() > 1,
        Some(Count::Group) => true,
        None => is_marked_group(words),
    }
}

/// Whether the first cell is the head of the column of numbers of rows.
pub(super) fn is_named(text: &str, row: &Row) -> bool {
    let first = row.cells.first().filter(|cell| cell.column == 0);
    first.is_some_and(|cell| heads_numbers(words(text, cell)))
}

/// Whether words head the column of the numbers of rows: "TT", "STT".
pub(super) fn heads_numbers(words: &str) -> bool {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let columns = builtin_statements("column").iter();
        let named = columns.filter(|statement| statement.first_name() == Some("row-column"));
        named
            .flat_map(|statement| statement.after("row-column").map(plain).collect::<Vec<_>>())
            .collect()
    });
    // Most words begin otherwise: no capital of ASCII begins with another letter than its small one.
    let first = words.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let begins = |name: &String| name.bytes().next() == first;
    let may = words.len() <= 24
        && (!first.is_some_and(|first| first.is_ascii_graphic()) || NAMES.iter().any(begins));
    may && {
        let words = plain(words);
        let bare = words.trim_end_matches('.').trim();
        NAMES.iter().any(|name| name == bare)
    }
}

fn has_values(text: &str, row: &Row) -> bool {
    row.cells
        .iter()
        .skip(usize::from(row.cells.len() > 1))
        .any(|cell| is_value(words(text, cell)))
}

/// Whether the first row of a table without counts and values is short and full, as names of columns are.
fn is_like_a_head(text: &str, table: &Table) -> bool {
    let Some((first, rest)) = table.rows.split_first() else {
        return false;
    };
    let size = |row: &Row| {
        row.cells.iter().map(|cell| cell.words.len()).sum::<usize>() / row.cells.len().max(1)
    };
    let short = |cell: &Cell| {
        let words = words(text, cell);
        words.split(' ').count() <= 8 && !words.ends_with(['.', ';'])
    };
    let longer = rest.iter().filter(|row| size(row) > size(first)).count();
    table.columns >= 2
        && rest.len() >= 2
        && first.cells.len() == table.columns
        && first.cells.iter().all(short)
        && longer * 2 > rest.len()
}

/// "(1) (2) (3)" or "A B 1 2" below the names of the columns.
fn numbers_columns(text: &str, table: &Table, row: &Row) -> bool {
    let inner = |cell: &Cell| {
        words(text, cell)
            .trim_matches(['(', ')', '[', ']', ' '])
            .to_owned()
    };
    let is_number = |word: &String| {
        word.len() <= 2 && word.bytes().all(|b| b.is_ascii_alphanumeric())
            || word.contains("=(")
            || word.contains(")=")
    };
    let all: Vec<String> = row.cells.iter().map(inner).collect();
    let numbers: Vec<u32> = all.iter().filter_map(|word| word.parse().ok()).collect();
    all.len() >= 3
        && all.len() + 1 >= table.columns
        && all.iter().all(is_number)
        && numbers.len() >= 2
        && numbers
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a + 1 == *b))
}

/// Whether a row prints a head again.
fn is_repeated(text: &str, row: &Row, head: &[Row]) -> bool {
    let same = |other: &Row| {
        row.cells.len() == other.cells.len()
            && row.cells.iter().zip(&other.cells).all(|(cell, other)| {
                cell.column == other.column && words(text, cell) == words(text, other)
            })
    };
    // The names of some columns, printed again below the name of a group.
    let partly = |other: &Row| {
        let again = row.cells.iter().filter(|cell| {
            let name = other
                .cell(cell.column)
                .filter(|name| name.column == cell.column);
            name.is_some_and(|name| words(text, cell) == words(text, name))
        });
        row.cells.len() >= 3 && again.count() * 2 >= row.cells.len()
    };
    (!head.is_empty() && is_named(text, row)) || head.iter().any(|head| same(head) || partly(head))
}

fn is_group(text: &str, table: &Table, at: usize) -> bool {
    let Some(row) = table.rows.get(at) else {
        return false;
    };
    let [first, others @ ..] = row.cells.as_slice() else {
        return false;
    };
    let own = words(text, first);
    let first_count = (first.column == 0).then(|| count(own)).flatten();
    if table.columns <= 1 {
        return false;
    }
    if others.is_empty() {
        return first.column <= 1
            && first_count.is_none()
            && !own.starts_with(is_lower)
            && !is_value(own)
            && !matches!(found(own), Some(mark) if matches!(mark.kind, MarkKind::Bullet(_)));
    }
    let below = table.rows.get(at + 1);
    let below = below
        .and_then(|row| row.cells.first())
        .filter(|cell| cell.column == 0);
    let below = below.and_then(|cell| count(words(text, cell)));
    match first_count {
        Some(Count::Group) if others.len() == 1 => true,
        Some(Count::Group) => {
            let says = others
                .iter()
                .skip(1)
                .any(|cell| !is_value(words(text, cell)));
            !says && matches!(below, Some(Count::Number(..)))
        }
        Some(Count::Number(number, depth)) => {
            let deeper = matches!(below, Some(Count::Number(next, below)) if next == number && below == depth + 1);
            others.len() == 1 && deeper
        }
        None => is_marked_group(own) && others.iter().all(|cell| is_value(words(text, cell))),
    }
}

fn words<'t>(text: &'t str, cell: &Cell) -> &'t str {
    text.get(cell.words.clone()).unwrap_or_default()
}

/// "I. Xã hội số" in one cell.
pub(super) fn is_marked_group(words: &str) -> bool {
    marks_group(found(words), words)
}

/// Whether words with the mark they begin with are the name of a group.
pub(super) fn marks_group(mark: Option<Found<'_>>, words: &str) -> bool {
    let mark = mark.filter(|mark| mark.length < words.len());
    mark.is_some_and(|mark| {
        matches!(
            mark.kind,
            MarkKind::Roman | MarkKind::Capital | MarkKind::Part
        )
    })
}

/// What a first cell counts: `1`, `2.`, `II`, `I.1`, `A`.
pub(super) fn count(words: &str) -> Option<Count> {
    let words = words.trim_matches(['.', ')', '(', ' ', ':']);
    if words.is_empty() || words.len() > 12 {
        return None;
    }
    let (mut parts, mut first, mut is_group) = (0, None, false);
    for part in words.split('.') {
        let part = part.trim();
        if !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()) {
            first = first.or_else(|| part.parse().ok());
        } else if parts == 0 && is_group_label(part) {
            is_group = true;
        } else {
            return None;
        }
        parts += 1;
    }
    match (is_group, first) {
        (true, _) => Some(Count::Group),
        (false, Some(first)) => Some(Count::Number(first, parts)),
        (false, None) => None,
    }
}

fn is_group_label(part: &str) -> bool {
    let roman = !part.is_empty() && part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let mut letters = part.chars();
    let capital = matches!(
        (letters.next(), letters.next()),
        (Some('A'..='Z' | 'Đ'), None)
    );
    roman || capital
}

/// Whether words are a value and not the name of one: `≥ 80`, `1.250,5`, `70%`; not "Năm 2026", "2026", "I".
pub(super) fn is_value(words: &str) -> bool {
    let number = words.trim_start_matches(['≥', '≤', '>', '<', '=', '~', '±', ' ']);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let compared = number.len() < words.len();
    let years = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .all(|digits| {
            matches!(
                digits.as_bytes(),
                [b'1', b'9', _, _] | [b'2', b'0' | b'1', _, _]
            )
        });
    let words_after = number
        .split(' ')
        .skip(1)
        .filter(|word| word.contains(is_alphanumeric))
        .count();
    compared || (!years && words_after <= 4)
}

#[cfg(test)]
mod tests;

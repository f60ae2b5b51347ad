//! Tables → claims and tasks.
//!
//! The columns are known first ([`Columns`]): by the words of their heads, then by what stands below, then by each
//! other. Then the rows are walked as entries: groups name and date what follows, rows that lie below others share
//! their names, and each cell is read by what its column is for. Every number of the table is taken for something;
//! what stands in a column that nobody understands is unread, and said.

mod below;
mod beside;
mod caption;
mod cell;
mod column;
mod entry;
mod head;
mod head_unit;
mod label;
mod list_words;
pub mod listed;
mod places;
mod said;
mod settle;
mod spread;
mod target;
mod task;
#[cfg(test)]
mod tests;
mod unit;
mod value;
mod walk;

use super::claim::{Claim, Manner};
use super::{Ledger, Text};
use crate::layout::{self, RowKind, Table};
pub use caption::{Caption, caption_unit};
pub use column::Columns;
#[cfg(test)]
pub use column::Role;
use std::ops::Range;
use walk::{Above, RowReader};

/// What a table is read in.
#[derive(Clone, Copy, Debug)]
pub struct TableContext<'c> {
    /// What kind of part it stands in.
    pub manner: Manner,
    /// The first year that the plan plans for, where it is known: columns of earlier years are results.
    pub since: Option<i16>,
    /// What the lines above it say of all its values.
    pub caption: &'c Caption,
    /// What the table before it left: one without a head goes on with it.
    pub earlier: Option<&'c Carried>,
}

/// What a table says.
#[derive(Clone, Debug, Default)]
pub struct TableReading {
    /// Its targets and results.
    pub claims: Vec<Claim>,
    /// The figures in its tasks.
    pub task_claims: Vec<Claim>,
    /// Its tasks.
    pub tasks: Vec<TaskRow>,
    /// The numbered rows that state nothing, with the number of each.
    pub rows: Vec<(String, Range<usize>)>,
    /// What it leaves to a table that goes on with it on the next page.
    pub carried: Carried,
}

/// What a table leaves to one that goes on with it: its columns, and the groups that are open.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// Its columns.
    pub columns: Columns,
    above: Vec<Above>,
}

/// A task as a row states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskRow {
    /// The number of the row.
    pub row: Option<String>,
    /// What is to be done.
    pub name: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// By when, as printed.
    pub deadline: Option<String>,
    /// What is to come of it.
    pub product: Option<String>,
    /// The words that name the rows it stands among.
    pub group: Option<String>,
    /// Where it stands.
    pub words: Range<usize>,
}

/// Reads a table.
pub fn read(
    text: &Text<'_>,
    table: &Table,
    context: TableContext<'_>,
    ledger: &mut Ledger,
) -> TableReading {
    let mut out = TableReading::default();
    let mut earlier = context.earlier.cloned();
    for part in parts(text, table) {
        let fits = |earlier: &&Carried| earlier.columns.len() == part.columns && part.columns > 0;
        let before = earlier.as_ref().filter(fits);
        let columns = match before {
            Some(before) if part.head().is_empty() => before.columns.clone(),
            _ => Columns::of(
                text,
                &part,
                context.since,
                context.caption.measured.as_deref(),
            ),
        };
        let goes_on = before.filter(|before| {
            before.columns == columns && !walk::begins_anew(text, &part, &columns)
        });
        let mut reader = RowReader {
            text,
            columns: &columns,
            context,
            above: goes_on
                .map(|before| before.above.clone())
                .unwrap_or_default(),
            out,
            ledger: &mut *ledger,
        };
        reader.part(&part);
        let above = reader.above;
        out = reader.out;
        earlier = Some(Carried { columns, above });
    }
    out.carried = earlier.unwrap_or_default();
    out
}

/// A table in parts, each with a head of its own: a head that stands in the middle and is no repetition begins another.
fn parts(text: &Text<'_>, table: &Table) -> Vec<Table> {
    let part = || Table {
        rows: Vec::new(),
        columns: table.columns,
    };
    let mut parts = vec![part()];
    let mut first: Vec<&str> = Vec::new();
    let mut in_head = true;
    for row in &table.rows {
        let mut row = row.clone();
        let names_columns = row.kind == RowKind::Head || entry::reads_as_head(text, &row);
        if names_columns {
            row.kind = RowKind::Head;
            let words = |cell: &layout::Cell| text.tagged.words(cell.words.clone());
            let repeated = !in_head && row.cells.iter().all(|cell| first.contains(&words(cell)));
            if !in_head && !repeated {
                parts.push(part());
                first.clear();
            }
            if !repeated {
                first.extend(row.cells.iter().map(words));
            }
            in_head |= !repeated;
        } else {
            in_head = false;
        }
        if let Some(last) = parts.last_mut() {
            last.rows.push(row);
        }
    }
    parts
}

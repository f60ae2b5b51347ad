//! Tables → records: one for each row, whatever became of its borders.

mod chunk;
mod column;
mod content;
mod cutter;
mod flat;
mod stage;
mod tabbed;

use column::{Columns, Role};
pub(super) use flat::flat;
pub(super) use tabbed::tabbed;

use super::words::Words;

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Targets.
    Targets,
    /// Tasks.
    Tasks,
}

/// A value of a row, with the column it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The year of its column, if its head names one.
    pub(super) year: Option<i16>,
    /// Whether the column reports a result rather than a target.
    pub(super) is_result: bool,
    /// The unit its head states: "Năm 2026 (%)".
    pub(super) unit: Option<String>,
    /// What stands in it.
    pub(super) text: String,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Record<'f> {
    /// Its number, or the number of the row it is part of.
    pub(super) number: Option<String>,
    /// The mark of the group it stands in: `A`, `IV`.
    pub(super) group: Option<String>,
    /// What is measured or done.
    pub(super) name: String,
    /// The unit, where the table has a column for it.
    pub(super) unit: Option<String>,
    /// The values, in the order of their columns.
    pub(super) values: Vec<Cell>,
    /// Who answers for it.
    pub(super) owner: Option<String>,
    /// By when.
    pub(super) deadline: Option<String>,
    /// What is to come out of it, for a task.
    pub(super) result: String,
    /// All of its words.
    pub(super) words: Words<'f>,
}

/// A table with its rows.
#[derive(Clone, Debug)]
pub(super) struct Table<'f> {
    /// What it lists.
    pub(super) subject: Option<Subject>,
    /// The years its columns name, in order.
    pub(super) years: Vec<i16>,
    /// The rows, in order.
    pub(super) records: Vec<Record<'f>>,
}

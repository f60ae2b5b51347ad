//! Rows of tasks.

use super::TaskRow;
use super::beside::open_deadline;
use super::column::{Column, Role};
use super::entry::Entry;
use super::label::Label;
use super::value::{self, Cell};
use super::walk::RowReader;
use crate::extract::Account;
use crate::extract::account::Unread;
use crate::extract::claim::{Beside, Claim, Manner};
use crate::lexicon::{Tag, UnitKind};
use crate::plan::Deadline;
use std::ops::Range;

impl RowReader<'_, '_> {
    /// Reads a row as a task; whether it is one.
    pub(super) fn task(&mut self, entry: &Entry, label: &Label) -> bool {
        if label.name.is_empty() {
            return false;
        }
        let owner = self.owner(entry);
        let group = self.above.iter().rev().find(|above| above.is_group);
        let task = TaskRow {
            row: entry.number.clone(),
            name: label.name.clone(),
            owner: owner.clone(),
            deadline: self.filled(entry, Role::Deadline),
            product: self.filled(entry, Role::Product),
            group: group.map(|above| above.name.clone()),
            words: entry.whole(),
        };
        for range in Self::cells(entry, self.columns.name()) {
            let from = entry.name_at.clamp(range.start, range.end);
            self.figures(from..range.end, &task);
        }
        let unit = self.columns.first(Role::Unit);
        let unit = unit.map(|column| entry.words(self.text, column));
        for range in Self::cells(entry, self.columns.first(Role::Product)) {
            if !self.product(range.clone(), &task, unit.as_deref()) {
                self.figures(range, &task);
            }
        }
        // "Số hóa hồ sơ | 50% | 80%": what is to be done of it each year.
        for place in self.columns.places(Role::Value).collect::<Vec<_>>() {
            let column = self.columns.get(place).cloned().unwrap_or_default();
            for range in Self::cells(entry, Some(place)) {
                self.figure(range.clone(), &task, unit.as_deref(), &column);
                self.rest(range, Account::Unread(Unread::UnclearTable));
            }
        }
        self.out.tasks.push(task);
        true
    }

    /// The cells of a row in a column.
    fn cells(entry: &Entry, column: Option<usize>) -> Vec<Range<usize>> {
        let cells = column.and_then(|column| entry.cells.get(column));
        cells.cloned().unwrap_or_default()
    }

    /// Reads a product that is nothing but a figure: "02 lớp", "1 tuần/lần"; whether it is one.
    fn product(&mut self, range: Range<usize>, task: &TaskRow, unit: Option<&str>) -> bool {
        self.figure(range, task, unit, &Column::default())
    }

    /// Reads a cell that is nothing but a figure as that of a task; whether it is one.
    fn figure(
        &mut self,
        range: Range<usize>,
        task: &TaskRow,
        unit: Option<&str>,
        column: &Column,
    ) -> bool {
        let Cell::Said(said) = value::cell(self.text, range, column, false, self.ledger) else {
            return false;
        };
        if said.iter().any(|said| !said.is_bare_figure()) {
            return false;
        }
        for said in said {
            let said = said.measured(unit, column);
            let Some(amount) = said.amount.clone() else {
                continue;
            };
            // "01 kế hoạch": the task itself, counted.
            if said.counts_documents() {
                self.ledger.take(amount.range, Account::Activity);
                continue;
            }
            self.ledger.take(amount.range.clone(), Account::TaskFigure);
            let mut claim = said.claim(task.name.clone(), task.words.clone());
            claim.owner.clone_from(&task.owner);
            claim.row.clone_from(&task.row);
            claim.year = claim.year.or(column.year).or_else(|| task.deadline_year());
            claim.beside.extend(task.open_deadline(&claim));
            self.out.task_claims.push(claim);
        }
        true
    }

    /// Reads the figures that a task promises in its name or its product.
    pub(super) fn figures(&mut self, range: Range<usize>, task: &TaskRow) {
        let units = self.text.tagged.within(range.clone());
        if !units
            .iter()
            .any(|unit| unit.kind == UnitKind::Number || unit.is(Tag::All) || unit.is(Tag::Half))
        {
            return;
        }
        let read = self.clauses(range, Manner::Tasks);
        for mut claim in read {
            if claim.label.trim().is_empty() {
                claim.label.clone_from(&task.name);
            }
            claim.owner = claim.owner.or_else(|| task.owner.clone());
            claim.row.clone_from(&task.row);
            claim.year = claim.year.or_else(|| task.deadline_year());
            claim.beside.extend(task.open_deadline(&claim));
            self.out.task_claims.push(claim);
        }
    }
}

impl TaskRow {
    /// What its deadline leaves open of a promise.
    fn open_deadline(&self, claim: &Claim) -> Option<Beside> {
        open_deadline(self.deadline.as_deref()?, claim)
    }

    /// The year by whose end it is to be done.
    pub(super) fn deadline_year(&self) -> Option<i16> {
        match Deadline::parse(self.deadline.as_deref()?) {
            Deadline::Times { last, .. } => Some(last.year),
            _ => None,
        }
    }
}

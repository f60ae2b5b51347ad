//! Rows of tasks.

use super::TaskRow;
use super::column::Role;
use super::entry::Entry;
use super::label::Label;
use super::walk::Reader;
use crate::lexicon::{Tag, UnitKind};
use crate::reading::claim::Manner;
use std::ops::Range;

impl Reader<'_, '_> {
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
        for place in [self.columns.name(), self.columns.first(Role::Product)]
            .into_iter()
            .flatten()
        {
            for range in entry.cells.get(place).cloned().unwrap_or_default() {
                let from = entry.name_at.clamp(range.start, range.end);
                let range = if Some(place) == self.columns.name() {
                    from..range.end
                } else {
                    range
                };
                self.figures(range, &task);
            }
        }
        self.out.tasks.push(task);
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
            self.out.task_claims.push(claim);
        }
    }
}

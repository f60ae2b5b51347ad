//! What stands in a column below its head.

use super::cell::{Kind, kind};
use crate::layout::{RowKind, Table};
use crate::reading::Text;

/// What stands in a column below its head: how many cells of each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Below {
    counts: [usize; Kind::ALL],
    pub(super) filled: usize,
    letters: usize,
    /// How many cells count on from the one before.
    pub(super) counting: usize,
}

impl Below {
    /// What stands in a column.
    pub(super) fn of(text: &Text<'_>, table: &Table, column: usize) -> Self {
        let mut below = Self::default();
        let mut last = 0;
        let body = table.rows.iter().filter(|row| row.kind == RowKind::Body);
        for row in body.take(SAMPLE) {
            let Some(cell) = row.cell(column).filter(|cell| cell.columns == 1) else {
                continue;
            };
            let words = text.tagged.words(cell.words.clone()).trim();
            let number = words.trim_end_matches(['.', ')']).parse::<usize>();
            below.counting += usize::from(number == Ok(last + 1) || number == Ok(1));
            last = number.unwrap_or(last);
            let kind = kind(text, cell.words.clone());
            if let Some(count) = below.counts.get_mut(kind as usize) {
                *count += 1;
            }
            below.filled += usize::from(kind != Kind::Empty);
            below.letters += words.len();
        }
        below
    }

    pub(super) fn mostly(&self, kinds: &[Kind]) -> bool {
        let of = kinds.iter().map(|kind| self.count(*kind)).sum::<usize>();
        self.filled > 0 && of * 2 > self.filled
    }

    fn count(&self, kind: Kind) -> usize {
        self.counts.get(kind as usize).copied().unwrap_or_default()
    }

    pub(super) fn length(&self) -> usize {
        self.letters.checked_div(self.filled).unwrap_or_default()
    }
}

/// How many rows are looked at to tell what a column holds.
const SAMPLE: usize = 60;

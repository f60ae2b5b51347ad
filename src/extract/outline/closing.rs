//! Where a plan ends: recipients and signature.

use super::Outline;
use crate::extract::part::Part;
use crate::extract::phrases::lists;
use crate::layout::Table;
use crate::lexicon::{Tag, Unit, UnitKind};
use std::ops::Range;

lists! {
    /// For whom a document is signed: "TM.".
    SIGNATURE "signed-for";
}

impl<L: Clone> Outline<'_, L> {
    /// "TM. ỦY BAN NHÂN DÂN": whether a line in capitals begins a signature (Decree 30/2020/NĐ-CP, annex I).
    pub(super) fn signs(&self, words: &Range<usize>) -> bool {
        let units = self.text.tagged.within(words.clone());
        let loud = |unit: &Unit| unit.kind != UnitKind::Words || self.text.tagged.is_shouted(unit);
        SIGNATURE.begin(self.text.stretch(words.clone())) && units.iter().all(loud)
    }

    /// "Nơi nhận:" beside "TM. BAN THƯỜNG VỤ": whether cells are those of recipients and signature.
    pub fn closes(&self, table: &Table) -> bool {
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        let first = cells.find(|cell| !cell.words.is_empty());
        let first = first.and_then(|cell| self.text.tagged.within(cell.words.clone()).first());
        first.is_some_and(|unit| unit.is(Tag::ClosingPart))
    }

    /// Opens the recipients and the signature.
    pub(super) fn close(&mut self) {
        self.scopes.clear();
        self.scopes
            .open_named(0, Part::Closing, String::new(), None, None);
    }
}

//! Sentences that promise where their part tells of results, and figures that are paid where it is on money.

use super::account::Account;
use super::assemble::Assembly;
use super::when;
use crate::lexicon::{Tag, Tags, UnitKind};
use std::ops::Range;

impl Assembly<'_> {
    /// "Phấn đấu … đến năm 2030 đạt 80%" among results: what a sentence strives for in a year that is planned for.
    pub(super) fn strives(&self, range: Range<usize>) -> bool {
        let opens = self.text.tagged.within(range.clone()).first();
        let strives = opens.is_some_and(|unit| unit.is(Tag::Strive));
        let planned = |when: &when::When| {
            let year = when.year.filter(|_| !when.is_compared);
            year.zip(self.since)
                .is_some_and(|(year, since)| year >= since)
        };
        strives && when::whens(self.text, range).iter().any(planned)
    }

    /// Of a part on money: sums, and shares of them, are what is paid: "265.000.000 đồng, chiếm 1,2% tổng chi".
    pub(super) fn paid(&mut self, range: Range<usize>) {
        let paid = Tags::of(&[Tag::Percent, Tag::Money]);
        let units = self.text.tagged.within(range);
        // "tối thiểu 15% kinh phí", "tỷ lệ giải ngân đạt trên 95%" promise.
        let promises = Tags::of(&[Tag::Least, Tag::More, Tag::Share, Tag::Index, Tag::Strive]);
        let mut is_open = false;
        for (at, unit) in units.iter().enumerate() {
            let ends = matches!(self.text.tagged.printed(unit), ";" | ".");
            is_open = !ends && (is_open || unit.tags.meets(promises));
            if is_open {
                continue;
            }
            let mut behind = units.get(at + 1..).unwrap_or_default().iter();
            let counted = behind.find(|unit| !unit.is(Tag::Scale));
            if unit.kind == UnitKind::Number && counted.is_some_and(|unit| unit.tags.meets(paid)) {
                self.ledger.take(unit.range(), Account::Money);
            }
        }
    }
}

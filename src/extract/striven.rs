//! Sentences that promise where their part tells of results, and figures that are paid where it is on money.

use super::account::Account;
use super::assemble::Assembly;
use super::when;
use crate::lexicon::{Tag, Tags, UnitKind};
use std::ops::Range;

/// Within how many units a paragraph says when.
const OPENING: usize = 8;

impl Assembly<'_> {
    /// "Phấn đấu … đến năm 2030 đạt 80%" among results: what a sentence strives for in a year that is planned for; below
    /// "KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026" also behind what was reached.
    pub(super) fn promises(&self, range: Range<usize>) -> bool {
        let units = self.text.tagged.within(range.clone());
        let both = self.outline.scopes.to_come().is_some();
        let within = if both { units.len() } else { 1 };
        let mut within = units.iter().take(within);
        let strives = within.any(|unit| unit.is(Tag::Strive));
        let planned = |when: &when::When| {
            let year = when.year.filter(|_| !when.is_compared);
            year.zip(self.since)
                .is_some_and(|(year, since)| year >= since)
        };
        strives && when::whens(self.text, range).iter().any(planned)
    }

    /// "Năm 2025, toàn tỉnh xảy ra 1.204 vụ" in a plan of 2026: what opens with a year before it, and strives nowhere.
    pub(super) fn looks_back(&self, range: Range<usize>) -> bool {
        let Some(issued) = self.out.plan.head.issued.map(|issued| issued.year) else {
            return false;
        };
        let units = self.text.tagged.within(range.clone());
        let opening = units.get(..units.len().min(OPENING)).unwrap_or_default();
        if !opening.iter().any(|unit| unit.kind == UnitKind::Number) {
            return false;
        }
        let strives = Tags::of(&[
            Tag::Strive,
            Tag::TargetsPart,
            Tag::ObjectivesPart,
            Tag::TasksPart,
            Tag::Follows,
        ]);
        let times = when::whens(self.text, range.clone());
        let past = |when: &when::When| {
            let year = when.year.filter(|_| !when.is_compared);
            year.is_some_and(|year| year < issued)
        };
        let ahead = |when: &when::When| {
            let year = when.year.filter(|_| !when.is_compared);
            year.is_some_and(|year| year >= issued)
        };
        let opens = times.first().is_some_and(|first| {
            let near = opening.last().map_or(0, |unit| unit.end as usize);
            past(first) && first.range.start < near && self.opens_with(first.range.start, &range)
        });
        opens && !times.iter().any(ahead) && !units.iter().any(|unit| unit.tags.meets(strives))
    }

    /// Whether nothing but what leads to a time stands between the start of words and a place in them.
    fn opens_with(&self, at: usize, range: &Range<usize>) -> bool {
        let lead = Tags::of(&[
            Tag::In,
            Tag::Until,
            Tag::PartOfYear,
            Tag::Time,
            Tag::Period,
            Tag::WholeYear,
        ]);
        let before = self.text.tagged.within(range.start..at);
        before
            .iter()
            .all(|unit| unit.tags.meets(lead) || unit.kind == UnitKind::Number)
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

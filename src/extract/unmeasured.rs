//! Sentences among targets that name what a rule measures and say no figure: "Phần lớn hồ sơ được xử lý …".

use super::account::{Account, Unread};
use super::assemble::Assembly;
use super::indicator::{Match, Turn};
use super::passage::sentences;
use super::{Claim, Manner};
use crate::layout::Block;
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use std::ops::Range;

impl Assembly<'_> {
    /// Takes such sentences of a block for unread: what they name may be what a duty asks for.
    pub(super) fn unmeasured(&mut self, block: &Block, manner: Manner, claims: &[Claim]) {
        if manner != Manner::Targets {
            return;
        }
        for sentence in sentences(
            self.text.layout.words(block.words.clone()),
            block.words.start,
        ) {
            let stated = |claim: &Claim| {
                claim.words.start < sentence.end && sentence.start < claim.words.end
            };
            if claims.iter().any(stated) || self.counts(sentence.clone()) {
                continue;
            }
            if self.names_an_indicator(sentence.clone()) {
                let first = self.text.tagged.within(sentence).first();
                if let Some(first) = first.map(Unit::range) {
                    self.ledger.take(first, Account::Unread(Unread::NoFigure));
                }
            }
        }
    }

    /// Takes the figures of an item among targets that promises nothing for unread where none of them is read in another
    /// way: "Vốn đầu tư hạ tầng số từ 2 đến 3 tỷ đồng/năm" is a target, whatever money is elsewhere.
    pub(super) fn only_figures(&mut self, block: &Block) {
        let units = self.text.tagged.within(block.words.clone());
        let mut found = Vec::new();
        for (unit, next) in units
            .iter()
            .zip(units.iter().skip(1).map(Some).chain([None]))
        {
            let Some(account) = self.ledger.at(unit.start as usize) else {
                continue;
            };
            let numbers = unit.kind == UnitKind::Number;
            let opens = numbers && units.first().is_some_and(|first| first.start == unit.start);
            let is_share = next.is_some_and(|next| next.is(Tag::Percent));
            match account {
                Account::Beside | Account::Money | Account::Activity if numbers => {
                    found.push(unit.range());
                }
                // "100% … được miễn phí" opens with it; "Cách chấm: từ 70% được 10 điểm" does not.
                Account::Condition if opens && is_share => found.push(unit.range()),
                Account::Target | Account::TaskFigure | Account::Result | Account::Unread(_) => {
                    return;
                }
                _ => {}
            }
        }
        // A formula and a scale of points have more than one, or an equals sign.
        let printed = |range: Range<usize>| self.text.layout.words(range).trim();
        let is_one = match found.as_slice() {
            [_] => true,
            // "70 - 80%", "12 tỷ 500 triệu đồng", "92/100 điểm", "từ 36% lên 72%".
            [first, last] => {
                let joins = Tags::of(&[Tag::Through, Tag::To, Tag::Onto, Tag::Scale]);
                let between = self.text.tagged.within(first.end..last.start).iter();
                let mut between = between.filter(|unit| !unit.is(Tag::Percent));
                let joined = between.next().is_some_and(|unit| {
                    unit.tags.meets(joins) || self.text.tagged.printed(unit) == "/"
                });
                joined && between.next().is_none()
            }
            _ => false,
        };
        if !is_one || printed(block.words.clone()).contains('=') {
            return;
        }
        for range in found {
            self.ledger.give(range, Account::Unread(Unread::NoPattern));
        }
    }

    /// Whether a sentence has a number that is no time and no name.
    fn counts(&self, sentence: Range<usize>) -> bool {
        let mut units = self.text.tagged.within(sentence).iter();
        units.any(|unit| {
            unit.kind == UnitKind::Number
                && !matches!(
                    self.ledger.at(unit.start as usize),
                    Some(Account::Year | Account::Date | Account::Name)
                )
        })
    }

    fn names_an_indicator(&self, sentence: Range<usize>) -> bool {
        let words = self.text.layout.words(sentence).trim();
        let level = self.out.plan.head.level;
        let found = self
            .vocabulary
            .match_label_of(level, words, Some("%"), None);
        match found {
            Match::Exact(_) | Match::Near { .. } => true,
            // "gấp đôi năm 2025": so much more, in words; "không để hồ sơ nào không được xử lý".
            Match::Not { turn, .. } => matches!(turn, Some(Turn::Change | Turn::Negation)),
            Match::Ambiguous(_) | Match::None => false,
        }
    }
}

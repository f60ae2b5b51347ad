//! Sentences among targets that name what a rule measures and say no figure: "Phần lớn hồ sơ được xử lý …".

use super::account::{Account, Unread};
use super::assemble::Assembly;
use super::indicator::{Match, Turn};
use super::passage::sentences;
use super::{Claim, Manner};
use crate::layout::Block;
use crate::lexicon::{Unit, UnitKind};
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

//! What only the text around a claim tells of it: headings and opening sentences that narrow it, other stages of the same.

use super::account::Account;
use super::assemble::Assembly;
use super::claim::Claim;
use super::part::Part;
use super::scope::CAPTION;
use super::{sentence, when};
use crate::layout::{Block, Shape};
use crate::lexicon::UnitKind;
use crate::plan::Target;
use std::borrow::Cow;
use std::ops::Range;

/// How long a line may be that only says what stands under it, in bytes.
const LONGEST_CAPTION: usize = 160;

impl Assembly<'_> {
    /// What a heading or the sentence that opens a list says narrows what stands under it.
    pub(super) fn narrows(&mut self, block: &Block) {
        let words = block.words.clone();
        let said = sentence::announced(self.text, words, &self.ledger);
        if let Some(scope) = self.outline.scopes.last_mut() {
            scope.beside.extend(said);
        }
    }

    /// A line that says nothing but what stands under it: "Đối với vùng khó khăn" above items or a table.
    pub(super) fn caption(&mut self, block: &Block, next: Option<&Block>) {
        let words = self.text.layout.words(block.words.clone()).trim_end();
        if words.len() > LONGEST_CAPTION || words.ends_with(['.', ';', ',']) {
            return;
        }
        if block.mark.is_none() {
            let part = self.outline.part();
            let holds = |next: &Block| next.mark.is_some() || matches!(next.shape, Shape::Table(_));
            if matches!(part, Part::Head | Part::Basis | Part::Closing) || !next.is_some_and(holds)
            {
                return;
            }
            let scopes = &mut self.outline.scopes;
            let path = scopes.path().to_owned();
            scopes.open_named(CAPTION, part, path, None, None);
        }
        self.narrows(block);
    }

    /// "60% (năm 2025), 73% (năm 2026)": of stages of one thing those before the plan are what was reached.
    pub(super) fn without_past(&self, mut claims: Vec<Claim>) -> Vec<Claim> {
        let Some(issued) = self.out.plan.head.issued.map(|issued| issued.year) else {
            return claims;
        };
        let to_come = |claim: &Claim| claim.year.is_some_and(|year| year >= issued);
        let named: Vec<String> = claims
            .iter()
            .filter(|claim| to_come(claim))
            .map(|claim| claim.label.clone())
            .collect();
        for claim in &mut claims {
            let past = claim.year.is_some_and(|year| year < issued);
            claim.is_result |= past && named.contains(&claim.label);
        }
        claims
    }

    /// "Trước 30/6: 40% …" beside "Đến 31/12: 71% …": of two levels of one year that of an earlier day is a step.
    pub(super) fn steps(&mut self) {
        let targets = &mut self.out.plan.targets;
        let mut steps = Vec::new();
        for (at, due) in std::mem::take(&mut self.due) {
            let Some(target) = targets.get(at) else {
                continue;
            };
            let same = |other: &Target<'_>| {
                let named = target.indicator.is_some() && other.indicator == target.indicator;
                named && other.year == target.year && other.promise != target.promise
            };
            if targets.iter().any(same) {
                steps.push((at, due));
            }
        }
        for (at, due) in steps {
            if let Some(target) = targets.get_mut(at) {
                target.when = Some(Cow::Owned(due));
            }
        }
    }

    /// Takes years and numbers that stand in a name.
    pub(super) fn name_numbers(&mut self, words: Range<usize>) {
        for when in when::whens(self.text, words.clone()) {
            self.ledger.take(when.range, Account::Year);
        }
        let units = self.text.tagged.within(words).iter();
        for number in units.filter(|unit| unit.kind == UnitKind::Number) {
            self.ledger.take(number.range(), Account::Name);
        }
    }
}

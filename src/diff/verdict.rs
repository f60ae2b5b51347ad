//! The verdicts that are not what they were, and what made them so.

use super::{Both, Diff, Reason, place};
use crate::check::{Assessment, Outcome, Verdict};
use crate::plan::IndicatorId;
use std::collections::BTreeMap;

/// An indicator and year whose verdict changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub year: i16,
    /// The verdicts; none where a version says nothing and owes nothing.
    pub verdict: Both<Verdict>,
    /// Which assessments, by their places in the outcomes.
    pub assessment: Both<u32>,
    /// What of the plan made it so.
    pub because: Vec<Reason>,
}

/// All verdicts that changed, in order of indicator and year.
pub(super) fn changes(old: &Outcome<'_>, new: &Outcome<'_>, diff: &Diff) -> Vec<VerdictChange> {
    let mut both: BTreeMap<_, Both<usize>> = BTreeMap::new();
    let none = Both {
        old: None,
        new: None,
    };
    for (at, a) in old.assessments.iter().enumerate() {
        both.entry((a.indicator, a.year)).or_insert(none).old = Some(at);
    }
    for (at, a) in new.assessments.iter().enumerate() {
        both.entry((a.indicator, a.year)).or_insert(none).new = Some(at);
    }
    both.into_iter()
        .filter_map(|((indicator, year), at)| {
            let assessment = Both {
                old: at.old.and_then(|at| old.assessments.get(at)),
                new: at.new.and_then(|at| new.assessments.get(at)),
            };
            let verdict = assessment.map(|a| a.verdict);
            (verdict.old != verdict.new).then(|| VerdictChange {
                indicator,
                year,
                verdict,
                assessment: at.map(place),
                because: because(old, new, assessment, diff),
            })
        })
        .collect()
}

/// The changes behind two assessments of one indicator and year.
pub(super) fn because(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    assessment: Both<&Assessment>,
    diff: &Diff,
) -> Vec<Reason> {
    let mut indicators: Vec<IndicatorId> = assessment
        .one()
        .flat_map(|a| std::iter::once(a.indicator).chain(a.implied_by))
        .collect();
    indicators.sort_unstable();
    indicators.dedup();
    let reasons = super::reason::of_indicators(old, new, &indicators, diff);
    if reasons.is_empty() {
        super::reason::of_the_law(diff)
    } else {
        reasons
    }
}

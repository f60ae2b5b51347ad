//! Targets beside the last result that the plan itself reports of the same indicator.

use super::super::{Context, Finding, wording};
use crate::lang::Lang;

/// A target and the result before it, in words.
pub(super) struct Beside {
    /// The target by its words and its place.
    pub(super) named: String,
    /// What it promises.
    pub(super) promised: String,
    /// What was reached.
    pub(super) reached: String,
    /// Where that stands, as an addition to a sentence.
    pub(super) place: String,
    /// The year of the target.
    pub(super) year: i16,
    /// The year of the result.
    pub(super) then: i16,
}

impl Beside {
    /// The words of a finding.
    pub(super) fn of(cx: &Context<'_>, finding: &Finding, lang: Lang) -> Option<Self> {
        let targets = super::targets(cx, finding);
        let ([target, result], Some(year)) = (targets.as_slice(), finding.year) else {
            return None;
        };
        Some(Self {
            named: wording::named(target, lang),
            promised: wording::promise(target, lang),
            reached: wording::promise(result, lang),
            place: wording::elsewhere(result, target, lang),
            year,
            then: result.year.unwrap_or(year),
        })
    }
}

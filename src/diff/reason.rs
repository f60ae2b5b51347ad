//! Which of the changes in a plan are behind a changed verdict or finding.

use super::{Both, Diff, HeadField, place};
use crate::check::{Outcome, TargetRef};
use crate::plan::{CitationRef, IndicatorId, Plan};
use crate::text::loose;

/// A change of the plan, by its place in the lists of a [`Diff`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Of [`Diff::head`].
    Head(u32),
    /// Of [`Diff::targets`].
    Target(u32),
    /// Of [`Diff::citations`].
    Citation(u32),
    /// Of [`Diff::tasks`].
    Task(u32),
}

/// The targets of these indicators that changed.
pub(super) fn of_indicators(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    indicators: &[IndicatorId],
    diff: &Diff,
) -> Vec<Reason> {
    let is_of = |outcome: &Outcome<'_>, target: Option<TargetRef>| {
        let target = target.and_then(|target| target.of(outcome.plan));
        let slug = target.and_then(|target| target.indicator.as_deref());
        let id = slug.and_then(|slug| outcome.rules.find_indicator(slug));
        id.is_some_and(|id| indicators.contains(&id))
    };
    let changes = diff.targets.iter().enumerate();
    changes
        .filter(|(_, change)| is_of(old, change.target.old) || is_of(new, change.target.new))
        .map(|(at, _)| Reason::Target(place(at)))
        .collect()
}

/// These targets, where they changed.
pub(super) fn of_targets(targets: Both<&[TargetRef]>, diff: &Diff) -> Vec<Reason> {
    let is_of = |all: Option<&[TargetRef]>, one: Option<TargetRef>| {
        one.is_some_and(|one| all.is_some_and(|all| all.contains(&one)))
    };
    let changes = diff.targets.iter().enumerate();
    changes
        .filter(|(_, change)| {
            is_of(targets.old, change.target.old) || is_of(targets.new, change.target.new)
        })
        .map(|(at, _)| Reason::Target(place(at)))
        .collect()
}

/// These citations, where they changed.
pub(super) fn of_citations(citations: Both<&[CitationRef]>, diff: &Diff) -> Vec<Reason> {
    let is_of = |all: Option<&[CitationRef]>, one: Option<CitationRef>| {
        let mut all = all.into_iter().flatten();
        one.is_some_and(|one| all.any(|citation| citation.outer() == one))
    };
    let changes = diff.citations.iter().enumerate();
    changes
        .filter(|(_, change)| {
            is_of(citations.old, change.citation.old) || is_of(citations.new, change.citation.new)
        })
        .map(|(at, _)| Reason::Citation(place(at)))
        .collect()
}

/// The changed citations that name one of these numbers; where none does, all that changed.
pub(super) fn of_the_basis(
    old: &Plan<'_>,
    new: &Plan<'_>,
    numbers: &[String],
    diff: &Diff,
) -> Vec<Reason> {
    let names = |plan: &Plan<'_>, citation: Option<CitationRef>| {
        let citation = citation.and_then(|citation| citation.of(plan));
        let number = citation.and_then(|citation| citation.number.as_deref());
        number.is_some_and(|number| numbers.contains(&loose(number)))
    };
    let all = || diff.citations.iter().enumerate();
    let reason = |(at, _)| Reason::Citation(place(at));
    let naming: Vec<Reason> = all()
        .filter(|(_, change)| names(old, change.citation.old) || names(new, change.citation.new))
        .map(reason)
        .collect();
    if naming.is_empty() {
        all().map(reason).collect()
    } else {
        naming
    }
}

/// What changed of the day, the area and the years: it decides which requirements speak.
pub(super) fn of_the_law(diff: &Diff) -> Vec<Reason> {
    let fields = diff.head.iter().enumerate();
    fields
        .filter(|(_, field)| field.decides_the_law())
        .map(|(at, _)| Reason::Head(place(at)))
        .collect()
}

/// This field of the head, where it changed.
pub(super) fn of_field(field: HeadField, diff: &Diff) -> Vec<Reason> {
    let at = diff.head.iter().position(|changed| *changed == field);
    at.map(|at| Reason::Head(place(at))).into_iter().collect()
}

//! Two documents, or two sets of them, side by side: what the second asks that the first does
//! not, and by how much.

use super::limit;
use crate::rule::{Audience, Requirement, RequirementId, RuleSet};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What the second asks, beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Less than the first asks by then.
    Weaker,
    /// More.
    Stricter,
    /// The first does not ask it by then.
    New,
    /// The second does not ask it by then.
    Gone,
    /// The same.
    Same,
}

impl Change {
    /// Every change, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Weaker,
        Self::Gone,
        Self::Stricter,
        Self::New,
        Self::Same,
    ];
}

/// A requirement of one side beside that of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What became of it.
    pub change: Change,
    /// The first's, where it has one.
    pub first: Option<RequirementId>,
    /// The second's, where it has one.
    pub second: Option<RequirementId>,
}

/// Lays the requirements of two sides side by side, by indicator and year.
///
/// A requirement of the second is compared with the first's strictest that is due by its year,
/// of the same force and for plans that both are for; one of the first that nothing of the second
/// answers by its year is gone, where the second speaks to the same plans at all, of that year or a
/// later one. Figures of another force or audience are never compared: what a
/// whole province owes says nothing of each commune.
pub fn compare(
    rules: &RuleSet,
    first: &BTreeSet<RequirementId>,
    second: &BTreeSet<RequirementId>,
) -> Vec<Compared> {
    let mut found = Vec::new();
    let spoken_to: Vec<&Audience> = second
        .iter()
        .map(|id| &rules.requirement(*id).audience)
        .collect();
    let last = second.iter().map(|id| rules.requirement(*id).by).max();
    for ids in &rules.by_indicator {
        let of = |side: &BTreeSet<RequirementId>| -> Vec<&Requirement> {
            let ids = ids.iter().filter(|id| side.contains(id));
            ids.map(|id| rules.requirement(*id)).collect()
        };
        let (first, second) = (of(first), of(second));
        for asked in &second {
            found.push(match due(rules, &first, asked) {
                Some(owed) => Compared {
                    change: change(rules, owed, asked),
                    first: Some(owed.id),
                    second: Some(asked.id),
                },
                None => Compared {
                    change: Change::New,
                    first: None,
                    second: Some(asked.id),
                },
            });
        }
        let gone = first.iter().filter(|owed| {
            let speaks = last.is_some_and(|last| owed.by <= last)
                && spoken_to.iter().any(|whom| whom.meets(&owed.audience));
            speaks && due(rules, &second, owed).is_none()
        });
        found.extend(gone.map(|owed| Compared {
            change: Change::Gone,
            first: Some(owed.id),
            second: None,
        }));
    }
    found.sort_by_key(|compared| {
        let order = Change::ALL
            .iter()
            .position(|change| *change == compared.change);
        let shown = compared.second.or(compared.first);
        (
            order,
            shown.map(|id| rules.requirement(id).indicator),
            shown,
        )
    });
    found
}

/// The strictest of these that is due by the year of another and about the same plans.
fn due<'r>(
    rules: &RuleSet,
    all: &[&'r Requirement],
    other: &Requirement,
) -> Option<&'r Requirement> {
    let alike = |one: &&&Requirement| {
        one.force == other.force
            && one.by <= other.by
            && one.audience.meets(&other.audience)
            && one.audience.condition == other.audience.condition
    };
    let latest = all.iter().filter(alike).map(|one| one.by).max()?;
    let latest = all.iter().filter(alike).filter(|one| one.by == latest);
    latest
        .copied()
        .max_by(|one, other| strictness(rules, one, other))
}

/// A figure is stricter than words alone.
fn strictness(rules: &RuleSet, one: &Requirement, other: &Requirement) -> Ordering {
    let direction = rules.indicator(one.indicator).direction;
    match (limit(one), limit(other)) {
        (Some(one), Some(other)) => one.strictness(other, direction),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

fn change(rules: &RuleSet, first: &Requirement, second: &Requirement) -> Change {
    match strictness(rules, second, first) {
        Ordering::Less => Change::Weaker,
        Ordering::Equal => Change::Same,
        Ordering::Greater => Change::Stricter,
    }
}

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
    for ids in rules.by_indicator.iter() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    /// Two documents that ask these things, laid side by side: `new`, `same 2025 2026`.
    fn compared(first: &str, second: &str) -> Vec<String> {
        let document = |slug: &str, asks: &str| {
            let asks: Vec<String> = asks.split(';').map(|ask| block(slug, ask.trim())).collect();
            format!(
                "document {slug} {{\n issuer \"Chính phủ\"\n level national\n title \"Văn bản\"\n}}\n{}",
                asks.concat()
            )
        };
        let indicators = ["more", "less"].map(|slug| {
            let less = if slug == "less" { " at-most\n" } else { "" };
            format!("indicator {slug} {{\n vi \"a\"\n en \"a\"\n unit %\n{less}}}\n")
        });
        let text = indicators.concat() + &document("one", first) + &document("two", second);
        let rules = RuleSet::from_sources(vec![Source::new("a.rules", text)]).unwrap();
        let of = |slug: &str| {
            let document = rules.find_document(slug);
            let own = rules
                .requirements
                .iter()
                .filter(|r| Some(r.document) == document);
            own.map(|r| r.id).collect()
        };
        let year = |id: Option<RequirementId>| {
            id.map_or_else(String::new, |id| format!(" {}", rules.requirement(id).by))
        };
        let all = compare(&rules, &of("one"), &of("two"));
        let shown = all
            .iter()
            .map(|one| format!("{:?}{}{}", one.change, year(one.first), year(one.second)));
        shown.collect()
    }

    /// `commune more >= 80% by 2026 must`: for whom, and what.
    fn block(slug: &str, ask: &str) -> String {
        let (whom, line) = ask.split_once(' ').unwrap();
        format!(
            "from {slug} for {} {{\n evidence primary \"a\" checked 2026\n {line}\n}}\n",
            whom.replace('_', " ")
        )
    }

    #[test]
    fn what_is_asked_anew_beside_what_was_asked() {
        for (first, second, changes) in [
            (
                "commune more >= 80% by 2026",
                "commune more >= 80% by 2026",
                &["Same 2026 2026"][..],
            ),
            (
                "commune more >= 80% by 2026",
                "commune more > 80% by 2026",
                &["Stricter 2026 2026"],
            ),
            (
                "commune more >= 80% by 2026",
                "commune more >= 79% by 2026",
                &["Weaker 2026 2026"],
            ),
            (
                "commune less <= 8% by 2026",
                "commune less <= 9% by 2026",
                &["Weaker 2026 2026"],
            ),
            (
                "commune more by 2026",
                "commune more >= 1% by 2026",
                &["Stricter 2026 2026"],
            ),
            (
                "commune more >= 1% by 2026",
                "commune more by 2026",
                &["Weaker 2026 2026"],
            ),
            // What was due before is laid beside it, and is asked no more of its own year; what is due later is not.
            (
                "commune more >= 80% by 2025",
                "commune more >= 80% by 2026",
                &["Gone 2025", "Same 2025 2026"],
            ),
            (
                "commune more >= 80% by 2027",
                "commune more >= 80% by 2026",
                &["New 2026"],
            ),
            (
                "commune more >= 70% by 2025; commune more >= 80% by 2026",
                "commune more >= 80% by 2026",
                &["Gone 2025", "Same 2026 2026"],
            ),
            (
                "commune more >= 80% by 2026; commune less <= 5% by 2026",
                "commune more >= 80% by 2026",
                &["Gone 2026", "Same 2026 2026"],
            ),
            (
                "commune more >= 80% by 2026; commune less <= 5% by 2027",
                "commune more >= 80% by 2026",
                &["Same 2026 2026"],
            ),
            // Two of one year: the stricter counts.
            (
                "commune more >= 70% by 2026; commune_kind_ward more >= 80% by 2026",
                "commune more >= 75% by 2026",
                &["Weaker 2026 2026"],
            ),
            // Another force, another audience, another condition are another thing.
            (
                "commune more >= 80% by 2026 aggregate",
                "commune more >= 80% by 2026",
                &["Gone 2026", "New 2026"],
            ),
            (
                "province more >= 80% by 2026",
                "commune more >= 80% by 2026",
                &["New 2026"],
            ),
            (
                "commune_when_\"x\" more >= 80% by 2026",
                "commune more >= 80% by 2026",
                &["Gone 2026", "New 2026"],
            ),
        ] {
            assert_eq!(compared(first, second), changes, "{first} / {second}");
        }
    }
}

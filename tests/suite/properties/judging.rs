//! What always holds of [`assess`].

use doichieu::check::assessment::{Asked, Assessment, assess};
use doichieu::check::promise::{Bar, Limit, Stand, Stated};
use doichieu::check::{TargetList, TargetRef, Verdict};
use doichieu::document::{DocumentId, Level};
use doichieu::plan::{Comparison, Decimal, Direction, IndicatorId};
use doichieu::rule::{Audience, Bound, Force, Requirement, RequirementId};
use doichieu::text::Place;
use proptest::prelude::*;

/// A requirement in small numbers: tenths, years, documents.
#[derive(Clone, Debug)]
struct Rule {
    document: u32,
    by: i16,
    bound: Option<(bool, i64)>,
    force: Force,
    condition: bool,
    doubtful: bool,
}

/// What is promised for one year.
#[derive(Clone, Copy, Debug)]
enum Promise {
    Number(bool, i64),
    Words,
    Barred,
}

/// Everything [`assess`] looks at.
#[derive(Clone, Debug)]
struct Case {
    direction: Direction,
    rules: Vec<Rule>,
    /// The end of the period of each document.
    periods: Vec<Option<i16>>,
    now: i16,
    year: i16,
    promises: Vec<Promise>,
}

fn rule() -> impl Strategy<Value = Rule> {
    let bound = prop::option::weighted(0.9, (any::<bool>(), 0..=12_i64));
    let force = prop::sample::select(vec![Force::Must, Force::Aggregate, Force::Orientation]);
    let unsure = prop::bool::weighted(0.2);
    (
        0..3_u32,
        2024..2030_i16,
        bound,
        force,
        unsure,
        prop::bool::weighted(0.2),
    )
        .prop_map(|(document, by, bound, force, condition, doubtful)| Rule {
            document,
            by,
            bound,
            force,
            condition,
            doubtful,
        })
}

fn promise() -> impl Strategy<Value = Promise> {
    prop_oneof![
        8 => (any::<bool>(), 0..=13_i64).prop_map(|(strict, value)| Promise::Number(strict, value)),
        1 => Just(Promise::Words),
        1 => Just(Promise::Barred),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let direction = prop::sample::select(vec![Direction::AtLeast, Direction::AtMost]);
    let periods = prop::collection::vec(prop::option::of(2024..2031_i16), 3);
    let rules = prop::collection::vec(rule(), 0..8);
    let promises = prop::collection::vec(promise(), 1..4);
    (
        direction,
        rules,
        periods,
        2025..2028_i16,
        2025..2031_i16,
        promises,
    )
        .prop_map(|(direction, rules, periods, now, year, promises)| Case {
            direction,
            rules,
            periods,
            now,
            year,
            promises,
        })
}

fn tenths(value: i64) -> Decimal {
    let text = format!("{}.{}", value / 10, value % 10);
    text.parse().unwrap()
}

impl Rule {
    fn requirement(&self, id: u32, direction: Direction) -> Requirement {
        let comparison = |strict| match (direction, strict) {
            (Direction::AtLeast, false) => Comparison::AtLeast,
            (Direction::AtLeast, true) => Comparison::MoreThan,
            (Direction::AtMost, false) => Comparison::AtMost,
            (Direction::AtMost, true) => Comparison::LessThan,
        };
        Requirement {
            id: RequirementId(id),
            document: DocumentId(self.document),
            indicator: IndicatorId(0),
            bound: self.bound.map(|(strict, value)| Bound {
                comparison: comparison(strict),
                value: tenths(value),
            }),
            by: self.by,
            force: self.force,
            audience: Audience {
                organ: None,
                subject: None,
                level: Level::Commune,
                kind: None,
                provinces: Vec::new(),
                years: None,
                condition: self.condition.then(|| "có điều kiện".to_owned()),
            },
            at: None,
            quote: None,
            notes: Vec::new(),
            unlike: Vec::new(),
            only: Vec::new(),
            due: None,
            evidence: Vec::new(),
            shortfall: None,
            place: Place::default(),
        }
    }
}

impl Case {
    fn judge(&self) -> Assessment {
        let all: Vec<Requirement> = (0..)
            .zip(&self.rules)
            .map(|(id, rule)| rule.requirement(id, self.direction))
            .collect();
        let mut requirements: Vec<_> = all
            .iter()
            .map(|r| (r, self.periods[r.document.0 as usize]))
            .collect();
        requirements.sort_by_key(|(r, _)| (r.by, r.id));
        let doubtful: Vec<RequirementId> = (0..)
            .zip(&self.rules)
            .filter(|(_, rule)| rule.doubtful)
            .map(|(id, _)| RequirementId(id))
            .collect();
        let asked = Asked {
            indicator: IndicatorId(0),
            direction: self.direction,
            requirements: &requirements,
            doubtful: &doubtful,
            amended: &[],
            now: self.now,
        };
        let stands: Vec<Stand> = (0..)
            .zip(&self.promises)
            .map(|(i, p)| self.stand(i, *p))
            .collect();
        assess(&asked, self.year, &stands)
    }

    fn stand(&self, index: u32, promise: Promise) -> Stand {
        Stand {
            indicator: IndicatorId(0),
            year: Some(self.year),
            target: TargetRef {
                list: TargetList::Targets,
                index,
            },
            stated: match promise {
                Promise::Number(strict, value) => Stated::Limit(Limit {
                    value: tenths(value),
                    strict,
                }),
                Promise::Words => Stated::Words,
                Promise::Barred => Stated::Barred(Bar::Unit),
            },
        }
    }

    /// How much a limit asks, as a number pair that grows with it.
    fn demand(&self, (strict, value): (bool, i64)) -> (i64, bool) {
        match self.direction {
            Direction::AtLeast => (value, strict),
            Direction::AtMost => (-value, strict),
        }
    }

    /// A limit that asks more than this one by some steps.
    fn stricter(&self, (strict, value): (bool, i64), steps: i64) -> (bool, i64) {
        match (steps, self.direction) {
            (0, _) => (true, value),
            (n, Direction::AtLeast) => (strict, value + n),
            (n, Direction::AtMost) => (strict, (value - n).max(0)),
        }
    }

    /// How heavily a requirement weighs on one plan; less is heavier.
    fn weight(&self, id: RequirementId) -> (Force, bool) {
        let rule = &self.rules[id.0 as usize];
        (rule.force, rule.condition || rule.doubtful)
    }

    /// The verdict and the demand that decides, found the long way round.
    fn reference(&self) -> (Verdict, Option<(i64, bool)>) {
        let numbered = || self.rules.iter().filter(|rule| rule.bound.is_some());
        let series = |rule: &Rule| (rule.document, rule.force, rule.condition);
        let mut live = Vec::new();
        for rule in numbered().filter(|rule| rule.by <= self.year) {
            let overtaken = numbered()
                .any(|r| series(r) == series(rule) && rule.by < r.by && r.by <= self.year);
            let end = self.periods[rule.document as usize].map_or(i16::MAX, |p| p.max(rule.by));
            if !overtaken && end >= self.year && end >= self.now {
                live.push((rule, self.demand(rule.bound.unwrap())));
            }
        }
        if live.is_empty() {
            let due_later = numbered().any(|rule| rule.by > self.year);
            let verdict = if due_later {
                Verdict::NotDue
            } else {
                Verdict::NotCovered
            };
            return (verdict, None);
        }
        let promised = self.promises.iter().filter_map(|promise| match promise {
            Promise::Number(strict, value) => Some(self.demand((*strict, *value))),
            _ => None,
        });
        let Some(promised) = promised.min() else {
            let words = self.promises.iter().any(|p| matches!(p, Promise::Words));
            let verdict = if words {
                Verdict::Unquantified
            } else {
                Verdict::Incomparable
            };
            return (verdict, None);
        };
        let short_of: Vec<_> = live
            .iter()
            .filter(|(_, demand)| promised < *demand)
            .collect();
        let weight = |rule: &Rule| (rule.force, rule.condition || rule.doubtful);
        if let Some(heaviest) = short_of.iter().map(|(rule, _)| weight(rule)).min() {
            let demands = short_of.iter().filter(|(rule, _)| weight(rule) == heaviest);
            return (Verdict::Weaker, demands.map(|(_, demand)| *demand).max());
        }
        let strictest = live.iter().map(|(_, demand)| *demand).max().unwrap();
        // "More than 80%" beside "from 80%" is the same number: it keeps it, no more.
        let verdict = if promised.0 > strictest.0 {
            Verdict::Exceeded
        } else {
            Verdict::Met
        };
        (verdict, Some(strictest))
    }
}

/// Whether `one` is at least as good as `other`; verdicts without a comparison only equal each
/// other.
fn is_as_good(one: Verdict, other: Verdict) -> bool {
    let compared = [Verdict::Weaker, Verdict::Met, Verdict::Exceeded];
    let grade = |verdict| compared.iter().position(|known| *known == verdict);
    match (grade(one), grade(other)) {
        (Some(one), Some(other)) => one >= other,
        _ => one == other,
    }
}

proptest! {
    #[test]
    fn assess_agrees_with_a_short_reference(case in case()) {
        let found = case.judge();
        let (verdict, demand) = case.reference();
        prop_assert_eq!(found.verdict, verdict);
        if let Some(demand) = demand {
            let deciding = &case.rules[found.deciding.unwrap().0 as usize];
            prop_assert_eq!(case.demand(deciding.bound.unwrap()), demand);
            let required = tenths(deciding.bound.unwrap().1);
            prop_assert_eq!(found.gap, found.promised.unwrap().value.minus(required));
        }
    }

    #[test]
    fn stricter_target_is_never_worse(case in case(), which in any::<prop::sample::Index>(), steps in 0..5_i64) {
        let before = case.judge();
        let mut after = case.clone();
        let which = which.index(case.promises.len());
        if let Promise::Number(strict, value) = case.promises[which] {
            let (strict, value) = case.stricter((strict, value), steps);
            after.promises[which] = Promise::Number(strict, value);
        }
        let (better, worse) = (after.judge(), before);
        prop_assert!(is_as_good(better.verdict, worse.verdict), "{worse:?} became {better:?}");
        if better.verdict == Verdict::Weaker {
            // What it still falls short of weighs no more than before.
            prop_assert!(case.weight(better.deciding.unwrap()) >= case.weight(worse.deciding.unwrap()));
        }
    }

    #[test]
    fn stricter_rule_is_never_met_more(case in case(), which in any::<prop::sample::Index>(), steps in 0..5_i64) {
        let before = case.judge();
        let mut after = case.clone();
        if !case.rules.is_empty() {
            let rule = &mut after.rules[which.index(case.rules.len())];
            rule.bound = rule.bound.map(|bound| case.stricter(bound, steps));
        }
        let after = after.judge();
        prop_assert!(is_as_good(before.verdict, after.verdict), "{before:?} became {after:?}");
    }

    #[test]
    fn the_order_of_promises_does_not_matter(case in case()) {
        let mut turned = case.clone();
        turned.promises.reverse();
        let (one, other) = (case.judge(), turned.judge());
        prop_assert_eq!((one.verdict, one.deciding, one.gap), (other.verdict, other.deciding, other.gap));
        prop_assert_eq!((one.lapsed, one.next), (other.lapsed, other.next));
    }
}

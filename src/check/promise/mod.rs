//! What a plan promises, ready to be compared (DESIGN.md, sections 4.4 and 4.6).

mod around;

use super::finding::{TargetList, TargetRef};
use crate::document::Level;
use crate::plan::Unit;
use crate::plan::{Comparison, Decimal, Direction, Indicator, IndicatorId, Plan, Promise, Target};
use crate::rule::{Bound, RuleSet};
use crate::text::loose;
use around::{Said, around};
use std::cmp::Ordering;

/// A limit: a floor where more is better, a ceiling where less is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The number.
    pub value: Decimal,
    /// Whether the number itself is left out ("trên 70%").
    pub strict: bool,
}

impl Limit {
    /// How demanding this limit is beside another; `Greater` is stricter.
    #[inline]
    pub fn strictness(self, other: Self, direction: Direction) -> Ordering {
        let by_value = match direction {
            Direction::AtLeast => self.value.cmp(&other.value),
            Direction::AtMost => other.value.cmp(&self.value),
        };
        by_value.then(self.strict.cmp(&other.strict))
    }

    /// The limit a promise sets, where the better way is known; the unit is not looked at.
    pub fn promised(promise: Promise, direction: Direction) -> Stated {
        let limit = |value, strict| Stated::Limit(Self { value, strict });
        match promise {
            Promise::Words | Promise::Done => Stated::Words,
            Promise::Number(comparison, value) => match (comparison, direction) {
                (Comparison::AtMost | Comparison::LessThan, Direction::AtLeast)
                | (Comparison::AtLeast | Comparison::MoreThan, Direction::AtMost) => {
                    Stated::Barred(Bar::Direction)
                }
                (Comparison::MoreThan | Comparison::LessThan, _) => limit(value, true),
                _ => limit(value, false),
            },
            // "90 - 95%" promises 90; where less is better it promises the greater number.
            Promise::Range(low, high) => match direction {
                Direction::AtLeast => limit(low.min(high), false),
                Direction::AtMost => limit(low.max(high), false),
            },
            Promise::Level(value) => limit(value, false),
        }
    }

    /// The limit a requirement sets.
    pub fn required(bound: Bound) -> Self {
        let strict = matches!(
            bound.comparison,
            Comparison::MoreThan | Comparison::LessThan
        );
        Self {
            value: bound.value,
            strict,
        }
    }
}

/// Why a target cannot be compared with the requirements of its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// The unit is another one.
    Unit,
    /// The share is of something else.
    Base,
    /// No unit is printed.
    NoUnit,
    /// Its words show another scope than the requirement's.
    Scope,
    /// It is a ceiling where a floor is asked for, or the other way round.
    Direction,
    /// No such value exists: what was meant is not known.
    Impossible,
    /// It is a rise or a fall, not a level.
    Change,
    /// It is the figure of another area: of the province, of the nation.
    Whose,
    /// It is for a part of the year.
    When,
    /// The share is of others than the indicator's: of the leaders alone.
    Of,
    /// The number is only near to what is meant: "gần 80%".
    Hedge,
    /// It is promised under a condition.
    Condition,
    /// A word of the label is not accounted for: it may be another indicator.
    Near,
}

/// What a target says, ready to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// This much.
    Limit(Limit),
    /// No number.
    Words,
    /// Not comparable.
    Barred(Bar),
}

/// A target of a known indicator.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year it is for: its own, or the plan's only one.
    pub year: Option<i16>,
    /// Which target.
    pub target: TargetRef,
    /// What it says.
    pub stated: Stated,
}

/// The figures of known indicators of one plan, each list in order of indicator, year and place.
#[derive(Clone, Debug, Default)]
pub struct Stands {
    /// Of its targets.
    pub targets: Vec<Stand>,
    /// Of its targets and of the figures inside its tasks.
    pub promises: Vec<Stand>,
    /// Of the results it reports.
    pub results: Vec<Stand>,
    /// The known indicator of each of its targets and of the figures inside its tasks, in the plan's order.
    indicators: [Vec<Option<IndicatorId>>; 2],
}

impl Stands {
    /// The figures of a plan.
    pub fn of(rules: &RuleSet, plan: &Plan<'_>) -> Self {
        let known = |list: TargetList| -> Vec<Option<IndicatorId>> {
            let slugs = list
                .of(plan)
                .iter()
                .map(|target| target.indicator.as_deref());
            slugs.map(|slug| rules.find_indicator(slug?)).collect()
        };
        let indicators = [TargetList::Targets, TargetList::Tasks].map(known);
        let [of_targets, of_tasks] = &indicators;
        let targets = stands(rules, plan, TargetList::Targets, of_targets);
        let mut promises = targets.clone();
        promises.extend(stands(rules, plan, TargetList::Tasks, of_tasks));
        promises.sort_unstable_by_key(|stand| (stand.indicator, stand.year, stand.target));
        Self {
            targets,
            promises,
            results: {
                let list = TargetList::Baselines;
                stands(rules, plan, list, &known(list))
            },
            indicators,
        }
    }

    /// Its targets and the figures inside its tasks, in the plan's order, each with its indicator where that is known.
    pub fn known<'p>(
        &self,
        plan: &'p Plan<'_>,
    ) -> impl Iterator<Item = (Option<IndicatorId>, &'p Target<'p>)> {
        let of_targets = self.known_of(plan, TargetList::Targets);
        of_targets.chain(self.known_of(plan, TargetList::Tasks))
    }

    /// Those of one of the two lists.
    pub fn known_of<'p>(
        &self,
        plan: &'p Plan<'_>,
        list: TargetList,
    ) -> impl Iterator<Item = (Option<IndicatorId>, &'p Target<'p>)> {
        let [of_targets, of_tasks] = &self.indicators;
        let known = match list {
            TargetList::Targets => of_targets.as_slice(),
            TargetList::Tasks => of_tasks,
            TargetList::Baselines => &[],
        };
        known.iter().copied().zip(list.of(plan))
    }
}

fn stands(
    rules: &RuleSet,
    plan: &Plan<'_>,
    list: TargetList,
    known: &[Option<IndicatorId>],
) -> Vec<Stand> {
    let only_year = match plan.head.years.as_slice() {
        [year] => Some(*year),
        _ => None,
    };
    let only_year = only_year.filter(|_| list != TargetList::Baselines);
    let of_commune = plan.head.level.is_none_or(|level| level == Level::Commune);
    let mut stands: Vec<Stand> = Vec::with_capacity(known.len());
    let each = (0..).zip(list.of(plan).iter().zip(known));
    stands.extend(each.filter_map(|(index, (target, id))| {
        let indicator = (*id)?;
        let named = rules.indicator(indicator);
        let label = Said::beside(target, named);
        let is_of_another = of_commune && label.names_another(named);
        Some(Stand {
            indicator,
            year: target.year.or(only_year),
            target: TargetRef { list, index },
            stated: match stated_by(named, (target, label)) {
                Stated::Limit(_) if is_of_another => Stated::Barred(Bar::Whose),
                stated => stated,
            },
        })
    }));
    stands.sort_unstable_by_key(|stand| (stand.indicator, stand.year, stand.target));
    stands
}

/// What a target says about an indicator.
pub fn stated(indicator: &Indicator, target: &Target<'_>) -> Stated {
    stated_by(indicator, (target, Said::beside(target, indicator)))
}

fn stated_by(indicator: &Indicator, (target, label): (&Target<'_>, Said)) -> Stated {
    let said = Limit::promised(target.promise, indicator.direction);
    if let Some(bar) = around(indicator, (target, label), said == Stated::Words) {
        return Stated::Barred(bar);
    }
    if !matches!(said, Stated::Limit(_)) {
        return said;
    }
    match bar(indicator, target) {
        Some(bar) => Stated::Barred(bar),
        None if impossible(indicator, target) => Stated::Barred(Bar::Impossible),
        None => said,
    }
}

/// Whether no such value of the indicator exists: a share above 100%. Judged only in the
/// indicator's own unit: a growth ("150% so với năm 2025") or a multiple is not a share.
pub fn impossible(indicator: &Indicator, target: &Target<'_>) -> bool {
    let most = match indicator.unit {
        Unit::Percent => Some(Decimal::HUNDRED),
        Unit::Index => Some(Decimal::from(1)),
        Unit::Level | Unit::Named(_) => None,
    };
    let outside = |value: Decimal| value.is_negative() || most.is_some_and(|most| value > most);
    let out_of_range = match target.promise {
        // More than all is no share either.
        Promise::Number(Comparison::MoreThan, value) => outside(value) || Some(value) == most,
        Promise::Number(Comparison::LessThan, value) => outside(value) || value == Decimal::ZERO,
        Promise::Number(_, value) | Promise::Level(value) => outside(value),
        Promise::Range(low, high) => outside(low) || outside(high),
        Promise::Words | Promise::Done => false,
    };
    out_of_range && bar(indicator, target).is_none()
}

fn bar(indicator: &Indicator, target: &Target<'_>) -> Option<Bar> {
    let Some(printed) = target.unit.as_deref().map(str::trim) else {
        let level = matches!(target.promise, Promise::Level(_)) && indicator.unit == Unit::Level;
        return (!level).then_some(Bar::NoUnit);
    };
    match &indicator.unit {
        Unit::Percent => match share(printed) {
            None => Some(Bar::Unit),
            Some("") => None,
            Some(base) => {
                let base = loose(base);
                let known = indicator.base.iter().any(|b| loose(b) == base);
                (!known).then_some(Bar::Base)
            }
        },
        Unit::Named(name) if name == printed => None,
        Unit::Named(name) => (loose(name) != loose(printed)).then_some(Bar::Unit),
        unit => (Unit::named(printed) != *unit).then_some(Bar::Unit),
    }
}

/// What follows the sign of a share, in a unit that is one: `%`, `% dân số`, `phần trăm`.
fn share(unit: &str) -> Option<&str> {
    let word = || loose(unit) == "phần trăm";
    unit.strip_prefix('%').or_else(|| word().then_some(""))
}

impl TargetList {
    /// The figures of this list of a plan.
    #[inline]
    pub fn of<'p, 'a>(self, plan: &'p Plan<'a>) -> &'p [Target<'a>] {
        match self {
            Self::Targets => &plan.targets,
            Self::Tasks => &plan.task_targets,
            Self::Baselines => &plan.baselines,
        }
    }
}

impl TargetRef {
    /// The figure itself.
    #[inline]
    pub fn of<'p, 'a>(self, plan: &'p Plan<'a>) -> Option<&'p Target<'a>> {
        self.list.of(plan).get(self.index as usize)
    }
}

#[cfg(test)]
mod tests;

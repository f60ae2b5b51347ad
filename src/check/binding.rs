//! Which requirements speak to the plans of one area on one day (DESIGN.md, section 4.1).
//!
//! Thousands of plans share few areas and few days on which the law differs, so the answer is
//! worked out once for each and looked up by indicator.

use super::silence;
use super::whose::Whose;
use crate::document::{Level, Organ, PartialDate, Subject};
use crate::graph::Registry;
use crate::plan::IndicatorId;
use crate::rule::{Audience, Force, Requirement, RequirementId, RuleSet};
use foldhash::HashMap;
use std::sync::{Arc, RwLock};

/// Whose plan: what decides which requirements speak to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Addressee {
    organ: Option<Organ>,
    level: Option<Level>,
    subject: Option<Subject>,
    kind: Option<String>,
    province: Option<&'static str>,
    epoch: (usize, usize),
}

/// The requirements that speak to the plans of one area on one day, by indicator.
#[derive(Debug)]
pub(super) struct Binding {
    /// By `IndicatorId`.
    by_indicator: Vec<Box<[RequirementId]>>,
    owed: Vec<IndicatorId>,
    asks: bool,
}

impl Binding {
    /// The requirements of an indicator, in order of year.
    pub(super) fn of(&self, indicator: IndicatorId) -> &[RequirementId] {
        self.by_indicator
            .get(indicator.0 as usize)
            .map_or(&[], |ids| ids)
    }

    /// Whether anything at all is asked of plans of this organ, level and area.
    pub(super) fn asks(&self) -> bool {
        self.asks
    }

    /// The indicators for which each plan owes something, in order.
    pub(super) fn owed(&self) -> &[IndicatorId] {
        &self.owed
    }
}

/// The bindings met so far.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    known: RwLock<HashMap<Addressee, Arc<Binding>>>,
}

impl Bindings {
    /// What speaks to a plan on a date.
    pub(super) fn of(
        &self,
        rules: &RuleSet,
        registry: &Registry,
        whose: &Whose,
        date: PartialDate,
    ) -> Arc<Binding> {
        let area = Addressee {
            organ: whose.organ,
            level: whose.level,
            subject: whose.subject,
            kind: whose.kind.clone(),
            province: whose.province,
            epoch: epoch(registry, date),
        };
        if let Ok(known) = self.known.read()
            && let Some(binding) = known.get(&area)
        {
            return Arc::clone(binding);
        }
        let binding = Arc::new(work_out(rules, registry, whose, date));
        if let Ok(mut known) = self.known.write() {
            known.insert(area, Arc::clone(&binding));
        }
        binding
    }
}

/// A number that is the same for dates between which no document begins or ends: the law is one.
fn epoch(registry: &Registry, date: PartialDate) -> (usize, usize) {
    let days = registry.turning_days();
    let before = |day| days.partition_point(|turning| *turning <= day);
    (before(date.earliest()), before(date.latest()))
}

fn work_out(rules: &RuleSet, registry: &Registry, whose: &Whose, date: PartialDate) -> Binding {
    let speaks = |requirement: &&Requirement| {
        silence::of_area(rules, registry, whose, date, requirement).is_none()
    };
    let mut by_indicator = vec![Vec::new(); rules.indicators.len()];
    let (mut owed, mut asks) = (Vec::new(), false);
    let asked = whose
        .level
        .map(|level| rules.asked_of(level, whose.province));
    let asked = asked.iter().flatten().map(|id| rules.requirement(*id));
    for requirement in asked.filter(speaks) {
        if let Some(ids) = by_indicator.get_mut(requirement.indicator.0 as usize) {
            ids.push(requirement.id);
        }
        asks = true;
        let is_duty = requirement.force == Force::Must && requirement.bound.is_some();
        if is_duty && whose.meets_subject(&requirement.audience) {
            owed.push(requirement.indicator);
        }
    }
    owed.sort_unstable();
    owed.dedup();
    let order = |ids: &mut Vec<RequirementId>| {
        ids.sort_unstable_by_key(|id| (rules.requirement(*id).by, *id));
    };
    let by_indicator = by_indicator
        .into_iter()
        .map(|mut ids| {
            order(&mut ids);
            ids.into_boxed_slice()
        })
        .collect();
    Binding {
        by_indicator,
        owed,
        asks,
    }
}

/// Whether an audience's years leave room for a plan of these years.
pub(super) fn meets_years(audience: &Audience, years: &[i16]) -> bool {
    audience
        .years
        .is_none_or(|(first, last)| years.iter().any(|y| (first..=last).contains(y)))
}

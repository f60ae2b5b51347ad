//! Which requirements speak to the plans of one area on one day (DESIGN.md, section 4.1).
//!
//! Thousands of plans share few areas and few days on which the law differs, so the answer is
//! worked out once for each and looked up by indicator.

use crate::document::{Level, PartialDate, place_name};
use crate::graph::Registry;
use crate::rule::{Audience, Force, Requirement, RequirementId, RuleSet};
use crate::target::{Head, IndicatorId};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// Whose plan: what decides which requirements speak to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Area {
    level: Option<Level>,
    kind: Option<String>,
    province: Option<String>,
    epoch: (usize, usize),
}

/// The requirements that speak to the plans of one area on one day, by indicator.
#[derive(Debug)]
pub(super) struct Binding {
    /// By `IndicatorId`.
    by_indicator: Vec<Box<[RequirementId]>>,
    owed: Vec<IndicatorId>,
}

impl Binding {
    /// The requirements of an indicator, in order of year.
    pub(super) fn of(&self, indicator: IndicatorId) -> &[RequirementId] {
        self.by_indicator
            .get(indicator.0 as usize)
            .map_or(&[], |ids| ids)
    }

    /// The indicators for which each plan owes something, in order.
    pub(super) fn owed(&self) -> &[IndicatorId] {
        &self.owed
    }
}

/// The bindings met so far.
#[derive(Debug)]
pub(super) struct Bindings {
    /// The days on which some document begins or ends: between two of them the law is one.
    turning_days: Vec<(i16, i8, i8)>,
    known: RwLock<HashMap<Area, Arc<Binding>>>,
}

impl Bindings {
    /// No binding met yet.
    pub(super) fn new(rules: &RuleSet, registry: &Registry) -> Self {
        Self {
            turning_days: registry.turning_days(rules),
            known: RwLock::default(),
        }
    }

    /// A number that is the same for dates between which nothing begins or ends.
    fn epoch(&self, date: PartialDate) -> (usize, usize) {
        let before = |day| self.turning_days.partition_point(|turning| *turning <= day);
        (before(date.earliest()), before(date.latest()))
    }

    /// What speaks to a plan on a date.
    pub(super) fn of(
        &self,
        rules: &RuleSet,
        registry: &Registry,
        head: &Head<'_>,
        date: PartialDate,
    ) -> Arc<Binding> {
        let area = Area {
            // Where a plan does not say whose it is, a named commune does.
            level: head.level.or(head.commune.as_ref().map(|_| Level::Commune)),
            kind: head.kind.as_deref().map(str::to_owned),
            province: head.province.as_deref().map(str::to_owned),
            epoch: self.epoch(date),
        };
        if let Ok(known) = self.known.read()
            && let Some(binding) = known.get(&area)
        {
            return Arc::clone(binding);
        }
        let binding = Arc::new(work_out(rules, registry, &area, date));
        if let Ok(mut known) = self.known.write() {
            known.insert(area, Arc::clone(&binding));
        }
        binding
    }
}

fn work_out(rules: &RuleSet, registry: &Registry, area: &Area, date: PartialDate) -> Binding {
    let speaks = |requirement: &&Requirement| {
        requirement.judges()
            && area.meets(&requirement.audience)
            && registry.surely_in_force(rules, requirement.document, date)
    };
    let mut by_indicator = vec![Vec::new(); rules.indicators.len()];
    let mut owed = Vec::new();
    for requirement in rules.requirements.iter().filter(speaks) {
        if let Some(ids) = by_indicator.get_mut(requirement.indicator.0 as usize) {
            ids.push(requirement.id);
        }
        if requirement.force == Force::Must && requirement.bound.is_some() {
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
    Binding { by_indicator, owed }
}

impl Area {
    fn meets(&self, audience: &Audience) -> bool {
        let in_province = || {
            let province = self.province.as_deref().map(place_name);
            let mut provinces = audience.provinces.iter().map(|p| place_name(p));
            provinces.any(|p| Some(p) == province)
        };
        Some(audience.level) == self.level
            && audience
                .kind
                .as_deref()
                .is_none_or(|kind| self.kind.as_deref() == Some(kind))
            && (audience.provinces.is_empty() || in_province())
    }
}

/// Whether an audience's years leave room for a plan of these years.
pub(super) fn meets_years(audience: &Audience, years: &[i16]) -> bool {
    audience
        .years
        .is_none_or(|(first, last)| years.iter().any(|y| (first..=last).contains(y)))
}

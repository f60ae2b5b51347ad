//! Which requirements speak to the plans of one area on one day (DESIGN.md, section 4.1).
//!
//! Thousands of plans share few areas and few days on which the law differs, so the answer is
//! worked out once for each and looked up by indicator.

use super::assessment::Asked;
use super::due::Due;
use super::silence;
use super::whose::Whose;
use super::wording;
use crate::document::{Level, Organ, PartialDate, Relation, Subject};
use crate::graph::Registry;
use crate::plan::IndicatorId;
use crate::rule::{Audience, Force, Requirement, RequirementId, RuleSet};
use foldhash::HashMap;
use std::sync::{Arc, OnceLock, RwLock};

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
    by_indicator: Vec<OfIndicator>,
    owed: Vec<IndicatorId>,
    asks: bool,
}

/// The requirements of one indicator.
#[derive(Debug, Default)]
struct OfIndicator {
    /// In order of year.
    ids: Box<[RequirementId]>,
    /// What is known of them beside their own words; none where that depends on the years of a plan.
    apart: OnceLock<Option<Apart>>,
    /// What is asked in the first years that were met.
    due: OnceLock<Box<[OnceLock<InYear>; YEARS]>>,
}

/// So many years, each with the year that plans are judged in, are kept of an indicator: the plans of a run have few.
const YEARS: usize = 8;

/// What is asked in a year by who judges in another; none where that depends on the plan.
#[derive(Debug)]
struct InYear {
    year: i16,
    now: i16,
    due: Option<Due>,
}

/// What is known of requirements beside their own words.
#[derive(Clone, Debug, Default)]
pub(super) struct Apart {
    /// Those that prove nothing for certain.
    pub(super) doubtful: Vec<RequirementId>,
    /// Those whose document is amended, and from which year on the other speaks.
    pub(super) amended: Vec<(RequirementId, i16)>,
}

impl Apart {
    /// What is known of these requirements.
    pub(super) fn of(rules: &RuleSet, requirements: &[&Requirement]) -> Self {
        let all = || requirements.iter().copied();
        let speaks_for = |later: &Requirement, earlier: &Requirement| {
            later.bound.is_some()
                && (later.force, &later.audience.condition)
                    == (earlier.force, &earlier.audience.condition)
                && later.document != earlier.document
                && rules.leads(later.document, earlier.document, &[Relation::Amends])
        };
        let amended = all().filter_map(|earlier| {
            let years = all().filter(|later| speaks_for(later, earlier));
            let from = years.map(|later| later.by).filter(|by| *by > earlier.by);
            Some((earlier.id, from.min()?))
        });
        Self {
            doubtful: all()
                .filter(|r| wording::unproven(rules, r))
                .map(|r| r.id)
                .collect(),
            amended: amended.collect(),
        }
    }
}

impl OfIndicator {
    fn of(rules: &RuleSet, mut ids: Vec<RequirementId>) -> Self {
        ids.sort_unstable_by_key(|id| (rules.requirement(*id).by, *id));
        Self {
            ids: ids.into_boxed_slice(),
            apart: OnceLock::new(),
            due: OnceLock::new(),
        }
    }

    /// What is asked in a year, where that is the same for all plans.
    fn due(&self, rules: &RuleSet, of: IndicatorId, year: i16, now: i16) -> Option<&Due> {
        let slots = self.due.get_or_init(Box::default);
        let known = |kept: &&InYear| (kept.year, kept.now) == (year, now);
        let met = || slots.iter().map_while(OnceLock::get);
        if let Some(kept) = met().find(known) {
            return kept.due.as_ref();
        }
        if met().count() == YEARS {
            return None;
        }
        let due = self.work_out(rules, of, year, now);
        let mut new = InYear { year, now, due };
        for slot in slots.iter() {
            // Another thread may have been there first.
            match slot.set(new) {
                Ok(()) => return slot.get().and_then(|kept| kept.due.as_ref()),
                Err(back) => new = back,
            }
        }
        None
    }

    fn work_out(&self, rules: &RuleSet, of: IndicatorId, year: i16, now: i16) -> Option<Due> {
        let apart = self.apart(rules)?;
        let all = self.ids.iter().map(|id| rules.requirement(*id));
        let with_period = |r: &'_ Requirement| rules.document(r.document).period_end;
        let requirements: Vec<_> = all.map(|r| (r, with_period(r))).collect();
        // Which of them speak may depend on the words of a target.
        let of_all_words = requirements.iter().all(|(r, _)| r.unlike.is_empty());
        let asked = Asked {
            indicator: of,
            direction: rules.indicator(of).direction,
            requirements: &requirements,
            doubtful: &apart.doubtful,
            amended: &apart.amended,
            now,
        };
        of_all_words.then(|| Due::of(&asked, year))
    }

    fn apart(&self, rules: &RuleSet) -> Option<&Apart> {
        let known = self.apart.get_or_init(|| {
            let all: Vec<_> = self.ids.iter().map(|id| rules.requirement(*id)).collect();
            let of_all_years = all.iter().all(|r| r.audience.years.is_none());
            of_all_years.then(|| Apart::of(rules, &all))
        });
        known.as_ref()
    }
}

impl Binding {
    /// The requirements of an indicator, in order of year.
    pub(super) fn of(&self, indicator: IndicatorId) -> &[RequirementId] {
        let of_it = self.by_indicator.get(indicator.0 as usize);
        of_it.map_or(&[], |of_it| &of_it.ids)
    }

    /// What is known of the requirements of an indicator beside their own words; none where that depends on the years of
    /// a plan.
    pub(super) fn apart(&self, rules: &RuleSet, indicator: IndicatorId) -> Option<&Apart> {
        let of_it = self.by_indicator.get(indicator.0 as usize)?;
        of_it.apart(rules)
    }

    /// What is asked of an indicator in a year by who judges in another; none where that depends on the plan.
    pub(super) fn due(
        &self,
        rules: &RuleSet,
        indicator: IndicatorId,
        (year, now): (i16, i16),
    ) -> Option<&Due> {
        let of_it = self.by_indicator.get(indicator.0 as usize)?;
        of_it.due(rules, indicator, year, now)
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
    let by_indicator = by_indicator.into_iter();
    let by_indicator = by_indicator.map(|ids| OfIndicator::of(rules, ids));
    let by_indicator = by_indicator.collect();
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

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
use crate::rule::{Ask, Audience, Requirement, RequirementId, RuleSet};
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
    epoch: Epoch,
}

/// Dates between which no document begins or ends, and on which none does, share one: how many days on which one does
/// there are before, up to the first day a date can be, and up to the last.
type Epoch = (usize, usize, usize);

/// A plan of an area, by which it is told what speaks to all of them on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample<'s> {
    pub(super) rules: &'s RuleSet,
    pub(super) registry: &'s Registry,
    pub(super) whose: &'s Whose,
    pub(super) date: PartialDate,
}

/// The requirements that speak to the plans of one area on one day, by indicator. They are the same whichever plan of
/// the area they are told by.
#[derive(Debug)]
pub(super) struct Binding {
    /// One of the days it is for: the only one where a document begins on it.
    date: PartialDate,
    /// What the area may be asked, in order of indicator.
    asked: Vec<(IndicatorId, RequirementId)>,
    /// By `IndicatorId`.
    by_indicator: Vec<OfIndicator>,
    owed: Vec<IndicatorId>,
    asks: bool,
    /// Whether something is asked of the province alone.
    is_of_province: bool,
}

/// The requirements of one indicator, worked out when they are first asked for.
#[derive(Debug, Default)]
struct OfIndicator {
    /// In order of year.
    ids: OnceLock<Box<[RequirementId]>>,
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
    /// What is known of these requirements on a day.
    pub(super) fn of(rules: &RuleSet, requirements: &[&Requirement], date: PartialDate) -> Self {
        let all = || requirements.iter().copied();
        let speaks_for = |later: &Requirement, earlier: &Requirement| {
            later.bound.is_some()
                && (later.force, &later.audience.condition)
                    == (earlier.force, &earlier.audience.condition)
                && later.document != earlier.document
                && rules.leads(later.document, earlier.document, &[Relation::Amends])
        };
        // A document of the very day can not be expected of a plan.
        let of_this_day =
            |r: &Requirement| date.is_whole() && rules.document(r.document).issued == Some(date);
        let amended = all().filter_map(|earlier| {
            let years = all().filter(|later| speaks_for(later, earlier));
            let from = years.map(|later| later.by).filter(|by| *by > earlier.by);
            Some((earlier.id, from.min()?))
        });
        Self {
            doubtful: all()
                .filter(|r| wording::unproven(rules, r) || of_this_day(r))
                .map(|r| r.id)
                .collect(),
            amended: amended.collect(),
        }
    }
}

impl Sample<'_> {
    /// Whether a requirement speaks to plans like it.
    fn hears(self, id: RequirementId) -> bool {
        let requirement = self.rules.requirement(id);
        let (whose, date) = (self.whose, self.date);
        silence::of_area(self.rules, self.registry, whose, date, requirement).is_none()
    }
}

impl OfIndicator {
    /// What is asked in a year, where that is the same for all plans.
    fn due(
        &self,
        sample: Sample<'_>,
        ids: &[RequirementId],
        of: IndicatorId,
        (year, now): (i16, i16),
    ) -> Option<&Due> {
        let slots = self.due.get_or_init(Box::default);
        let known = |kept: &&InYear| (kept.year, kept.now) == (year, now);
        let met = || slots.iter().map_while(OnceLock::get);
        if let Some(kept) = met().find(known) {
            return kept.due.as_ref();
        }
        if met().count() == YEARS {
            return None;
        }
        let due = self.work_out(sample, ids, of, (year, now));
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

    fn work_out(
        &self,
        sample: Sample<'_>,
        ids: &[RequirementId],
        of: IndicatorId,
        (year, now): (i16, i16),
    ) -> Option<Due> {
        let (apart, rules) = (self.apart(sample, ids)?, sample.rules);
        let all = ids.iter().map(|id| rules.requirement(*id));
        let with_period = |r: &'_ Requirement| rules.document(r.document).period_end;
        let requirements: Vec<_> = all.map(|r| (r, with_period(r))).collect();
        // Which of them speak may depend on the words of a target.
        let of_all_words = !requirements.iter().any(|(r, _)| r.is_scoped());
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

    fn apart(&self, sample: Sample<'_>, ids: &[RequirementId]) -> Option<&Apart> {
        let known = self.apart.get_or_init(|| {
            let all = ids.iter().map(|id| sample.rules.requirement(*id));
            let all: Vec<_> = all.collect();
            let of_all_years = all.iter().all(|r| r.audience.years.is_none());
            of_all_years.then(|| Apart::of(sample.rules, &all, sample.date))
        });
        known.as_ref()
    }
}

impl Binding {
    /// The requirements of an indicator, in order of year.
    pub(super) fn of(&self, sample: Sample<'_>, indicator: IndicatorId) -> &[RequirementId] {
        let Some(of_it) = self.by_indicator.get(indicator.0 as usize) else {
            return &[];
        };
        of_it.ids.get_or_init(|| {
            let first = self.asked.partition_point(|(of, _)| *of < indicator);
            let asked = self.asked.iter().skip(first);
            let own = asked.take_while(|(of, _)| *of == indicator);
            let mut ids: Vec<_> = own
                .map(|(_, id)| *id)
                .filter(|id| sample.hears(*id))
                .collect();
            ids.sort_unstable_by_key(|id| (sample.rules.requirement(*id).by, *id));
            ids.into_boxed_slice()
        })
    }

    /// What is known of the requirements of an indicator beside their own words; none where that depends on the years of
    /// a plan.
    pub(super) fn apart(&self, sample: Sample<'_>, indicator: IndicatorId) -> Option<&Apart> {
        let of_it = self.by_indicator.get(indicator.0 as usize)?;
        of_it.apart(sample, self.of(sample, indicator))
    }

    /// What is asked of an indicator in a year by who judges in another; none where that depends on the plan.
    pub(super) fn due(
        &self,
        sample: Sample<'_>,
        indicator: IndicatorId,
        years: (i16, i16),
    ) -> Option<&Due> {
        let of_it = self.by_indicator.get(indicator.0 as usize)?;
        of_it.due(sample, self.of(sample, indicator), indicator, years)
    }

    /// The day it is for.
    pub(super) fn date(&self) -> PartialDate {
        self.date
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
    /// What speaks to a plan.
    pub(super) fn of(&self, sample: Sample<'_>) -> Arc<Binding> {
        let whose = sample.whose;
        let area = Addressee {
            organ: whose.organ,
            level: whose.level,
            subject: whose.subject,
            kind: whose.kind.clone(),
            province: whose.province,
            epoch: epoch(sample.registry, sample.date),
        };
        if let Ok(known) = self.known.read()
            && let Some(binding) = known.get(&area)
        {
            return Arc::clone(binding);
        }
        let mut binding = Arc::new(work_out(sample));
        if let Ok(mut known) = self.known.write() {
            if !binding.is_of_province {
                // Where nothing is asked of a province alone, all such provinces have one.
                let anywhere = Addressee {
                    province: None,
                    ..area.clone()
                };
                binding = Arc::clone(known.entry(anywhere).or_insert(binding));
            }
            known.insert(area, Arc::clone(&binding));
        }
        binding
    }
}

/// What is the same for dates between which no document begins or ends: the law is one.
fn epoch(registry: &Registry, date: PartialDate) -> Epoch {
    let days = registry.turning_days();
    let until = |day| days.partition_point(|turning| *turning <= day);
    let first = date.earliest();
    let before = days.partition_point(|turning| *turning < first);
    (before, until(first), until(date.latest()))
}

fn work_out(sample: Sample<'_>) -> Binding {
    let (rules, whose) = (sample.rules, sample.whose);
    let level = whose.level;
    let asks = level.map(|level| rules.asked_of(level, whose.province));
    let asks = asks.unwrap_or_default();
    let meets = |id| whose.meets_subject(&rules.requirement(id).audience);
    let owed = asks.iter().filter(|ask| ask.is_owed);
    let owed = owed.filter(|ask| sample.hears(ask.requirement) && meets(ask.requirement));
    // INVARIANT: what is asked is in order of indicators and requirements.
    let mut owed: Vec<_> = owed.map(|ask| ask.indicator).collect();
    owed.dedup();
    let of = |ask: &&Ask| (ask.indicator, ask.requirement);
    let asked: Vec<_> = asks.iter().map(of).collect();
    let mut by_indicator = Vec::new();
    by_indicator.resize_with(rules.indicators.len(), OfIndicator::default);
    Binding {
        date: sample.date,
        asks: !owed.is_empty() || asked.iter().any(|(_, id)| sample.hears(*id)),
        is_of_province: asks.iter().any(|ask| !ask.province.is_empty()),
        asked,
        by_indicator,
        owed,
    }
}

/// Whether an audience's years leave room for a plan of these years.
pub(super) fn meets_years(audience: &Audience, years: &[i16]) -> bool {
    audience
        .years
        .is_none_or(|(first, last)| years.iter().any(|y| (first..=last).contains(y)))
}

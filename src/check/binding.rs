//! Which requirements speak to the plans of one area on one day (DESIGN.md, section 4.1).
//!
//! Thousands of plans share few areas and few days on which the law differs, so the answer is
//! worked out once for each and looked up by indicator.

use crate::document::{Document, Level, PartialDate, Relation};
use crate::rule::{Audience, Force, Requirement, RequirementId, RuleSet};
use crate::target::{Head, IndicatorId};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// First and last day of something, as (year, month, day).
type Day = (i16, i8, i8);

/// When each document begins and ends to be in force.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    begins: Vec<Option<Day>>,
    ends: Vec<Option<Day>>,
    sorted_begins: Vec<Day>,
    sorted_ends: Vec<Day>,
}

impl Calendar {
    /// The calendar of a rule set: a document ends on its own last day, or when another
    /// replaces or repeals it by an express clause.
    pub(super) fn new(rules: &RuleSet) -> Self {
        let begins: Vec<_> = rules.documents.iter().map(begin).collect();
        let mut ends: Vec<_> = rules
            .documents
            .iter()
            .map(|d| d.until.map(PartialDate::earliest))
            .collect();
        for document in &rules.documents {
            let Some(begin) = begin(document) else {
                continue;
            };
            for (relation, other) in &document.relations {
                if matches!(relation, Relation::Replaces | Relation::Repeals)
                    && let Some(end) = ends.get_mut(other.0 as usize)
                {
                    *end = Some(end.map_or(begin, |known| known.min(begin)));
                }
            }
        }
        let sorted = |days: &[Option<Day>]| {
            let mut days: Vec<_> = days.iter().copied().flatten().collect();
            days.sort_unstable();
            days
        };
        Self {
            sorted_begins: sorted(&begins),
            sorted_ends: sorted(&ends),
            begins,
            ends,
        }
    }

    /// Whether a document is in force on each day that `date` can be. A document of unknown
    /// date counts as begun: what rests on it is never more than a warning.
    fn in_force(&self, document: usize, date: PartialDate) -> bool {
        let begun = self.begins.get(document).copied().flatten();
        let ended = self.ends.get(document).copied().flatten();
        begun.is_none_or(|day| day <= date.earliest())
            && ended.is_none_or(|day| day > date.latest())
    }

    /// A number that is the same for dates between which nothing begins or ends.
    fn epoch(&self, date: PartialDate) -> (usize, usize) {
        let begun = self
            .sorted_begins
            .partition_point(|day| *day <= date.earliest());
        (
            begun,
            self.sorted_ends
                .partition_point(|day| *day <= date.latest()),
        )
    }
}

fn begin(document: &Document) -> Option<Day> {
    document
        .effective
        .or(document.issued)
        .map(PartialDate::earliest)
}

/// Whose plan: what decides which requirements speak to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Area {
    level: Level,
    kind: Option<String>,
    province: Option<String>,
    epoch: (usize, usize),
}

/// The requirements that speak to the plans of one area on one day, by indicator.
#[derive(Debug)]
pub(super) struct Binding {
    by_indicator: HashMap<IndicatorId, Box<[RequirementId]>>,
    owed: Vec<IndicatorId>,
}

impl Binding {
    /// The requirements of an indicator, in order of year.
    pub(super) fn of(&self, indicator: IndicatorId) -> &[RequirementId] {
        self.by_indicator.get(&indicator).map_or(&[], |ids| ids)
    }

    /// The indicators for which each plan owes something, in order.
    pub(super) fn owed(&self) -> &[IndicatorId] {
        &self.owed
    }
}

/// The bindings met so far.
#[derive(Debug)]
pub(super) struct Bindings {
    calendar: Calendar,
    known: RwLock<HashMap<Area, Arc<Binding>>>,
}

impl Bindings {
    /// No binding met yet.
    pub(super) fn new(rules: &RuleSet) -> Self {
        Self {
            calendar: Calendar::new(rules),
            known: RwLock::default(),
        }
    }

    /// What speaks to a plan on a date.
    pub(super) fn of(&self, rules: &RuleSet, head: &Head<'_>, date: PartialDate) -> Arc<Binding> {
        let area = Area {
            level: head.level.unwrap_or(Level::Commune),
            kind: head.kind.as_deref().map(str::to_owned),
            province: head.province.as_deref().map(crate::text::loose),
            epoch: self.calendar.epoch(date),
        };
        if let Ok(known) = self.known.read()
            && let Some(binding) = known.get(&area)
        {
            return Arc::clone(binding);
        }
        let binding = Arc::new(self.work_out(rules, &area, date));
        if let Ok(mut known) = self.known.write() {
            known.insert(area, Arc::clone(&binding));
        }
        binding
    }

    fn work_out(&self, rules: &RuleSet, area: &Area, date: PartialDate) -> Binding {
        let speaks = |requirement: &&Requirement| {
            requirement.judges()
                && area.meets(&requirement.audience)
                && self
                    .calendar
                    .in_force(requirement.document.0 as usize, date)
        };
        let mut by_indicator: HashMap<IndicatorId, Vec<RequirementId>> = HashMap::new();
        let mut owed = Vec::new();
        for requirement in rules.requirements.iter().filter(speaks) {
            by_indicator
                .entry(requirement.indicator)
                .or_default()
                .push(requirement.id);
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
            .map(|(indicator, mut ids)| {
                order(&mut ids);
                (indicator, ids.into_boxed_slice())
            })
            .collect();
        Binding { by_indicator, owed }
    }
}

impl Area {
    fn meets(&self, audience: &Audience) -> bool {
        let in_province = || {
            let province = self.province.as_deref();
            audience
                .provinces
                .iter()
                .any(|p| Some(crate::text::loose(p).as_str()) == province)
        };
        audience.level == self.level
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

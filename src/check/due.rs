//! What is asked of one indicator in one year, ready to be laid beside promises: it is the same for all plans of an
//! area, so that it is worked out once for them.

use super::assessment::Asked;
use super::promise::Limit;
use crate::plan::{Direction, IndicatorId};
use crate::rule::{Force, Requirement, RequirementId};
use std::sync::Arc;

/// What is asked of one indicator in one year.
#[derive(Clone, Debug)]
pub(super) struct Due {
    /// The indicator.
    pub(super) indicator: IndicatorId,
    /// Which way is better.
    pub(super) direction: Direction,
    /// The year.
    pub(super) year: i16,
    /// The requirements in force, the strictest first.
    pub(super) live: Box<[Weighed]>,
    /// The same by their numbers.
    pub(super) sources: Arc<[RequirementId]>,
    /// Those of an ended period, the strictest first.
    pub(super) lapsed: Box<[Weighed]>,
    /// The next milestone after the year.
    pub(super) next: Option<RequirementId>,
}

/// A requirement, as far as a promise is laid beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// Its place in the rule set.
    pub(super) id: RequirementId,
    /// How much it asks.
    pub(super) limit: Limit,
    /// What it can do to a plan, the most first.
    weight: (Force, bool),
}

impl Due {
    /// What is asked in a year.
    pub(super) fn of(asked: &Asked<'_>, year: i16) -> Self {
        let (live, lapsed) = asked.due(year);
        let bars = |all: &[&Requirement]| -> Box<[Weighed]> {
            let numbered = all.iter().filter_map(|r| {
                Some(Weighed {
                    id: r.id,
                    limit: Limit::required(r.bound?),
                    weight: asked.weight(r, year),
                })
            });
            numbered.collect()
        };
        Self {
            indicator: asked.indicator,
            direction: asked.direction,
            year,
            live: bars(&live),
            sources: live.iter().map(|r| r.id).collect(),
            lapsed: bars(&lapsed),
            next: asked.next(year).map(|r| r.id),
        }
    }

    /// The weightiest requirement in force, and of those the first.
    pub(super) fn weightiest(&self) -> Option<&Weighed> {
        self.live.iter().min_by_key(|bar| bar.weight)
    }

    /// Of those a promise falls short of the weightiest, and of those the first.
    pub(super) fn failed<'d>(&self, of: &'d [Weighed], promised: Limit) -> Option<&'d Weighed> {
        let short = |bar: &&Weighed| promised.strictness(bar.limit, self.direction).is_lt();
        // The strictest stand first: behind one that is reached all are.
        of.iter().take_while(short).min_by_key(|bar| bar.weight)
    }
}

//! One plan before the requirements that speak to it: which targets answer what, year by year.

use super::assessment::{Asked, Assessment, Verdict, answered, assess, reaches, unanswered};
use super::binding::{Apart, Binding, Sample, meets_years};
use super::promise::{Bar, Stand};
use crate::document::Relation;
use crate::plan::{IndicatorId, Plan};
use crate::rule::{Force, Requirement, RuleSet};

use std::borrow::Cow;

/// One plan before the requirements that speak to it.
pub(super) struct Judge<'j> {
    pub(super) rules: &'j RuleSet,
    pub(super) binding: &'j Binding,
    pub(super) sample: Sample<'j>,
    pub(super) plan: &'j Plan<'j>,
    pub(super) now: i16,
}

impl<'j> Judge<'j> {
    /// The years the plan is for: those it names, else those its targets name.
    fn years(&self) -> Cow<'_, [i16]> {
        let named = &self.plan.head.years;
        if !named.is_empty() {
            return Cow::Borrowed(named);
        }
        let mut years: Vec<i16> = self.plan.targets.iter().filter_map(|t| t.year).collect();
        years.sort_unstable();
        years.dedup();
        Cow::Owned(years)
    }

    fn requirements(&self, indicator: IndicatorId) -> Vec<(&'j Requirement, Option<i16>)> {
        let years = self.years();
        let speaking = self.binding.of(self.sample, indicator).iter();
        speaking
            .map(|id| self.rules.requirement(*id))
            .filter(|r| meets_years(&r.audience, &years))
            .map(|r| (r, self.rules.document(r.document).period_end))
            .collect()
    }

    fn asked<'q>(
        &self,
        indicator: IndicatorId,
        requirements: &'q [(&'q Requirement, Option<i16>)],
        apart: &'q Apart,
    ) -> Asked<'q> {
        let direction = self.rules.indicator(indicator).direction;
        Asked {
            indicator,
            direction,
            requirements,
            doubtful: &apart.doubtful,
            amended: &apart.amended,
            now: self.now,
        }
    }

    /// What is known of the requirements of an indicator beside their own words.
    fn apart(
        &self,
        indicator: IndicatorId,
        requirements: &[(&Requirement, Option<i16>)],
    ) -> Cow<'_, Apart> {
        self.binding.apart(self.sample, indicator).map_or_else(
            || {
                let all: Vec<_> = requirements.iter().map(|(r, _)| *r).collect();
                Cow::Owned(Apart::of(self.rules, &all, self.binding.date()))
            },
            Cow::Borrowed,
        )
    }

    /// Each year for which the plan states something about one indicator.
    pub(super) fn stated(&self, stands: &[Stand], out: &mut Vec<Assessment>) {
        for of_year in stands.chunk_by(|a, b| a.year == b.year) {
            let Some((indicator, year)) =
                of_year.first().and_then(|s| Some((s.indicator, s.year?)))
            else {
                continue;
            };
            let known = self.binding.due(self.sample, indicator, (year, self.now));
            let mut assessment = if let Some(due) = known {
                answered(due, of_year)
            } else {
                let requirements = self.requirements(indicator);
                let apart = self.apart(indicator, &requirements);
                let asked = self.asked(indicator, &requirements, &apart);
                self.in_scope(&asked, year, of_year)
            };
            self.drop_succeeded(&mut assessment);
            out.push(assessment);
        }
    }

    /// A lapsed figure is silent where that of a document that follows its own is kept.
    fn drop_succeeded(&self, assessment: &mut Assessment) {
        let kept = matches!(assessment.verdict, Verdict::Met | Verdict::Exceeded);
        let Some(lapsed) = assessment.lapsed.filter(|_| kept) else {
            return;
        };
        let old = self.rules.requirement(lapsed).document;
        let mut sources = assessment.sources.iter();
        let follows = [Relation::Replaces, Relation::Succeeds, Relation::Amends];
        if sources.any(|id| {
            let later = self.rules.requirement(*id).document;
            self.rules.leads(later, old, &follows)
        }) {
            assessment.lapsed = None;
        }
    }

    /// Judges the targets that speak of the requirements' own scope; those of another scope are
    /// named, and where there are no others nothing is compared.
    fn in_scope(&self, asked: &Asked<'_>, year: i16, stands: &[Stand]) -> Assessment {
        if !asked.requirements.iter().any(|(r, _)| r.is_scoped()) {
            return assess(asked, year, stands);
        }
        let speaks_of = |stand: &Stand, requirement: &Requirement| {
            let target = stand.target.of(self.plan);
            !target.is_some_and(|target| requirement.speaks_otherwise(&target.label))
        };
        let addressed: Vec<_> = asked
            .requirements
            .iter()
            .copied()
            .filter(|(r, _)| stands.iter().any(|stand| speaks_of(stand, r)))
            .collect();
        let (own, other): (Vec<Stand>, Vec<Stand>) = stands
            .iter()
            .copied()
            .partition(|stand| addressed.iter().all(|(r, _)| speaks_of(stand, r)));
        let narrowed = Asked {
            requirements: &addressed,
            ..*asked
        };
        let mut assessment = assess(&narrowed, year, &own);
        if own.is_empty() || assessment.sources.is_empty() {
            let all = assess(asked, year, stands);
            let nothing_due = all.sources.is_empty();
            return if nothing_due {
                assess(&narrowed, year, stands)
            } else {
                out_of_scope(all)
            };
        }
        let own = assessment.targets.iter().copied();
        let other = other.iter().map(|stand| stand.target);
        assessment.targets = own.chain(other).collect();
        assessment
    }

    /// Each year of the plan in which something is due that no target answers.
    pub(super) fn owed(&self, promises: &[Stand], out: &mut Vec<Assessment>) {
        let mut rest = promises;
        for indicator in self.binding.owed().iter().copied() {
            // Both are in order of indicator.
            let before = rest.iter().take_while(|stand| stand.indicator < indicator);
            rest = rest.get(before.count()..).unwrap_or(&[]);
            let own = rest.iter().take_while(|stand| stand.indicator == indicator);
            let (own, after) = rest.split_at_checked(own.count()).unwrap_or((rest, &[]));
            rest = after;
            self.owed_of(indicator, own, promises, out);
        }
    }

    /// The same of one indicator, for which a plan states this.
    fn owed_of(
        &self,
        indicator: IndicatorId,
        stands: &[Stand],
        promises: &[Stand],
        out: &mut Vec<Assessment>,
    ) {
        // A target without a year may be the answer: nothing is judged by it, either way.
        if stands.iter().any(|stand| stand.year.is_none()) {
            return;
        }
        let years = self.years();
        let is_open = |year: &i16| !stands.iter().any(|stand| stand.year == Some(*year));
        let mut open = years.iter().copied().filter(is_open).peekable();
        if open.peek().is_none() {
            return;
        }
        let requirements = self.requirements(indicator);
        let apart = self.apart(indicator, &requirements);
        let asked = self.asked(indicator, &requirements, &apart);
        for year in open {
            let later = stands.partition_point(|stand| stand.year <= Some(year));
            let (before, later) = stands.split_at_checked(later).unwrap_or((stands, &[]));
            let last = last_year(before);
            let carried = |r: &Requirement| reaches(last, r, asked.direction);
            let later = if before.is_empty() { later } else { &[] };
            if unanswered(&asked, year, later, carried).is_none() {
                continue;
            }
            let lesser = self.lesser(indicator, year, promises);
            let implied = |r: &Requirement| {
                lesser
                    .iter()
                    .any(|(_, stands)| reaches(stands, r, asked.direction))
            };
            let fault = unanswered(&asked, year, later, |r| carried(r) || implied(r));
            out.extend(fault.or_else(|| implied_by(&asked, year, &lesser)));
        }
    }

    /// The promises of a year for indicators that are never above this one.
    fn lesser(
        &self,
        indicator: IndicatorId,
        year: i16,
        promises: &[Stand],
    ) -> Vec<(IndicatorId, Vec<Stand>)> {
        let known = self.rules.invariants.iter();
        known
            .filter(|invariant| invariant.greater == indicator)
            .map(|invariant| {
                let stands = of_indicator(promises, invariant.lesser).iter().copied();
                let of_year = stands.filter(|stand| stand.year == Some(year)).collect();
                (invariant.lesser, of_year)
            })
            .collect()
    }
}

/// The answer that follows by definition from the target of another indicator: whoever
/// handles all files end to end handles all files electronically.
fn implied_by(
    asked: &Asked<'_>,
    year: i16,
    lesser: &[(IndicatorId, Vec<Stand>)],
) -> Option<Assessment> {
    // Only duties are owed; a figure for the nation is no fault of a plan without a target.
    let duties: Vec<_> = asked
        .requirements
        .iter()
        .copied()
        .filter(|(r, _)| r.force == Force::Must)
        .collect();
    let asked = Asked {
        requirements: &duties,
        ..*asked
    };
    lesser.iter().find_map(|(indicator, of_year)| {
        let mut answer = assess(&asked, year, of_year);
        answer.implied_by = Some(*indicator);
        matches!(answer.verdict, Verdict::Met | Verdict::Exceeded).then_some(answer)
    })
}

/// The same, with nothing compared.
fn out_of_scope(mut assessment: Assessment) -> Assessment {
    assessment.verdict = Verdict::Incomparable;
    assessment.bar = Some(Bar::Scope);
    (assessment.gap, assessment.lapsed) = (None, None);
    assessment
}

/// The promises of one indicator among promises in order of indicator.
fn of_indicator(promises: &[Stand], indicator: IndicatorId) -> &[Stand] {
    let first = promises.partition_point(|stand| stand.indicator < indicator);
    let after = promises.partition_point(|stand| stand.indicator <= indicator);
    promises.get(first..after).unwrap_or(&[])
}

/// The promises of the last year before a later one: what was reached by 2025 is to hold in
/// 2026.
fn last_year(before: &[Stand]) -> &[Stand] {
    let last = before.last().map(|stand| stand.year);
    let first = before.partition_point(|stand| Some(stand.year) < last);
    before.get(first..).unwrap_or(&[])
}

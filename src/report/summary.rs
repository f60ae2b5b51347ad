//! Counts of findings and verdicts: of a plan, of a province, of a run.

use super::Entry;
use crate::check::{Severity, Verdict};
use crate::gate::{Ruled, State};
use crate::text::bare;
use std::collections::BTreeMap;

/// The counts of one plan, or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many plans.
    pub plans: u64,
    /// How many plans with an error that counts.
    pub failing: u64,
    /// How many findings a waiver allows.
    pub waived: u64,
    /// How many findings the baseline has.
    pub known: u64,
    /// How many findings are switched off.
    pub off: u64,
    /// How many findings have another severity than their check gave them.
    pub changed: u64,
    severities: [u64; 3],
    verdicts: [u64; Verdict::ALL.len()],
}

impl Summary {
    /// The counts of one plan.
    pub fn of(entry: &Entry<'_>) -> Self {
        let mut summary = Self {
            plans: 1,
            ..Self::default()
        };
        for (finding, ruling) in entry.findings() {
            match ruling.state {
                State::Waived(_) => summary.waived += 1,
                State::Known => summary.known += 1,
                State::Open => summary.count(finding.severity),
            }
        }
        let mut before = None;
        for (index, assessment) in entry.outcome.assessments.iter().enumerate() {
            let verdict = entry.verdict(index, assessment);
            // What lacks in several years lacks once.
            let lacks = matches!(verdict, Verdict::Missing | Verdict::Later);
            let this = Some((assessment.indicator, verdict));
            let is_told = lacks && std::mem::replace(&mut before, this) == this;
            if is_told {
                continue;
            }
            if let Some(count) = summary.verdicts.get_mut(verdict as usize) {
                *count += 1;
            }
        }
        summary.failing = u64::from(summary.findings(Severity::Error) > 0);
        summary
    }

    /// How many findings of this severity count.
    pub fn findings(&self, severity: Severity) -> u64 {
        self.severities.get(severity as usize).copied().unwrap_or(0)
    }

    /// How many assessments with this verdict.
    pub fn verdicts(&self, verdict: Verdict) -> u64 {
        self.verdicts.get(verdict as usize).copied().unwrap_or(0)
    }

    /// Whether something is at or above this severity.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.severities
            .iter()
            .take(severity as usize + 1)
            .any(|count| *count > 0)
    }

    /// The same, with what the gate counted beside the findings.
    #[must_use]
    pub fn with(mut self, ruled: &Ruled) -> Self {
        self.off = ruled.off;
        self.changed = ruled.changed;
        self
    }

    /// Counts a finding that is about no plan.
    pub fn count(&mut self, severity: Severity) {
        if let Some(count) = self.severities.get_mut(severity as usize) {
            *count += 1;
        }
    }

    /// Adds the counts of others.
    pub fn add(&mut self, other: &Self) {
        self.plans += other.plans;
        self.failing += other.failing;
        self.waived += other.waived;
        self.known += other.known;
        self.off += other.off;
        self.changed += other.changed;
        let pairs = self.severities.iter_mut().zip(other.severities);
        pairs
            .chain(self.verdicts.iter_mut().zip(other.verdicts))
            .for_each(|(sum, n)| *sum += n);
    }
}

/// The counts of a run, by province and in all.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// All plans.
    pub all: Summary,
    /// By province, in the order of its name without marks, then with them; plans without one
    /// under "".
    pub provinces: BTreeMap<(String, String), Summary>,
}

impl Totals {
    /// Adds one plan.
    pub fn add(&mut self, province: Option<&str>, summary: &Summary) {
        self.all.add(summary);
        let name = province.unwrap_or_default();
        let known = self.provinces.entry((bare(name), name.to_owned()));
        known.or_default().add(summary);
    }
}

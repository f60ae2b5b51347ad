//! Rules on all findings of a plan, and on what a whole run leaves over.

use super::baseline::{self, Baseline, Record};
use super::waivers::Waivers;
use super::{Fingerprint, Folder, Rulings, Setting, Severities, State, likeness};
use crate::check::{Finding, Message, Name, Outcome, Severity, Subject};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::text::Position;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All that decides at the gate.
#[derive(Debug)]
pub struct Gate {
    /// The severities that are set, and the folder their paths start at.
    pub severities: Option<(Folder, Severities)>,
    /// What the reviewer allows.
    pub waivers: Option<Waivers>,
    /// What was there before.
    pub baseline: Option<Baseline>,
    /// The folder of the baseline that is to be written: what goes into it is known from now on.
    pub writes: Option<Folder>,
    /// The language of words that are kept.
    pub lang: Lang,
    /// The day of the run: waivers end by it, whatever the date of the plan.
    pub day: PartialDate,
}

/// What the gate makes of one plan.
#[derive(Clone, Debug, Default)]
pub struct Ruled {
    /// The rulings on the findings that are left, in their order.
    pub rulings: Rulings,
    /// How many findings are switched off.
    pub off: u64,
    /// How many findings have another severity than their check gave them.
    pub changed: u64,
    /// What goes into the baseline that is to be written.
    pub records: Vec<Record>,
    /// What the baseline has of the plan and is there no more.
    pub vanished: Vec<Record>,
    /// The waivers whose pattern means the plan, by their places.
    meant: Vec<usize>,
    /// The waivers that are for a finding of the plan, by their places.
    used: BTreeSet<usize>,
    /// The file of the plan, from the folder of the waivers.
    file: Option<String>,
}

/// What the plans of a run have made use of.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) meant: BTreeSet<usize>,
    pub(super) used: BTreeSet<usize>,
    /// The files of the run, from the folder of the waivers.
    pub(super) files: BTreeSet<String>,
}

/// A finding about a file of the run, not about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFinding {
    /// What is wrong.
    pub name: Name,
    /// How bad it is.
    pub severity: Severity,
    /// Its words.
    pub message: Message,
    /// The file.
    pub file: String,
    /// Line and column in it.
    pub position: Position,
    /// What it is known again by.
    pub fingerprint: Fingerprint,
}

type Settings = BTreeMap<Name, Setting>;

impl Ledger {
    /// Adds what a plan has made use of.
    pub fn add(&mut self, ruled: &Ruled) {
        self.meant.extend(&ruled.meant);
        self.used.extend(&ruled.used);
        self.files.extend(ruled.file.iter().cloned());
    }
}

impl Gate {
    /// Rules on the findings of the plan of this path (its file, and its line where it is one of
    /// many) in this file; those that are switched off are taken
    /// out, and those about waivers that have ended come in.
    pub fn rule(&self, outcome: &mut Outcome<'_>, path: &str, file: &str) -> Ruled {
        let mut ruled = Ruled::default();
        let settings = self.settings(path);
        ruled.file = self.waivers.as_ref().map(|w| w.folder.path_to(file));
        let found = std::mem::take(&mut outcome.findings);
        let found = set(found, &settings, &mut ruled);
        let mut both = self.waive(found, outcome, path, &mut ruled);
        let about_waivers = self.expired(&ruled);
        let about_waivers = set(about_waivers, &settings, &mut ruled);
        both.extend(about_waivers.into_iter().map(|f| (f, State::Open)));
        // The sort is stable: findings of one severity and name stay as they were.
        both.sort_by_key(|(finding, _)| (finding.severity, finding.name));
        let (findings, states): (Vec<_>, Vec<_>) = both.into_iter().unzip();
        outcome.findings = findings;
        ruled.rulings = Rulings::new(states);
        if self.writes.is_some() {
            self.record(outcome, path, file, &mut ruled);
        } else {
            self.know(outcome, path, file, &settings, &mut ruled);
        }
        ruled
    }

    /// What the baseline has is known; what it has and is there no more has vanished.
    fn know(
        &self,
        outcome: &Outcome<'_>,
        path: &str,
        file: &str,
        settings: &Settings,
        ruled: &mut Ruled,
    ) {
        let Some(baseline) = &self.baseline else {
            return;
        };
        let marks = ruled.rulings.marks(outcome).to_vec();
        let mut there: BTreeSet<_> = marks.iter().copied().collect();
        let Some(before) = baseline.of_plan(outcome, path, file, &there) else {
            return;
        };
        let states = marks.iter().zip(&mut ruled.rulings.states);
        for (finding, (mark, state)) in outcome.findings.iter().zip(states) {
            if !baseline::can_hold(finding.name) {
                continue;
            }
            let mut record = before.get(mark);
            if record.is_none() {
                // Words that have grown: the one of those left that it is like.
                let like = likeness(outcome, finding);
                let mut left = before.iter().filter(|(known, _)| !there.contains(*known));
                let found = left.find(|(_, record)| record.is_like(&like));
                there.extend(found.map(|(known, _)| *known));
                record = found.map(|(_, record)| record);
            }
            let known = record.is_some_and(|record| baseline::is_no_worse(finding, record));
            if known && state.is_open() {
                *state = State::Known;
            }
        }
        // What is switched off is not looked at: nobody knows whether it has vanished.
        let off = |record: &Record| {
            let name = Name::named(&record.name);
            name.is_some_and(|name| settings.get(&name) == Some(&Setting::Off))
        };
        ruled.vanished = before
            .iter()
            .filter(|(fingerprint, record)| !there.contains(fingerprint) && !off(record))
            .map(|(_, record)| record.clone())
            .collect();
    }

    /// What is open goes into the baseline, and is known from now on.
    fn record(&self, outcome: &Outcome<'_>, path: &str, file: &str, ruled: &mut Ruled) {
        let Some(folder) = &self.writes else { return };
        let plan = baseline::key(folder, outcome, path, file);
        let marks = ruled.rulings.marks(outcome).to_vec();
        let states = marks.iter().zip(&mut ruled.rulings.states);
        for (finding, (mark, state)) in outcome.findings.iter().zip(states) {
            if !state.is_open() || !baseline::can_hold(finding.name) {
                continue;
            }
            *state = State::Known;
            let like = likeness(outcome, finding);
            ruled.records.push(Record {
                plan: plan.clone(),
                name: finding.name.slug().to_owned(),
                fingerprint: mark.to_string(),
                severity: finding.severity.slug().to_owned(),
                message: baseline::without_lines(&outcome.describe(finding, self.lang).text),
                near: Some(like.near.to_string()),
                words: Some(like.words),
            });
        }
    }

    /// The waivers that plans of the run could have used and none did.
    pub fn unused(&self, ledger: &Ledger, lang: Lang) -> Vec<RunFinding> {
        let Some(waivers) = &self.waivers else {
            return Vec::new();
        };
        let name = Name::UnusedWaiver;
        let Some(severity) = self.severity(&waivers.file, name) else {
            return Vec::new();
        };
        let entries = waivers.unused(ledger);
        entries
            .into_iter()
            .map(|entry| RunFinding {
                name,
                severity,
                message: entry.waiver.unused(entry.plan.text(), lang),
                file: waivers.file.clone(),
                position: entry.position,
                fingerprint: entry.fingerprint(),
            })
            .collect()
    }

    /// The severity of a finding about a file of the run; none where it is switched off.
    pub fn severity(&self, path: &str, name: Name) -> Option<Severity> {
        match self.settings(path).get(&name) {
            None => Some(name.severity()),
            Some(Setting::To(severity)) => Some(*severity),
            Some(Setting::Off) => None,
        }
    }

    /// Whether a waiver allows what the run as a whole finds of the plan of this path and an
    /// indicator; one that has ended is of use, but allows nothing.
    pub fn allows(&self, path: &str, name: Name, indicator: &str, ledger: &mut Ledger) -> bool {
        let Some(waivers) = &self.waivers else {
            return false;
        };
        let meant = waivers.for_plan(path).into_iter();
        let entries = meant.filter_map(|at| Some((at, waivers.entries.get(at)?)));
        let mut allowed = false;
        for (at, entry) in entries {
            let is_for = entry.waiver.finding == name
                && entry.indicator.as_deref() == Some(indicator)
                && entry.document.is_none();
            if is_for {
                ledger.used.insert(at);
                allowed |= !entry.waiver.has_ended(self.day);
            }
        }
        allowed
    }

    fn settings(&self, path: &str) -> Settings {
        match &self.severities {
            Some((folder, severities)) => severities.of(&folder.path_to(path)),
            None => Settings::new(),
        }
    }

    /// The state of each finding: the first waiver that is for it and has not ended allows it.
    fn waive(
        &self,
        found: Vec<Finding>,
        outcome: &Outcome<'_>,
        path: &str,
        ruled: &mut Ruled,
    ) -> Vec<(Finding, State)> {
        let Some(waivers) = &self.waivers else {
            return found.into_iter().map(|f| (f, State::Open)).collect();
        };
        ruled.meant = waivers.for_plan(path);
        let mut both = Vec::with_capacity(found.len());
        for finding in found {
            let mut ended = Vec::new();
            let mut state = State::Open;
            for (at, entry) in waivers.of(&ruled.meant, outcome, &finding) {
                if entry.waiver.has_ended(self.day) {
                    ended.push(at);
                    continue;
                }
                ruled.used.insert(at);
                if state.is_open() {
                    state = State::Waived(Arc::clone(&entry.waiver));
                }
            }
            // One that has ended is of no use where another allows the finding.
            if state.is_open() {
                ruled.used.extend(ended);
            }
            both.push((finding, state));
        }
        both
    }

    /// A finding for each waiver that would be of use and has ended.
    fn expired(&self, ruled: &Ruled) -> Vec<Finding> {
        let entries = self.waivers.iter().flat_map(|waivers| &waivers.entries);
        let used = |(at, _): &(usize, _)| ruled.used.contains(at);
        entries
            .enumerate()
            .filter(used)
            .filter(|(_, entry)| entry.waiver.has_ended(self.day))
            .map(|(_, entry)| {
                let subject = Subject::Waiver(Arc::clone(&entry.waiver));
                Finding::new(Name::ExpiredWaiver, subject)
            })
            .collect()
    }
}

/// Gives findings the severities that are set.
fn set(mut findings: Vec<Finding>, settings: &Settings, ruled: &mut Ruled) -> Vec<Finding> {
    findings.retain_mut(|finding| match settings.get(&finding.name) {
        None => true,
        Some(Setting::Off) => {
            ruled.off += 1;
            false
        }
        Some(Setting::To(severity)) => {
            ruled.changed += u64::from(finding.severity != *severity);
            finding.severity = *severity;
            true
        }
    });
    findings
}

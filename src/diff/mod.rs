//! Two versions of a plan side by side: what changed, and what that does to the verdicts.
//!
//! A pure function of two outcomes of one checker. What belongs together is found by what is
//! said (indicator and year first, then the words of the label), never by an id or by a place in
//! the file: numbering a plan anew or moving its tables changes nothing.

mod citation;
mod finding;
mod head;
mod matching;
mod reason;
mod target;
mod task;
mod verdict;

pub use citation::{CitationChange, CitationField};
pub use finding::{FindingChange, FindingKind};
pub use head::HeadField;
pub use reason::Reason;
pub use target::{TargetChange, TargetField, TargetKind};
pub use task::{TaskChange, TaskField};
pub use verdict::VerdictChange;

use crate::check::{Outcome, Severity, TargetRef};
use crate::gate::{Rulings, State};
use crate::plan::CitationRef;

/// What changed from one version of a plan to another, each list in the order of the old
/// version, what was added last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// What changed in who issued it, when, for which area and years.
    pub head: Vec<HeadField>,
    /// Targets, figures inside tasks and reported results.
    pub targets: Vec<TargetChange>,
    /// The documents it names.
    pub citations: Vec<CitationChange>,
    /// Its tasks.
    pub tasks: Vec<TaskChange>,
    /// The verdicts that are not what they were.
    pub verdicts: Vec<VerdictChange>,
    /// The findings that are new, gone, or of another severity.
    pub findings: Vec<FindingChange>,
}

/// A thing of the old version and the same thing of the new one, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Both<T> {
    /// In the old version; none where it was added.
    pub old: Option<T>,
    /// In the new version; none where it was dropped.
    pub new: Option<T>,
}

/// What is the same thing in both versions, changed or not.
#[derive(Default)]
struct Matched {
    targets: Vec<Both<TargetRef>>,
    citations: Vec<Both<CitationRef>>,
    tasks: Vec<Both<u32>>,
}

impl Diff {
    /// What changed between two outcomes of one checker.
    // INVARIANT: the ids of rules in both outcomes mean the same.
    #[cfg(test)]
    pub fn of(old: &Outcome<'_>, new: &Outcome<'_>) -> Self {
        let none = Rulings::default();
        Self::at_gate((old, &none), (new, &none))
    }

    /// The same, with what the gate says of the findings of each.
    pub fn at_gate(
        (old, old_rulings): (&Outcome<'_>, &Rulings),
        (new, new_rulings): (&Outcome<'_>, &Rulings),
    ) -> Self {
        let mut matched = Matched::default();
        let mut diff = Self {
            head: head::changes(old, new),
            targets: target::changes(old, new, &mut matched.targets),
            citations: citation::changes(old.plan, new.plan, &mut matched.citations),
            tasks: task::changes(old.plan, new.plan, &mut matched.tasks),
            ..Self::default()
        };
        diff.verdicts = verdict::changes(old, new, &diff);
        let rulings = [old_rulings, new_rulings];
        diff.findings = finding::changes(old, new, rulings, &matched, &diff);
        diff
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the new version has something that counts at or above this severity and that the
    /// old one had not, or had below it, or had where it did not count.
    pub fn is_worse(&self, least: Severity) -> bool {
        let counts = |severity: Option<Severity>, state: Option<&State>| {
            severity.is_some_and(|s| s <= least) && state.is_some_and(State::is_open)
        };
        self.findings.iter().any(|change| {
            let (severity, state) = (change.severity, &change.state);
            counts(severity.new, state.new.as_ref()) && !counts(severity.old, state.old.as_ref())
        })
    }
}

impl<T> Both<T> {
    /// Both with something done to each.
    pub fn map<U>(self, of: impl Fn(T) -> U) -> Both<U> {
        Both {
            old: self.old.map(&of),
            new: self.new.map(of),
        }
    }
}

impl<T: Copy> Both<T> {
    fn one(self) -> impl Iterator<Item = T> {
        self.old.into_iter().chain(self.new)
    }
}

/// A place in a list as the ids of the other stages have it.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Text as it is compared: one form of each letter, one blank between words.
fn squeezed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    crate::text::nfc(&words.join(" ")).into_owned()
}

/// The same of text that may be absent; absent and empty are one.
fn squeezed_or_none(text: Option<&str>) -> String {
    text.map(squeezed).unwrap_or_default()
}

/// The fields of two versions of a thing that differ.
fn differing<F: Copy, const N: usize>(fields: [(F, bool); N]) -> Vec<F> {
    let differing = fields.into_iter().filter(|(_, same)| !same);
    differing.map(|(field, _)| field).collect()
}

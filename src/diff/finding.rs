//! The findings that are new, gone, or of another severity, and what made them so.

use super::matching::{Item, Round, pairs};
use super::{Both, Diff, HeadField, Matched, Reason, place, reason, verdict};
use crate::check::{Finding, Name, Outcome, Severity, Subject, TargetRef};
use crate::gate::{Rulings, State};
use crate::plan::{CitationRef, Plan};
use crate::text::loose;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The old version has it not.
    New,
    /// The new version has it not.
    Gone,
    /// It is of a higher severity than before, or counts now.
    Worse,
    /// It is of a lower severity than before, or counts no more.
    Milder,
}

/// One finding that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingChange {
    /// What happened to it.
    pub kind: FindingKind,
    /// Which one, by its place in the outcomes.
    pub finding: Both<u32>,
    /// How bad it was and is.
    pub severity: Both<Severity>,
    /// What became and becomes of it at the gate.
    pub state: Both<State>,
    /// What of the plan made it so.
    pub because: Vec<Reason>,
}

impl FindingKind {
    /// Every kind, in the order of a summary.
    pub const ALL: [Self; 4] = [Self::New, Self::Gone, Self::Worse, Self::Milder];

    /// The name in every format.
    pub fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Worse => "worse",
            Self::Milder => "milder",
        }
    }
}

/// By name and what it is about; what is about the whole plan by name, indicator, year and
/// documents, and what is judged by another document than before by the first three.
const ROUNDS: &[Round] = &[Round::Key(0), Round::Key(1), Round::Key(2)];

/// All findings that changed.
pub(super) fn changes(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    rulings: [&Rulings; 2],
    matched: &Matched,
    diff: &Diff,
) -> Vec<FindingChange> {
    let [old_rulings, new_rulings] = rulings;
    let things = Things::of(matched);
    let a: Vec<Item> = old
        .findings
        .iter()
        .map(|f| things.item(f, old, Side::Old))
        .collect();
    let b: Vec<Item> = new
        .findings
        .iter()
        .map(|f| things.item(f, new, Side::New))
        .collect();
    pairs(&a, &b, ROUNDS)
        .into_iter()
        .filter_map(|pair| {
            let finding = Both {
                old: pair.old.and_then(|at| old.findings.get(at)),
                new: pair.new.and_then(|at| new.findings.get(at)),
            };
            let severity = finding.map(|finding| finding.severity);
            let state = Both {
                old: pair.old.map(|at| state(old_rulings, at)),
                new: pair.new.map(|at| state(new_rulings, at)),
            };
            let kind = kind(severity, &state)?;
            let at = Both {
                old: pair.old.map(place),
                new: pair.new.map(place),
            };
            Some(FindingChange {
                kind,
                finding: at,
                severity,
                state,
                because: because(old, new, finding, diff),
            })
        })
        .collect()
}

/// What the gate says of a finding; where it was not asked, the finding counts.
fn state(rulings: &Rulings, at: usize) -> State {
    rulings.states().get(at).cloned().unwrap_or_default()
}

/// What happened to a finding; none where nothing did.
fn kind(severity: Both<Severity>, state: &Both<State>) -> Option<FindingKind> {
    let (Some(was), Some(is)) = (severity.old, severity.new) else {
        return match severity.new {
            Some(_) => Some(FindingKind::New),
            None => severity.old.map(|_| FindingKind::Gone),
        };
    };
    let counts = |state: &Option<State>| state.as_ref().is_some_and(State::is_open);
    // The worst is the least of the severities; what counts comes before what does not.
    let (was, is) = ((was, !counts(&state.old)), (is, !counts(&state.new)));
    match is.cmp(&was) {
        Ordering::Less => Some(FindingKind::Worse),
        Ordering::Greater => Some(FindingKind::Milder),
        Ordering::Equal => None,
    }
}

#[derive(Clone, Copy)]
enum Side {
    Old,
    New,
}

/// A number for each thing of either version; the same thing has one number.
#[derive(Default)]
struct Things {
    targets: [BTreeMap<TargetRef, usize>; 2],
    citations: [BTreeMap<CitationRef, usize>; 2],
    tasks: [BTreeMap<u32, usize>; 2],
}

impl Things {
    fn of(matched: &Matched) -> Self {
        Self {
            targets: numbered(&matched.targets),
            citations: numbered(&matched.citations),
            tasks: numbered(&matched.tasks),
        }
    }

    /// What a finding is about, in numbers that mean the same in both versions.
    fn about(&self, subject: &Subject, side: Side) -> String {
        let (targets, citations, tasks) = (
            pick(&self.targets, side),
            pick(&self.citations, side),
            pick(&self.tasks, side),
        );
        match subject {
            // What passages say stands in the words of the finding.
            Subject::Plan | Subject::Assessment(_) | Subject::Passages(_) => String::new(),
            Subject::Waiver(waiver) => waiver.at.clone(),
            Subject::Targets(all) => {
                let mut all: Vec<_> = all.iter().map(|target| targets.get(target)).collect();
                all.sort_unstable();
                format!("{all:?}")
            }
            Subject::Citation(one, _) => {
                format!("{:?} {:?}", citations.get(&one.outer()), one.nested)
            }
            Subject::Task(at) => format!("{:?}", tasks.get(at)),
        }
    }

    fn item(&self, finding: &Finding, outcome: &Outcome<'_>, side: Side) -> Item {
        let about = self.about(&finding.subject, side);
        let name = finding.name.slug();
        let of_figure = format!("{name} {:?}", (finding.indicator, finding.year));
        let of_documents = format!("{of_figure} {:?}", finding.documents);
        let content = format!(
            "{about} {of_documents} {:?} {:?} {:?}",
            finding.severity,
            finding.words,
            outcome.document(finding)
        );
        let keys = match finding.subject {
            Subject::Plan => vec![None, Some(of_documents)],
            Subject::Assessment(_) => vec![None, Some(of_documents), Some(of_figure)],
            Subject::Passages(_) => vec![Some(format!("{name} {:?}", finding.words))],
            _ => vec![Some(format!("{name} {about}"))],
        };
        Item {
            content,
            keys,
            ..Item::default()
        }
    }
}

fn pick<T>(both: &[T; 2], side: Side) -> &T {
    let [old, new] = both;
    match side {
        Side::Old => old,
        Side::New => new,
    }
}

fn numbered<T: Ord + Copy>(matched: &[Both<T>]) -> [BTreeMap<T, usize>; 2] {
    let side = |of: fn(&Both<T>) -> Option<T>| {
        let numbered = matched.iter().enumerate();
        numbered
            .filter_map(|(n, both)| Some((of(both)?, n)))
            .collect()
    };
    [side(|both| both.old), side(|both| both.new)]
}

fn because(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    finding: Both<&Finding>,
    diff: &Diff,
) -> Vec<Reason> {
    let Some(any) = finding.one().next() else {
        return Vec::new();
    };
    let reasons = match &any.subject {
        Subject::Plan | Subject::Waiver(_) | Subject::Passages(_) => of_plan(old, new, any, diff),
        Subject::Assessment(_) => {
            let of = |outcome: &'_ Outcome<'_>, finding: Option<&Finding>| {
                let at = finding.and_then(|finding| match finding.subject {
                    Subject::Assessment(at) => Some(at as usize),
                    _ => None,
                });
                at.and_then(|at| outcome.assessments.get(at)).cloned()
            };
            let (was, is) = (of(old, finding.old), of(new, finding.new));
            let both = Both {
                old: was.as_ref(),
                new: is.as_ref(),
            };
            verdict::because(old, new, both, diff)
        }
        Subject::Targets(_) => of_targets(old, new, finding, diff),
        Subject::Citation(..) => {
            let (was, is) = (
                finding.old.map(citations).unwrap_or_default(),
                finding.new.map(citations).unwrap_or_default(),
            );
            let both = Both {
                old: Some(was.as_slice()),
                new: Some(is.as_slice()),
            };
            reason::of_citations(both, diff)
        }
        Subject::Task(_) => of_task(finding, diff),
    };
    if reasons.is_empty() {
        reason::of_the_law(diff)
    } else {
        reasons
    }
}

fn of_plan(old: &Outcome<'_>, new: &Outcome<'_>, finding: &Finding, diff: &Diff) -> Vec<Reason> {
    match finding.name {
        Name::UnnumberedPlan => reason::of_field(HeadField::Number, diff),
        Name::UndatedPlan => reason::of_field(HeadField::Issued, diff),
        Name::MissingBasis | Name::UnlinkedBasis | Name::CircularBasis => {
            let documents = finding.documents.iter();
            let numbers: Vec<String> = documents
                .filter_map(|id| old.rules.document(*id).number.as_deref())
                .map(loose)
                .collect();
            let plans: [&Plan<'_>; 2] = [old.plan, new.plan];
            let [was, is] = plans;
            reason::of_the_basis(was, is, &numbers, diff)
        }
        _ => Vec::new(),
    }
}

fn of_targets(
    old: &Outcome<'_>,
    new: &Outcome<'_>,
    finding: Both<&Finding>,
    diff: &Diff,
) -> Vec<Reason> {
    let both = Both {
        old: finding.old.map(targets),
        new: finding.new.map(targets),
    };
    let mut reasons = reason::of_targets(both, diff);
    let indicators: Vec<_> = finding
        .one()
        .filter_map(|finding| finding.indicator)
        .collect();
    reasons.extend(reason::of_indicators(old, new, &indicators, diff));
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn targets(finding: &Finding) -> &[TargetRef] {
    match &finding.subject {
        Subject::Targets(all) => all,
        _ => &[],
    }
}

/// The citation a finding is about, and the one it is compared with.
fn citations(finding: &Finding) -> Vec<CitationRef> {
    match finding.subject {
        Subject::Citation(one, other) => std::iter::once(one).chain(other).collect(),
        _ => Vec::new(),
    }
}

fn of_task(finding: Both<&Finding>, diff: &Diff) -> Vec<Reason> {
    let at = finding.map(|finding| match finding.subject {
        Subject::Task(at) => Some(at),
        _ => None,
    });
    let (was, is) = (at.old.flatten(), at.new.flatten());
    let changes = diff.tasks.iter().enumerate();
    changes
        .filter(|(_, change)| {
            let same = |one: Option<u32>, other: Option<u32>| one.is_some() && one == other;
            same(change.task.old, was) || same(change.task.new, is)
        })
        .map(|(at, _)| Reason::Task(place(at)))
        .collect()
}

//! Runs all checks on a plan.

use super::assessment::{Assessment, Verdict};
use super::binding::{Binding, Bindings, Sample};
use super::finding::{Finding, Name, Subject, TargetRef};
use super::judge::Judge;
use super::peers::Peers;
use super::promise::{Stand, Stands};
use super::{AsOf, AsOfOrigin, Check, Context, Message, Told, Whose, basis, plan, target, task};
use crate::document::{DocumentId, PartialDate};
use crate::graph::{BasisGraph, Registry};
use crate::lang::Lang;
use crate::plan::{Plan, Target};
use crate::rule::RuleSet;
use std::collections::BTreeSet;
use std::sync::atomic::{self, AtomicU64};

/// All lists of checks, in the order of a report.
pub const CHECKS: &[&[&dyn Check]] = &[
    plan::FIRST,
    target::CHECKS,
    basis::CHECKS,
    task::CHECKS,
    plan::CHECKS,
];

/// The check that finds what has this name.
fn check_of(finding: &Finding) -> Option<&'static dyn Check> {
    CHECKS
        .iter()
        .copied()
        .flatten()
        .copied()
        .find(|check| check.name() == finding.name)
}

/// Rules made ready to judge any number of plans, on any number of threads.
#[derive(Debug)]
pub struct Checker {
    /// Which one it is of all that the program made: its rules stay as they are.
    number: u64,
    rules: RuleSet,
    registry: Registry,
    bindings: Bindings,
    peers: Option<Peers>,
}

/// The days a plan can be judged as of, besides its own.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// The day given by the caller: it overrides the plan's own.
    pub given: Option<PartialDate>,
    /// Today: for a plan without a date.
    pub today: PartialDate,
}

/// All results for one plan.
#[derive(Debug)]
pub struct Outcome<'c> {
    /// Which checker judged, of all that the program made.
    pub(super) checker: u64,
    /// The rules.
    pub rules: &'c RuleSet,
    /// The plan.
    pub plan: &'c Plan<'c>,
    /// Whose plan it is, and what is not known of that.
    pub whose: Whose,
    /// Its legal basis laid over the registry.
    pub graph: BasisGraph<'c>,
    /// The day it was judged as of.
    pub as_of: AsOf,
    /// Its figures of known indicators.
    pub stands: Stands,
    /// How its targets answer the requirements: in the plan's order, what is missing last.
    pub assessments: Vec<Assessment>,
    /// What other communes set, where that is known.
    pub peers: Option<&'c Peers>,
    /// What is wrong, the worst first, then in the order of the checks and of the plan.
    pub findings: Vec<Finding>,
}

impl Checker {
    /// Makes rules ready.
    pub fn new(rules: RuleSet) -> Self {
        static MADE: AtomicU64 = AtomicU64::new(1);
        let registry = Registry::new(&rules);
        Self {
            number: MADE.fetch_add(1, atomic::Ordering::Relaxed),
            bindings: Bindings::default(),
            registry,
            rules,
            peers: None,
        }
    }

    /// The same, with what other communes set.
    #[must_use]
    pub fn with_peers(self, peers: Option<Peers>) -> Self {
        Self { peers, ..self }
    }

    /// Whether it is known what other communes set.
    pub fn has_peers(&self) -> bool {
        self.peers.is_some()
    }

    /// The rules.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// A plan's legal basis laid over the registry.
    pub fn graph<'c>(&'c self, plan: &'c Plan<'c>, day: Day) -> BasisGraph<'c> {
        BasisGraph::new(&self.rules, &self.registry, plan, as_of(plan, day).date)
    }

    /// Judges a plan and looks for everything that is wrong with it.
    pub fn check<'c>(&'c self, plan: &'c Plan<'c>, day: Day) -> Outcome<'c> {
        self.check_told(plan, day, &Told::default())
    }

    /// The same for a plan over whose head a person's word has been laid.
    pub fn check_told<'c>(&'c self, plan: &'c Plan<'c>, day: Day, told: &Told) -> Outcome<'c> {
        let as_of = as_of(plan, day);
        let graph = BasisGraph::new(&self.rules, &self.registry, plan, as_of.date);
        let stands = Stands::of(&self.rules, plan);
        let mut whose = Whose::of(&self.rules, plan, as_of, told);
        let (rules, registry, date) = (&self.rules, &self.registry, as_of.date);
        let sample = Sample {
            rules,
            registry,
            whose: &whose,
            date,
        };
        let binding = self.bindings.of(sample);
        let assessments = assessments(plan, &stands.promises, &binding, sample);
        whose.note_others(binding.asks(), !binding.owed().is_empty());
        let mut outcome = Outcome {
            checker: self.number,
            rules: &self.rules,
            plan,
            whose,
            graph,
            as_of,
            stands,
            assessments,
            peers: self.peers.as_ref(),
            findings: Vec::new(),
        };
        let mut findings = Vec::new();
        for check in CHECKS.iter().copied().flatten() {
            check.run(&outcome.context(), &mut findings);
        }
        let key = |f: Finding| ((f.severity, f.name, outcome.order(&f)), f);
        let mut keyed: Vec<_> = findings.into_iter().map(key).collect();
        keyed.sort_by(|(a, one), (b, other)| {
            let by_key = a.cmp(b);
            by_key.then_with(|| one.subject.cmp(&other.subject))
        });
        outcome.findings = keyed.into_iter().map(|(_, finding)| finding).collect();
        outcome
    }
}

fn assessments(
    plan: &Plan<'_>,
    promises: &[Stand],
    binding: &Binding,
    sample: Sample<'_>,
) -> Vec<Assessment> {
    let judge = Judge {
        rules: sample.rules,
        binding,
        sample,
        plan,
        now: sample.date.year,
    };
    let mut assessments = Vec::with_capacity(promises.len() + binding.owed().len());
    for of_one in promises.chunk_by(|a, b| a.indicator == b.indicator) {
        judge.stated(of_one, &mut assessments);
    }
    judge.owed(promises, &mut assessments);
    let place = |a: &Assessment| {
        let first = a.targets.iter().min().copied();
        let absent = matches!(a.verdict, Verdict::Missing | Verdict::Later);
        (
            absent,
            first.filter(|_| !absent).map(|t| place(plan, t)),
            a.indicator,
            a.year,
        )
    };
    assessments.sort_by_cached_key(place);
    assessments
}

impl Outcome<'_> {
    /// The number of the checker that judged, of all that the program made.
    pub fn checker(&self) -> u64 {
        self.checker
    }

    /// What a check looks at.
    pub fn context(&self) -> Context<'_> {
        Context {
            rules: self.rules,
            plan: self.plan,
            whose: &self.whose,
            graph: &self.graph,
            as_of: self.as_of,
            stands: &self.stands,
            assessments: &self.assessments,
            peers: self.peers,
        }
    }

    /// The words of a finding.
    pub fn describe(&self, finding: &Finding, lang: Lang) -> Message {
        if let Subject::Waiver(waiver) = &finding.subject {
            return waiver.expired(lang);
        }
        check_of(finding).map_or_else(Message::default, |check| {
            check.describe(&self.context(), finding, lang)
        })
    }

    /// The words for several findings of one cause, where their check has some.
    pub fn describe_together(&self, findings: &[&Finding], lang: Lang) -> Option<Message> {
        let check = check_of(findings.first()?)?;
        check.describe_together(&self.context(), findings, lang)
    }

    /// First and last line of what a finding is about.
    pub fn lines(&self, finding: &Finding) -> Option<crate::plan::Lines> {
        match &finding.subject {
            Subject::Plan | Subject::Waiver(_) => None,
            Subject::Assessment(index) => {
                let assessment = self.assessments.get(*index as usize)?;
                assessment.targets.first()?.of(self.plan)?.lines
            }
            Subject::Targets(targets) => targets.first()?.of(self.plan)?.lines,
            // What a title names stands where the title stands.
            Subject::Citation(citation, _) => {
                let lines = citation.of(self.plan)?.lines;
                lines.or_else(|| citation.outer().of(self.plan)?.lines)
            }
            Subject::Task(index) => self.plan.tasks.get(*index as usize)?.lines,
            Subject::Passages(all) => self.plan.passages.get(*all.first()? as usize)?.lines,
        }
    }

    /// The document a finding is about: as the plan prints it where it is about the plan's
    /// words, else as the registry has it.
    pub fn document(&self, finding: &Finding) -> Option<String> {
        if let Subject::Citation(citation, _) = finding.subject
            && let Some(printed) = citation.of(self.plan).and_then(|c| c.number.as_deref())
        {
            return Some(printed.to_owned());
        }
        let id = finding.documents.first()?;
        Some(self.rules.document(*id).name().to_owned())
    }

    /// The targets a finding is about, the first first.
    pub fn targets(&self, finding: &Finding) -> Vec<&Target<'_>> {
        let refs = match &finding.subject {
            Subject::Targets(refs) => refs.as_slice(),
            Subject::Assessment(index) => self
                .assessments
                .get(*index as usize)
                .map_or(&[][..], |a| &a.targets),
            _ => &[],
        };
        refs.iter()
            .filter_map(|target| target.of(self.plan))
            .collect()
    }

    /// The documents that bind the plan or that it has to name, and that its basis never reaches.
    pub fn unreached(&self) -> Vec<DocumentId> {
        let about = |f: &&Finding| matches!(f.name, Name::UnlinkedBasis | Name::MissingBasis);
        let named = self.findings.iter().filter(about);
        let missing = self
            .findings
            .iter()
            .filter(|f| f.name == Name::MissingTarget);
        let cx = self.context();
        let beside = missing.flat_map(|finding| finding.documents.iter().copied());
        let beside = beside.filter(|id| basis::is_to_be_cited(&cx, *id));
        let mut all: Vec<DocumentId> = named
            .flat_map(|finding| finding.documents.iter().copied())
            .chain(beside)
            .filter(|id| !self.graph.reaches(*id))
            .collect();
        let mut told = BTreeSet::new();
        all.retain(|id| told.insert(*id));
        all
    }

    fn order(&self, finding: &Finding) -> (u32, Option<i16>) {
        (
            self.lines(finding).map_or(u32::MAX, |lines| lines.first),
            finding.year,
        )
    }
}

/// Where a target stands: its line, then its list and index.
fn place(plan: &Plan<'_>, target: TargetRef) -> (u32, TargetRef) {
    let lines = target.of(plan).and_then(|t| t.lines);
    (lines.map_or(u32::MAX, |lines| lines.first), target)
}

fn as_of(plan: &Plan<'_>, day: Day) -> AsOf {
    match (day.given, plan.head.issued) {
        (Some(date), _) => AsOf {
            date,
            origin: AsOfOrigin::Given,
        },
        (None, Some(date)) => AsOf {
            date,
            origin: AsOfOrigin::Plan,
        },
        (None, None) => AsOf {
            date: day.today,
            origin: AsOfOrigin::Today,
        },
    }
}

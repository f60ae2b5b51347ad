//! What a finding is known again by after edits elsewhere in its plan.

use crate::check::{CitationRef, Finding, Outcome, Subject, TargetRef};
use crate::plan::{Promise, Target};
use crate::text::{loose, loose_again};
use siphasher::sip128::{Hasher128, SipHasher13};
use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hasher;
use std::rc::Rc;

/// What a finding is known again by: its name, indicator, year and documents, and the plan's own
/// words it is about. Line numbers and ids have no part in it.
///
/// It is one among the findings of its plan; [`Fingerprint::in_file`] is one among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of the finding in the file of this name.
    #[must_use]
    pub fn in_file(self, path: &str) -> Self {
        Self::of_words([path, &self.to_string()])
    }

    /// The fingerprint of these words.
    pub fn of_words<'w>(all: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words = WordHash::default();
        all.into_iter().for_each(|one| words.add(one));
        words.end()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// The fingerprints of all findings of an outcome, in their order. What nothing tells apart is
/// numbered: the second of two equal findings keeps its own.
pub fn fingerprints(outcome: &Outcome<'_>) -> Vec<Fingerprint> {
    let mut seen: BTreeMap<Fingerprint, u32> = BTreeMap::new();
    outcome
        .findings
        .iter()
        .map(|finding| {
            let first = fingerprint(outcome, finding);
            let before = seen.entry(first).or_default();
            *before += 1;
            match *before {
                1 => first,
                n => first.in_file(&n.to_string()),
            }
        })
        .collect()
}

/// What a finding has in common with the same one after its words have grown: all but the words,
/// and the words, to see whether they are the old ones and more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Name, indicator, year, documents and figures.
    pub(super) near: Fingerprint,
    /// The words of the plan that it is about.
    pub(super) words: String,
}

/// What a finding is like, to be known again where its words have grown.
pub(super) fn likeness(outcome: &Outcome<'_>, finding: &Finding) -> Likeness {
    let mut near = named(outcome, finding);
    let mut words = Vec::new();
    let mut figures = Vec::new();
    let targets = match &finding.subject {
        Subject::Assessment(index) => {
            let assessment = outcome.assessments.get(*index as usize);
            assessment.map_or(&[][..], |a| &a.targets)
        }
        Subject::Targets(targets) => targets,
        Subject::Citation(one, other) => {
            for citation in [Some(*one), *other].into_iter().flatten() {
                let cited = citation.of(outcome.plan);
                let cited = cited.and_then(|c| c.raw.as_deref().or(c.title.as_deref()));
                words.extend(cited.map(loose));
            }
            &[]
        }
        Subject::Task(index) => {
            let task = outcome.plan.tasks.get(*index as usize);
            words.extend(task.map(|task| loose(&task.name)));
            &[]
        }
        Subject::Plan | Subject::Waiver(_) | Subject::Passages(_) => &[],
    };
    for target in targets.iter().filter_map(|t| t.of(outcome.plan)) {
        words.push(loose(&target.label));
        figures.push(of_target(target).split_off(1));
    }
    figures.sort();
    figures.iter().flatten().for_each(|part| near.add(part));
    words.sort();
    Likeness {
        near: near.end(),
        words: words.join(" | "),
    }
}

/// Name, indicator, year and documents.
fn named(outcome: &Outcome<'_>, finding: &Finding) -> WordHash {
    let mut words = WordHash::default();
    words.add(finding.name.slug());
    if let Some(id) = finding.indicator {
        words.add(&outcome.rules.indicator(id).slug);
    }
    if let Some(year) = finding.year {
        words.add(&year.to_string());
    }
    for document in &finding.documents {
        words.add(&outcome.rules.document(*document).slug);
    }
    words
}

fn fingerprint(outcome: &Outcome<'_>, finding: &Finding) -> Fingerprint {
    let mut words = named(outcome, finding);
    if let Some(found) = &finding.words {
        words.add(found);
    }
    match &finding.subject {
        Subject::Plan => {}
        Subject::Waiver(waiver) => {
            words.add(waiver.finding.slug());
            waiver.about.iter().for_each(|about| words.add(about));
        }
        Subject::Assessment(index) => {
            let assessment = outcome.assessments.get(*index as usize);
            let targets = assessment.map_or(&[][..], |a| &a.targets);
            words.targets(outcome, targets);
        }
        Subject::Targets(targets) => words.targets(outcome, targets),
        Subject::Citation(citation, other) => match other {
            None => {
                for part in of_citation(outcome, *citation) {
                    words.add(&part);
                }
            }
            Some(other) => {
                let both = [citation, other].map(|one| of_citation(outcome, *one));
                words.parts(both.into());
            }
        },
        Subject::Task(index) => {
            if let Some(task) = outcome.plan.tasks.get(*index as usize) {
                words.add_loose(&task.name);
                words.add_loose(task.deadline.as_deref().unwrap_or_default());
            }
        }
        Subject::Passages(all) => {
            let passages = all
                .iter()
                .filter_map(|at| outcome.plan.passages.get(*at as usize));
            for passage in passages {
                words.add_loose(passage.number.as_deref().unwrap_or_default());
                words.add_loose(passage.words.as_deref().unwrap_or_default());
            }
        }
    }
    words.end()
}

/// What tells a target from others.
fn of_target(target: &Target<'_>) -> Vec<Rc<str>> {
    let promise = match target.promise {
        Promise::Number(sign, value) => format!("{} {value}", sign.sign()).into(),
        Promise::Range(low, high) => format!("{low} {high}").into(),
        Promise::Level(value) => format!("level {value}").into(),
        Promise::Words | Promise::Done => loose_again(target.text.as_deref().unwrap_or_default()),
    };
    let year = target.year.map_or_else(String::new, |y| y.to_string());
    vec![loose_again(&target.label), promise, year.into()]
}

/// What tells a citation from others.
fn of_citation(outcome: &Outcome<'_>, citation: CitationRef) -> Vec<Rc<str>> {
    let Some(cited) = citation.of(outcome.plan) else {
        return Vec::new();
    };
    let words = [&cited.kind, &cited.number, &cited.issuer, &cited.title];
    let words = words.map(|words| loose_again(words.as_deref().unwrap_or_default()));
    let issued = cited.issued.map_or_else(String::new, |d| d.to_string());
    words.into_iter().chain([issued.into()]).collect()
}

/// Words on their way into a fingerprint.
#[derive(Default)]
struct WordHash(SipHasher13);

impl WordHash {
    fn add(&mut self, words: &str) {
        self.0.write(words.as_bytes());
        // No letter has this byte: words stay apart.
        self.0.write_u8(0xff);
    }

    fn add_loose(&mut self, words: &str) {
        self.add(&loose_again(words));
    }

    /// The parts of several things, in an order that does not hang on where they stand.
    fn parts(&mut self, mut things: Vec<Vec<Rc<str>>>) {
        things.sort();
        things.iter().flatten().for_each(|part| self.add(part));
    }

    fn targets(&mut self, outcome: &Outcome<'_>, targets: &[TargetRef]) {
        let mut each = targets.iter().filter_map(|t| t.of(outcome.plan));
        if let [_] = targets {
            for part in each.next().map(of_target).unwrap_or_default() {
                self.add(&part);
            }
            return;
        }
        self.parts(each.map(of_target).collect());
    }

    fn end(self) -> Fingerprint {
        Fingerprint(self.0.finish128().as_u128())
    }
}

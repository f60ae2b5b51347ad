//! A finding in the JSON report.

use super::{Fragment, pair};
use crate::gate::{RunFinding, State};
use crate::report::Reported;
use crate::report::reported::Rule;
use crate::text::{Again, Position};
use serde::Serialize;
use serde_json::value::RawValue;
use std::rc::Rc;

#[derive(Serialize)]
pub(in crate::report) struct FindingView<'e> {
    name: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    file: &'e str,
    found: String,
    at: Option<AtView>,
    lines: Option<[u32; 2]>,
    words: Option<String>,
    indicator: Option<&'e str>,
    year: Option<i16>,
    document: Option<String>,
    targets: Vec<&'e str>,
    rules: Vec<Fragment<RuleView<'e>>>,
    fingerprint: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<WaiverView<'e>>,
}

impl<'e> FindingView<'e> {
    pub(in crate::report) fn new(of: Reported<'e>) -> Self {
        let (finding, ruling) = (of.finding, of.ruling);
        Self {
            name: finding.name.slug(),
            severity: finding.severity.slug(),
            help: of.message.advice(),
            message: of.message.text,
            file: of.file,
            found: of.place,
            at: of.at.map(AtView::new),
            lines: of.lines.map(pair),
            words: of.words,
            indicator: of.indicator.map(|indicator| indicator.slug.as_str()),
            year: finding.year,
            document: of.document,
            targets: of.targets,
            rules: rules(of.rules),
            fingerprint: ruling.fingerprint().to_string(),
            state: ruling.state.slug(),
            waiver: match ruling.state {
                State::Waived(waiver) => Some(WaiverView {
                    reason: &waiver.reason,
                    approved_by: &waiver.approved_by,
                    until: waiver.until.to_string(),
                    at: &waiver.at,
                }),
                State::Open | State::Known => None,
            },
        }
    }
}

/// A finding about a file of the run that is no plan.
#[derive(Serialize)]
pub(in crate::report) struct RunFindingView<'e> {
    name: &'static str,
    severity: &'static str,
    message: &'e str,
    help: String,
    file: &'e str,
    at: AtView,
    fingerprint: String,
}

impl<'e> RunFindingView<'e> {
    pub(super) fn all(findings: &'e [RunFinding]) -> Vec<Self> {
        findings.iter().map(Self::new).collect()
    }

    fn new(finding: &'e RunFinding) -> Self {
        Self {
            name: finding.name.slug(),
            severity: finding.severity.slug(),
            message: &finding.message.text,
            help: finding.message.advice(),
            file: &finding.file,
            at: AtView::new(finding.position),
            fingerprint: finding.fingerprint.to_string(),
        }
    }
}

#[derive(Serialize)]
struct AtView {
    line: usize,
    column: usize,
}

impl AtView {
    fn new(at: Position) -> Self {
        Self {
            line: at.line,
            column: at.column,
        }
    }
}

#[derive(Serialize)]
struct RuleView<'e> {
    file: &'e str,
    at: AtView,
    document: &'e str,
    place: Option<&'e str>,
    path: Vec<&'e str>,
}

/// The rules that a finding rests on: to those of most plans nothing leads, and they are the same for all of them.
fn rules(all: Vec<Rule<'_>>) -> Vec<Fragment<RuleView<'_>>> {
    thread_local!(static RULES: Again<Option<Rc<RawValue>>> = Again::default());
    let mut words = String::new();
    let each = all.into_iter().map(|rule| {
        if rule.path.is_empty() {
            words.clear();
            rule.tell(&mut words);
            Fragment::made(&RULES, &words, || RuleView::new(rule))
        } else {
            Fragment::Own(RuleView::new(rule))
        }
    });
    each.collect()
}

impl<'e> RuleView<'e> {
    fn new(rule: Rule<'e>) -> Self {
        Self {
            file: rule.file,
            at: AtView::new(rule.position),
            document: rule.document.name(),
            place: rule.at,
            path: rule.path,
        }
    }
}

#[derive(Serialize)]
struct WaiverView<'e> {
    reason: &'e str,
    approved_by: &'e str,
    until: String,
    at: &'e str,
}

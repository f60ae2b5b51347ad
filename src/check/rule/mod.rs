//! Checks of the rules themselves: what `doichieu rules lint` finds.
//!
//! They look at rules, not at a plan, and point at the lines of rule files.

mod compare;
mod contradicting_documents;
mod contradicting_rules;
mod duplicate_rule;
mod expired_rule;
mod loosened_rule;
mod shared_name;
mod unknown_name;
mod unreachable_rule;
mod unsupported_rule;
mod untranslated_note;
mod unverified;

pub use compare::{Change, Compared, compare};
pub use shared_name::{SharedName, shared_names};
pub use unknown_name::{UnknownName, unknown_names};
pub use unverified::{Unverified, unverified};

use super::promise::Limit;
use super::wording;
use super::{Message, Name, Severity};
use crate::document::{DocumentId, PartialDate};
use crate::graph::Registry;
use crate::lang::Lang;
use crate::plan::Indicator;
use crate::rule::{Requirement, RequirementId, RuleSet};
use crate::text::Place;

/// All that a check of rules may look at.
#[derive(Debug)]
pub struct LintContext<'r> {
    /// The rules.
    pub rules: &'r RuleSet,
    /// The day they are looked at.
    pub as_of: PartialDate,
    registry: Registry,
}

impl<'r> LintContext<'r> {
    /// Rules, looked at on a day.
    pub fn new(rules: &'r RuleSet, as_of: PartialDate) -> Self {
        Self {
            rules,
            as_of,
            registry: Registry::new(rules),
        }
    }

    /// The first day on which a document is in force, as far as it is known.
    pub fn begin_of(&self, document: DocumentId) -> Option<PartialDate> {
        let document = self.rules.document(document);
        document.effective.or(document.issued)
    }

    /// The day from which a document is no longer in force, if it has ended.
    pub fn end_of(&self, document: DocumentId) -> Option<PartialDate> {
        self.registry.end(self.rules, document)
    }

    /// Whether there is a day on which the documents of both are in force.
    fn stand_together(&self, one: &Requirement, other: &Requirement) -> bool {
        let begins_before_end = |a: &Requirement, b: &Requirement| {
            let (begin, end) = (self.begin_of(a.document), self.end_of(b.document));
            match (begin, end) {
                (Some(begin), Some(end)) => begin.earliest() < end.latest(),
                _ => true,
            }
        };
        begins_before_end(one, other) && begins_before_end(other, one)
    }

    /// A document and the place in it: `71/NQ-CP (Phụ lục I, mục 6)`.
    fn source(&self, requirement: &Requirement) -> String {
        let name = self.rules.document(requirement.document).name();
        match &requirement.at {
            Some(at) => format!("{name} ({at})"),
            None => name.to_owned(),
        }
    }

    fn indicator(&self, requirement: &Requirement) -> &'r Indicator {
        self.rules.indicator(requirement.indicator)
    }

    /// What a requirement asks: `≥ 80%`.
    fn required(&self, requirement: &Requirement, lang: Lang) -> String {
        wording::required(requirement, self.indicator(requirement), lang)
    }

    /// The words of a finding.
    pub fn describe(&self, finding: &RuleFinding, lang: Lang) -> Message {
        LINTS
            .iter()
            .find(|lint| lint.name() == finding.name)
            .map_or_else(Message::default, |lint| lint.describe(self, finding, lang))
    }

    /// The places a finding points at, the main one first.
    pub fn places(&self, finding: &RuleFinding) -> Vec<Place> {
        let ids = std::iter::once(finding.rule).chain(finding.other);
        ids.map(|id| self.rules.requirement(id).place).collect()
    }
}

/// Something that is wrong with a rule. It holds ids only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleFinding {
    /// What is wrong.
    pub name: Name,
    /// How bad it is.
    pub severity: Severity,
    /// The rule.
    pub rule: RequirementId,
    /// The rule it is compared with.
    pub other: Option<RequirementId>,
}

impl RuleFinding {
    fn new(name: Name, rule: RequirementId, other: Option<RequirementId>) -> Self {
        Self {
            name,
            severity: name.severity(),
            rule,
            other,
        }
    }
}

/// One thing to look for in rules.
pub trait Lint: Sync {
    /// What it is called when it is found.
    fn name(&self) -> Name;
    /// Adds what it finds.
    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>);
    /// The words for something it found.
    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message;
}

/// The checks of rules, in the order of a report.
pub const LINTS: &[&dyn Lint] = &[
    &loosened_rule::LoosenedRule,
    &contradicting_rules::ContradictingRules,
    &contradicting_documents::ContradictingDocuments,
    &duplicate_rule::DuplicateRule,
    &unreachable_rule::UnreachableRule,
    &expired_rule::ExpiredRule,
    &unsupported_rule::UnsupportedRule,
    &untranslated_note::UntranslatedNote,
];

/// Everything that is wrong with rules on a day: the worst first, then by kind and place.
pub fn lint(cx: &LintContext<'_>) -> Vec<RuleFinding> {
    let mut found = Vec::new();
    for lint in LINTS {
        lint.run(cx, &mut found);
    }
    found.sort_by_key(|f| (f.severity, f.name, cx.rules.requirement(f.rule).place));
    found
}

/// The limit of a requirement that prints a number.
fn limit(requirement: &Requirement) -> Option<Limit> {
    requirement.bound.map(Limit::required)
}

/// Requirements of one document, indicator, year, force and audience that are written before
/// another, each with the first of them.
fn repeated(rules: &RuleSet) -> impl Iterator<Item = (&Requirement, &Requirement)> {
    let alike = |one: &Requirement, other: &Requirement| {
        one.document == other.document
            && one.by == other.by
            && one.force == other.force
            && one.audience == other.audience
    };
    rules.by_indicator.iter().flat_map(move |ids| {
        ids.iter().enumerate().filter_map(move |(index, id)| {
            let this = rules.requirement(*id);
            let before = ids.iter().take(index).map(|id| rules.requirement(*id));
            let first = before.into_iter().find(|other| alike(this, other))?;
            Some((this, first))
        })
    })
}

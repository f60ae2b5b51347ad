//! Names of findings and verdicts in rule tests that do not exist.

use crate::check::{Name, Verdict};
use crate::lang::Lang;
use crate::rule::{Expectation, ExpectationKind, RuleSet};
use crate::text::{Place, did_you_mean};

/// A finding or a verdict that a test expects and that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The expectation.
    pub place: Place,
    /// The name.
    pub name: String,
    /// What was most likely meant.
    pub nearest: Option<&'static str>,
    verdict: bool,
}

impl UnknownName {
    /// One sentence about it.
    pub fn message(&self, lang: Lang) -> String {
        let name = &self.name;
        if self.verdict {
            lang.pick(
                format!("không có kết luận nào tên là “{name}”"),
                format!("there is no verdict “{name}”"),
            )
        } else {
            lang.pick(
                format!("không có loại phát hiện nào tên là “{name}”"),
                format!("there is no finding “{name}”"),
            )
        }
    }

    /// What would mend it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let nearest = self.nearest?;
        Some(lang.pick(
            format!("có phải là {nearest} không?"),
            format!("did you mean {nearest}?"),
        ))
    }
}

/// The names in the tests of rules that do not exist, in order.
pub fn unknown_names(rules: &RuleSet) -> Vec<UnknownName> {
    let all = rules.tests.iter().flat_map(|test| &test.expectations);
    all.filter_map(unknown).collect()
}

fn unknown(expectation: &Expectation) -> Option<UnknownName> {
    let findings = || Name::ALL.iter().map(|name| name.slug());
    let verdicts = || Verdict::ALL.iter().map(|verdict| verdict.slug());
    let (name, nearest, verdict) = match &expectation.kind {
        ExpectationKind::Finding(name) | ExpectationKind::NoFinding(name) => {
            if findings().any(|known| known == name) {
                return None;
            }
            (name, did_you_mean(name, findings()), false)
        }
        ExpectationKind::Verdict(name) => {
            if verdicts().any(|known| known == name) {
                return None;
            }
            (name, did_you_mean(name, verdicts()), true)
        }
    };
    Some(UnknownName {
        place: expectation.place,
        name: name.clone(),
        nearest,
        verdict,
    })
}

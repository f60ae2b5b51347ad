//! Labels → indicators.

use super::explain::Why;
use crate::rule::RuleSet;
use crate::target::Fit;

/// The indicators of a rule set, by the words of their labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {}

/// Which indicator a label is of.
#[derive(Clone, Debug, Default)]
pub(super) struct Matched {
    /// The indicator.
    pub(super) indicator: Option<String>,
    /// Those between which it could not be decided.
    pub(super) candidates: Vec<String>,
    /// How sure it is.
    pub(super) fit: Fit,
    /// Why.
    pub(super) why: Why,
}

impl Vocabulary {
    pub(super) fn of(_: &RuleSet) -> Self {
        Self::default()
    }

    pub(super) fn match_label(&self, _: &str, _: Option<&str>, _: Option<&str>) -> Matched {
        Matched::default()
    }
}

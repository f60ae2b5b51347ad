//! The legal-basis graph: a plan, its citations, the registry. petgraph stays inside.

use crate::rule::RuleSet;
use crate::target::Plan;

/// A plan's legal basis laid over the registry of a rule set.
#[derive(Debug)]
pub struct BasisGraph<'c> {
    /// The rule set whose registry it is.
    pub rules: &'c RuleSet,
    /// The plan.
    pub plan: &'c Plan<'c>,
}

//! What the gate says of the findings of a plan.

use super::{Fingerprint, State, fingerprints};
use crate::check::Outcome;
use std::sync::OnceLock;

/// What the gate says of all findings of an outcome, in their order. What they are known again by
/// is worked out when somebody asks for it: counts and lines of plans never do.
#[derive(Clone, Debug, Default)]
pub struct Rulings {
    pub(super) states: Vec<State>,
    marks: OnceLock<Vec<Fingerprint>>,
}

/// What the gate says of one finding.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'e> {
    /// What becomes of it.
    pub state: &'e State,
    all: &'e Rulings,
    outcome: &'e Outcome<'e>,
    at: usize,
}

impl Rulings {
    /// What becomes of each finding.
    pub fn new(states: Vec<State>) -> Self {
        let marks = OnceLock::new();
        Self { states, marks }
    }

    /// The rulings on the findings of the outcome they are of.
    pub fn each<'e>(
        &'e self,
        outcome: &'e Outcome<'e>,
    ) -> impl Iterator<Item = Ruling<'e>> + use<'e> {
        let all = self;
        let states = self.states.iter().enumerate();
        states.map(move |(at, state)| Ruling {
            state,
            all,
            outcome,
            at,
        })
    }

    /// What becomes of each finding.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// What each finding of the outcome is known again by.
    pub fn marks(&self, outcome: &Outcome<'_>) -> &[Fingerprint] {
        self.marks.get_or_init(|| fingerprints(outcome))
    }
}

impl Ruling<'_> {
    /// What the finding is known again by.
    pub fn fingerprint(&self) -> Fingerprint {
        let marks = self.all.marks(self.outcome);
        marks.get(self.at).copied().unwrap_or_default()
    }
}

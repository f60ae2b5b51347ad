//! The gate: what of the findings counts for the exit status.
//!
//! A finding is known again by its [`Fingerprint`] after edits elsewhere in the plan. A waiver
//! takes it out of the count for a while, a baseline because it was there before; what is switched
//! off is only counted.

pub mod baseline;
mod fingerprint;
mod folder;
mod path_glob;
mod ruling;
mod run;
mod severities;
mod waivers;

pub use crate::check::waiver::Waiver;
pub use baseline::{Baseline, Record};
pub use fingerprint::{Fingerprint, fingerprints};
use fingerprint::{Likeness, likeness};
pub use folder::Folder;
pub use path_glob::{GlobFault, PathGlob};
pub use ruling::{Ruling, Rulings};
pub use run::{Gate, Ledger, Ruled, RunFinding};
pub use severities::{Setting, Severities};
pub use waivers::{Scope, WaiverEntry, Waivers};

use crate::check::{Finding, Severity};
use std::sync::Arc;

/// What becomes of a finding at the gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It counts.
    #[default]
    Open,
    /// A reviewer allows it until a day.
    Waived(Arc<Waiver>),
    /// The baseline has it.
    Known,
}

impl State {
    /// Whether the finding counts.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// The name in every format.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waived(_) => "waived",
            Self::Known => "known",
        }
    }
}

/// Whether a finding counts at or above a severity.
pub fn counts(finding: &Finding, ruling: Ruling<'_>, least: Severity) -> bool {
    ruling.state.is_open() && finding.severity <= least
}

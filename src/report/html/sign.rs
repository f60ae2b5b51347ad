//! Verdicts and severities as a sign, for who prints without colours or cannot tell them apart.
//!
//! The signs are ones that the fonts of offices have.

use crate::check::{Severity, Verdict};

/// The sign of a verdict.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "=",
        Verdict::Exceeded => "▲",
        Verdict::Weaker => "▼",
        Verdict::Later => "►",
        Verdict::Missing => "○",
        Verdict::Unquantified => "?",
        Verdict::Incomparable => "≠",
        Verdict::NotDue => "…",
        Verdict::Waived => "□",
        Verdict::NotCovered => "–",
    }
}

/// Its colour: good, bad, to be looked at, or none.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met | Verdict::Exceeded => "good",
        Verdict::Weaker | Verdict::Later | Verdict::Missing => "bad",
        Verdict::Unquantified | Verdict::Incomparable => "doubt",
        Verdict::NotDue | Verdict::Waived | Verdict::NotCovered => "plain",
    }
}

/// The sign of a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "×",
        Severity::Warning => "!",
        Severity::Note => "i",
    }
}

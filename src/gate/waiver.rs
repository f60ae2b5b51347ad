//! Waivers: findings a reviewer allows for a while.

use crate::document::PartialDate;

/// A finding a reviewer allows until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why it is allowed.
    pub reason: String,
    /// Who allows it.
    pub approved_by: String,
    /// The last day on which it is allowed.
    pub until: PartialDate,
    /// The file and line it is written on: `waivers.toml:12`.
    pub at: String,
}

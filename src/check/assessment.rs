//! One indicator and year: what is required, what is promised, and the verdict.

/// How a plan answers what is required of one indicator in one year.
#[derive(Clone, Debug)]
pub struct Assessment {}

/// How a promise stands to what is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The promise is the minimum.
    Met,
}

//! A day as it is given on the command line.

use crate::document::PartialDate;

/// A whole day, as Vietnamese write it or as machines do.
///
/// # Errors
///
/// How a day is written.
pub(super) fn day(text: &str) -> Result<PartialDate, String> {
    PartialDate::typed(text)
        .filter(|date| date.is_whole())
        .ok_or_else(|| "a day is written like 26/3/2026 or 2026-03-26".to_owned())
}

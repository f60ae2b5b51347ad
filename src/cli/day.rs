//! A day as it is given on the command line.

use crate::document::PartialDate;
use crate::error::Words;

/// A whole day, as Vietnamese write it or as machines do.
///
/// # Errors
///
/// How a day is written.
pub(super) fn day(text: &str) -> Result<PartialDate, Words> {
    PartialDate::typed(text)
        .filter(|date| date.is_whole())
        .ok_or_else(|| {
            Words::new(
                "ngày viết như 26/3/2026 hoặc 2026-03-26",
                "a day is written like 26/3/2026 or 2026-03-26",
            )
        })
}

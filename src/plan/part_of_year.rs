//! Parts of a year, as plans name them.

use crate::text::loose;

/// Whether a part of the year is its end, so that what is reached then is the year's.
pub fn ends_the_year(when: &str) -> bool {
    let when = loose(when);
    // "hai tháng cuối năm", "nửa cuối năm": a part, and not its end.
    if when.ends_with("tháng cuối năm") || when.ends_with("nửa cuối năm") {
        return false;
    }
    [
        "cuối năm",
        "hết năm",
        "quý iv",
        "quý 4",
        "tháng 12",
        "31 12",
        "cả năm",
    ]
    .iter()
    .any(|end| when.ends_with(end) || when.contains(&format!("{end} ")))
}

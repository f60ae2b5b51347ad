//! A file that another office wrote from a Word file of the cases (`tests/cases/office`).

use super::*;
use crate::office::damaged::damaged;

#[test]
fn what_is_cut_off_or_changed_is_an_error_or_words_and_never_more() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/office/old/plan.doc"
    );
    let whole = std::fs::read(path).unwrap();
    assert!(read(&whole).is_ok());
    for length in (0..whole.len()).step_by(509) {
        let _ = read(whole.get(..length).unwrap());
    }
    for bytes in damaged(&whole, 400) {
        let _ = read(&bytes);
    }
}

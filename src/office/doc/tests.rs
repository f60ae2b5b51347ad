//! A file that another office wrote from a Word file of the cases (`tests/cases/office`).

use super::*;

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
    let mut seed = 7_u32;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % bytes.len();
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if let Some(byte) = bytes.get_mut(at) {
                *byte = seed.to_le_bytes()[3];
            }
        }
        let _ = read(&bytes);
    }
}

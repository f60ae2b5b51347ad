//! One function a target: it is given any bytes, and panics where something is not as it must be.
//!
//! The fuzzing programs call them, and so do the tests, with every input that is kept in
//! `fuzz/kept`. Bytes that are no text become the sign for that, so that no try is wasted.

pub mod file;
pub mod number;
pub mod pieces;
pub mod plan;
pub mod rule;
pub mod setting;
pub mod text;

use std::borrow::Cow;

/// What is done with the bytes that are tried.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const ALL: &[(&str, Target)] = &[
    ("number", number::number),
    ("date", number::date),
    ("document_number", number::document_number),
    ("shown", text::shown),
    ("spelling", text::spelling),
    ("layout", text::layout),
    ("rules", rule::rules),
    ("meaning", rule::meaning),
    ("words", rule::words),
    ("target_set", plan::target_set),
    ("judge", plan::judge),
    ("command", plan::command),
    ("sentence", plan::sentence),
    ("extract", plan::extract),
    ("config", setting::config),
    ("waivers", setting::waivers),
    ("baseline", setting::baseline),
    ("glob", setting::glob),
    ("docx", file::docx),
    ("xlsx", file::xlsx),
    ("odf", file::odf),
    ("html", file::html),
    ("doc", file::doc),
    ("file", file::file),
];

/// Bytes as a text.
fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

//! Reading target sets (DESIGN.md, section 5), strictly.
//!
//! [`read`] takes the fast path: serde, borrowing from the text. Only when that fails is the
//! text walked again, to say everything that is wrong with it, each with its line, its column
//! in letters and its path in the data. [`Inputs`] finds target sets in files, folders,
//! JSON Lines and standard input, and holds one at a time.

mod columns;
mod diagnose;
mod folder;
mod format;
mod input;
mod items;
mod lines;
mod problem;
mod raw;
mod refused;
mod scan;
mod schema;
mod syntax;
mod target;
mod value;
mod wire;

pub use folder::{PassedOver, PassedWhy};
pub use input::{Given, Inputs, Unit};
pub use items::Items;
pub use problem::Problem;
pub use refused::Refused;
pub use schema::plan_schema;

use super::Plan;

/// The plan of a target set, or everything that is wrong with it, in the order of the text.
pub fn read(text: &str) -> Result<Plan<'_>, Vec<Problem>> {
    let fast = serde_json::from_str::<wire::PlanWire<'_>>(text);
    if let Some(plan) = fast.ok().and_then(|wire| wire.plan().ok()) {
        return Ok(plan);
    }
    Err(diagnose::diagnose(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    const WHOLE: &str = include_str!("../../../tests/cases/read/whole.json");

    /// Pieces of JSON that are right in some places and wrong in others.
    const PIECES: &[&str] = &[
        "null",
        "true",
        "80",
        "-0",
        "2026",
        "2026.0",
        "2e3",
        "99999999999",
        "1e400",
        "-1",
        "\"80\"",
        "\"0,70\"",
        "\"80%\"",
        "\"\"",
        "\"t1\"",
        "\"b\\u0031\"",
        "\"\\ud800\"",
        "\"2025-02-30\"",
        "\"2026-04\"",
        "\"range\"",
        "\">=\"",
        "\"bool\"",
        "\"must\"",
        "\"op\"",
        "\"value_max\"",
        "\"year\"",
        "\"lines\"",
        "\"ward\"",
        "\"province\"",
        "[1, 2]",
        "[2, 1]",
        "[]",
        "{}",
        "[null]",
        "{\"number\": \"1\"}",
        ",",
        ":",
        "}",
        "]",
        "\"schema\"",
        "9999999999999999999999999999999999999999",
        "0.00000000000000000000000000000000001",
    ];

    /// JSON cut into its strings, numbers, words and signs.
    fn pieces(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
            let length = match first {
                '"' => {
                    let bytes = rest.as_bytes();
                    let closes = |at: &usize| bytes[*at] == b'"' && bytes[*at - 1] != b'\\';
                    (1..rest.len()).find(closes).map_or(rest.len(), |at| at + 1)
                }
                c if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
                c => c.len_utf8(),
            };
            pieces.push(&rest[..length]);
            rest = rest[length..].trim_start();
        }
        pieces
    }

    fn both_ways_agree(text: &str) {
        let found = diagnose::diagnose(text);
        assert_eq!(found.is_empty(), read(text).is_ok(), "{text}\n{found:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn diagnosis_finds_nothing_iff_the_plan_is_read(
            edits in prop::collection::vec((any::<Index>(), any::<Index>(), 0..4), 1..4)
        ) {
            let mut text = pieces(WHOLE);
            for (at, piece, how) in edits {
                let at = at.index(text.len());
                match how {
                    0 => drop(text.remove(at)),
                    1 => text.insert(at, text[piece.index(text.len())]),
                    2 => text[at] = text[piece.index(text.len())],
                    _ => text[at] = PIECES[piece.index(PIECES.len())],
                }
            }
            both_ways_agree(&text.join(" "));
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            both_ways_agree(&text);
        }
    }

    #[test]
    fn values_in_each_place_are_judged_alike_both_ways() {
        let whole = pieces(WHOLE);
        for at in (0..whole.len()).filter(|at| whole[*at].len() > 1) {
            // A third of all pairs, another third for each place.
            for piece in PIECES.iter().skip(at % 3).step_by(3) {
                let mut text = whole.clone();
                text[at] = piece;
                both_ways_agree(&text.join(" "));
            }
        }
    }

    #[test]
    fn a_target_is_no_list_of_its_values() {
        let (schema, rest) = (value::SCHEMA, ", null".repeat(18));
        let target = format!("[\"t1\", \"a\", null, null, \"bool\"{rest}]");
        let text = format!("{{\"schema\": \"{schema}\", \"plan\": {{}}, \"targets\": [{target}]}}");
        both_ways_agree(&text);
        assert!(read(&text).is_err());
    }

    #[test]
    fn citations_inside_citations_end_somewhere() {
        for depth in 55..70 {
            for inner in ["{}", "{\"lines\": [1, 2]}"] {
                let cites = "{\"cites\": [".repeat(depth) + inner + &"]}".repeat(depth);
                let text = format!(
                    "{{\"schema\": \"{}\", \"plan\": {{}}, \"basis\": [{cites}]}}",
                    value::SCHEMA
                );
                both_ways_agree(&text);
            }
        }
    }
}

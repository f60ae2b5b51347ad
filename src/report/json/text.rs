//! Views as JSON, written into one string: nothing in it is obeyed or hidden wherever it goes.

use crate::text::escaped;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// JSON of a view. The views hold nothing that JSON cannot say.
pub(in crate::report) fn text(view: &impl Serialize) -> String {
    let mut out = Vec::with_capacity(256);
    let written = view.serialize(&mut Serializer::with_formatter(&mut out, Seen));
    let text = String::from_utf8(out).map_err(|error| error.to_string());
    let text = written.map_err(|error| error.to_string()).and(text);
    text.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}

/// Compact JSON, what is obeyed or not seen escaped on the way.
struct Seen;

impl Formatter for Seen {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        part: &str,
    ) -> io::Result<()> {
        out.write_all(escaped(part).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn a_view_is_what_serde_json_writes_of_it(
            words in any::<String>(), n in any::<i64>(), m in any::<u64>()
        ) {
            let view = json!({ "words": [words, null, true, []], "n": { &words: [n, m, 0, {}] } });
            let other = serde_json::to_string(&view).unwrap();
            prop_assert_eq!(text(&view), escaped(&other));
        }

        #[test]
        fn long_words_too(words in "([a-zạ-ỹ “–≥]{0,40}[\u{0}-\u{2fff}#\"\\\\]{0,3}){0,6}") {
            let other = serde_json::to_string(&words).unwrap();
            prop_assert_eq!(text(&words), escaped(&other));
        }
    }
}

//! Views as JSON, written into one string: nothing in it is obeyed or hidden wherever it goes.

use crate::text::escaped;
use serde::Serialize;
use std::borrow::Cow;

/// JSON of a view. The views hold nothing that JSON cannot say.
pub(in crate::report) fn text(view: &impl Serialize) -> String {
    let written = serde_json::to_string(view);
    let text = written.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
    // Looked through once as a whole, since nearly always there is nothing to escape.
    let owned = match escaped(&text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(escaped) => Some(escaped),
    };
    owned.unwrap_or(text)
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

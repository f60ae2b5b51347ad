//! Views as JSON, written into one string: nothing in it is obeyed or hidden wherever it goes.

use crate::text::{Again, escaped};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::borrow::Cow;
use std::rc::Rc;
use std::thread::LocalKey;

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

/// A view in what is said of many plans.
#[derive(Clone, Debug)]
pub(in crate::report) enum Fragment<V> {
    /// The same for all of them: its JSON, made once.
    Made(Option<Rc<RawValue>>),
    /// Of this plan alone.
    Own(V),
}

impl<V: Serialize> Fragment<V> {
    /// The view that was made of these words before, or is made now: the same words are always to give the same.
    pub(in crate::report) fn made(
        all: &'static LocalKey<Again<Option<Rc<RawValue>>>>,
        words: &str,
        view: impl FnOnce() -> V,
    ) -> Self {
        let make = || to_raw_value(&view()).ok().map(Rc::from);
        Self::Made(Again::of(all, words, make))
    }
}

impl<V: Serialize> Serialize for Fragment<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Made(json) => json.as_deref().serialize(serializer),
            Self::Own(view) => view.serialize(serializer),
        }
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

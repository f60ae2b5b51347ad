//! What is read of a text, all but where it stands.

use doichieu::extract::Reader;
use doichieu::plan::write;
use doichieu::text::{Source, decode};
use serde_json::Value;

/// The things that were read, as text, sorted.
pub(super) struct Items(Vec<String>);

impl Items {
    /// What is in these and not in others, each as often as it is missing.
    pub(super) fn minus(&self, other: &Self) -> Vec<String> {
        let mut rest = other.0.clone();
        let missing = self.0.iter().filter(|item| {
            let at = rest.binary_search(item);
            at.map(|at| rest.remove(at)).is_err()
        });
        missing.cloned().collect()
    }
}

/// Reads a text.
pub(super) fn read(reader: &Reader, text: &str) -> Items {
    let text = decode(text.as_bytes().to_vec()).unwrap_or_default();
    let read = reader.read(&Source::new("plan.txt", text));
    let mut json = Vec::new();
    write(&read.plan, &mut json).unwrap_or_default();
    let mut plan: Value = serde_json::from_slice(&json).unwrap_or_default();
    let mut items = Vec::new();
    for (name, value) in plan.as_object_mut().into_iter().flatten() {
        match value {
            // Whether a numbered line is a heading or an item, and where its words end, is told by
            // its form alone.
            _ if name == "passages" => {}
            Value::Array(things) => {
                for thing in things {
                    forget(thing);
                    items.push(format!("{name} {thing}"));
                }
            }
            other => items.push(format!("{name} {other}")),
        }
    }
    items.sort();
    Items(items)
}

/// Forgets the lines and the counted name of a thing.
fn forget(thing: &mut Value) {
    match thing {
        Value::Object(fields) => {
            fields.retain(|name, _| !matches!(name.as_str(), "lines" | "id"));
            fields.values_mut().for_each(forget);
        }
        Value::Array(things) => things.iter_mut().for_each(forget),
        // A number broken over lines is joined: "57-" and "NQ/TW", but "2022- 2026" too.
        Value::String(words) => *words = words.replace("- ", "-"),
        _ => {}
    }
}

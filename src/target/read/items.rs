//! Where the items of a target set stand in its JSON, for a report to point at.

use super::raw::{self, Ruler};
use crate::text::Position;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Where the items of the lists of a target set stand.
///
/// The text is walked once, when a place is first asked for: a plan has dozens of findings, and
/// most plans of a run are asked for none.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    text: &'t str,
    lists: OnceLock<Lists>,
}

/// The items of each list, by its name.
type Lists = BTreeMap<String, Vec<Item>>;

/// An item of a list, and the citations inside it.
#[derive(Clone, Debug)]
struct Item {
    at: Start,
    cites: Vec<Start>,
}

/// Where an item begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Line and column.
    pub position: Position,
    /// The same column, counted in Unicode code points.
    pub points: usize,
}

impl<'t> Items<'t> {
    /// The items of the target set of this text.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            lists: OnceLock::new(),
        }
    }

    /// Where an item of a list begins, or a citation inside it; none where there is no such.
    pub fn start(&self, list: &str, index: usize, nested: Option<usize>) -> Option<Start> {
        let lists = self.lists.get_or_init(|| walk(self.text));
        let item = lists.get(list)?.get(index)?;
        match nested {
            None => Some(item.at),
            Some(nested) => item.cites.get(nested).copied(),
        }
    }
}

/// All items of a text, in its order.
fn walk(text: &str) -> Lists {
    let whole: Option<&RawValue> = serde_json::from_str(text).ok();
    let mut ruler = Ruler::new(text);
    let mut lists = Lists::new();
    for (key, list) in whole.and_then(raw::fields).unwrap_or_default() {
        let (Ok(key), Some(items)) = (raw::string(key), raw::items(list)) else {
            continue;
        };
        let items = items.into_iter().map(|value| Item {
            at: start(&mut ruler, text, value),
            cites: cites(value)
                .into_iter()
                .map(|cite| start(&mut ruler, text, cite))
                .collect(),
        });
        lists.insert(key.into_owned(), items.collect());
    }
    lists
}

/// The citations inside a citation.
fn cites(item: &RawValue) -> Vec<&RawValue> {
    let fields = raw::fields(item).unwrap_or_default();
    let mut fields = fields.into_iter();
    let cites = fields.find(|(key, _)| raw::string(key).is_ok_and(|key| key == "cites"));
    cites
        .and_then(|(_, list)| raw::items(list))
        .unwrap_or_default()
}

fn start(ruler: &mut Ruler<'_>, text: &str, value: &RawValue) -> Start {
    let at = raw::span(text, value.get()).start;
    Start {
        position: ruler.at(at as usize),
        points: ruler.points(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::position;

    #[test]
    fn items_stand_where_they_are_written() {
        let text = " {\"basis\": [ {\"raw\": \"Nghị quyết\", \"cites\": [{\"number\": \"1\"},\n \
                    {\"raw\": \"tẻ\u{301}\", \"x\": 2}]} ],\n \"t\\u0061rgets\": [{\"id\": \"a\"}, \"b\"], \"plan\": {}}";
        let items = Items::new(text);
        for (list, index, nested, words) in [
            ("basis", 0, None, "{\"raw\": \"Nghị"),
            ("basis", 0, Some(0), "{\"number\""),
            ("basis", 0, Some(1), "{\"raw\": \"tẻ"),
            ("targets", 0, None, "{\"id\""),
            ("targets", 1, None, "\"b\""),
        ] {
            let start = text.find(words).unwrap();
            let line = text[..start].rsplit('\n').next().unwrap();
            let wanted = Start {
                position: position(text, start),
                points: line.chars().count() + 1,
            };
            assert_eq!(items.start(list, index, nested), Some(wanted), "{words}");
        }
        for (list, index, nested) in [
            ("basis", 1, None),
            ("basis", 0, Some(2)),
            ("targets", 0, Some(0)),
            ("plan", 0, None),
            ("tasks", 0, None),
        ] {
            assert_eq!(items.start(list, index, nested), None, "{list}");
        }
        assert_eq!(Items::new("{").start("targets", 0, None), None);
    }
}

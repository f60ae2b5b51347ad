//! Where the items of a target set stand in its JSON, for a report to point at.

use super::raw::Ruler;
use super::scan::Scan;
use crate::text::Position;
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
    let (mut scan, mut ruler) = (Scan::new(text), Ruler::new(text));
    let mut lists = Lists::new();
    scan.each_field(|scan, key| match key {
        Some(key) if scan.is_list() => {
            let mut items = Vec::new();
            scan.each_item(|scan| items.push(item(scan, &mut ruler)));
            lists.insert(key.into_owned(), items);
        }
        _ => scan.skip(),
    });
    lists
}

/// An item of a list, with the citations of its first field of that name.
fn item(scan: &mut Scan<'_>, ruler: &mut Ruler<'_>) -> Item {
    let (at, mut cites) = (start(ruler, scan), None);
    scan.each_field(|scan, key| {
        if cites.is_some() || key.is_none_or(|key| key != "cites") {
            return scan.skip();
        }
        let mut own = Vec::new();
        scan.each_item(|scan| {
            own.push(start(ruler, scan));
            scan.skip();
        });
        cites = Some(own);
    });
    let cites = cites.unwrap_or_default();
    Item { at, cites }
}

fn start(ruler: &mut Ruler<'_>, scan: &Scan<'_>) -> Start {
    Start {
        position: ruler.at(scan.at()),
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

//! Where the items of a target set stand in its JSON, for a report to point at.

use super::columns::Columns;
use super::raw::Ruler;
use super::scan::Scan;
use crate::text::Position;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Where the items of the lists of a target set stand.
///
/// An item is found by a word of its own that was borrowed from the text, where that stands in its first field, as it
/// nearly always does; else the text is walked once, when such a place is first asked for.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    text: &'t str,
    /// Whether each of its characters is surely a letter of its own.
    is_plain: bool,
    columns: OnceLock<Option<Columns>>,
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
    /// The items of the target set of this text, of which it may be known that it has no
    /// [`crate::text::doubtful`] character.
    pub fn new(text: &'t str, is_plain: bool) -> Self {
        Self {
            text,
            is_plain,
            columns: OnceLock::new(),
            lists: OnceLock::new(),
        }
    }

    /// Where the item begins in whose first field one of these words stands; none where that is not seen.
    pub fn start_by<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<Start> {
        let offset = words
            .into_iter()
            .find_map(|word| beginning(self.text, word))?;
        let columns = self
            .columns
            .get_or_init(|| Columns::of(self.text, self.is_plain));
        let position = columns.as_ref()?.at(self.text, offset);
        Some(Start {
            position,
            points: position.column,
        })
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

/// The byte at which the object begins in whose first field a word stands that was borrowed from the text.
fn beginning(text: &str, word: &str) -> Option<usize> {
    let at = (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let before = text.get(..at)?;
    // As a target is nearly always written.
    if let Some(before) = before.strip_suffix("{\"id\":\"") {
        return Some(before.len());
    }
    let blanks = [' ', '\n', '\r', '\t'];
    let before = before.strip_suffix('"')?.trim_end_matches(blanks);
    let before = before.strip_suffix(':')?.trim_end_matches(blanks);
    // A name with an escape is none of ours.
    let (before, name) = before.strip_suffix('"')?.rsplit_once('"')?;
    let is_plain = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let before = before.trim_end_matches(blanks).strip_suffix('{')?;
    is_plain.then_some(before.len())
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
    fn an_item_is_found_by_a_word_of_its_first_field() {
        let text = "{\"a\": [{ \"id\" :\n\"một “a”\", \"label\": \"hai\"},\n {\"x\\\"y\": \"ba\", \"z\": {\"w\": 1}}],
                    \"b\": \"{\\\"id\\\":\"}";
        let items = Items::new(text, false);
        let word = |words: &str| {
            let at = text.find(words).unwrap();
            &text[at..at + words.len()]
        };
        let start = text.find("{ \"id").unwrap();
        let by = |words: &str| items.start_by([word(words)]).map(|start| start.position);
        assert_eq!(by("một"), Some(position(text, start)));
        for other in ["hai", "ba", "id", "w", "label", "{\\\"id"] {
            assert_eq!(by(other), None, "{other}");
        }
        assert_eq!(items.start_by(["một"]), None, "words of another text");
        let marked = "{\"a\": \"e\u{301}\"}";
        assert_eq!(Items::new(marked, false).start_by([&marked[7..10]]), None);
    }

    #[test]
    fn items_stand_where_they_are_written() {
        let text = " {\"basis\": [ {\"raw\": \"Nghị quyết\", \"cites\": [{\"number\": \"1\"},\n \
                    {\"raw\": \"tẻ\u{301}\", \"x\": 2}]} ],\n \"t\\u0061rgets\": [{\"id\": \"a\"}, \"b\"], \"plan\": {}}";
        let items = Items::new(text, false);
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
        assert_eq!(Items::new("{", false).start("targets", 0, None), None);
    }
}

//! The words of all cells, each once, as an Excel file keeps them.

use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::fmt::Write as _;
use std::hash::BuildHasher as _;
use std::io;

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordsId(pub(super) u32);

/// So many bytes of words are kept once for all cells that show them; what comes after stands in its cell, so that memory
/// does not grow with the plans.
const MOST: usize = 4 << 20;

/// Words, each once, in the order they came.
#[derive(Debug, Default)]
pub(super) struct Strings {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// By what is made of them: whole strings as keys would take twice the memory.
    known: HashMap<u64, u32>,
    hasher: FixedState,
    uses: u64,
}

impl Strings {
    /// The number of words, which are kept where they are new; none where there is no more room.
    pub(super) fn id(&mut self, words: &str) -> Option<WordsId> {
        let hash = self.hasher.hash_one(words);
        let known = self.known.get(&hash).copied().map(WordsId);
        if let Some(known) = known.filter(|known| self.get(*known) == words) {
            self.uses += 1;
            return Some(known);
        }
        if self.all.len() + words.len() > MOST {
            return None;
        }
        self.uses += 1;
        let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.known.entry(hash).or_insert(next);
        self.all.push_str(words);
        self.ends.push(self.all.len());
        Some(WordsId(next))
    }

    /// The words of a number.
    pub(super) fn get(&self, id: WordsId) -> &str {
        let at = id.0 as usize;
        let first = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let last = self.ends.get(at).copied().unwrap_or_default();
        let words = self.all.get(first.copied().unwrap_or_default()..last);
        words.unwrap_or_default()
    }

    /// Writes the part of the file that holds the words; `before` are those that are kept before
    /// them, as XML.
    pub(super) fn write(
        &self,
        before: &str,
        count: u32,
        out: &mut impl io::Write,
    ) -> io::Result<()> {
        let unique = u64::from(count) + self.ends.len() as u64;
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             count=\"{}\" uniqueCount=\"{unique}\">{before}",
            u64::from(count) + self.uses
        )?;
        let (mut xml, mut first) = (String::new(), 0);
        for end in &self.ends {
            xml.push_str("<si>");
            element(self.all.get(first..*end).unwrap_or_default(), &mut xml);
            xml.push_str("</si>");
            first = *end;
            if xml.len() > super::CHUNK {
                out.write_all(xml.as_bytes())?;
                xml.clear();
            }
        }
        out.write_all(xml.as_bytes())?;
        out.write_all(b"</sst>")
    }
}

/// Words as an element.
pub(super) fn element(words: &str, xml: &mut String) {
    let space = ['\t', '\n', ' '];
    xml.push_str(if words.starts_with(space) || words.ends_with(space) {
        "<t xml:space=\"preserve\">"
    } else {
        "<t>"
    });
    escape(words, xml);
    xml.push_str("</t>");
}

/// Words with what XML or Excel takes for its own written otherwise: control letters as `_x0007_`,
/// and what already looks like that with its first mark written so.
fn escape(words: &str, xml: &mut String) {
    let is_plain = |b: u8| (b >= 0x20 && !b"&<>_\xEF".contains(&b)) || b == b'\t' || b == b'\n';
    if words.bytes().all(is_plain) {
        xml.push_str(words);
        return;
    }
    for (at, letter) in words.char_indices() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '_' if looks_escaped(words.get(at..).unwrap_or_default()) => xml.push_str("_x005F_"),
            '\t' | '\n' => xml.push(letter),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(xml, "_x{:04X}_", u32::from(letter));
            }
            _ => xml.push(letter),
        }
    }
}

/// Whether words begin like `_x0007_`.
fn looks_escaped(words: &str) -> bool {
    let digits = words.strip_prefix("_x").and_then(|rest| rest.get(..5));
    let digits = digits.and_then(|rest| rest.strip_suffix('_'));
    digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(words: &str) -> String {
        let mut xml = String::new();
        escape(words, &mut xml);
        xml
    }

    #[test]
    fn what_excel_takes_for_its_own_is_written_otherwise() {
        assert_eq!(escaped("Tỷ lệ\n≥ 90%\t_x"), "Tỷ lệ\n≥ 90%\t_x");
        assert_eq!(escaped("a & b <c>"), "a &amp; b &lt;c&gt;");
        assert_eq!(escaped("a\u{7}\r"), "a_x0007__x000D_");
        assert_eq!(escaped("_x0007_ _x00G7_ _xé"), "_x005F_x0007_ _x00G7_ _xé");
        assert_eq!(escaped("\u{FFFE}"), "_xFFFE_");
    }

    #[test]
    fn the_same_words_are_kept_once() {
        let mut strings = Strings::default();
        let ids = ["đạt", "", "thiếu", "đạt", ""].map(|words| strings.id(words).unwrap());
        assert_eq!(ids.map(|id| id.0), [0, 1, 2, 0, 1]);
        assert_eq!(
            ids.map(|id| strings.get(id)),
            ["đạt", "", "thiếu", "đạt", ""]
        );
        let mut out = Vec::new();
        strings.write("<si><t>a</t></si>", 1, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("count=\"6\" uniqueCount=\"4\"><si><t>a</t></si><si><t>đạt</t>"));
    }

    #[test]
    fn what_has_no_room_stands_in_its_cell() {
        let mut strings = Strings::default();
        assert!(strings.id(&"a".repeat(MOST - 1)).is_some());
        assert_eq!(strings.id("đạt").map(|id| id.0), None);
        assert_eq!(strings.id("b").map(|id| id.0), Some(1));
        assert_eq!(strings.id("c").map(|id| id.0), None);
        assert_eq!(strings.id("b").map(|id| id.0), Some(1));
    }
}

//! Word files before 2007 (.doc) → blocks.
//!
//! Paragraphs and tables in the order of the file, as [MS-DOC] keeps them: the letters in pieces,
//! what is said of paragraphs, rows and words on pages of properties, the labels of lists counted
//! as Word counts them. Tracked changes are read as accepted; hidden words, comments, heads and
//! feet of pages are left out. What a style says beyond a heading's level is not looked at.

pub(super) mod bytes;
mod list;
mod property;
mod style;
mod table;
mod text;

use super::compound::{Compound, damaged};
use super::document::{Block, Document, Paragraph};
use super::docx::{Counter, Numbered, Numbering, in_head, is_letterhead, readable, words};
use super::kind::Foreign;
use super::problem::Unreadable;
use super::remark::Remark;
use crate::text::{LONGEST, Landmark, Legacy, NotText, OldFont, Spot};
use bytes::{slice, u8_at, u16_at};
pub(super) use property::{CellForm, OfParagraph};
use property::{OfWords, Stretches, of_paragraphs, of_words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use style::Styles;
pub(super) use table::Tables;
pub(super) use text::western;
use text::{Head, Letter, letters, table as part};

/// Which of the texts in heads and feet are the head of the first page of the first section, and
/// that of its other pages ([MS-DOC] 2.3.3).
const HEADS: [usize; 2] = [10, 7];

/// Reads the bytes of an old Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut file = Compound::open(bytes)?;
    let main = file.stream("WordDocument")?;
    let Some(head) = Head::read(&main) else {
        return Err(Unreadable::Foreign(Foreign::OldestWord));
    };
    if head.is_encrypted {
        return Err(Unreadable::Foreign(Foreign::Password));
    }
    let apart = head.notes.saturating_add(head.heads);
    if head.body.saturating_add(apart) > LONGEST {
        return Err(NotText::TooLong.into());
    }
    let tables = file.stream(head.tables)?;
    let table = |number| head.table(&tables, number);
    let all = 0..head.body + apart;
    let data = if file.has("Data") {
        file.stream("Data")?
    } else {
        Vec::new()
    };
    let letters = letters(&main, table(part::PIECES), all)
        .ok_or_else(|| damaged(head.tables, "the table of pieces"))?;
    let styles = Styles::read(table(part::STYLES));
    let levels = tables.get(head.end_of(part::LISTS)..);
    let levels = levels.unwrap_or_default();
    let numbering = list::lists(table(part::LISTS), levels, table(part::OVERRIDES));
    let mut reader = DocReader {
        paragraphs: of_paragraphs(&main, table(part::PARAGRAPHS), &styles, &data),
        words: of_words(&main, table(part::CHARACTERS)),
        fonts: fonts(table(part::FONTS)),
        numbering,
        counter: Counter::default(),
        count: 0,
        marks: 0,
        seen: Seen::default(),
    };
    let body = letters.get(..head.body).unwrap_or(&letters);
    let (notes, heads) = letters
        .get(head.body..)
        .unwrap_or_default()
        .split_at_checked(head.notes)
        .unwrap_or_default();
    let mut blocks = reader.page_head(heads, table(part::HEADS));
    blocks.extend(reader.blocks(body));
    let footnotes = reader.notes(notes, table(part::NOTES));
    Ok(Document {
        blocks,
        footnotes,
        remarks: reader.seen.remarks(),
        ..Document::default()
    })
}

/// The old fonts among those of the file, by their number ([MS-DOC] 2.9.286, 2.9.92).
fn fonts(table: &[u8]) -> BTreeMap<u16, OldFont> {
    let mut found = BTreeMap::new();
    let mut at = 4;
    for number in 0..u16_at(table, 0).unwrap_or_default() {
        let Some(font) = u8_at(table, at).and_then(|length| slice(table, at + 1, length.into()))
        else {
            break;
        };
        let units = font.get(39..).unwrap_or_default().chunks_exact(2);
        let units = units.filter_map(|pair| u16_at(pair, 0));
        let name = char::decode_utf16(units.take_while(|unit| *unit != 0)).flatten();
        if let Some(old) = OldFont::named(&name.collect::<String>()) {
            found.insert(number, old);
        }
        at += 1 + font.len();
    }
    found
}

/// What was met that a person has to know of.
#[derive(Default)]
struct Seen {
    tracked: bool,
    hidden: bool,
    struck: bool,
    converted: BTreeSet<Legacy>,
}

impl Seen {
    fn remarks(self) -> Vec<Remark> {
        let mut found = Vec::new();
        found.extend(self.tracked.then_some(Remark::TrackedChanges));
        found.extend(self.hidden.then_some(Remark::HiddenText));
        found.extend(self.struck.then_some(Remark::StruckOut));
        found.extend(self.converted.into_iter().map(Remark::Converted));
        found
    }
}

/// What is known while a file is read.
struct DocReader {
    paragraphs: Stretches<OfParagraph>,
    words: Stretches<OfWords>,
    fonts: BTreeMap<u16, OldFont>,
    numbering: Numbering,
    counter: Counter,
    /// How many paragraphs with words there were.
    count: u32,
    /// How many marks of footnotes.
    marks: u32,
    seen: Seen,
}

/// The words of a paragraph so far.
#[derive(Default)]
struct Open {
    text: String,
    /// The old font of its end, and where that begins.
    old: Option<(OldFont, usize)>,
    /// Whether all of its words are bold; none where it has no words yet.
    is_strong: Option<bool>,
    /// For each open field, whether what it shows is being read.
    fields: Vec<bool>,
}

impl DocReader {
    /// Paragraphs and tables.
    fn blocks(&mut self, letters: &[Letter]) -> Vec<Block> {
        let mut tables = Tables::default();
        let mut open = Open::default();
        for letter in letters {
            match letter.letter {
                '\r' | '\u{7}' | '\u{c}' => {
                    let said = self
                        .paragraphs
                        .at(letter.place)
                        .cloned()
                        .unwrap_or_default();
                    let fields = std::mem::take(&mut open.fields);
                    if said.is_contents {
                        open = Open::default();
                    } else if self.is_shown(letter) || letter.letter == '\u{7}' || said.in_table {
                        let closed = std::mem::take(&mut open);
                        let paragraph = self.paragraph(closed, &said);
                        tables.take(letter.letter, said, paragraph);
                    }
                    // A paragraph whose end was struck out goes on with the next.
                    open.fields = fields;
                }
                _ => self.letter(*letter, &mut open),
            }
        }
        let last = self.paragraph(open, &OfParagraph::default());
        tables.finish(last)
    }

    /// Whether a letter is left when changes are accepted and nothing hidden is shown.
    fn is_shown(&self, letter: &Letter) -> bool {
        let said = self.words.at(letter.place).copied().unwrap_or_default();
        !said.is_deleted && !said.is_hidden && !said.is_struck
    }

    fn letter(&mut self, letter: Letter, open: &mut Open) {
        match letter.letter {
            // A field: its beginning, what it shows, its end.
            '\u{13}' => return open.fields.push(false),
            '\u{14}' => {
                if let Some(shown) = open.fields.last_mut() {
                    *shown = true;
                }
                return;
            }
            '\u{15}' => {
                open.fields.pop();
                return;
            }
            _ => {}
        }
        if open.fields.iter().any(|shown| !shown) {
            return;
        }
        let said = self.words.at(letter.place).copied().unwrap_or_default();
        self.seen.tracked |= said.is_deleted || said.is_inserted;
        let has_words = !letter.letter.is_whitespace();
        self.seen.hidden |= said.is_hidden && has_words;
        self.seen.struck |= said.is_struck && has_words;
        if !self.is_shown(&letter) {
            return;
        }
        let style = self.paragraphs.at(letter.place).map(|said| said.style);
        let style = style.unwrap_or_default();
        let font = said.font.or(style.font);
        let font = font.and_then(|font| self.fonts.get(&font)).copied();
        if open.old.map(|(old, _)| old) != font {
            self.settle(open);
            open.old = font.map(|font| (font, open.text.len()));
        }
        match letter.letter {
            // A break of the line; marks of pictures, notes, comments and objects.
            '\u{b}' => open.text.push('\n'),
            '\u{1e}' => open.text.push('-'),
            // In old fonts a letter stands at the place of the hyphen that may be.
            '\u{1f}' => open.text.push('\u{ad}'),
            // The mark of a footnote, which is counted.
            '\u{2}' => {
                self.marks = self.marks.saturating_add(1);
                let _ = write!(open.text, "[{}]", self.marks);
            }
            '\u{1}'..='\u{8}' | '\u{e}'..='\u{1d}' => {}
            shown => {
                if has_words {
                    let before = open.is_strong.unwrap_or(true);
                    open.is_strong = Some(before && (said.is_strong || style.is_strong));
                }
                open.text.push(shown);
            }
        }
    }

    /// Puts what was typed in an old font into Unicode.
    fn settle(&mut self, open: &mut Open) {
        let Some((font, start)) = open.old.take() else {
            return;
        };
        if let Some(text) = open.text.get(start..).and_then(|typed| font.unicode(typed)) {
            open.text.truncate(start);
            open.text.push_str(&text);
            self.seen.converted.insert(font.legacy);
        }
    }

    fn paragraph(&mut self, mut open: Open, said: &OfParagraph) -> Paragraph {
        self.settle(&mut open);
        let text = readable(&open.text);
        let item = Numbered {
            list: said.list,
            level: Some(said.level),
        };
        let label = if said.ends_row {
            None
        } else {
            self.counter.label(item, &self.numbering)
        };
        let has_words = label.is_some() || !text.trim().is_empty();
        if !said.in_table && has_words {
            self.count = self.count.saturating_add(1);
        }
        Paragraph {
            label,
            text,
            landmark: Landmark::new(Spot::Paragraph(self.count.max(1))),
            origin: None,
            heading: said.heading,
            is_strong: open.is_strong == Some(true),
        }
    }

    /// The letterhead, where it stands in the head of the first page or of all pages.
    fn page_head(&mut self, letters: &[Letter], table: &[u8]) -> Vec<Block> {
        let places = bytes::places(table, 0);
        for head in HEADS {
            let place = |at: usize| places.get(at).copied();
            let range = place(head).zip(place(head + 1));
            let letters = range.and_then(|(start, end)| letters.get(start..end));
            let mut blocks = self.blocks(letters.unwrap_or_default());
            self.count = 0;
            if is_letterhead(&words(&blocks)) {
                blocks.iter_mut().for_each(in_head);
                let blank = Paragraph::plain(String::new(), Landmark::new(Spot::Head));
                blocks.push(Block::Paragraph(blank));
                return blocks;
            }
        }
        Vec::new()
    }

    /// The footnotes, in the order of their numbers.
    fn notes(&mut self, letters: &[Letter], table: &[u8]) -> Vec<Paragraph> {
        let places = bytes::places(table, 0);
        let ranges = places.iter().zip(places.iter().skip(1));
        let mut found = Vec::new();
        // The last two places enclose the end of all notes.
        for (number, (start, end)) in (1..).zip(ranges.take(places.len().saturating_sub(2))) {
            let note = letters.get(*start..*end).unwrap_or_default();
            let mut open = Open::default();
            for letter in note {
                match letter.letter {
                    '\r' => open.text.push('\n'),
                    _ => self.letter(*letter, &mut open),
                }
            }
            self.settle(&mut open);
            let text = readable(open.text.trim());
            if !text.is_empty() {
                found.push(Paragraph::plain(text, Landmark::new(Spot::Note(number))));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;

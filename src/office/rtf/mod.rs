//! Rich text (.rtf) → blocks.
//!
//! Letters by the code pages of their fonts or of Unicode, old fonts put into Unicode; labels as
//! the file spells them out; rows by the marks of cells. Tracked changes are read as accepted;
//! hidden and struck-out words, comments, tables of contents, heads and feet of pages are left
//! out, but for a letterhead.

mod font;
mod row;
mod state;
mod story;
mod token;

use super::doc::OfParagraph;
use super::document::{Block, Document, Paragraph};
use super::docx::{bullet, readable, sign};
use super::problem::{Limit, Unreadable};
use super::remark::Remark;
use super::tally::Tally;
use super::typed::Met;
use crate::text::{LONGEST, LONGEST_FILE, Landmark, NotText, Spot};
use font::{Bytes, Fonts, Page};
use row::RowForm;
use state::{For, State, destination, letter};
use std::collections::BTreeMap;
use story::{Story, head};
use token::{Token, Tokens};

/// The deepest nesting of groups.
const DEPTH: usize = 256;
/// The most styles.
const STYLES: usize = 10_000;
/// What errors call the file.
const PART: &str = "RTF";

/// Reads the bytes of a file of rich text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    if bytes.len() > LONGEST_FILE {
        return Err(NotText::TooLong.into());
    }
    let mut reader = RtfReader::default();
    reader.state.stand_in = 1;
    for token in Tokens::new(bytes) {
        reader.token(token)?;
        if reader.is_over {
            return reader.finish();
        }
    }
    Err(Unreadable::Damaged {
        part: PART.to_owned(),
        why: "unexpected end".to_owned(),
    })
}

/// What a style of paragraphs is called by its name.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    heading: Option<u8>,
    is_contents: bool,
}

/// What is known while a file is read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the file says each of these by itself"
)]
#[derive(Default)]
struct RtfReader {
    state: State,
    /// The states of the groups around, the innermost last.
    around: Vec<State>,
    /// Whether the group has just begun, and whether it may be left out by who does not know it.
    begins: bool,
    is_optional: bool,
    is_over: bool,
    /// How many letters that stand in for one of Unicode are still to come.
    skip: usize,
    /// The first half of a letter beyond the first plane.
    half: Option<u16>,
    bytes: Bytes,
    fonts: Fonts,
    /// The font of words that say none.
    own_font: i32,
    styles: BTreeMap<i32, Style>,
    /// The name of a style so far, and the label of an item.
    name: String,
    label: String,
    row: RowForm,
    story: Story,
    /// The texts that stories of their own stand in.
    outer: Vec<Story>,
    notes: Vec<Paragraph>,
    heads: BTreeMap<bool, Vec<Block>>,
    has_title_page: bool,
    paragraphs: u32,
    text_boxes: u32,
    tally: Tally,
    met: Met,
    comments: usize,
    embedded: usize,
    tracked: bool,
}

impl RtfReader {
    fn token(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        let begins = std::mem::take(&mut self.begins);
        match token {
            Token::Open => {
                self.skip = 0;
                if self.around.len() >= DEPTH {
                    return Err(Limit::Depth(DEPTH).into());
                }
                self.around.push(self.state);
                self.state.apart = None;
                self.begins = true;
                self.is_optional = false;
            }
            Token::Close => self.close()?,
            Token::Sign(b'*') => {
                self.is_optional = true;
                self.begins = begins;
            }
            Token::Word(word, number) => self.word(word, number, begins)?,
            _ if self.skip > 0 => self.skip -= 1,
            Token::Sign(sign) => match sign {
                b'~' => self.letter('\u{a0}')?,
                b'_' => self.letter('\u{2011}')?,
                b'-' => self.letter('\u{ad}')?,
                b'\\' | b'{' | b'}' => self.letter(char::from(sign))?,
                b'\r' | b'\n' => self.end('\r')?,
                _ => {}
            },
            Token::Byte(byte) => self.byte(byte)?,
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        self.skip = 0;
        let ends = self.state;
        let Some(around) = self.around.pop() else {
            self.is_over = true;
            return Ok(());
        };
        self.state = around;
        if ends.letters == For::Label && around.letters != For::Label {
            let label = bullet(std::mem::take(&mut self.label).trim());
            self.story.label = Some(readable(&label)).filter(|label| !label.is_empty());
        }
        if let Some(apart) = ends.apart {
            self.leave(apart)?;
        }
        self.is_over = self.around.is_empty();
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i32>, begins: bool) -> Result<(), Unreadable> {
        if begins || self.is_optional {
            let is_optional = std::mem::take(&mut self.is_optional);
            if self.state.letters == For::Nothing {
                return Ok(());
            }
            self.comments += usize::from(word == "annotation");
            self.embedded += usize::from(word == "object");
            if let Some((letters, apart)) = destination(word, is_optional) {
                self.state.letters = letters;
                if let Some(apart) = apart {
                    self.enter(apart)?;
                }
                return Ok(());
            }
        }
        match self.state.letters {
            For::Nothing => return Ok(()),
            For::Fonts => {
                self.fonts.word(word, number);
                return Ok(());
            }
            For::Styles => {
                self.state.take(word, number);
                return Ok(());
            }
            For::Text | For::Label => {}
        }
        if word == "u" {
            return self.unicode(number);
        }
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        match word {
            "ansicpg" => self.fonts.own = Page::numbered(number),
            "mac" | "pc" | "pca" => self.fonts.own = Page::Other,
            "titlepg" => self.has_title_page = true,
            "par" | "sect" => self.end('\r')?,
            "cell" => self.end('\u{7}')?,
            "nestcell" => self.end('\u{2}')?,
            "row" => self.end_row()?,
            _ => {
                self.tracked |= matches!(word, "deleted" | "revised") && number != Some(0);
                if let Some(letter) = letter(word) {
                    self.letter(letter)?;
                } else if self.state.take(word, number) {
                    self.settle_font(word);
                } else if word == "deff" {
                    self.own_font = number.unwrap_or_default();
                } else {
                    self.row.take(word, number)?;
                }
            }
        }
        Ok(())
    }

    /// Looks up what the words that follow are typed in.
    fn settle_font(&mut self, word: &str) {
        if word == "plain" {
            self.state.font = self.own_font;
        }
        if matches!(word, "plain" | "f") {
            self.state.look.font = self.fonts.typed(self.state.font);
        }
    }

    /// A letter of Unicode; who knows none reads the letters that follow instead.
    fn unicode(&mut self, number: Option<i32>) -> Result<(), Unreadable> {
        self.skip = self.state.stand_in;
        let unit = number.unwrap_or_default().rem_euclid(0x1_0000);
        let unit = u16::try_from(unit).unwrap_or_default();
        let first = self.half.take();
        let units = first.into_iter().chain([unit]);
        match char::decode_utf16(units).next() {
            Some(Ok(letter)) => self.letter(letter),
            _ if (0xD800..0xDC00).contains(&unit) => {
                self.half = Some(unit);
                Ok(())
            }
            _ => self.letter(char::REPLACEMENT_CHARACTER),
        }
    }

    fn byte(&mut self, byte: u8) -> Result<(), Unreadable> {
        match self.state.letters {
            For::Fonts => self.fonts.letter(byte),
            For::Styles if byte == b';' => {
                let style = Style::named(&std::mem::take(&mut self.name));
                let number = self.state.paragraph.style.unwrap_or_default();
                if self.styles.len() < STYLES {
                    self.styles.insert(number, style);
                }
            }
            For::Styles if self.name.len() < 64 => self.name.push(char::from(byte)),
            For::Text | For::Label => {
                let page = self.fonts.page(self.state.font);
                if let Some(letter) = self.bytes.take(byte, page) {
                    self.letter(letter)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn letter(&mut self, letter: char) -> Result<(), Unreadable> {
        match self.state.letters {
            For::Label if self.label.len() < 256 => self.label.push(letter),
            For::Text if !self.state.is_deleted => {
                let mut shown = letter;
                let font = self.fonts.get(self.state.font);
                if (0xF000..=0xF0FF).contains(&u32::from(letter))
                    && let Some(font) = font
                {
                    shown = sign(&font.name, letter.into());
                }
                let mut spelt = [0; 4];
                let spelt = shown.encode_utf8(&mut spelt);
                self.story.typed.push(spelt, self.state.look, &mut self.met);
                if self.story.typed.text.len() > LONGEST {
                    return Err(NotText::TooLong.into());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends a paragraph, a cell with it, or a cell of a table in a table.
    fn end(&mut self, end: char) -> Result<(), Unreadable> {
        if self.state.letters != For::Text {
            return Ok(());
        }
        // A paragraph whose end was struck out goes on with the next.
        if self.state.is_deleted && end == '\r' {
            return Ok(());
        }
        let said = self.state.paragraph;
        let style = said.style.and_then(|style| self.styles.get(&style));
        let style = style.copied().unwrap_or_default();
        let in_table = said.in_table || end != '\r';
        let nested = if end == '\u{2}' { 2 } else { 1 };
        let of = OfParagraph {
            in_table,
            depth: if in_table { said.depth.max(nested) } else { 0 },
            ..OfParagraph::default()
        };
        let paragraph = self.paragraph(said.heading.or(style.heading), in_table);
        let boxes = std::mem::take(&mut self.story.boxes);
        if !style.is_contents || in_table {
            self.tally.block(PART)?;
            self.tally.words(&paragraph)?;
            let end = if end == '\u{2}' { '\r' } else { end };
            self.story.tables.take(end, of, paragraph);
        }
        self.story.tables.add(boxes);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        if self.state.letters != For::Text {
            return Ok(());
        }
        for _ in 0..self.row.count() {
            self.tally.block(PART)?;
        }
        let blank = Paragraph::plain(String::new(), Landmark::new(Spot::Head));
        self.story.tables.take('\u{7}', self.row.end(), blank);
        Ok(())
    }

    /// The open paragraph, which ends.
    fn paragraph(&mut self, heading: Option<u8>, in_table: bool) -> Paragraph {
        let mut typed = std::mem::take(&mut self.story.typed);
        typed.settle(&mut self.met);
        let text = readable(&typed.text);
        // An item that is struck out as a whole is not shown.
        let is_gone = typed.struck && text.trim().is_empty();
        let label = self.story.label.take().filter(|_| !is_gone);
        let is_blank = label.is_none() && text.trim().is_empty();
        if self.outer.is_empty() && !in_table && !is_blank {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        let spot = Spot::Paragraph(self.paragraphs.max(1));
        Paragraph {
            label,
            is_strong: typed.bold == Some(true),
            heading,
            ..Paragraph::plain(text, Landmark::new(spot))
        }
    }

    fn finish(mut self) -> Result<Document, Unreadable> {
        let last = self.paragraph(None, false);
        self.tally.words(&last)?;
        let mut tables = self.story.tables;
        tables.add(std::mem::take(&mut self.story.boxes));
        let body = tables.finish(last);
        let mut blocks = head(&mut self.heads, self.has_title_page);
        blocks.extend(body);
        let all = [
            (self.tracked, Remark::TrackedChanges),
            (self.comments > 0, Remark::Comments(self.comments)),
            (self.met.hidden, Remark::HiddenText),
            (self.met.struck, Remark::StruckOut),
            (self.embedded > 0, Remark::Embedded(self.embedded)),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        let converted = self.met.converted.into_iter().map(Remark::Converted);
        Ok(Document {
            blocks,
            footnotes: self.notes,
            remarks: said.map(|(_, remark)| remark).chain(converted).collect(),
            ..Document::default()
        })
    }
}

impl Style {
    fn named(name: &str) -> Self {
        let name = name.trim().to_lowercase();
        let number = |word: &str| name.strip_prefix(word)?.trim().parse().ok();
        let heading = number("heading ").filter(|level| (1..=9).contains(level));
        Self {
            heading,
            is_contents: number("toc ").is_some() || number("contents ").is_some(),
        }
    }
}

#[cfg(test)]
mod tests;

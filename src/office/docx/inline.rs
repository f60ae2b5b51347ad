//! The words of a paragraph: runs, breaks, signs, changes, notes.

use super::style::Look;
use super::symbol;
use super::{DocxReader, style};
use crate::office::document::Block;
use crate::office::problem::Unreadable;
use crate::office::typed::Typed;
use crate::office::xml::{Tag, Xml};
use std::ops::Range;

/// A paragraph as far as it is read.
#[derive(Default)]
pub(super) struct Open {
    /// Its words.
    pub(super) typed: Typed,
    /// Its style.
    pub(super) style: Option<String>,
    /// The list it is in, where it says so itself.
    pub(super) numbered: Option<style::Numbered>,
    /// What its style says of words.
    look: Look,
    /// The page it begins on.
    pub(super) page: Option<u32>,
    /// Its bytes in the part.
    pub(super) origin: Range<usize>,
    /// Whether its end is struck out: the next paragraph goes on with it.
    pub(super) joins_next: bool,
    /// The text boxes that hang on it.
    pub(super) boxes: Vec<Block>,
    /// The level of the heading that it says it is.
    pub(super) heading: Option<u8>,
}

/// How far a field has been read whose parts stand in runs of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// What it is made from, which is not shown.
    Instruction,
    /// What it shows.
    Result,
}

impl DocxReader {
    /// Reads a paragraph to its end.
    pub(super) fn open(&mut self, xml: &mut Xml<'_>) -> Result<Open, Unreadable> {
        let mut open = Open {
            look: self.styles.paragraph_look(None),
            page: self.page,
            ..Open::default()
        };
        let start = xml.position();
        while let Some(tag) = xml.child()? {
            if tag.name() == "pPr" {
                self.properties(&mut open, xml)?;
            } else {
                self.inline(&tag, &mut open, xml)?;
            }
        }
        open.typed.settle(&mut self.met);
        open.origin = start..xml.position();
        Ok(open)
    }

    fn properties(&mut self, open: &mut Open, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "pStyle" => {
                    open.style = tag.val();
                    open.look = self.styles.paragraph_look(open.style.as_deref());
                    xml.skip()?;
                }
                "sectPr" => self.section(xml)?,
                "outlineLvl" => {
                    open.heading = style::outline_level(&tag);
                    xml.skip()?;
                }
                "numPr" => open.numbered = Some(style::numbered(xml)?),
                "rPr" => {
                    while let Some(tag) = xml.child()? {
                        if matches!(tag.name(), "del" | "moveFrom") {
                            open.joins_next = true;
                            self.tracked = true;
                        }
                        self.tracked |= matches!(tag.name(), "ins" | "moveTo");
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// An element among the runs of a paragraph.
    fn inline(
        &mut self,
        tag: &Tag<'_>,
        open: &mut Open,
        xml: &mut Xml<'_>,
    ) -> Result<(), Unreadable> {
        match tag.name() {
            "r" => self.run(open, xml),
            "ins" | "moveTo" => {
                self.tracked = true;
                self.inlines(open, xml)
            }
            "del" | "moveFrom" => {
                self.tracked = true;
                xml.skip()
            }
            "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml" | "dir"
            | "bdo" | "oMath" | "oMathPara" => self.inlines(open, xml),
            "AlternateContent" => {
                let read = |reader: &mut Self, tag: &Tag<'_>, xml: &mut Xml<'_>| {
                    reader.inline(tag, open, xml)
                };
                self.choice(xml, read)
            }
            _ if is_formula(tag.name()) => self.inlines(open, xml),
            _ => xml.skip(),
        }
    }

    fn inlines(&mut self, open: &mut Open, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            self.inline(&tag, open, xml)?;
        }
        Ok(())
    }

    fn run(&mut self, open: &mut Open, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut words = String::new();
        let mut own = Look::default();
        while let Some(tag) = xml.child()? {
            if tag.name() == "rPr" {
                own = self.run_look(xml)?;
            } else {
                self.piece(&tag, &mut words, open, xml)?;
            }
        }
        let look = own.or(open.look);
        open.typed.push(&words, look, &mut self.met);
        Ok(())
    }

    /// What a run says of its words, itself or by its style.
    fn run_look(&mut self, xml: &mut Xml<'_>) -> Result<Look, Unreadable> {
        let mut own = Look::default();
        let mut styled = Look::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "rStyle" => styled = self.styles.look(tag.val().as_deref()),
                "rPrChange" => self.tracked = true,
                _ => own.take(&tag),
            }
            xml.skip()?;
        }
        Ok(own.or(styled))
    }

    /// A piece of a run.
    fn piece(
        &mut self,
        tag: &Tag<'_>,
        words: &mut String,
        open: &mut Open,
        xml: &mut Xml<'_>,
    ) -> Result<(), Unreadable> {
        match tag.name() {
            "fldChar" => self.field(&tag.attribute("fldCharType").unwrap_or_default()),
            "AlternateContent" | "drawing" | "pict" | "lastRenderedPageBreak" => {}
            // What a field is made from is not shown, be it the result of another.
            _ if self.fields.contains(&Field::Instruction) => return xml.skip(),
            _ => {}
        }
        match tag.name() {
            "t" => {
                words.push_str(&symbol::readable(&xml.words()?));
                return Ok(());
            }
            "tab" | "ptab" => words.push('\t'),
            "br" | "cr" => words.push('\n'),
            "noBreakHyphen" => words.push('\u{2011}'),
            // In old fonts a letter stands at its place.
            "softHyphen" => words.push('\u{ad}'),
            "sym" => {
                let place = tag.attribute("char").unwrap_or_default();
                let place = u32::from_str_radix(&place, 16).unwrap_or_default();
                let font = tag.attribute("font").unwrap_or_default();
                words.push(symbol::sign(&font, place));
            }
            "footnoteReference" => self.mark("footnote", tag, words),
            "endnoteReference" => self.mark("endnote", tag, words),
            "lastRenderedPageBreak" => {
                self.page = self.page.map(|page| page.saturating_add(1));
                if open.typed.text.trim().is_empty() && words.trim().is_empty() {
                    open.page = self.page;
                }
            }
            "object" => self.embedded += 1,
            "AlternateContent" => {
                let read = |reader: &mut Self, tag: &Tag<'_>, xml: &mut Xml<'_>| {
                    reader.piece(tag, words, open, xml)
                };
                return self.choice(xml, read);
            }
            "drawing" | "pict" => return self.boxes(open, xml),
            _ => {}
        }
        xml.skip()
    }

    /// A field begins, comes to its result, or ends.
    fn field(&mut self, step: &str) {
        if !self.has_whole_fields {
            return;
        }
        match step {
            "begin" => self.fields.push(Field::Instruction),
            "separate" => {
                if let Some(last) = self.fields.last_mut() {
                    *last = Field::Result;
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// The first of several ways in which a thing is kept that Office knows, else the last resort.
    pub(super) fn choice(
        &mut self,
        xml: &mut Xml<'_>,
        mut read: impl FnMut(&mut Self, &Tag<'_>, &mut Xml<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut chosen = false;
        while let Some(tag) = xml.child()? {
            let known = match tag.name() {
                "Choice" => tag.attribute("Requires").is_none_or(|of| xml.knows(&of)),
                name => name == "Fallback",
            };
            if chosen || !known {
                xml.skip()?;
                continue;
            }
            chosen = true;
            while let Some(tag) = xml.child()? {
                read(self, &tag, xml)?;
            }
        }
        Ok(())
    }

    /// The text boxes inside a drawing.
    fn boxes(&mut self, open: &mut Open, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "txbxContent" => {
                    let blocks = self.text_box(xml)?;
                    open.boxes.extend(blocks);
                }
                "AlternateContent" => {
                    let read = |reader: &mut Self, tag: &Tag<'_>, xml: &mut Xml<'_>| {
                        if tag.name() == "txbxContent" {
                            let blocks = reader.text_box(xml)?;
                            open.boxes.extend(blocks);
                            return Ok(());
                        }
                        reader.boxes(open, xml)
                    };
                    self.choice(xml, read)?;
                }
                _ => self.boxes(open, xml)?,
            }
        }
        Ok(())
    }
}

/// An element of a formula that holds runs.
fn is_formula(name: &str) -> bool {
    matches!(
        name,
        "f" | "num"
            | "den"
            | "e"
            | "d"
            | "sSup"
            | "sSub"
            | "sup"
            | "sub"
            | "rad"
            | "deg"
            | "box"
            | "nary"
            | "func"
            | "fName"
    )
}

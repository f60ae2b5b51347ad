//! The words of a paragraph of an `OpenDocument` text.

use super::OdtReader;
use super::body::Within;
use crate::office::document::Block;
use crate::office::docx::{Look, readable};
use crate::office::problem::Unreadable;
use crate::office::typed::Typed;
use crate::office::xml::{Inside, Tag, Xml};
use crate::text::{LONGEST, NotText, Spot};
use std::fmt::Write as _;

/// The most blanks that are read for one element that stands for many.
const BLANKS: usize = 100;

/// A paragraph as far as it is read.
#[derive(Default)]
pub(super) struct Open {
    /// Its words.
    pub(super) typed: Typed,
    /// The text boxes that hang on it.
    pub(super) boxes: Vec<Block>,
    /// Whether it is hidden as a whole.
    pub(super) is_hidden: bool,
    /// Whether a blank that comes next says nothing.
    after_blank: bool,
}

impl OdtReader<'_> {
    /// Reads what stands inside a paragraph to its end.
    pub(super) fn words(&mut self, look: Look, xml: &mut Xml<'_>) -> Result<Open, Unreadable> {
        let mut open = Open {
            after_blank: true,
            ..Open::default()
        };
        self.inlines(&mut open, look, xml)?;
        open.typed.settle(&mut self.met);
        Ok(open)
    }

    fn inlines(
        &mut self,
        open: &mut Open,
        look: Look,
        xml: &mut Xml<'_>,
    ) -> Result<(), Unreadable> {
        while let Some(inside) = xml.inside()? {
            match inside {
                Inside::Words(words) => {
                    let words = squeezed(&words, &mut open.after_blank);
                    self.push(open, &readable(&words), look)?;
                }
                Inside::Tag(tag) => self.inline(&tag, open, look, xml)?,
            }
        }
        Ok(())
    }

    /// An element among the words.
    fn inline(
        &mut self,
        tag: &Tag<'_>,
        open: &mut Open,
        look: Look,
        xml: &mut Xml<'_>,
    ) -> Result<(), Unreadable> {
        match tag.name() {
            "span" => {
                let own = self
                    .styles
                    .look_of("text", tag.attribute("style-name").as_deref());
                return self.inlines(open, own.or(look), xml);
            }
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok());
                let blanks = " ".repeat(count.unwrap_or(1).min(BLANKS));
                self.sign(open, &blanks, look)?;
            }
            "tab" => self.sign(open, "\t", look)?,
            "line-break" => {
                self.sign(open, "\n", look)?;
                open.after_blank = true;
            }
            "note" => {
                let number = self.note(xml)?;
                let mut mark = String::new();
                let _ = write!(mark, "[{number}]");
                return self.sign(open, &mark, look);
            }
            "annotation" => self.comments += 1,
            "hidden-text" | "hidden-paragraph"
                if tag.attribute("is-hidden").as_deref() == Some("true") =>
            {
                open.is_hidden |= tag.name() == "hidden-paragraph";
                self.met.hidden = true;
            }
            name if is_drawn(name) => {
                let mut blocks = self.drawn(xml)?;
                open.boxes.append(&mut blocks);
                return Ok(());
            }
            // What is never shown, and a number that the list shows.
            "script" | "event-listeners" | "ruby-text" | "number" | "annotation-end" => {}
            // A field, a link and the like: what it shows stands in it.
            _ => return self.inlines(open, look, xml),
        }
        xml.skip()
    }

    /// A sign that an element stands for.
    fn sign(&mut self, open: &mut Open, sign: &str, look: Look) -> Result<(), Unreadable> {
        open.after_blank = false;
        self.push(open, sign, look)
    }

    fn push(&mut self, open: &mut Open, words: &str, look: Look) -> Result<(), Unreadable> {
        open.typed.push(words, look, &mut self.met);
        if open.typed.text.len() > LONGEST {
            return Err(NotText::TooLong.into());
        }
        Ok(())
    }

    /// The text inside a frame or a drawing.
    pub(super) fn drawn(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Block>, Unreadable> {
        let mut blocks = Vec::new();
        let lists = std::mem::take(&mut self.lists);
        self.in_drawn(xml, &mut None, &mut blocks)?;
        self.lists = lists;
        Ok(blocks)
    }

    fn in_drawn(
        &mut self,
        xml: &mut Xml<'_>,
        spot: &mut Option<Within>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "p" | "h" | "list" | "table" => {
                    let within = spot.get_or_insert_with(|| {
                        self.text_boxes = self.text_boxes.saturating_add(1);
                        Within::Spot(Spot::TextBox(self.text_boxes))
                    });
                    let within = within.clone();
                    self.block(&tag, xml, &within, blocks)?;
                }
                "text-box" => self.in_drawn(xml, &mut None, blocks)?,
                "object" | "object-ole" => {
                    self.embedded += 1;
                    xml.skip()?;
                }
                name if is_drawn(name) => self.in_drawn(xml, spot, blocks)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }
}

/// Whether an element is a frame or a drawing, which may hold text.
pub(super) fn is_drawn(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "custom-shape"
            | "g"
            | "rect"
            | "caption"
            | "ellipse"
            | "circle"
            | "polygon"
            | "polyline"
            | "path"
            | "line"
            | "connector"
            | "measure"
            | "regular-polygon"
    )
}

/// Words of a file as they are shown: a run of blanks and ends of lines is one blank, and none at
/// the beginning of a line.
fn squeezed(words: &str, after_blank: &mut bool) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
        if !is_blank {
            out.push(letter);
        } else if !*after_blank {
            out.push(' ');
        }
        *after_blank = is_blank;
    }
    out
}

//! Word files (.docx) → blocks.
//!
//! Paragraphs and tables in the order of the file, list items with the label Word shows, changes
//! as if they were accepted. Comments, heads and feet of pages and the table of contents are left
//! out.

mod body;
mod comment;
mod counter;
mod inline;
mod numbering;
mod style;
mod symbol;

pub use comment::{Comment, Words, with_comments};

use super::document::{Block, Document, Paragraph};
use super::package::Package;
use super::problem::Unreadable;
use super::relation::Relations;
use super::remark::Remark;
use super::xml::{Tag, Xml};
use crate::text::{Landmark, Spot};
use body::Within;
use counter::Counter;
use numbering::Numbering;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use style::Styles;

/// Reads a Word file whose text is in this part.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Document, Unreadable> {
    let relations = Relations::of(package, part)?;
    let body = package.text(part)?;
    let body = body.ok_or_else(|| Unreadable::Missing(part.to_owned()))?;
    let mut reader = Reader::new(part, &body);
    let related = |kind: &str, package: &mut Package<'_>| {
        let Some(name) = relations.target(kind) else {
            return Ok(None);
        };
        let text = package.text(name)?;
        Ok::<_, Unreadable>(text.map(|text| (name.to_owned(), text)))
    };
    if let Some((name, text)) = related("styles", package)? {
        reader.styles = Styles::read(&text, &name)?;
    }
    if let Some((name, text)) = related("numbering", package)? {
        reader.numbering = Numbering::read(&text, &name)?;
    }
    let mut document = Document {
        blocks: reader.body(&body)?,
        ..Document::default()
    };
    for (kind, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        if let Some((name, text)) = related(kind, package)? {
            reader.notes(&text, &name, element, &mut document.footnotes)?;
        }
    }
    document
        .footnotes
        .sort_by_key(|note| match note.landmark.spot {
            Spot::Note(number) => number,
            _ => u32::MAX,
        });
    if let Some((name, text)) = related("comments", package)? {
        reader.comments = count(&text, &name, "comment")?;
    }
    document.remarks = reader.remarks(package);
    Ok(document)
}

/// What is known while a Word file is read.
struct Reader {
    part: String,
    styles: Styles,
    numbering: Numbering,
    counter: Counter,
    /// The page, where the file has kept where its pages end.
    page: Option<u32>,
    paragraphs: u32,
    tables: u32,
    text_boxes: u32,
    /// The words of a paragraph whose end is struck out.
    unfinished: Option<String>,
    /// The numbers of notes, by the name of their kind and their id.
    marks: BTreeMap<(&'static str, String), u32>,
    count: usize,
    /// The bytes of all words.
    bytes: usize,
    comments: usize,
    embedded: usize,
    tracked: bool,
    hidden: bool,
}

impl Reader {
    fn new(part: &str, body: &str) -> Self {
        Self {
            part: part.to_owned(),
            styles: Styles::default(),
            numbering: Numbering::default(),
            counter: Counter::default(),
            page: body.contains("lastRenderedPageBreak").then_some(1),
            paragraphs: 0,
            tables: 0,
            text_boxes: 0,
            unfinished: None,
            marks: BTreeMap::new(),
            count: 0,
            bytes: 0,
            comments: 0,
            embedded: 0,
            tracked: false,
            hidden: false,
        }
    }

    fn body(&mut self, text: &str) -> Result<Vec<Block>, Unreadable> {
        let part = self.part.clone();
        let mut xml = Xml::new(text, &part);
        let mut blocks = Vec::new();
        xml.child()?;
        while let Some(tag) = xml.child()? {
            if tag.name() == "body" {
                blocks.extend(self.blocks(&mut xml, &Within::Body)?);
            } else {
                xml.skip()?;
            }
        }
        Ok(blocks)
    }

    /// The mark of a note in the text; notes are numbered in the order of their marks.
    fn mark(&mut self, kind: &'static str, tag: &Tag<'_>, words: &mut String) {
        let id = tag.attribute("id").unwrap_or_default();
        let next = u32::try_from(self.marks.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let number = *self.marks.entry((kind, id)).or_insert(next);
        let _ = write!(words, "[{number}]");
    }

    /// The notes that have a mark in the text.
    fn notes(
        &mut self,
        text: &str,
        part: &str,
        kind: &'static str,
        notes: &mut Vec<Paragraph>,
    ) -> Result<(), Unreadable> {
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            let id = tag.attribute("id").unwrap_or_default();
            let Some(number) = self.marks.get(&(kind, id)).copied() else {
                xml.skip()?;
                continue;
            };
            let spot = Spot::Note(number);
            let blocks = self.blocks(&mut xml, &Within::Spot(spot.clone()))?;
            let cell = super::document::Cell {
                blocks,
                ..super::document::Cell::default()
            };
            notes.push(Paragraph {
                label: Some(format!("[{number}]")),
                text: cell.text(),
                landmark: Landmark::new(spot),
                origin: None,
            });
        }
        Ok(())
    }

    fn remarks(&self, package: &Package<'_>) -> Vec<Remark> {
        let macros = package.names().any(|name| name.ends_with("vbaProject.bin"));
        let all = [
            (self.tracked, Remark::TrackedChanges),
            (self.comments > 0, Remark::Comments(self.comments)),
            (self.hidden, Remark::HiddenText),
            (self.embedded > 0, Remark::Embedded(self.embedded)),
            (macros, Remark::Macros),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        said.map(|(_, remark)| remark).collect()
    }
}

/// How many elements of a name stand below the root of a part.
fn count(text: &str, part: &str, name: &str) -> Result<usize, Unreadable> {
    let mut xml = Xml::new(text, part);
    let mut count = 0;
    xml.child()?;
    while let Some(tag) = xml.child()? {
        count += usize::from(tag.name() == name);
        xml.skip()?;
    }
    Ok(count)
}

//! Word files (.docx) → blocks.
//!
//! Paragraphs and tables in the order of the file, list items with the label Word shows, changes
//! as if they were accepted. Comments, heads and feet of pages and the table of contents are left
//! out, but for a letterhead in the head of the first page.

mod body;
mod comment;
mod counter;
mod head;
mod inline;
mod numbering;
mod style;
mod symbol;

pub use comment::{Comment, Quoted, with_comments};

use super::document::{Block, Document, Paragraph};
use super::package::Package;
use super::problem::Unreadable;
use super::relation::Relations;
use super::remark::Remark;
use super::tally::Tally;
use super::typed::Met;
use super::xml::{Tag, Xml};
use crate::text::{Landmark, Spot};
use body::Within;
pub(super) use counter::{Counter, label, spelt};
use head::Section;
pub(super) use head::{is_letterhead, place as in_head};
use inline::Field;
pub(super) use numbering::{Format as LevelFormat, LEVELS, Level, Numbering};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use style::Styles;
pub(super) use style::{Font, Look, Numbered};
pub(super) use symbol::{bullet, readable, sign};

/// Reads a Word file whose text is in this part.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Document, Unreadable> {
    let relations = Relations::of(package, part)?;
    let body = package.text(part)?;
    let body = body.ok_or_else(|| Unreadable::Missing(part.to_owned()))?;
    let mut reader = DocxReader::new(part, &body);
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
    let blocks = reader.body(&body)?;
    let mut document = Document {
        blocks: reader.page_head(package, &relations)?,
        ..Document::default()
    };
    document.blocks.extend(blocks);
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
struct DocxReader {
    part: String,
    styles: Styles,
    numbering: Numbering,
    counter: Counter,
    /// The page, where the file has kept where its pages end.
    page: Option<u32>,
    paragraphs: u32,
    tables: u32,
    text_boxes: u32,
    /// The first section, once it is read.
    section: Option<Section>,
    /// The words of a paragraph whose end is struck out.
    unfinished: Option<String>,
    /// The numbers of notes, by the name of their kind and their id.
    marks: BTreeMap<(&'static str, String), u32>,
    tally: Tally,
    comments: usize,
    embedded: usize,
    /// Whether changes are tracked.
    tracked: bool,
    met: Met,
    /// The fields that are open, the innermost last.
    fields: Vec<Field>,
    /// Whether each field of the part that is read has its end.
    has_whole_fields: bool,
}

impl DocxReader {
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
            section: None,
            unfinished: None,
            marks: BTreeMap::new(),
            tally: Tally::default(),
            comments: 0,
            embedded: 0,
            tracked: false,
            met: Met::default(),
            fields: Vec::new(),
            has_whole_fields: false,
        }
    }

    /// Begins a part: where a field of it lacks its end, what fields show cannot be told from
    /// what they are made from, and nothing is left out.
    fn begin(&mut self, text: &str) {
        let count = |step: &str| {
            let of = |quote: char| {
                text.matches(&format!("fldCharType={quote}{step}{quote}"))
                    .count()
            };
            of('"') + of('\'')
        };
        self.fields.clear();
        self.has_whole_fields = count("begin") == count("end");
    }

    fn body(&mut self, text: &str) -> Result<Vec<Block>, Unreadable> {
        self.begin(text);
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
        self.begin(text);
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
            let mut note = Paragraph::plain(words(&blocks), Landmark::new(spot));
            note.label = Some(format!("[{number}]"));
            notes.push(note);
        }
        Ok(())
    }

    fn remarks(&self, package: &Package<'_>) -> Vec<Remark> {
        let macros = package.names().any(|name| name.ends_with("vbaproject.bin"));
        let all = [
            (self.tracked, Remark::TrackedChanges),
            (self.comments > 0, Remark::Comments(self.comments)),
            (self.met.hidden, Remark::HiddenText),
            (self.met.struck, Remark::StruckOut),
            (self.embedded > 0, Remark::Embedded(self.embedded)),
            (macros, Remark::Macros),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        let converted = self.met.converted.iter().copied().map(Remark::Converted);
        said.map(|(_, remark)| remark).chain(converted).collect()
    }
}

/// All words of blocks on one line.
pub(super) fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    super::document::push_words(blocks, &mut words);
    words
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

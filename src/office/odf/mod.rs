//! Files of `OpenDocument` (.odt, .ods) → blocks.
//!
//! Paragraphs, lists and tables of a text in the order of the file, labels counted as the file
//! says; tables of a sheet as an Excel file's. Tracked changes are read as accepted; hidden words,
//! comments, tables of contents, heads and feet of pages are left out, but for a letterhead.

mod body;
mod cells;
mod head;
mod inline;
mod list;
mod number;
mod style;

use super::document::{Document, Paragraph};
use super::kind::Foreign;
use super::package::Package;
use super::problem::Unreadable;
use super::remark::Remark;
use super::tally::Tally;
use super::typed::Met;
use super::xml::{Tag, Xml};
use crate::text::{Landmark, Spot};
use body::Within;
use list::Counts;
use style::Styles;

/// The part of the text, and that of the styles with names.
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// Whether a container is one of `OpenDocument`.
pub(super) fn is_one(package: &Package<'_>) -> bool {
    let has = |part: &str| package.names().any(|name| name == part);
    has(CONTENT) && (has("mimetype") || has("meta-inf/manifest.xml"))
}

/// Reads a container of `OpenDocument`.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, Unreadable> {
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|part| part == b"encryption-data") {
        return Err(Unreadable::Foreign(Foreign::Password));
    }
    let content = package.text(CONTENT)?;
    let content = content.ok_or_else(|| Unreadable::Missing(CONTENT.to_owned()))?;
    let named = package.text(STYLES)?.unwrap_or_default();
    let styles = Styles::named(&named, STYLES)?;
    let mut document = read_content(&content, &named, styles)?;
    let is_code = |name: &str| name.starts_with("basic/") || name.starts_with("scripts/");
    if package.names().any(is_code) {
        document.remarks.push(Remark::Macros);
    }
    Ok(document)
}

fn read_content(content: &str, named: &str, mut styles: Styles) -> Result<Document, Unreadable> {
    let mut xml = Xml::new(content, CONTENT);
    let mut document = None;
    xml.child()?;
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "body" => {
                while let Some(tag) = xml.child()? {
                    document = Some(body(&tag, &mut xml, named, &styles)?);
                }
            }
            _ => styles.take(&tag, &mut xml)?,
        }
    }
    document.ok_or_else(|| Unreadable::Missing("office:body".to_owned()))
}

/// What stands in the body, by what the file says that it is.
fn body(
    tag: &Tag<'_>,
    xml: &mut Xml<'_>,
    named: &str,
    styles: &Styles,
) -> Result<Document, Unreadable> {
    match tag.name() {
        "text" => {
            let mut reader = OdtReader::new(styles);
            let blocks = reader.blocks(xml, &Within::Body)?;
            reader.finish(named, blocks)
        }
        "spreadsheet" => cells::read(xml, styles),
        "presentation" => Err(Unreadable::Foreign(Foreign::Slides)),
        _ => Err(Unreadable::Foreign(Foreign::Picture)),
    }
}

/// What is known while a text is read.
struct OdtReader<'s> {
    styles: &'s Styles,
    counts: Counts,
    /// The list that paragraphs stand in, the innermost last.
    lists: Vec<list::Open>,
    paragraphs: u32,
    tables: u32,
    text_boxes: u32,
    notes: Vec<Paragraph>,
    /// Whether a paragraph or table has begun, and the page that the first of them asks for.
    has_begun: bool,
    page: Option<String>,
    tally: Tally,
    met: Met,
    comments: usize,
    embedded: usize,
    tracked: bool,
}

impl<'s> OdtReader<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            counts: Counts::default(),
            lists: Vec::new(),
            paragraphs: 0,
            tables: 0,
            text_boxes: 0,
            notes: Vec::new(),
            has_begun: false,
            page: None,
            tally: Tally::default(),
            met: Met::default(),
            comments: 0,
            embedded: 0,
            tracked: false,
        }
    }

    fn finish(
        mut self,
        named: &str,
        blocks: Vec<super::document::Block>,
    ) -> Result<Document, Unreadable> {
        let mut notes = std::mem::take(&mut self.notes);
        notes.sort_by_key(|note| match note.landmark.spot {
            Spot::Note(number) => number,
            _ => u32::MAX,
        });
        let page = self.page.take();
        let mut all = self.page_head(named, page.as_deref())?;
        all.extend(blocks);
        Ok(Document {
            blocks: all,
            footnotes: notes,
            remarks: self.remarks(),
            ..Document::default()
        })
    }

    fn remarks(self) -> Vec<Remark> {
        let all = [
            (self.tracked, Remark::TrackedChanges),
            (self.comments > 0, Remark::Comments(self.comments)),
            (self.met.hidden, Remark::HiddenText),
            (self.met.struck, Remark::StruckOut),
            (self.embedded > 0, Remark::Embedded(self.embedded)),
        ];
        let said = all.into_iter().filter(|(holds, _)| *holds);
        let converted = self.met.converted.into_iter().map(Remark::Converted);
        said.map(|(_, remark)| remark).chain(converted).collect()
    }

    /// A note, which stands where its mark is.
    fn note(&mut self, xml: &mut Xml<'_>) -> Result<u32, Unreadable> {
        let number = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        let number = number.saturating_add(1);
        let spot = Spot::Note(number);
        self.notes
            .push(Paragraph::plain(String::new(), Landmark::new(spot.clone())));
        let at = self.notes.len() - 1;
        while let Some(tag) = xml.child()? {
            if tag.name() != "note-body" {
                xml.skip()?;
                continue;
            }
            let lists = std::mem::take(&mut self.lists);
            let blocks = self.blocks(xml, &Within::Spot(spot.clone()))?;
            self.lists = lists;
            if let Some(note) = self.notes.get_mut(at) {
                note.text = super::docx::words(&blocks);
                note.label = Some(format!("[{number}]"));
            }
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests;

//! The bytes of a file → the text that plans are read from.
//!
//! What a file is, is told by its content. Each kind has a reader that makes a [`Document`] of it:
//! paragraphs and tables in the order in which a person reads them. The document becomes lines,
//! one a paragraph or table row, and for each line the place by which a person finds it in the
//! file, and what the file says of the form of its lines: ends of paragraphs, headings, cells with
//! their spans, heads of tables. Nothing is run, fetched or unpacked to disk.

mod compound;
mod csv;
#[cfg(test)]
mod damaged;
mod doc;
mod document;
mod docx;
#[cfg(feature = "html")]
mod html;
mod kind;
mod odf;
mod package;
mod pdf;
mod problem;
#[cfg(not(target_family = "wasm"))]
mod recognise;
mod relation;
mod remark;
mod render;
mod rtf;
mod sheets;
mod tally;
mod typed;
mod web;
mod xls;
mod xlsx;
mod xml;

pub use document::Document;
pub use docx::{Comment, Quoted, with_comments};
pub use kind::{Foreign, Kind, kind};
#[cfg(all(test, feature = "pdf"))]
pub use pdf::PdfProblem;
#[cfg(feature = "pdf")]
pub use pdf::{READ_PDF, keep_apart, serve};
#[cfg(test)]
pub use problem::Limit;
pub use problem::Unreadable;
#[cfg(not(target_family = "wasm"))]
pub use recognise::read_or_recognise;
pub use remark::Remark;

use crate::text::{Form, LONGEST, Landmarks, Legacy, NotText, Source, decode};
use package::Package;
use relation::Relations;

/// The text of a file.
#[derive(Clone, Debug)]
pub struct Text {
    /// The lines.
    pub text: String,
    /// Where the lines stand in the file; empty for a file that is text itself.
    pub landmarks: Landmarks,
    /// What the file says of the form of the lines; empty for a file that is text itself.
    pub form: Form,
    /// What a person has to know about how it was read.
    pub remarks: Vec<Remark>,
}

impl Text {
    /// Joins an annex that is a file of its own: its lines come behind, and say which file they
    /// stand in.
    pub fn join(&mut self, name: &str, annex: Self) -> Result<(), Unreadable> {
        if self.text.len().saturating_add(annex.text.len()) > LONGEST {
            return Err(NotText::TooLong.into());
        }
        if self.landmarks.is_empty() {
            self.landmarks = Landmarks::of_text(&self.text);
        }
        while !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        let behind = u32::try_from(self.text.lines().count()).unwrap_or(u32::MAX);
        let places = if annex.landmarks.is_empty() {
            Landmarks::of_text(&annex.text)
        } else {
            annex.landmarks
        };
        self.landmarks.join(name, behind, places);
        self.form.join(behind, annex.form);
        self.text.push_str(&annex.text);
        self.remarks.push(Remark::Joined(name.to_owned()));
        self.remarks.extend(annex.remarks);
        Ok(())
    }

    /// The text as a source of this name, and the remarks.
    pub fn into_source(self, name: impl Into<String>) -> (Source, Vec<Remark>) {
        let source = Source::rendered(name, self.text, self.landmarks).formed(self.form);
        (source, self.remarks)
    }
}

/// Reads the bytes of a file.
pub fn read(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    let mut text = read_as_it_is(bytes)?;
    if let Some(legacy) = Legacy::of_text(&text.text) {
        return Err(NotText::OldFont(legacy).into());
    }
    text.remarks.extend(remark::old_lines(&text.text));
    Ok(text)
}

/// Reads the bytes of a file that lists figures in a table: text is values parted by commas, semicolons or tabs.
pub fn read_list(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    if kind(&bytes) != Kind::Text {
        return read(bytes);
    }
    let text = decode(bytes)?;
    if web::is_page(&text) {
        return web::read(&text);
    }
    rendered(csv::read(&text)?)
}

fn read_as_it_is(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    match kind(&bytes) {
        Kind::Text => {
            let text = decode(bytes)?;
            if web::is_page(&text) {
                return web::read(&text);
            }
            if text.len() > LONGEST {
                return Err(NotText::TooLong.into());
            }
            Ok(Text {
                text,
                landmarks: Landmarks::default(),
                form: Form::default(),
                remarks: Vec::new(),
            })
        }
        Kind::Zip => container(&bytes),
        Kind::Pdf => pdf::read(bytes),
        Kind::OldWord => rendered(doc::read(&bytes)?),
        Kind::OldExcel => rendered(xls::read(&bytes)?),
        Kind::Rtf => rendered(rtf::read(&bytes)?),
        Kind::Foreign(foreign) => Err(Unreadable::Foreign(foreign)),
    }
}

/// Reads a container, by its main part.
fn container(bytes: &[u8]) -> Result<Text, Unreadable> {
    let mut package = Package::open(bytes)?;
    let relations = Relations::of(&mut package, "")?;
    let part = relations.target("officeDocument").map(package::plain);
    match part.as_deref() {
        Some(part) if part.starts_with("ppt/") => Err(Unreadable::Foreign(Foreign::Slides)),
        Some("xl/workbook.bin") => Err(Unreadable::Foreign(Foreign::BinaryExcel)),
        Some(part) if part.starts_with("xl/") => rendered(xlsx::read(&mut package, part)?),
        Some(part) => rendered(docx::read(&mut package, part)?),
        None if odf::is_one(&package) => rendered(odf::read(&mut package)?),
        None => Err(Unreadable::Foreign(Foreign::Archive)),
    }
}

/// The text of a document.
pub fn rendered(document: Document) -> Result<Text, Unreadable> {
    let lines = render::render(&document);
    if lines.text.trim().is_empty() {
        return Err(Unreadable::NoWords);
    }
    if lines.text.len() > LONGEST {
        return Err(NotText::TooLong.into());
    }
    Ok(Text {
        text: lines.text,
        landmarks: lines.landmarks,
        form: lines.form,
        remarks: document.remarks,
    })
}

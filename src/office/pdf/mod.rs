//! PDF files with a text layer → blocks.
//!
//! A page of a PDF file is drawn, not written: letters at places, and lines. What belongs
//! together is told by where it stands: letters on one baseline are a line, lines between
//! rulings are cells, a line that had no room for the next word goes on.

#[cfg(feature = "pdf")]
mod apart;
#[cfg(feature = "pdf")]
mod assemble;
#[cfg(feature = "pdf")]
mod columns;
#[cfg(feature = "pdf")]
mod draw;
#[cfg(feature = "pdf")]
mod file;
#[cfg(feature = "pdf")]
mod font;
#[cfg(feature = "pdf")]
mod furniture;
#[cfg(feature = "pdf")]
mod gap;
#[cfg(feature = "pdf")]
mod legible;
#[cfg(feature = "pdf")]
mod letter;
#[cfg(feature = "pdf")]
mod line;
#[cfg(feature = "pdf")]
mod marker;
#[cfg(feature = "pdf")]
mod notes;
#[cfg(feature = "pdf")]
mod open;
#[cfg(feature = "pdf")]
mod paragraph;
#[cfg(feature = "pdf")]
mod picture;
mod problem;
#[cfg(feature = "pdf")]
mod received;
#[cfg(feature = "pdf")]
mod ruled;
#[cfg(feature = "pdf")]
mod run;
#[cfg(feature = "pdf")]
mod sides;
#[cfg(feature = "pdf")]
mod stamp;
#[cfg(feature = "pdf")]
mod table;
#[cfg(feature = "pdf")]
mod wire;

#[cfg(feature = "pdf")]
pub use apart::{READ_PDF, keep_apart, serve};
pub use problem::{PdfProblem, PdfRemark};

#[cfg(feature = "pdf")]
use super::Remark;
use super::{Text, Unreadable};
#[cfg(feature = "pdf")]
use legible::{Legible, legible};

/// The longest file, in MiB.
#[cfg(feature = "pdf")]
const LONGEST: usize = 32;
/// Room for what is nested; a thread of its own has as much as it is given.
#[cfg(all(feature = "pdf", not(target_family = "wasm")))]
const STACK: usize = 64 << 20;

/// The text of a PDF file, read by a process of its own where one may be started.
#[cfg(feature = "pdf")]
pub(super) fn read(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    if bytes.len() > LONGEST << 20 {
        return Err(PdfProblem::Long(LONGEST).into());
    }
    apart::read(&bytes).unwrap_or_else(|| read_here(bytes))
}

/// The text of a PDF file, read where we are: a browser gives a page no thread, and the page ends
/// the worker that runs this if it takes too long or fails.
#[cfg(all(feature = "pdf", target_family = "wasm"))]
fn read_here(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    text(bytes)
}

/// The text of a PDF file, read by a thread: a fault in what reads it ends the thread, not the
/// program.
#[cfg(all(feature = "pdf", not(target_family = "wasm")))]
fn read_here(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    let thread = std::thread::Builder::new().stack_size(STACK);
    let reading = thread.spawn(move || text(bytes));
    let read = reading.ok().and_then(|thread| thread.join().ok());
    read.unwrap_or_else(|| Err(PdfProblem::Broken.into()))
}

/// The picture that a page of a PDF file is, read by a process of its own where one may be
/// started.
#[cfg(all(feature = "pdf", not(target_family = "wasm")))]
pub(super) fn picture(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    match apart::picture(bytes, page) {
        Some(picture) => Some(picture).filter(|picture| !picture.is_empty()),
        None => picture::picture(bytes.to_vec(), page),
    }
}

/// The picture that a page of a PDF file is, which this build does not read.
#[cfg(all(not(feature = "pdf"), not(target_family = "wasm")))]
pub(super) fn picture(_: &[u8], _: usize) -> Option<Vec<u8>> {
    None
}

#[cfg(feature = "pdf")]
fn text(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    let (pages, remarks) = file::pages(bytes)?;
    let mut document = assemble::document(pages);
    document.remarks.extend(remarks);
    let mut text = super::rendered(document)?;
    // What was typed for an old font is named as such elsewhere.
    if crate::text::Legacy::of_text(&text.text).is_none() {
        match legible(&text.text) {
            Legible::Well => {}
            Legible::Poorly(share) => text.remarks.push(Remark::Pdf(PdfRemark::Poor(share))),
            Legible::Hardly => return Err(PdfProblem::Illegible.into()),
        }
    }
    Ok(text)
}

/// The text of a PDF file, which this build does not read.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(_: Vec<u8>) -> Result<Text, Unreadable> {
    Err(PdfProblem::NotBuilt.into())
}

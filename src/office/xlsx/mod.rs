//! Excel files (.xlsx) → the cells of their sheets.

mod book;
mod rich;
mod sheet;

use super::document::Document;
use super::package::Package;
use super::problem::Unreadable;
use super::remark::Remark;
use super::sheets::{Cells, Sheets};
use book::Book;

/// Reads an Excel file whose list of sheets is in this part.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Document, Unreadable> {
    let book = Book::read(package, part)?;
    let mut sheets = Sheets::default();
    for sheet in &book.sheets {
        if sheet.is_hidden {
            sheets.hide(&sheet.name);
            continue;
        }
        let Some(text) = package.text(&sheet.part)? else {
            return Err(Unreadable::Missing(sheet.part.clone()));
        };
        let cells = Cells::of_part(&text, &sheet.part, &book, &mut sheets.room)?;
        sheets.add(&sheet.name, &sheet.part, cells)?;
    }
    let mut document = sheets.finish();
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.push(Remark::Macros);
    }
    Ok(document)
}

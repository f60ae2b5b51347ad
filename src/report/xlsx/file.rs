//! The file as the library writes it, with the rows put in.

use super::grid::Grid;
use super::rows::{Names, Shared};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::fmt;
use std::io::{self, Cursor, Read as _, Seek as _, Write as _};
use tempfile::SpooledTempFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Why a file cannot be made.
#[derive(Debug)]
pub(super) enum Fault {
    Sheet(XlsxError),
    Archive(ZipError),
    Part(io::Error),
    /// The library writes a part otherwise than it did.
    Shape,
}

const SHEET: &str = "xl/worksheets/sheet";
const WORDS: &str = "xl/sharedStrings.xml";

/// Puts rows into a file of which the library writes all else; the file is ready to be read.
pub(super) fn fill(
    mut book: Workbook,
    grids: &mut [Grid],
    mut shared: Shared,
    file: SpooledTempFile,
) -> Result<SpooledTempFile, Fault> {
    show_styles(&mut book, grids, &shared)?;
    let mut frame = ZipArchive::new(Cursor::new(book.save_to_buffer()?))?;
    let words = part(&mut frame, WORDS)?;
    let words = between(&words, "<si>", "</sst>").unwrap_or_default();
    let before = u32::try_from(words.matches("<si>").count()).unwrap_or(u32::MAX);
    let styles = styles_of(&part(&mut frame, &format!("{SHEET}1.xml"))?, grids);
    let most = grids.iter().map(|grid| grid.columns.len()).max();
    let columns: Vec<String> = (0..most.unwrap_or_default()).map(letters).collect();
    let names = Names {
        before,
        styles: &styles,
        columns: &columns,
    };
    let mut out = ZipWriter::new(file);
    for at in 0..frame.len() {
        let name = frame.by_index_raw(at)?.name()?.into_owned();
        match grid_of(&name, grids) {
            Some(grid) => {
                out.start_file(&*name, options())?;
                let xml = part(&mut frame, &name)?;
                let (head, foot) = around(&xml, grid, &columns).ok_or(Fault::Shape)?;
                out.write_all(head.as_bytes())?;
                grid.write_rows(&names, &mut shared.strings, &mut out)?;
                out.write_all(foot.as_bytes())?;
            }
            None if name == WORDS => {}
            None => out.raw_copy_file(frame.by_index_raw(at)?)?,
        }
    }
    out.start_file(WORDS, options())?;
    shared.strings.write(words, before, &mut out)?;
    let mut file = out.finish()?;
    file.rewind()?;
    Ok(file)
}

/// Shows every style in the first sheet, a row each, behind all that stays.
fn show_styles(book: &mut Workbook, grids: &[Grid], shared: &Shared) -> Result<(), Fault> {
    let first = grids.first().ok_or(Fault::Shape)?.last() + 1;
    let sheet = book.worksheet_from_index(0)?;
    for (row, format) in (first..).zip(&shared.styles.formats()) {
        sheet.write_number_with_format(row, 0, 0, format)?;
    }
    Ok(())
}

/// The numbers of the styles that the first sheet shows.
fn styles_of(sheet: &str, grids: &[Grid]) -> Vec<String> {
    let rows = grids
        .first()
        .and_then(|grid| sheet.find(&row(grid.last() + 1)));
    let rows = rows.and_then(|at| sheet.get(at..)).unwrap_or_default();
    let cells = rows.split("<c ").skip(1);
    let style = |cell| between(cell, " s=\"", "\"").map(|of| of.trim_start_matches(" s=\""));
    cells
        .map(|cell| style(cell).unwrap_or("0").to_owned())
        .collect()
}

/// A sheet before and behind its rows, with the cells it has said rightly.
fn around(sheet: &str, grid: &Grid, columns: &[String]) -> Option<(String, String)> {
    let last = columns.get(grid.columns.len().checked_sub(1)?)?;
    let said = between(sheet, "<dimension ref=\"", "\"/>")?;
    let is = format!("<dimension ref=\"A1:{last}{}", grid.last() + 1);
    let (sheet, foot) = sheet.split_once("</sheetData>")?;
    let (sheet, _) = sheet
        .split_once(&row(grid.last() + 1))
        .unwrap_or((sheet, ""));
    // Who signs stands behind an empty row.
    let signed = sheet.find(&row(grid.end() + 2)).unwrap_or(sheet.len());
    let (head, signed) = sheet.split_at_checked(signed)?;
    let head = head.replacen(said, &is, 1);
    Some((head, format!("{signed}</sheetData>{foot}")))
}

/// The beginning of a row, from 0.
fn row(at: u32) -> String {
    format!("<row r=\"{}\"", at.saturating_add(1))
}

/// From a mark on, up to another.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let text = text.get(text.find(from)?..)?;
    let end = from.len() + text.get(from.len()..)?.find(to)?;
    text.get(..end)
}

/// The grid of a sheet by its part's name.
fn grid_of<'g>(name: &str, grids: &'g mut [Grid]) -> Option<&'g mut Grid> {
    let number = name.strip_prefix(SHEET)?.strip_suffix(".xml")?;
    grids.get_mut(number.parse::<usize>().ok()?.checked_sub(1)?)
}

/// The letters of a column: A to Z, AA and on.
fn letters(column: usize) -> String {
    let letter = |of: usize| char::from(b'A' + u8::try_from(of % 26).unwrap_or(0));
    match column.checked_sub(26) {
        None => letter(column).to_string(),
        Some(rest) => letters(rest / 26) + &letter(rest).to_string(),
    }
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<String, Fault> {
    let mut text = String::new();
    archive.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(error) => error.fmt(f),
            Self::Archive(error) => error.fmt(f),
            Self::Part(error) => error.fmt(f),
            Self::Shape => f.write_str("a part of the file is not what it was to be"),
        }
    }
}

/// A fault that comes from another.
macro_rules! from {
    ($($error:ty => $fault:ident)+) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                Self::$fault(error)
            }
        }
    )+};
}

from! { XlsxError => Sheet ZipError => Archive io::Error => Part }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_excel_does() {
        assert_eq!(
            [0, 25, 26, 51, 52, 701].map(letters),
            ["A", "Z", "AA", "AZ", "BA", "ZZ"]
        );
    }
}

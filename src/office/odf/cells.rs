//! The sheets of an `OpenDocument` file → their cells.

use super::CONTENT;
use super::style::Styles;
use crate::office::document::Document;
use crate::office::docx::{Font, Look};
use crate::office::problem::{Limit, Unreadable};
use crate::office::remark::Remark;
use crate::office::sheets::{
    COLUMNS, CellRange, Cells, Epoch, Face, Format, Number, Piece, ROWS, SHEETS, Sheets, iso,
    plain, shown,
};
use crate::office::xml::{Inside, Tag, Xml};
use std::collections::BTreeMap;

/// The sheets of a file that is being read.
struct OdsReader<'s> {
    styles: &'s Styles,
    /// The formats that cells have asked for, by their names.
    formats: BTreeMap<String, Format>,
    sheets: Sheets,
    count: usize,
    comments: usize,
    tracked: bool,
}

/// A sheet that is being read.
#[derive(Default)]
struct Sheet {
    cells: Cells,
    /// The row and column that come next, from 1.
    row: u32,
    column: u32,
    /// The styles of cells that name none: by their columns, from the first to the last.
    columns: Vec<(u32, u32, String)>,
    /// And by the row.
    of_row: Option<String>,
}

/// What stands in a cell.
#[derive(Default)]
struct Content {
    pieces: Vec<Piece>,
}

/// Reads the sheets inside the open element.
pub(super) fn read(xml: &mut Xml<'_>, styles: &Styles) -> Result<Document, Unreadable> {
    let mut reader = OdsReader {
        styles,
        formats: BTreeMap::new(),
        sheets: Sheets::default(),
        count: 0,
        comments: 0,
        tracked: false,
    };
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "table" => reader.sheet(&tag, xml)?,
            "tracked-changes" => {
                reader.tracked = true;
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    let mut document = reader.sheets.finish();
    let all = [
        (reader.tracked, Remark::TrackedChanges),
        (reader.comments > 0, Remark::Comments(reader.comments)),
    ];
    let said = all.into_iter().filter(|(holds, _)| *holds);
    document.remarks.extend(said.map(|(_, remark)| remark));
    Ok(document)
}

impl OdsReader<'_> {
    fn sheet(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        self.count += 1;
        if self.count > SHEETS {
            return Err(Limit::Things(CONTENT.to_owned(), SHEETS).into());
        }
        let name = tag.attribute("name").unwrap_or_default();
        let style = tag.attribute("style-name");
        if !self.styles.is_shown("table", style.as_deref()) {
            self.sheets.hide(&name);
            return xml.skip();
        }
        let mut sheet = Sheet {
            row: 1,
            column: 1,
            ..Sheet::default()
        };
        self.parts(xml, &mut sheet, true)?;
        self.sheets.add(&name, CONTENT, sheet.cells)
    }

    /// Columns and rows, and groups of them, which may be folded.
    fn parts(
        &mut self,
        xml: &mut Xml<'_>,
        sheet: &mut Sheet,
        is_shown: bool,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "table-row" => self.row(&tag, xml, sheet, is_shown)?,
                "table-column" => {
                    sheet.take_column(&tag, is_shown);
                    xml.skip()?;
                }
                "table-row-group" | "table-column-group" => {
                    let is_open = tag.attribute("display").as_deref() != Some("false");
                    self.parts(xml, sheet, is_shown && is_open)?;
                }
                "table-header-rows" | "table-rows" | "table-header-columns" | "table-columns" => {
                    self.parts(xml, sheet, is_shown)?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        sheet: &mut Sheet,
        is_shown: bool,
    ) -> Result<(), Unreadable> {
        let times = times(tag, "number-rows-repeated", ROWS);
        let first = sheet.row;
        let rows = first..first.saturating_add(times).min(ROWS + 1);
        sheet.of_row = tag.attribute("default-cell-style-name");
        sheet.column = 1;
        let mut has_words = false;
        while let Some(cell) = xml.child()? {
            match cell.name() {
                "table-cell" => has_words |= self.cell(&cell, xml, sheet, &rows)?,
                "covered-table-cell" => {
                    let times = self::times(&cell, "number-columns-repeated", COLUMNS);
                    sheet.column = sheet.column.saturating_add(times);
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        if has_words && (is_hidden(tag) || !is_shown) {
            rows.clone().for_each(|row| sheet.cells.hide_row(row));
        }
        sheet.row = rows.end;
        Ok(())
    }

    /// Reads a cell, and says whether it has words.
    fn cell(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        sheet: &mut Sheet,
        rows: &std::ops::Range<u32>,
    ) -> Result<bool, Unreadable> {
        let first = sheet.column;
        let times = times(tag, "number-columns-repeated", COLUMNS);
        let columns = first..first.saturating_add(times).min(COLUMNS + 1);
        sheet.column = columns.end;
        if rows.is_empty() || columns.is_empty() {
            xml.skip()?;
            return Ok(false);
        }
        sheet.merge(tag, rows.start, first);
        let style = sheet.style(tag, first);
        let look = self.styles.look_of("table-cell", style.as_deref());
        let content = self.content(xml, look)?;
        let words = self.shown(tag, style.as_deref(), content, face(look), sheet);
        if words.trim().is_empty() {
            let has_value = tag.attribute("value-type").is_some();
            if tag.attribute("formula").is_some() && !has_value {
                sheet.cells.without_result.push((rows.start, first));
            }
            return Ok(false);
        }
        for row in rows.clone() {
            for column in columns.clone() {
                self.sheets.room.cell(words.len(), CONTENT)?;
                sheet.cells.words.insert((row, column), words.clone());
            }
        }
        Ok(true)
    }

    /// What a cell shows: numbers and days by its format, else its words.
    fn shown(
        &mut self,
        tag: &Tag<'_>,
        style: Option<&str>,
        content: Content,
        face: Face,
        sheet: &mut Sheet,
    ) -> String {
        let format = self.styles.format(style).map(|name| self.format(name));
        let number = || {
            tag.attribute("value")
                .and_then(|value| Number::read(&value))
        };
        let value = match tag.attribute("value-type").as_deref() {
            Some("float" | "currency") => {
                number().map(|number| format.unwrap_or_default().show(&number, Epoch::Of1900))
            }
            Some("percentage") => match (format, number()) {
                (Some(format), Some(number)) => Some(format.show(&number, Epoch::Of1900)),
                (None, Some(number)) => Some(number.percent().spelt(0) + "%"),
                _ => None,
            },
            Some("date") => tag
                .attribute("date-value")
                .and_then(|day| iso(&day, &format.unwrap_or_default())),
            Some("boolean") => tag
                .attribute("boolean-value")
                .map(|said| said.to_uppercase()),
            _ => None,
        };
        let pieces = match value {
            Some(value) => plain(value),
            None => content.pieces,
        };
        shown(&pieces, face, &mut sheet.cells.met)
    }

    fn format(&mut self, name: &str) -> Format {
        if let Some(format) = self.formats.get(name) {
            return format.clone();
        }
        let format = self.styles.formats.of(name);
        self.formats.insert(name.to_owned(), format.clone());
        format
    }

    /// The words of a cell; a comment on it is none of them.
    fn content(&mut self, xml: &mut Xml<'_>, look: Look) -> Result<Content, Unreadable> {
        let mut content = Content::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "p" | "h" => {
                    if !content.pieces.is_empty() {
                        content.push("\n".to_owned(), look);
                    }
                    self.words(xml, look, &mut content)?;
                }
                "annotation" => {
                    self.comments += 1;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(content)
    }

    fn words(
        &mut self,
        xml: &mut Xml<'_>,
        look: Look,
        content: &mut Content,
    ) -> Result<(), Unreadable> {
        while let Some(inside) = xml.inside()? {
            match inside {
                Inside::Words(words) => content.push(words, look),
                Inside::Tag(tag) => match tag.name() {
                    "span" => {
                        let style = tag.attribute("style-name");
                        let own = self.styles.look_of("text", style.as_deref());
                        self.words(xml, own.or(look), content)?;
                    }
                    "s" | "tab" => {
                        content.push(" ".to_owned(), look);
                        xml.skip()?;
                    }
                    "line-break" => {
                        content.push("\n".to_owned(), look);
                        xml.skip()?;
                    }
                    "annotation" => xml.skip()?,
                    _ => self.words(xml, look, content)?,
                },
            }
        }
        Ok(())
    }
}

impl Content {
    fn push(&mut self, text: String, look: Look) {
        self.pieces.push(Piece {
            face: Some(face(look)),
            text,
        });
    }
}

impl Sheet {
    fn take_column(&mut self, tag: &Tag<'_>, is_shown: bool) {
        let first = self.column;
        let last = first.saturating_add(times(tag, "number-columns-repeated", COLUMNS) - 1);
        self.column = last.saturating_add(1);
        if is_hidden(tag) || !is_shown {
            self.cells.hide_columns(first, last);
        }
        if let Some(style) = tag.attribute("default-cell-style-name")
            && self.columns.len() < COLUMNS as usize
        {
            self.columns.push((first, last, style));
        }
    }

    /// The style of a cell: its own, that of its row, or that of its column.
    fn style(&self, tag: &Tag<'_>, column: u32) -> Option<String> {
        let of_column = || {
            let after = self.columns.partition_point(|(_, last, _)| *last < column);
            let (first, _, style) = self.columns.get(after)?;
            (*first <= column).then(|| style.clone())
        };
        tag.attribute("style-name")
            .or_else(|| self.of_row.clone())
            .or_else(of_column)
    }

    fn merge(&mut self, tag: &Tag<'_>, top: u32, left: u32) {
        let down = times(tag, "number-rows-spanned", ROWS);
        let right = times(tag, "number-columns-spanned", COLUMNS);
        if down > 1 || right > 1 {
            self.cells.merged.push(CellRange {
                top,
                left,
                bottom: top.saturating_add(down - 1).min(ROWS),
                right: left.saturating_add(right - 1).min(COLUMNS),
            });
        }
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(
        tag.attribute("visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// How often something stands there, from 1.
fn times(tag: &Tag<'_>, name: &str, most: u32) -> u32 {
    let times = tag
        .attribute(name)
        .and_then(|times| times.trim().parse().ok());
    times.unwrap_or(1).clamp(1, most)
}

fn face(look: Look) -> Face {
    Face {
        is_struck: look.is_struck(),
        old: look.font.and_then(Font::old),
    }
}

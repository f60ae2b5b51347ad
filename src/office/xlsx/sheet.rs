//! The part of a sheet of an Excel file → its cells.

use super::book::{Book, number};
use super::rich::rich;
use crate::office::problem::Unreadable;
use crate::office::sheets::{
    COLUMNS, CellRange, Cells, Number, ROWS, Room, iso, plain, shown, text_of,
};
use crate::office::xml::{Tag, Xml};

impl Cells {
    /// Reads the part of a sheet.
    pub(super) fn of_part(
        text: &str,
        part: &str,
        book: &Book,
        room: &mut Room,
    ) -> Result<Self, Unreadable> {
        let mut cells = Self::default();
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "cols" => cells.columns(&mut xml)?,
                "sheetData" => cells.rows(&mut xml, part, book, room)?,
                "mergeCells" => {
                    while let Some(tag) = xml.child()? {
                        cells
                            .merged
                            .extend(tag.attribute("ref").and_then(|area| self::area(&area)));
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(cells)
    }

    fn columns(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            let ends = (number(&tag, "min"), number(&tag, "max"));
            if let (true, (Some(first), Some(last))) = (is_hidden(&tag, "width"), ends) {
                self.hide_columns(first, last);
            }
            xml.skip()?;
        }
        Ok(())
    }

    fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        part: &str,
        book: &Book,
        room: &mut Room,
    ) -> Result<(), Unreadable> {
        let mut row = 0;
        while let Some(tag) = xml.child()? {
            row = number(&tag, "r").unwrap_or(row + 1).clamp(1, ROWS);
            if is_hidden(&tag, "ht") {
                self.hide_row(row);
            }
            let mut column = 0;
            while let Some(tag) = xml.child()? {
                if tag.name() != "c" {
                    xml.skip()?;
                    continue;
                }
                let at = tag.attribute("r").and_then(|name| place(&name));
                let at = at.unwrap_or((row, (column + 1).min(COLUMNS)));
                column = at.1;
                let words = self.cell(&tag, at, xml, book)?;
                room.cell(words, part)?;
            }
        }
        Ok(())
    }

    /// Reads a cell, and says how many bytes its words have.
    fn cell(
        &mut self,
        tag: &Tag<'_>,
        at: (u32, u32),
        xml: &mut Xml<'_>,
        book: &Book,
    ) -> Result<usize, Unreadable> {
        let kind = tag.attribute("t").unwrap_or_default();
        let style = number(tag, "s").and_then(|style| usize::try_from(style).ok());
        let style = book.style(style.unwrap_or_default());
        let (mut value, mut formula) = (None, false);
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "v" => value = Some(plain(xml.words()?)),
                "is" => value = Some(rich(xml)?),
                "f" => {
                    formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        let text = value.as_deref().map(text_of).unwrap_or_default();
        // Some programs write an empty result for one they have not worked out.
        let Some(value) = value.filter(|_| !(formula && text.is_empty())) else {
            if formula {
                self.without_result.push(at);
            }
            return Ok(0);
        };
        let pieces = match kind.as_str() {
            "s" => text
                .trim()
                .parse()
                .map(|at| book.words(at))
                .unwrap_or_default()
                .to_vec(),
            "str" | "inlineStr" | "e" => value,
            "b" => plain(if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "d" => plain(iso(text.trim(), &style.format).unwrap_or(text)),
            _ => match Number::read(&text) {
                Some(number) => plain(style.format.show(&number, book.epoch)),
                None => value,
            },
        };
        let words = shown(&pieces, style.face, &mut self.met);
        let length = words.len();
        if !words.trim().is_empty() {
            self.words.insert(at, words);
        }
        Ok(length)
    }
}

/// Whether a row or column is hidden, or has no room.
fn is_hidden(tag: &Tag<'_>, room: &str) -> bool {
    matches!(tag.attribute("hidden").as_deref(), Some("1" | "true"))
        || tag.attribute(room).is_some_and(|room| room.trim() == "0")
}

/// `B7` → row 7, column 2.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.bytes().filter(|letter| *letter != b'$') {
        let place = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(place) + 1)?;
    }
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then_some((row, column))
}

/// `A1:C2`.
fn area(name: &str) -> Option<CellRange> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(CellRange {
        top,
        left,
        bottom,
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!(place("B7"), Some((7, 2)));
        assert_eq!(place("XFD1048576"), Some((ROWS, COLUMNS)));
        for name in ["", "7", "B", "XFE1", "A0", "A1048577", "Đ1", "AAAAAAAAA1"] {
            assert_eq!(place(name), None, "{name}");
        }
        assert_eq!(
            area("A1:C2").map(|a| (a.top, a.left, a.bottom, a.right)),
            Some((1, 1, 2, 3))
        );
        assert_eq!(area("C2:A1"), None);
    }
}

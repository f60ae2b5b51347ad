//! Where a line of text that was made from another file stands in that file.
//!
//! A Word file has no lines a person could count and a sheet has cells: text made from them keeps
//! for each line the place by which a person finds it again.

use crate::lang::Lang;
use std::sync::Arc;

/// What is said of words that were recognised from pictures.
const RECOGNISED: (&str, &str) = (", đọc từ ảnh", ", recognised from a picture");

/// A place in a file that is no plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// The page, from 1, where the file tells.
    pub page: Option<u32>,
    /// The place on it.
    pub spot: Spot,
}

/// What a person counts or names to find a place; every number is from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A paragraph with words in it, outside of tables.
    Paragraph(u32),
    /// A line of a page.
    Line(u32),
    /// A row of a table.
    Row {
        /// Which table of the file.
        table: u32,
        /// Which row of it.
        row: u32,
    },
    /// A footnote or endnote, by its number.
    Note(u32),
    /// A text box.
    TextBox(u32),
    /// The head of the first page, above the text.
    Head,
    /// A row of a sheet; each tab of the line leads to the next column.
    Cells {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row of the sheet.
        row: u32,
        /// The column of the line's first cell.
        column: u32,
    },
}

impl Landmark {
    /// A place of which no page is known.
    pub fn new(spot: Spot) -> Self {
        Self { page: None, spot }
    }

    /// The place in words; `cell` says how many tabs of the line stand before it, where it is not
    /// the line as a whole.
    pub fn words(&self, cell: Option<u32>, lang: Lang) -> String {
        let spot = match &self.spot {
            Spot::Paragraph(number) => {
                lang.pick(format!("đoạn {number}"), format!("paragraph {number}"))
            }
            Spot::Line(number) => lang.pick(format!("dòng {number}"), format!("line {number}")),
            Spot::Row { table, row } => lang.pick(
                format!("bảng {table}, dòng {row}"),
                format!("table {table}, row {row}"),
            ),
            Spot::Note(number) => {
                lang.pick(format!("chú thích {number}"), format!("footnote {number}"))
            }
            Spot::TextBox(number) => lang.pick(
                format!("khung văn bản {number}"),
                format!("text box {number}"),
            ),
            Spot::Head => lang.pick("phần đầu trang", "head of the page").to_owned(),
            Spot::Cells { sheet, row, column } => match cell {
                Some(cell) => {
                    let cell = format!("{}{row}", letters(column.saturating_add(cell)));
                    lang.pick(
                        format!("trang tính “{sheet}”, ô {cell}"),
                        format!("sheet “{sheet}”, cell {cell}"),
                    )
                }
                None => lang.pick(
                    format!("trang tính “{sheet}”, dòng {row}"),
                    format!("sheet “{sheet}”, row {row}"),
                ),
            },
        };
        match self.page {
            Some(page) => lang.pick(
                format!("trang {page}, {spot}"),
                format!("page {page}, {spot}"),
            ),
            None => spot,
        }
    }
}

/// A landmark in so few words that it stands beside what it is the place of: without the name of
/// a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Where {
    /// Whether it stands in a file that was joined to the first.
    is_joined: bool,
    /// Whether its words were recognised from a picture.
    is_recognised: bool,
    page: Option<u32>,
    counted: Counted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Counted {
    Paragraph(u32),
    Line(u32),
    Row { table: u32, row: u32 },
    Note(u32),
    TextBox(u32),
    Head,
    SheetRow(u32),
}

impl Where {
    /// The place in words.
    pub fn words(self, lang: Lang) -> String {
        let spot = match self.counted {
            Counted::Paragraph(number) => Spot::Paragraph(number),
            Counted::Line(number) => Spot::Line(number),
            Counted::Row { table, row } => Spot::Row { table, row },
            Counted::Note(number) => Spot::Note(number),
            Counted::TextBox(number) => Spot::TextBox(number),
            Counted::Head => Spot::Head,
            Counted::SheetRow(row) => {
                let row = lang.pick(format!("dòng {row}"), format!("row {row}"));
                return self.of_file(row, lang);
            }
        };
        let page = self.page;
        self.of_file(Landmark { page, spot }.words(None, lang), lang)
    }

    /// The place with what file it stands in, where that is not the first.
    fn of_file(self, mut place: String, lang: Lang) -> String {
        if self.is_recognised {
            place.push_str(lang.pick(RECOGNISED.0, RECOGNISED.1));
        }
        if self.is_joined {
            lang.pick(
                format!("tệp phụ lục, {place}"),
                format!("annex file, {place}"),
            )
        } else {
            place
        }
    }
}

impl From<&Landmark> for Where {
    fn from(landmark: &Landmark) -> Self {
        let counted = match landmark.spot {
            Spot::Paragraph(number) => Counted::Paragraph(number),
            Spot::Line(number) => Counted::Line(number),
            Spot::Row { table, row } => Counted::Row { table, row },
            Spot::Note(number) => Counted::Note(number),
            Spot::TextBox(number) => Counted::TextBox(number),
            Spot::Head => Counted::Head,
            Spot::Cells { row, .. } => Counted::SheetRow(row),
        };
        Self {
            is_joined: false,
            is_recognised: false,
            page: landmark.page,
            counted,
        }
    }
}

/// The letters of a column of a sheet, from 1: A, Z, AA.
pub fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    while let Some(left) = column.checked_sub(1) {
        let letter = u8::try_from(left % 26).unwrap_or_default();
        out.push(char::from(b'A' + letter));
        column = left / 26;
    }
    out.iter().rev().collect()
}

/// The places of the lines of a text; none at all for a text that is the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    places: Vec<(u32, Landmark)>,
    /// The files that were joined to the first: the line each begins on, and its name.
    joined: Vec<(u32, Arc<str>)>,
    /// Whether the words were recognised from pictures.
    is_recognised: bool,
}

impl Landmarks {
    /// Notes the place of a line, by its number from 1; lines come in their order.
    pub fn push(&mut self, line: u32, landmark: Landmark) {
        self.places.push((line, landmark));
    }

    /// The lines whose places are known, with their places.
    pub fn iter(&self) -> impl Iterator<Item = &(u32, Landmark)> {
        self.places.iter()
    }

    /// Whether no place is known.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place of a line, or of the last line before it that has one.
    pub fn of_line(&self, line: u32) -> Option<&Landmark> {
        let after = self.places.partition_point(|(at, _)| *at <= line);
        let found = after.checked_sub(1).and_then(|at| self.places.get(at));
        found.map(|(_, landmark)| landmark)
    }

    /// The same in few words.
    pub fn where_of(&self, line: u32) -> Option<Where> {
        let found = Where::from(self.of_line(line)?);
        Some(Where {
            is_joined: self.file_of(line).is_some(),
            is_recognised: self.is_recognised,
            ..found
        })
    }

    /// Says that the words were recognised from pictures.
    pub fn say_recognised(&mut self) {
        self.is_recognised = true;
    }

    /// Whether the words were recognised from pictures, all of them or those of an annex.
    pub fn is_recognised(&self) -> bool {
        self.is_recognised
    }

    /// The place of a line in words, with how it was read where that is not sure.
    pub fn words(&self, line: u32, cell: Option<u32>, lang: Lang) -> Option<String> {
        let mut words = self.of_line(line)?.words(cell, lang);
        if self.is_recognised {
            words.push_str(lang.pick(RECOGNISED.0, RECOGNISED.1));
        }
        Some(words)
    }

    /// The file that was joined to the first and that a line stands in.
    pub fn file_of(&self, line: u32) -> Option<&str> {
        let after = self.joined.partition_point(|(at, _)| *at <= line);
        let found = after.checked_sub(1).and_then(|at| self.joined.get(at));
        found.map(|(_, name)| &**name)
    }

    /// Joins the lines of another file, of which the first comes behind so many others.
    pub fn join(&mut self, name: &str, behind: u32, places: Self) {
        self.joined
            .push((behind.saturating_add(1), Arc::from(name)));
        let moved = |(line, place): (u32, Landmark)| (line.saturating_add(behind), place);
        self.places.extend(places.places.into_iter().map(moved));
    }

    /// The places of a text that is the file itself: its lines.
    pub fn of_text(text: &str) -> Self {
        let lines = (1..).zip(text.lines());
        Self {
            places: lines
                .map(|(line, _)| (line, Landmark::new(Spot::Line(line))))
                .collect(),
            joined: Vec::new(),
            is_recognised: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, want) in [
            (1, "A"),
            (26, "Z"),
            (27, "AA"),
            (702, "ZZ"),
            (703, "AAA"),
            (16384, "XFD"),
        ] {
            assert_eq!(letters(column), want);
        }
    }

    #[test]
    fn places_in_words() {
        let mut row = Landmark::new(Spot::Row { table: 3, row: 4 });
        assert_eq!(row.words(Some(2), Lang::Vi), "bảng 3, dòng 4");
        row.page = Some(5);
        assert_eq!(row.words(None, Lang::En), "page 5, table 3, row 4");
        let sheet = Arc::from("Phụ lục I");
        let cell = Landmark::new(Spot::Cells {
            sheet,
            row: 7,
            column: 1,
        });
        assert_eq!(
            cell.words(Some(1), Lang::Vi),
            "trang tính “Phụ lục I”, ô B7"
        );
        assert_eq!(cell.words(None, Lang::En), "sheet “Phụ lục I”, row 7");
        assert_eq!(Where::from(&cell).words(Lang::En), "row 7");
        assert_eq!(Where::from(&row).words(Lang::Vi), "trang 5, bảng 3, dòng 4");
    }

    #[test]
    fn a_line_without_a_place_has_that_of_the_line_before() {
        let mut landmarks = Landmarks::default();
        landmarks.push(2, Landmark::new(Spot::Paragraph(1)));
        landmarks.push(5, Landmark::new(Spot::Paragraph(2)));
        let number = |line| landmarks.of_line(line).map(|l| l.words(None, Lang::En));
        assert_eq!(number(1), None);
        assert_eq!(number(4).as_deref(), Some("paragraph 1"));
        assert_eq!(number(9).as_deref(), Some("paragraph 2"));
    }
}

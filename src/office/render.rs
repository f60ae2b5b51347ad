//! Blocks → the lines that plans are read from, and where each line stands in the file.

use super::document::{Block, Document, Ends, Paragraph, Row, Table};
use crate::text::{
    Form, Formed, FormedCell, FormedParagraph, FormedRow, FormedTable, LONGEST, Landmark,
    Landmarks, Spot,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// A file as text.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// One paragraph or table row a line.
    pub(super) text: String,
    /// Where the lines stand.
    pub(super) landmarks: Landmarks,
    /// The bytes of a line's paragraph or row in the main part of the file, by its number.
    pub(super) origins: BTreeMap<u32, Range<usize>>,
    /// What the file says of the form of the lines.
    pub(super) form: Form,
    ends: Ends,
    line: u32,
}

/// The lines of a file.
pub(super) fn render(document: &Document) -> Lines {
    let mut lines = Lines {
        ends: document.ends,
        ..Lines::default()
    };
    lines.blocks(&document.blocks);
    if !document.footnotes.is_empty() {
        lines.blank();
        document.footnotes.iter().for_each(|note| lines.note(note));
    }
    lines
}

impl Lines {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            if self.text.len() > LONGEST {
                return;
            }
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) if is_layout(table) => self.layout(table),
                Block::Table(table) => self.table(table),
            }
        }
    }

    /// The cells of a table that only places text side by side, one after the other.
    fn layout(&mut self, table: &Table) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.blank();
            self.blocks(&cell.blocks);
        }
        self.blank();
    }

    /// The rows of a table that have words, a line each.
    fn table(&mut self, table: &Table) {
        let width = table.rows.iter().map(Row::width).max().unwrap_or_default();
        let rows: Vec<&Row> = table.rows.iter().filter(|row| row.has_words()).collect();
        let form = formed(rows.iter().copied(), self.line + 1);
        self.form.0.push(Formed::Table(form));
        for row in rows {
            // A few bytes of a file may say that rows are wide.
            if self.text.len() > LONGEST {
                return;
            }
            self.line(&row.line(width), &row.landmark, row.origin.as_ref());
        }
    }

    fn note(&mut self, note: &Paragraph) {
        let first = self.line + 1;
        self.write(note);
        if self.line >= first {
            self.form.0.push(Formed::Note(first, self.line));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let first = self.line + 1;
        self.write(paragraph);
        if self.ends == Ends::Known && self.line >= first && !self.text.ends_with("\n\n") {
            self.form.0.push(Formed::Paragraph(FormedParagraph {
                first,
                last: self.line,
                heading: paragraph.heading,
                is_strong: paragraph.is_strong,
            }));
        }
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let (shown, origin) = (paragraph.shown(), paragraph.origin.as_ref());
        if shown.trim().is_empty() {
            self.blank();
            return;
        }
        for line in shown.split('\n').filter(|line| !line.trim().is_empty()) {
            self.line(line, &paragraph.landmark, origin);
        }
    }

    fn line(&mut self, text: &str, landmark: &Landmark, origin: Option<&Range<usize>>) {
        self.line += 1;
        if let Some(origin) = origin {
            self.origins.insert(self.line, origin.clone());
        }
        self.landmarks.push(self.line, landmark.clone());
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// One blank line, however many are asked for.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.line += 1;
            self.text.push('\n');
        }
    }
}

/// What a table is made of whose rows stand on lines from `first` on.
fn formed<'t>(rows: impl Iterator<Item = &'t Row>, first: u32) -> FormedTable {
    let mut table = FormedTable::default();
    // The row and place of the cell that may go on downwards, by its column.
    let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut heads = 0;
    for (at, (line, row)) in (first..).zip(rows).enumerate() {
        // One cell over all columns below the first row names a part of the table, whatever the
        // file calls it.
        let is_part = at > 0 && row.cells.len() == 1 && row.width() > 1;
        heads += usize::from(row.is_head && heads == at && !is_part);
        let mut cells = Vec::with_capacity(row.cells.len());
        let mut column = row.before;
        for cell in &row.cells {
            let columns = cell.columns.max(1);
            let above = open.get(&column).copied();
            let above = above.filter(|_| cell.continues && cell.text().is_empty());
            if let Some((row, place)) = above {
                let row: Option<&mut FormedRow> = table.rows.get_mut(row);
                if let Some(cell) = row.and_then(|row| row.cells.get_mut(place)) {
                    cell.rows += 1;
                }
            } else {
                let over = open.range(column..column + columns);
                let over: Vec<usize> = over.map(|(column, _)| *column).collect();
                for column in over {
                    open.remove(&column);
                }
                open.insert(column, (at, cells.len()));
                cells.push(FormedCell {
                    column,
                    columns,
                    rows: 1,
                });
            }
            column += columns;
        }
        table.rows.push(FormedRow { line, cells });
    }
    table.heads = Some(heads).filter(|heads| (1..table.rows.len()).contains(heads));
    table
}

/// Whether a table only places text side by side: the head of a letter, the signatures, a frame
/// around the text.
fn is_layout(table: &Table) -> bool {
    let sheet = |row: &Row| matches!(row.landmark.spot, Spot::Cells { .. });
    if table.rows.first().is_some_and(sheet) {
        return false;
    }
    let columns = table.rows.iter().map(Row::width).max().unwrap_or_default();
    let rows = table.rows.len();
    let few = rows <= 4 && columns <= 3;
    rows <= 1 || columns <= 1 || few && (!table.has_borders || is_letter(table))
}

/// Whether a table is the head or the foot of a letter.
fn is_letter(table: &Table) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.map(super::document::Cell::text).any(|text| {
        let upper = text.to_uppercase();
        upper.contains("CHỦ NGHĨA VIỆT NAM") || upper.contains("NƠI NHẬN")
    })
}

#[cfg(test)]
mod tests {
    use super::super::document::Cell;
    use super::*;
    use crate::lang::Lang;

    fn paragraph(number: u32, label: Option<&str>, text: &str) -> Block {
        let mut paragraph = Paragraph::plain(text, Landmark::new(Spot::Paragraph(number)));
        paragraph.label = label.map(str::to_owned);
        Block::Paragraph(paragraph)
    }

    fn table(rows: &[&[&str]], has_borders: bool) -> Block {
        let cell = |text: &&str| Cell {
            blocks: text
                .split('|')
                .map(|text| paragraph(0, None, text))
                .collect(),
            columns: 1,
            continues: false,
        };
        let row = |(row, cells): (u32, &&[&str])| Row {
            before: 0,
            cells: cells.iter().map(cell).collect(),
            is_head: false,
            landmark: Landmark::new(Spot::Row { table: 1, row }),
            origin: None,
        };
        let rows = (1..).zip(rows).map(row).collect();
        Block::Table(Table { rows, has_borders })
    }

    fn text(blocks: Vec<Block>) -> Lines {
        render(&Document {
            blocks,
            ..Document::default()
        })
    }

    #[test]
    fn each_line_knows_its_place() {
        let lines = text(vec![
            paragraph(1, Some("1."), "Mục tiêu\nchung"),
            paragraph(0, None, " "),
            paragraph(0, None, ""),
            table(&[&["TT", "Chỉ tiêu"], &["1", "Hài lòng|trở lên"]], true),
        ]);
        assert_eq!(
            lines.text,
            "1. Mục tiêu\nchung\n\nTT\tChỉ tiêu\n1\tHài lòng trở lên\n"
        );
        let place = |line| {
            lines
                .landmarks
                .of_line(line)
                .map(|l| l.words(None, Lang::Vi))
        };
        assert_eq!(place(2).as_deref(), Some("đoạn 1"));
        assert_eq!(place(5).as_deref(), Some("bảng 1, dòng 2"));
    }

    #[test]
    fn what_the_file_says_of_the_form_is_handed_over() {
        let Block::Table(mut grid) = table(&[&["TT", "Chỉ tiêu"], &["1", "A"], &["", "B"]], true)
        else {
            panic!()
        };
        grid.rows[0].is_head = true;
        grid.rows[2].cells[0].continues = true;
        let lines = text(vec![paragraph(1, None, "Một\nhai"), Block::Table(grid)]);
        let row = |line, cells: &[(usize, usize)]| FormedRow {
            line,
            cells: cells
                .iter()
                .map(|(column, rows)| FormedCell {
                    column: *column,
                    columns: 1,
                    rows: *rows,
                })
                .collect(),
        };
        assert_eq!(
            lines.form.0,
            [
                Formed::Paragraph(FormedParagraph {
                    first: 1,
                    last: 2,
                    heading: None,
                    is_strong: false,
                }),
                Formed::Table(FormedTable {
                    heads: Some(1),
                    rows: vec![
                        row(3, &[(0, 1), (1, 1)]),
                        row(4, &[(0, 2), (1, 1)]),
                        row(5, &[(1, 1)]),
                    ],
                }),
            ]
        );
    }

    #[test]
    fn text_side_by_side_is_no_table() {
        let head = table(&[&["UBND XÃ A|Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI"]], true);
        assert_eq!(
            text(vec![head]).text,
            "UBND XÃ A\nSố: 1/KH-UBND\n\nCỘNG HÒA XÃ HỘI\n\n"
        );
        let foot = table(&[&["Nơi nhận:", "CHỦ TỊCH"], &["- Lưu: VT", "B"]], true);
        assert!(!text(vec![foot]).text.contains('\t'));
    }

    #[test]
    fn each_cell_is_said_once() {
        let Block::Table(mut grid) = table(&[&["Năm", "A"], &["1", "B"], &["", "C"]], true) else {
            panic!()
        };
        grid.rows[0].cells[0].columns = 2;
        grid.rows[2].cells[0].continues = true;
        let lines = text(vec![
            Block::Table(grid),
            table(&[&["x", "y"], &["", ""]], true),
        ]);
        assert_eq!(lines.text, "Năm\t\tA\n1\tB\t\n\tC\t\nx\ty\n");
    }
}

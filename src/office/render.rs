//! Blocks → the lines that plans are read from, and where each line stands in the file.

use super::document::{Block, Document, Paragraph, Row, Table};
use super::grid;
use crate::text::{LONGEST, Landmark, Landmarks, Spot};
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
    line: u32,
}

/// The lines of a file.
pub(super) fn render(document: &Document) -> Lines {
    let mut lines = Lines::default();
    lines.blocks(&document.blocks);
    if !document.footnotes.is_empty() {
        lines.blank();
        document
            .footnotes
            .iter()
            .for_each(|note| lines.paragraph(note, Tabs::Blank));
    }
    lines
}

/// What becomes of the tabs of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    /// They part cells.
    Kept,
    /// They are blanks: text with a tab in it would be a table's row.
    Blank,
}

impl Lines {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if self.text.len() > LONGEST {
                return;
            }
            match block {
                Block::Paragraph(paragraph) => {
                    let tabs = tabs(blocks, at);
                    self.paragraph(paragraph, tabs);
                }
                Block::Table(table) if is_layout(table) => self.layout(table),
                Block::Table(table) => {
                    for (row, line) in grid::lines(table) {
                        self.line(&line, &row.landmark, row.origin.as_ref());
                    }
                }
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

    fn paragraph(&mut self, paragraph: &Paragraph, tabs: Tabs) {
        let (shown, origin) = (paragraph.shown(), paragraph.origin.as_ref());
        if shown.trim().is_empty() {
            self.blank();
            return;
        }
        for line in shown.split('\n').filter(|line| !line.trim().is_empty()) {
            match tabs {
                Tabs::Kept => self.line(line, &paragraph.landmark, origin),
                Tabs::Blank => {
                    self.line(line.replace('\t', " ").trim(), &paragraph.landmark, origin);
                }
            }
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

/// Paragraphs one below the other that are parted by tabs alike are a table without borders.
fn tabs(blocks: &[Block], at: usize) -> Tabs {
    let own = columns(blocks.get(at));
    let near = [at.checked_sub(1), Some(at + 1)];
    let like = near
        .into_iter()
        .flatten()
        .any(|at| columns(blocks.get(at)) == own);
    if own > 2 && like {
        Tabs::Kept
    } else {
        Tabs::Blank
    }
}

fn columns(block: Option<&Block>) -> usize {
    match block {
        Some(Block::Paragraph(paragraph)) if !paragraph.text.contains('\n') => {
            paragraph.text.trim().split('\t').count()
        }
        _ => 0,
    }
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
        Block::Paragraph(Paragraph {
            label: label.map(str::to_owned),
            text: text.to_owned(),
            landmark: Landmark::new(Spot::Paragraph(number)),
            origin: None,
        })
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
    fn tabs_part_cells_only_where_they_part_columns() {
        let alone = text(vec![
            paragraph(1, None, "a)\tMột\thai"),
            paragraph(2, None, "b)\tBa"),
        ]);
        assert_eq!(alone.text, "a) Một hai\nb) Ba\n");
        let rows = text(vec![
            paragraph(1, None, "1\tA\t80"),
            paragraph(2, None, "2\tB\t90"),
        ]);
        assert_eq!(rows.text, "1\tA\t80\n2\tB\t90\n");
    }
}

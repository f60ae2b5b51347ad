//! What the file that a text was made from says of its lines: nothing of it need be guessed.

use super::line::Line;
use super::signs::starts_lower;
use crate::layout::Shape;
use crate::layout::builder::NewCell;
use crate::text::{Form, Formed, FormedParagraph, FormedTable};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is known of lines, by their places.
#[derive(Debug, Default)]
pub(super) struct Known<'f> {
    blocks: BTreeMap<usize, (usize, Block<'f>)>,
    /// The places of tables and notes, in order.
    limits: Vec<usize>,
}

/// A block of which the file tells.
#[derive(Clone, Copy, Debug)]
pub(super) enum Block<'f> {
    /// A paragraph.
    Paragraph(FormedParagraph),
    /// A note.
    Note,
    /// A table.
    Table(&'f FormedTable),
}

impl<'f> Known<'f> {
    /// What a form says of lines.
    pub(super) fn of(lines: &[Line<'_>], form: &'f Form) -> Self {
        let place = |number: u32| {
            let at = lines.partition_point(|line| line.number < number);
            lines
                .get(at)
                .filter(|line| line.number == number)
                .map(|_| at)
        };
        let mut blocks = BTreeMap::new();
        for block in &form.0 {
            let (first, last, block) = match block {
                Formed::Paragraph(own) => (own.first, own.last, Block::Paragraph(*own)),
                Formed::Note(first, last) => (*first, *last, Block::Note),
                Formed::Table(table) => match (table.rows.first(), table.rows.last()) {
                    (Some(first), Some(last)) => (first.line, last.line, Block::Table(table)),
                    _ => continue,
                },
            };
            if let (Some(first), Some(last)) = (place(first), place(last)) {
                blocks.insert(first, (last + 1, block));
            }
        }
        if is_pasted(lines, &blocks) {
            blocks.retain(|_, (_, block)| !matches!(block, Block::Paragraph(_)));
        }
        let limits = blocks
            .iter()
            .filter(|(_, (_, block))| !matches!(block, Block::Paragraph(_)));
        Self {
            limits: limits.map(|(at, _)| *at).collect(),
            blocks,
        }
    }

    /// The block that begins at a line, and the place of the line after it.
    pub(super) fn block(&self, at: usize) -> Option<(usize, Block<'f>)> {
        self.blocks.get(&at).copied()
    }

    /// The place of the first table or note behind a line: what is guessed ends there.
    pub(super) fn limit(&self, at: usize) -> Option<usize> {
        let after = self.limits.partition_point(|limit| *limit <= at);
        self.limits.get(after).copied()
    }

    /// The place of the first block behind a line of which the file tells.
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        self.blocks.range(at + 1..).next().map(|(at, _)| *at)
    }
}

impl FormedParagraph {
    /// What the paragraph is.
    pub(super) fn shape(self) -> Shape {
        self.heading.map_or(Shape::Text, Shape::Heading)
    }
}

/// Whether text was pasted into the file line by line: again and again a paragraph begins in the
/// middle of a sentence.
fn is_pasted(lines: &[Line<'_>], blocks: &BTreeMap<usize, (usize, Block<'_>)>) -> bool {
    let (mut all, mut within) = (0_usize, 0_usize);
    for (at, (_, block)) in blocks {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        if let (Block::Paragraph(_), Some(own), Some(before)) = (block, lines.get(*at), before) {
            all += 1;
            let ends = before.text.ends_with(['.', ';', ':', '!', '?', ',']);
            let begins = starts_lower(own.text) && own.mark.is_none();
            within += usize::from(begins && !ends);
        }
    }
    // A title may stand in several paragraphs, and a sentence be broken by mistake.
    within > 2 && within * 8 > all
}

/// The cells of each row of a table that begins at a line.
pub(super) fn rows<'t>(
    lines: &[Line<'t>],
    range: Range<usize>,
    table: &FormedTable,
) -> Vec<Vec<NewCell<'t>>> {
    let own = lines.get(range).unwrap_or_default();
    let mut rows = Vec::with_capacity(table.rows.len());
    // How many rows more a cell from above takes in each column.
    let mut held: Vec<usize> = Vec::new();
    for row in &table.rows {
        let line = own.iter().find(|line| line.number == row.line);
        let fields: Vec<&str> = line.map_or_else(Vec::new, |line| line.raw.split('\t').collect());
        let mut cells = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        for cell in &row.cells {
            while column < cell.column {
                if held.get(column).is_none_or(|rows| *rows == 0) {
                    cells.push(blank());
                }
                column += 1;
            }
            let words = fields.get(cell.column).map(|field| field.trim());
            let words = words.filter(|words| !words.is_empty());
            let piece = line.zip(words).map(|(line, words)| line.part(words));
            column = cell.column + cell.columns;
            if held.len() < column {
                held.resize(column, 0);
            }
            let over = held.iter_mut().skip(cell.column).take(cell.columns);
            over.for_each(|rows| *rows = cell.rows);
            cells.push(NewCell {
                pieces: piece.into_iter().collect(),
                columns: cell.columns,
                rows: cell.rows,
            });
        }
        for rows in &mut held {
            *rows = rows.saturating_sub(1);
        }
        rows.push(cells);
    }
    rows
}

fn blank<'t>() -> NewCell<'t> {
    NewCell {
        pieces: Vec::new(),
        columns: 1,
        rows: 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::plain::layout_of;
    use crate::layout::{Layout, RowKind, Shape};
    use crate::text::{Form, Formed, FormedCell, FormedParagraph, FormedRow, FormedTable};

    fn paragraph(first: u32, last: u32) -> Formed {
        Formed::Paragraph(FormedParagraph {
            first,
            last,
            heading: None,
            is_strong: false,
        })
    }

    fn words(layout: &Layout) -> Vec<&str> {
        let blocks = layout.blocks.iter();
        blocks
            .map(|block| layout.words(block.whole.clone()))
            .collect()
    }

    #[test]
    fn paragraphs_end_where_the_file_says() {
        // Guessed, the second line would go on with the first.
        let text = "Các phòng, ban của xã và\nTrưởng các thôn\nphối hợp thực hiện.\n";
        let form = Form(vec![paragraph(1, 1), paragraph(2, 3)]);
        let layout = layout_of(text, &form);
        let want = [
            "Các phòng, ban của xã và",
            "Trưởng các thôn phối hợp thực hiện.",
        ];
        assert_eq!(words(&layout), want);
    }

    #[test]
    fn text_that_was_pasted_line_by_line_is_joined() {
        let item =
            "- Tỷ lệ hồ sơ công việc được xử lý trên\nmôi trường điện tử đạt\n100% trở lên.\n";
        let form = Form((1..=12).map(|line| paragraph(line, line)).collect());
        assert_eq!(words(&layout_of(&item.repeat(4), &form)).len(), 4);
    }

    #[test]
    fn cells_stand_in_the_columns_and_rows_the_file_says() {
        let text = "TT\tChỉ tiêu\tNăm\t\n\t\t2026\t2030\n1\tA\t70%\t\n2\t\t80%\t\n";
        let row = |line, cells: &[(usize, usize, usize)]| FormedRow {
            line,
            cells: cells
                .iter()
                .map(|(column, columns, rows)| FormedCell {
                    column: *column,
                    columns: *columns,
                    rows: *rows,
                })
                .collect(),
        };
        let table = FormedTable {
            heads: Some(2),
            rows: vec![
                row(1, &[(0, 1, 2), (1, 1, 2), (2, 2, 1)]),
                row(2, &[(2, 1, 1), (3, 1, 1)]),
                row(3, &[(0, 1, 1), (1, 1, 2), (2, 2, 1)]),
                row(4, &[(0, 1, 1), (2, 2, 1)]),
            ],
        };
        let layout = layout_of(text, &Form(vec![Formed::Table(table)]));
        let tables = layout.blocks.iter().filter_map(|block| match &block.shape {
            Shape::Table(table) => Some(table),
            _ => None,
        });
        let table = tables.into_iter().next().unwrap();
        let kinds: Vec<RowKind> = table.rows.iter().map(|row| row.kind).collect();
        assert_eq!(
            kinds,
            [RowKind::Head, RowKind::Head, RowKind::Body, RowKind::Body]
        );
        let cells = |row: usize| -> Vec<(usize, usize, usize, &str)> {
            let cells = table.rows[row].cells.iter();
            cells
                .map(|c| (c.column, c.columns, c.rows, layout.words(c.words.clone())))
                .collect()
        };
        assert_eq!(cells(0)[2], (2, 2, 1, "Năm"));
        assert_eq!(cells(1), [(2, 1, 1, "2026"), (3, 1, 1, "2030")]);
        assert_eq!(cells(2)[1], (1, 1, 2, "A"));
        assert_eq!(cells(3), [(0, 1, 1, "2"), (2, 2, 1, "80%")]);
    }
}

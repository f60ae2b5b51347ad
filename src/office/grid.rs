//! A table → lines, one a row, its cells parted by tabs.
//!
//! In the head a cell over several columns names each of them, and one over several rows is
//! named once. Below it is the other way round: what stands in a cell over several rows is said
//! of each of them, and a cell over several columns is one value, mostly the name of a group.

use super::document::{Cell, Row, Table};
use crate::text::LONGEST;

/// The longest name of columns that is said of each of them.
const NAME: usize = 1_000;

/// The lines of a table, each with the row it is made from.
pub(super) fn lines(table: &Table) -> Vec<(&Row, String)> {
    let head = head(&table.rows);
    let width = table.rows.iter().map(Row::width).max().unwrap_or_default();
    let mut above: Vec<String> = Vec::new();
    let mut lines = Vec::with_capacity(table.rows.len());
    let mut bytes = 0_usize;
    for (index, row) in table.rows.iter().enumerate() {
        let cells = if head.contains(&index) {
            of_head(row)
        } else {
            let cells = of_body(row, &above);
            above.clone_from(&cells);
            cells
        };
        let blank = cells.iter().all(String::is_empty);
        if !blank {
            let line = joined(cells, width);
            bytes += line.len();
            lines.push((row, line));
        }
        // What is said of each of many rows may come to far more than the file holds.
        if bytes > LONGEST {
            break;
        }
    }
    lines
}

/// The cells of a row with those it lacks, parted by tabs.
fn joined(mut cells: Vec<String>, width: usize) -> String {
    if cells.len() < width {
        cells.resize(width, String::new());
    }
    cells.join("\t")
}

/// Which rows are the head: those the file calls so; else the first with more than one cell, and
/// the rows that its merged cells reach down to.
fn head(rows: &[Row]) -> std::ops::Range<usize> {
    let named = rows.iter().take_while(|row| row.is_head).count();
    if named > 0 && named < rows.len() {
        return 0..named;
    }
    let Some(first) = rows.iter().position(|row| filled(row) > 1) else {
        return 0..0;
    };
    let goes_on = |row: &&Row| row.cells.iter().any(|cell| cell.continues);
    let after = rows.get(first + 1..).unwrap_or_default();
    let merged = after.iter().take_while(goes_on).count();
    let spans = rows
        .get(first)
        .is_some_and(|row| row.cells.iter().any(|cell| cell.columns > 1));
    // A cell over several columns has their names below it, and numbers stand in no head.
    let named_below = merged > 0 && spans && !after.iter().take(merged).any(has_number);
    first..first + 1 + if named_below { merged } else { 0 }
}

fn filled(row: &Row) -> usize {
    row.cells
        .iter()
        .filter(|cell| !cell.text().is_empty())
        .count()
}

/// Whether the first cell of a row is its number.
fn has_number(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| {
        let text = cell.text();
        let bare = text.trim_end_matches(['.', ')']);
        !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())
    })
}

fn of_head(row: &Row) -> Vec<String> {
    let mut out = vec![String::new(); row.before];
    for cell in &row.cells {
        let text = if cell.continues {
            String::new()
        } else {
            cell.text()
        };
        let columns = cell.columns.max(1);
        let times = if text.len() > NAME { 1 } else { columns };
        out.extend(std::iter::repeat_n(text, times));
        out.extend(std::iter::repeat_n(String::new(), columns - times));
    }
    out
}

fn of_body(row: &Row, above: &[String]) -> Vec<String> {
    let mut out = vec![String::new(); row.before];
    for cell in &row.cells {
        out.push(text(cell, above.get(out.len())));
        let rest = cell.columns.max(1) - 1;
        out.extend(std::iter::repeat_n(String::new(), rest));
    }
    out
}

fn text(cell: &Cell, above: Option<&String>) -> String {
    let own = cell.text();
    match above {
        Some(above) if cell.continues && own.is_empty() => above.clone(),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Paragraph};
    use super::*;
    use crate::text::{Landmark, Spot};

    /// `a|b`: cells; `a>2`: over two columns; `^`: goes on with the cell above.
    fn table(rows: &[&str]) -> Table {
        let cell = |text: &str| {
            let (text, columns) = text.split_once('>').unwrap_or((text, "1"));
            let continues = text == "^";
            let landmark = Landmark::new(Spot::Paragraph(1));
            let text = text.replace('^', "");
            Cell {
                blocks: vec![Block::Paragraph(Paragraph::plain(text, landmark))],
                columns: columns.parse().unwrap(),
                continues,
            }
        };
        let row = |text: &&str| Row {
            before: 0,
            cells: text.split('|').map(cell).collect(),
            is_head: false,
            landmark: Landmark::new(Spot::Row { table: 1, row: 1 }),
            origin: None,
        };
        Table {
            rows: rows.iter().map(row).collect(),
            has_borders: true,
        }
    }

    fn drawn(rows: &[&str]) -> Vec<String> {
        let table = table(rows);
        lines(&table)
            .into_iter()
            .map(|(_, line)| line.replace('\t', "|"))
            .collect()
    }

    #[test]
    fn columns_of_a_head_are_named_and_rows_share_a_value() {
        assert_eq!(
            drawn(&[
                "TT|Chỉ tiêu|Năm>2|Chủ trì",
                "^|^|2025|2026|^",
                "I|Hạ tầng>4",
                "1|A|70|80|Phòng A",
                "2|B|10|20|^",
            ]),
            [
                "TT|Chỉ tiêu|Năm|Năm|Chủ trì",
                "||2025|2026|",
                "I|Hạ tầng|||",
                "1|A|70|80|Phòng A",
                "2|B|10|20|Phòng A",
            ]
        );
    }

    #[test]
    fn a_head_ends_where_rows_begin() {
        let rows = ["TT|Nội dung>2", "1|A|^", "^|B|5"];
        assert_eq!(drawn(&rows), ["TT|Nội dung|Nội dung", "1|A|", "1|B|5"]);
        let rows = ["DANH MỤC>3", "TT|A|B", "1|x|y", "||"];
        assert_eq!(drawn(&rows), ["DANH MỤC||", "TT|A|B", "1|x|y"]);
    }
}

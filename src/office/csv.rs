//! Values parted by commas, semicolons or tabs → a table: what spreadsheets write as CSV.
//!
//! Which sign parts them is told by the text: the one by which the most lines have the same number of cells, since a
//! comma stands also in Vietnamese decimals and in names. A cell in quotation marks may hold signs and line ends.

use super::document::{Block, Cell, Document, Paragraph, Row, Table};
use super::problem::{Limit, Unreadable};
use crate::text::{Landmark, Spot};
use std::collections::BTreeMap;

/// The signs that may part cells; of two that fit alike the first.
const SIGNS: [char; 4] = [';', '\t', ',', '|'];
/// So many lines tell which sign it is.
const LOOKED_AT: usize = 50;
/// The most cells.
const CELLS: usize = 1_000_000;

/// A line of cells, and the line of the file on which it begins, from 1.
type Record = (u32, Vec<String>);

/// Reads values parted by a sign.
pub(super) fn read(text: &str) -> Result<Document, Unreadable> {
    // Excel itself writes and reads this first line.
    let (said, body, first) = match text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once('\n'))
    {
        Some((sign, body)) => (sign.trim_end_matches('\r').chars().next(), body, 2),
        None => (None, text, 1),
    };
    let sign = said.unwrap_or_else(|| sign(body));
    let records = records(body, sign, first, usize::MAX)?;
    let cells: usize = records.iter().map(|(_, cells)| cells.len()).sum();
    if cells > CELLS {
        return Err(Limit::Things("CSV".to_owned(), CELLS).into());
    }
    let mut document = Document::default();
    let empty = |(_, cells): &Record| cells.iter().all(|cell| cell.trim().is_empty());
    for run in records.chunk_by(|one, next| empty(one) == empty(next)) {
        let landmark = |line: u32| Landmark::new(Spot::Line(line));
        let line = run.first().map_or(1, |(line, _)| *line);
        let blank = Block::Paragraph(Paragraph::plain("", landmark(line)));
        if run.first().is_none_or(empty) {
            document.blocks.push(blank);
            continue;
        }
        let rows = run.iter().map(|(line, cells)| Row {
            before: 0,
            cells: cells
                .iter()
                .map(|cell| one(cell, &landmark(*line)))
                .collect(),
            is_head: false,
            landmark: landmark(*line),
            origin: None,
        });
        document.blocks.push(Block::Table(Table {
            rows: rows.collect(),
            has_borders: true,
        }));
    }
    Ok(document)
}

fn one(words: &str, landmark: &Landmark) -> Cell {
    Cell {
        blocks: vec![Block::Paragraph(Paragraph::plain(words, landmark.clone()))],
        columns: 1,
        continues: false,
    }
}

/// The sign by which the most lines have the same number of cells.
fn sign(text: &str) -> char {
    let alike = |sign: char| {
        let records = records(text, sign, 1, LOOKED_AT).unwrap_or_default();
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, cells) in records.iter().filter(|(_, cells)| cells.len() > 1) {
            *widths.entry(cells.len()).or_default() += 1;
        }
        widths.into_values().max().unwrap_or_default()
    };
    let mut best = (0, ',');
    for sign in SIGNS {
        let count = alike(sign);
        if count > best.0 {
            best = (count, sign);
        }
    }
    best.1
}

/// The lines of cells, no more than so many.
fn records(text: &str, sign: char, first: u32, most: usize) -> Result<Vec<Record>, Unreadable> {
    let mut records = Vec::new();
    let mut line = first;
    let mut rest = text;
    while !rest.is_empty() && records.len() < most {
        let begin = line;
        let mut cells = Vec::new();
        loop {
            let (cell, after) = cell(rest, sign, &mut line, begin)?;
            cells.push(cell);
            rest = after;
            match rest.strip_prefix(sign) {
                Some(next) => rest = next,
                None => break,
            }
        }
        rest = rest.strip_prefix('\r').unwrap_or(rest);
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        line += 1;
        records.push((begin, cells));
    }
    Ok(records)
}

/// A cell and what comes behind it.
fn cell<'t>(
    text: &'t str,
    sign: char,
    line: &mut u32,
    begin: u32,
) -> Result<(String, &'t str), Unreadable> {
    let is_end = |c: char| c == sign || c == '\n' || c == '\r';
    let Some(mut rest) = text.strip_prefix('"') else {
        let (words, after) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        return Ok((words.trim().to_owned(), after));
    };
    let mut words = String::new();
    loop {
        let Some(end) = rest.find('"') else {
            return Err(Unreadable::OpenQuote(begin));
        };
        let (inside, after) = rest.split_at(end);
        *line += u32::try_from(inside.matches('\n').count()).unwrap_or(u32::MAX);
        words.push_str(inside);
        rest = after.strip_prefix('"').unwrap_or(after);
        match rest.strip_prefix('"') {
            Some(next) => {
                words.push('"');
                rest = next;
            }
            None => break,
        }
    }
    // What stands behind the closing mark belongs to the cell all the same.
    let (more, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
    words.push_str(more.trim_end());
    Ok((words.trim().to_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_cells(text: &str) -> Vec<Record> {
        records(text, sign(text), 1, usize::MAX).unwrap()
    }

    #[test]
    fn cells_are_parted_as_spreadsheets_part_them() {
        for (text, want) in [
            ("a,b\n1,2\n", vec![(1, vec!["a", "b"]), (2, vec!["1", "2"])]),
            // A Vietnamese decimal and a comma in a name.
            (
                "tên, gọi;mức\r\nx, y;80,5%\r\n",
                vec![(1, vec!["tên, gọi", "mức"]), (2, vec!["x, y", "80,5%"])],
            ),
            (
                "a\tb\n\"x\ty\"\t\"nói \"\"thật\"\"\"\n",
                vec![(1, vec!["a", "b"]), (2, vec!["x\ty", "nói \"thật\""])],
            ),
            (
                "a;b\n\"hai\ndòng\";1\nc;d",
                vec![
                    (1, vec!["a", "b"]),
                    (2, vec!["hai\ndòng", "1"]),
                    (4, vec!["c", "d"]),
                ],
            ),
        ] {
            let want: Vec<Record> = want
                .into_iter()
                .map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect()))
                .collect();
            assert_eq!(read_cells(text), want, "{text}");
        }
    }

    #[test]
    fn a_mark_that_is_not_closed_is_said_with_its_line() {
        let open = read("a;b\n\"x;1\nc;2\n");
        assert_eq!(open.unwrap_err(), Unreadable::OpenQuote(2));
        assert!(read("sep=,\na,b\n").is_ok());
    }
}

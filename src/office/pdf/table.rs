//! Grids → tables: their rows, and those of one table on several pages put together.

use super::letter::{Letter, Turn};
use super::line::{Line, lines};
use super::marker::{is_finished, push_line, starts_small};
use super::open::Open;
use super::ruled::{Field, Ruled};
use crate::office::document::{Block, Cell, Paragraph, Row, Table};
use crate::text::{Landmark, Spot};

/// Columns of two pages are one if they are so near.
const NEAR: i32 = 400;

/// A table on one page.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Between rulings.
    Ruled(Box<Ruled>),
    /// Without rulings.
    Open(Open),
}

/// A table on the pages that it takes.
#[derive(Clone, Debug)]
pub(super) struct Draft(pub(super) Vec<(u32, Piece)>);

/// A row with the page it stands on.
struct Set {
    page: u32,
    cells: Vec<Made>,
}

/// A cell, its lines not yet words of a block.
struct Made {
    lines: Vec<String>,
    columns: usize,
    continues: bool,
}

impl Draft {
    /// Whether a piece at the top of the next page is more of this table.
    pub(super) fn goes_on(&self, next: &Piece) -> bool {
        match (self.0.last(), next) {
            (Some((_, Piece::Ruled(last))), Piece::Ruled(next)) => {
                (last.left() - next.left()).abs() <= NEAR
                    && (last.right() - next.right()).abs() <= NEAR
                    && (is_within(&last.xs, &next.xs) || is_within(&next.xs, &last.xs))
            }
            (Some((_, Piece::Open(last))), Piece::Open(next)) => last.width() == next.width(),
            _ => false,
        }
    }

    /// The table; `number` says which of the file it is.
    pub(super) fn table(&self, number: u32) -> Table {
        let mut sets: Vec<Set> = Vec::new();
        let has_borders = self
            .0
            .iter()
            .any(|(_, piece)| matches!(piece, Piece::Ruled(_)));
        let xs = self.xs();
        for (page, piece) in &self.0 {
            let rows = match piece {
                Piece::Ruled(ruled) => ruled.rows(&xs).into_iter().map(of_fields).collect(),
                Piece::Open(open) => open.rows.iter().map(|row| of_lines(row)).collect(),
            };
            append(&mut sets, rows, *page);
        }
        let rows = (1..)
            .zip(sets)
            .map(|(row, set)| set.row(number, row))
            .collect();
        Table { rows, has_borders }
    }

    /// Where the columns of all pages are parted.
    fn xs(&self) -> Vec<i32> {
        let mut all: Vec<i32> = Vec::new();
        for (_, piece) in &self.0 {
            if let Piece::Ruled(ruled) = piece {
                all.extend(&ruled.xs);
            }
        }
        all.sort_unstable();
        all.dedup_by(|next, last| *next - *last <= NEAR);
        all
    }
}

impl Open {
    fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

fn is_within(own: &[i32], others: &[i32]) -> bool {
    own.iter()
        .all(|x| others.iter().any(|other| (x - other).abs() <= NEAR))
}

fn of_fields(row: Vec<Field>) -> Vec<Made> {
    let made = |field: Field| Made {
        lines: texts(&all_lines(&field.letters)),
        columns: field.columns,
        continues: field.continues,
    };
    row.into_iter().map(made).collect()
}

fn of_lines(row: &[Vec<Line>]) -> Vec<Made> {
    let made = |lines: &Vec<Line>| Made {
        lines: texts(lines),
        columns: 1,
        continues: false,
    };
    row.iter().map(made).collect()
}

/// The lines of letters of every way; a cell of a head may run upwards.
fn all_lines(letters: &[Letter]) -> Vec<Line> {
    let ways = [Turn::Upright, Turn::Up, Turn::Down, Turn::Over];
    ways.into_iter()
        .flat_map(|way| lines(letters, way))
        .collect()
}

/// The words of lines, a number that was broken at its dash put together.
fn texts(lines: &[Line]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let text = line.text();
        match out.last_mut() {
            Some(last) if super::marker::is_broken(last, &text) => push_line(last, &text),
            _ => out.push(text),
        }
    }
    out
}

/// Adds the rows of a page: the head that is repeated goes, and a row that a page's end cut in
/// two is one.
fn append(sets: &mut Vec<Set>, rows: Vec<Vec<Made>>, page: u32) {
    let mut rows = rows;
    let repeated = repeated(sets, &mut rows);
    let mut rows = rows.into_iter().skip(repeated);
    if sets.is_empty() {
        sets.extend(rows.map(|cells| Set { page, cells }));
        return;
    }
    if let Some(mut first) = rows.next() {
        let numbered = sets.iter().filter(|set| set.is_numbered()).count() * 10 >= sets.len() * 6;
        match sets.last_mut() {
            Some(last) if last.is_cut(&first, numbered) => last.take(first),
            Some(last) => {
                last.lend(&mut first);
                sets.push(Set { page, cells: first });
            }
            None => {}
        }
    }
    sets.extend(rows.map(|cells| Set { page, cells }));
}

/// How many rows are those that the table begins with. Where no line is drawn below the head the
/// rest of a cut row may stand in its cells: it becomes a row again.
fn repeated(sets: &[Set], rows: &mut Vec<Vec<Made>>) -> usize {
    if let (Some(set), Some(row)) = (sets.first(), rows.first_mut())
        && set.cells.len() == row.len()
        && set
            .cells
            .iter()
            .zip(&*row)
            .all(|(head, own)| own.lines.starts_with(&head.lines))
    {
        let cut = |(head, own): (&Made, &mut Made)| Made {
            lines: own.lines.split_off(head.lines.len()),
            columns: own.columns,
            continues: false,
        };
        let rest: Vec<Made> = set.cells.iter().zip(row).map(cut).collect();
        if rest.iter().any(|cell| !cell.lines.is_empty()) {
            rows.insert(1, rest);
        }
    }
    let same = |set: &Set, row: &Vec<Made>| {
        set.cells.len() == row.len()
            && set
                .cells
                .iter()
                .zip(row)
                .all(|(a, b)| a.words() == b.words())
    };
    sets.iter()
        .zip(&*rows)
        .take_while(|(set, row)| same(set, row))
        .count()
}

impl Made {
    fn words(&self) -> String {
        self.lines.join(" ")
    }
}

impl Set {
    fn is_numbered(&self) -> bool {
        self.cells
            .first()
            .is_some_and(|cell| !cell.lines.is_empty())
    }

    /// Whether a row goes on with this one: it has no number where rows have one, and some
    /// cell's sentence goes on; or that of each of its cells does, in small letters.
    fn is_cut(&self, next: &[Made], numbered: bool) -> bool {
        let pairs = || {
            let pairs = self.cells.iter().zip(next);
            pairs.filter(|(_, more)| !more.lines.is_empty())
        };
        let goes_on = |(own, more): (&Made, &Made), small: bool| {
            let open = !is_finished(&own.words());
            let begins = starts_small(&more.words());
            !own.lines.is_empty()
                && if small {
                    open && begins
                } else {
                    open || begins
                }
        };
        if next.len() != self.cells.len() || pairs().next().is_none() {
            return false;
        }
        let bare = next.first().is_some_and(|cell| cell.lines.is_empty());
        numbered && bare && pairs().any(|pair| goes_on(pair, false))
            || pairs().all(|pair| goes_on(pair, true))
    }

    fn take(&mut self, next: Vec<Made>) {
        for (own, more) in self.cells.iter_mut().zip(next) {
            own.lines.extend(more.lines);
        }
    }

    /// A cell over several rows that a page's end cut goes on with its words.
    fn lend(&self, next: &mut [Made]) {
        if self.cells.len() != next.len() {
            return;
        }
        for (own, more) in self.cells.iter().zip(next) {
            if own.continues && own.columns == more.columns && more.lines.is_empty() {
                more.continues = true;
            }
        }
    }

    fn row(self, table: u32, row: u32) -> Row {
        let landmark = Landmark {
            page: Some(self.page),
            spot: Spot::Row { table, row },
        };
        let cell = |made: Made| {
            let paragraph = |text| Block::Paragraph(Paragraph::plain(text, landmark.clone()));
            Cell {
                blocks: made.lines.into_iter().map(paragraph).collect(),
                columns: made.columns,
                continues: made.continues,
            }
        };
        Row {
            before: 0,
            cells: self.cells.into_iter().map(cell).collect(),
            is_head: false,
            landmark: landmark.clone(),
            origin: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&str]) -> Vec<Vec<Made>> {
        let made = |text: &str| Made {
            lines: text
                .trim_matches('^')
                .split_terminator('/')
                .map(str::to_owned)
                .collect(),
            columns: 1,
            continues: text == "^",
        };
        rows.iter()
            .map(|row| row.split('|').map(made).collect())
            .collect()
    }

    fn shown(sets: &[Set]) -> Vec<String> {
        let words = |set: &Set| {
            set.cells
                .iter()
                .map(Made::words)
                .collect::<Vec<_>>()
                .join("|")
        };
        sets.iter().map(words).collect()
    }

    #[test]
    fn the_head_of_the_next_page_goes_and_a_cut_row_is_one() {
        let mut sets = Vec::new();
        append(
            &mut sets,
            rows(&["TT|Chỉ tiêu|%", "1|Một|80", "2|Tỷ lệ hồ sơ|90"]),
            1,
        );
        append(
            &mut sets,
            rows(&["TT|Chỉ tiêu|%", "|trực tuyến|", "3|Ba|70"]),
            2,
        );
        assert_eq!(
            shown(&sets),
            [
                "TT|Chỉ tiêu|%",
                "1|Một|80",
                "2|Tỷ lệ hồ sơ trực tuyến|90",
                "3|Ba|70"
            ]
        );
        assert_eq!(
            sets.iter().map(|set| set.page).collect::<Vec<_>>(),
            [1, 1, 1, 2]
        );
    }

    #[test]
    fn what_stands_below_a_repeated_head_without_lines_is_a_row() {
        let mut sets = Vec::new();
        append(
            &mut sets,
            rows(&["TT|Chỉ tiêu|Đơn vị/tính", "1|Tỷ lệ hồ sơ|%"]),
            1,
        );
        append(
            &mut sets,
            rows(&["TT|Chỉ tiêu/trực tuyến|Đơn vị/tính", "2|Hai|%"]),
            2,
        );
        assert_eq!(
            shown(&sets),
            [
                "TT|Chỉ tiêu|Đơn vị tính",
                "1|Tỷ lệ hồ sơ trực tuyến|%",
                "2|Hai|%"
            ]
        );
    }

    #[test]
    fn a_cell_over_rows_goes_on_behind_a_pages_end() {
        let mut sets = Vec::new();
        append(&mut sets, rows(&["TT|A|B", "1|x|Phòng A", "2|y|^"]), 1);
        append(&mut sets, rows(&["3|z|", "4|v|"]), 2);
        let continues: Vec<bool> = sets.iter().map(|set| set.cells[2].continues).collect();
        assert_eq!(continues, [false, false, true, true, false]);
    }
}

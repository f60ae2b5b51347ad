//! Tables whose columns have a width of their own, whatever stands in them.
//!
//! Words that have room in the column fill its lines here, comfy-table lays out the others; the lines of a cell are kept,
//! since thousands of plans have the same ones.

use super::table::blank;
use super::{Layout, paint};
use crate::fold::counted;
use crate::text::{Again, Paint};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};
use std::rc::Rc;

/// The lines of a cell, each as wide as its column.
type Wrapped = Rc<[Box<str>]>;

/// A column: its width, blanks included, and on which side the words of its cells stand.
pub(super) type Column = (u16, CellAlignment);

/// A table with a head and some rows as they are drawn, without an end of its last line.
pub(super) fn ruled<const N: usize>(
    columns: [Column; N],
    head: [&str; N],
    rows: &[impl AsRef<str>],
    layout: Layout,
) -> String {
    let of_head = columns.map(|(width, _)| (width, CellAlignment::Left));
    let all: usize = rows.iter().map(|row| row.as_ref().len()).sum();
    // The rules and the head are as long as a few lines, of at most three bytes a sign.
    let width: usize = columns.iter().map(|(width, _)| usize::from(*width)).sum();
    let mut out = String::with_capacity(all + 6 * 3 * (width + N));
    rule(columns, ["┌", "─", "┬", "┐"], &mut out);
    out.push('\n');
    out.push_str(&ruled_row(of_head, head, layout));
    rule(columns, ["╞", "═", "╪", "╡"], &mut out);
    out.push('\n');
    for row in rows {
        out.push_str(row.as_ref());
    }
    rule(columns, ["└", "─", "┴", "┘"], &mut out);
    match layout.paint {
        Paint::Colour => paint::painted(out),
        Paint::Plain => out,
    }
}

/// A row of such a table, with the ends of its lines.
pub(super) fn ruled_row<const N: usize>(
    columns: [Column; N],
    cells: [&str; N],
    layout: Layout,
) -> String {
    let mut key = String::new();
    let mut each = columns.into_iter();
    let cells = cells.map(|cell| {
        let column = each.next();
        column.map_or_else(Wrapped::default, |of| wrapped(cell, of, layout, &mut key))
    });
    let widths = columns.map(|(width, _)| usize::from(width));
    let blanks = " ".repeat(widths.into_iter().max().unwrap_or_default());
    let blanks = widths.map(|width| blanks.get(..width).unwrap_or_default());
    // Most rows have three lines, of a sign or two to a letter.
    let mut out = String::with_capacity(6 * (widths.iter().sum::<usize>() + N));
    row(&cells, blanks, &mut out);
    out
}

fn rule<const N: usize>(columns: [Column; N], signs: [&str; 4], out: &mut String) {
    let [first, line, between, last] = signs;
    let lines = columns.map(|(width, _)| line.repeat(width.into()));
    out.push_str(first);
    out.push_str(&lines.join(between));
    out.push_str(last);
}

fn row<const N: usize>(cells: &[Wrapped; N], blanks: [&str; N], out: &mut String) {
    let mut cells = cells.each_ref().map(|cell| cell.iter());
    loop {
        let lines = cells.each_mut().map(Iterator::next);
        if lines.iter().all(Option::is_none) {
            return;
        }
        for (column, (line, blank)) in lines.into_iter().zip(blanks).enumerate() {
            out.push_str(if column == 0 { "│" } else { "┆" });
            out.push_str(line.map_or(blank, |line| line));
        }
        out.push_str("│\n");
    }
}

/// The lines of a cell in a column: those that it has in a table of this column alone. They are known again by the cell
/// and its column, which `key` has room for.
fn wrapped(words: &str, column: Column, layout: Layout, key: &mut String) -> Wrapped {
    thread_local!(static WRAPPED: Again<Wrapped> = Again::default());
    let (width, side) = column;
    key.clear();
    key.push(if side == CellAlignment::Right {
        '>'
    } else {
        '<'
    });
    key.extend(char::from_u32(width.into()));
    key.push_str(words);
    Again::of(&WRAPPED, key, || {
        filled(words, column).unwrap_or_else(|| laid_out(words, column, layout))
    })
}

/// The lines of a cell as comfy-table lays them out.
fn laid_out(words: &str, (width, side): Column, layout: Layout) -> Wrapped {
    let mut table = blank(layout);
    table.add_row([Cell::new(words).set_alignment(side)]);
    for column in table.column_iter_mut() {
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    let drawn = table.to_string();
    let lines = drawn
        .lines()
        .filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'));
    lines.map(Box::from).collect()
}

/// The same lines of a cell whose words stand between single blanks and have room in the column: most do, and each line
/// takes as many as it has room for.
fn filled(cell: &str, (width, side): Column) -> Option<Wrapped> {
    let is_plain = cell.bytes().all(|byte| byte >= b' ' || byte == b'\n');
    let room = usize::from(width).checked_sub(2).filter(|_| is_plain)?;
    let blanks = " ".repeat(room);
    let mut lines = Vec::new();
    let mut put = |line: &str, used: usize| {
        let blanks = blanks.get(used..).unwrap_or_default();
        let parts = match side {
            CellAlignment::Right => [" ", blanks, line, " "],
            _ => [" ", line, blanks, " "],
        };
        lines.push(parts.concat().into());
    };
    for text in cell.split('\n') {
        let (mut rest, mut end, mut used) = (text, 0, 0);
        for (word, own) in counted(text) {
            if own == 0 || own > room {
                return None;
            }
            if used > 0 && used + 1 + own > room {
                let (line, after) = rest.split_at_checked(end)?;
                put(line, used);
                (rest, end, used) = (after.strip_prefix(' ')?, 0, 0);
            }
            let blank = usize::from(used > 0);
            end += blank + word.len();
            used += blank + own;
        }
        // Where more is left other blanks stand between the words.
        if rest.len() > end || (text.is_empty() && !cell.is_empty()) {
            return None;
        }
        put(rest, used);
    }
    Some(lines.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::report::table::finished;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_table_is_what_comfy_table_draws(
            cells in "([a-zạ-ỹ “–≥%0-9漢\u{301}\u{2062}\u{a0}\t]{0,9}[ \n]{0,2}){0,9}", other in "[a-zạ-ỹ \n]{0,40}", width in 5..30_u16
        ) {
            let layout = Layout { lang: Lang::Vi, width: 100, paint: Paint::Plain };
            let columns = [(width, CellAlignment::Left), (12, CellAlignment::Right)];
            let rows = [[cells.as_str(), other.as_str()], [&other, &cells]];
            let mut table = blank(layout);
            table.set_header(["Chỉ tiêu, lĩnh vực", "Mức"]);
            for [first, second] in rows {
                table.add_row([Cell::new(first), Cell::new(second).set_alignment(CellAlignment::Right)]);
            }
            for (column, (width, _)) in table.column_iter_mut().zip(columns) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
            let rows = rows.map(|cells| ruled_row(columns, cells, layout));
            let drawn = ruled(columns, ["Chỉ tiêu, lĩnh vực", "Mức"], &rows, layout);
            prop_assert_eq!(format!("{drawn}\n"), finished(&table, layout));
        }
    }
}

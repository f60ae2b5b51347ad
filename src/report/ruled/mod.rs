//! Tables between rules: words in lines, each as wide as its column.

mod lines;
mod widths;

use super::{Layout, paint};
use crate::text::Paint;
use lines::Lines;
use widths::{BLANKS, widths};

/// On which side of a column words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its width, blanks included.
    pub(super) width: usize,
    /// Where the words of its head stand.
    pub(super) head: Side,
    /// Where those of its other cells stand.
    pub(super) side: Side,
}

impl Column {
    /// One whose words all stand on one side.
    pub(super) fn on(side: Side, width: usize) -> Self {
        Self {
            // Something has to stand in it.
            width: width.max(BLANKS + 1),
            head: side,
            side,
        }
    }
}

/// A table whose columns are as wide as what stands in them, as far as there is room on the page.
pub(crate) fn fitted<const N: usize>(
    sides: [Side; N],
    head: [&str; N],
    rows: &[[&str; N]],
    layout: Layout,
) -> String {
    let all = [&[head], rows].concat();
    let mut widths = widths(&all, layout.width).into_iter();
    let columns = sides.map(|side| Column::on(side, widths.next().unwrap_or_default()));
    ruled(&columns, head, rows, layout)
}

/// A table with a head and some rows.
pub(super) fn ruled<const N: usize>(
    columns: &[Column; N],
    head: [&str; N],
    rows: &[[&str; N]],
    layout: Layout,
) -> String {
    // Most rows have three lines, of a sign or two to a letter.
    let room: usize = columns.iter().map(|column| 2 * column.width).sum();
    let mut out = String::with_capacity((rows.len() + 2) * 3 * room);
    rule(columns, ["┌", "─", "┬", "┐\n"], &mut out);
    row(head, columns.map(|of| (of.width, of.head)), &mut out);
    rule(columns, ["╞", "═", "╪", "╡\n"], &mut out);
    let cells = columns.map(|of| (of.width, of.side));
    rows.iter().for_each(|words| row(*words, cells, &mut out));
    rule(columns, ["└", "─", "┴", "┘\n"], &mut out);
    match layout.paint {
        Paint::Colour => paint::painted(out),
        Paint::Plain => out,
    }
}

fn rule<const N: usize>(columns: &[Column; N], signs: [&str; 4], out: &mut String) {
    let [first, line, between, last] = signs;
    for (at, column) in columns.iter().enumerate() {
        out.push_str(if at == 0 { first } else { between });
        (0..column.width).for_each(|_| out.push_str(line));
    }
    out.push_str(last);
}

fn row<const N: usize>(words: [&str; N], columns: [(usize, Side); N], out: &mut String) {
    let mut widths = columns.iter();
    let mut cells = words.map(|words| {
        let width = widths.next().map_or(0, |(width, _)| *width);
        Lines::of(words, width.saturating_sub(BLANKS))
    });
    loop {
        let lines = cells.each_mut().map(Iterator::next);
        if lines.iter().all(Option::is_none) {
            return;
        }
        for (at, (line, (width, side))) in lines.iter().zip(columns).enumerate() {
            out.push_str(if at == 0 { "│ " } else { "┆ " });
            let (line, own) = line.unwrap_or_default();
            let rest = width.saturating_sub(BLANKS).saturating_sub(own);
            if side == Side::Right {
                blanks(rest, out);
                out.push_str(line);
                out.push(' ');
            } else {
                out.push_str(line);
                blanks(rest + 1, out);
            }
        }
        out.push_str("│\n");
    }
}

fn blanks(count: usize, out: &mut String) {
    const MANY: &str = "                                                                ";
    let mut left = count;
    while left > MANY.len() {
        out.push_str(MANY);
        left -= MANY.len();
    }
    out.push_str(MANY.get(..left).unwrap_or(MANY));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use comfy_table::presets::UTF8_FULL_CONDENSED;
    use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width};
    use proptest::prelude::*;

    /// Words as they stand in cells, and others.
    const CELL: &str = "([a-zạ-ỹ “–≥%0-9]{0,9}[ \n漢\u{2061}e\u{301}🙂-]{0,3}){0,9}";

    fn layout(width: usize) -> Layout {
        Layout {
            lang: Lang::Vi,
            width,
            paint: Paint::Plain,
        }
    }

    /// The same table by comfy-table.
    fn drawn(rows: &[[&str; 3]], page: u16, set: impl Fn(&mut Table)) -> String {
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(page);
        table.set_header(["Chỉ tiêu, lĩnh vực", "Mức", "Năm"]);
        for row in rows {
            table.add_row(*row);
        }
        set(&mut table);
        format!("{table}\n")
    }

    proptest! {
        #[test]
        fn a_table_is_what_comfy_table_draws(first in CELL, second in CELL, width in 0..30_usize) {
            let rows = [[first.as_str(), &second, ""], [&second, &first, "2026"]];
            let columns = [(width, Side::Left), (12, Side::Right), (6, Side::Left)];
            let columns = columns.map(|(width, side)| Column::on(side, width));
            let own = ruled(&columns, ["Chỉ tiêu, lĩnh vực", "Mức", "Năm"], &rows, layout(100));
            let theirs = drawn(&rows, 100, |table| {
                for (column, own) in table.column_iter_mut().zip(columns) {
                    let width = u16::try_from(own.width).unwrap();
                    column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
                    if own.side == Side::Right {
                        column.set_cell_alignment(CellAlignment::Right);
                    }
                }
            });
            prop_assert_eq!(own, theirs);
        }

        #[test]
        fn columns_are_as_wide_as_those_of_comfy_table(first in CELL, second in CELL, page in 0..160_u16) {
            let rows = [[first.as_str(), &second, ""], [&second, "Số lỗi", "2026"]];
            let head = ["Chỉ tiêu, lĩnh vực", "Mức", "Năm"];
            let own = fitted([Side::Left; 3], head, &rows, layout(page.into()));
            prop_assert_eq!(own, drawn(&rows, page, |_| ()));
        }
    }
}

//! Tables printed in other manners.

use super::change::Change;
use super::laid::printed;
use doichieu::layout::plain::layout;
use doichieu::layout::{Layout, RowKind, Shape, Table};
use doichieu::text::{Normalized, Source};

/// Manners of tables.
pub(super) const MANNERS: &[Change] = &[
    Change {
        name: "tables with tabs",
        make: |text| {
            set(text, |layout, table| {
                Some(rows(layout, table, "", "\t", ""))
            })
        },
    },
    Change {
        name: "tables with bars",
        make: |text| {
            set(text, |layout, table| {
                Some(rows(layout, table, "| ", " | ", " |"))
            })
        },
    },
    Change {
        name: "tables with bars, the head ruled off",
        make: |text| set(text, |layout, table| Some(ruled(layout, table))),
    },
    Change {
        name: "tables with a bar a line",
        make: |text| {
            set(text, |layout, table| {
                Some(rows(layout, table, "|\n", "\n|\n", "\n|\n"))
            })
        },
    },
    Change {
        name: "tables with a bar a line, cells over several columns or rows once",
        make: |text| set(text, |layout, table| Some(copied(layout, table))),
    },
    Change {
        name: "tables with one cell a line",
        make: |text| {
            set(text, |layout, table| {
                is_full(layout, table).then(|| rows(layout, table, "", "\n", ""))
            })
        },
    },
    Change {
        name: "tables with one cell a line, blank lines between",
        make: |text| {
            set(text, |layout, table| {
                is_full(layout, table).then(|| rows(layout, table, "", "\n\n", "\n"))
            })
        },
    },
    Change {
        name: "tables over pages, the head printed again",
        make: |text| set(text, |layout, table| Some(paged(layout, table, "\n7\n\n"))),
    },
    Change {
        name: "tables over pages, the head printed again without a number",
        make: |text| set(text, |layout, table| Some(paged(layout, table, "\n"))),
    },
];

/// A text with its tables printed anew, where it has some that can be; the rest stays as it is printed.
fn set(text: &str, print: impl Fn(&Layout, &Table) -> Option<String>) -> Option<String> {
    let source = Source::new("plan.txt", text);
    let normal = Normalized::of(&source);
    let layout = layout(normal.text());
    let lines: Vec<&str> = normal.text().split('\n').collect();
    let mut changed: Vec<String> = Vec::new();
    let (mut next, mut any) = (0, false);
    for block in &layout.blocks {
        let Shape::Table(table) = &block.shape else {
            continue;
        };
        let own = layout.flow.lines(block.whole.clone());
        let (first, last) = (
            usize::try_from(own.first).ok()? - 1,
            usize::try_from(own.last).ok()?,
        );
        let certain = !table.rows.iter().any(|row| row.is_uncertain);
        let table = Some(table)
            .filter(|_| certain && first >= next)
            .and_then(|table| print(&layout, table));
        changed.extend(
            lines
                .get(next..first)
                .unwrap_or_default()
                .iter()
                .map(|line| (*line).to_owned()),
        );
        any |= table.is_some();
        changed.push(table.unwrap_or_else(|| printed(&layout, block, &lines)));
        next = last.max(next);
    }
    changed.extend(
        lines
            .get(next..)
            .unwrap_or_default()
            .iter()
            .map(|line| (*line).to_owned()),
    );
    any.then(|| changed.join("\n"))
}

/// The cells of each row, empty ones too.
fn cells<'l>(layout: &'l Layout, table: &Table) -> Vec<Vec<&'l str>> {
    let row = |row: &doichieu::layout::Row| {
        let at = |column| row.cells.iter().find(|cell| cell.column == column);
        let words = (0..table.columns)
            .map(|column| at(column).map_or("", |cell| layout.words(cell.words.clone())));
        words.collect()
    };
    table.rows.iter().map(row).collect()
}

fn rows(layout: &Layout, table: &Table, before: &str, between: &str, after: &str) -> String {
    let rows = cells(layout, table).into_iter();
    let rows: Vec<String> = rows
        .map(|cells| {
            let cells = if between.contains('\n') && !between.contains('|') {
                cells.into_iter().filter(|cell| !cell.is_empty()).collect()
            } else {
                cells
            };
            format!("{before}{}{after}", cells.join(between))
        })
        .collect();
    rows.join("\n")
}

/// As the text of a page of the web is copied: a bar before and behind each cell, cells that others reach into left out.
fn copied(layout: &Layout, table: &Table) -> String {
    let mut held = vec![0_usize; table.columns];
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut printed = String::from("|\n");
        // The name of a group reaches over the columns behind it.
        let end = row
            .cells
            .last()
            .map_or(0, |cell| cell.column + cell.columns);
        let end = if row.kind == RowKind::Group {
            end
        } else {
            table.columns
        };
        let mut column = 0;
        while column < end {
            let cell = row.cells.iter().find(|cell| cell.column == column);
            if cell.is_none() && held.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
                continue;
            }
            let words = cell.map_or("", |cell| layout.words(cell.words.clone()));
            printed.push_str(words);
            printed.push_str(if words.is_empty() { "|\n" } else { "\n|\n" });
            let columns = cell.map_or(1, |cell| cell.columns);
            let reached = held.iter_mut().skip(column).take(columns);
            reached.for_each(|rows| *rows = cell.map_or(0, |cell| cell.rows));
            column += columns;
        }
        for rows in &mut held {
            *rows = rows.saturating_sub(1);
        }
        rows.push(printed);
    }
    rows.concat()
}

fn ruled(layout: &Layout, table: &Table) -> String {
    let all = rows(layout, table, "|", "|", "|");
    let mut rows: Vec<&str> = all.lines().collect();
    let rule = format!("|{}", "---|".repeat(table.columns));
    rows.insert(table.head().len(), &rule);
    rows.join("\n")
}

/// Whether a table counts its rows and has no empty cell but behind the name of a group.
fn is_full(layout: &Layout, table: &Table) -> bool {
    let full = |row: &doichieu::layout::Row| row.cells.len() == table.columns;
    let counts = |words: &str| {
        words
            .trim_end_matches('.')
            .bytes()
            .all(|b| b.is_ascii_digit())
    };
    let groups = |row: &doichieu::layout::Row| row.kind == RowKind::Group && row.cells.len() == 2;
    let head = table.head();
    head.len() == 1
        && head.iter().all(full)
        && table.rows.iter().skip(1).all(|row| {
            let counted = row
                .cells
                .first()
                .is_some_and(|cell| cell.column == 0 && counts(layout.words(cell.words.clone())));
            (full(row) && counted) || groups(row)
        })
}

/// A table broken over pages in the middle, its head printed again.
fn paged(layout: &Layout, table: &Table, page: &str) -> String {
    let all = rows(layout, table, "", "\t", "");
    let rows: Vec<&str> = all.lines().collect();
    let head = table.head().len();
    let body = rows.len() - head;
    if head == 0 || body < 4 {
        return all;
    }
    let (above, below) = rows.split_at(head + body / 2);
    let again = rows.get(..head).unwrap_or_default();
    format!(
        "{}\n{page}{}\n{}",
        above.join("\n"),
        again.join("\n"),
        below.join("\n")
    )
}

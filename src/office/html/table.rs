//! The tables of a web page.

use super::{PageReader, is_unseen};
use crate::office::document::{COLUMNS, WIDTH};
use crate::office::document::{Cell, Row, Table};
use crate::office::problem::{Limit, Unreadable};
use crate::text::{Landmark, Spot};
use scraper::ElementRef;

/// A cell that reaches down: its column, how many columns, how many rows are left.
#[derive(Clone, Copy)]
struct Reaching {
    column: usize,
    columns: usize,
    rows: usize,
}

impl PageReader {
    pub(super) fn table(
        &mut self,
        element: ElementRef<'_>,
        depth: usize,
    ) -> Result<Table, Unreadable> {
        self.tables = self.tables.saturating_add(1);
        let number = self.tables;
        let outer = self.row.take();
        let lists = std::mem::take(&mut self.lists);
        let mut table = Table {
            rows: Vec::new(),
            has_borders: has_borders(element),
        };
        let mut reaching = Vec::new();
        for (of, is_head) in rows(element) {
            let row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
            let spot = Spot::Row {
                table: number,
                row: row.saturating_add(1),
            };
            let row = self.row(of, is_head, &spot, &mut reaching, depth)?;
            table.rows.push(row);
        }
        (self.row, self.lists) = (outer, lists);
        Ok(table)
    }

    fn row(
        &mut self,
        element: ElementRef<'_>,
        is_head: bool,
        spot: &Spot,
        reaching: &mut Vec<Reaching>,
        depth: usize,
    ) -> Result<Row, Unreadable> {
        let mut cells = Vec::new();
        let mut column = 0;
        let above = std::mem::take(reaching);
        for of in element.child_elements() {
            if !matches!(of.value().name(), "td" | "th") || is_unseen(of) {
                continue;
            }
            self.reach(&above, &mut column, &mut cells)?;
            let columns = span(of, "colspan");
            let rows = span(of, "rowspan");
            if rows > 1 {
                reaching.push(Reaching {
                    column,
                    columns,
                    rows: rows - 1,
                });
            }
            cells.push(self.cell(of, columns, spot, depth)?);
            column += columns;
        }
        self.reach(&above, &mut column, &mut cells)?;
        if column > WIDTH {
            return Err(Limit::Things("html".to_owned(), WIDTH).into());
        }
        let still = above.iter().filter(|cell| cell.rows > 1);
        reaching.extend(still.map(|cell| Reaching {
            rows: cell.rows - 1,
            ..*cell
        }));
        reaching.sort_by_key(|cell| cell.column);
        Ok(Row {
            before: 0,
            cells,
            is_head,
            landmark: Landmark::new(spot.clone()),
            origin: None,
        })
    }

    /// The cells from above that stand in the next columns.
    fn reach(
        &mut self,
        above: &[Reaching],
        column: &mut usize,
        cells: &mut Vec<Cell>,
    ) -> Result<(), Unreadable> {
        let from = |column: usize| above.partition_point(|cell| cell.column < column);
        while let Some(cell) = above
            .get(from(*column))
            .filter(|cell| cell.column == *column)
        {
            self.count()?;
            cells.push(Cell {
                blocks: Vec::new(),
                columns: cell.columns,
                continues: true,
            });
            *column += cell.columns.max(1);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        element: ElementRef<'_>,
        columns: usize,
        spot: &Spot,
        depth: usize,
    ) -> Result<Cell, Unreadable> {
        self.count()?;
        let outer = self.row.replace(spot.clone());
        let mut blocks = Vec::new();
        self.children(element, depth + 3, &mut blocks)?;
        self.flush(&mut blocks)?;
        self.row = outer;
        Ok(Cell {
            blocks,
            columns,
            continues: false,
        })
    }
}

/// The rows of a table itself, and whether they belong to its head.
fn rows(table: ElementRef<'_>) -> Vec<(ElementRef<'_>, bool)> {
    let mut rows = Vec::new();
    for part in table.child_elements() {
        match part.value().name() {
            "tr" => rows.push((part, false)),
            "thead" | "tbody" | "tfoot" => {
                let is_head = part.value().name() == "thead";
                let own = part.child_elements();
                let own = own.filter(|row| row.value().name() == "tr");
                rows.extend(own.map(|row| (row, is_head)));
            }
            _ => {}
        }
    }
    rows.retain(|(row, _)| !is_unseen(*row));
    rows
}

fn span(cell: ElementRef<'_>, name: &str) -> usize {
    let value = cell.value().attr(name);
    let value = value.and_then(|value| value.trim().parse().ok());
    value.unwrap_or(1_usize).clamp(1, COLUMNS)
}

/// Whether lines are drawn between its cells: said by the table, or it has a head.
fn has_borders(table: ElementRef<'_>) -> bool {
    let border = table.value().attr("border");
    let styled = table.value().attr("style").unwrap_or_default();
    let has_head = rows(table).iter().any(|(_, is_head)| *is_head);
    border.is_some_and(|border| border.trim() != "0") || styled.contains("border") || has_head
}

//! Tables whose rows stand on lines of their own, their cells parted by tabs or bars.

use super::furniture::{Furniture, Kind};
use super::line::Line;
use super::phrases::LETTERHEAD;
use super::signs::{is_lone_mark, is_shouted, starts_lower};
use crate::layout::builder::{NewCell, Piece};
use crate::layout::classify::heads_numbers;
use crate::layout::mark;
use crate::text::letter::is_alphanumeric;

/// The words of a cell, line by line.
pub(super) type Words<'t> = Vec<Piece<'t>>;

/// Rows of cells that were found in lines.
#[derive(Debug, Default)]
pub(super) struct Rows<'t> {
    /// Each row with its cells, empty ones too, and whether the columns of the cells were guessed.
    pub(super) list: Vec<(Vec<Words<'t>>, bool)>,
    /// Lines between them that are drawn.
    pub(super) drawn: Vec<Piece<'t>>,
    /// The place of the line after them.
    pub(super) end: usize,
}

impl<'t> Rows<'t> {
    /// How many columns most rows have.
    pub(super) fn columns(&self) -> usize {
        let lengths = self.list.iter().map(|(cells, _)| cells.len());
        lengths.max().unwrap_or_default()
    }

    /// Whether they are the head of a letter, or what stands beside a signature, rather than a table.
    pub(super) fn is_letterhead(&self) -> bool {
        let near = self.list.iter().take(3);
        let begins = |cell: &Words<'t>| {
            cell.first()
                .is_some_and(|piece| LETTERHEAD.begin(piece.words))
        };
        let heads = |cells: &Vec<Words<'t>>| {
            let first = cells.first().and_then(|cell| cell.first());
            first.is_some_and(|piece| heads_numbers(piece.words))
        };
        !self.list.iter().any(|(cells, _)| heads(cells))
            && self.columns() <= 3
            && near.clone().any(|(cells, _)| {
                cells.iter().filter(|cell| begins(cell)).count() >= 2
                    || (cells.iter().any(begins) && self.list.len() <= 6)
            })
    }

    /// The rows as cells that are to be laid: a name above several columns spans them.
    pub(super) fn cells(self) -> Vec<(Vec<NewCell<'t>>, bool)> {
        let below: Option<Vec<bool>> = self.list.get(1).map(|(cells, _)| {
            let blank = cells.first().is_none_or(Vec::is_empty);
            cells.iter().map(|cell| blank && !cell.is_empty()).collect()
        });
        let mut laid = Vec::with_capacity(self.list.len());
        for (at, (cells, guessed)) in self.list.into_iter().enumerate() {
            let mut row: Vec<NewCell<'t>> = Vec::with_capacity(cells.len());
            let mut from = 0;
            for (column, pieces) in cells.into_iter().enumerate() {
                let filled = |column: usize| {
                    below
                        .as_ref()
                        .and_then(|below| below.get(column))
                        .copied()
                        .unwrap_or_default()
                };
                let spanned = at == 0 && pieces.is_empty() && filled(column) && filled(from);
                let above = row
                    .last_mut()
                    .filter(|last| spanned && !last.pieces.is_empty());
                if let Some(above) = above {
                    above.columns += 1;
                } else {
                    from = column;
                    row.push(NewCell {
                        pieces,
                        columns: 1,
                        rows: 1,
                    });
                }
            }
            laid.push((row, guessed));
        }
        laid
    }
}

/// No table has more columns.
const MOST_TABS: usize = 200;

/// Whether a line holds cells parted by tabs.
pub(super) fn is_tab_row(line: &Line<'_>) -> bool {
    if !line.has_tab() {
        return false;
    }
    if line.raw.len() > MOST_TABS && line.raw.matches('\t').count() > MOST_TABS {
        return false;
    }
    let inner = line.text.contains('\t');
    let ends =
        line.raw.ends_with("\t\t") || (line.raw.ends_with('\t') && line.raw.starts_with('\t'));
    // "1.\tTỷ lệ …": the tab after a mark is a blank.
    let mut cells = line.text.split('\t').filter(|cell| !cell.trim().is_empty());
    let marked = cells.next().is_some_and(|first| is_lone_mark(first.trim()));
    let is_item = marked && cells.count() == 1 && !line.raw.ends_with('\t');
    (inner || ends) && !is_item
}

/// Rows of cells parted by tabs, from a line on.
pub(super) fn tabbed<'t>(lines: &[Line<'t>], furniture: &Furniture, at: usize) -> Option<Rows<'t>> {
    let first = lines.get(at).filter(|line| is_tab_row(line))?;
    let mut found = Rows {
        end: at,
        ..Rows::default()
    };
    let mut columns = cells(first).len();
    while let Some(line) = lines.get(found.end) {
        if is_page(lines, furniture, found.end) {
            found.drawn.push(line.piece());
            found.end += 1;
            continue;
        }
        let cells = cells(line);
        let within = lines.get(found.end + 1).is_some_and(is_tab_row);
        if goes_on(&found, line, &cells, columns) || within && is_left_over(&found, line) {
            merge(&mut found, line, cells);
        } else if within && columns > 2 && is_group(line) {
            found.list.push((cells, false));
        } else if is_tab_row(line) || line.raw.ends_with('\t') || is_numbered_row(line, columns) {
            columns = columns.max(cells.len());
            found.list.push((cells, false));
        } else {
            break;
        }
        found.end += 1;
    }
    Some(found)
}

/// Whether a line between rows is the number of a page.
fn is_page(lines: &[Line<'_>], furniture: &Furniture, at: usize) -> bool {
    let next = lines.get(at + 1);
    let goes_on = next.is_some_and(is_tab_row);
    let parted = next.is_some_and(|next| next.blanks > 0 || heads_numbers(first_cell(next)));
    match furniture.kind(at) {
        Kind::Page => goes_on || furniture.kind(at + 1) == Kind::Page,
        Kind::Number => goes_on && parted,
        Kind::Words | Kind::Rule => false,
    }
}

fn first_cell<'t>(line: &Line<'t>) -> &'t str {
    line.raw.split('\t').next().unwrap_or_default().trim()
}

/// Whether a line among rows names those below it: "A. PHÁT TRIỂN HẠ TẦNG", the tabs behind it lost.
fn is_group(line: &Line<'_>) -> bool {
    let counts = mark(line.text).is_some_and(|mark| mark.is_section());
    let is_name = line.width < 120 && !line.text.ends_with(['.', ';', ':']);
    !line.has_tab() && line.blanks == 0 && is_name && (counts || is_shouted(line.text))
}

/// Whether a line among rows is the rest of a cell of the row above, behind a blank line.
fn is_left_over(found: &Rows<'_>, line: &Line<'_>) -> bool {
    !found.list.is_empty() && !line.has_tab() && line.blanks < 2 && starts_lower(line.text)
}

/// "1.\tTỷ lệ" among rows of two columns.
fn is_numbered_row(line: &Line<'_>, columns: usize) -> bool {
    columns == 2 && line.text.contains('\t') && line.text.starts_with(|c: char| c.is_ascii_digit())
}

fn cells<'t>(line: &Line<'t>) -> Vec<Words<'t>> {
    let cell = |cell: &'t str| {
        let words = cell.trim();
        if words.is_empty() {
            Vec::new()
        } else {
            vec![line.part(words)]
        }
    };
    line.raw.split('\t').map(cell).collect()
}

/// Whether a line goes on with the cells of the row above: that row was broken in a cell, or by the end of a page.
fn goes_on(found: &Rows<'_>, line: &Line<'_>, cells: &[Words<'_>], columns: usize) -> bool {
    let Some((last, _)) = found.list.last() else {
        return false;
    };
    let filled: Vec<&Words<'_>> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let small = |cell: &&Words<'_>| cell.first().is_some_and(|piece| starts_lower(piece.words));
    if line.raw.starts_with('\t') {
        let under = |(at, cell): (usize, &Words<'_>)| {
            cell.is_empty() || last.get(at).is_some_and(|above| !above.is_empty())
        };
        return filled.iter().all(small) && cells.iter().enumerate().all(under);
    }
    let broken = last.len() < columns && last.len() + cells.len() <= columns + 1;
    let wrapped = !line.has_tab() && line.blanks == 0 && filled.first().is_some_and(small);
    wrapped || (broken && filled.first().is_some_and(small))
}

/// Joins a line's cells with those of the row above.
fn merge<'t>(found: &mut Rows<'t>, line: &Line<'t>, cells: Vec<Words<'t>>) {
    let Some((last, _)) = found.list.last_mut() else {
        return;
    };
    let from = if line.raw.starts_with('\t') {
        0
    } else {
        last.len().saturating_sub(1)
    };
    for (at, cell) in cells.into_iter().enumerate() {
        match last.get_mut(from + at) {
            Some(above) => above.extend(cell),
            None => last.push(cell),
        }
    }
}

/// Whether a line holds cells parted by bars, or a bar alone.
pub(super) fn is_bar_row(line: &Line<'_>) -> bool {
    let bars = line.text.bytes().filter(|b| *b == b'|').count();
    line.text.starts_with('|') || bars >= 3 || is_drawn_with_bars(line.text)
}

/// `|---|:---:|`, `+----+----+`.
fn is_drawn_with_bars(text: &str) -> bool {
    text.starts_with(['|', '+', ':', '-'])
        && text.contains(['|', '+'])
        && text.contains(['-', '='])
        && !text.contains(|c: char| !matches!(c, '|' | '+' | '-' | '=' | ':' | ' '))
}

/// Rows of cells parted by bars, from a line on.
pub(super) fn barred<'t>(lines: &[Line<'t>], furniture: &Furniture, at: usize) -> Option<Rows<'t>> {
    lines.get(at).filter(|line| is_bar_row(line))?;
    let end = bars_end(lines, furniture, at);
    let (mut region, mut pages) = (Vec::with_capacity(end - at), Vec::new());
    for (at, line) in lines.iter().enumerate().take(end).skip(at) {
        if furniture.kind(at) == Kind::Page {
            pages.push(line.piece());
        } else {
            region.push(*line);
        }
    }
    let lone = region.iter().filter(|line| line.text == "|").count();
    let mut found = if lone > 1 {
        lone_bars(&region)
    } else {
        full_rows(&region)
    };
    found.drawn.extend(pages);
    found.end = end;
    Some(found)
}

/// Where a table parted by bars ends: at the first line after a bar that has none, where no row is open.
fn bars_end(lines: &[Line<'_>], furniture: &Furniture, at: usize) -> usize {
    /// No cell of a table with a bar a line has more lines.
    const MOST: usize = 40;
    let (mut end, mut open) = (at, false);
    // Of a table with bars on lines of their own: how many there were, and how many a row has.
    let (mut bars, mut width, mut filled) = (0_usize, None, false);
    let pages = |index: usize| furniture.kind(index) == Kind::Page;
    let words = lines.iter().enumerate().skip(at);
    for (index, line) in words.filter(|(index, _)| !pages(*index)) {
        if is_bar_row(line) {
            if line.text == "|" {
                width = width.or((bars > 0 && !filled).then_some(bars));
                bars += 1;
                filled = false;
            }
            end = index + 1;
            open = line.text == "|" || !line.text.ends_with('|');
        } else if !open || index >= end + MOST || width.is_some_and(|width| bars % width == 0) {
            break;
        } else {
            filled = true;
        }
    }
    end
}

/// Each row on a line, or on several where a cell is broken.
fn full_rows<'t>(region: &[Line<'t>]) -> Rows<'t> {
    let mut found = Rows::default();
    for line in region {
        if is_drawn_with_bars(line.text) {
            found.drawn.push(line.piece());
            continue;
        }
        let begins = line.text.starts_with('|') || found.list.is_empty();
        let mut inner = line.text;
        if begins {
            inner = inner.strip_prefix('|').unwrap_or(inner);
        }
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        let cells: Vec<Words<'t>> = inner
            .split('|')
            .map(str::trim)
            .map(|cell| {
                if cell.is_empty() {
                    Vec::new()
                } else {
                    vec![line.part(cell)]
                }
            })
            .collect();
        match found.list.last_mut() {
            Some((last, _)) if !begins && (!is_bar_row(line) || starts_lower(line.text)) => {
                let from = last.len().saturating_sub(1);
                for (at, cell) in cells.into_iter().enumerate() {
                    match last.get_mut(from + at) {
                        Some(above) => above.extend(cell),
                        None => last.push(cell),
                    }
                }
            }
            _ => found.list.push((cells, false)),
        }
    }
    found
}

/// A bar alone on its line between the cells, two between the rows.
fn lone_bars<'t>(region: &[Line<'t>]) -> Rows<'t> {
    let mut found = Rows::default();
    // The words between each bar and the next; the first and the last stand outside.
    let mut between: Vec<Words<'t>> = vec![Vec::new()];
    for line in region {
        if is_drawn_with_bars(line.text) {
            found.drawn.push(line.piece());
            continue;
        }
        for (at, part) in line.text.split('|').enumerate() {
            if at > 0 {
                between.push(Vec::new());
            }
            let part = part.trim();
            if let Some(cell) = between.last_mut().filter(|_| !part.is_empty()) {
                cell.push(line.part(part));
            }
        }
    }
    let inner = between.get(1..).unwrap_or_default();
    let columns = inner.iter().position(Vec::is_empty).unwrap_or(inner.len());
    let width = columns.max(1) + 1;
    // Behind the last cell of each row stands nothing, up to the bar of the next row.
    let fits = |row: &[Words<'t>]| row.len() < width || row.last().is_some_and(Vec::is_empty);
    let certain = columns > 0 && inner.chunks(width).all(fits);
    if certain {
        found.list = inner
            .chunks(width)
            .map(|row| (row.iter().take(columns).cloned().collect(), false))
            .collect();
    } else {
        let rows = inner.split(Vec::is_empty).filter(|row| !row.is_empty());
        found.list = rows
            .map(|row| (row.to_vec(), row.len() != columns))
            .collect();
    }
    found
        .list
        .retain(|(cells, _)| cells.iter().any(|cell| !cell.is_empty()));
    found
}

/// Whether a line without tabs holds two heads of letters far apart: they are two blocks.
pub(super) fn far_apart<'t>(line: &Line<'t>) -> Option<Vec<Piece<'t>>> {
    let gap = "   ";
    line.text.find(gap)?;
    let parts: Vec<&str> = line
        .text
        .split(gap)
        .map(str::trim)
        .filter(|part| part.contains(is_alphanumeric))
        .collect();
    let letterheads = parts.iter().filter(|part| LETTERHEAD.begin(part)).count();
    (parts.len() == 2 && letterheads > 0)
        .then(|| parts.into_iter().map(|part| line.part(part)).collect())
}

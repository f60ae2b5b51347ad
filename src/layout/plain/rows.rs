//! Tables whose rows stand on lines of their own, their cells parted by tabs or bars.

use super::furniture::{Furniture, Kind};
use super::line::Line;
use super::lone;
use super::phrases::LETTERHEAD;
use super::signs::{is_lone_mark, starts_lower};
use super::stacked::ends_tables;
use crate::layout::builder::{NewCell, Piece};
use crate::layout::classify::heads_numbers;
use crate::text::letter::is_alphanumeric;
use std::collections::BTreeSet;

/// The words of a cell, line by line.
pub(super) type CellLines<'t> = Vec<Piece<'t>>;

/// Rows of cells that were found in lines.
#[derive(Debug, Default)]
pub(super) struct Rows<'t> {
    /// Each row with its cells, empty ones too, and whether the columns of the cells were guessed.
    pub(super) list: Vec<(Vec<CellLines<'t>>, bool)>,
    /// The rows and columns, in order, where a cell from the row above stands.
    pub(super) held: BTreeSet<(usize, usize)>,
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
        let begins = |cell: &CellLines<'t>| {
            cell.first()
                .is_some_and(|piece| LETTERHEAD.begin(piece.words))
        };
        let heads = |cells: &Vec<CellLines<'t>>| {
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
        let mut laid: Vec<(Vec<NewCell<'t>>, bool)> = Vec::with_capacity(self.list.len());
        // Where the cell that stands last in each column was laid.
        let mut last: Vec<Option<(usize, usize)>> = Vec::new();
        for (at, (cells, guessed)) in self.list.into_iter().enumerate() {
            let mut row: Vec<NewCell<'t>> = Vec::with_capacity(cells.len());
            let mut from = 0;
            let mut places = vec![None; cells.len()];
            for (column, pieces) in cells.into_iter().enumerate() {
                let above = last.get(column).copied().flatten();
                if self.held.contains(&(at, column))
                    && let Some((line, cell)) = above
                    && let Some(cell) = laid.get_mut(line).and_then(|(row, _)| row.get_mut(cell))
                {
                    cell.rows += 1;
                    if let Some(place) = places.get_mut(column) {
                        *place = above;
                    }
                    continue;
                }
                let filled = |column: usize| {
                    let below = below.as_ref().and_then(|below| below.get(column));
                    below.copied().unwrap_or_default()
                };
                let spanned = at == 0 && pieces.is_empty() && filled(column) && filled(from);
                let beside = row
                    .last_mut()
                    .filter(|beside| spanned && !beside.pieces.is_empty());
                if let Some(beside) = beside {
                    beside.columns += 1;
                    continue;
                }
                from = column;
                if let Some(place) = places.get_mut(column).filter(|_| !pieces.is_empty()) {
                    *place = Some((at, row.len()));
                }
                row.push(NewCell {
                    pieces,
                    columns: 1,
                    rows: 1,
                });
            }
            last = places;
            laid.push((row, guessed));
        }
        laid
    }
}

/// No table has more columns.
const MOST_TABS: usize = 200;

/// Whether a line holds cells parted by tabs.
pub(super) fn is_tab_row(line: &Line<'_>) -> bool {
    line.is_tab_row
}

/// Whether tabs part the cells of a line.
pub(super) fn is_parted_by_tabs(line: &Line<'_>) -> bool {
    if !line.has_tab {
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
        Kind::Page | Kind::Note => goes_on || furniture.kind(at + 1) == Kind::Page,
        Kind::Number => goes_on && parted,
        Kind::Words | Kind::Rule => false,
    }
}

fn first_cell<'t>(line: &Line<'t>) -> &'t str {
    line.raw.split('\t').next().unwrap_or_default().trim()
}

/// Whether a line among rows names those below it: "A. PHÁT TRIỂN HẠ TẦNG", the tabs behind it lost.
fn is_group(line: &Line<'_>) -> bool {
    let counts = line.mark.is_some_and(|mark| mark.kind.is_section());
    let is_name = line.width < 120 && !line.text.ends_with(['.', ';', ':']);
    !line.has_tab && line.blanks == 0 && is_name && (counts || line.is_shouted)
}

/// Whether a line among rows is the rest of a cell of the row above, behind a blank line.
fn is_left_over(found: &Rows<'_>, line: &Line<'_>) -> bool {
    !found.list.is_empty() && !line.has_tab && line.blanks < 2 && starts_lower(line.text)
}

/// "1.\tTỷ lệ" among rows of two columns.
fn is_numbered_row(line: &Line<'_>, columns: usize) -> bool {
    columns == 2 && line.text.contains('\t') && line.text.starts_with(|c: char| c.is_ascii_digit())
}

fn cells<'t>(line: &Line<'t>) -> Vec<CellLines<'t>> {
    let parts = line.raw.split('\t');
    parts.map(|cell| line.lines_of(cell)).collect()
}

/// Whether a line goes on with the cells of the row above: that row was broken in a cell, or by the end of a page.
fn goes_on(found: &Rows<'_>, line: &Line<'_>, cells: &[CellLines<'_>], columns: usize) -> bool {
    let Some((last, _)) = found.list.last() else {
        return false;
    };
    let filled: Vec<&CellLines<'_>> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let small = |cell: &&CellLines<'_>| cell.first().is_some_and(|piece| starts_lower(piece.words));
    if line.raw.starts_with('\t') {
        let under = |(at, cell): (usize, &CellLines<'_>)| {
            cell.is_empty() || last.get(at).is_some_and(|above| !above.is_empty())
        };
        return filled.iter().all(small) && cells.iter().enumerate().all(under);
    }
    let broken = last.len() < columns && last.len() + cells.len() <= columns + 1;
    let wrapped = !line.has_tab && line.blanks == 0 && filled.first().is_some_and(small);
    wrapped || (broken && filled.first().is_some_and(small))
}

/// Joins a line's cells with those of the row above.
fn merge<'t>(found: &mut Rows<'t>, line: &Line<'t>, cells: Vec<CellLines<'t>>) {
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
    line.is_bar_row
}

/// Whether bars part the cells of a text.
pub(super) fn is_parted_by_bars(text: &str) -> bool {
    text.starts_with('|') || bars(text) >= 3 || is_drawn_with_bars(text)
}

fn bars(text: &str) -> usize {
    memchr::memchr_iter(b'|', text.as_bytes()).count()
}

/// `|---|:---:|`, `+----+----+`.
pub(super) fn is_drawn_with_bars(text: &str) -> bool {
    let drawn = |byte: u8| matches!(byte, b'|' | b'+' | b'-' | b'=' | b':' | b' ');
    text.starts_with(['|', '+', ':', '-'])
        && text.bytes().all(drawn)
        && text.contains(['|', '+'])
        && text.contains(['-', '='])
}

/// Rows of cells parted by bars, from a line on.
pub(super) fn barred<'t>(lines: &[Line<'t>], furniture: &Furniture, at: usize) -> Option<Rows<'t>> {
    let begins = |line: &Line<'t>| {
        // "STT", and below it the first bar.
        let next = lines
            .get(at + 1)
            .filter(|next| next.text == "|" && next.blanks == 0);
        is_bar_row(line) || (next.is_some() && heads_numbers(line.text))
    };
    lines.get(at).filter(|line| begins(line))?;
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
        lone::rows(&region)
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
    // Of a table with bars on lines of their own: whether the last line was one, and whether blank lines stand
    // between bars and words.
    let (mut after_bar, mut is_spaced) = (false, None);
    let pages = |index: usize| furniture.kind(index) == Kind::Page;
    let first = lines.get(at).filter(|line| !line.text.starts_with('|'));
    let between = first.map_or(0, |line| bars(line.text));
    let words = lines.iter().enumerate().skip(at);
    for (index, line) in words.filter(|(index, _)| !pages(*index)) {
        if is_bar_row(line) {
            end = index + 1;
            open = line.text == "|" || !line.text.ends_with('|');
            // "TT | Chỉ tiêu | Năm 2030": bars between cells alone, and as many of them as in the first row.
            let next = lines.get(index + 1);
            let goes_on = |next: &Line<'_>| starts_lower(next.text) && next.mark.is_none();
            let whole = bars(line.text) >= between && !next.is_some_and(goes_on);
            open &= between == 0 || !whole;
            after_bar = line.text == "|";
            continue;
        }
        let spaced = *is_spaced.get_or_insert_with(|| after_bar && are_spaced(lines, index));
        let parted = after_bar && line.blanks > 0 && !spaced;
        // A letterhead between bars, and below it "QUYẾT ĐỊNH".
        let ends = parted || ((after_bar || line.blanks > 0) && ends_tables(line));
        if index > at && (!open || index >= end + MOST || ends) {
            break;
        }
        after_bar = false;
    }
    end
}

/// Whether blank lines stand between most of the bars that follow and the words behind them.
fn are_spaced(lines: &[Line<'_>], from: usize) -> bool {
    /// So many tell.
    const TELLING: usize = 12;
    let rest = lines.get(from.saturating_sub(1)..).unwrap_or_default();
    let behind = rest.windows(2).filter_map(|pair| match pair {
        [bar, words] if bar.text == "|" && !is_bar_row(words) => Some(words.blanks > 0),
        _ => None,
    });
    let (all, spaced) = behind.take(TELLING).fold((0, 0), |(all, spaced), own| {
        (all + 1, spaced + usize::from(own))
    });
    spaced * 2 > all
}

/// Each row on a line, or on several where a cell is broken.
fn full_rows<'t>(region: &[Line<'t>]) -> Rows<'t> {
    let mut found = Rows::default();
    let drawn = |line: &&Line<'t>| is_drawn_with_bars(line.text);
    let rows = region
        .iter()
        .filter(|line| is_bar_row(line) && !drawn(line));
    let bounded = rows.clone().filter(|line| line.text.starts_with('|'));
    // "1 | Tỷ lệ A | 70" below " | | 2026": bars stand between cells alone, and before the first bar an empty one.
    let is_bounded = bounded.count() * 2 >= rows.count();
    for line in region {
        if is_drawn_with_bars(line.text) {
            found.drawn.push(line.piece());
            continue;
        }
        let begins = line.text.starts_with('|') || found.list.is_empty();
        let mut inner = line.text;
        if begins && is_bounded {
            inner = inner.strip_prefix('|').unwrap_or(inner);
        }
        if is_bounded {
            inner = inner.strip_suffix('|').unwrap_or(inner);
        }
        let cells: Vec<CellLines<'t>> = inner.split('|').map(|cell| line.lines_of(cell)).collect();
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

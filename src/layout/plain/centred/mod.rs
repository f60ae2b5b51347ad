//! Tables whose cells are several lines high and stand in the middle of their row, as programs print the pages of a PDF.
//!
//! The number of a row stands on the middle of its lines and each of its cells around it, columns are parted by as little
//! as a single blank, each page is shifted by some letters, and the head stands again at the top of each. So the columns
//! are sought on every page anew ([`columns`]), and rows tile the lines of a page so that each has its number in the
//! middle ([`tiling`]); names of groups, rows that begin with a dash and lines with all cells stand between them ([`lay`]), and a
//! name above two columns is in both ([`heads`]). Only where nothing else is nearly as likely, and every cell has its place: what is not such a
//! table is left to other readers.

mod columns;
mod heads;
mod lay;
mod region;
mod tiling;

use super::flat::begins_head;
use super::furniture::Furniture;
use super::line::Line;
use super::rows::{CellLines, Rows};
use super::signs::starts_lower;
use columns::{COLUMNS, Columns, Laid, Spots};
use heads::{are_alike, head_cost, head_rows, spread};
use region::{Region, Role};
use std::collections::BTreeMap;
use std::ops::Range;
use tiling::{MARGIN, Page, Tiling};

/// No head has more lines above the line of its first name.
const MOST_ABOVE: usize = 6;
/// A stray gap or two in cells make more columns than there are, more hardly.
const TRIED: usize = 3;
/// What it costs that a head begins right below another line.
const ATTACHED: usize = 3;

/// The tables of a text, each with the place of the line it begins at.
pub(super) fn tables<'t>(lines: &[Line<'t>], furniture: &Furniture) -> BTreeMap<usize, Rows<'t>> {
    let mut found = BTreeMap::new();
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        if at >= end
            && begins_head(line)
            && let Some((from, rows)) = table(lines, furniture, end, at)
        {
            end = rows.end;
            found.insert(from, rows);
        }
    }
    found
}

/// The table whose head has its first name on a line, and the place where it begins; no line before `from` is its.
fn table<'t>(
    lines: &[Line<'t>],
    furniture: &Furniture,
    from: usize,
    at: usize,
) -> Option<(usize, Rows<'t>)> {
    let region = Region::of(lines, furniture, from, at)?;
    // A page whose columns stand elsewhere is read by itself.
    let pages = (1..=region.pages.len()).rev();
    pages
        .take(TRIED)
        .find_map(|pages| within(&region.clone().first(pages)))
}

/// The table in a region.
fn within<'t>(region: &Region<'t>) -> Option<(usize, Rows<'t>)> {
    let most = region
        .pages
        .iter()
        .map(|page| columns::most(region.of_page(page)));
    let most = most.max()?.min(*COLUMNS.end());
    (*COLUMNS.start()..=most)
        .rev()
        .take(TRIED)
        .find_map(|count| with_columns(region, count))
}

/// The table in a region, read with so many columns behind the first.
fn with_columns<'t>(region: &Region<'t>, count: usize) -> Option<(usize, Rows<'t>)> {
    let pages = Sheet::all(region, count)?;
    let mut readings: Vec<Reading<'t>> = heads(region)
        .filter_map(|head| Reading::of(region, &pages, head))
        .collect();
    readings.sort_by_key(|reading| reading.cost);
    let other = readings.get(1).map_or(usize::MAX, |reading| reading.cost);
    let best = readings.into_iter().next()?;
    let sure = best.cost + MARGIN <= other.min(best.second);
    (sure && best.is_centred() && best.names_are_whole()).then(|| best.rows(region))?
}

/// A page with all lines that may be of it laid into its columns.
#[derive(Debug)]
struct Sheet<'t> {
    /// The place of the first of them in the region.
    from: usize,
    lines: Vec<Option<Laid<'t>>>,
    /// Those that are rows by themselves without a number.
    apart: Vec<Option<Laid<'t>>>,
    /// The first of them laid as those of a head, and where their names stand.
    names: Vec<Option<(Laid<'t>, Spots<'t>)>>,
}

impl<'t> Sheet<'t> {
    /// The pages of a region; one that does not show its columns itself has those of the page before it, as far away as
    /// its head.
    fn all(region: &Region<'t>, count: usize) -> Option<Vec<Self>> {
        let mut known = region.known.clone();
        let mut last: Option<Columns> = None;
        let mut found = Vec::with_capacity(region.pages.len());
        for (at, page) in region.pages.iter().enumerate() {
            let own = Columns::of(region.of_page(page), count, &known);
            let shift = || region.shift(at);
            let columns = own.or_else(|| Some(last.take()?.shifted(shift()?)))?;
            let from = page.title.saturating_sub(MOST_ABOVE);
            let end = region.pages.get(at + 1).map(|next| next.title);
            let lines = region.lines.get(from..end.unwrap_or(region.lines.len()))?;
            let names = lines.iter().take(2 * MOST_ABOVE + 2);
            let sheet = Self {
                from,
                lines: lines.iter().map(|own| columns.lay(own, &known)).collect(),
                apart: lines
                    .iter()
                    .map(|own| columns.lay_apart(own, &known))
                    .collect(),
                names: names.map(|own| columns.lay_names(own, &known)).collect(),
            };
            if at == 0 {
                // The names that stand apart on the first page do so on the others.
                let first = page.numbers.first()?.checked_sub(from)?;
                let names = sheet.names.iter().take(first).flatten();
                let names = names.flat_map(|(laid, _)| laid);
                known.extend(names.flatten().map(|piece| piece.words));
            }
            found.push(sheet);
            last = Some(columns);
        }
        Some(found)
    }

    /// A line of the region, laid.
    fn line(&self, at: usize) -> Option<&Laid<'t>> {
        self.lines.get(at.checked_sub(self.from)?)?.as_ref()
    }

    /// A line of the region that is a row by itself.
    fn apart(&self, at: usize) -> Option<&Laid<'t>> {
        self.apart.get(at.checked_sub(self.from)?)?.as_ref()
    }

    /// A line of the region, laid as one of a head.
    fn names(&self, at: usize) -> Option<&Laid<'t>> {
        let (laid, _) = self.names.get(at.checked_sub(self.from)?)?.as_ref()?;
        Some(laid)
    }

    /// Where the names of such a line stand.
    fn spots(&self, at: usize) -> Option<&Spots<'t>> {
        let (_, spots) = self.names.get(at.checked_sub(self.from)?)?.as_ref()?;
        Some(spots)
    }
}

/// How many lines a head has above the line of its first name, and below.
#[derive(Clone, Copy, Debug)]
struct Head {
    above: usize,
    below: usize,
}

/// The heads there may be: what they say stands around their first name.
fn heads(region: &Region<'_>) -> impl Iterator<Item = Head> {
    let most = region.room().min(MOST_ABOVE);
    (0..=most).flat_map(|above| {
        let below = above.saturating_sub(1)..=above + 1;
        below.map(move |below| Head { above, below })
    })
}

/// A way to read a region.
#[derive(Debug)]
struct Reading<'t> {
    head: Head,
    pages: Vec<Read<'t>>,
    /// What speaks against it.
    cost: usize,
    /// What speaks against the next likely way with the same head.
    second: usize,
}

/// A page as it was read.
#[derive(Debug)]
struct Read<'t> {
    /// The cells of its head.
    head: Vec<CellLines<'t>>,
    /// The places of its lines in the region, without its head and its number.
    places: Vec<usize>,
    page: Page<'t>,
    tiling: Tiling,
}

impl<'t> Reading<'t> {
    fn of(region: &Region<'t>, sheets: &[Sheet<'t>], head: Head) -> Option<Self> {
        if !region.repeats(head.above, head.below) {
            return None;
        }
        let mut pages: Vec<Read<'t>> = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            let read = Read::of(region, sheet, head, at)?;
            let first = pages.first().unwrap_or(&read);
            if !are_alike(&first.head, &read.head) {
                return None;
            }
            pages.push(read);
        }
        let attached = region.is_attached(head.above);
        let own = head.above.abs_diff(head.below) + ATTACHED * usize::from(attached);
        let own = own + pages.first().map_or(0, |first| first.page.head_cost);
        let cost = own + pages.iter().map(|read| read.tiling.cost).sum::<usize>();
        let more = pages
            .iter()
            .map(|read| read.tiling.second.saturating_sub(read.tiling.cost));
        let second = cost.saturating_add(more.min().unwrap_or(usize::MAX));
        Some(Self {
            head,
            pages,
            cost,
            second,
        })
    }

    /// Whether rows have lines above their numbers, as they have where cells stand in the middle and nowhere else.
    fn is_centred(&self) -> bool {
        let rows = self.pages.iter().flat_map(|read| {
            let rows = read.tiling.rows.iter().zip(&read.page.numbers);
            rows.map(|(row, number)| (number - row.start, row.end - number - 1))
        });
        let (mut above, mut tall, mut below) = (0, 0, 0);
        for row in rows {
            match row {
                (0, 0) => {}
                (0, _) => below += 1,
                (_, 0) => above += 1,
                (_, _) => tall += 1,
            }
        }
        // Rows of single lines below a head that has lines above its first name.
        let flat = above + tall + below == 0 && self.head.above > 0;
        flat || tall > 0 && below <= above + tall
    }

    /// Whether no name of a row is the rest of another: small letters begin all names or none.
    fn names_are_whole(&self) -> bool {
        let names = self.pages.iter().flat_map(|read| {
            let rows = read.tiling.rows.iter();
            rows.filter_map(|row| read.page.first_words(row.clone(), 1))
        });
        let (small, others): (Vec<&str>, Vec<&str>) = names.partition(|name| starts_lower(name));
        small.is_empty() || others.is_empty()
    }

    /// The rows as other tables have them; none where a page goes on with a row that it has not.
    fn rows(&self, region: &Region<'t>) -> Option<(usize, Rows<'t>)> {
        let mut found = Rows::default();
        let mut end = 0;
        for (at, read) in self.pages.iter().enumerate() {
            if at == 0 {
                let head = head_rows(&read.head).into_iter();
                found.list.extend(head.map(|row| (row, false)));
            }
            let first = read.tiling.rows.first()?.start;
            let rest = read.page.rest(first);
            if rest > 0 {
                let (row, _) = found.list.last_mut()?;
                read.page.put(0..rest, row);
            }
            let groups = |lines: Range<usize>| {
                let named = read.page.apart.range(lines);
                named.map(|(_, group)| (group.clone(), false))
            };
            found.list.extend(groups(rest..first));
            for (row, own) in read.tiling.rows.iter().enumerate() {
                let mut cells = vec![CellLines::new(); read.head.len()];
                read.page.put(own.clone(), &mut cells);
                found.list.push((cells, false));
                if row + 1 < read.tiling.rows.len() || !read.page.is_last {
                    let behind = read.page.behind_apart(own.end);
                    found.list.extend(groups(own.end..behind));
                }
            }
            let last = read.tiling.rows.last()?.end.checked_sub(1)?;
            end = read.places.get(last)? + 1;
        }
        let from = region.begins(self.head.above)?;
        let heads = self.heads(region);
        let drawn = region.lines.iter().enumerate().take(end).skip(from);
        let drawn = drawn.filter(|(at, own)| {
            own.role == Role::Page || heads.iter().skip(1).any(|head| head.contains(at))
        });
        found.drawn = drawn.map(|(_, own)| own.line.piece()).collect();
        found.end = region.from + end;
        Some((region.from + from, found))
    }

    /// Where the heads of the pages stand.
    fn heads(&self, region: &Region<'_>) -> Vec<Range<usize>> {
        let Head { above, below } = self.head;
        let titles = region.pages.iter().map(|page| page.title);
        titles
            .map(|title| title.saturating_sub(above)..title + below + 1)
            .collect()
    }
}

impl<'t> Read<'t> {
    /// Reads a page.
    fn of(region: &Region<'t>, sheet: &Sheet<'t>, head: Head, at: usize) -> Option<Self> {
        let own = region.pages.get(at)?;
        let next = region.pages.get(at + 1);
        let from = own.title + head.below + 1;
        let end = next.map_or(Some(region.lines.len()), |next| {
            next.title.checked_sub(head.above)
        })?;
        let is_page = |at: &usize| region.role(*at) == Some(Role::Page);
        let places: Vec<usize> = (from..end).filter(|at| !is_page(at)).collect();
        let place = |number: &usize| places.binary_search(number).ok();
        let numbers: Option<Vec<usize>> = own.numbers.iter().map(place).collect();
        let places_of_head = own.title.checked_sub(head.above)?..from;
        let heads: Option<Vec<Laid<'t>>> = places_of_head
            .clone()
            .map(|at| sheet.names(at).cloned())
            .collect();
        let mut heads = heads?;
        let spots: Option<Vec<&Spots<'t>>> = places_of_head.map(|at| sheet.spots(at)).collect();
        spread(&mut heads, &spots?, head.above)?;
        let names = joined(&heads);
        if names.iter().any(Vec::is_empty) {
            return None;
        }
        let lines = places
            .iter()
            .map(|at| sheet.line(*at).filter(|_| sheet.apart(*at).is_none()));
        let lines = lines.map(Option::<&Laid<'t>>::cloned);
        let apart = places
            .iter()
            .enumerate()
            .filter_map(|(place, at)| Some((place, sheet.apart(*at)?.clone())));
        let page = Page {
            lines: lines.collect(),
            apart: apart.collect(),
            gaps: places.iter().map(|at| region.is_gap(*at)).collect(),
            numbers: numbers?,
            is_first: at == 0,
            is_last: next.is_none(),
            head_cost: head_cost(&heads, head.above)?,
        };
        let tiling = page.tile()?;
        Some(Self {
            head: names,
            places,
            page,
            tiling,
        })
    }
}

/// The cells of lines, column by column.
fn joined<'t>(lines: &[Laid<'t>]) -> Vec<CellLines<'t>> {
    let mut found: Vec<CellLines<'t>> = vec![CellLines::new(); lines.first().map_or(0, Vec::len)];
    for line in lines {
        for (cell, own) in found.iter_mut().zip(line) {
            cell.extend(own);
        }
    }
    found
}

#[cfg(test)]
mod tests;

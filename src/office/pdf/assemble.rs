//! Pages → a document: paragraphs and tables in reading order, across the ends of pages.

use super::columns::{Stretch, stretches};
use super::furniture;
use super::gap::Gap;
use super::letter::{Page, Ruling, Turn};
use super::line::{Line, lines};
use super::marker::push_line;
use super::notes::{self, Footnote};
use super::paragraph::{Flowing, paragraphs};
use super::problem::PdfRemark;
use super::ruled::{Ruled, grids};
use super::sides::edges;
use super::table::{Draft, Piece};
use crate::office::document::{Block, Document, Ends, Paragraph};
use crate::office::remark::Remark;
use crate::text::{Landmark, Spot};

/// A page whose letters were told apart.
struct Sheet {
    number: u32,
    width: i32,
    lines: Vec<Line>,
    tables: Vec<Ruled>,
    rulings: Vec<Ruling>,
    /// What runs another way than the page is read.
    aside: Vec<Line>,
}

/// What stands one below the other on the pages.
enum Item {
    Lines(Vec<Flowing>),
    Table(Draft),
}

/// The document that pages make.
pub(super) fn document(pages: Vec<Page>) -> Document {
    let mut remarks = remarks(&pages);
    let mut sheets: Vec<Sheet> = pages.into_iter().map(Sheet::new).collect();
    strip(&mut sheets);
    let mut items = Vec::new();
    let mut footnotes = Vec::new();
    let sides = sides(&sheets);
    for (mut sheet, sides) in sheets.into_iter().zip(sides) {
        let own = notes::take(&mut sheet.lines, &sheet.rulings);
        footnotes.extend(own.into_iter().map(|note| (sheet.number, note)));
        sheet.items(sides, &mut items);
    }
    let open = open_tables(&items);
    if !open.is_empty() {
        remarks.push(Remark::Pdf(PdfRemark::OpenTables(open)));
    }
    Document {
        blocks: blocks(&items),
        footnotes: footnotes.into_iter().map(footnote).collect(),
        ends: Ends::Guessed,
        remarks,
    }
}

/// What a person has to know: pages that are pictures, letters across the page.
fn remarks(pages: &[Page]) -> Vec<Remark> {
    let has_words = |page: &&Page| page.letters.iter().any(|letter| !letter.is_blank());
    let pictures = pages.iter().filter(|page| page.pictures > 0);
    let scans: Vec<u32> = pictures
        .filter(|page| !has_words(page))
        .map(|page| page.number)
        .collect();
    let slanted = pages.iter().flat_map(|page| &page.letters);
    let mut remarks = Vec::new();
    if !scans.is_empty() {
        remarks.push(Remark::Pdf(PdfRemark::Scans(scans)));
    }
    if slanted
        .into_iter()
        .any(|letter| letter.turn == Turn::Slanted)
    {
        remarks.push(Remark::Pdf(PdfRemark::Slanted));
    }
    remarks
}

/// The pages with tables that have no rulings.
fn open_tables(items: &[Item]) -> Vec<u32> {
    let tables = items.iter().filter_map(|item| match item {
        Item::Table(draft) => Some(&draft.0),
        Item::Lines(_) => None,
    });
    let open = tables
        .flatten()
        .filter(|(_, piece)| matches!(piece, Piece::Open(_)));
    let mut pages: Vec<u32> = open.map(|(page, _)| *page).collect();
    pages.dedup();
    pages
}

/// Takes page numbers and running lines off.
fn strip(sheets: &mut [Sheet]) {
    let take = |sheet: &mut Sheet| (sheet.number, std::mem::take(&mut sheet.lines));
    let mut pages: Vec<(u32, Vec<Line>)> = sheets.iter_mut().map(take).collect();
    furniture::remove(&mut pages);
    for (sheet, (_, lines)) in sheets.iter_mut().zip(pages) {
        sheet.lines = lines;
    }
}

/// Where the running text of each page begins and ends: as on the pages as wide as it.
fn sides(sheets: &[Sheet]) -> Vec<(i32, i32)> {
    let mut known: Vec<(i32, (i32, i32))> = Vec::new();
    for sheet in sheets {
        if known.iter().all(|(width, _)| *width != sheet.width) {
            let alike = sheets.iter().filter(|other| other.width == sheet.width);
            let lines: Vec<&Line> = alike.flat_map(|sheet| &sheet.lines).collect();
            known.push((sheet.width, edges(&lines, sheet.width)));
        }
    }
    let of = |sheet: &Sheet| known.iter().find(|(width, _)| *width == sheet.width);
    sheets
        .iter()
        .map(|sheet| of(sheet).map_or((0, sheet.width), |(_, sides)| *sides))
        .collect()
}

impl Sheet {
    fn new(page: Page) -> Self {
        let page = page.upright();
        let (tables, rest) = grids(&page.letters, &page.rulings);
        let others = [Turn::Up, Turn::Down, Turn::Over];
        Self {
            number: page.number,
            width: page.size.x,
            lines: lines(&rest, Turn::Upright),
            aside: others
                .into_iter()
                .flat_map(|way| lines(&rest, way))
                .collect(),
            tables,
            rulings: page.rulings,
        }
    }

    /// Adds what stands on the page, from the top.
    fn items(self, sides: (i32, i32), items: &mut Vec<Item>) {
        let mut place = Progress {
            page: self.number,
            sides,
            line: 0,
        };
        let mut left = self.lines.into_iter().peekable();
        for table in self.tables {
            let mut above = Vec::new();
            while let Some(line) = left.next_if(|line| line.base < table.top()) {
                above.push(line);
            }
            place.lines(&above, items);
            push_table(items, self.number, Piece::Ruled(Box::new(table)));
        }
        place.lines(&left.collect::<Vec<_>>(), items);
        let aside = self
            .aside
            .into_iter()
            .map(|line| place.next(line, true))
            .collect();
        push_lines(items, aside);
    }
}

/// Where the reading of a page has got to.
struct Progress {
    page: u32,
    sides: (i32, i32),
    line: u32,
}

impl Progress {
    fn next(&mut self, line: Line, apart: bool) -> Flowing {
        self.line += 1;
        self.at(line, self.line, apart)
    }

    fn at(&self, line: Line, number: u32, apart: bool) -> Flowing {
        Flowing {
            line,
            page: self.page,
            number,
            sides: self.sides,
            apart,
        }
    }

    fn lines(&mut self, lines: &[Line], items: &mut Vec<Item>) {
        let mut apart = false;
        let table = open_gaps(items, self.page);
        for stretch in stretches(lines, &table) {
            match stretch {
                Stretch::Line(line) => {
                    let line = self.next(line, apart);
                    push_lines(items, vec![line]);
                    apart = false;
                }
                Stretch::Columns(columns) => {
                    self.columns(columns, items);
                    apart = true;
                }
                Stretch::Rows(open) => {
                    push_table(items, self.page, Piece::Open(open));
                    apart = false;
                }
            }
        }
    }

    /// Columns are counted by the lines a person sees: what stands side by side is one.
    fn columns(&mut self, columns: Vec<Vec<Line>>, items: &mut Vec<Item>) {
        let mut bases: Vec<i32> = columns.iter().flatten().map(|line| line.base).collect();
        bases.sort_unstable();
        bases.dedup_by(|next, last| *next - *last < 300);
        let before = self.line;
        for line in columns.into_iter().flatten() {
            let at = bases.partition_point(|base| *base <= line.base);
            let number = before + u32::try_from(at).unwrap_or(u32::MAX);
            let line = self.at(line, number, true);
            push_lines(items, vec![line]);
        }
        self.line = before.saturating_add(u32::try_from(bases.len()).unwrap_or(u32::MAX));
    }
}

/// The gaps of the table without rulings that the page before ends with.
fn open_gaps(items: &[Item], page: u32) -> Vec<Gap> {
    match items.last() {
        Some(Item::Table(draft)) if draft.ends_before(page) => match draft.0.last() {
            Some((_, Piece::Open(open))) => open.gaps.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn push_lines(items: &mut Vec<Item>, lines: Vec<Flowing>) {
    if lines.is_empty() {
        return;
    }
    match items.last_mut() {
        Some(Item::Lines(own)) => own.extend(lines),
        _ => items.push(Item::Lines(lines)),
    }
}

/// Adds a table, or more of the one that the last page ended with.
fn push_table(items: &mut Vec<Item>, page: u32, piece: Piece) {
    match items.last_mut() {
        Some(Item::Table(draft)) if draft.ends_before(page) && draft.goes_on(&piece) => {
            draft.0.push((page, piece));
        }
        _ => items.push(Item::Table(Draft(vec![(page, piece)]))),
    }
}

impl Draft {
    fn ends_before(&self, page: u32) -> bool {
        self.0.last().is_some_and(|(last, _)| *last < page)
    }
}

fn blocks(items: &[Item]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut tables = 0;
    for item in items {
        match item {
            Item::Lines(lines) => {
                blocks.extend(paragraphs(lines).into_iter().map(|joined| {
                    Block::Paragraph(Paragraph::plain(
                        joined.text,
                        Landmark {
                            page: Some(joined.page),
                            spot: Spot::Line(joined.number),
                        },
                    ))
                }));
            }
            Item::Table(draft) => {
                tables += 1;
                blocks.push(Block::Table(draft.table(tables)));
            }
        }
    }
    blocks
}

fn footnote((page, note): (u32, Footnote)) -> Paragraph {
    let mut text = String::new();
    note.lines
        .iter()
        .for_each(|line| push_line(&mut text, line));
    Paragraph::plain(
        text,
        Landmark {
            page: Some(page),
            spot: Spot::Note(note.number),
        },
    )
}

//! The blocks of an `OpenDocument` text: paragraphs, lists and tables.

use super::OdtReader;
use super::inline::is_drawn;
use super::style::level;
use crate::office::document::{Block, COLUMNS, Cell, Paragraph, Row, Table, WIDTH};
use crate::office::problem::{Limit, Unreadable};
use crate::office::xml::{Tag, Xml};
use crate::text::{Landmark, Spot};
use std::collections::BTreeMap;

/// Where the blocks that are being read stand.
#[derive(Clone)]
pub(super) enum Within {
    /// In the body.
    Body,
    /// In a row of a table, a text box or a note.
    Spot(Spot),
}

/// A row that is being read.
struct Line {
    row: Row,
    /// The column that comes next.
    column: usize,
    /// The first column that no cell before reaches over.
    free: usize,
    /// Whether a cell of it has lines around it.
    borders: bool,
}

/// Cells that go on below: by their first column, how wide they are and the last row they reach.
type Down = BTreeMap<usize, (usize, u32)>;

impl OdtReader<'_> {
    /// The blocks inside the open element.
    pub(super) fn blocks(
        &mut self,
        xml: &mut Xml<'_>,
        within: &Within,
    ) -> Result<Vec<Block>, Unreadable> {
        let mut blocks = Vec::new();
        while let Some(tag) = xml.child()? {
            self.block(&tag, xml, within, &mut blocks)?;
        }
        Ok(blocks)
    }

    pub(super) fn block(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        match tag.name() {
            "p" | "h" => self.paragraph(tag, xml, within, blocks),
            "list" => {
                let open = self.counts.open(tag, self.lists.last());
                self.lists.push(open);
                let read = self.items(xml, within, blocks);
                self.lists.pop();
                read
            }
            "table" => {
                self.begin_page("table", tag);
                let table = self.table(xml)?;
                blocks.push(Block::Table(table));
                Ok(())
            }
            "section" => self.section(tag, xml, within, blocks),
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" | "bibliography" => {
                self.index(xml, within, blocks)
            }
            "tracked-changes" => self.changes(xml),
            "numbered-paragraph" | "deletion-marks" => {
                let inner = self.blocks(xml, within)?;
                blocks.extend(inner);
                Ok(())
            }
            name if is_drawn(name) => {
                let mut drawn = self.drawn(xml)?;
                blocks.append(&mut drawn);
                Ok(())
            }
            _ => xml.skip(),
        }
    }

    /// The first block says which page the text begins on.
    fn begin_page(&mut self, family: &str, tag: &Tag<'_>) {
        if !std::mem::replace(&mut self.has_begun, true) {
            let style = tag.attribute("style-name");
            self.page = self.styles.page(family, style.as_deref());
        }
    }

    fn paragraph(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        self.begin_page("paragraph", tag);
        let style = tag.attribute("style-name");
        let style = style.as_deref();
        // A list inside a text box or note of this paragraph is none of its own.
        let styles = self.styles;
        let label = match self.lists.last_mut() {
            Some(list) => self.counts.label(list, |name| styles.list(name)),
            None => None,
        };
        let open = self.words(styles.look_of("paragraph", style), xml)?;
        let mut paragraph = Paragraph::plain(String::new(), Landmark::new(Spot::Head));
        paragraph.is_strong = open.typed.bold == Some(true);
        let is_gone = open.is_hidden || open.typed.struck && open.typed.text.trim().is_empty();
        paragraph.text = open.typed.text;
        paragraph.label = label;
        let own = level(tag.attribute("outline-level")).filter(|_| tag.name() == "h");
        paragraph.heading = own.or_else(|| styles.heading(style));
        if !is_gone && !styles.is_contents(style) {
            self.place(&mut paragraph, within);
            // One blank line says as much as many, and many would cost memory.
            if !(paragraph.is_blank() && blocks.last().is_some_and(Block::is_blank)) {
                self.tally.block(super::CONTENT)?;
                self.tally.words(&paragraph)?;
                blocks.push(Block::Paragraph(paragraph));
            }
        }
        blocks.extend(open.boxes);
        Ok(())
    }

    /// Says where a paragraph stands.
    fn place(&mut self, paragraph: &mut Paragraph, within: &Within) {
        paragraph.landmark.spot = match within {
            Within::Body => {
                if !paragraph.is_blank() {
                    self.paragraphs = self.paragraphs.saturating_add(1);
                }
                Spot::Paragraph(self.paragraphs.max(1))
            }
            Within::Spot(spot) => spot.clone(),
        };
    }

    fn items(
        &mut self,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            if let Some(open) = self.lists.last_mut() {
                match tag.name() {
                    "list-item" => open.item(&tag),
                    _ => open.header(),
                }
            }
            let inner = self.blocks(xml, within)?;
            blocks.extend(inner);
        }
        Ok(())
    }

    fn section(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let is_hidden = match tag.attribute("display").as_deref() {
            Some("none") => true,
            Some("condition") => tag.attribute("is-hidden").as_deref() == Some("true"),
            _ => false,
        };
        if is_hidden {
            self.met.hidden = true;
            return xml.skip();
        }
        let inner = self.blocks(xml, within)?;
        blocks.extend(inner);
        Ok(())
    }

    /// A table of contents or the like: its title alone is text of its own.
    fn index(
        &mut self,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "index-body" => self.index(xml, within, blocks)?,
                "index-title" => {
                    let inner = self.blocks(xml, within)?;
                    blocks.extend(inner);
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// The list of changes holds what was struck out.
    fn changes(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            self.tracked |= tag.name() == "changed-region";
            xml.skip()?;
        }
        Ok(())
    }

    fn table(&mut self, xml: &mut Xml<'_>) -> Result<Table, Unreadable> {
        self.tables = self.tables.saturating_add(1);
        let mut table = Table::default();
        let mut at = (self.tables, 0);
        // A list around the table is none of the paragraphs in it.
        let lists = std::mem::take(&mut self.lists);
        let read = self.rows(xml, false, &mut table, &mut at, &mut Down::new());
        self.lists = lists;
        read?;
        Ok(table)
    }

    fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        is_head: bool,
        table: &mut Table,
        at: &mut (u32, u32),
        down: &mut Down,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "table-header-rows" => self.rows(xml, true, table, at, down)?,
                "table-rows" | "table-row-group" => self.rows(xml, is_head, table, at, down)?,
                "table-row" => {
                    at.1 = at.1.saturating_add(1);
                    let spot = Spot::Row {
                        table: at.0,
                        row: at.1,
                    };
                    let mut line = self.row(xml, spot, at.1, down)?;
                    line.row.is_head = is_head;
                    table.has_borders |= line.borders;
                    table.rows.push(line.row);
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        spot: Spot,
        at: u32,
        down: &mut Down,
    ) -> Result<Line, Unreadable> {
        let mut line = Line {
            row: Row {
                before: 0,
                cells: Vec::new(),
                is_head: false,
                landmark: Landmark::new(spot),
                origin: None,
            },
            column: 0,
            free: 0,
            borders: false,
        };
        let mut begun = Down::new();
        while let Some(tag) = xml.child()? {
            let times = count(&tag, "number-columns-repeated");
            match tag.name() {
                "table-cell" => {
                    let first = line.column;
                    let below = self.cell(&tag, xml, times, &mut line)?;
                    let columns = line.free - line.column + 1;
                    if below > 0 {
                        let last = at.saturating_add(below);
                        begun.extend((first..line.column).map(|column| (column, (columns, last))));
                    }
                }
                "covered-table-cell" => {
                    self.covered(times, &mut line, at, down)?;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
            if line.column > WIDTH {
                return Err(Limit::Things(super::CONTENT.to_owned(), WIDTH).into());
            }
        }
        down.extend(begun);
        Ok(line)
    }

    /// Reads a cell, and says over how many rows below it reaches.
    fn cell(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        times: usize,
        line: &mut Line,
    ) -> Result<u32, Unreadable> {
        line.borders |= self.styles.borders(tag.attribute("style-name").as_deref());
        let columns = count(tag, "number-columns-spanned");
        let within = Within::Spot(line.row.landmark.spot.clone());
        let blocks = self.blocks(xml, &within)?;
        for again in 0..times {
            self.tally.block(super::CONTENT)?;
            if again > 0 {
                self.count_again(&blocks)?;
            }
            line.row.cells.push(Cell {
                blocks: blocks.clone(),
                columns,
                continues: false,
            });
            // Behind it come as many covered ones as it takes more.
            line.free = line.column + columns;
            line.column += 1;
        }
        let below = count(tag, "number-rows-spanned") - 1;
        Ok(u32::try_from(below).unwrap_or(u32::MAX))
    }

    /// Counts what a cell that stands there several times holds.
    fn count_again(&mut self, blocks: &[Block]) -> Result<(), Unreadable> {
        for block in blocks {
            self.tally.block(super::CONTENT)?;
            match block {
                Block::Paragraph(paragraph) => self.tally.words(paragraph)?,
                Block::Table(table) => {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.tally.block(super::CONTENT)?;
                        self.count_again(&cell.blocks)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Covered cells: those below the first column of a cell above go on with it, and one that
    /// nothing reaches over is empty.
    fn covered(
        &mut self,
        times: usize,
        line: &mut Line,
        at: u32,
        down: &Down,
    ) -> Result<(), Unreadable> {
        for _ in 0..times {
            let above = down.get(&line.column).filter(|(_, last)| *last >= at);
            let above = above.map(|(columns, _)| *columns);
            if above.is_some() || line.column >= line.free {
                self.tally.block(super::CONTENT)?;
                line.row.cells.push(Cell {
                    blocks: Vec::new(),
                    columns: above.unwrap_or(1),
                    continues: above.is_some(),
                });
                line.free = line.column + above.unwrap_or(1);
            }
            line.column += 1;
        }
        Ok(())
    }
}

/// An attribute that counts columns or rows, from 1.
pub(super) fn count(tag: &Tag<'_>, name: &str) -> usize {
    let count = tag
        .attribute(name)
        .and_then(|count| count.trim().parse().ok());
    count.unwrap_or(1).clamp(1, COLUMNS)
}

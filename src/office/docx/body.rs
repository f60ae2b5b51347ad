//! The blocks of a Word file: paragraphs and tables.

use super::DocxReader;
use super::head::Section;
use super::inline::Open;
use crate::office::document::{Block, COLUMNS, Cell, Paragraph, Row, Table, WIDTH};
use crate::office::problem::{Limit, Unreadable};
use crate::office::xml::{Tag, Xml};
use crate::text::{Landmark, Spot};

/// Where the blocks that are being read stand.
#[derive(Clone)]
pub(super) enum Within {
    /// In the body.
    Body,
    /// In a row of a table, a text box or a note.
    Spot(Spot),
}

impl Within {
    /// Whether what stands there stands by itself in the main part: a box hangs on a paragraph,
    /// and notes have a part of their own.
    fn is_in_part(&self) -> bool {
        !matches!(
            self,
            Self::Spot(Spot::TextBox(_) | Spot::Note(_) | Spot::Head)
        )
    }
}

impl DocxReader {
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
        self.finish(within, &mut blocks)?;
        Ok(blocks)
    }

    /// A paragraph whose end is struck out, with none after it to go on.
    fn finish(&mut self, within: &Within, blocks: &mut Vec<Block>) -> Result<(), Unreadable> {
        match self.unfinished.take() {
            Some(text) => {
                let mut open = Open::default();
                (open.typed.text, open.page) = (text, self.page);
                self.close(open, within, blocks)
            }
            None => Ok(()),
        }
    }

    fn block(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        match tag.name() {
            "p" => {
                let mut open = self.open(xml)?;
                // What is before is put in front without copying it: it may be long.
                if let Some(mut before) = self.unfinished.take() {
                    before.push_str(&open.typed.text);
                    open.typed.text = before;
                }
                self.close(open, within, blocks)
            }
            "tbl" => {
                let table = self.table(xml)?;
                blocks.push(Block::Table(table));
                Ok(())
            }
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                let inner = self.blocks(xml, within)?;
                blocks.extend(inner);
                Ok(())
            }
            "AlternateContent" => {
                let read = |reader: &mut Self, tag: &Tag<'_>, xml: &mut Xml<'_>| {
                    reader.block(tag, xml, within, blocks)
                };
                self.choice(xml, read)
            }
            "sectPr" => self.section(xml),
            "altChunk" => {
                self.embedded += 1;
                xml.skip()
            }
            _ => xml.skip(),
        }
    }

    fn close(
        &mut self,
        mut open: Open,
        within: &Within,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let boxes = std::mem::take(&mut open.boxes);
        if open.joins_next {
            self.unfinished = Some(open.typed.text);
        } else if open.typed.struck && open.typed.text.trim().is_empty() {
            // An item that is struck out as a whole is counted, and not shown.
            self.label(&open);
        } else if !self.styles.is_contents(open.style.as_deref()) {
            let paragraph = self.paragraph(open, within);
            // One blank line says as much as many, and many would cost memory.
            if !(paragraph.is_blank() && blocks.last().is_some_and(Block::is_blank)) {
                self.tally.block(&self.part)?;
                self.tally.words(&paragraph)?;
                blocks.push(Block::Paragraph(paragraph));
            }
        }
        blocks.extend(boxes);
        Ok(())
    }

    fn paragraph(&mut self, open: Open, within: &Within) -> Paragraph {
        let label = self.label(&open);
        if matches!(within, Within::Body) && !(label.is_none() && open.typed.text.trim().is_empty())
        {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        let spot = match within {
            Within::Body => Spot::Paragraph(self.paragraphs.max(1)),
            Within::Spot(spot) => spot.clone(),
        };
        Paragraph {
            label,
            text: open.typed.text,
            origin: within.is_in_part().then_some(open.origin),
            landmark: Landmark {
                page: open.page,
                spot,
            },
            heading: open
                .heading
                .or_else(|| self.styles.heading(open.style.as_deref())),
            is_strong: open.typed.bold == Some(true),
        }
    }

    /// The label of a list item: by the paragraph itself, else by its style.
    fn label(&mut self, open: &Open) -> Option<String> {
        let own = open.numbered.unwrap_or_default();
        let (styled, style) = self.styles.numbered(open.style.as_deref());
        let mut item = own;
        item.list = own.list.or(styled.list);
        let list = self.numbering.list(item.list?)?;
        let by_style = style.and_then(|style| self.numbering.level_of_style(list, style));
        item.level = own.level.or(styled.level).or(by_style);
        self.counter.label(item, &self.numbering)
    }

    /// Reads the end of a section; the first of them says what stands above the first page.
    pub(super) fn section(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let section = Section::read(xml)?;
        self.section.get_or_insert(section);
        Ok(())
    }

    /// The blocks of a text box.
    pub(super) fn text_box(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Block>, Unreadable> {
        self.text_boxes = self.text_boxes.saturating_add(1);
        let within = Within::Spot(Spot::TextBox(self.text_boxes));
        // A struck-out end of a paragraph outside does not reach into the box.
        let unfinished = self.unfinished.take();
        let fields = std::mem::take(&mut self.fields);
        let blocks = self.blocks(xml, &within);
        (self.unfinished, self.fields) = (unfinished, fields);
        blocks
    }

    fn table(&mut self, xml: &mut Xml<'_>) -> Result<Table, Unreadable> {
        self.tables = self.tables.saturating_add(1);
        let mut table = Table::default();
        let mut at = Spot::Row {
            table: self.tables,
            row: 0,
        };
        self.rows(xml, &mut table, &mut at)?;
        Ok(table)
    }

    fn rows(
        &mut self,
        xml: &mut Xml<'_>,
        table: &mut Table,
        at: &mut Spot,
    ) -> Result<(), Unreadable> {
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "tblPr" => table.has_borders |= self.table_borders(xml)?,
                "tr" => {
                    if let Spot::Row { row, .. } = at {
                        *row = row.saturating_add(1);
                    }
                    let (row, borders) = self.row(xml, at)?;
                    table.has_borders |= borders;
                    table.rows.extend(row);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                    self.rows(xml, table, at)?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn table_borders(&mut self, xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
        let (mut styled, mut own) = (false, None);
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "tblStyle" => {
                    styled = self.styles.borders(tag.val().as_deref());
                    xml.skip()?;
                }
                "tblBorders" => own = Some(super::style::borders(xml)?),
                _ => xml.skip()?,
            }
        }
        Ok(own.unwrap_or(styled))
    }

    /// A row, unless it is struck out, and whether its cells have lines of their own.
    fn row(&mut self, xml: &mut Xml<'_>, at: &Spot) -> Result<(Option<Row>, bool), Unreadable> {
        let mut row = Row {
            before: 0,
            cells: Vec::new(),
            is_head: false,
            landmark: Landmark {
                page: self.page,
                spot: at.clone(),
            },
            origin: None,
        };
        let start = xml.position();
        let mut borders = false;
        let struck = self.cells(xml, &mut row, &mut borders)?;
        row.origin = Some(start..xml.position());
        if row.width() > WIDTH {
            return Err(Limit::Things(self.part.clone(), WIDTH).into());
        }
        // The page may end just before the words of the first cell.
        if let Some(Block::Paragraph(first)) = row.cells.first().and_then(|c| c.blocks.first()) {
            row.landmark.page = first.landmark.page;
        }
        Ok(((!struck).then_some(row), borders))
    }

    fn cells(
        &mut self,
        xml: &mut Xml<'_>,
        row: &mut Row,
        borders: &mut bool,
    ) -> Result<bool, Unreadable> {
        let mut struck = false;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "trPr" => struck |= self.row_properties(xml, row)?,
                "tc" => {
                    self.tally.block(&self.part)?;
                    let cell = self.cell(xml, &row.landmark.spot, borders)?;
                    row.cells.push(cell);
                }
                "sdt" | "sdtContent" | "customXml" => struck |= self.cells(xml, row, borders)?,
                _ => xml.skip()?,
            }
        }
        Ok(struck)
    }

    /// Whether the row is struck out.
    fn row_properties(&mut self, xml: &mut Xml<'_>, row: &mut Row) -> Result<bool, Unreadable> {
        let mut struck = false;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "gridBefore" => row.before = columns(&tag),
                "tblHeader" => row.is_head = tag.is_on(),
                "del" => {
                    struck = true;
                    self.tracked = true;
                }
                "ins" => self.tracked = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(struck)
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        spot: &Spot,
        borders: &mut bool,
    ) -> Result<Cell, Unreadable> {
        let mut cell = Cell {
            columns: 1,
            ..Cell::default()
        };
        let within = Within::Spot(spot.clone());
        while let Some(tag) = xml.child()? {
            if tag.name() != "tcPr" {
                self.block(&tag, xml, &within, &mut cell.blocks)?;
                continue;
            }
            while let Some(tag) = xml.child()? {
                match tag.name() {
                    "gridSpan" => cell.columns = columns(&tag).max(1),
                    "vMerge" => cell.continues = tag.val().as_deref() != Some("restart"),
                    "tcBorders" => {
                        *borders |= super::style::borders(xml)?;
                        continue;
                    }
                    _ => {}
                }
                xml.skip()?;
            }
        }
        self.finish(&within, &mut cell.blocks)?;
        Ok(cell)
    }
}

fn columns(tag: &Tag<'_>) -> usize {
    let columns = tag
        .number()
        .and_then(|columns| usize::try_from(columns).ok());
    columns.unwrap_or_default().min(COLUMNS)
}

//! The head of the first page, where some offices keep the letterhead with number and day.

use super::DocxReader;
use super::body::Within;
use crate::office::document::{Block, Paragraph};
use crate::office::package::Package;
use crate::office::problem::Unreadable;
use crate::office::relation::Relations;
use crate::office::xml::{Tag, Xml};
use crate::text::{Landmark, Spot, bare};

/// What the first section of a file says of the heads of its pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The head of its first page, by id.
    first: Option<String>,
    /// The head of its other pages, or of all.
    common: Option<String>,
    /// Whether the first page has a head of its own.
    has_title_page: bool,
}

impl Section {
    /// Reads `sectPr`.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Unreadable> {
        let mut section = Self::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "headerReference" => section.take(&tag),
                "titlePg" => section.has_title_page = tag.is_on(),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(section)
    }

    fn take(&mut self, tag: &Tag<'_>) {
        let kind = tag.attribute("type");
        match kind.as_deref() {
            Some("first") => self.first = tag.attribute("id"),
            None | Some("default") => self.common = tag.attribute("id"),
            _ => {}
        }
    }
}

impl DocxReader {
    /// What stands in the head of the first page, if that is more than its number. A head that
    /// all pages have is left out, unless it is a letterhead.
    pub(super) fn page_head(
        &mut self,
        package: &mut Package<'_>,
        relations: &Relations,
    ) -> Result<Vec<Block>, Unreadable> {
        let section = self.section.take().unwrap_or_default();
        let id = if section.has_title_page {
            section.first
        } else {
            section.common
        };
        let Some(part) = id.and_then(|id| relations.of_id(&id)) else {
            return Ok(Vec::new());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Vec::new());
        };
        let tables = self.tables;
        let mut blocks = self.head_blocks(&text, part)?;
        self.tables = tables;
        blocks.iter_mut().for_each(place);
        let words = super::words(&blocks);
        let reads = if section.has_title_page {
            words.chars().any(char::is_alphabetic)
        } else {
            is_letterhead(&words)
        };
        if !reads {
            return Ok(Vec::new());
        }
        blocks.push(blank());
        Ok(blocks)
    }

    fn head_blocks(&mut self, text: &str, part: &str) -> Result<Vec<Block>, Unreadable> {
        self.begin(text);
        let mut xml = Xml::new(text, part);
        let blocks = match xml.child()? {
            Some(_) => self.blocks(&mut xml, &Within::Spot(Spot::Head))?,
            None => Vec::new(),
        };
        Ok(blocks)
    }
}

/// Whether words hold the name of the state or the number of a document, as a letterhead does.
pub(in crate::office) fn is_letterhead(words: &str) -> bool {
    let words = bare(words);
    let number = words.split(' ').zip(words.split(' ').skip(1));
    words.contains("cong hoa xa hoi chu nghia")
        || number.into_iter().any(|(one, two)| {
            one == "so:" && (two.contains('/') || two.contains('-'))
                || one
                    .strip_prefix("so:")
                    .is_some_and(|rest| rest.contains('/'))
        })
}

/// Gives what stands in the head its place; in the main part it has none.
pub(in crate::office) fn place(block: &mut Block) {
    match block {
        Block::Paragraph(paragraph) => {
            paragraph.landmark = Landmark::new(Spot::Head);
            paragraph.origin = None;
        }
        Block::Table(table) => {
            for row in &mut table.rows {
                row.landmark = Landmark::new(Spot::Head);
                row.origin = None;
                let cells = row.cells.iter_mut();
                cells.for_each(|cell| cell.blocks.iter_mut().for_each(place));
            }
        }
    }
}

fn blank() -> Block {
    Block::Paragraph(Paragraph::plain(String::new(), Landmark::new(Spot::Head)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letterhead_has_a_number_or_the_name_of_the_state() {
        for (words, want) in [
            ("ỦY BAN NHÂN DÂN XÃ A Số: 52/KH-UBND", true),
            ("Số:52/KH-UBND A", true),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true),
            ("Kế hoạch chuyển đổi số năm 2026", false),
            ("2", false),
        ] {
            assert_eq!(is_letterhead(words), want, "{words}");
        }
    }
}

//! The head of the first page, where some offices keep the letterhead with number and day.

use super::body::Within;
use super::style::Styles;
use super::{OdtReader, STYLES};
use crate::office::document::{Block, Paragraph};
use crate::office::docx::{in_head, is_letterhead, words};
use crate::office::problem::Unreadable;
use crate::office::xml::Xml;
use crate::text::{Landmark, Spot};

/// The head of a page.
#[derive(Default)]
struct Head {
    blocks: Vec<Block>,
    /// Whether the first page alone has it.
    is_first: bool,
}

impl OdtReader<'_> {
    /// What stands in the head of the first page, if that is more than its number. A head that
    /// all pages have is left out, unless it is a letterhead.
    pub(super) fn page_head(
        &mut self,
        named: &str,
        page: Option<&str>,
    ) -> Result<Vec<Block>, Unreadable> {
        if named.is_empty() {
            return Ok(Vec::new());
        }
        let styles = Styles::of_pages(named, STYLES)?;
        let mut reader = OdtReader::new(&styles);
        let head = reader.head_of(named, page)?;
        let words = words(&head.blocks);
        let reads = if head.is_first {
            words.chars().any(char::is_alphabetic)
        } else {
            is_letterhead(&words)
        };
        if !reads {
            return Ok(Vec::new());
        }
        self.met.converted.append(&mut reader.met.converted);
        self.met.hidden |= reader.met.hidden;
        self.met.struck |= reader.met.struck;
        let mut blocks = head.blocks;
        blocks.iter_mut().for_each(in_head);
        blocks.push(Block::Paragraph(Paragraph::plain(
            String::new(),
            Landmark::new(Spot::Head),
        )));
        Ok(blocks)
    }

    /// The head of a page: of that of this name, else of the first.
    fn head_of(&mut self, named: &str, page: Option<&str>) -> Result<Head, Unreadable> {
        let mut found = None;
        let mut xml = Xml::new(named, STYLES);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            if tag.name() != "master-styles" {
                xml.skip()?;
                continue;
            }
            while let Some(tag) = xml.child()? {
                let name = tag.attribute("name");
                let is_it = name.as_deref() == Some(page.unwrap_or("Standard"));
                if tag.name() != "master-page" || !is_it {
                    xml.skip()?;
                    continue;
                }
                // A page that another follows is the first alone.
                let next = tag.attribute("next-style-name");
                let is_first = next.is_some() && next != name;
                found = Some(self.heads(&mut xml, is_first)?);
            }
        }
        Ok(found.unwrap_or_default())
    }

    fn heads(&mut self, xml: &mut Xml<'_>, is_first: bool) -> Result<Head, Unreadable> {
        let mut found = Head {
            is_first,
            ..Head::default()
        };
        while let Some(tag) = xml.child()? {
            let is_shown = tag.attribute("display").as_deref() != Some("false");
            match tag.name() {
                "header" if is_shown && found.blocks.is_empty() => {
                    found.blocks = self.blocks(xml, &Within::Spot(Spot::Head))?;
                }
                "header-first" if is_shown => {
                    found.blocks = self.blocks(xml, &Within::Spot(Spot::Head))?;
                    found.is_first = true;
                }
                _ => xml.skip()?,
            }
        }
        Ok(found)
    }
}

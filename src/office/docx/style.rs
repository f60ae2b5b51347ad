//! The styles of a Word file: what paragraphs, runs and tables take from them.

use crate::office::problem::Unreadable;
use crate::office::xml::{Tag, Xml};
use crate::text::OldFont;
use std::collections::BTreeMap;

/// How many styles one may stand on another.
const DEPTH: usize = 32;

/// A list and the level of an item in it, as far as a paragraph or a style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct Numbered {
    /// The list; nought for none.
    pub(in crate::office) list: Option<u32>,
    /// The level, from 0.
    pub(in crate::office) level: Option<usize>,
}

/// What a run says of its words.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::office) struct Look {
    /// Whether they are hidden.
    pub(in crate::office) hidden: Option<bool>,
    /// Whether they are shown in capitals.
    pub(in crate::office) capitals: Option<bool>,
    /// Whether they are bold.
    pub(in crate::office) bold: Option<bool>,
    /// Whether a line is drawn through them.
    pub(in crate::office) struck: Option<bool>,
    /// Whether two lines are.
    pub(in crate::office) struck_twice: Option<bool>,
    /// What their font is typed in.
    pub(in crate::office) font: Option<Font>,
}

/// What a font is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::office) enum Font {
    /// Unicode.
    Unicode,
    /// An old encoding.
    Old(OldFont),
}

impl Font {
    /// What a font of this name is typed in.
    pub(in crate::office) fn named(name: &str) -> Self {
        OldFont::named(name).map_or(Self::Unicode, Self::Old)
    }

    /// The old font that it is.
    pub(in crate::office) fn old(self) -> Option<OldFont> {
        match self {
            Self::Old(font) => Some(font),
            Self::Unicode => None,
        }
    }
}

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    below: Option<String>,
    numbered: Numbered,
    look: Look,
    borders: Option<bool>,
    is_contents: bool,
    /// The level of headings that have it, from 1.
    heading: Option<u8>,
}

/// The styles of a file, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// What is said of all words.
    common: Look,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "style" => styles.style(&tag, &mut xml)?,
                "docDefaults" => styles.common = common(&mut xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    fn style(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let id = tag.attribute("styleId").unwrap_or_default();
        let paragraph = tag.attribute("type").as_deref() == Some("paragraph");
        let default = matches!(
            tag.attribute("default").as_deref(),
            Some("1" | "true" | "on")
        );
        let mut style = Style::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "name" => {
                    let name = tag.val().unwrap_or_default().to_lowercase();
                    style.is_contents = name.strip_prefix("toc ").is_some_and(|rest| {
                        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())
                    });
                    let level = name
                        .strip_prefix("heading ")
                        .and_then(|rest| rest.parse().ok());
                    style.heading = style
                        .heading
                        .or(level.filter(|level| (1..=9).contains(level)));
                    xml.skip()?;
                }
                "basedOn" => {
                    style.below = tag.val();
                    xml.skip()?;
                }
                "pPr" => {
                    let (numbered, heading) = of_paragraphs(xml)?;
                    style.numbered = numbered;
                    style.heading = heading.or(style.heading);
                }
                "rPr" => style.look = look(xml)?,
                "tblPr" => style.borders = table_borders(xml)?,
                _ => xml.skip()?,
            }
        }
        if paragraph && default {
            self.default = Some(id.clone());
        }
        self.by_id.insert(id, style);
        Ok(())
    }

    /// A style and those it stands on.
    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id.and_then(|id| self.by_id.get_key_value(id));
        std::iter::from_fn(move || {
            let (id, style) = next?;
            let below = style.below.as_deref();
            next = below.and_then(|below| self.by_id.get_key_value(below));
            Some((id.as_str(), style))
        })
        .take(DEPTH)
    }

    fn paragraph<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.or(self.default.as_deref())
    }

    /// The list that paragraphs of a style are in, their level, and the style that says so.
    pub(super) fn numbered(&self, style: Option<&str>) -> (Numbered, Option<&str>) {
        let mut chain = self.chain(self.paragraph(style));
        let found = chain.find(|(_, style)| style.numbered.list.is_some());
        found.map_or((Numbered::default(), None), |(id, style)| {
            (style.numbered, Some(id))
        })
    }

    /// What a style says of words.
    pub(super) fn look(&self, style: Option<&str>) -> Look {
        let mut look = Look::default();
        for (_, style) in self.chain(style) {
            look = look.or(style.look);
        }
        look
    }

    /// The same for a style of paragraphs.
    pub(super) fn paragraph_look(&self, style: Option<&str>) -> Look {
        self.look(self.paragraph(style)).or(self.common)
    }

    /// The level of headings that have a style.
    pub(super) fn heading(&self, style: Option<&str>) -> Option<u8> {
        self.chain(style).find_map(|(_, style)| style.heading)
    }

    /// Whether tables of a style have lines between their cells.
    pub(super) fn borders(&self, style: Option<&str>) -> bool {
        let mut chain = self.chain(style);
        chain
            .find_map(|(_, style)| style.borders)
            .unwrap_or_default()
    }

    /// Whether paragraphs of a style are lines of the table of contents.
    pub(super) fn is_contents(&self, style: Option<&str>) -> bool {
        self.chain(style).any(|(_, style)| style.is_contents)
    }
}

impl Look {
    /// What is said here, and where nothing is, what is said there.
    pub(in crate::office) fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            capitals: self.capitals.or(other.capitals),
            bold: self.bold.or(other.bold),
            struck: self.struck.or(other.struck),
            struck_twice: self.struck_twice.or(other.struck_twice),
            font: self.font.or(other.font),
        }
    }

    /// Takes what a property of a run says.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "vanish" => self.hidden = Some(tag.is_on()),
            "caps" => self.capitals = Some(tag.is_on()),
            "b" => self.bold = Some(tag.is_on()),
            "strike" => self.struck = Some(tag.is_on()),
            "dstrike" => self.struck_twice = Some(tag.is_on()),
            // The letters of old fonts stand at places for which `hAnsi` names the font.
            "rFonts" => {
                let named = ["hAnsi", "ascii", "hAnsiTheme", "asciiTheme"];
                let font = named.into_iter().find_map(|name| tag.attribute(name));
                if let Some(font) = font {
                    self.font = Some(Font::named(&font));
                }
            }
            _ => {}
        }
    }

    /// Whether the words are struck out.
    pub(in crate::office) fn is_struck(self) -> bool {
        self.struck == Some(true) || self.struck_twice == Some(true)
    }
}

/// What the file says of all words.
fn common(xml: &mut Xml<'_>) -> Result<Look, Unreadable> {
    let mut found = Look::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "rPrDefault" => found = found.or(common(xml)?),
            "rPr" => found = look(xml)?,
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

/// The list and the level of headings that a style of paragraphs says.
fn of_paragraphs(xml: &mut Xml<'_>) -> Result<(Numbered, Option<u8>), Unreadable> {
    let (mut found, mut heading) = (Numbered::default(), None);
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "numPr" => {
                found = numbered(xml)?;
                continue;
            }
            "outlineLvl" => heading = outline_level(&tag),
            _ => {}
        }
        xml.skip()?;
    }
    Ok((found, heading))
}

/// The level of a heading, from 1; the tenth is that of running text.
pub(super) fn outline_level(tag: &Tag<'_>) -> Option<u8> {
    let level = tag.number().and_then(|level| u8::try_from(level).ok());
    level.filter(|level| *level < 9).map(|level| level + 1)
}

/// Reads `numPr`.
pub(super) fn numbered(xml: &mut Xml<'_>) -> Result<Numbered, Unreadable> {
    let mut found = Numbered::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "numId" => found.list = tag.number(),
            "ilvl" => found.level = tag.number().and_then(|level| usize::try_from(level).ok()),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

/// Reads what `rPr` says of the words.
pub(super) fn look(xml: &mut Xml<'_>) -> Result<Look, Unreadable> {
    let mut look = Look::default();
    while let Some(tag) = xml.child()? {
        look.take(&tag);
        xml.skip()?;
    }
    Ok(look)
}

fn table_borders(xml: &mut Xml<'_>) -> Result<Option<bool>, Unreadable> {
    let mut found = None;
    while let Some(tag) = xml.child()? {
        if tag.name() == "tblBorders" {
            found = Some(borders(xml)?);
        } else {
            xml.skip()?;
        }
    }
    Ok(found)
}

/// Whether `tblBorders` or `tcBorders` draw a line on any side.
pub(super) fn borders(xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
    let mut drawn = false;
    while let Some(tag) = xml.child()? {
        drawn |= !matches!(tag.val().as_deref(), None | Some("none" | "nil"));
        xml.skip()?;
    }
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_takes_from_the_one_below_it() {
        let text = r#"<w:styles xmlns:w="w">
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="Normal"/>
              <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>
            <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
            <w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/></w:style>
            <w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>
          </w:styles>"#;
        let styles = Styles::read(text, "styles").unwrap();
        let (numbered, by) = styles.numbered(Some("M"));
        assert_eq!(
            (numbered.list, numbered.level, by),
            (Some(5), Some(1), Some("L"))
        );
        assert_eq!(styles.numbered(Some("Loop")).0, Numbered::default());
        assert_eq!(styles.paragraph_look(Some("M")).capitals, Some(true));
        assert_eq!(styles.paragraph_look(None).capitals, None);
        assert!(styles.is_contents(Some("TOC2")) && !styles.is_contents(Some("M")));
        assert!(styles.borders(Some("Grid")) && !styles.borders(None));
    }
}

//! The styles of an `OpenDocument` file: what paragraphs, words, cells and pages take from them.

use super::list::Levels;
use super::number::{self, Formats};
use crate::office::docx::{Font, Look};
use crate::office::problem::Unreadable;
use crate::office::xml::{Tag, Xml};
use std::collections::BTreeMap;

/// How many styles one may stand on another.
const DEPTH: usize = 32;

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    below: Option<String>,
    look: Look,
    /// Whether it draws lines around a cell.
    borders: Option<bool>,
    /// The level of headings that have it, from 1.
    heading: Option<u8>,
    /// The page that begins with a paragraph or table of it.
    page: Option<String>,
    /// How numbers of its cells are shown.
    format: Option<String>,
    /// Whether what has it is shown: a section, a sheet.
    is_shown: Option<bool>,
}

/// The styles of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    /// By what they are for, and their name; those that all others stand on have none.
    by_family: BTreeMap<String, BTreeMap<String, Style>>,
    /// What the lists of a style look like.
    lists: BTreeMap<String, Levels>,
    /// How numbers are shown.
    pub(super) formats: Formats,
    /// The fonts, by the names that styles have for them.
    fonts: BTreeMap<String, Font>,
}

impl Styles {
    /// The styles that have names; those that one page or text alone has are left out.
    pub(super) fn named(text: &str, part: &str) -> Result<Self, Unreadable> {
        Self::read(text, part, &["font-face-decls", "styles"])
    }

    /// The styles of the heads of pages.
    pub(super) fn of_pages(text: &str, part: &str) -> Result<Self, Unreadable> {
        Self::read(
            text,
            part,
            &["font-face-decls", "styles", "automatic-styles"],
        )
    }

    fn read(text: &str, part: &str, kinds: &[&str]) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        if text.is_empty() {
            return Ok(styles);
        }
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            if kinds.contains(&tag.name()) {
                styles.take(&tag, &mut xml)?;
            } else {
                xml.skip()?;
            }
        }
        Ok(styles)
    }

    /// Takes what a child of the root holds.
    pub(super) fn take(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        match tag.name() {
            "font-face-decls" => {
                while let Some(tag) = xml.child()? {
                    let named = (tag.attribute("name"), tag.attribute("font-family"));
                    if let (Some(name), Some(family)) = named {
                        self.fonts.insert(name, Font::named(unquoted(&family)));
                    }
                    xml.skip()?;
                }
            }
            "styles" | "automatic-styles" => {
                while let Some(tag) = xml.child()? {
                    self.one(&tag, xml)?;
                }
            }
            _ => xml.skip()?,
        }
        Ok(())
    }

    fn one(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let name = tag.attribute("name").unwrap_or_default();
        match tag.name() {
            "style" | "default-style" => self.style(tag, name, xml),
            "list-style" => {
                let levels = Levels::read(xml)?;
                self.lists.insert(name, levels);
                Ok(())
            }
            kind if number::is_format(kind) => self.formats.read(tag, xml),
            _ => xml.skip(),
        }
    }

    fn style(&mut self, tag: &Tag<'_>, name: String, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let family = tag.attribute("family").unwrap_or_default();
        let mut style = Style {
            below: tag.attribute("parent-style-name"),
            heading: level(tag.attribute("default-outline-level")),
            page: tag
                .attribute("master-page-name")
                .filter(|name| !name.is_empty()),
            format: tag.attribute("data-style-name"),
            ..Style::default()
        };
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "text-properties" => style.look = self.look(&tag).or(style.look),
                "table-cell-properties" => style.borders = borders(&tag),
                "table-properties" | "section-properties" => {
                    style.is_shown = tag.attribute("display").map(|said| said == "true");
                }
                _ => {}
            }
            xml.skip()?;
        }
        let of_family = self.by_family.entry(family).or_default();
        of_family.insert(name, style);
        Ok(())
    }

    fn look(&self, tag: &Tag<'_>) -> Look {
        let said = |name: &str| tag.attribute(name);
        let line = |name: &str| said(name).map(|how| how != "none");
        let named = |name: String| {
            let font = self.fonts.get(&name).copied();
            font.unwrap_or_else(|| Font::named(&name))
        };
        let family = said("font-family").map(|family| Font::named(unquoted(&family)));
        Look {
            hidden: said("display").map(|how| how == "none"),
            capitals: said("text-transform").map(|how| how == "uppercase"),
            bold: said("font-weight").map(|how| is_bold(&how)),
            struck: line("text-line-through-type").or(line("text-line-through-style")),
            struck_twice: None,
            font: said("font-name").map(named).or(family),
        }
    }

    /// A style, those it stands on, and what all of its family stand on.
    fn chain<'s>(
        &'s self,
        family: &str,
        name: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let all = self.by_family.get(family);
        let mut next = all.and_then(|all| all.get_key_value(name?));
        let own = std::iter::from_fn(move || {
            let (name, style) = next?;
            let below = style.below.as_deref();
            next = all.and_then(|all| all.get_key_value(below?));
            Some((name.as_str(), style))
        });
        let last = all.and_then(|all| all.get_key_value(""));
        own.take(DEPTH)
            .chain(last.map(|(name, style)| (name.as_str(), style)))
    }

    /// What a style says of words; `family` is that of paragraphs, of cells or of text.
    pub(super) fn look_of(&self, family: &str, name: Option<&str>) -> Look {
        let styles = self.chain(family, name).map(|(_, style)| style.look);
        styles.fold(Look::default(), Look::or)
    }

    /// The level of headings that have a style.
    pub(super) fn heading(&self, name: Option<&str>) -> Option<u8> {
        self.chain("paragraph", name)
            .find_map(|(_, style)| style.heading)
    }

    /// Whether paragraphs of a style are entries of a table of contents.
    pub(super) fn is_contents(&self, name: Option<&str>) -> bool {
        let is_entry = |name: &str| {
            let rest = name.strip_prefix("Contents_20_");
            rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.chain("paragraph", name)
            .any(|(name, _)| is_entry(name))
    }

    /// Whether cells of a style have lines around them.
    pub(super) fn borders(&self, name: Option<&str>) -> bool {
        let mut chain = self.chain("table-cell", name);
        chain.find_map(|(_, style)| style.borders) == Some(true)
    }

    /// The page that begins with a paragraph or table of a style.
    pub(super) fn page(&self, family: &str, name: Option<&str>) -> Option<String> {
        self.chain(family, name)
            .find_map(|(_, style)| style.page.clone())
    }

    /// Whether what has a style is shown.
    pub(super) fn is_shown(&self, family: &str, name: Option<&str>) -> bool {
        let mut chain = self.chain(family, name);
        chain.find_map(|(_, style)| style.is_shown) != Some(false)
    }

    /// The name of the format that numbers in cells of a style are shown in.
    pub(super) fn format(&self, name: Option<&str>) -> Option<&str> {
        self.chain("table-cell", name)
            .find_map(|(_, style)| style.format.as_deref())
    }

    /// What lists of a style look like.
    pub(super) fn list(&self, name: &str) -> Option<&Levels> {
        self.lists.get(name)
    }
}

/// The level of a heading, from 1 to 9.
pub(super) fn level(said: Option<String>) -> Option<u8> {
    let level = said?.trim().parse().ok();
    level.filter(|level| (1..=9).contains(level))
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

fn unquoted(family: &str) -> &str {
    family.trim_matches(['\'', '"', ' '])
}

/// Whether a line is drawn on a side of a cell; none where nothing is said of it.
fn borders(tag: &Tag<'_>) -> Option<bool> {
    let sides = [
        "border",
        "border-left",
        "border-right",
        "border-top",
        "border-bottom",
    ];
    let said: Vec<bool> = sides
        .iter()
        .filter_map(|side| tag.attribute(side))
        .map(|line| !matches!(line.trim(), "none" | "hidden"))
        .collect();
    (!said.is_empty()).then(|| said.contains(&true))
}

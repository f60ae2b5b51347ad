//! The lists of a Word file: what each level looks like.

use crate::office::problem::Unreadable;
use crate::office::xml::{Tag, Xml};
use std::collections::BTreeMap;

/// How many levels a list has.
pub(in crate::office) const LEVELS: usize = 9;

/// How a number is spelt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::office) enum Format {
    /// 1, 2, 3; also what is not known.
    #[default]
    Decimal,
    /// 01, 02, 03.
    Padded,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// A, B, C.
    UpperLetter,
    /// a, b, c.
    LowerLetter,
    /// A sign, the same for each item.
    Bullet,
    /// Nothing.
    Nothing,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct Level {
    /// The first number.
    pub(in crate::office) start: u32,
    /// How its numbers are spelt.
    pub(in crate::office) format: Format,
    /// The label, its numbers as `%1`, `%2`.
    pub(in crate::office) text: String,
    /// Whether all numbers of the label are decimal.
    pub(in crate::office) is_legal: bool,
    /// After which level it begins anew: nought for none, none for any above it.
    pub(in crate::office) restart: Option<usize>,
    /// The style whose paragraphs are items of this level.
    pub(in crate::office) style: Option<String>,
}

/// What several lists have in common.
#[derive(Clone, Debug, Default)]
struct Template {
    levels: Vec<Level>,
    /// The style of lists that has the levels instead.
    like_style: Option<String>,
    /// The style of lists whose levels these are.
    of_style: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct List {
    /// What it is made after; lists made after one template are counted on.
    pub(in crate::office) template: u32,
    /// The numbers with which levels begin in this list.
    pub(in crate::office) starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a file.
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct Numbering {
    templates: BTreeMap<u32, Template>,
    lists: BTreeMap<u32, List>,
    /// The templates of styles of lists, by the style.
    styles: BTreeMap<String, u32>,
}

impl Numbering {
    /// Reads the part of the lists.
    pub(in crate::office) fn read(text: &str, part: &str) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            let id = |name| tag.attribute(name).and_then(|id| id.trim().parse().ok());
            match tag.name() {
                "abstractNum" => {
                    let template = template(&mut xml)?;
                    let id = id("abstractNumId").unwrap_or_default();
                    numbering.templates.insert(id, template);
                }
                "num" => {
                    let list = list(&mut xml)?;
                    numbering
                        .lists
                        .insert(id("numId").unwrap_or_default(), list);
                }
                _ => xml.skip()?,
            }
        }
        for (id, template) in numbering.templates.iter().rev() {
            if let Some(style) = &template.of_style {
                numbering.styles.insert(style.clone(), *id);
            }
        }
        Ok(numbering)
    }

    /// Lists by their number, each made after one of these templates, with the numbers its levels
    /// begin with.
    pub(in crate::office) fn of(
        templates: Vec<Vec<Level>>,
        lists: BTreeMap<u32, (u32, BTreeMap<usize, u32>)>,
    ) -> Self {
        let template = |levels| Template {
            levels,
            ..Template::default()
        };
        let list = |(number, (template, starts))| {
            let list = List {
                template,
                starts,
                ..List::default()
            };
            (number, list)
        };
        Self {
            templates: (0..).zip(templates.into_iter().map(template)).collect(),
            lists: lists.into_iter().map(list).collect(),
            styles: BTreeMap::new(),
        }
    }

    /// A list by its number.
    pub(in crate::office) fn list(&self, list: u32) -> Option<&List> {
        self.lists.get(&list)
    }

    /// A level of a list.
    pub(in crate::office) fn level<'n>(
        &'n self,
        list: &'n List,
        level: usize,
    ) -> Option<&'n Level> {
        let own = list.levels.get(&level);
        own.or_else(|| self.template(list)?.levels.get(level))
    }

    /// The level whose paragraphs have a style.
    pub(in crate::office) fn level_of_style(&self, list: &List, style: &str) -> Option<usize> {
        let levels = &self.template(list)?.levels;
        levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))
    }

    fn template(&self, list: &List) -> Option<&Template> {
        let template = self.templates.get(&list.template)?;
        match &template.like_style {
            Some(style) if template.levels.is_empty() => {
                self.templates.get(self.styles.get(style)?)
            }
            _ => Some(template),
        }
    }
}

fn template(xml: &mut Xml<'_>) -> Result<Template, Unreadable> {
    let mut template = Template::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "lvl" => {
                let (at, level) = level(&tag, xml)?;
                if at < LEVELS {
                    let room = template.levels.len().max(at + 1);
                    template.levels.resize_with(room, Level::default);
                    if let Some(place) = template.levels.get_mut(at) {
                        *place = level;
                    }
                }
                continue;
            }
            "numStyleLink" => template.like_style = tag.val(),
            "styleLink" => template.of_style = tag.val(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(template)
}

fn list(xml: &mut Xml<'_>) -> Result<List, Unreadable> {
    let mut list = List::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "abstractNumId" => {
                list.template = tag.number().unwrap_or_default();
                xml.skip()?;
            }
            "lvlOverride" => {
                let at = tag.attribute("ilvl").and_then(|level| level.parse().ok());
                while let Some(inner) = xml.child()? {
                    match inner.name() {
                        "startOverride" => {
                            let start = inner.number().unwrap_or_default();
                            list.starts.insert(at.unwrap_or_default(), start);
                            xml.skip()?;
                        }
                        "lvl" => {
                            let (at, level) = level(&inner, xml)?;
                            list.levels.insert(at, level);
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(list)
}

fn level(tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(usize, Level), Unreadable> {
    let at = tag.attribute("ilvl").and_then(|level| level.parse().ok());
    let mut level = Level::default();
    while let Some(tag) = xml.child()? {
        match tag.name() {
            "start" => level.start = tag.number().unwrap_or_default(),
            "numFmt" => level.format = format(tag.val().as_deref()),
            "lvlText" => level.text = tag.val().unwrap_or_default(),
            "isLgl" => level.is_legal = tag.is_on(),
            "lvlRestart" => level.restart = tag.number().and_then(|n| usize::try_from(n).ok()),
            "pStyle" => level.style = tag.val(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok((at.unwrap_or_default(), level))
}

fn format(name: Option<&str>) -> Format {
    match name.unwrap_or_default() {
        "decimalZero" => Format::Padded,
        "upperRoman" => Format::UpperRoman,
        "lowerRoman" => Format::LowerRoman,
        "upperLetter" => Format::UpperLetter,
        "lowerLetter" => Format::LowerLetter,
        "bullet" => Format::Bullet,
        "none" => Format::Nothing,
        _ => Format::Decimal,
    }
}

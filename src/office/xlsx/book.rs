//! What the sheets of a file share: their names, their words, how numbers are shown.

use super::rich::{face, rich};
use crate::office::package::Package;
use crate::office::problem::{Limit, Unreadable};
use crate::office::relation::Relations;
use crate::office::sheets::{Epoch, Face, Format, Piece, SHEETS};
use crate::office::xml::{Tag, Xml};
use std::collections::BTreeMap;

/// The most words that sheets share.
const WORDS: usize = 1_000_000;

/// A sheet of a file.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: String,
    /// Its part.
    pub(super) part: String,
    /// Whether it is hidden.
    pub(super) is_hidden: bool,
}

/// What the sheets of a file share.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    /// The sheets, in order.
    pub(super) sheets: Vec<Sheet>,
    /// From which day dates are counted.
    pub(super) epoch: Epoch,
    words: Vec<Vec<Piece>>,
    faces: Vec<Face>,
    styles: Vec<Style>,
}

/// How cells look.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// How their numbers are shown.
    pub(super) format: Format,
    /// How their words look.
    pub(super) face: Face,
}

impl Book {
    /// Reads what the sheets of a file share.
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Self, Unreadable> {
        let relations = Relations::of(package, part)?;
        let text = package.text(part)?;
        let text = text.ok_or_else(|| Unreadable::Missing(part.to_owned()))?;
        let mut book = Self::default();
        book.list(&text, part, &relations)?;
        for (kind, read) in [
            (
                "sharedStrings",
                Self::shared as fn(&mut Self, &str, &str) -> _,
            ),
            ("styles", Self::looks),
        ] {
            let Some(name) = relations.target(kind) else {
                continue;
            };
            if let Some(text) = package.text(name)? {
                read(&mut book, &text, name)?;
            }
        }
        Ok(book)
    }

    /// Words that sheets share, by their place.
    pub(super) fn words(&self, at: usize) -> &[Piece] {
        self.words.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// How cells of a style look.
    pub(super) fn style(&self, style: usize) -> Style {
        self.styles.get(style).cloned().unwrap_or_default()
    }

    fn list(&mut self, text: &str, part: &str, relations: &Relations) -> Result<(), Unreadable> {
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "workbookPr" => {
                    if matches!(tag.attribute("date1904").as_deref(), Some("1" | "true")) {
                        self.epoch = Epoch::Of1904;
                    }
                    xml.skip()?;
                }
                "sheets" => {
                    while let Some(tag) = xml.child()? {
                        self.sheets.extend(sheet(&tag, relations));
                        if self.sheets.len() > SHEETS {
                            return Err(Limit::Things(part.to_owned(), SHEETS).into());
                        }
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn shared(&mut self, text: &str, part: &str) -> Result<(), Unreadable> {
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            if tag.name() != "si" {
                xml.skip()?;
                continue;
            }
            if self.words.len() >= WORDS {
                return Err(Limit::Things(part.to_owned(), WORDS).into());
            }
            self.words.push(rich(&mut xml)?);
        }
        Ok(())
    }

    fn looks(&mut self, text: &str, part: &str) -> Result<(), Unreadable> {
        let mut codes = BTreeMap::new();
        let mut xml = Xml::new(text, part);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "numFmts" => {
                    while let Some(tag) = xml.child()? {
                        if let (Some(id), Some(code)) =
                            (number(&tag, "numFmtId"), tag.attribute("formatCode"))
                        {
                            codes.insert(id, code);
                        }
                        xml.skip()?;
                    }
                }
                "fonts" => {
                    while xml.child()?.is_some() {
                        self.faces.push(face(&mut xml)?);
                    }
                }
                "cellXfs" => {
                    while let Some(tag) = xml.child()? {
                        let id = number(&tag, "numFmtId").unwrap_or_default();
                        let format = codes.get(&id).map(|code| Format::read(code));
                        let font = number(&tag, "fontId").and_then(|id| usize::try_from(id).ok());
                        let face = font.and_then(|at| self.faces.get(at)).copied();
                        self.styles.push(Style {
                            format: format.unwrap_or_else(|| Format::builtin(id)),
                            face: face.unwrap_or_default(),
                        });
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }
}

fn sheet(tag: &Tag<'_>, relations: &Relations) -> Option<Sheet> {
    let part = relations.of_id(&tag.attribute("id")?)?.to_owned();
    let state = tag.attribute("state");
    Some(Sheet {
        name: tag.attribute("name").unwrap_or_default(),
        part,
        is_hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
    })
}

/// An attribute as a number.
pub(super) fn number(tag: &Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}

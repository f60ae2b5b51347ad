//! The lists of an `OpenDocument` text: what their levels look like, and how far they are counted.

use crate::office::docx::{LEVELS, Level, LevelFormat, bullet, label, spelt};
use crate::office::problem::Unreadable;
use crate::office::xml::{Tag, Xml};
use std::collections::BTreeMap;

/// The levels of lists of a style.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels(Vec<Level>);

/// A list that is open, or one inside it.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Which of the counts is its.
    counts: usize,
    style: Option<String>,
    /// Its level, from 0.
    level: usize,
    /// What the item says that begins here and has had no paragraph yet.
    item: Option<Item>,
}

/// What an item says of itself.
#[derive(Clone, Debug, Default)]
struct Item {
    start: Option<u32>,
    style: Option<String>,
}

/// How far the lists of a text are counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    all: Vec<[Option<u32>; LEVELS]>,
    /// The counts of a list, by its id, and of the last list of a style.
    by_id: BTreeMap<String, usize>,
    by_style: BTreeMap<String, usize>,
}

impl Levels {
    /// Reads the levels of a style of lists.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Unreadable> {
        let mut shown = Vec::new();
        while let Some(tag) = xml.child()? {
            let number = |name| {
                tag.attribute(name)
                    .and_then(|said| said.trim().parse().ok())
            };
            let at = number("level").and_then(|level: usize| level.checked_sub(1));
            if let Some(at) = at.filter(|at| *at < LEVELS) {
                let room = shown.len().max(at + 1);
                shown.resize_with(room, || (Level::default(), 1, String::new()));
                if let Some(place) = shown.get_mut(at) {
                    let above = number("display-levels").unwrap_or(1);
                    *place = (level(&tag, at), above, suffix(&tag));
                }
            }
            xml.skip()?;
        }
        // A label without a text of its own is made of the levels above.
        let formats: Vec<LevelFormat> = shown.iter().map(|(level, ..)| level.format).collect();
        let levels = shown
            .into_iter()
            .enumerate()
            .map(|(at, (mut level, above, suffix))| {
                if level.format != LevelFormat::Bullet && !level.text.contains('%') {
                    let first = (at + 1).saturating_sub(above);
                    let shown = (first..=at)
                        .filter(|at| formats.get(*at) != Some(&LevelFormat::Nothing))
                        .map(|at| format!("%{}", at + 1));
                    let numbers = shown.collect::<Vec<_>>().join(".");
                    level.text = format!("{}{numbers}{suffix}", level.text);
                }
                level
            });
        Ok(Self(levels.collect()))
    }
}

/// A level; its text is that of the label where the file spells it, else what is before it.
fn level(tag: &Tag<'_>, at: usize) -> Level {
    if tag.name().ends_with("bullet") {
        let sign = tag.attribute("bullet-char").unwrap_or_default();
        return Level {
            format: LevelFormat::Bullet,
            text: bullet(&sign),
            ..Level::default()
        };
    }
    let is_number = tag.name().ends_with("number");
    let format = tag.attribute("num-format").unwrap_or_default();
    let start = tag.attribute("start-value");
    let whole = tag.attribute("num-list-format").filter(|_| is_number);
    let whole = whole.map(|text| spelt_out(&text));
    let own = format!("%{}", at + 1);
    Level {
        start: start.and_then(|start| start.parse().ok()).unwrap_or(1),
        format: if is_number {
            kind(&format)
        } else {
            LevelFormat::Nothing
        },
        text: whole
            .filter(|whole| whole.contains(&own))
            .unwrap_or_else(|| tag.attribute("num-prefix").unwrap_or_default()),
        ..Level::default()
    }
}

fn suffix(tag: &Tag<'_>) -> String {
    tag.attribute("num-suffix").unwrap_or_default()
}

/// `%1%.%2%)` → `%1.%2)`.
fn spelt_out(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('%').enumerate() {
        let is_number = at % 2 == 1 && piece.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !piece.is_empty() {
            out.push('%');
        }
        out.push_str(piece);
    }
    out
}

fn kind(format: &str) -> LevelFormat {
    match format {
        "I" => LevelFormat::UpperRoman,
        "i" => LevelFormat::LowerRoman,
        "A" => LevelFormat::UpperLetter,
        "a" => LevelFormat::LowerLetter,
        "" => LevelFormat::Nothing,
        padded if padded.starts_with('0') => LevelFormat::Padded,
        _ => LevelFormat::Decimal,
    }
}

impl Counts {
    /// Opens a list inside the one that is open, if any.
    pub(super) fn open(&mut self, tag: &Tag<'_>, around: Option<&Open>) -> Open {
        let style = tag.attribute("style-name");
        if let Some(around) = around {
            return Open {
                counts: around.counts,
                style: style.or_else(|| around.style.clone()),
                level: around.level + 1,
                item: None,
            };
        }
        let goes_on = tag.attribute("continue-numbering").as_deref() == Some("true");
        let same = style.as_deref().and_then(|style| self.by_style.get(style));
        let before = tag.attribute("continue-list");
        let before = before
            .and_then(|id| self.by_id.get(&id))
            .or(same.filter(|_| goes_on));
        let counts = before.copied().unwrap_or_else(|| {
            self.all.push([None; LEVELS]);
            self.all.len() - 1
        });
        if let Some(id) = tag.attribute("id") {
            self.by_id.insert(id, counts);
        }
        if let Some(style) = &style {
            self.by_style.insert(style.clone(), counts);
        }
        Open {
            counts,
            style,
            level: 0,
            item: None,
        }
    }

    /// The label of a paragraph in a list: the first of an item has one.
    pub(super) fn label<'l>(
        &mut self,
        open: &mut Open,
        levels: impl Fn(&str) -> Option<&'l Levels>,
    ) -> Option<String> {
        let item = open.item.take()?;
        let style = item.style.as_ref().or(open.style.as_ref())?;
        let levels = levels(style)?;
        let level = levels.0.get(open.level)?;
        let counts = self.all.get_mut(open.counts)?;
        if let Some(place) = counts.get_mut(open.level) {
            let next = place.map_or(level.start, |last| last.saturating_add(1));
            *place = Some(item.start.unwrap_or(next));
        }
        let below = counts.iter_mut().skip(open.level + 1);
        below.for_each(|place| *place = None);
        let text = if level.format == LevelFormat::Bullet {
            level.text.clone()
        } else {
            label(level, |above| {
                let other = levels.0.get(above)?;
                let number = counts.get(above).copied().flatten();
                Some(spelt(number.unwrap_or(other.start), other.format))
            })
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

impl Open {
    /// An item begins.
    pub(super) fn item(&mut self, tag: &Tag<'_>) {
        let start = tag.attribute("start-value");
        self.item = Some(Item {
            start: start.and_then(|start| start.parse().ok()),
            style: tag.attribute("style-override"),
        });
    }

    /// What stands above the items has no label.
    pub(super) fn header(&mut self) {
        self.item = None;
    }
}

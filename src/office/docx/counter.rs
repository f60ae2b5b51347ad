//! The labels of list items, as Word shows them.

use super::numbering::{Format, LEVELS, Level, List, Numbering};
use super::style::Numbered;
use super::symbol;
use std::collections::{BTreeMap, BTreeSet};

/// How far the lists of a file have been counted.
#[derive(Clone, Debug, Default)]
pub(in crate::office) struct Counter {
    /// By template: the last number of each level.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start has been used.
    started: BTreeSet<(u32, usize)>,
}

impl Counter {
    /// The label of the next item of a list, if it has one.
    pub(in crate::office) fn label(
        &mut self,
        item: Numbered,
        numbering: &Numbering,
    ) -> Option<String> {
        let id = item.list.filter(|id| *id > 0)?;
        let list = numbering.list(id)?;
        let at = item.level.unwrap_or_default();
        let level = numbering.level(list, at)?;
        self.count(id, list, at, level, numbering);
        if level.format == Format::Bullet {
            return Some(symbol::bullet(&level.text)).filter(|text| !text.trim().is_empty());
        }
        let counts = self.counts.get(&list.template)?;
        let label = label(level, |above| {
            let other = numbering.level(list, above)?;
            let number = counts.get(above).copied().flatten().unwrap_or(other.start);
            let format = if level.is_legal && other.format != Format::Nothing {
                Format::Decimal
            } else {
                other.format
            };
            Some(spelt(number, format))
        });
        Some(label).filter(|label| !label.trim().is_empty())
    }

    /// Counts an item on, and lets the levels below it begin anew.
    fn count(&mut self, id: u32, list: &List, at: usize, level: &Level, numbering: &Numbering) {
        let counts = self.counts.entry(list.template).or_default();
        let own = list
            .starts
            .get(&at)
            .filter(|_| self.started.insert((id, at)));
        if let Some(place) = counts.get_mut(at) {
            *place = match (own, *place) {
                (Some(start), _) => Some(*start),
                (None, Some(number)) => Some(number.saturating_add(1)),
                (None, None) => Some(level.start),
            };
        }
        for (below, place) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = numbering.level(list, below).and_then(|level| level.restart);
            // Level 2 that begins anew after level 1 says so with a 1.
            if restart.is_none_or(|after| at < after) {
                *place = None;
            }
        }
    }
}

/// The text of a level with its numbers put in.
pub(in crate::office) fn label(level: &Level, number: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|next| next.to_digit(10));
        match digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)) {
            Some(above) if c == '%' => {
                chars.next();
                out.push_str(&number(above).unwrap_or_default());
            }
            _ => out.push(c),
        }
    }
    out
}

/// A number as a label spells it.
pub(in crate::office) fn spelt(number: u32, format: Format) -> String {
    match format {
        Format::Decimal => number.to_string(),
        Format::Padded => format!("{number:02}"),
        Format::UpperRoman => roman(number),
        Format::LowerRoman => roman(number).to_lowercase(),
        Format::UpperLetter => letters(number).to_uppercase(),
        Format::LowerLetter => letters(number),
        Format::Bullet | Format::Nothing => String::new(),
    }
}

/// Roman numerals; what is too large for them stays decimal.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, then aa, bb, as Word counts.
fn letters(number: u32) -> String {
    let Some(left) = number.checked_sub(1).filter(|left| *left < 26 * 30) else {
        return number.to_string();
    };
    let letter = u8::try_from(left % 26).map_or('a', |place| char::from(b'a' + place));
    let times = usize::try_from(left / 26 + 1).unwrap_or(1);
    letter.to_string().repeat(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists 1 and 2 share a template, list 3 begins it anew, list 4 is of bullets.
    fn numbering() -> Numbering {
        let level = |at: usize, format: &str, text: &str, more: &str| {
            format!(
                r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
            )
        };
        let levels = [
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%2.", "<w:pStyle w:val=\"H2\"/>"),
            level(2, "decimal", "%2.%3.", ""),
            level(3, "lowerLetter", "%4)", "<w:lvlRestart w:val=\"1\"/>"),
            level(4, "decimal", "Điều %1.%5", "<w:isLgl/>"),
        ]
        .concat();
        let bullet = level(0, "bullet", "\u{f0b7}", "");
        let num = |id: u32, template: u32, more: &str| {
            format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{template}"/>{more}</w:num>"#)
        };
        let anew = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
        let text = format!(
            r#"<w:numbering><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>
               <w:abstractNum w:abstractNumId="8">{bullet}</w:abstractNum>{}{}{}{}</w:numbering>"#,
            num(1, 7, ""),
            num(2, 7, ""),
            num(3, 7, anew),
            num(4, 8, ""),
        );
        Numbering::read(&text, "numbering").unwrap()
    }

    #[test]
    fn labels_as_word_shows_them() {
        let numbering = numbering();
        let mut counter = Counter::default();
        let mut labels = String::new();
        for (list, level) in [
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 3),
            (1, 1),
            (1, 2),
            (1, 3),
            (2, 0),
            (1, 3),
            (1, 1),
            (3, 0),
            (3, 0),
            (1, 0),
            (1, 4),
            (4, 0),
            (0, 0),
            (9, 0),
            (1, 8),
        ] {
            let item = Numbered {
                list: Some(list),
                level: Some(level),
            };
            labels += &counter.label(item, &numbering).unwrap_or("none".to_owned());
            labels += " ";
        }
        let want = "I. 1. 1.1. 1.2. a) 2. 2.1. b) II. a) 1. V. VI. VII. Điều 7.1 • none none none ";
        assert_eq!(labels, want);
    }

    #[test]
    fn a_style_has_its_level() {
        let numbering = numbering();
        let list = numbering.list(1).unwrap();
        assert_eq!(numbering.level_of_style(list, "H2"), Some(1));
        assert_eq!(numbering.level_of_style(list, "H3"), None);
    }

    #[test]
    fn numbers_are_spelt() {
        assert_eq!(spelt(14, Format::UpperRoman), "XIV");
        assert_eq!(spelt(4000, Format::LowerRoman), "4000");
        assert_eq!([1, 26, 27, 28].map(letters), ["a", "z", "aa", "bb"]);
        assert_eq!(spelt(7, Format::Padded), "07");
    }
}

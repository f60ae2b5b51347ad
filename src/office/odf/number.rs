//! How cells of an `OpenDocument` sheet show a number, as a format that Excel would spell.

use crate::office::problem::Unreadable;
use crate::office::sheets::Format;
use crate::office::xml::{Tag, Xml};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The longest format; what is longer shows numbers as they are.
const LONGEST: usize = 300;
/// The most formats that stand for one.
const MOST: usize = 8;
/// The most digits after the point.
const PLACES: usize = 30;

/// The formats of a file, by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats(BTreeMap<String, Code>);

/// A format.
#[derive(Clone, Debug, Default)]
struct Code {
    /// What it spells itself.
    own: String,
    /// For which numbers others stand for it: the condition and their name.
    others: Vec<(String, String)>,
}

/// Whether an element is a format of numbers.
pub(super) fn is_format(name: &str) -> bool {
    matches!(
        name,
        "number-style"
            | "percentage-style"
            | "currency-style"
            | "date-style"
            | "time-style"
            | "boolean-style"
            | "text-style"
    )
}

impl Formats {
    /// Reads a format.
    pub(super) fn read(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let name = tag.attribute("name").unwrap_or_default();
        let is_share = tag.name() == "percentage-style";
        let mut code = Code::default();
        while let Some(tag) = xml.child()? {
            match tag.name() {
                "text" | "currency-symbol" => {
                    let words = xml.words()?;
                    code.literal(&words, is_share);
                    continue;
                }
                "map" if code.others.len() < MOST => code.others.extend(other(&tag)),
                name => code.own.push_str(&sign(name, &tag)),
            }
            xml.skip()?;
        }
        self.0.insert(name, code);
        Ok(())
    }

    /// The format of a name.
    pub(super) fn of(&self, name: &str) -> Format {
        let Some(code) = self.0.get(name) else {
            return Format::default();
        };
        let mut spelt = String::new();
        // Formats for what is above nought and below it need no conditions to be told apart.
        let by_sign = code.is_by_sign();
        for (condition, other) in &code.others {
            if !by_sign {
                let _ = write!(spelt, "[{condition}]");
            }
            spelt.push_str(self.0.get(other).map_or("", |other| other.own.as_str()));
            spelt.push(';');
            if spelt.len() > LONGEST {
                break;
            }
        }
        spelt.push_str(&code.own);
        if spelt.len() > LONGEST {
            return Format::default();
        }
        Format::read(&spelt)
    }
}

impl Code {
    /// Words beside the number; the sign of a share is what makes it one.
    fn literal(&mut self, words: &str, is_share: bool) {
        for piece in words.split_inclusive(['%', '"']) {
            let (before, mark) = match piece.strip_suffix(['%', '"']) {
                Some(before) => (before, piece.ends_with('%')),
                None => (piece, false),
            };
            if !before.is_empty() {
                let _ = write!(self.own, "\"{before}\"");
            }
            match (mark, is_share) {
                (true, true) => self.own.push('%'),
                (true, false) => self.own.push_str("\"%\""),
                (false, _) => {}
            }
        }
    }

    fn is_by_sign(&self) -> bool {
        let conditions: Vec<&str> = self.others.iter().map(|(of, _)| of.as_str()).collect();
        matches!(conditions.as_slice(), [">=0" | ">0"] | [">0", "<0"])
    }
}

/// `value()>=0` and the format that stands for such numbers.
fn other(tag: &Tag<'_>) -> Option<(String, String)> {
    let condition = tag.attribute("condition")?;
    let condition = condition.trim().strip_prefix("value()")?;
    Some((
        condition.replace(' ', ""),
        tag.attribute("apply-style-name")?,
    ))
}

/// What an element of a format stands for.
fn sign(name: &str, tag: &Tag<'_>) -> String {
    let is_long = tag.attribute("style").as_deref() == Some("long");
    let number = |name| {
        tag.attribute(name)
            .and_then(|said| said.trim().parse().ok())
    };
    let sign = match name {
        "number" => return digits(number("decimal-places"), number("min-decimal-places"), tag),
        "scientific-number" => "0.00E+00",
        "fraction" => "# ?/?",
        "day" if is_long => "dd",
        "day" => "d",
        "month" if tag.attribute("textual").as_deref() == Some("true") => "mmm",
        "month" if is_long => "mm",
        "month" => "m",
        "year" if is_long => "yyyy",
        "year" => "yy",
        "hours" => "h",
        "minutes" => "mm",
        "seconds" => "ss",
        "text-content" => "@",
        _ => "",
    };
    sign.to_owned()
}

/// The digits of a number; without a count of them it is shown as it is.
fn digits(most: Option<usize>, least: Option<usize>, tag: &Tag<'_>) -> String {
    let Some(most) = most.map(|most| most.min(PLACES)) else {
        return "General".to_owned();
    };
    let least = least.unwrap_or(most).min(most);
    let mut out = "0".to_owned();
    // So many times a thousand is left out.
    let factor = tag.attribute("display-factor").unwrap_or_default();
    let noughts = factor.chars().filter(|c| *c == '0').count();
    out.extend(std::iter::repeat_n(',', noughts / 3));
    if most > 0 {
        out.push('.');
        out.extend(std::iter::repeat_n('0', least));
        out.extend(std::iter::repeat_n('#', most - least));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::sheets::{Epoch, Number};

    #[test]
    fn formats_show_numbers_as_the_sheet_does() {
        let text = r#"<styles>
            <percentage-style name="N1"><number decimal-places="0"/><text>%</text></percentage-style>
            <number-style name="N2"><text>≥ </text><number decimal-places="2" min-decimal-places="1"/><text> "xã"</text></number-style>
            <number-style name="P0" volatile="true"><number decimal-places="1"/></number-style>
            <number-style name="N3"><text>-</text><number decimal-places="1"/><map condition="value()&gt;=0" apply-style-name="P0"/></number-style>
            <number-style name="N4"><number decimal-places="0"/><map condition="value()&gt;=100" apply-style-name="N1"/></number-style>
            <date-style name="N5"><month/><text>/</text><year style="long"/></date-style>
            <number-style name="N6"><number min-integer-digits="1"/></number-style>
            <number-style name="N7"><number decimal-places="1" display-factor="1000"/></number-style>
          </styles>"#;
        let mut xml = Xml::new(text, "part");
        let mut formats = Formats::default();
        xml.child().unwrap();
        while let Some(tag) = xml.child().unwrap() {
            formats.read(&tag, &mut xml).unwrap();
        }
        for (name, number, want) in [
            ("N1", "0.8", "80%"),
            ("N2", "12.5", "≥ 12,5 xã"),
            ("N3", "-3", "-3,0"),
            ("N3", "3", "3,0"),
            ("N4", "100", "10000%"),
            ("N4", "7", "7"),
            ("N5", "46000", "12/2025"),
            ("N6", "0.25", "0,25"),
            ("N7", "1500", "1,5"),
            ("none", "0.25", "0,25"),
        ] {
            let number = Number::read(number).unwrap();
            let shown = formats.of(name).show(&number, Epoch::Of1900);
            assert_eq!(shown, want, "{name}");
        }
    }
}

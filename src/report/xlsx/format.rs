//! How cells look.

use super::grid::FONT;
use crate::check::{Severity, Verdict};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// How a cell looks, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style(pub(super) u32);

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Style {
    pub(super) const TEXT: Self = Self(0);
    pub(super) const MIDDLE: Self = Self(1);

    pub(super) fn verdict(verdict: Verdict) -> Self {
        Self::at(2, Verdict::ALL.iter().position(|known| *known == verdict))
    }

    pub(super) fn severity(severity: Severity) -> Self {
        let first = 2 + Verdict::ALL.len();
        Self::at(
            first,
            SEVERITIES.iter().position(|known| *known == severity),
        )
    }

    fn at(first: usize, place: Option<usize>) -> Self {
        let place = place.and_then(|place| u32::try_from(first + place).ok());
        place.map_or(Self::MIDDLE, Self)
    }
}

/// The styles of a run.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// How numbers are shown: "0.0%".
    figures: Vec<String>,
}

impl Styles {
    /// The style of a number: as many decimal places as it has, and a mark behind it.
    pub(super) fn of_figure(&mut self, digits: &str, mark: &str) -> Style {
        let pattern = pattern(digits) + mark;
        let first = 2 + Verdict::ALL.len() + SEVERITIES.len();
        let known = self.figures.iter().position(|known| *known == pattern);
        let place = known.unwrap_or(self.figures.len());
        if known.is_none() {
            self.figures.push(pattern);
        }
        Style::at(first, Some(place))
    }

    /// All of them, by their numbers.
    pub(super) fn formats(&self) -> Vec<Format> {
        let middle = base().set_align(FormatAlign::Center);
        let filled = |colour| middle.clone().set_bold().set_background_color(colour);
        let mut all = vec![base(), middle.clone()];
        all.extend(Verdict::ALL.iter().map(|v| filled(verdict_colour(*v))));
        all.extend(SEVERITIES.map(|severity| filled(severity_colour(severity))));
        let figure =
            |pattern: &String| base().set_align(FormatAlign::Right).set_num_format(pattern);
        all.extend(self.figures.iter().map(figure));
        all
    }
}

pub(super) fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// As many decimal places as the number has: "72.5" → "0.0".
fn pattern(digits: &str) -> String {
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    match places {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(n)),
    }
}

/// Light enough that the words stand out on paper, in colour and in grey.
fn verdict_colour(verdict: Verdict) -> Color {
    Color::RGB(match verdict {
        Verdict::Met | Verdict::Exceeded => 0x00E2_EFDA,
        Verdict::Weaker | Verdict::Later | Verdict::Missing => 0x00F8_CBAD,
        Verdict::Unquantified | Verdict::Incomparable => 0x00FF_F2CC,
        Verdict::NotDue | Verdict::Waived | Verdict::NotCovered => 0x00FF_FFFF,
    })
}

fn severity_colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Error => 0x00F8_CBAD,
        Severity::Warning => 0x00FF_F2CC,
        Severity::Note => 0x00FF_FFFF,
    })
}

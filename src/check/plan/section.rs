//! The number of a section, read so that two can be compared: `II.2.5`, `Phụ lục 2.IV`.

use crate::lang::Lang;
use crate::text::{Again, nfc};
use std::rc::Rc;

/// One level of a section's number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// The words before the number: `phần`, `phụ lục`; mostly none.
    label: String,
    /// How it is counted. Only steps of one label and script follow each other.
    script: Script,
    /// The number.
    pub(super) number: u32,
}

/// The signs a section is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    Arabic,
    Roman,
    Letter,
}

impl Step {
    /// The series it counts in.
    pub(super) fn series(&self) -> (&str, Script) {
        (&self.label, self.script)
    }

    /// Whether both count in one series.
    pub(super) fn counts_with(&self, other: &Self) -> bool {
        self.series() == other.series()
    }
}

/// The steps of a section's number; none where one of them is no number.
pub(super) fn parse(section: &str) -> Option<Rc<[Step]>> {
    thread_local!(static STEPS: Again<Option<Rc<[Step]>>> = Again::default());
    Again::of(&STEPS, section, || steps(section))
}

fn steps(section: &str) -> Option<Rc<[Step]>> {
    let lower = nfc(section).to_lowercase();
    lower
        .trim()
        .trim_end_matches('.')
        .split('.')
        .map(step)
        .collect()
}

/// The printed number, down to a depth: `II.2` of `II.2.5`.
pub(super) fn head(section: &str, depth: usize) -> String {
    let steps: Vec<_> = section.trim().split('.').take(depth).collect();
    steps.join(".")
}

/// A section as a sentence names it: `mục II.2`, but `Phụ lục 1`.
pub(super) fn named(section: &str, lang: Lang) -> String {
    // "Phụ lục 1", but "mục II.2" and "mục V (Phần II)".
    if let Some((outer, inner)) = section.rsplit_once(", ") {
        format!("{} {inner} ({outer})", lang.pick("mục", "section"))
    } else if section.trim().contains(char::is_whitespace) {
        section.trim().to_owned()
    } else {
        format!("{} {}", lang.pick("mục", "section"), section.trim())
    }
}

/// A number as a script writes it.
pub(super) fn shown(number: u32, script: Option<Script>) -> String {
    const SIGNS: [(u32, &str); 7] = [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    match script {
        Some(Script::Roman) => {
            let (mut left, mut text) = (number, String::new());
            for (value, sign) in SIGNS {
                while left >= value {
                    text.push_str(sign);
                    left -= value;
                }
            }
            text
        }
        Some(Script::Letter) => {
            let place = (number as usize).saturating_sub(1);
            let letter = ORDER.to_uppercase().chars().nth(place);
            letter.map_or_else(String::new, String::from)
        }
        _ => number.to_string(),
    }
}

/// The Vietnamese alphabet as sections use it.
const ORDER: &str = "abcdđeghiklmnopqrstuvxy";

fn step(printed: &str) -> Option<Step> {
    let printed = printed.trim().trim_end_matches(')');
    let (label, last) = printed
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", printed));
    if label
        .chars()
        .any(|c| !c.is_alphabetic() && !c.is_whitespace())
    {
        return None;
    }
    let (script, number) = arabic(last)
        .or_else(|| roman(last))
        .or_else(|| letter(last))?;
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Step {
        label,
        script,
        number,
    })
}

fn arabic(text: &str) -> Option<(Script, u32)> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits)?;
    Some((Script::Arabic, number))
}

/// I, V and X count as Roman alone too; C, D, L and M only among others.
fn roman(text: &str) -> Option<(Script, u32)> {
    let mut values = Vec::new();
    for letter in text.chars() {
        values.push(match letter {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        });
    }
    if values.is_empty() || matches!(values.as_slice(), [50 | 100]) {
        return None;
    }
    let mut number = 0;
    let mut most = 0;
    for value in values.into_iter().rev() {
        number = if value < most {
            number - value
        } else {
            number + value
        };
        most = most.max(value);
    }
    u32::try_from(number)
        .ok()
        .map(|number| (Script::Roman, number))
}

/// The place in the Vietnamese alphabet as sections use it.
fn letter(text: &str) -> Option<(Script, u32)> {
    let mut letters = text.chars();
    let (only, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    let place = ORDER.chars().position(|c| c == only)?;
    u32::try_from(place)
        .ok()
        .map(|place| (Script::Letter, place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(section: &str) -> Option<Vec<u32>> {
        Some(parse(section)?.iter().map(|step| step.number).collect())
    }

    #[test]
    fn sections_as_plans_number_them() {
        assert_eq!(numbers("II.2.5"), Some(vec![2, 2, 5]));
        assert_eq!(numbers("PHẦN II.II.10"), Some(vec![2, 2, 10]));
        assert_eq!(numbers("Phụ lục 2.IV"), Some(vec![2, 4]));
        assert_eq!(numbers("PHỤ LỤC B"), Some(vec![2]));
        assert_eq!(numbers("III.1.đ)"), Some(vec![3, 1, 5]));
        for (roman, number) in [("XIV", 14), ("XL", 40), ("LX", 60), ("IX", 9), ("IV", 4)] {
            assert_eq!(numbers(roman), Some(vec![number]), "{roman}");
            assert_eq!(
                shown(number, Some(Script::Roman)).len(),
                roman.len(),
                "{roman}"
            );
        }
        // Alone L and C are letters, of which there is no L among those that count.
        assert_eq!(numbers("C"), Some(vec![3]));
        assert_eq!(numbers("L"), Some(vec![11]));
        assert_eq!(shown(49, Some(Script::Roman)), "XLIX");
        assert_eq!(shown(5, Some(Script::Letter)), "Đ");
        assert_eq!(shown(0, Some(Script::Letter)), "A");
        assert_eq!(shown(99, Some(Script::Letter)), "");
        assert_eq!(shown(12, Some(Script::Arabic)), "12");
        for none in ["", "Danh mục nhiệm vụ, dự án", "II.Mục tiêu", "2a"] {
            assert_eq!(numbers(none), None, "{none}");
        }
        assert_eq!(head("II.2.5", 2), "II.2");
        for (section, vi) in [
            ("II.2", "mục II.2"),
            ("Phụ lục 1", "Phụ lục 1"),
            ("Phần II, V", "mục V (Phần II)"),
        ] {
            assert_eq!(named(section, Lang::Vi), vi);
        }
    }

    #[test]
    fn only_one_series_counts_together() {
        let step = |section| parse(section).unwrap().first().unwrap().clone();
        assert!(step("II").counts_with(&step("V")));
        assert!(!step("II").counts_with(&step("Phụ lục II")));
        assert!(!step("II").counts_with(&step("B")));
        assert!(step("Phần I").counts_with(&step("PHẦN IV")));
    }
}

//! What was surely meant by words that stand where something else was expected.

use super::syntax_error::Expected;
use crate::document::PartialDate;
use crate::text::{bare, did_you_mean};

impl Expected {
    /// What was surely meant by the words that stand there.
    pub(super) fn suggestion(self, found: &str) -> Option<String> {
        match self {
            Self::Word(word) => did_you_mean(found, word.list()).map(str::to_owned),
            Self::Slug(_) => slug_like(found),
            Self::Quoted => quoted_like(found),
            Self::Date => date_like(found),
            Self::Year => date_like(found).and_then(|d| d.get(..4).map(str::to_owned)),
            Self::Years => years_like(found),
            Self::Comparison => sign_like(found).map(str::to_owned),
            Self::Unit => unit_like(found).map(str::to_owned),
            Self::AtMostSign => matches!(found, "<" | "=<").then(|| "<=".to_owned()),
            Self::LineEnd => {
                let words = ["because", "of", "issued", "commune", "by"];
                did_you_mean(found, words).map(str::to_owned)
            }
            Self::Number | Self::Open => None,
        }
    }
}

fn sign_like(found: &str) -> Option<&'static str> {
    match found {
        "=>" | "≧" | "⩾" => Some(">="),
        "=<" | "≦" | "⩽" => Some("<="),
        "==" => Some("="),
        _ => None,
    }
}

fn unit_like(found: &str) -> Option<&'static str> {
    let words = [
        ("percent", "%"),
        ("phan", "%"),
        ("level", "level"),
        ("index", "index"),
    ];
    let meant = did_you_mean(found, words.map(|(word, _)| word))?;
    words
        .iter()
        .find(|(word, _)| *word == meant)
        .map(|(_, unit)| *unit)
}

/// `NQ_71` → `nq-71`.
fn slug_like(found: &str) -> Option<String> {
    let mut out = String::new();
    for letter in bare(found).chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let slug = out.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// The words between typographic quotation marks, or bare words, as a string.
fn quoted_like(found: &str) -> Option<String> {
    let inner = found.trim_matches(['“', '”', '„', '\'', '‘', '’', '«', '»', ' ']);
    let is_text = inner.chars().any(char::is_alphanumeric);
    (is_text && !inner.contains(['"', '\\'])).then(|| format!("\"{inner}\""))
}

/// `2026-2030` → `2026..2030`.
fn years_like(found: &str) -> Option<String> {
    let (first, last) = found.split_once(['-', '–', '—', '/'])?;
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    (is_year(first) && is_year(last)).then(|| format!("{first}..{last}"))
}

/// `01/04/2025`, `1-4-2025`, `4/2025`, `2025/04/01` as dates of this language.
fn date_like(found: &str) -> Option<String> {
    let parts: Vec<&str> = found.split(['/', '.', '-']).collect();
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] if y.len() == 4 => (*y, *m, Some(*d)),
        [d, m, y] => (*y, *m, Some(*d)),
        [m, y] if y.len() == 4 => (*y, *m, None),
        [y, m] => (*y, *m, None),
        _ => return None,
    };
    let text = match day {
        Some(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        None => format!("{year}-{month:0>2}"),
    };
    text.parse::<PartialDate>().ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::parser::vocabulary::Word;
    use crate::rule::syntax_error::Named;

    #[test]
    fn years_are_two_years_and_nothing_less() {
        assert_eq!(years_like("2026-2030").as_deref(), Some("2026..2030"));
        for not in ["2026-30", "26-2030", "2026-203x", "abcd-2030", "2026"] {
            assert_eq!(years_like(not), None, "{not}");
        }
    }

    #[test]
    fn what_was_meant() {
        for (expected, found, meant) in [
            (Expected::Date, "01/04/2025", Some("2025-04-01")),
            (Expected::Date, "4/2025", Some("2025-04")),
            (Expected::Date, "31/02/2025", None),
            (Expected::Date, "2025-4-1", Some("2025-04-01")),
            (Expected::Year, "31/12/2027", Some("2027")),
            (Expected::Year, "2027-12", Some("2027")),
            (Expected::Date, "2025/4/1", Some("2025-04-01")),
            (Expected::Date, "2025.4", Some("2025-04")),
            (Expected::Date, "1-4-25", None),
            (Expected::Date, "4/25", None),
            (Expected::Date, "1/4/2025/7", None),
            (Expected::Year, "1/4/25", None),
            (Expected::Years, "2026/2030", Some("2026..2030")),
            (Expected::Comparison, "=>", Some(">=")),
            (Expected::Comparison, "⩾", Some(">=")),
            (Expected::Comparison, "=<", Some("<=")),
            (Expected::Comparison, "≦", Some("<=")),
            (Expected::Comparison, "==", Some("=")),
            (Expected::Comparison, "<>", None),
            (Expected::AtMostSign, "<", Some("<=")),
            (Expected::AtMostSign, ">", None),
            (Expected::Unit, "percen", Some("%")),
            (Expected::Unit, "levle", Some("level")),
            (Expected::Unit, "hồ sơ", None),
            (Expected::LineEnd, "becaus", Some("because")),
            (Expected::Open, "(", None),
            (Expected::Quoted, "‘a’", Some("\"a\"")),
            (Expected::Quoted, "‘a\"b’", None),
            (Expected::Quoted, "‘a\\b’", None),
            (Expected::Quoted, "“”", None),
            (Expected::Slug(Named::Document), "_NQ__71_", Some("nq-71")),
            (Expected::Slug(Named::Document), "__", None),
            (Expected::Slug(Named::Document), "NQ_71", Some("nq-71")),
            (Expected::Quoted, "“Chính phủ”", Some("\"Chính phủ\"")),
            (Expected::Word(Word::Level), "natinal", Some("national")),
            (Expected::Number, "tám mươi", None),
        ] {
            assert_eq!(expected.suggestion(found).as_deref(), meant, "{found}");
        }
    }
}

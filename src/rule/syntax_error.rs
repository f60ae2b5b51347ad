//! What is wrong with the syntax of a rule file: where, what was expected, what stands there.

use super::parser::vocabulary::Word;
use crate::lang::Lang;
use crate::text::did_you_mean;
use nom::error::{ErrorKind, ParseError};

/// A place in the text, and what is wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError<'s> {
    /// The words that are wrong; empty where a line ends too soon.
    pub at: &'s str,
    /// What is wrong with them.
    pub fault: Fault,
}

/// What is wrong with some words of a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something else was expected.
    Expected(Expected),
    /// A string has no closing quotation mark on its line.
    UnclosedString,
    /// A backslash before something else than `"` or `\`.
    UnknownEscape,
    /// A block has no `}`.
    UnclosedBlock,
    /// A `}` closes nothing.
    StrayClose,
    /// A well-formed date that the calendar does not have.
    NoSuchDay,
    /// A year no rule can be about.
    YearOutOfRange,
    /// The first year comes after the last.
    YearsReversed,
    /// More digits than an exact number holds.
    TooManyDigits,
    /// `1.000`: a thousand or one.
    AmbiguousNumber,
    /// `80,5 %`
    BlankBeforePercent,
}

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One word of a list.
    Word(Word),
    /// The name of a document, an indicator, a finding or a verdict.
    Slug(Named),
    /// A string.
    Quoted,
    /// A date.
    Date,
    /// A year.
    Year,
    /// A first and a last year.
    Years,
    /// A number.
    Number,
    /// A comparison sign.
    Comparison,
    /// `<=`, the only sign of an invariant.
    AtMostSign,
    /// `%`, `level`, `index` or a string.
    Unit,
    /// `{`
    Open,
    /// The end of the line.
    LineEnd,
}

/// What a slug names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A document.
    Document,
    /// An indicator.
    Indicator,
    /// A finding.
    Finding,
    /// A verdict.
    Verdict,
}

impl Named {
    /// What it is called.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Document => lang.pick("văn bản", "a document"),
            Self::Indicator => lang.pick("chỉ tiêu", "an indicator"),
            Self::Finding => lang.pick("loại phát hiện", "a finding"),
            Self::Verdict => lang.pick("kết luận", "a verdict"),
        }
    }
}

impl Expected {
    /// What was expected, in words.
    pub fn words(self, lang: Lang) -> String {
        let plain = match self {
            Self::Word(word) => return word.describe(lang),
            Self::Slug(named) => {
                return lang.pick(
                    format!("tên của {}", named.word(lang)),
                    format!("the name of {}", named.word(lang)),
                );
            }
            Self::Quoted => lang.pick("chuỗi trong dấu nháy \"…\"", "a string in quotes \"…\""),
            Self::Date => lang.pick("ngày dạng năm-tháng-ngày", "a date written year-month-day"),
            Self::Year => lang.pick("năm gồm bốn chữ số", "a year of four digits"),
            Self::Years => lang.pick("hai năm dạng 2026..2030", "two years written 2026..2030"),
            Self::Number => lang.pick("một số", "a number"),
            Self::Comparison => lang.pick(
                "dấu so sánh (>=, <=, =, >, <)",
                "a comparison sign (>=, <=, =, >, <)",
            ),
            Self::AtMostSign => lang.pick("dấu <=", "<="),
            Self::Unit => lang.pick(
                "đơn vị (%, level, index hoặc chuỗi trong dấu nháy)",
                "a unit (%, level, index or a string in quotes)",
            ),
            Self::Open => lang.pick("dấu {", "{"),
            Self::LineEnd => lang.pick("hết dòng", "the end of the line"),
        };
        plain.to_owned()
    }
}

impl Fault {
    /// One sentence about the words that are wrong.
    pub fn message(self, found: &str, lang: Lang) -> String {
        match self {
            Self::Expected(expected) => {
                let wanted = expected.words(lang);
                if found.is_empty() {
                    return lang.pick(
                        format!("cần {wanted}, nhưng dòng kết thúc ở đây"),
                        format!("expected {wanted}, but the line ends here"),
                    );
                }
                lang.pick(
                    format!("cần {wanted}, nhưng ở đây là “{found}”"),
                    format!("expected {wanted}, found “{found}”"),
                )
            }
            Self::NoSuchDay => lang.pick(
                format!("lịch không có ngày “{found}”"),
                format!("the calendar has no “{found}”"),
            ),
            Self::YearOutOfRange => lang.pick(
                format!("năm “{found}” nằm ngoài khoảng 1990 đến 2100"),
                format!("the year of “{found}” is not between 1990 and 2100"),
            ),
            Self::YearsReversed => lang.pick(
                format!("trong “{found}”, năm đầu sau năm cuối"),
                format!("in “{found}” the first year comes after the last"),
            ),
            Self::TooManyDigits => lang.pick(
                format!("số “{found}” có quá 28 chữ số"),
                format!("the number “{found}” has more than 28 digits"),
            ),
            Self::AmbiguousNumber => lang.pick(
                format!("“{found}” có thể là hàng nghìn hoặc phần thập phân"),
                format!("“{found}” may be thousands or a decimal fraction"),
            ),
            Self::BlankBeforePercent => lang.pick(
                format!("có khoảng trắng trước dấu % trong “{found}”"),
                format!("there is a blank before the percent sign in “{found}”"),
            ),
            other => other.short(lang).to_owned(),
        }
    }

    /// What is to be said beside the caret.
    pub fn short(self, lang: Lang) -> &'static str {
        match self {
            Self::UnclosedString => lang.pick(
                "chuỗi thiếu dấu nháy đóng trên dòng này",
                "the string has no closing quote on this line",
            ),
            Self::UnknownEscape => lang.pick(
                "sau dấu \\ chỉ được là \" hoặc \\",
                "only \" or \\ may follow a \\",
            ),
            Self::UnclosedBlock => lang.pick(
                "khối mở ở đây thiếu dấu }",
                "the block opened here has no }",
            ),
            Self::StrayClose => lang.pick("dấu } này không đóng khối nào", "this } closes nothing"),
            _ => "",
        }
    }

    /// What would mend it.
    pub fn help(self, found: &str, lang: Lang) -> Option<String> {
        let meant = match self {
            Self::Expected(expected) => expected.suggestion(found)?,
            Self::BlankBeforePercent => found.split_whitespace().collect(),
            Self::AmbiguousNumber => {
                let (whole, fraction) = found.split_once(['.', ','])?;
                let short = found
                    .trim_end_matches(['0', '%'])
                    .trim_end_matches(['.', ',']);
                let tail = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                let thousands: String = fraction.chars().filter(char::is_ascii_digit).collect();
                return Some(lang.pick(
                    format!("viết {whole}{thousands}{tail} hoặc {short}{tail}"),
                    format!("write {whole}{thousands}{tail} or {short}{tail}"),
                ));
            }
            _ => return None,
        };
        Some(lang.pick(
            format!("có phải là {meant} không?"),
            format!("did you mean {meant}?"),
        ))
    }
}

impl Expected {
    /// What was surely meant by the words that stand there.
    fn suggestion(self, found: &str) -> Option<String> {
        match self {
            Self::Word(word) => did_you_mean(found, word.list()).map(str::to_owned),
            Self::Slug(_) => slug_like(found),
            Self::Quoted => quoted_like(found),
            Self::Date => date_like(found),
            Self::Year => date_like(found).and_then(|d| d.get(..4).map(str::to_owned)),
            Self::Years => years_like(found),
            Self::Number => None,
            Self::Comparison => sign_like(found).map(str::to_owned),
            Self::Unit => did_you_mean(found, ["%", "level", "index"]).map(str::to_owned),
            Self::AtMostSign => matches!(found, "<" | "=<").then(|| "<=".to_owned()),
            Self::Open | Self::LineEnd => None,
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

/// `NQ_71` → `nq-71`.
fn slug_like(found: &str) -> Option<String> {
    let mut out = String::new();
    for letter in crate::text::bare(found).chars() {
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
        [d, m, y] if y.len() == 4 => (*y, *m, Some(*d)),
        [m, y] if y.len() == 4 => (*y, *m, None),
        [y, m] if y.len() == 4 => (*y, *m, None),
        _ => return None,
    };
    let text = match day {
        Some(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        None => format!("{year}-{month:0>2}"),
    };
    text.parse::<crate::document::PartialDate>().ok()?;
    Some(text)
}

impl<'s> ParseError<&'s str> for SyntaxError<'s> {
    fn from_error_kind(input: &'s str, _: ErrorKind) -> Self {
        Self {
            at: input.get(..0).unwrap_or(input),
            fault: Fault::Expected(Expected::LineEnd),
        }
    }

    fn append(_: &'s str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        for (expected, found, meant) in [
            (Expected::Date, "01/04/2025", Some("2025-04-01")),
            (Expected::Date, "4/2025", Some("2025-04")),
            (Expected::Date, "31/02/2025", None),
            (Expected::Date, "2025-4-1", Some("2025-04-01")),
            (Expected::Year, "31/12/2027", Some("2027")),
            (Expected::Year, "2027-12", Some("2027")),
            (Expected::Comparison, "=>", Some(">=")),
            (Expected::Slug(Named::Document), "NQ_71", Some("nq-71")),
            (Expected::Quoted, "“Chính phủ”", Some("\"Chính phủ\"")),
            (Expected::Word(Word::Level), "natinal", Some("national")),
            (Expected::Number, "tám mươi", None),
        ] {
            assert_eq!(expected.suggestion(found).as_deref(), meant, "{found}");
        }
    }

    #[test]
    fn two_readings_of_one_number() {
        let help = |text| Fault::AmbiguousNumber.help(text, Lang::En);
        assert_eq!(help("1.000").as_deref(), Some("write 1000 or 1"));
        assert_eq!(help("12,500%").as_deref(), Some("write 12500% or 12,5%"));
    }
}

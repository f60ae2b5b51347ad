//! What is wrong with the syntax of a rule file: where, what was expected, what stands there.

use super::parser::vocabulary::Word;
use crate::lang::Lang;
use crate::plan::Decimal;
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
    /// A number with its thousands set apart.
    Thousands,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A document.
    Document,
    /// An indicator.
    Indicator,
    /// A finding.
    Finding,
    /// A verdict.
    Verdict,
    /// A list of names that indicators share.
    Words,
}

impl Named {
    /// What it is called, without an article.
    pub fn bare_word(self, lang: Lang) -> &'static str {
        match self {
            Self::Document => lang.pick("văn bản", "document"),
            Self::Indicator => lang.pick("chỉ tiêu", "indicator"),
            Self::Finding => lang.pick("loại phát hiện", "finding"),
            Self::Verdict => lang.pick("kết luận", "verdict"),
            Self::Words => lang.pick("danh sách từ", "list of words"),
        }
    }

    /// What it is called.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Document => lang.pick("văn bản", "a document"),
            Self::Indicator => lang.pick("chỉ tiêu", "an indicator"),
            Self::Finding => lang.pick("loại phát hiện", "a finding"),
            Self::Verdict => lang.pick("kết luận", "a verdict"),
            Self::Words => lang.pick("danh sách từ", "a list of words"),
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
            Self::Expected(expected) => expected.message(found, lang),
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
            Self::Thousands => lang.pick(
                format!("“{found}” tách hàng nghìn"),
                format!("“{found}” sets thousands apart"),
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

    /// What was surely meant in place of the words that stand there.
    pub fn meant(self, found: &str) -> Option<String> {
        match self {
            Self::Expected(expected) => expected.suggestion(found),
            Self::BlankBeforePercent => Some(found.split_whitespace().collect()),
            _ => None,
        }
    }

    /// What would mend it.
    pub fn help(self, found: &str, lang: Lang) -> Option<String> {
        let meant = match self {
            Self::Expected(Expected::LineEnd) if found.starts_with(',') => {
                let advice = lang.pick(
                    "các chuỗi cách nhau bằng dấu cách, không dùng dấu phẩy",
                    "strings stand side by side, without commas",
                );
                return Some(advice.to_owned());
            }
            Self::AmbiguousNumber | Self::Thousands => {
                let bare = found.trim_end_matches('%');
                let sign = found.strip_prefix(bare).unwrap_or_default();
                let meant = Decimal::ungrouped(bare).into_iter();
                let meant: Vec<String> = meant.map(|number| number + sign).collect();
                let or = lang.pick(" hoặc ", " or ");
                return Some(format!("{} {}", lang.pick("viết", "write"), meant.join(or)));
            }
            _ => self.meant(found)?,
        };
        Some(lang.pick(
            format!("có phải là {meant} không?"),
            format!("did you mean {meant}?"),
        ))
    }
}

impl Expected {
    /// What was expected, and what stands there.
    fn message(self, found: &str, lang: Lang) -> String {
        let wanted = self.words(lang);
        if found.is_empty() {
            return lang.pick(
                format!("cần {wanted}, nhưng dòng kết thúc ở đây"),
                format!("expected {wanted}, but the line ends here"),
            );
        }
        let found = if found.starts_with(['"', '“', '„', '\'', '‘']) {
            found.to_owned()
        } else {
            format!("“{found}”")
        };
        if self == Self::LineEnd {
            return lang.pick(
                format!("dòng phải kết thúc trước {found}"),
                format!("the line should end before {found}"),
            );
        }
        lang.pick(
            format!("cần {wanted}, nhưng ở đây là {found}"),
            format!("expected {wanted}, found {found}"),
        )
    }
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
    fn two_readings_of_one_number() {
        let help = |text| Fault::AmbiguousNumber.help(text, Lang::En);
        assert_eq!(help("1.000").as_deref(), Some("write 1000 or 1"));
        assert_eq!(help("12,500%").as_deref(), Some("write 12500% or 12.5%"));
        let help = |text| Fault::Thousands.help(text, Lang::En);
        assert_eq!(help("1.250,5").as_deref(), Some("write 1250.5"));
    }
}

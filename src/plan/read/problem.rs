//! What is wrong with a target set: where, and in words.

use super::syntax::Syntax;
use super::value::Mismatch;
use crate::document::YEARS;
use crate::lang::Lang;
use crate::text::{Position, Span};
use std::fmt::Write as _;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line and column in the file; none where the file itself could not be read.
    pub position: Option<Position>,
    /// The bytes, in the text that was read.
    pub span: Span,
    /// The path in the data: `targets[3].value`, items counted from 0; empty for the whole.
    pub path: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is no JSON.
    Syntax(Syntax),
    /// It is of another format: the one found.
    Schema(String),
    /// A field that the format does not have: its name, and the names there are.
    UnknownField(String, Vec<&'static str>),
    /// A field that has to be there is not.
    MissingField(&'static str),
    /// A field stands twice in one object.
    RepeatedField(&'static str),
    /// Something else stands where this is expected: what stands there.
    Unexpected(Expected, String),
    /// `op`, `value` and `value_max` contradict each other; the `op`.
    Mismatch(Mismatch, String),
    /// An id that another target has: the id, and the path of the first.
    DuplicateId(String, String),
    /// Objects inside objects without end.
    TooDeep,
    /// The file could not be read as text.
    Input(super::refused::InputProblem),
}

/// What is expected somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Words in quotes.
    Text,
    /// Words in quotes, not none.
    Id,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A date that exists.
    Date,
    /// A year a plan can speak of.
    Year,
    /// A number.
    Number,
    /// First and last line.
    Lines,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Expected {
    /// What is expected, in words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Text => lang
                .pick("chữ trong dấu nháy kép", "text in double quotes")
                .into(),
            Self::Id => lang
                .pick(
                    "một mã không rỗng trong dấu nháy kép",
                    "an id in double quotes, not empty",
                )
                .into(),
            Self::Word(words) => {
                format!(
                    "{} {}",
                    lang.pick("một trong các từ", "one of"),
                    quoted(words)
                )
            }
            Self::Date => lang
                .pick(
                    "một ngày có thật, dạng \"2026-03-26\", \"2026-04\" hoặc \"2026\"",
                    "a date that exists, as \"2026-03-26\", \"2026-04\" or \"2026\"",
                )
                .into(),
            Self::Year => {
                let (first, last) = YEARS.into_inner();
                match lang {
                    Lang::Vi => format!("một năm từ {first} đến {last}"),
                    Lang::En => format!("a year from {first} to {last}"),
                }
            }
            Self::Number => lang
                .pick(
                    "một số, ví dụ 80 hoặc \"0,70\"",
                    "a number, such as 80 or \"0,70\"",
                )
                .into(),
            Self::Lines => lang
                .pick(
                    "[dòng đầu, dòng cuối], đếm từ 1, dòng cuối không nhỏ hơn dòng đầu",
                    "[first line, last line], counted from 1, the last not before the first",
                )
                .into(),
            Self::List => lang.pick("một danh sách [ … ]", "a list [ … ]").into(),
            Self::Object => lang.pick("một đối tượng { … }", "an object { … }").into(),
        }
    }
}

impl Problem {
    /// What is wrong: one sentence without a final period.
    pub fn message(&self, lang: Lang) -> String {
        match &self.kind {
            ProblemKind::Syntax(syntax) => syntax.message(lang),
            ProblemKind::Schema(found) => match lang {
                Lang::Vi => format!(
                    "tệp ghi định dạng \"{found}\", không phải tập chỉ tiêu \"doichieu/plan/1\""
                ),
                Lang::En => {
                    format!("the file says it is \"{found}\", not a target set \"doichieu/plan/1\"")
                }
            },
            ProblemKind::UnknownField(name, _) => match lang {
                Lang::Vi => format!("không có trường nào tên là \"{name}\" ở đây"),
                Lang::En => format!("there is no field \"{name}\" here"),
            },
            ProblemKind::MissingField(name) => match lang {
                Lang::Vi => format!("thiếu trường \"{name}\""),
                Lang::En => format!("the field \"{name}\" is missing"),
            },
            ProblemKind::RepeatedField(name) => match lang {
                Lang::Vi => format!("trường \"{name}\" xuất hiện hai lần"),
                Lang::En => format!("the field \"{name}\" stands here twice"),
            },
            ProblemKind::Unexpected(expected, found) => match lang {
                Lang::Vi => format!("ở đây là {found}, nhưng cần {}", expected.words(lang)),
                Lang::En => format!("found {found}, expected {}", expected.words(lang)),
            },
            ProblemKind::Mismatch(mismatch, op) => mismatch_words(*mismatch, op, lang),
            ProblemKind::DuplicateId(id, first) => match lang {
                Lang::Vi => format!("mã \"{id}\" đã dùng ở {first}"),
                Lang::En => format!("the id \"{id}\" is already that of {first}"),
            },
            ProblemKind::TooDeep => lang
                .pick(
                    "các văn bản lồng trong \"cites\" quá nhiều tầng",
                    "\"cites\" inside \"cites\" too many times over",
                )
                .into(),
            ProblemKind::Input(input) => input.message(lang),
        }
    }

    /// What would settle it, where that can be said.
    pub fn help(&self, lang: Lang) -> Option<String> {
        match &self.kind {
            ProblemKind::UnknownField(name, known) => {
                let near = crate::text::did_you_mean(name, known.iter().copied());
                let there = lang.pick("các trường có ở đây:", "the fields here:");
                let all = || format!("{there} {}", quoted(known));
                Some(near.map_or_else(all, |near| did_you_mean(near, lang)))
            }
            ProblemKind::Unexpected(expected, found) => suggestion(expected, found, lang),
            ProblemKind::Mismatch(Mismatch::NeedlessValue, _) => Some(
                lang.pick(
                    "nếu chỉ tiêu có con số, \"op\" là =, >=, >, <=, <, range hoặc level",
                    "where the target has a number, \"op\" is =, >=, >, <=, <, range or level",
                )
                .into(),
            ),
            ProblemKind::Input(input) => input.help(lang),
            _ => None,
        }
    }

    /// The whole as one line: `a.json:3:7: targets[0].value: …; …`.
    pub fn line(&self, file: &str, lang: Lang) -> String {
        let mut line = file.to_owned();
        if let Some(Position { line: l, column }) = self.position {
            let _ = write!(line, ":{l}:{column}");
        }
        if !self.path.is_empty() {
            let _ = write!(line, ": {}", self.path);
        }
        let _ = write!(line, ": {}", self.message(lang));
        if let Some(help) = self.help(lang) {
            let _ = write!(line, "; {help}");
        }
        line
    }
}

fn mismatch_words(mismatch: Mismatch, op: &str, lang: Lang) -> String {
    match (mismatch, lang) {
        (Mismatch::NoValue, Lang::Vi) => format!("\"op\": \"{op}\" cần có \"value\""),
        (Mismatch::NoValue, Lang::En) => format!("\"op\": \"{op}\" needs a \"value\""),
        (Mismatch::NoMaximum, Lang::Vi) => format!("\"op\": \"{op}\" cần có \"value_max\""),
        (Mismatch::NoMaximum, Lang::En) => format!("\"op\": \"{op}\" needs a \"value_max\""),
        (Mismatch::NeedlessValue, Lang::Vi) => format!("\"op\": \"{op}\" không đi với \"value\""),
        (Mismatch::NeedlessValue, Lang::En) => {
            format!("\"op\": \"{op}\" does not go with a \"value\"")
        }
        (Mismatch::NeedlessMaximum, Lang::Vi) => {
            format!("\"value_max\" chỉ đi với \"op\": \"range\", không đi với \"{op}\"")
        }
        (Mismatch::NeedlessMaximum, Lang::En) => {
            format!("\"value_max\" goes with \"op\": \"range\" only, not with \"{op}\"")
        }
    }
}

/// Words people write for the words of the format.
const MEANT: [(&str, &str); 17] = [
    ("≥", ">="),
    ("≤", "<="),
    ("=>", ">="),
    ("=<", "<="),
    ("==", "="),
    ("xã", "commune"),
    ("phường", "ward"),
    ("đặc khu", "special-zone"),
    ("tỉnh", "province"),
    ("thành phố", "province"),
    ("bộ", "ministry"),
    ("trung ương", "national"),
    ("quốc gia", "national"),
    ("phấn đấu", "strive"),
    ("bắt buộc", "must"),
    ("mức", "level"),
    ("chữ", "text"),
];

fn suggestion(expected: &Expected, found: &str, lang: Lang) -> Option<String> {
    let bare = found.trim_matches('"');
    let write = |what: String| Some(format!("{} {what}", lang.pick("hãy ghi", "write")));
    match expected {
        Expected::Word(known) => {
            let lower = crate::text::nfc(bare).to_lowercase();
            let meant = MEANT
                .iter()
                .find(|(said, m)| *said == lower && known.contains(m));
            let near = meant
                .map(|(_, m)| *m)
                .or_else(|| crate::text::did_you_mean(&lower, known.iter().copied()))?;
            Some(did_you_mean(near, lang))
        }
        Expected::Number if bare.ends_with('%') => {
            let number = bare.trim_end_matches('%').trim();
            number.parse::<crate::plan::Decimal>().ok()?;
            write(format!("\"value\": \"{number}\", \"unit\": \"%\""))
        }
        Expected::Number if crate::plan::Decimal::is_grouped(bare) => {
            let meant = crate::plan::Decimal::ungrouped(bare);
            let or = lang.pick(" hoặc ", " or ");
            let why = lang.pick("không tách hàng nghìn", "thousands are not set apart");
            write(format!("{}: {why}", meant.join(or)))
        }
        Expected::Year if found.starts_with('"') => {
            let year = bare
                .parse::<i16>()
                .ok()
                .filter(|year| YEARS.contains(year))?;
            write(format!(
                "{year} {}",
                lang.pick("không có dấu nháy kép", "without quotes")
            ))
        }
        Expected::Text if found.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            write(format!("\"{found}\""))
        }
        Expected::Date => {
            let date = vietnamese_date(bare)?;
            write(format!("\"{date}\""))
        }
        _ => None,
    }
}

/// A date as people print it: `26/3/2026`.
fn vietnamese_date(text: &str) -> Option<crate::document::PartialDate> {
    let mut parts = text.split(['/', '.']).map(str::trim);
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next()?.parse().ok()?;
    crate::document::PartialDate::day(year, month, day).filter(|_| parts.next().is_none())
}

fn did_you_mean(near: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("có phải là \"{near}\"?"),
        Lang::En => format!("did you mean \"{near}\"?"),
    }
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}

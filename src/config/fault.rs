//! What is wrong with a file that people write for the tool: where, and in words.

use crate::gate::GlobFault;
use crate::lang::Lang;
use crate::text::{Excerpt, Mark, Paint, Source, Span, Tone, brief, did_you_mean};
use std::fmt::Write as _;
use toml::de::DeValue;

/// Everything that is wrong with one file; never empty.
#[derive(Clone, Debug)]
pub struct Faults {
    pub(super) source: Box<Source>,
    pub(super) faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The file cannot be read: the system's words.
    Unreadable(crate::error::Words),
    /// It is not UTF-8 from this byte on, counted from 1.
    NotUtf8(usize),
    /// It is no TOML: the words of the parser.
    Syntax(String),
    /// A key that is not known here: the key, and those there are.
    UnknownKey(String, &'static [&'static str]),
    /// A key that has to be there is not.
    MissingKey(&'static str),
    /// Neither of two keys of which one has to be there.
    MissingEither(&'static str, &'static str),
    /// A value of another kind.
    Unexpected(Expected, Found),
    /// A text with nothing in it.
    Blank,
    /// A word that is not known here: the word, and those there are.
    UnknownWord(String, Vec<String>),
    /// No province has this name: the name most likely meant.
    NoProvince(String, Option<String>),
    /// No indicator has this name: the name most likely meant.
    UnknownIndicator(String, Option<String>),
    /// A finding of `rules lint`, not of a plan.
    OfRules(&'static str),
    /// A finding that nobody can waive.
    Unwaivable(&'static str),
    /// A finding that is never about an indicator, or a document.
    Needless(&'static str, &'static str),
    /// No pattern for paths.
    Glob(GlobFault),
    /// No day of the calendar.
    NoDate(String),
    /// The file it names is not there.
    NoFile(String),
    /// What it names is a pipe, a socket or a device.
    NoRegularFile(String),
    /// What it names is outside its repository.
    Outside(String),
}

/// What is expected somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    Text,
    Texts,
    Flag,
    Date,
    Table,
    Tables,
}

/// What stands there instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Text,
    Number,
    Flag,
    Date,
    List,
    Table,
}

impl FaultKind {
    pub(super) fn unexpected(expected: Expected, found: &DeValue<'_>) -> Self {
        let found = match found {
            DeValue::String(_) => Found::Text,
            DeValue::Integer(_) | DeValue::Float(_) => Found::Number,
            DeValue::Boolean(_) => Found::Flag,
            DeValue::Datetime(_) => Found::Date,
            DeValue::Array(_) => Found::List,
            DeValue::Table(_) => Found::Table,
        };
        Self::Unexpected(expected, found)
    }

    /// Whether something is not there at all.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Self::MissingKey(_) | Self::MissingEither(..))
    }

    /// One sentence without a final period.
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(why) => lang.pick(
                format!("không đọc được tệp: {}", why.vi),
                format!("the file cannot be read: {}", why.en),
            ),
            Self::NotUtf8(byte) => lang.pick(
                format!("tệp không phải UTF-8 kể từ byte thứ {byte}"),
                format!("the file is not UTF-8 from byte {byte} on"),
            ),
            Self::Syntax(words) => syntax(words, lang),
            Self::UnknownKey(key, _) => lang.pick(
                format!("không có khóa nào tên là “{}” ở đây", brief(key)),
                format!("there is no key “{}” here", brief(key)),
            ),
            Self::MissingKey(key) => lang.pick(
                format!("thiếu khóa “{key}”"),
                format!("the key “{key}” is missing"),
            ),
            Self::MissingEither(one, other) => lang.pick(
                format!("thiếu khóa “{one}” hoặc “{other}”"),
                format!("one of the keys “{one}” and “{other}” has to be there"),
            ),
            Self::Unexpected(expected, found) => lang.pick(
                format!("ở đây là {}, nhưng cần {}", found.words(lang), expected.words(lang)),
                format!("found {}, expected {}", found.words(lang), expected.words(lang)),
            ),
            Self::Blank => lang
                .pick("giá trị ở đây để trống", "there is nothing in this value")
                .to_owned(),
            Self::UnknownWord(word, _) => lang.pick(
                format!("“{}” không có nghĩa ở đây", brief(word)),
                format!("“{}” means nothing here", brief(word)),
            ),
            Self::NoProvince(name, _) => lang.pick(
                format!("không có tỉnh, thành phố nào tên là “{}”", brief(name)),
                format!("no province is called “{}”", brief(name)),
            ),
            Self::UnknownIndicator(slug, _) => lang.pick(
                format!("không có chỉ tiêu nào mang mã “{}”", brief(slug)),
                format!("no indicator is called “{}”", brief(slug)),
            ),
            Self::OfRules(slug) => lang.pick(
                format!("“{slug}” là phát hiện của `rules lint` về bộ quy tắc, không phải về kế hoạch"),
                format!("“{slug}” is found in rules by `rules lint`, not in plans"),
            ),
            Self::Unwaivable(slug) => lang.pick(
                format!("“{slug}” nói về chính các miễn trừ nên không thể được miễn trừ"),
                format!("“{slug}” is about waivers themselves and cannot be waived"),
            ),
            Self::Needless(slug, key) => lang.pick(
                format!("phát hiện “{slug}” không bao giờ có “{key}”, nên miễn trừ này không áp dụng cho gì cả"),
                format!("a finding “{slug}” never has a “{key}”, so this waiver would be for nothing"),
            ),
            Self::Glob(fault) => fault.message(lang),
            Self::NoDate(text) => lang.pick(
                format!("“{}” không phải một ngày có thật dạng 2026-12-31", brief(text)),
                format!("“{}” is no day of the calendar in the form 2026-12-31", brief(text)),
            ),
            Self::NoFile(path) => lang.pick(
                format!("không có tệp hoặc thư mục “{path}”"),
                format!("there is no file or folder “{path}”"),
            ),
            Self::NoRegularFile(path) => lang.pick(
                format!("“{path}” không phải tệp thường (ống dẫn, socket hoặc thiết bị)"),
                format!("“{path}” is no regular file (a pipe, a socket or a device)"),
            ),
            Self::Outside(path) => lang.pick(
                format!("“{path}” nằm ngoài kho dữ liệu của tệp cấu hình này"),
                format!("“{path}” is outside the repository of this configuration"),
            ),
        }
    }

    /// What would mend it, where that can be said.
    fn help(&self, lang: Lang) -> Option<String> {
        let list = |near: Option<&str>, known: String| match near {
            Some(near) => lang.pick(
                format!("có phải “{near}”?"),
                format!("did you mean “{near}”?"),
            ),
            None => format!("{} {}", lang.pick("có thể dùng:", "known here:"), known),
        };
        Some(match self {
            Self::NotUtf8(_) => lang
                .pick("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")
                .to_owned(),
            Self::UnknownKey(key, known) => {
                list(did_you_mean(key, known.iter().copied()), known.join(", "))
            }
            Self::UnknownWord(word, known) => {
                let near = did_you_mean(word, known.iter().map(String::as_str));
                if near.is_none() && known.len() > 20 {
                    lang.pick(
                        "`doichieu explain` liệt kê tất cả các phát hiện",
                        "`doichieu explain` lists all findings",
                    )
                    .to_owned()
                } else {
                    list(near, known.join(", "))
                }
            }
            Self::NoProvince(_, Some(near)) | Self::UnknownIndicator(_, Some(near)) => {
                list(Some(near), String::new())
            }
            Self::UnknownIndicator(_, None) => lang
                .pick(
                    "`doichieu rules list --indicators` liệt kê tất cả",
                    "`doichieu rules list --indicators` lists all",
                )
                .to_owned(),
            Self::Syntax(words) if words.starts_with("string values must be quoted") => lang
                .pick(
                    "đặt chữ trong dấu nháy kép: \"…\"",
                    "put text in double quotes: \"…\"",
                )
                .to_owned(),
            Self::Glob(fault) => fault.help(lang).to_owned(),
            Self::Outside(_) => lang
                .pick(
                    "nếu tin tệp cấu hình này, chạy với --trust-config",
                    "if you trust this configuration, run with --trust-config",
                )
                .to_owned(),
            Self::NoFile(_) => lang
                .pick(
                    "đường dẫn tính từ thư mục của tệp này",
                    "paths start at the folder of this file",
                )
                .to_owned(),
            _ => return None,
        })
    }
}

impl Expected {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => lang.pick("chữ trong dấu nháy kép", "text in double quotes"),
            Self::Texts => lang.pick(
                "chữ trong dấu nháy kép, hoặc một danh sách như thế",
                "text in double quotes, or a list of such",
            ),
            Self::Flag => lang.pick("true hoặc false", "true or false"),
            Self::Date => lang.pick("một ngày như 2026-12-31", "a day such as 2026-12-31"),
            Self::Table => lang.pick("một bảng", "a table"),
            Self::Tables => lang.pick("một danh sách các bảng [[…]]", "a list of tables [[…]]"),
        }
    }
}

impl Found {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => lang.pick("chữ", "text"),
            Self::Number => lang.pick("một số", "a number"),
            Self::Flag => lang.pick("true hoặc false", "true or false"),
            Self::Date => lang.pick("ngày giờ", "a date or time"),
            Self::List => lang.pick("một danh sách", "a list"),
            Self::Table => lang.pick("một bảng", "a table"),
        }
    }
}

/// What the parser says of the syntax; what it says most often, in Vietnamese too.
fn syntax(words: &str, lang: Lang) -> String {
    const KNOWN: [(&str, &str); 9] = [
        ("duplicate key", "khóa này đã có ở trên"),
        (
            "string values must be quoted",
            "chữ phải đặt trong dấu nháy",
        ),
        ("key with no value", "khóa không có giá trị"),
        ("missing value", "thiếu giá trị"),
        ("missing assignment", "thiếu dấu “=” sau khóa"),
        ("missing comma", "thiếu dấu phẩy"),
        ("unclosed", "dấu ngoặc mở mà không đóng"),
        (
            "invalid basic string",
            "chuỗi trong dấu nháy kép không hợp lệ",
        ),
        (
            "invalid unquoted key",
            "khóa không trong dấu nháy chỉ gồm chữ không dấu, số, “-” và “_”",
        ),
    ];
    match lang {
        Lang::En => format!("this is not valid TOML: {words}"),
        Lang::Vi => {
            let known = KNOWN.iter().find(|(start, _)| words.starts_with(start));
            let mut text = "không đúng cú pháp TOML".to_owned();
            if let Some((_, vi)) = known {
                let _ = write!(text, ": {vi}");
            }
            text
        }
    }
}

impl Faults {
    /// The one fault of a file that could not even be read.
    pub(super) fn unreadable(name: String, kind: FaultKind) -> Self {
        Self {
            source: Box::new(Source::new(name, "")),
            faults: vec![Fault {
                span: Span::default(),
                kind,
            }],
        }
    }

    /// How many there are.
    #[cfg(any(test, feature = "internals"))]
    pub fn count(&self) -> usize {
        self.faults.len()
    }

    /// All of them with their lines, an empty line between each two, and their number.
    pub fn report(&self, lang: Lang, paint: Paint, width: usize) -> String {
        let mut out = String::new();
        for fault in &self.faults {
            out.push_str(&self.draw(fault, lang, paint, width));
            out.push_str("\n\n");
        }
        let (count, name) = (self.faults.len(), self.source.name());
        out.push_str(&lang.pick(
            format!("{count} lỗi trong {name}; chưa làm gì cả\n"),
            format!("errors in {name}: {count}; nothing was done\n"),
        ));
        out
    }

    fn draw(&self, fault: &Fault, lang: Lang, paint: Paint, width: usize) -> String {
        // Of a file that was not read nothing is shown.
        let unread = self.source.text().is_empty();
        let mark = Mark {
            source: &self.source,
            span: fault.span,
            label: String::new(),
        };
        let message = fault.kind.message(lang);
        let excerpt = Excerpt {
            tone: Tone::Error,
            name: None,
            message: if unread {
                format!("{}: {message}", self.source.name())
            } else {
                message
            },
            marks: if unread { Vec::new() } else { vec![mark] },
            help: fault.kind.help(lang),
        };
        excerpt.draw(lang, paint, width)
    }
}

//! Why an input gives no plan.

use super::problem::{Problem, ProblemKind};
use crate::error::{Words, reason};
use crate::lang::Lang;
use crate::text::{Position, Span};
use std::io;
use std::sync::Arc;

/// The most bytes one target set may have.
pub(super) const LIMIT: usize = 64 << 20;

/// Why a file could not be read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputProblem {
    /// There is no such file or folder.
    Missing,
    /// It may not be read.
    Forbidden,
    /// Reading failed: the system's words.
    Unreadable(Words),
    /// It is not UTF-8: the byte of the file, from 1, and its value.
    NotUtf8 {
        /// Which byte of the file, from 1.
        byte: usize,
        /// The byte.
        value: u8,
    },
    /// It begins as UTF-16 does.
    Utf16,
    /// There is nothing in it.
    Empty,
    /// One target set is larger than any can be.
    TooLarge,
    /// No target set is in the folder.
    EmptyFolder,
}

impl InputProblem {
    pub(super) fn unreadable(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable(reason(error)),
        }
    }

    /// One sentence without a final period.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Missing => lang
                .pick("không có tệp hay thư mục này", "no such file or folder")
                .into(),
            Self::Forbidden => lang
                .pick("không có quyền đọc", "no permission to read it")
                .into(),
            Self::Unreadable(why) => lang.pick(
                format!("không đọc được: {}", why.vi),
                format!("it cannot be read: {}", why.en),
            ),
            Self::NotUtf8 { byte, value } => match lang {
                Lang::Vi => {
                    format!("không phải UTF-8: byte thứ {byte} (0x{value:02X}) không hợp lệ")
                }
                Lang::En => format!("not UTF-8: byte {byte} (0x{value:02X}) is invalid"),
            },
            Self::Utf16 => lang
                .pick(
                    "tệp dùng mã UTF-16, không phải UTF-8",
                    "the file is UTF-16, not UTF-8",
                )
                .into(),
            Self::Empty => lang.pick("tệp rỗng", "the file is empty").into(),
            Self::TooLarge => {
                let most = LIMIT >> 20;
                match lang {
                    Lang::Vi => format!("một tập chỉ tiêu lớn hơn {most} MiB"),
                    Lang::En => format!("one target set is larger than {most} MiB"),
                }
            }
            Self::EmptyFolder => lang
                .pick(
                    "trong thư mục không có kế hoạch nào",
                    "there is no plan in the folder",
                )
                .into(),
        }
    }

    /// What would settle it, where that can be said.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let words = match self {
            Self::NotUtf8 { .. } | Self::Utf16 => {
                lang.pick("lưu lại tệp với mã UTF-8", "save the file as UTF-8")
            }
            Self::EmptyFolder => lang.pick(
                "trong thư mục, kế hoạch có đuôi .json, .jsonl, .ndjson, hoặc .docx, .txt, .md, .pdf, .html, .xlsx",
                "plans in a folder end in .json, .jsonl, .ndjson, or .docx, .txt, .md, .pdf, .html, .xlsx",
            ),
            _ => return None,
        };
        Some(words.to_owned())
    }
}

/// An input that gave no plan: everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file as a person knows it.
    pub name: Arc<str>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Refused {
    pub(super) fn new(name: &Arc<str>, position: Option<Position>, problem: InputProblem) -> Self {
        let problem = Problem {
            position,
            span: Span::default(),
            path: String::new(),
            kind: ProblemKind::Input(problem),
        };
        Self {
            name: Arc::clone(name),
            problems: vec![problem],
        }
    }

    /// Each problem as one line that begins with the file.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let line = |problem: &Problem| problem.line(&self.name, lang);
        self.problems.iter().map(line).collect()
    }
}

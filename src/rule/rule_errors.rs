//! Everything that is wrong with the rule files of a run.

use super::lower::Meaning;
use super::syntax_error::Fault;
use crate::lang::Lang;
use crate::text::{Excerpt, Mark, Paint, Place, Source, Tone, brief};
use std::collections::BTreeSet;

/// Why rules cannot be used: every error of every file.
#[derive(Clone, Debug)]
pub struct RuleErrors {
    /// The rule files, by `SourceId`.
    pub sources: Vec<Source>,
    /// What is wrong, by file and place; never empty.
    pub errors: Vec<RuleError>,
}

/// One thing that is wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

/// What is wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read at all.
    Unreadable(Unreadable),
    /// Its syntax.
    Syntax(Fault),
    /// Its meaning.
    Meaning(Meaning),
}

/// Why a rule file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not there.
    Missing,
    /// Reading is not permitted.
    Forbidden,
    /// It is not UTF-8 from this byte on, counted from 1.
    NotUtf8(usize),
    /// The folder has no rule file.
    NoRules,
    /// Anything else.
    Other(std::io::ErrorKind),
}

impl Unreadable {
    /// What kept it from being read.
    pub(super) fn of(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            other => Self::Other(other),
        }
    }

    fn message(self, path: &str, lang: Lang) -> String {
        match self {
            Self::Missing => lang.pick(
                format!("không có tệp hoặc thư mục “{path}”"),
                format!("there is no file or folder “{path}”"),
            ),
            Self::Forbidden => lang.pick(
                format!("không có quyền đọc “{path}”"),
                format!("reading “{path}” is not permitted"),
            ),
            Self::NotUtf8(byte) => lang.pick(
                format!("“{path}” không phải UTF-8 kể từ byte thứ {byte}"),
                format!("“{path}” is not UTF-8 from byte {byte} on"),
            ),
            Self::NoRules => lang.pick(
                format!("thư mục “{path}” không có tệp .rules nào"),
                format!("the folder “{path}” has no .rules file"),
            ),
            Self::Other(kind) => lang.pick(
                format!("không đọc được “{path}” ({kind})"),
                format!("“{path}” cannot be read ({kind})"),
            ),
        }
    }

    fn help(self, lang: Lang) -> Option<String> {
        matches!(self, Self::NotUtf8(_)).then(|| {
            lang.pick(
                "lưu lại tệp với bảng mã UTF-8".to_owned(),
                "save the file as UTF-8".to_owned(),
            )
        })
    }
}

impl RuleErrors {
    /// One sentence about an error.
    pub fn message(&self, error: &RuleError, lang: Lang) -> String {
        match &error.problem {
            Problem::Unreadable(why) => why.message(self.path(error), lang),
            Problem::Syntax(fault) => fault.message(&brief(self.words(error)), lang),
            Problem::Meaning(meaning) => meaning.message(lang),
        }
    }

    /// What would mend an error.
    pub fn help(&self, error: &RuleError, lang: Lang) -> Option<String> {
        match &error.problem {
            Problem::Unreadable(why) => why.help(lang),
            Problem::Syntax(fault) => fault.help(self.words(error), lang),
            Problem::Meaning(meaning) => meaning.help(lang),
        }
    }

    /// What was surely meant in place of the words an error is about.
    pub fn meant(&self, error: &RuleError) -> Option<String> {
        match &error.problem {
            Problem::Unreadable(_) => None,
            Problem::Syntax(fault) => fault.meant(self.words(error)),
            Problem::Meaning(meaning) => meaning.meant().map(str::to_owned),
        }
    }

    /// An error with its line and a caret, as a person reads it.
    pub fn draw(&self, error: &RuleError, lang: Lang, paint: Paint, width: usize) -> String {
        let mut marks = Vec::new();
        if !matches!(error.problem, Problem::Unreadable(_)) {
            marks.extend(self.mark(error.place, ""));
        }
        if let Problem::Meaning(meaning) = &error.problem
            && let Some((place, label)) = meaning.other(lang)
        {
            marks.extend(self.mark(place, label));
        }
        let excerpt = Excerpt {
            tone: Tone::Error,
            name: None,
            message: self.message(error, lang),
            marks,
            help: self.help(error, lang),
        };
        excerpt.draw(lang, paint, width)
    }

    /// All errors, an empty line between each two, and their number.
    pub fn report(&self, lang: Lang, paint: Paint, width: usize) -> String {
        let drawn = |error| self.draw(error, lang, paint, width) + "\n";
        let all: Vec<String> = self.errors.iter().map(drawn).collect();
        let count = self.errors.len();
        let files: BTreeSet<_> = self.errors.iter().map(|e| e.place.source).collect();
        let last = lang.pick(
            format!(
                "{count} lỗi trong {} tệp quy tắc; bộ quy tắc chưa được dùng\n",
                files.len()
            ),
            format!(
                "errors: {count}, rule files with errors: {}; the rules are not used\n",
                files.len()
            ),
        );
        all.join("\n") + "\n" + &last
    }

    fn mark(&self, place: Place, label: &str) -> Option<Mark<'_>> {
        Some(Mark {
            source: self.source(place)?,
            span: place.span,
            label: label.to_owned(),
        })
    }

    fn source(&self, place: Place) -> Option<&Source> {
        self.sources.get(place.source.0 as usize)
    }

    fn path(&self, error: &RuleError) -> &str {
        self.source(error.place).map_or("", Source::name)
    }

    /// The words an error is about.
    pub fn words(&self, error: &RuleError) -> &str {
        self.source(error.place)
            .map_or("", |source| source.slice(error.place.span))
    }
}

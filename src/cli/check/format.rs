//! The formats of a report, by name.

use crate::check::Severity;
use crate::document::PartialDate;
use crate::error::{Error, Words};
use crate::report::csv::CsvWriter;
use crate::report::docx::DocxWriter;
use crate::report::github::GithubWriter;
use crate::report::gitlab::GitlabWriter;
use crate::report::html::{HtmlWriter, Shape};
use crate::report::json::{JsonWriter, JsonlWriter};
use crate::report::junit::JunitWriter;
use crate::report::markdown::MarkdownWriter;
use crate::report::sarif::{Baseline, SarifWriter};
use crate::report::text::{Detail, Passing, TextWriter};
use crate::report::xlsx::XlsxWriter;
use crate::report::{Layout, Root, Writer};
use crate::text::{Paint, screen};
use clap::ValueEnum;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The columns of a table in a file.
const FILE_WIDTH: usize = 160;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// The compliance table and the findings, for people
    Table,
    /// doichieu/report/1
    Json,
    /// A line for each plan, and a last one: doichieu/report-lines/1
    Jsonl,
    /// For a merge request comment
    Markdown,
    /// For a spreadsheet: the rows of the compliance table and the findings
    Csv,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// A test suite for each plan
    Junit,
    /// GitHub annotations
    Github,
    /// GitLab code quality
    Gitlab,
    /// An Excel file: the table, the findings, the legal basis
    Xlsx,
    /// A Word file to print: A4 landscape
    Docx,
    /// Pages to read and to print; --output html=FOLDER/ makes a page a plan
    Html,
}

/// A format and the file it goes to.
#[derive(Clone, Debug)]
pub(super) struct FileFormat {
    pub(super) format: FormatName,
    pub(super) file: PathBuf,
}

impl FileFormat {
    /// `FORMAT=FILE`.
    pub(super) fn parse(text: &str) -> Result<Self, Words> {
        let (format, file) = text
            .split_once('=')
            .filter(|(_, file)| !file.is_empty())
            .ok_or_else(|| {
                Words::new(
                    "định dạng và tệp viết như json=report.json",
                    "a format and its file are written like json=report.json",
                )
            })?;
        let format = FormatName::from_str(format, false).map_err(|_| {
            let known = FormatName::all().join(", ");
            Words::new(
                format!("không có định dạng “{format}”; có: {known}"),
                format!("there is no format “{format}”; there are: {known}"),
            )
        })?;
        Ok(Self {
            format,
            file: file.into(),
        })
    }
}

/// What a writer is made for.
pub(super) struct Circumstances {
    pub(super) layout: Layout,
    pub(super) detail: Detail,
    pub(super) passing: Passing,
    /// Whether the rows without a known minimum are shown one by one.
    pub(super) all: bool,
    pub(super) fails: Option<Severity>,
    pub(super) as_of: Option<PartialDate>,
    pub(super) today: PartialDate,
    /// Whether each finding is laid beside a baseline.
    pub(super) baseline: Baseline,
    /// The root of the repository of the run.
    pub(super) root: Root,
}

/// Where a format goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// Standard output.
    Stream,
    /// A file: no colours, and room for the whole table.
    File,
    /// A folder of files.
    Folder,
}

impl FormatName {
    /// Whether it is no text, and of no use on a terminal.
    pub(super) fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }

    /// What makes a text in this format harmless wherever it goes.
    pub(super) fn safe(self, text: &str, colours: bool) -> Cow<'_, str> {
        match self {
            Self::Table | Self::Markdown => screen(text, colours),
            // They have escapes of their own for all words of others.
            Self::Json
            | Self::Jsonl
            | Self::Sarif
            | Self::Gitlab
            | Self::Csv
            | Self::Junit
            | Self::Github
            | Self::Html
            | Self::Xlsx
            | Self::Docx => Cow::Borrowed(text),
        }
    }

    /// The names of all formats.
    pub(super) fn all() -> Vec<String> {
        Self::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value)
            .map(|value| value.get_name().to_owned())
            .collect()
    }

    /// The format of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// Where this format goes under a path that was given for it: a folder if it is one, or is
    /// named as one.
    pub(super) fn medium(self, path: &Path) -> Medium {
        let named = path.as_os_str().to_string_lossy();
        let is_folder = path.is_dir() || named.ends_with(['/', std::path::MAIN_SEPARATOR]);
        if self == Self::Html && is_folder {
            Medium::Folder
        } else {
            Medium::File
        }
    }

    /// A writer of this format.
    pub(super) fn writer(self, given: &Circumstances, medium: Medium) -> Box<dyn Writer> {
        let layout = match medium {
            Medium::Stream => given.layout,
            Medium::File | Medium::Folder => Layout {
                width: FILE_WIDTH,
                paint: Paint::Plain,
                ..given.layout
            },
        };
        let as_of = given.as_of.map(|date| date.to_string());
        match self {
            Self::Table => {
                let writer = TextWriter::new(layout, given.detail, given.passing, given.fails);
                // What is put in a file is the whole table.
                Box::new(writer.with_all_rows(given.all || medium != Medium::Stream))
            }
            Self::Json => Box::new(JsonWriter::new(layout.lang, as_of)),
            Self::Jsonl => Box::new(JsonlWriter::new(layout.lang, as_of)),
            Self::Markdown => Box::new(MarkdownWriter::new(layout.lang)),
            Self::Csv => Box::new(CsvWriter::new(layout.lang)),
            Self::Sarif => {
                let writer = SarifWriter::new(layout.lang, given.baseline);
                Box::new(writer.rooted(given.root.clone()))
            }
            Self::Junit => Box::new(JunitWriter::new(layout.lang, given.fails)),
            Self::Github => Box::new(GithubWriter::new(layout.lang).rooted(given.root.clone())),
            Self::Gitlab => Box::new(GitlabWriter::new(layout.lang).rooted(given.root.clone())),
            Self::Xlsx => Box::new(XlsxWriter::new(layout.lang, given.today)),
            Self::Docx => Box::new(DocxWriter::new(layout.lang)),
            Self::Html => {
                let shape = match medium {
                    Medium::Folder => Shape::Folder,
                    Medium::Stream | Medium::File => Shape::File,
                };
                Box::new(HtmlWriter::new(layout.lang, shape))
            }
        }
    }
}

/// A file that is no text is of no use on a terminal.
pub(super) fn on_a_terminal(format: FormatName) -> Error {
    let name = format.to_possible_value();
    let name = name.as_ref().map_or("", |value| value.get_name());
    Error::request(
        format!("định dạng {name} không hiện được trên màn hình; dùng --output {name}=bang.{name}"),
        format!(
            "the format {name} cannot be shown on a terminal; use --output {name}=table.{name}"
        ),
    )
}

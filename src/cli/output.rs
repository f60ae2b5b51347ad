//! Where a run reads its circumstances and writes its output.

use super::{ColourChoice, LangName, Shared};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::report::Layout;
use crate::text::Paint;
use std::io::{IsTerminal as _, Write};

/// The circumstances a program is started in.
#[derive(Clone, Debug, Default)]
pub struct Locale {
    /// The name of the locale: `vi_VN.UTF-8`.
    pub name: Option<String>,
    /// The columns of the terminal, where the output goes to one.
    pub columns: Option<usize>,
    /// Whether colours may be used where nothing else is said.
    pub colours: bool,
    /// Whether a run may show how far it has come: the error stream is a terminal.
    pub progress: bool,
    /// Today, in Viet Nam.
    pub today: Option<PartialDate>,
}

impl Locale {
    /// What the environment says.
    pub fn from_environment() -> Self {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        Self {
            name,
            columns: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
            colours: choice != anstream::ColorChoice::Never,
            progress: std::io::stderr().is_terminal(),
            today: Some(today()),
        }
    }
}

/// Today in Viet Nam, seven hours ahead of Greenwich all year.
fn today() -> PartialDate {
    let date = jiff::tz::offset(7)
        .to_datetime(jiff::Timestamp::now())
        .date();
    PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: Some(date.day()),
    }
}

/// The streams of a run and its circumstances.
pub struct Io<'s> {
    /// Where results go.
    pub out: &'s mut dyn Write,
    /// Where complaints go.
    pub err: &'s mut dyn Write,
    /// The circumstances.
    pub locale: Locale,
}

impl Io<'_> {
    /// The language: as asked for, else the locale's, else Vietnamese.
    pub(super) fn lang(&self, asked: Option<LangName>) -> Lang {
        let english = self
            .locale
            .name
            .as_deref()
            .is_some_and(|name| name.starts_with("en"));
        asked.map_or(if english { Lang::En } else { Lang::Vi }, Lang::from)
    }

    /// How text is laid out.
    pub(super) fn layout(&self, shared: &Shared) -> Layout {
        let width = shared
            .width
            .map(usize::from)
            .or(self.locale.columns)
            .unwrap_or(100);
        let paint = match shared.color {
            ColourChoice::Always => Paint::Colour,
            ColourChoice::Auto if self.locale.colours => Paint::Colour,
            _ => Paint::Plain,
        };
        Layout {
            lang: self.lang(shared.lang),
            width: width.max(40),
            paint,
        }
    }

    /// Today.
    pub(super) fn today(&self) -> PartialDate {
        self.locale.today.unwrap_or_else(today)
    }

    /// Writes a line of complaint. A complaint that cannot be written has nowhere to go.
    pub(super) fn complain(&mut self, words: &str, lang: Lang) {
        let _ = writeln!(self.err, "{}: {words}", lang.pick("lỗi", "error"));
    }

    /// Writes to the error stream.
    pub(super) fn err_text(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Writes lines to the error stream.
    pub(super) fn err_lines(&mut self, lines: &[String]) {
        for line in lines {
            let _ = writeln!(self.err, "{line}");
        }
    }

    /// Writes to the output, for text that is not a result (help, version).
    pub(super) fn out_text(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
    }
}

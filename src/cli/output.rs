//! Where a run reads its circumstances and writes its output.

use super::{ColourChoice, LangName, Shared};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::report::Layout;
use crate::text::{Paint, escaped, screen, seen};
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
pub(super) fn today() -> PartialDate {
    let date = jiff::tz::offset(7)
        .to_datetime(jiff::Timestamp::now())
        .date();
    PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: Some(date.day()),
    }
}

/// An output whose reader may go away: what nobody reads any more is let go, and the run goes on
/// to its end and its status.
pub(super) struct Patient<'w> {
    out: &'w mut dyn Write,
    gone: bool,
}

impl<'w> Patient<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, gone: false }
    }

    fn settle(&mut self, done: std::io::Result<()>) -> std::io::Result<()> {
        match done {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            done => done,
        }
    }
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !self.gone {
            let done = self.out.write_all(bytes);
            self.settle(done)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if !self.gone {
            let done = self.out.flush();
            self.settle(done)?;
        }
        // Who waits for a reader has to know that there is none.
        if self.gone {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        Ok(())
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
        self.err_lines(&[format!("{}: {words}", lang.pick("lỗi", "error"))]);
    }

    /// Writes lines to the error stream; names of files and words of others in them are shown
    /// as signs where they would be obeyed.
    pub(super) fn err_text(&mut self, text: &str) {
        let _ = self
            .err
            .write_all(screen(text, self.locale.colours).as_bytes());
    }

    /// Writes lines to the error stream, each as one line whatever it holds.
    pub(super) fn err_lines(&mut self, lines: &[String]) {
        for line in lines {
            self.err_text(&format!("{}\n", seen(line)));
        }
    }

    /// Draws over the line of the error stream that stands there.
    pub(super) fn err_over(&mut self, words: &str) {
        let _ = write!(self.err, "\r{words}");
    }

    /// Writes a result for people: nothing in it is obeyed by a terminal or a log.
    pub(super) fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.out
            .write_all(screen(text, self.locale.colours).as_bytes())
    }

    /// Writes JSON: what would be obeyed or is not seen stands as an escape.
    pub(super) fn data(&mut self, json: &str) -> std::io::Result<()> {
        self.out.write_all(escaped(json).as_bytes())
    }
}

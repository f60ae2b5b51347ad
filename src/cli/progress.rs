//! How far a long run has come: a line on the error stream, where that is a terminal.

use super::Io;
use crate::lang::Lang;
use std::time::{Duration, Instant};

/// So long the line stays as it is.
const STILL: Duration = Duration::from_millis(100);

/// The line, drawn over itself and gone at the end.
#[derive(Debug)]
pub(super) struct Progress {
    shown: bool,
    done: usize,
    /// When it was drawn last.
    drawn: Option<Instant>,
    /// Whether it stands there.
    stands: bool,
}

impl Progress {
    /// No line yet.
    pub(super) fn new(io: &Io<'_>) -> Self {
        Self {
            shown: io.locale.progress,
            done: 0,
            drawn: None,
            stands: false,
        }
    }

    /// Takes the line away before something else is printed.
    pub(super) fn erase(&mut self, io: &mut Io<'_>) {
        if std::mem::take(&mut self.stands) {
            io.err_over("\u{1b}[K");
        }
    }

    /// Draws the line after `more` plans, where it is not drawn too often. What was printed is shown first: both may go to one
    /// terminal.
    pub(super) fn draw(&mut self, more: usize, lang: Lang, io: &mut Io<'_>) {
        self.done += more;
        if self.shown && self.drawn.is_none_or(|drawn| drawn.elapsed() >= STILL) {
            (self.drawn, self.stands) = (Some(Instant::now()), true);
            // Whether that arrives is known at the end.
            let _ = io.out.flush();
            let words = lang.pick("đã đối chiếu", "checked");
            io.err_over(&format!("{words}: {}", self.done));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Locale;
    use super::*;

    #[test]
    fn the_line_is_drawn_now_and_then_and_taken_away_once() {
        for shown in [true, false] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut io = Io {
                out: &mut out,
                err: &mut err,
                locale: Locale {
                    progress: shown,
                    ..Locale::default()
                },
            };
            let mut progress = Progress::new(&io);
            progress.erase(&mut io);
            progress.draw(21, Lang::En, &mut io);
            progress.draw(1, Lang::En, &mut io);
            progress.erase(&mut io);
            progress.erase(&mut io);
            progress.drawn = Instant::now().checked_sub(STILL);
            progress.draw(2, Lang::En, &mut io);
            let lines = ["\rchecked: 21", "\r\u{1b}[K", "\rchecked: 24"].concat();
            let expected = if shown { lines } else { String::new() };
            assert_eq!(String::from_utf8(err).unwrap(), expected);
        }
    }
}

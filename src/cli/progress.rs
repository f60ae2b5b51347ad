//! How far a long run has come: a line on the error stream, where that is a terminal.

use super::Io;
use crate::lang::Lang;

/// The line, drawn over itself and gone at the end.
#[derive(Debug)]
pub(super) struct Progress {
    shown: bool,
    done: usize,
}

impl Progress {
    /// No line yet.
    pub(super) fn new(io: &Io<'_>) -> Self {
        Self {
            shown: io.locale.progress,
            done: 0,
        }
    }

    /// Takes the line away before something else is printed.
    pub(super) fn erase(&self, io: &mut Io<'_>) {
        if self.shown && self.done > 0 {
            io.err_over("\u{1b}[K");
        }
    }

    /// Draws the line after `more` plans. What was printed is shown first: both may go to one
    /// terminal.
    pub(super) fn draw(&mut self, more: usize, lang: Lang, io: &mut Io<'_>) {
        self.done += more;
        if self.shown {
            // Whether that arrives is known at the end.
            let _ = io.out.flush();
            let words = lang.pick("đã đối chiếu", "checked");
            io.err_over(&format!("{words}: {}", self.done));
        }
    }
}

//! The words of a row that lost its borders.

use crate::layout::builder::Piece;

/// A word between blanks.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Word<'t> {
    piece: Piece<'t>,
    /// The line it stands in, from where the words of it were taken.
    line: Piece<'t>,
    /// Whether it is the first of its line.
    pub(super) starts_line: bool,
    /// Whether a blank line stands before it.
    pub(super) after_gap: bool,
    /// Whether more than one blank stands before it on its line.
    pub(super) after_blanks: bool,
    /// Whether it goes on with the name of a row behind the end of a page.
    pub(super) is_carried: bool,
}

impl<'t> Word<'t> {
    /// As printed.
    pub(super) fn text(&self) -> &'t str {
        self.piece.words
    }
}

/// The words of a line or a part of one.
pub(super) fn words<'t>(line: &Piece<'t>, after_gap: bool) -> Vec<Word<'t>> {
    let texts = line
        .words
        .split([' ', '\t'])
        .filter(|word| !word.is_empty());
    let word = |(at, words): (usize, &'t str)| {
        let offset = words.as_ptr() as usize - line.words.as_ptr() as usize;
        Word {
            piece: Piece {
                words,
                normal: line.normal + offset,
                line: line.line,
            },
            line: *line,
            starts_line: at == 0,
            after_gap: at == 0 && after_gap,
            after_blanks: offset > 1
                && line
                    .words
                    .get(..offset)
                    .is_some_and(|before| before.ends_with("  ")),
            is_carried: false,
        }
    };
    texts.enumerate().map(word).collect()
}

/// Words as pieces: those that follow each other on a line are one.
pub(super) fn pieces<'t>(words: &[Word<'t>]) -> Vec<Piece<'t>> {
    let mut found: Vec<Piece<'t>> = Vec::new();
    for word in words {
        let grown = found.last().and_then(|last| {
            let from = last.normal.checked_sub(word.line.normal)?;
            let to = word.piece.normal + word.piece.words.len() - word.line.normal;
            let whole = word
                .line
                .words
                .get(from..to)
                .filter(|_| last.line == word.piece.line)?;
            // Nothing but blanks may stand between.
            let between = whole.get(last.words.len()..whole.len() - word.piece.words.len())?;
            between.trim().is_empty().then_some(Piece {
                words: whole,
                ..*last
            })
        });
        match (found.last_mut(), grown) {
            (Some(last), Some(grown)) => *last = grown,
            _ => found.push(word.piece),
        }
    }
    found
}

/// Words with one blank between them.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    let bytes = words.iter().map(|word| word.text().len() + 1);
    let mut out = String::with_capacity(bytes.sum());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word.text());
    }
    out
}

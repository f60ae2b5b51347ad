//! Text → lines with their numbers.

use super::signs::is_shouted;
use crate::layout::builder::Piece;
use crate::layout::{Found, found};

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its text, without blanks at both ends; tabs inside are kept.
    pub(super) text: &'t str,
    /// The whole line, without its end.
    pub(super) raw: &'t str,
    /// Where its text starts in the normalised text.
    pub(super) start: usize,
    /// Its number, from 1.
    pub(super) number: u32,
    /// How wide the gap before it is: 0 where no blank line stands there, else the place of the number of blank lines
    /// among all such numbers in the text, from 1.
    pub(super) blanks: u32,
    /// How many letters, signs and blanks its text has.
    pub(super) width: usize,
    /// Blanks before its text.
    pub(super) indent: usize,
    /// The mark it begins with.
    pub(super) mark: Option<Found<'t>>,
    /// Whether its text has capitals and hardly a small letter.
    pub(super) is_shouted: bool,
}

impl<'t> Line<'t> {
    /// Its words as they stand.
    pub(super) fn piece(&self) -> Piece<'t> {
        self.part(self.text)
    }

    /// A part of its raw text as words with their place.
    pub(super) fn part(&self, part: &'t str) -> Piece<'t> {
        let from = self.start - self.indent;
        let offset = (part.as_ptr() as usize).saturating_sub(self.raw.as_ptr() as usize);
        Piece {
            words: part,
            normal: from + offset.min(self.raw.len()),
            line: self.number,
        }
    }

    /// The lines of a cell: "UBND XÃ A<br>Số: 12/KH-UBND" as Markdown breaks a line inside one.
    pub(super) fn lines_of(&self, cell: &'t str) -> Vec<Piece<'t>> {
        let is_break = |tag: &str| {
            let name = tag.trim_end_matches([' ', '/']);
            name.eq_ignore_ascii_case("<br")
        };
        let (mut found, mut rest) = (Vec::new(), cell);
        let mut push = |words: &'t str| {
            let words = words.trim();
            found.extend((!words.is_empty()).then(|| self.part(words)));
        };
        let mut from = 0;
        while let Some(open) = rest.get(from..).and_then(|rest| rest.find('<')) {
            let open = from + open;
            let tag = rest.get(open..).and_then(|tag| tag.split_once('>'));
            match tag {
                Some((tag, after)) if is_break(tag) => {
                    push(rest.get(..open).unwrap_or_default());
                    (rest, from) = (after, 0);
                }
                _ => from = open + 1,
            }
        }
        push(rest);
        found
    }

    /// A part of it as a line of its own.
    pub(super) fn of_piece(piece: Piece<'t>) -> Self {
        Self {
            text: piece.words,
            raw: piece.words,
            start: piece.normal,
            number: piece.line,
            blanks: 0,
            width: piece.words.chars().count(),
            indent: 0,
            mark: found(piece.words),
            is_shouted: is_shouted(piece.words),
        }
    }

    /// Whether its cells are parted by tabs, as far as this line tells.
    pub(super) fn has_tab(&self) -> bool {
        self.raw.contains('\t')
    }
}

/// The lines of a text that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 40);
    let (mut start, mut number, mut blanks) = (0, 0, 0);
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let whole = text.get(start..end).unwrap_or_default();
        number += 1;
        let raw = whole.trim_end_matches(['\n', '\r']);
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            blanks += 1;
        } else {
            let indent = raw.len() - raw.trim_start().len();
            lines.push(Line {
                text: trimmed,
                raw,
                start: start + indent,
                number,
                blanks,
                width: trimmed.chars().count(),
                indent,
                mark: found(trimmed),
                is_shouted: is_shouted(trimmed),
            });
            blanks = 0;
        }
        start += whole.len();
    }
    rank_gaps(&mut lines);
    lines
}

/// Tells gaps by which is wider than which: a text with each blank line doubled is the same text.
fn rank_gaps(lines: &mut [Line<'_>]) {
    /// Wider ones are alike.
    const WIDEST: u32 = 63;
    let gaps = lines.iter().skip(1).map(|line| line.blanks.min(WIDEST));
    let seen = gaps.fold(0_u64, |seen, blanks| seen | 1 << blanks) & !1;
    for (at, line) in lines.iter_mut().enumerate() {
        let up_to = u64::MAX >> (WIDEST - line.blanks.min(WIDEST));
        line.blanks = if at == 0 {
            0
        } else {
            (seen & up_to).count_ones()
        };
    }
}

//! Text → lines with their numbers.

use super::flat::opens_head;
use super::rows::{is_parted_by_bars, is_parted_by_tabs};
use super::signs::is_shouted;
use crate::layout::builder::Piece;
use crate::layout::{Found, found};

/// A line that is not blank, with what is asked of it again and again.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
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
    /// Whether a tab stands in it.
    pub(super) has_tab: bool,
    /// Whether it holds cells parted by tabs, as far as it tells itself.
    pub(super) is_tab_row: bool,
    /// Whether it holds cells parted by bars.
    pub(super) is_bar_row: bool,
    /// Whether it begins the head of a table that lost its borders.
    pub(super) begins_head: bool,
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
        Self::of(piece, piece.words, 0).with_cells()
    }

    /// A line with no blank one before it: its text, the whole of it, and how many blanks stand before its text.
    fn of(own: Piece<'t>, raw: &'t str, indent: usize) -> Self {
        let text = own.words;
        Self {
            text,
            raw,
            start: own.normal,
            number: own.line,
            blanks: 0,
            width: text.chars().count(),
            indent,
            mark: found(text),
            is_shouted: is_shouted(text),
            has_tab: false,
            is_tab_row: false,
            is_bar_row: false,
            begins_head: opens_head(text),
        }
    }

    /// The same line with what signs that part cells tell of it.
    fn with_cells(mut self) -> Self {
        let raw = self.raw.as_bytes();
        if memchr::memchr3(b'|', b'\t', b'+', raw).is_some() {
            self.has_tab = memchr::memchr(b'\t', raw).is_some();
            self.is_bar_row = is_parted_by_bars(self.text);
            self.is_tab_row = is_parted_by_tabs(&self);
        }
        self
    }
}

/// The lines of a text that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 40);
    let (mut start, mut number, mut blanks) = (0, 0, 0);
    // Most lines, and many texts, have no sign that parts cells.
    let mut signs = memchr::memchr3_iter(b'|', b'\t', b'+', text.as_bytes()).peekable();
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let whole = text.get(start..end).unwrap_or_default();
        number += 1;
        let ends = whole.bytes().rev();
        let ends = ends.take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let raw = whole.get(..whole.len() - ends.count()).unwrap_or_default();
        let indented = match raw.as_bytes() {
            [b'!'..=b'~', ..] => raw,
            _ => raw.trim_start(),
        };
        if indented.is_empty() {
            blanks += 1;
        } else {
            let indent = raw.len() - indented.len();
            let own = Piece {
                words: match indented.as_bytes() {
                    [.., b'!'..=b'~'] => indented,
                    _ => indented.trim_end(),
                },
                normal: start + indent,
                line: number,
            };
            while signs.next_if(|at| *at < start).is_some() {}
            let line = Line::of(own, raw, indent);
            let line = match signs.peek() {
                Some(at) if *at < end => line.with_cells(),
                _ => line,
            };
            lines.push(Line { blanks, ..line });
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

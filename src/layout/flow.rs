//! Lines joined into one running text that knows the line of each of its bytes.

use crate::text::letter::is_upper;
use crate::text::{Lines, Span};
use std::ops::Range;

/// The running text of a plan: the lines of a block joined, blanks one blank.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    text: String,
    /// In order; from each on, flow and normalised text run alike until the next.
    anchors: Vec<Anchor>,
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    flow: usize,
    normal: usize,
    line: u32,
}

impl Flow {
    /// An empty flow with room for a text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            anchors: Vec::with_capacity(bytes / 40),
        }
    }

    /// The running text.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How long it is by now.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends words of a line to the block that is open since `block`; `normal` is where they begin in the
    /// normalised text. Runs of blanks become one; a document number broken after its hyphen or slash
    /// (`57-` and `NQ/TW`) is joined without one, and so is a word broken at a soft hyphen.
    pub fn join(&mut self, block: usize, words: &str, normal: usize, line: u32) {
        let broken = self.drop_soft_hyphen();
        if !broken && self.text.len() > block && !self.ends_in_a_broken_number(words) {
            self.push_blank();
        }
        if has_single_blanks(words) {
            self.anchor(normal, line);
            self.text.push_str(words);
            return;
        }
        let mut at = normal;
        for (index, piece) in words.split([' ', '\t']).enumerate() {
            at += usize::from(index > 0);
            if piece.is_empty() {
                continue;
            }
            if index > 0 {
                self.push_blank();
            }
            self.anchor(at, line);
            self.text.push_str(piece);
            at += piece.len();
        }
    }

    /// Ends a block or a cell.
    pub fn end(&mut self) {
        self.text.push('\n');
    }

    /// Takes away the soft hyphen at the end, which no line goes on; whether there was one.
    pub fn drop_soft_hyphen(&mut self) -> bool {
        let broken = self.text.ends_with('\u{ad}');
        if broken {
            self.text.pop();
        }
        broken
    }

    fn push_blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn anchor(&mut self, normal: usize, line: u32) {
        let flow = self.text.len();
        let alike = self.anchors.last().is_some_and(|last| {
            last.line == line && normal >= last.normal && flow - last.flow == normal - last.normal
        });
        if !alike {
            self.anchors.push(Anchor { flow, normal, line });
        }
    }

    fn ends_in_a_broken_number(&self, next: &str) -> bool {
        let Some(before) = self.text.strip_suffix(['-', '/']) else {
            return false;
        };
        before.ends_with(|c: char| c.is_ascii_digit() || is_upper(c))
            && next.starts_with(|c: char| c.is_ascii_digit() || is_upper(c))
    }

    /// First and last line of a range; the words of cells beside each other stand one after the other, so that the last of
    /// them need not stand on the last line.
    pub fn lines(&self, range: Range<usize>) -> Lines {
        let last = range.end.saturating_sub(1).max(range.start);
        let after = |at: usize| self.anchors.partition_point(|anchor| anchor.flow <= at);
        let own = after(range.start).saturating_sub(1)..after(last);
        let lines = self.anchors.get(own).unwrap_or_default().iter();
        let lines = lines.map(|anchor| anchor.line);
        let first = lines.clone().min().unwrap_or(1);
        Lines::new(first, lines.max().unwrap_or(first))
    }

    /// Where a range stands in the normalised text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| self.anchor_at(at).map_or(0, |a| a.normal + at - a.flow);
        let last = range.end.saturating_sub(1).max(range.start);
        let (start, end) = (
            place(range.start),
            place(last) + usize::from(!range.is_empty()),
        );
        Span::new(start.min(end), end)
    }

    fn anchor_at(&self, at: usize) -> Option<&Anchor> {
        let after = self.anchors.partition_point(|anchor| anchor.flow <= at);
        after
            .checked_sub(1)
            .and_then(|index| self.anchors.get(index))
    }
}

/// Whether words are parted by one blank each, and by nothing else.
fn has_single_blanks(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is = |byte: u8, other: u8| u8::from(byte == other);
    // Without a branch, so that many bytes are looked at in one step.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let other = pairs.fold(0, |found, (byte, next)| {
        found | is(*byte, b'\t') | is(*byte, b'\n') | is(*byte, b' ') & is(*next, b' ')
    });
    let ends = matches!(bytes.last(), None | Some(b' ' | b'\t' | b'\n'));
    other == 0 && !ends && bytes.first() != Some(&b' ')
}

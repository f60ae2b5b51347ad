//! Footnotes: the mark beside a promise, "…(1)", "…[1]", "…¹", "…*", and what the note with that mark says of it.

use super::account::Account;
use super::assemble::Assembly;
use super::claim::{Beside, Claim};
use super::sentence;
use crate::layout::{Block, Shape};
use std::ops::Range;

/// A mark beside a target: where the target stands in its list, and which mark it is, as printed.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    target: usize,
    mark: String,
    end: usize,
}

impl Assembly<'_> {
    /// Keeps the marks beside a claim that becomes the next target.
    pub(super) fn mark(&mut self, claim: &Claim) {
        let rest = self.text.layout.flow.text().get(claim.words.end..);
        let rest = rest.unwrap_or_default();
        let blank = usize::from(rest.starts_with(' '));
        let behind = rest.get(blank..).and_then(mark_at);
        let end = claim.words.end + behind.map_or(0, |len| blank + len);
        let words = self.text.layout.words(claim.words.start..end);
        let target = self.out.plan.targets.len();
        let marks = marks(words).into_iter().map(|range| Marked {
            target,
            mark: words.get(range).unwrap_or_default().to_owned(),
            end,
        });
        self.marked.extend(marks);
    }

    /// What footnotes say narrows the targets that have their marks; so does one that is not there to be read.
    pub(super) fn footnotes(&mut self) {
        for at in 0..self.marked.len() {
            let Some(marked) = self.marked.get(at).cloned() else {
                return;
            };
            let said = match self.note_of(&marked) {
                Some(note) => self.noted(note),
                None if is_surely(&marked.mark) => vec![Beside::said(marked.mark)],
                None => Vec::new(),
            };
            self.narrow(marked.target, &said);
        }
    }

    /// The words of the note with a mark: the first behind it that begins with it.
    fn note_of(&self, marked: &Marked) -> Option<Range<usize>> {
        let blocks = &self.text.layout.blocks;
        let from = blocks.partition_point(|block| block.whole.start < marked.end);
        let later = blocks.get(from..).unwrap_or_default();
        let mark = bare(&marked.mark);
        let opens = |block: &Block| {
            let written = !matches!(block.shape, Shape::Table(_));
            let (printed, words) = self.opened(block).filter(|_| written)?;
            (bare(printed) == mark).then_some(words)
        };
        let (at, words) = later
            .iter()
            .enumerate()
            .find_map(|(at, block)| Some((at, opens(block)?)))?;
        // "(1) …", "(2) …": a list, of which nothing names the second.
        let next = later.get(at + 1).and_then(|next| self.opened(next));
        let counts = |printed: &str| {
            let number = |mark: &str| bare(mark).parse::<u32>().ok();
            let named = self.marked.iter().any(|other| other.mark == printed);
            !named && number(printed).is_some_and(|next| number(mark) == next.checked_sub(1))
        };
        let lists = next.is_some_and(|(printed, _)| counts(printed));
        (!lists || is_surely(&marked.mark)).then_some(words)
    }

    /// Whether a block is the note of a mark that stands beside a target.
    pub(super) fn is_note(&self, block: &Block) -> bool {
        let opened = self.opened(block);
        opened.is_some_and(|(printed, _)| {
            let mut marks = self.marked.iter().map(|marked| bare(&marked.mark));
            marks.any(|mark| mark == bare(printed))
        })
    }

    /// The mark that a block begins with, and the words behind it.
    fn opened(&self, block: &Block) -> Option<(&str, Range<usize>)> {
        let whole = self.text.layout.words(block.whole.clone());
        let (mark, words) = whole.split_at_checked(mark_at(whole)?)?;
        let says = words.trim_start_matches([' ', ':', '.']);
        let start = block.whole.end - says.len();
        (!says.is_empty()).then_some((mark, start..block.whole.end))
    }

    /// What a note says that may narrow: nothing where it only names a document, or tells another figure.
    fn noted(&self, words: Range<usize>) -> Vec<Beside> {
        let printed = self.text.layout.words(words.clone());
        // "Năm 2025 đạt 92%."
        if printed.contains('%') && sentence::is_remark(printed) {
            return Vec::new();
        }
        let mut said = sentence::remarks(self.text, words.clone(), &self.ledger);
        let mut accounts = self.ledger.within(words);
        let cites = accounts.any(|account| account == Account::Citation);
        // "Bình quân 5 năm", "Giao các thôn tự đăng ký": of a title nothing is known by such words.
        if said.is_empty() && !cites && sentence::may_narrow(printed) {
            said.push(Beside::said(printed.to_owned()));
        }
        said
    }
}

/// The marks of footnotes in words: close behind a word or a figure, or last.
fn marks(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in words.match_indices(is_sign) {
        let (before, rest) = (words.get(..at), words.get(at..).unwrap_or_default());
        let glued = before.and_then(|before| before.chars().next_back());
        let (Some(glued), Some(len)) = (glued, mark_at(rest)) else {
            continue;
        };
        let close = glued.is_alphanumeric() && !is_raised(glued) || matches!(glued, '%' | '”');
        // "25 m²".
        let unit = glued == 'm' && rest.starts_with(['²', '³']);
        let behind = rest.get(len..).unwrap_or_default();
        let last = !behind.contains(char::is_alphanumeric);
        let within = found.last().is_some_and(|mark| at < mark.end);
        if !unit && !within && (close || last) {
            found.push(at..at + len);
        }
    }
    found
}

/// How long the mark is that words begin with: `(1)`, `[12]`, `¹`, `**`, `(*)`.
fn mark_at(words: &str) -> Option<usize> {
    let run = |words: &str, of: fn(char) -> bool, most: usize| {
        let rest = words.trim_start_matches(of);
        let (len, count) = (
            words.len() - rest.len(),
            words.chars().count() - rest.chars().count(),
        );
        (1..=most).contains(&count).then_some(len)
    };
    let star = |c: char| c == '*';
    let digit = |c: char| c.is_ascii_digit();
    let within = |open: char, close: char, of: fn(char) -> bool, most: usize| {
        let inner = words.strip_prefix(open)?;
        let len = run(inner, of, most)?;
        inner.get(len..)?.starts_with(close).then_some(len + 2)
    };
    run(words, star, 3)
        .or_else(|| run(words, is_raised, 3))
        .or_else(|| within('(', ')', star, 3))
        .or_else(|| within('(', ')', digit, 2))
        .or_else(|| within('[', ']', digit, 3))
}

fn is_sign(c: char) -> bool {
    matches!(c, '(' | '[' | '*') || is_raised(c)
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a mark is of nothing but a footnote: "[1]", "¹".
fn is_surely(mark: &str) -> bool {
    mark.starts_with(|c| c == '[' || is_raised(c))
}

/// A mark without its brackets.
fn bare(mark: &str) -> &str {
    mark.trim_matches(['(', ')', '[', ']'])
}

/// A label without the marks that are of nothing but footnotes.
pub(super) fn without_marks(label: &str) -> Option<String> {
    let mut bare = label.to_owned();
    for range in marks(label).into_iter().rev() {
        if label.get(range.clone()).is_some_and(is_surely) {
            bare.replace_range(range, "");
        }
    }
    (bare.len() < label.len()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_close_behind_words() {
        for (words, found) in [
            ("môi trường điện tử(1)", vec!["(1)"]),
            ("môi trường điện tử (1).", vec!["(1)"]),
            ("hồ sơ[12] công việc¹ đạt 100%*", vec!["[12]", "¹", "*"]),
            ("hồ sơ (**)", vec!["(**)"]),
            ("25 m² đất, 30 m³ nước", vec![]),
            ("gồm (1) hồ sơ, (2) văn bản", vec![]),
            ("điện tử (2026)", vec![]),
        ] {
            let printed: Vec<_> = marks(words)
                .into_iter()
                .filter_map(|range| words.get(range))
                .collect();
            assert_eq!(printed, found, "{words}");
        }
        assert_eq!(
            without_marks("hồ sơ[1] công việc¹").as_deref(),
            Some("hồ sơ công việc")
        );
        assert_eq!(without_marks("25 m² đất"), None);
    }
}

//! Footnotes: the mark beside a promise, "…(1)", "…[1]", "…¹", "…*", and what the note with that mark says of it.

use super::account::Account;
use super::assemble::{Assembly, LONGEST};
use super::claim::{Beside, Claim};
use super::sentence;
use crate::layout::{Block, Shape};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// The marks beside targets, in order, and each of them once.
#[derive(Debug, Default)]
pub(super) struct Marks {
    all: Vec<Marked>,
    named: HashSet<String>,
}

/// A mark beside a target: where the target stands in its list, and which mark it is, as printed.
#[derive(Clone, Debug)]
struct Marked {
    target: usize,
    mark: String,
    end: usize,
}

/// So many letters of a note that nobody reads are quoted.
const QUOTED: usize = 80;

/// The notes of a text by their marks, each where it begins, in order.
type Notes = HashMap<String, Vec<Note>>;

/// A note: the block it stands in, and its words.
#[derive(Clone, Debug)]
struct Note {
    block: usize,
    words: Range<usize>,
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
        for range in marks(words) {
            let mark = words.get(range).unwrap_or_default().to_owned();
            self.marked.named.insert(bare(&mark).to_owned());
            self.marked.all.push(Marked { target, mark, end });
        }
    }

    /// What footnotes say narrows the targets that have their marks; so does one that is not there to be read.
    pub(super) fn footnotes(&mut self) {
        let marked = std::mem::take(&mut self.marked.all);
        if marked.is_empty() {
            return;
        }
        let notes = self.notes();
        let mut heard: HashMap<usize, Vec<Beside>> = HashMap::default();
        for marked in &marked {
            match self.note_of(marked, &notes) {
                Some(note) => {
                    let said = heard.entry(note.block).or_insert_with(|| self.noted(note));
                    self.narrow(marked.target, said);
                }
                None if is_surely(&marked.mark) => {
                    self.narrow(marked.target, &[Beside::said(marked.mark.clone())]);
                }
                None => {}
            }
        }
    }

    fn notes(&self) -> Notes {
        let mut notes = Notes::default();
        for (at, block) in self.text.layout.blocks.iter().enumerate() {
            let written = !matches!(block.shape, Shape::Table(_));
            if let Some((mark, words)) = self.opened(block).filter(|_| written) {
                let of_mark = notes.entry(bare(mark).to_owned()).or_default();
                of_mark.push(Note { block: at, words });
            }
        }
        notes
    }

    /// The note with a mark: the first behind it that begins with it.
    fn note_of<'n>(&self, marked: &Marked, notes: &'n Notes) -> Option<&'n Note> {
        let mark = bare(&marked.mark);
        let of_mark = notes.get(mark)?;
        let behind = of_mark.partition_point(|note| note.words.start < marked.end);
        let note = of_mark.get(behind)?;
        // "(1) …", "(2) …": a list, of which nothing names the second.
        let next = self.text.layout.blocks.get(note.block + 1);
        let lists = next
            .and_then(|next| self.opened(next))
            .is_some_and(|(printed, _)| {
                let number = |mark: &str| bare(mark).parse::<u32>().ok();
                let follows = number(printed).and_then(|next| next.checked_sub(1));
                !self.marked.named.contains(bare(printed))
                    && follows.is_some()
                    && follows == number(mark)
            });
        (!lists || is_surely(&marked.mark)).then_some(note)
    }

    /// Whether a block is the note of a mark that stands beside a target.
    pub(super) fn is_note(&self, block: &Block) -> bool {
        let opened = self.opened(block);
        opened.is_some_and(|(printed, _)| self.marked.named.contains(bare(printed)))
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
    fn noted(&self, note: &Note) -> Vec<Beside> {
        let printed = self.text.layout.words(note.words.clone());
        // "Năm 2025 đạt 92%."
        if printed.contains('%') && sentence::is_remark(printed) {
            return Vec::new();
        }
        // Nobody reads a sentence so long: its first words stand for it.
        if printed.len() > LONGEST {
            let first: String = printed.chars().take(QUOTED).collect();
            return vec![Beside::said(first)];
        }
        let mut said = sentence::remarks(self.text, note.words.clone(), &self.ledger);
        let mut accounts = self.ledger.within(note.words.clone());
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
    let bytes = words.as_bytes();
    // Most words have no such sign, nor the first byte of a raised digit.
    let signs = memchr::memchr3_iter(b'(', b'[', b'*', bytes);
    let mut places: Vec<usize> = signs
        .chain(memchr::memchr2_iter(0xC2, 0xE2, bytes))
        .collect();
    places.sort_unstable();
    for at in places {
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
        let len = words.len() - words.trim_start_matches(of).len();
        let count = words.get(..len).map_or(0, |run| run.chars().count());
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
    let mut marks = marks(label);
    marks.retain(|mark| label.get(mark.clone()).is_some_and(is_surely));
    (!marks.is_empty()).then(|| {
        let mut bare = label.to_owned();
        for mark in marks.into_iter().rev() {
            bare.replace_range(mark, "");
        }
        bare
    })
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

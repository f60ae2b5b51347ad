//! What was made of each line and each number, for people who ask.

use super::Text;
use super::account::{Account, Ledger};
use crate::lang::Lang;
use crate::text::{Lines, Normalized, Span};
use std::ops::Range;

/// What lines were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The lines.
    pub lines: Lines,
    /// Where it stands in the source.
    pub span: Span,
    /// What they were taken for.
    pub taken: Taken,
    /// What was read: a label, a number, the path of a section.
    pub words: String,
    /// The id of a target, in its list.
    pub target: Option<String>,
    /// Why, where there is more to say.
    pub why: Why,
}

/// Why something was taken for what it was taken for, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    vi: String,
    en: String,
}

impl Why {
    /// A reason in both languages.
    pub(super) fn new(vi: String, en: String) -> Self {
        Self { vi, en }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty()
    }

    /// The reason in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// What lines can be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A heading.
    Heading,
    /// A document of the legal basis.
    Basis,
    /// A document named elsewhere.
    Mention,
    /// A target.
    Target,
    /// A figure inside a task.
    TaskTarget,
    /// A reported result.
    Baseline,
    /// A task.
    Task,
    /// A number, and what it was taken for.
    Number(Account),
}

/// Notes of every number of a text what it was taken for.
pub(super) fn numbers(
    text: &Text<'_>,
    normal: &Normalized<'_>,
    ledger: &Ledger,
    notes: &mut Vec<Note>,
) {
    let flow = &text.layout.flow;
    for (range, account) in ledger.entries() {
        for range in by_line(text, range) {
            let words = text
                .tagged
                .words(whole_words(text.layout.text(), range.clone()));
            if words.contains(|c: char| c.is_ascii_digit()) {
                notes.push(Note {
                    lines: flow.lines(range.clone()),
                    span: normal.original(flow.span(range)),
                    taken: Taken::Number(account),
                    words: words.to_owned(),
                    target: None,
                    why: Why::default(),
                });
            }
        }
    }
    notes.sort_by_key(|note| (note.span.start, note.span.end));
}

/// A range with the letters that are glued to it: "5G", "1Gb/s".
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let is_part = |c: char| c.is_alphanumeric();
    let glued = |words: &str| words.len() - words.trim_end_matches(is_part).len();
    let behind = after.len() - after.trim_start_matches(is_part).len();
    let own = text.get(range.clone()).unwrap_or_default();
    let (from, to) = (own.starts_with(is_part), own.ends_with(is_part));
    range.start - if from { glued(before) } else { 0 }..range.end + if to { behind } else { 0 }
}

/// The parts of a range that stand on lines that follow each other: a page number may stand between two.
fn by_line(text: &Text<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let flow = &text.layout.flow;
    let mut parts: Vec<(u32, Range<usize>)> = Vec::new();
    let mut at = range.start;
    for word in text.tagged.words(range).split_inclusive([' ', '\n']) {
        let own = at..at + word.trim_end().len();
        at += word.len();
        let line = flow.lines(own.clone()).first;
        match parts
            .last_mut()
            .filter(|(last, _)| (*last..=*last + 1).contains(&line))
        {
            Some((last, part)) => (*last, part.end) = (line, own.end),
            None => parts.push((line, own)),
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

impl Account {
    /// What it is called.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Target => lang.pick("mức của chỉ tiêu", "figure of a target"),
            Self::TaskFigure => lang.pick("mức nêu trong nhiệm vụ", "figure that a task states"),
            Self::Result => lang.pick("mức đã đạt", "figure of a result"),
            Self::Citation => lang.pick("số, ngày của văn bản", "number and day of a document"),
            Self::Date => lang.pick("ngày, tháng, thời hạn", "date or deadline"),
            Self::Year => lang.pick("năm, thời kỳ", "year or period"),
            Self::Mark => lang.pick("số thứ tự", "number of an item"),
            Self::Place => lang.pick("vị trí trong văn bản", "place in a document"),
            Self::Money => lang.pick("khoản tiền", "money that is paid"),
            Self::Condition => lang.pick("điều kiện, định nghĩa", "condition or definition"),
            Self::Change => lang.pick("mức tăng, giảm", "rise or fall"),
            Self::Beside => lang.pick(
                "số nêu để đối chiếu, không phải mức của kế hoạch",
                "figure to compare with, not one of the plan",
            ),
            Self::Activity => lang.pick(
                "số lượng, số lần của một việc",
                "how much or how often something is done",
            ),
            Self::Name => lang.pick("số trong tên gọi", "part of a name"),
            Self::Furniture => lang.pick(
                "số trang, dòng lặp lại ở mỗi trang, địa chỉ",
                "page number, line that pages repeat, address",
            ),
            Self::Unread(_) => lang.pick("chưa hiểu", "not understood"),
        }
    }
}

//! What stands in a column below its head.

use super::cell::{Kind, kind};
use crate::extract::Text;
use crate::layout::{RowKind, Table};
use crate::lexicon::Tag;
use crate::text::letter::{is_alphabetic, is_alphanumeric, is_lower, is_upper};

/// What stands in a column below its head: how many cells of each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Below {
    counts: [usize; Kind::ALL],
    pub(super) filled: usize,
    letters: usize,
    /// How many are names of places or people: a capital before each word.
    names: usize,
    /// How many cells count on from the one before.
    pub(super) counting: usize,
    /// How many say what has been done: "đã", "đến nay".
    past: usize,
    /// How many are shares: "75%".
    shares: usize,
}

impl Below {
    /// What stands in a column.
    pub(super) fn of(text: &Text<'_>, table: &Table, column: usize) -> Self {
        let mut below = Self::default();
        let mut last: Vec<u16> = Vec::new();
        let body = table.rows.iter().filter(|row| row.kind == RowKind::Body);
        for row in body.take(SAMPLE) {
            let Some(cell) = row.cell(column).filter(|cell| cell.columns == 1) else {
                continue;
            };
            let words = text.tagged.words(cell.words.clone()).trim();
            if let Some(number) = counted(words) {
                below.counting += usize::from(goes_on(&last, &number));
                last = number;
            }
            below.shares += usize::from(words.contains('%'));
            let kind = kind(text, cell.words.clone());
            if let Some(count) = below.counts.get_mut(kind as usize) {
                *count += 1;
            }
            let mut units = text.tagged.within(cell.words.clone()).iter();
            below.past += usize::from(units.any(|unit| unit.is(Tag::Present)));
            below.names += usize::from(kind == Kind::Text && is_name(words));
            below.filled += usize::from(kind != Kind::Empty);
            below.letters += words.len();
        }
        below
    }

    /// Whether most cells are shares.
    pub(super) fn is_of_shares(&self) -> bool {
        self.filled > 0 && self.shares * 2 > self.filled
    }

    pub(super) fn mostly(&self, kinds: &[Kind]) -> bool {
        let of = kinds.iter().map(|kind| self.count(*kind)).sum::<usize>();
        self.filled > 0 && of * 2 > self.filled
    }

    fn count(&self, kind: Kind) -> usize {
        self.counts.get(kind as usize).copied().unwrap_or_default()
    }

    /// Whether most cells are names of places or people.
    pub(super) fn is_mostly_names(&self) -> bool {
        self.names * 2 > self.filled
    }

    /// Whether the cells tell what has been done rather than what is to come of it.
    pub(super) fn tells(&self) -> bool {
        self.past > 1 && self.past * 3 > self.filled
    }

    pub(super) fn length(&self) -> usize {
        self.letters.checked_div(self.filled).unwrap_or_default()
    }
}

/// How many rows are looked at to tell what a column holds.
const SAMPLE: usize = 60;

/// The numbers of a row's number: 5, 1 and 2 of "5.1.2".
fn counted(words: &str) -> Option<Vec<u16>> {
    // Most cells begin with a letter.
    if words.starts_with(is_alphabetic) {
        return None;
    }
    let words = words.trim_end_matches(['.', ')']);
    let parts = words.split('.').map(|part| part.trim().parse::<u16>().ok());
    parts.collect()
}

/// Whether a number is the next after another: 5.2 after 5.1.7, 1 after anything.
fn goes_on(before: &[u16], number: &[u16]) -> bool {
    let Some((last, lead)) = number.split_last() else {
        return false;
    };
    *last == 1
        || (before.starts_with(lead) && before.get(lead.len()).is_some_and(|at| at + 1 == *last))
}

/// Whether words are a name: few, each with a capital, not all in capitals.
fn is_name(words: &str) -> bool {
    let mut all = words
        .split(' ')
        .filter(|word| word.contains(is_alphanumeric));
    let capital = all
        .all(|word| word.starts_with(is_upper) || word.starts_with(|c: char| c.is_ascii_digit()));
    capital && (2..=5).contains(&words.split(' ').count()) && words.contains(is_lower)
}

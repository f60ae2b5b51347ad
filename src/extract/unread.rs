//! What nobody understood: every number that is in no other account, said with its words.

use super::Text;
use super::account::{Account, Ledger, Unread};
use crate::lang::Lang;
use crate::layout::{Block, Shape};
use crate::lexicon::{Unit, UnitKind};
use std::ops::Range;

/// Takes the numbers that nobody took for unread.
pub(super) fn rest(text: &Text<'_>, ledger: &mut Ledger) {
    let mut found = Vec::new();
    let mut taken = ledger.entries().peekable();
    for unit in text.tagged.with_digits() {
        let Some(digits) = digits(text, unit) else {
            continue;
        };
        while taken
            .next_if(|(range, _)| range.end <= digits.start)
            .is_some()
        {}
        let covers = |at: usize| {
            let mut near = taken.clone().take_while(|(range, _)| range.start <= at);
            near.any(|(range, _)| at < range.end)
        };
        if !covers(digits.start) || !covers(digits.end.saturating_sub(1)) {
            found.push(digits);
        }
    }
    drop(taken);
    for digits in found {
        ledger.take(digits, Account::Unread(Unread::NotReached));
    }
}

/// The bytes of a unit from its first to its last digit, where it has one.
fn digits(text: &Text<'_>, unit: &Unit) -> Option<Range<usize>> {
    let words = text.tagged.printed(unit).as_bytes();
    let first = words.iter().position(u8::is_ascii_digit)?;
    let last = words.iter().rposition(u8::is_ascii_digit)?;
    let start = unit.start as usize;
    Some(start + first..start + last + 1)
}

/// The sentences and rows with something unread, in order, each once, with why.
pub(super) fn listed(text: &Text<'_>, ledger: &Ledger) -> Vec<(Range<usize>, Unread)> {
    let mut found: Vec<(Range<usize>, Unread)> = Vec::new();
    let mut blocks = text.layout.blocks.iter().peekable();
    for (range, account) in ledger.entries() {
        let Account::Unread(why) = account else {
            continue;
        };
        while blocks
            .next_if(|block| block.whole.end <= range.start)
            .is_some()
        {}
        let words = blocks
            .peek()
            .map_or(range.clone(), |block| around(text, block, range));
        match found.last_mut().filter(|(last, _)| last.end >= words.end) {
            Some((_, known)) => *known = (*known).max(why),
            None => found.push((words, why)),
        }
    }
    found
}

/// The row of a table, or the sentence, that a range stands in.
fn around(text: &Text<'_>, block: &Block, range: Range<usize>) -> Range<usize> {
    if let Shape::Table(table) = &block.shape {
        let row = table.rows.iter().find_map(|row| {
            let (first, last) = (row.cells.first()?, row.cells.last()?);
            let whole = first.words.start..last.words.end;
            (whole.start <= range.start && range.end <= whole.end).then_some(whole)
        });
        return row.unwrap_or(range);
    }
    let units = text.tagged.within(block.words.clone());
    let ends = |unit: &&Unit| {
        unit.kind == UnitKind::Sign && matches!(text.tagged.printed(unit), "." | ";")
    };
    let before = units
        .iter()
        .filter(ends)
        .rfind(|unit| unit.end as usize <= range.start);
    let after = units
        .iter()
        .filter(ends)
        .find(|unit| unit.start as usize >= range.end);
    let start = before.map_or(block.words.start, |unit| unit.end as usize);
    let end = after.map_or(block.words.end, |unit| unit.end as usize);
    let words = text.tagged.words(start..end);
    start + (words.len() - words.trim_start().len())..end
}

impl Unread {
    /// What is said of such words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::HeadDisagrees => lang.pick(
                "phần đầu kế hoạch không thống nhất kế hoạch của ai",
                "the parts of the head do not agree whose plan it is",
            ),
            Self::Denied => lang.pick(
                "nêu một mức nhưng nói là không đặt ra",
                "names a level and says that it is not promised",
            ),
            Self::NoFigure => lang.pick(
                "nêu điều được đo mà không ghi mức",
                "names what is measured and states no figure",
            ),
            Self::ImpossibleYear => {
                lang.pick("ghi một năm không thể có", "names a year that cannot be")
            }
            _ => lang.pick(
                "có số nhưng chưa hiểu là chỉ tiêu",
                "has a number but was not understood as a target",
            ),
        }
    }

    /// Its name in target sets.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotReached => "not-reached",
            Self::NoPattern => "no-pattern",
            Self::NoLabel => "no-label",
            Self::UnclearFigure => "unclear-figure",
            Self::UnclearTable => "unclear-table",
            Self::ImpossibleYear => "impossible-year",
            Self::NoFigure => "no-figure",
            Self::Denied => "denied",
            Self::HeadDisagrees => "head-disagrees",
        }
    }
}

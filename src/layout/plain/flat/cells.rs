//! The words of a row → its cells.

use super::head::{Head, Holds};
use super::spoken;
use super::tasks::{chunks, tasks};
use super::word::{Word, joined, pieces};
use crate::layout::plain::phrases::{BODY, VALUES};
use crate::layout::plain::rows::CellLines;
use crate::lexicon::{Lexicon, Tag, Tagged, Tags};
use crate::text::letter::{is_alphabetic, is_lower, is_upper};
use std::ops::Range;

/// The cells of a row behind its number, and whether each surely stands in its column.
pub(super) fn cells<'t>(words: &[Word<'t>], head: &Head<'t>) -> (Vec<CellLines<'t>>, bool) {
    let holds = head.holds();
    if head.values() > 0 {
        values(words, &holds)
            .or_else(|| spoken::cells(words, &holds))
            .unwrap_or_else(|| (vec![pieces(words)], words.len() < 2))
    } else {
        tasks(words, &holds)
    }
}

/// The cells of a row of values: they are found by how many there are.
fn values<'t>(words: &[Word<'t>], holds: &[Holds]) -> Option<(Vec<CellLines<'t>>, bool)> {
    let count = holds.iter().filter(|holds| **holds == Holds::Value).count();
    let fits = |at: &usize| {
        let (items, end) = items(words, *at, count);
        let next = words
            .get(end)
            .is_none_or(|word| word.text().starts_with(is_upper));
        items.len() == count && next
    };
    let at = (1..words.len()).rev().find(fits)?;
    // "≥ 1,0%; 2%" is one value: it begins where it can begin first.
    let holds_it = |from: &usize| {
        let first = items(words, *from, count).0.into_iter().next();
        fits(from) && first.is_some_and(|first| first.contains(&at))
    };
    let at = (at.saturating_sub(6).max(1)..at)
        .find(holds_it)
        .unwrap_or(at);
    let (items, end) = items(words, at, count);
    let unit = holds.contains(&Holds::Unit).then(|| unit(words, at));
    let name_end = unit.flatten().unwrap_or(at);
    let mut sure = unit.is_none_or(|unit| unit.is_some());
    let mut items = items.into_iter();
    let rest = words.get(end..).unwrap_or_default();
    // The columns besides name, unit and values: a second column of numbers is one of them.
    let others = holds
        .iter()
        .skip(1)
        .filter(|holds| !matches!(holds, Holds::Unit | Holds::Value))
        .count();
    let mut chunks = if others <= 1 {
        Vec::from_iter((!rest.is_empty()).then_some(0..rest.len()))
    } else {
        chunks(rest)
    }
    .into_iter();
    sure &= others > 0 || rest.is_empty();
    let slice =
        |words: &[Word<'t>], range: Range<usize>| pieces(words.get(range).unwrap_or_default());
    let mut cells: Vec<CellLines<'t>> = Vec::with_capacity(holds.len());
    for holds in holds {
        cells.push(match holds {
            Holds::Number | Holds::Name if cells.is_empty() => slice(words, 0..name_end),
            Holds::Unit => slice(words, name_end..at),
            Holds::Value => items
                .next()
                .map(|range| slice(words, range))
                .unwrap_or_default(),
            _ => chunks
                .next()
                .map(|range| slice(rest, range))
                .unwrap_or_default(),
        });
    }
    let left: Vec<Range<usize>> = chunks.collect();
    if let (Some(first), Some(last)) = (left.first(), cells.last_mut()) {
        sure = false;
        last.extend(slice(rest, first.start..rest.len()));
    } else if others == 0
        && let Some(last) = cells.last_mut()
    {
        last.extend(pieces(rest));
    }
    Some((cells, sure))
}

/// Values that follow each other from a place on, at most one more than wanted, and the place after them.
fn items(words: &[Word<'_>], from: usize, most: usize) -> (Vec<Range<usize>>, usize) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    while found.len() <= most {
        let start = at;
        at += opening(words, start);
        if !starts_value(words, at) || (most <= 1 && is_name(words, at)) {
            at = start;
            break;
        }
        at += 1;
        let alone = words.get(start).is_some_and(|word| is_dash(word.text()));
        while !alone && goes_on(words, start, at) {
            at += 1;
        }
        found.push(start..at);
    }
    (found, at)
}

/// How many words a value begins with before its figure: "Đạt từ 80%", "Trên 90%".
fn opening(words: &[Word<'_>], at: usize) -> usize {
    const MOST: usize = 4;
    let capital = |word: &Word<'_>| word.text().starts_with(is_upper);
    if !words.get(at).is_some_and(capital) {
        return 0;
    }
    let Some(count) = (1..=MOST).find(|count| starts_value(words, at + count)) else {
        return 0;
    };
    let said = joined(words.get(at..at + count).unwrap_or_default());
    let mut rest = said.as_str();
    while let Some(after) = VALUES.after(rest) {
        rest = after.trim_start();
    }
    if rest.is_empty() { count } else { 0 }
}

/// Whether a word goes on with the value that began before it.
fn goes_on(words: &[Word<'_>], start: usize, at: usize) -> bool {
    let (Some(word), Some(last)) = (words.get(at), words.get(at - 1)) else {
        return false;
    };
    let text = word.text();
    let own = words.get(start..at).unwrap_or_default();
    if is_broken_range(words, start, at) {
        return at - start < 12;
    }
    let open = own.iter().filter(|word| word.text().contains('(')).count()
        > own.iter().filter(|word| word.text().contains(')')).count();
    if is_comparison(last.text())
        || last.text().ends_with(';')
        || open
        || (text.starts_with('(') && !word.after_gap)
        || text == "%"
    {
        return at - start < 12;
    }
    if text.starts_with('(') {
        return at - start < 12 && text.contains(|c: char| c.is_ascii_digit());
    }
    if starts_value(words, at) {
        return false;
    }
    let short = is_acronym(text);
    let body = BODY.begin(text);
    let small = text.starts_with(is_lower);
    at - start < 12 && ((short && !body && !word.after_gap) || small)
}

/// "12 -" and "13%" on the next line: whether a word is the dash of a range that a line broke, or the number behind it.
fn is_broken_range(words: &[Word<'_>], start: usize, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let broken = |dash: usize| {
        let (Some(before), Some(own), Some(behind)) = (
            dash.checked_sub(1).and_then(|at| words.get(at)),
            words.get(dash),
            words.get(dash + 1),
        ) else {
            return false;
        };
        dash > start
            && is_dash(own.text())
            && !own.starts_line
            && behind.starts_line
            && before.text().trim_end_matches('%').ends_with(digit)
            && behind.text().starts_with(digit)
    };
    broken(at) || at.checked_sub(1).is_some_and(broken)
}

fn starts_value(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let text = word.text();
    if is_dash(text) {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let beside = before.is_some_and(|before| {
            is_dash(before.text())
                || before.text().ends_with('%')
                || before.text().contains(|c: char| c.is_ascii_digit())
        });
        let next = words.get(at + 1).is_some_and(|next| {
            !next.starts_line
                && (next.text().starts_with(|c: char| c.is_ascii_digit()) || is_dash(next.text()))
        });
        return next
            || beside
            || (word.starts_line && words.get(at + 1).is_none_or(|next| next.starts_line));
    }
    let number = text.trim_start_matches(['≥', '≤', '>', '<', '=']);
    let compared = number.len() < text.len();
    number.starts_with(|c: char| c.is_ascii_digit()) || (compared && number.is_empty())
}

/// "5G": no value where only one is wanted.
fn is_name(words: &[Word<'_>], at: usize) -> bool {
    let text = words.get(at).map_or("", |word| word.text());
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(is_alphabetic)
}

pub(super) fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—")
}

fn is_comparison(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '≥' | '≤' | '>' | '<' | '='))
}

/// Where the unit begins that stands before values.
fn unit(words: &[Word<'_>], at: usize) -> Option<usize> {
    let near = at.saturating_sub(6);
    let own = words.get(near..at)?;
    // "% tổng chi NSNN"
    let share = own.iter().rposition(|word| word.text() == "%");
    share.map(|place| near + place).or_else(|| named(words, at))
}

/// Where a unit in words begins: "Cấp độ" behind a name, or one thing that is counted.
fn named(words: &[Word<'_>], at: usize) -> Option<usize> {
    let begins = |from: &usize| {
        words
            .get(*from)
            .is_some_and(|word| word.text().starts_with(is_upper) && !is_acronym(word.text()))
    };
    let capital = (at.saturating_sub(2).max(1)..at).rev().find(begins);
    let has_sign = words
        .get(at..)
        .is_some_and(|values| values.iter().any(|word| word.text().contains('%')));
    let is_thing = |from: &usize| {
        let text = joined(words.get(*from..at).unwrap_or_default());
        let tagged = Tagged::of(Lexicon::builtin(), &text);
        matches!(tagged.units.as_slice(), [unit] if unit.tags.meets(COUNTED))
    };
    let things = || (at.saturating_sub(3).max(1)..at).find(is_thing);
    capital.or_else(|| things().filter(|_| !has_sign))
}

/// What units are that are words.
const COUNTED: Tags = Tags::of(&[Tag::Thing, Tag::Measure, Tag::Money, Tag::Scale, Tag::Time]);

pub(super) fn is_acronym(text: &str) -> bool {
    text.chars().filter(|c| is_alphabetic(*c)).count() >= 2 && !text.contains(is_lower)
}

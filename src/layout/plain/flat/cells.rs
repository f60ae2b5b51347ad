//! The words of a row → its cells.

use super::head::{Head, Holds};
use super::spoken;
use super::word::{Word, joined, pieces};
use crate::layout::plain::phrases::{
    ACTIVITY, BODY, CUT_OFF, ORGANISED, PLURAL, UNFINISHED_BODY, VALUES, WHEN, WHEN_COUNTED,
};
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

/// The cells of a row of tasks: each begins with a capital, and is told by what it begins with.
///
/// Of all ways to lay them into the columns, in order, the one is taken where most stand in a column that holds such.
fn tasks<'t>(words: &[Word<'t>], holds: &[Holds]) -> (Vec<CellLines<'t>>, bool) {
    let mut cells: Vec<CellLines<'t>> = vec![Vec::new(); holds.len()];
    let chunks = chunks(words);
    let looks: Vec<Holds> = chunks
        .iter()
        .map(|range| look(words.get(range.clone()).unwrap_or_default()))
        .collect();
    // For each cell and column: the best score with the cell there, and the column of the cell before.
    let mut ways: Vec<Vec<(i32, usize)>> = Vec::with_capacity(chunks.len());
    for look in &looks {
        let before = ways.last();
        let best = |column: usize| {
            let Some(before) = before else {
                return (if column == 0 { 0 } else { NEVER }, 0);
            };
            let from = (0..=column).filter_map(|from| {
                let (score, _) = before.get(from)?;
                // Of columns that hold the same the first.
                let place = i32::try_from(column).unwrap_or_default();
                Some((score + step(holds, from, column, *look) * 16 - place, from))
            });
            from.max_by_key(|(score, from)| (*score, *from))
                .unwrap_or((NEVER, 0))
        };
        ways.push((0..holds.len()).map(best).collect());
    }
    let last = ways.last().and_then(|row| {
        (0..row.len()).max_by_key(|at| (row.get(*at).map_or(NEVER, |way| way.0), usize::MAX - at))
    });
    let mut places = Vec::with_capacity(chunks.len());
    let mut at = last.unwrap_or_default();
    for row in ways.iter().rev() {
        places.push(at);
        at = row.get(at).map_or(0, |way| way.1);
    }
    places.reverse();
    let mut sure = true;
    for (index, (range, place)) in chunks.into_iter().zip(&places).enumerate() {
        if let Some(from) = index.checked_sub(1).and_then(|before| places.get(before)) {
            sure &= looks
                .get(index)
                .is_none_or(|look| step(holds, *from, *place, *look) >= 0);
        }
        if let Some(cell) = cells.get_mut(*place) {
            cell.extend(pieces(words.get(range).unwrap_or_default()));
        }
    }
    (cells, sure)
}

const NEVER: i32 = -1000;

/// How well the next cell stands in a column, or goes on with the cell that stands there.
fn step(holds: &[Holds], from: usize, to: usize, look: Holds) -> i32 {
    let column = |at: usize| holds.get(at).copied().unwrap_or(Holds::Text);
    let textual = |at: usize| at < holds.len() && matches!(column(at), Holds::Text | Holds::Name);
    if from == to {
        return match (look, column(to)) {
            (Holds::Text, Holds::Name) if textual(to + 1) => -1,
            (Holds::Text, Holds::Text | Holds::Name) | (Holds::Time, Holds::Time) => 0,
            (Holds::Body | Holds::Time, Holds::Name) => -2,
            (Holds::Text | Holds::Body, _) => -1,
            _ => -3,
        };
    }
    match (look, column(to)) {
        (Holds::Body, Holds::Body) | (Holds::Time, Holds::Time) => 3,
        (Holds::Text, Holds::Text) => 2,
        (Holds::Body | Holds::Time, Holds::Text) => 0,
        (Holds::Text, Holds::Time) => -1,
        (Holds::Text, Holds::Body) => -2,
        _ => -3,
    }
}

/// What a cell looks like: bodies, a time, anything else.
fn look(words: &[Word<'_>]) -> Holds {
    let near = joined(words.get(..words.len().min(6)).unwrap_or_default());
    if BODY.begin(&near) && (!ACTIVITY.begin(&near) || ORGANISED.begin(&near)) {
        Holds::Body
    } else if begins_time(&near) || names_day(words) {
        Holds::Time
    } else {
        Holds::Text
    }
}

/// Whether a day stands among the first words: "Khảo sát lần 1 trước ngày 20/11, sau đó định kỳ".
fn names_day(words: &[Word<'_>]) -> bool {
    let is_day = |text: &str| {
        let mut parts = text.split('/');
        let number = |part: Option<&str>| part.is_some_and(|part| part.parse::<u8>().is_ok());
        number(parts.next()) && number(parts.next())
    };
    let near = words.get(..words.len().min(14)).unwrap_or_default();
    let mut pairs = near.windows(2);
    pairs.any(
        |pair| matches!(pair, [lead, day] if WHEN_COUNTED.begin(lead.text()) && is_day(day.text())),
    )
}

fn begins_time(text: &str) -> bool {
    let counted = WHEN_COUNTED.after(text).is_some_and(|rest| {
        rest.trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V'))
    });
    let year = text.starts_with("20") && text.bytes().take_while(u8::is_ascii_digit).count() == 4;
    let dated = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('/');
    WHEN.begin(text) || counted || year || dated
}

/// Parts the words of a row into cells.
fn chunks(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in 1..words.len() {
        if begins_cell(
            words.get(from..at).unwrap_or_default(),
            words.get(at..).unwrap_or_default(),
        ) {
            found.push(from..at);
            from = at;
        }
    }
    if from < words.len() {
        found.push(from..words.len());
    }
    found
}

/// Whether the next words begin a cell after the open one.
fn begins_cell(open: &[Word<'_>], rest: &[Word<'_>]) -> bool {
    let (Some(last), Some(word)) = (open.last(), rest.first()) else {
        return false;
    };
    let text = word.text();
    let end = last.text();
    let unfinished = end.ends_with([',', ';', '-', '–', '(', '&', '/']) || CUT_OFF.end(end);
    let capital = text.starts_with(|c: char| is_upper(c) || matches!(c, '“' | '"'));
    if !capital || unfinished {
        let year = word.after_gap && !unfinished && text.starts_with("20") && text.len() == 4;
        return year;
    }
    let near = joined(rest.get(..rest.len().min(5)).unwrap_or_default());
    let body = BODY.begin(&near) && !ACTIVITY.begin(&near);
    let acronym = is_acronym(text);
    if acronym && !body {
        return false;
    }
    let from = open
        .iter()
        .rposition(|word| word.text().starts_with(is_upper))
        .unwrap_or_default();
    if body
        && !PLURAL.begin(text)
        && UNFINISHED_BODY.are(&joined(open.get(from..).unwrap_or_default()))
    {
        return false;
    }
    if word.starts_line || word.after_blanks {
        return true;
    }
    // "Luật Cán bộ", "CQ UBND": one name.
    let short = is_acronym(end);
    let named = end.starts_with(is_upper) && (!short || acronym);
    !named && (body || begins_time(&near))
}

pub(super) fn is_acronym(text: &str) -> bool {
    text.chars().filter(|c| is_alphabetic(*c)).count() >= 2 && !text.contains(is_lower)
}

//! The words of a row of tasks → its cells.

use super::cells::is_acronym;
use super::head::Holds;
use super::word::{Word, joined, pieces};
use crate::layout::plain::phrases::{
    ACTIVITY, BODY, CUT_OFF, ORGANISED, PLURAL, UNFINISHED_BODY, WHEN, WHEN_COUNTED,
};
use crate::layout::plain::rows::CellLines;
use crate::text::letter::is_upper;
use std::ops::Range;

/// The cells of a row of tasks: each begins with a capital, and is told by what it begins with.
///
/// Of all ways to lay them into the columns, in order, the one is taken where most stand in a column that holds such.
pub(super) fn tasks<'t>(words: &[Word<'t>], holds: &[Holds]) -> (Vec<CellLines<'t>>, bool) {
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
        |pair| matches!(pair, [lead, day] if is_day(day.text()) && WHEN_COUNTED.begin(lead.text())),
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
pub(super) fn chunks(words: &[Word<'_>]) -> Vec<Range<usize>> {
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
    let capital = text.starts_with(|c: char| is_upper(c) || matches!(c, '“' | '"'));
    let year = word.after_gap && text.starts_with("20") && text.len() == 4;
    // Most words do neither.
    if !capital && !year {
        return false;
    }
    let unfinished = end.ends_with([',', ';', '-', '–', '(', '&', '/']) || CUT_OFF.end(end);
    if !capital || unfinished {
        return !unfinished;
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

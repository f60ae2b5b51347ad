//! Rows of values that are words: "Có | Duy trì | Nâng cấp", "- | - | Đáp ứng".

use super::cells::{is_acronym, is_dash};
use super::head::Holds;
use super::word::{Word, joined, pieces};
use crate::layout::plain::phrases::{ACTIVITY, BODY, CUT_OFF};
use crate::layout::plain::rows::CellLines;
use crate::text::letter::is_upper;
use std::ops::Range;

/// Fewer columns of words are not told from the words of a name.
const FEWEST: usize = 3;

/// The cells of a row whose values are words.
///
/// They are taken only where nothing is left to chance: behind a blank line as many dashes and words that begin with a
/// capital as there are columns of values, a body behind them, and only one blank line where it comes out so.
pub(super) fn cells<'t>(words: &[Word<'t>], holds: &[Holds]) -> Option<(Vec<CellLines<'t>>, bool)> {
    let count = holds.iter().filter(|holds| **holds == Holds::Value).count();
    let [first, .., Holds::Body] = holds else {
        return None;
    };
    let plain = |holds: &Holds| matches!(holds, Holds::Value | Holds::Body);
    let rest = holds.get(1..)?;
    if count < FEWEST
        || *first == Holds::Value
        || rest.len() != count + 1
        || !rest.iter().all(plain)
    {
        return None;
    }
    let owner = (1..words.len()).find(|at| begins_body(words, *at))?;
    let mut fits = (1..owner).filter_map(|at| {
        let begins = words.get(at).is_some_and(|word| word.after_gap);
        let values = values(words, at, owner).filter(|_| begins)?;
        (values.len() == count).then_some((at, values))
    });
    let (at, values) = fits.next()?;
    if fits.next().is_some() {
        return None;
    }
    let slice = |range: Range<usize>| pieces(words.get(range).unwrap_or_default());
    let mut cells = vec![slice(0..at)];
    cells.extend(values.into_iter().map(slice));
    cells.push(slice(owner..words.len()));
    Some((cells, true))
}

/// Whether a body begins at the start of a line, and no value stands behind it.
fn begins_body(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| word.starts_line) else {
        return false;
    };
    let near = joined(words.get(at..words.len().min(at + 6)).unwrap_or_default());
    word.text().starts_with(is_upper) && BODY.begin(&near) && !ACTIVITY.begin(&near)
}

/// Dashes and words, each beginning with a capital, from one place to another.
fn values(words: &[Word<'_>], from: usize, to: usize) -> Option<Vec<Range<usize>>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in from..to {
        let text = words.get(at)?.text();
        let before = words.get(at - 1)?.text();
        let unfinished = before.ends_with([',', ';', '/', '(', '&']) || CUT_OFF.end(before);
        let capital = text.starts_with(is_upper) && !is_acronym(text) && !unfinished;
        match found.last_mut() {
            _ if is_dash(text) || at == from || capital || is_dash(before) => {
                found.push(at..at + 1);
            }
            Some(last) => last.end = at + 1,
            None => return None,
        }
    }
    let begins = |range: &Range<usize>| {
        let text = words.get(range.start).map_or("", |word| word.text());
        is_dash(text) || text.starts_with(is_upper)
    };
    found.iter().all(begins).then_some(found)
}

//! The gaps between words that part columns.

use super::line::{Line, Word};

/// A stretch without words from left to right.
pub(super) type Gap = (i32, i32);

/// How wide a gap is that parts columns by itself, by the size of the letters.
pub(super) fn wide(line: &Line) -> i32 {
    line.size * 12 / 10
}

/// How wide a gap is that may part columns.
fn slight(line: &Line) -> i32 {
    line.size * 45 / 100
}

/// How wide a gap between words of a line has to be to leave free what is free above it: where
/// words stand closer elsewhere on the line less is enough.
pub(super) fn least(line: &Line) -> i32 {
    let pairs = line.words.windows(2);
    let closest = pairs.filter_map(|pair| match pair {
        [one, two] => Some(two.left - one.right),
        _ => None,
    });
    let closest = closest.min().unwrap_or_default().max(line.size / 5);
    (closest * 16 / 10).max(slight(line)).min(wide(line))
}

/// What a line leaves free of gaps, if it leaves something of each.
pub(super) fn all_free(gaps: &[Gap], line: &Line) -> Option<Vec<Gap>> {
    let mut all = Vec::new();
    for gap in gaps {
        let left = free(*gap, line);
        if left.is_empty() {
            return None;
        }
        all.extend(left);
    }
    Some(all)
}

/// The gaps between words that may part columns.
pub(super) fn gaps(mut words: Vec<&Word>, line: &Line) -> Vec<Gap> {
    let wide = least(line);
    words.sort_by_key(|word| word.left);
    let mut gaps = Vec::new();
    let mut right = words.first().map_or(0, |word| word.right);
    for word in words {
        if word.left - right >= wide {
            gaps.push((right, word.left));
        }
        right = right.max(word.right);
    }
    gaps
}

/// What a line leaves free of a gap: what lies beside the line, or between words that stand as far
/// apart as columns do.
fn free(gap: Gap, line: &Line) -> Vec<Gap> {
    let least = least(line);
    let lefts = line.words.iter().map(|word| word.left).chain([i32::MAX]);
    let rights = [i32::MIN]
        .into_iter()
        .chain(line.words.iter().map(|word| word.right));
    rights
        .zip(lefts)
        .filter(|(right, left)| left.saturating_sub(*right) >= least)
        .map(|(right, left)| (right.max(gap.0), left.min(gap.1)))
        .filter(|(from, to)| to - from >= slight(line))
        .collect()
}

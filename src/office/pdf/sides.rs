//! Where the running text of pages begins and ends.

use super::line::Line;

/// Of fewer lines none need be full: the text is then held to stand in the middle of the page.
const FEW: usize = 8;
/// So many lines that end at one place end at the edge of the text.
const MANY: usize = 3;
/// Lines end at one place if they end so near to each other.
const NEAR: i32 = 200;

/// The left and the right edge of the lines of pages of one width.
pub(super) fn edges(lines: &[&Line], width: i32) -> (i32, i32) {
    let mut lefts: Vec<i32> = lines.iter().map(|line| line.left()).collect();
    let mut rights: Vec<i32> = lines.iter().map(|line| line.right()).collect();
    lefts.sort_unstable();
    rights.sort_unstable();
    // A few lines may stand out of the text.
    let left = lefts.get(lefts.len() / 50).copied().unwrap_or_default();
    let most = rights.get(rights.len().saturating_sub(1 + rights.len() / 50));
    let mut right = most.copied().unwrap_or(width);
    let there = |at: &&i32| (**at - right).abs() <= NEAR;
    if rights.iter().filter(there).count() < MANY {
        // No edge that lines are set to: the longest tells the most of it, or those set in the middle.
        right = rights.last().copied().unwrap_or(right);
        right = right.max(middle(lines, left, width).map_or(right, |middle| middle * 2 - left));
    }
    if rights.len() < FEW {
        right = right.max(width - left);
    }
    (left, right)
}

/// The middle around which lines are set: that of several lines that begin at several places.
fn middle(lines: &[&Line], left: i32, width: i32) -> Option<i32> {
    let inner = lines.iter().filter(|line| line.left() - left > line.size);
    let mut all: Vec<(i32, i32)> = inner
        .map(|line| (line.left().midpoint(line.right()), line.left()))
        .filter(|(middle, _)| (middle * 2 - width).abs() <= width / 10)
        .collect();
    all.sort_unstable();
    let places = |run: &[(i32, i32)]| {
        let mut lefts: Vec<i32> = run.iter().map(|(_, left)| *left).collect();
        lefts.sort_unstable();
        lefts.dedup_by(|next, last| *next - *last <= NEAR);
        lefts.len()
    };
    let runs = all.chunk_by(|a, b| b.0 - a.0 <= NEAR / 4);
    let centred = runs.filter(|run| run.len() >= MANY && places(run) >= MANY);
    let most = centred.max_by_key(|run| run.len())?;
    most.get(most.len() / 2).map(|(middle, _)| *middle)
}

#[cfg(test)]
mod tests {
    use super::super::letter::Turn;
    use super::super::line::{lines, tests::set};
    use super::*;

    fn of(page: &[(i32, &str)]) -> (i32, i32) {
        let mut letters = Vec::new();
        for (y, (x, text)) in (1..).zip(page) {
            letters.extend(set(text, *x, y * 1500, 1000));
        }
        let lines = lines(&letters, Turn::Upright);
        edges(&lines.iter().collect::<Vec<_>>(), 60_000)
    }

    #[test]
    fn an_edge_that_lines_are_set_to() {
        let full = "một hai ba bốn năm sáu bảy tám chín mười";
        let mut page = vec![(8000, full); 60];
        page.push((8000, "một hai ba bốn năm sáu bảy tám chín mười một"));
        assert_eq!(of(&page), (8000, 28_000));
    }

    #[test]
    fn short_lines_tell_by_the_longest_or_the_middle() {
        let full = "một hai ba bốn năm sáu bảy tám chín mười";
        let ends = full.char_indices().map(|(at, _)| (8000, &full[..at]));
        let mut page: Vec<(i32, &str)> = ends.skip(1).chain([(8000, full)]).collect();
        assert_eq!(of(&page), (8000, 28_000));
        page.extend([(29_000, "%%%%"), (29_500, "90"), (28_500, "Năm 12")]);
        assert_eq!(of(&page), (8000, 52_000));
    }
}

//! Letterheads that stand on one line.

use super::line::Line;
use super::phrases::{LETTERHEAD, OPENS, words};
use super::signs::{is_rule, is_shouted};
use crate::layout::builder::Piece;

/// The parts of a line that holds several lines of a letterhead: "UBND XÃ AN HÒA ____ Số: 45/KH-UBND".
///
/// They are parted where a line is drawn, and where after capitals a phrase begins that opens a block.
pub(super) fn parts<'t>(line: &Line<'t>) -> Option<Vec<Piece<'t>>> {
    if !LETTERHEAD.begin(line.text) {
        return None;
    }
    let mut cuts = vec![0];
    let mut before = 0;
    for word in line.text.split(' ') {
        let at = word.as_ptr() as usize - line.text.as_ptr() as usize;
        let rest = line.text.get(at..).unwrap_or_default();
        let own = line.text.get(before..at).unwrap_or_default();
        let drawn = is_drawn(word);
        let after_drawn = own.trim_end().rsplit(' ').next().is_some_and(is_drawn);
        let opens = is_shouted(own) && !is_shouted(word) && (OPENS.begin(rest) || is_number(rest));
        let many = words(own).nth(1).is_some();
        if at > before && (drawn || after_drawn || (opens && many)) {
            cuts.push(at);
            before = at;
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([line.text.len()]);
    let parts: Vec<Piece<'t>> = cuts
        .iter()
        .zip(ends)
        .filter_map(|(from, to)| line.text.get(*from..to))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| line.part(part))
        .collect();
    (parts.len() > 1).then_some(parts)
}

fn is_drawn(word: &str) -> bool {
    word.chars().count() > 2 && is_rule(word)
}

/// "Số: 45/KH-UBND"
fn is_number(text: &str) -> bool {
    let mut parts = text.splitn(2, ':');
    let name = parts.next().unwrap_or_default();
    name.chars().count() <= 3
        && parts
            .next()
            .is_some_and(|number| number.contains(['/', '-']))
}

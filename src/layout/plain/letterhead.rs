//! Letterheads that stand on one line.

use super::line::Line;
use super::phrases::{LETTERHEAD, OPENS, STATE, TITLE, words};
use super::signs::{is_rule, is_shouted};
use crate::layout::builder::Piece;

/// The parts of a line that holds several lines of a letterhead: "UBND XÃ AN HÒA ____ Số: 45/KH-UBND".
///
/// They are parted where a line is drawn, and where after capitals a phrase begins that opens a block.
pub(super) fn parts<'t>(line: &Line<'t>) -> Option<Vec<Piece<'t>>> {
    let begins = LETTERHEAD.begin(line.text);
    // Most lines say nothing in capitals.
    if !begins && !line.text.split(' ').take(2).all(is_shouted) {
        return None;
    }
    let mut cuts = vec![0];
    let mut before = 0;
    let mut parts = Stated::default();
    for word in line.text.split(' ') {
        let at = word.as_ptr() as usize - line.text.as_ptr() as usize;
        let rest = line.text.get(at..).unwrap_or_default();
        let own = line.text.get(before..at).unwrap_or_default();
        let drawn = is_drawn(word);
        let after_drawn = own.trim_end().rsplit(' ').next().is_some_and(is_drawn);
        let opens = is_shouted(own) && !is_shouted(word) && (OPENS.begin(rest) || is_number(rest));
        let many = words(own).nth(1).is_some();
        let stated = parts.part(rest);
        if at > before && (drawn || after_drawn || (opens && many) || stated) {
            cuts.push(at);
            before = at;
        }
    }
    if !begins && !parts.is_named {
        return None;
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

/// How far a line has come that holds the name of the state.
#[derive(Default)]
struct Stated {
    /// How much of the line is left behind its name, its motto or the kind of the document.
    left: Option<usize>,
    is_named: bool,
    is_titled: bool,
}

impl Stated {
    /// Whether a part begins where this is left of the line.
    fn part(&mut self, rest: &str) -> bool {
        let name = STATE.after(rest);
        // "… năm 2026 KẾ HOẠCH Tổ chức hội nghị": the kind, and behind it the title.
        let shouted = |behind: &&str| {
            let kind = rest.strip_suffix(*behind).unwrap_or_default();
            self.is_named && !self.is_titled && is_shouted(kind)
        };
        let kind = TITLE.after(rest).filter(shouted);
        self.is_named |= name.is_some();
        self.is_titled |= kind.is_some();
        if let Some(behind) = name.or(kind) {
            self.left = Some(behind.len());
            return true;
        }
        let ends = self.left.is_some_and(|left| rest.len() < left);
        if ends {
            self.left = None;
        }
        ends
    }
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

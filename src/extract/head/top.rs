//! What stands above the title: the body, the number, the day, and what is no word of the plan's own.

use super::number::{number, printed_number, torn_number};
use crate::document::{PartialDate, Province};
use crate::extract::citation::{ends_in_kind, is_body};
use crate::extract::date;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, is_shouted, starts_upper};
use crate::layout::{Block, Shape};
use crate::text::letter::{is_alphanumeric, next_byte};
use std::ops::Range;

lists! {
    /// Parts of a commune and groups in it, which are no bodies of the state.
    UNIT "unit-of-commune";
    /// The name of the state, the motto, the name of the Party.
    STATE "state-name";
    /// Before the gap that a draft leaves for a day or a month.
    GAP "gap-before";
    /// Words for areas.
    AREA "after-name";
    /// What is stamped on a letterhead.
    MARK "letterhead-mark";
    /// What stands before the day where the parts of a head are named.
    ISSUED "issued-field";
}

/// A stretch of the top, between signs and ends of blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    /// Its words.
    pub(super) words: Stretch<'t>,
    /// The block it stands in.
    pub(super) block: usize,
}

/// The pieces of the blocks at the top: cells, and what bars, rules and signs of emphasis part.
pub(super) fn pieces<'t>(whole: Stretch<'t>, blocks: &[Block]) -> Vec<Piece<'t>> {
    let mut found = Vec::new();
    for (block, one) in blocks.iter().enumerate() {
        match &one.shape {
            Shape::Furniture => {}
            Shape::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for cell in cells {
                    part(whole, cell.words.clone(), block, &mut found);
                }
            }
            Shape::Heading(_) | Shape::Text | Shape::Note => {
                part(whole, one.whole.clone(), block, &mut found);
            }
        }
    }
    found
}

fn part<'t>(whole: Stretch<'t>, range: Range<usize>, block: usize, found: &mut Vec<Piece<'t>>) {
    let words = whole.slice(range);
    let (mut start, mut at) = (0, 0);
    let mut push = |from: usize, to: usize| {
        let words = words
            .slice(from..to)
            .trim_matches(|c| c.is_whitespace() || matches!(c, '#' | '_'));
        if words.text.contains(is_alphanumeric) {
            found.push(Piece { words, block });
        }
    };
    let may_part = |byte: u8| {
        matches!(
            byte,
            b'_' | b'-' | b'=' | b'*' | b'.' | b'|' | b'\n' | b'\t' | 0xE2
        )
    };
    while let Some(next) = next_byte(words.text.as_bytes(), at, may_part) {
        at = next;
        let rest = words.text.get(at..).unwrap_or_default();
        let length = rule(rest);
        // "ngày ..... tháng ..... năm 2026"
        let is_gap = length > 0
            && rest.starts_with(['.', '…', '_'])
            && GAP.before(words.until(at).last(20).trim_end()).is_some();
        if is_gap {
            at += length;
        } else if length > 0 {
            push(start, at);
            at += length;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    push(start, words.text.len());
}

/// The length of what parts two pieces: a bar, a drawn line, a sign of emphasis.
fn rule(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    let run = rest.len() - rest.trim_start_matches(first).len();
    let drawn = matches!(first, '_' | '-' | '–' | '—' | '=' | '*' | '.' | '…')
        && run >= 3 * first.len_utf8();
    let parts = matches!(first, '|' | '*' | '\n' | '\t');
    if drawn || parts { run } else { 0 }
}

/// What was read above the title.
#[derive(Debug, Default)]
pub(super) struct Top<'t> {
    /// The number, with its words.
    pub(super) number: Option<(String, Stretch<'t>)>,
    /// The day, with its words.
    pub(super) day: Option<(PartialDate, Stretch<'t>)>,
    /// The bodies, from the highest to the one that issues: each line by line.
    pub(super) bodies: Vec<Vec<Stretch<'t>>>,
    /// Whether a number, a day or the name of the state makes it a letterhead.
    pub(super) is_letterhead: bool,
}

/// Reads the pieces above the title.
pub(super) fn top<'t>(pieces: &[Piece<'t>]) -> Top<'t> {
    let mut top = Top::default();
    let mut state = State::default();
    let (mut is_open, mut is_over, mut is_waiting) = (false, false, false);
    let mut torn = None;
    for piece in pieces {
        let mut rest = piece.words;
        // "Số:" and "77/KH-UBND" on the next line.
        if std::mem::take(&mut is_waiting)
            && let Some((Landmark::Number(number, words), length)) = printed_number(rest)
        {
            top.number.get_or_insert((number, words));
            rest = rest.from(length).trim();
        }
        while !rest.is_empty() {
            if let Some((number, words)) = torn.and_then(|digits| torn_number(digits, rest)) {
                rest = rest.from(words.text.len()).trim();
                top.number.get_or_insert((number, words));
                torn = None;
                continue;
            }
            let (words, landmark, after) = next(rest, &mut state);
            let words = words.trim_matches(|c| !is_alphanumeric(c) && c != '.' && c != ')');
            // "Ban quản trị xin đăng toàn văn chương trình này:" is a sentence.
            let is_said = after.is_empty() && rest.text.ends_with(':') && !is_shouted(words.text);
            if !words.is_empty() && !is_over && !is_said && !is_mark(words) {
                is_open = body(&mut top.bodies, words, is_open);
            }
            top.is_letterhead |= landmark.is_some();
            let last = top.bodies.last().and_then(|body| body.last());
            let named = Some(words).filter(|words| !words.is_empty());
            let named = named.or(last.copied().filter(|_| is_open));
            match landmark {
                // "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT": a body named by what founded it.
                Some(Landmark::Number(..)) if named.is_some_and(ends_in_kind) => is_open = false,
                Some(Landmark::Number(number, words)) => {
                    top.number.get_or_insert((number, words));
                    is_over = !top.bodies.is_empty();
                    is_open = false;
                }
                Some(Landmark::OpenNumber) => {
                    is_waiting = after.is_empty();
                    is_over = !top.bodies.is_empty();
                    is_open = false;
                }
                Some(Landmark::TornNumber(digits)) => {
                    torn = Some(digits);
                    is_over = !top.bodies.is_empty();
                    is_open = false;
                }
                Some(Landmark::Day(day, words)) => {
                    top.day.get_or_insert((day, words));
                    is_open = false;
                }
                Some(Landmark::State) | None => {}
            }
            rest = after;
        }
    }
    top
}

/// "DỰ THẢO", "Dự thảo lần 2": no part of a name.
fn is_mark(words: Stretch<'_>) -> bool {
    let behind = MARK.after(words).map(|behind| behind.text.trim());
    behind.is_some_and(|behind| behind.starts_with('(') || !behind.contains(char::is_alphabetic))
}

/// Adds words to the bodies; whether the last of them may go on.
fn body<'t>(bodies: &mut Vec<Vec<Stretch<'t>>>, words: Stretch<'t>, is_open: bool) -> bool {
    let short = words.text.len() < 220;
    // "ỦY BAN NHÂN DÂN XÃ", below it "HỘI AN".
    let open = bodies
        .last()
        .and_then(|body| body.last())
        .filter(|_| is_open);
    let is_cut = open.is_some_and(|open| super::area::AREAS.before(*open).is_some());
    let of_area = is_open && (is_cut || AREA.begin(words));
    // "THÔN 3" below "UBND XÃ GIAO MINH".
    let is_unit = !is_cut && open.is_some() && is_shouted(words.text) && UNIT.begin(words);
    if short && starts_upper(words.text) && (is_body(words) || is_unit) && !of_area {
        bodies.extend(parted(words).map(|body| vec![body]));
        return true;
    }
    if is_open && short && (is_shouted(words.text) || of_area) {
        bodies.extend(bodies.is_empty().then(Vec::new));
        if let Some(open) = bodies.last_mut() {
            open.push(words);
        }
        return true;
    }
    false
}

/// "UBND TỈNH NINH BÌNH SỞ NỘI VỤ": two bodies on one line, where the first ends in the name of a place.
fn parted(words: Stretch<'_>) -> impl Iterator<Item = Stretch<'_>> {
    let mut cut = None;
    if is_shouted(words.text) {
        let mut area_since = None;
        for (at, _) in word_starts(words) {
            let rest = words.from(at);
            let named = area_since.is_some_and(|since: usize| is_named(words.slice(since..at)));
            if named && is_body(rest) && rest.trim().text.contains(' ') && !AREA.begin(rest) {
                cut = Some(at);
                break;
            }
            if super::area::AREAS.begin(rest) {
                area_since = Some(at);
            }
        }
    }
    let (first, second) = match cut {
        Some(at) => (words.until(at).trim(), Some(words.from(at))),
        None => (words, None),
    };
    std::iter::once(first).chain(second)
}

/// Whether the word for an area has its name behind it: "XÃ TÂN HỘI" goes on with what else begins the name of a body.
fn is_named(area: Stretch<'_>) -> bool {
    let name = super::area::AREAS.after(area).map(Stretch::trim);
    name.is_some_and(|name| name.text.contains(' ') || Province::find(name.text).is_some())
}

fn word_starts(words: Stretch<'_>) -> impl Iterator<Item = (usize, char)> {
    let mut inside = false;
    words.text.char_indices().filter(move |(_, c)| {
        let starts = !inside && is_alphanumeric(*c);
        inside = is_alphanumeric(*c);
        starts
    })
}

/// What is no name of a body.
pub(super) enum Landmark<'t> {
    Number(String, Stretch<'t>),
    /// "Số:    /KH-UBND": a draft's.
    OpenNumber,
    /// "Số: 17": the rest of it stands on a line further down.
    TornNumber(&'t str),
    Day(PartialDate, Stretch<'t>),
    State,
}

/// How far into a name of the state the words above have come, where a line cut it.
#[derive(Default)]
struct State {
    open: Option<(usize, usize)>,
}

/// The words before the next landmark, the landmark, and the words after it.
fn next<'t>(
    words: Stretch<'t>,
    state: &mut State,
) -> (Stretch<'t>, Option<Landmark<'t>>, Stretch<'t>) {
    for (n, (at, _)) in word_starts(words).enumerate() {
        let rest = words.from(at);
        if let Some(length) = state.run(rest, n == 0) {
            return (
                words.until(at),
                Some(Landmark::State),
                rest.from(length).trim(),
            );
        }
        if let Some((landmark, length)) = number(rest) {
            return (words.until(at), Some(landmark), rest.from(length).trim());
        }
        if let Some((day, length)) = day(words, at) {
            let place = place_before(words.until(at));
            let landmark = Landmark::Day(day, words.slice(place..at + length));
            return (words.until(place), Some(landmark), rest.from(length).trim());
        }
    }
    (words, None, words.from(words.text.len()))
}

impl State {
    /// The length of a name of the state, or of as much of it as stands on a line.
    fn run(&mut self, rest: Stretch<'_>, is_first: bool) -> Option<usize> {
        if let Some((name, from)) = self.open.filter(|_| is_first) {
            let (taken, length) = run_of(rest, name, from);
            if taken > 0 {
                self.go_on(name, from + taken);
                return Some(length);
            }
        }
        for name in 0..STATE.iter().count() {
            let (taken, length) = run_of(rest, name, 0);
            // A name of a body may begin with two of the words: "Đảng Cộng sản".
            if taken >= 3 {
                self.go_on(name, taken);
                return Some(length);
            }
        }
        None
    }

    fn go_on(&mut self, name: usize, at: usize) {
        let words = STATE
            .iter()
            .nth(name)
            .map_or(0, |name| name.split(' ').count());
        self.open = (at < words).then_some((name, at));
    }
}

/// How many words of a name of the state, from one on, stand at the start, and their length.
fn run_of(rest: Stretch<'_>, name: usize, from: usize) -> (usize, usize) {
    let Some(name) = STATE.iter().nth(name) else {
        return (0, 0);
    };
    let (mut taken, mut at) = (0, 0);
    for word in name.split(' ').skip(from) {
        let next = rest.from(at).trim_start_matches(|c| !is_alphanumeric(c));
        let Some(after) = next
            .plain
            .strip_prefix(word)
            .filter(|after| !after.starts_with(is_alphanumeric))
        else {
            break;
        };
        at = rest.text.len() - after.len();
        taken += 1;
    }
    (taken, at)
}

/// "ngày 26 tháng 3 năm 2026" after a place and a comma, or right after the number.
fn day(words: Stretch<'_>, at: usize) -> Option<(PartialDate, usize)> {
    let rest = words.from(at);
    // "Ngày ban hành: 22/8/2026".
    if let Some(said) = ISSUED.after(rest).filter(|_| at == 0) {
        let said = said.trim_start_matches(|c: char| !is_alphanumeric(c));
        let (left, issued) = date::printed(said.plain).ok()?;
        return Some((issued?, rest.text.len() - left.len()));
    }
    if !date::is_announced(rest.plain) {
        return None;
    }
    let before = words.until(at).trim();
    // "Hà Nội ngày 06 tháng 4 năm 2023".
    let is_place = before.text.split(' ').count() < 6 && Province::find(before.text).is_some();
    let fits = before.is_empty() || before.text.ends_with(',') || is_place;
    let (left, issued) = date::printed(rest.plain).ok().filter(|_| fits)?;
    let end = rest.text.len() - left.len();
    // "ngày 31 tháng 4 năm 2026": the year of a day that the calendar has not.
    let year = || date::last_year(rest.plain.get(..end)?).map(PartialDate::year);
    Some((issued.or_else(year)?, end))
}

/// Where the place before a day begins: the words with capitals right before the comma.
fn place_before(before: Stretch<'_>) -> usize {
    let plain = before.text.trim_end().trim_end_matches(',');
    let mut start = plain.len();
    let words = plain.rsplit(' ').take(5);
    for word in words {
        let shouted = word.len() > 1 && is_shouted(word);
        if word.is_empty()
            || shouted
            || !word.starts_with(char::is_uppercase) && !word.starts_with(char::is_lowercase)
        {
            break;
        }
        let begin = word.as_ptr() as usize - before.text.as_ptr() as usize;
        start = begin;
    }
    start
}

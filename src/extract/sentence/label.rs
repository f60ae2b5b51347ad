//! Labels: the words of what is measured, as a target set prints them.

use super::piece::{Kind, Piece, Pieces};
use crate::extract::Text;
use crate::extract::footnote::without_marks;
use crate::lexicon::Tag;
use crate::text::letter::is_alphabetic;
use std::ops::Range;

/// The words of ranges of pieces; times, what belongs to the figure, and brackets longer than the rest are left out.
pub(super) fn of(text: &Text<'_>, pieces: &Pieces, ranges: &[Range<usize>]) -> String {
    let without = laid(text, pieces, ranges, 0);
    let mut all = ranges.iter().cloned().flatten();
    if !all.any(|at| is_aside(pieces, at)) {
        return tidy(&without);
    }
    let room = without.chars().count();
    tidy(&laid(text, pieces, ranges, room))
}

fn is_aside(pieces: &Pieces, at: usize) -> bool {
    let piece = pieces.all.get(at);
    piece.is_some_and(|piece| piece.kind == Kind::Aside)
}

/// The words with the brackets that are no longer than so many letters.
fn laid(text: &Text<'_>, pieces: &Pieces, ranges: &[Range<usize>], room: usize) -> String {
    let end = |at: usize| Some(pieces.all.get(at)?.range.clone());
    let bytes = ranges.iter().filter_map(|range| {
        let (first, last) = (end(range.start)?, end(range.end.checked_sub(1)?)?);
        last.end.checked_sub(first.start)
    });
    let mut out = String::with_capacity(bytes.sum::<usize>() + ranges.len());
    let mut before: Option<usize> = None;
    for at in ranges.iter().cloned().flatten() {
        let Some(piece) = pieces
            .all
            .get(at)
            .filter(|piece| is_kept(text, pieces, piece, room) && !strives_anew(pieces, at))
        else {
            continue;
        };
        let words = text.layout.words(piece.range.clone());
        let next_to = before.is_some_and(|before| before + 1 == at);
        let close = before.and_then(|before| pieces.all.get(before));
        let blank = match close {
            None => false,
            Some(close) if next_to => close.range.end < piece.range.start,
            Some(_) => !matches!(piece.kind, Kind::Sign(',' | '.' | ';' | ':' | '/' | ')')),
        };
        if blank {
            out.push(' ');
        }
        out.push_str(words);
        before = Some(at);
    }
    out
}

fn is_kept(text: &Text<'_>, pieces: &Pieces, piece: &Piece, room: usize) -> bool {
    match piece.kind {
        Kind::When(index) => pieces.whens.get(index).is_some_and(|when| when.is_compared),
        // A figure in a bracket is a remark, or says something of a part.
        Kind::Aside if has_figures(pieces, piece) => false,
        Kind::Aside if restricts(text, piece) => true,
        // "(%)": what it is counted in.
        Kind::Aside if is_share(text, piece) => false,
        Kind::Aside => text.layout.words(piece.range.clone()).chars().count() <= room,
        Kind::Word | Kind::Sign(_) | Kind::Amount(_) | Kind::Noun => true,
    }
}

/// "Bảo hiểm y tế: phấn đấu bao phủ": no part of the name.
fn strives_anew(pieces: &Pieces, at: usize) -> bool {
    let strives = |piece: &Piece| piece.tags.has(Tag::Strive) && piece.kind == Kind::Word;
    let before = at.checked_sub(1).and_then(|at| pieces.all.get(at));
    before.is_some_and(|piece| piece.kind == Kind::Sign(':'))
        && pieces.all.get(at).is_some_and(strives)
}

fn has_figures(pieces: &Pieces, piece: &Piece) -> bool {
    let starts = |bracket: &Range<usize>| bracket.start == piece.range.start;
    let mut remarks = pieces.asides.iter().map(|(bracket, _)| bracket);
    remarks.any(starts) || pieces.parts.iter().any(starts)
}

/// "(theo chuẩn nghèo đa chiều)", "(trừ hồ sơ mật)": a bracket that says what is meant.
fn restricts(text: &Text<'_>, piece: &Piece) -> bool {
    let units = text.tagged.within(piece.range.clone());
    units.get(1).is_some_and(|unit| unit.is(Tag::Restricts))
}

/// "(%)".
fn is_share(text: &Text<'_>, piece: &Piece) -> bool {
    let units = text.tagged.within(piece.range.clone());
    matches!(units, [_, sign, _] if sign.is(Tag::Percent))
}

/// One blank between words, no sign at either end, no mark of a footnote.
fn tidy(words: &str) -> String {
    if let Some(bare) = without_marks(words) {
        return tidy(&bare);
    }
    let ends = |c: char| {
        matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '…' | '*' | '+') || c.is_whitespace()
    };
    let mut words = words.trim_matches(ends);
    // "… đạt 62%.”" of a point that is quoted whole.
    if !words.contains('“') {
        words = words.trim_end_matches(|c| c == '”' || ends(c));
    }
    if has_single_blanks(words) {
        return words.to_owned();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether words surely have no blanks but single ones of ASCII, by their bytes alone: many are looked at in one step.
fn has_single_blanks(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is = |byte: u8, other: u8| u8::from(byte == other);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let odd = pairs.fold(0, |odd, (byte, next)| {
        // No other blank of Unicode begins with another byte.
        let beyond = is(*byte, 0xC2) | is(*byte, 0xE1) & is(*next, 0x9A);
        let wide = is(*byte, 0xE2) | is(*byte, 0xE3);
        odd | u8::from(*byte < b' ') | is(*byte, b' ') & is(*next, b' ') | beyond | wide
    });
    odd == 0
}

/// Whether a word of ranges of pieces has letters enough for their label to say something: that need not be put together.
pub(super) fn surely_says(text: &Text<'_>, pieces: &Pieces, ranges: &[Range<usize>]) -> bool {
    ranges.iter().cloned().flatten().any(|at| {
        let piece = pieces.all.get(at);
        let word = piece.filter(|piece| piece.kind == Kind::Word && !strives_anew(pieces, at));
        word.is_some_and(|word| says_something(text.layout.words(word.range.clone())))
    })
}

/// Whether a label says more than signs and little words.
pub(super) fn says_something(label: &str) -> bool {
    label.chars().filter(|c| is_alphabetic(*c)).nth(1).is_some()
}

/// Words in a label, at most: what is longer is a sentence that something stands in, and no name of what is measured.
const LONGEST: usize = 70;

/// Whether words are too many to name what is measured.
pub(super) fn is_endless(label: &str) -> bool {
    memchr::memchr_iter(b' ', label.as_bytes()).count() >= LONGEST
}

/// The range of pieces without what only leads to it: a conjunction, a comma, "bên cạnh đó".
pub(super) fn trimmed(pieces: &Pieces, range: Range<usize>) -> Range<usize> {
    let empty = |piece: &Piece| {
        piece.tags.has(Tag::And) || matches!(piece.kind, Kind::Sign(',' | ':' | ';'))
    };
    let (mut start, mut end) = (range.start, range.end);
    // "… một số mục tiêu cụ thể như sau: Tỷ lệ …": what is announced begins behind the colon.
    let announced = (start..end).rev().find(|at| {
        let follows = pieces
            .all
            .get(*at)
            .is_some_and(|piece| piece.tags.has(Tag::Follows));
        let colon = pieces.all.get(at + 1).map(|piece| piece.kind);
        follows && at + 2 < end && colon == Some(Kind::Sign(':'))
    });
    start = announced.map_or(start, |at| at + 2);
    // "100% (50/50) cán bộ …": a bracket behind the figure is none of the name's.
    let links =
        |piece: &Piece| empty(piece) || piece.tags.has(Tag::Link) || piece.kind == Kind::Aside;
    while start < end && pieces.all.get(start).is_some_and(links) {
        start += 1;
    }
    // "… nghiêm trọng đạt", "… phấn đấu đạt": the words that lead to the figure are none of the name's.
    // "dự kiến" is weaker, and no such word.
    let strives = |piece: &Piece| piece.tags.has(Tag::Strive) && piece.tags.has(Tag::Ensure);
    let leads = |piece: &Piece| {
        let leads = piece.tags.has(Tag::Reach) || strives(piece);
        empty(piece) || leads && piece.kind == Kind::Word
    };
    while end > start && pieces.all.get(end - 1).is_some_and(leads) {
        end -= 1;
    }
    // "…, hoàn thành trong quý III": what leads to the time is none of the name's either.
    let comma = |piece: &Piece| piece.kind == Kind::Sign(',');
    let done = |piece: &Piece| piece.tags.has(Tag::Done);
    let time = |at: &usize| !matches!(pieces.all.get(at - 1), Some(piece) if matches!(piece.kind, Kind::When(_)));
    let tail = (start + 1..=end).rev().find(time).unwrap_or(end);
    if tail > start + 2
        && pieces.all.get(tail - 1).is_some_and(done)
        && pieces.all.get(tail - 2).is_some_and(comma)
    {
        end = tail - 2;
    }
    start..end
}

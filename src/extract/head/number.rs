//! The number of a letterhead, also where a scanner parted it or its kind is not known.

use super::top::Landmark;
use crate::extract::citation::first_number;
use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch, is_shouted, starts_upper};

lists! {
    /// "số" before the number.
    NUMBER "number-word";
}

/// "Số: 77/KH-UBND", "Số 15-KH/ĐU", "Số:    /KH-UBND".
pub(super) fn number(rest: Stretch<'_>) -> Option<(Landmark<'_>, usize)> {
    let after = NUMBER.after(rest)?;
    if !starts_upper(rest.text) && !after.text.starts_with(':') {
        return None;
    }
    let signed =
        after.trim_start_matches(|c| c == ':' || c.is_whitespace() || matches!(c, '.' | '…' | '_'));
    let word = signed.text.split_whitespace().next().unwrap_or_default();
    if starts_with_digit(signed) {
        let bare = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_all = signed.text.trim_end().len() == word.len();
        return number_in(rest).or_else(|| {
            let end = signed.start - rest.start + word.len();
            (bare && is_all).then_some((Landmark::TornNumber(word), end))
        });
    }
    let open = after.text.starts_with([':', '.', '…', '/', '-', '_']);
    let end = signed.start - rest.start + word.len();
    (open && (word.starts_with(['/', '-']) || word.is_empty()))
        .then_some((Landmark::OpenNumber, end))
}

fn starts_with_digit(words: Stretch<'_>) -> bool {
    words.text.starts_with(|c: char| c.is_ascii_digit())
}

/// "17" of "Số: 17" and "/2025/QĐ-UBND" on a line further down: the number of both.
pub(super) fn torn_number<'t>(digits: &str, rest: Stretch<'t>) -> Option<(String, Stretch<'t>)> {
    let word = rest.text.split_whitespace().next()?;
    let whole = Spelt::owned(format!("{digits}{word}"));
    let (number, _) = word
        .starts_with('/')
        .then(|| first_number(whole.whole()))??;
    (number.len() == digits.len() + word.len()).then(|| (number, rest.until(word.len())))
}

/// The first number of a document in words.
fn number_in(words: Stretch<'_>) -> Option<(Landmark<'_>, usize)> {
    let near = words.first(120);
    let start = near.text.find(|c: char| c.is_ascii_digit())?;
    let apart = digits_apart(near.from(start));
    let own = if apart > 0 {
        near.from(start + apart)
    } else {
        near
    };
    let number = match first_number(own) {
        Some((number, _)) if apart > 0 => {
            let first = near.slice(start..start + apart).text;
            let digits = first.chars().filter(char::is_ascii_digit);
            digits.collect::<String>() + &number
        }
        Some((number, _)) => number,
        None => unknown_number(near.from(start).text)?.to_owned(),
    };
    let end = end_of_number(near, &number)?;
    // "399/KH-BCĐ389": in a head no mark of a footnote stands behind it.
    let glued = near.text.get(end..).unwrap_or_default();
    let glued = glued.split(' ').next().unwrap_or_default();
    let is_own = glued.len() > 1 && glued.bytes().all(|byte| byte.is_ascii_digit());
    // "45/kh-ubnd": a number in small letters goes on as it is printed.
    let small = glued.trim_end_matches(|c: char| !c.is_alphanumeric());
    let goes_on = small.starts_with(['-', '/']) && small.len() > 1 && is_code(small);
    let glued = match (is_own, goes_on) {
        (true, _) => glued,
        (false, true) => small,
        (false, false) => "",
    };
    let end = end + glued.len();
    Some((Landmark::Number(number + glued, words.until(end)), end))
}

/// "4 57 /KH-UBND": the length of the digits that a scanner set apart from the rest of a number.
fn digits_apart(words: Stretch<'_>) -> usize {
    let groups = words.text.split(' ').take_while(|group| {
        (1..4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
    });
    let lengths: Vec<usize> = groups.map(str::len).collect();
    let over: usize = lengths.iter().map(|length| length + 1).sum();
    let is_number = words
        .text
        .get(over..)
        .is_some_and(|rest| rest.starts_with('/'));
    let first = lengths.split_last().map_or(&[][..], |(_, first)| first);
    let apart = first.iter().map(|length| length + 1).sum();
    if is_number { apart } else { 0 }
}

/// "08-GM/HNDX": a number of a kind of document that is not known, as it is printed.
fn unknown_number(text: &str) -> Option<&str> {
    let word = text.split([' ', ',', ';', '\n', '\t']).next()?;
    let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let signs = behind.starts_with(['/', '-']) && behind.contains('/');
    let body = behind.rsplit(['/', '-']).next()?;
    // "45/ubnd-vp", in small letters.
    let named = is_shouted(body) || is_code(behind) && behind.contains('-');
    (signs && body.len() > 1 && named).then_some(word)
}

/// Whether letters alone stand between the signs of a number.
fn is_code(behind: &str) -> bool {
    let mut parts = behind.split(['/', '-']).filter(|part| !part.is_empty());
    parts.all(|part| part.chars().all(char::is_alphabetic))
}

/// A number that words begin with.
pub(super) fn printed_number(words: Stretch<'_>) -> Option<(Landmark<'_>, usize)> {
    starts_with_digit(words).then(|| number_in(words))?
}

/// Where the number ends that begins after "Số": blanks in it are the printer's.
fn end_of_number(words: Stretch<'_>, number: &str) -> Option<usize> {
    let start = words.text.find(|c: char| c.is_ascii_digit())?;
    let mut wanted = number.chars().filter(|c| !c.is_whitespace()).peekable();
    for (at, c) in words.text.get(start..)?.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        wanted.next();
        if wanted.peek().is_none() {
            return Some(start + at + c.len_utf8());
        }
    }
    None
}

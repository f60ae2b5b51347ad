//! Names of places as texts print them: where they begin and end.

use super::area::AreaWord;
use crate::document::{Level, Province};
use crate::extract::phrases::lists;
use crate::extract::stretch::{Stretch, is_shouted, starts_lower};
use crate::lexicon::plain;
use crate::text::letter::{each_small, is_alphanumeric, is_upper};

lists! {
    /// What ends the name of a place in capitals.
    AFTER_NAME "after-name";
    /// What ends one of two words and more: "Đại Từ" goes on with it.
    AFTER_LONG_NAME "after-long-name";
    /// The same before a number: "QUÝ I", where "PHÚ QUÝ" is a name.
    AFTER_NAME_COUNTED "after-name-counted";
    /// What makes another word of "xã": "xã hội".
    SOCIETY "society";
    /// What follows "xã hội" where that is no name.
    OF_SOCIETY "society-goes-on";
    /// The second part of "xã đoàn".
    YOUTH "second-of-youth";
    /// Places told from others of their name by a number: "A Lưới 1".
    NUMBERED "numbered-name";
    /// The second half of names in two: "Lâm Viên - Đà Lạt".
    SECOND "second-of-name";
    /// A province with the name of a person, after whom bodies are named too.
    PERSON "person-of-a-province";
}

/// Whether "đoàn" begins a name: "xã Đoàn Đào", "PHƯỜNG ĐOÀN KẾT", and not "xã đoàn Tân Lợi".
pub(super) fn begins_with_league(word: Stretch<'_>, after: Stretch<'_>) -> bool {
    let Some(behind) = YOUTH
        .after(after)
        .filter(|_| after.text.starts_with(is_upper))
    else {
        return false;
    };
    let mut words = behind
        .text
        .split(' ')
        .take_while(|word| word.starts_with(is_upper));
    // Hardly a commune has a name of one syllable.
    let is_short = words.next().is_some() && words.next().is_none();
    is_short || !word.text.starts_with(is_upper)
}

/// Whether a word for an area is a part of "xã hội", "xã viên": "xã Hội An" and "UBND XÃ HỘI AN" are none.
pub(super) fn is_society(is_headed: bool, word: Stretch<'_>, after: Stretch<'_>) -> bool {
    let Some(behind) = SOCIETY.after(after).filter(|_| word.plain == "xã") else {
        return false;
    };
    let own = after.text.starts_with(is_upper);
    let named = own && !word.text.starts_with(is_upper);
    let headed = own && is_headed && behind.text.starts_with(is_upper);
    !(named || headed && !OF_SOCIETY.begin(behind))
}

/// The name at the start of words, as names are written, and its length.
pub(super) fn name(words: Stretch<'_>, word: &AreaWord) -> Option<(String, usize)> {
    if word.level == Some(Level::Province)
        && let Some(found) = province_at(words)
    {
        return Some(found);
    }
    let (mut parts, mut end): (Vec<String>, usize) = (Vec::new(), 0);
    // "phường 1 Bảo Lộc".
    if opens_numbered(words) {
        let (number, _) = words.text.split_once(' ')?;
        parts.push(number.to_owned());
        end = number.len() + 1;
    }
    let first = words.text.split(' ').next().unwrap_or_default();
    // "Ô DIÊN": one letter says nothing.
    let is_loud = shouted(first) || first.chars().count() == 1;
    for piece in words.from(end).text.split_inclusive(' ').take(5) {
        let bare = piece.trim_end();
        let letters = bare.trim_end_matches(|c: char| !is_alphanumeric(c));
        let begins = letters.starts_with(is_upper)
            && letters
                .chars()
                .all(|c| is_alphanumeric(c) || matches!(c, '\'' | '’' | '-'));
        let rest = words.from(end);
        let ends = match parts.len() {
            0 => false,
            1 => ends_a_name(rest),
            // "phường Đào Duy Từ": what goes on with a capital among small letters is of the name.
            _ => ends_a_long_name(rest) && (is_loud || !is_part_of_name(rest)),
        };
        if !begins || ends {
            break;
        }
        // "xã Tân Hưng STT Nhiệm vụ": capitals among words in small letters are no name's.
        if !parts.is_empty() && shouted(letters) && !is_loud {
            break;
        }
        // "Ea H'Leo".
        let as_printed = letters.contains(['\'', '’']) && !shouted(letters);
        parts.push(if as_printed {
            letters.to_owned()
        } else {
            titled(letters)
        });
        let at = end;
        end += piece.len();
        if letters.len() < bare.len() {
            end = at + letters.len();
            break;
        }
    }
    let fits = !parts.is_empty() && parts.len() < 5;
    let mut length = words.until(end).trim_end().text.len();
    if let Some(more) = fits.then(|| goes_on(&parts, words.from(length))).flatten() {
        parts.extend(
            more.text
                .split(' ')
                .filter(|part| !part.is_empty())
                .map(titled),
        );
        length = more.end() - words.start;
        return Some((parts.join(" "), length));
    }
    // "UBND xã" and, in the next line of a form, "Người duyệt": the first word of something else.
    let rest = words.from(end).trim_start();
    let lower = starts_lower(rest.text) && !ends_a_long_name(rest);
    let is_word = parts.len() == 1 && end > length && lower;
    (fits && !is_word).then(|| (parts.join(" "), length))
}

/// Whether a part of a name is in capitals.
fn shouted(part: &str) -> bool {
    part.len() > 1 && is_shouted(part)
}

/// Whether the name of a place that is told from others by a number begins with that: "1 Bảo Lộc".
pub(super) fn opens_numbered(words: Stretch<'_>) -> bool {
    words.text.split_once(' ').is_some_and(|(number, rest)| {
        let digit = matches!(number.as_bytes(), [b'1'..=b'9']);
        digit && rest.starts_with(is_upper) && NUMBERED.begin(words.from(number.len() + 1))
    })
}

/// What belongs to a name behind its words: "A Lưới 1", "Lâm Viên - Đà Lạt".
fn goes_on<'t>(parts: &[String], rest: Stretch<'t>) -> Option<Stretch<'t>> {
    let behind = rest.trim_start();
    let number = behind
        .text
        .split([' ', ',', '.', ';', ':', ')'])
        .next()
        .unwrap_or_default();
    if matches!(number.as_bytes(), [b'1'..=b'9']) {
        return NUMBERED
            .is(&plain(&parts.join(" ")))
            .then(|| behind.until(1));
    }
    let second = behind.text.strip_prefix(['-', '–'])?;
    let second = behind.from(behind.text.len() - second.len()).trim_start();
    let end = SECOND.after(second)?.start;
    Some(behind.until(end - behind.start).trim_end())
}

/// Whether a name is over before these words.
fn ends_a_name(words: Stretch<'_>) -> bool {
    let counts = |rest: Stretch<'_>| {
        let number = rest.text.trim_start();
        number.starts_with(|c: char| c.is_ascii_digit() || "IVX.…".contains(c))
    };
    AFTER_NAME.begin(words) || AFTER_NAME_COUNTED.after(words).is_some_and(counts)
}

/// Whether a name of two words and more is over before these words.
fn ends_a_long_name(words: Stretch<'_>) -> bool {
    let behind = AFTER_LONG_NAME.after(words);
    behind.is_some_and(|behind| !behind.trim().is_empty()) || ends_a_name(words)
}

/// Whether words that might end a name are printed as a part of it.
fn is_part_of_name(words: Stretch<'_>) -> bool {
    words.text.starts_with(is_upper) && !ends_a_name(words)
}

/// The province whose name stands at the start of words.
fn province_at(words: Stretch<'_>) -> Option<(String, usize)> {
    let ends = words
        .text
        .char_indices()
        .filter(|(_, c)| !is_alphanumeric(*c))
        .map(|(at, _)| at);
    let ends = ends.chain([words.text.len()]).take(7);
    let first = words.text.split(|c| !is_alphanumeric(c)).next()?;
    if !first.starts_with(is_upper) || !Province::may_begin(first) {
        return None;
    }
    let found = ends.filter_map(|end| {
        let name = words
            .text
            .get(..end)
            .filter(|name| name.starts_with(is_upper))?;
        Some((Province::find(name)?.name().to_owned(), end))
    });
    found.last()
}

/// The province whose name ends the name of a body without a word for it: "SỞ Y TẾ LÂM ĐỒNG", "Thành ủy Cần Thơ".
pub(super) fn province_behind(words: Stretch<'_>) -> Option<String> {
    let starts = words.text.rmatch_indices(' ').map(|(at, _)| at + 1);
    starts.take(4).find_map(|at| {
        let name = words.from(at);
        let is_person = PERSON.begin(name);
        let found = province_at(name).filter(|(_, length)| *length == name.text.len());
        found.filter(|_| !is_person).map(|(name, _)| name)
    })
}

/// "LÂM", "lâm" as names are written.
pub(super) fn titled(word: &str) -> String {
    let mut out = String::new();
    for (n, c) in word.chars().enumerate() {
        if n == 0 {
            out.extend(c.to_uppercase());
        } else {
            each_small(c, |c| out.push(c));
        }
    }
    out
}

//! Kinds of documents: their names and the abbreviations in numbers.

use super::super::letter::{is_alphabetic, is_alphanumeric, is_lower};
use super::super::words::{Words, starts_lower};
use foldhash::HashMap;
use std::sync::LazyLock;

/// Every kind with the words that name it and the abbreviations that stand for it in numbers.
///
/// The longer name first, where one begins with another.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    ("nghị quyết liên tịch", &["nghị quyết liên tịch"], &["NQLT"]),
    ("nghị quyết", &["nghị quyết", "nq"], &["NQ"]),
    ("nghị định", &["nghị định", "nđ"], &["NĐ"]),
    ("quyết định", &["quyết định", "qđ"], &["QĐ"]),
    ("quy định", &["quy định"], &["QyĐ", "QĐi"]),
    ("chỉ thị", &["chỉ thị"], &["CT"]),
    ("thông tư liên tịch", &["thông tư liên tịch"], &["TTLT"]),
    ("thông tư", &["thông tư"], &["TT"]),
    ("thông báo", &["thông báo kết luận", "thông báo"], &["TB"]),
    ("thông tri", &["thông tri"], &[]),
    (
        "kế hoạch",
        &["kế hoạch liên tịch", "kế hoạch phối hợp", "kế hoạch"],
        &["KH", "KHPH", "KHLT"],
    ),
    (
        "chương trình",
        &["chương trình"],
        &["CTr", "CTHĐ", "CTrHĐ", "CTPH"],
    ),
    ("kết luận", &["kết luận"], &["KL"]),
    ("tờ trình", &["tờ trình"], &["TTr"]),
    ("báo cáo", &["báo cáo"], &["BC"]),
    ("hướng dẫn", &["hướng dẫn"], &["HD"]),
    ("công điện", &["công điện"], &["CĐ"]),
    ("đề án", &["đề án"], &["ĐA"]),
    ("chiến lược", &["chiến lược"], &[]),
    ("phương án", &["phương án"], &["PA"]),
    ("quy chế", &["quy chế"], &["QC"]),
    ("công văn", &["công văn", "cv"], &["CV"]),
    ("văn bản hợp nhất", &["văn bản hợp nhất"], &["VBHN"]),
    ("văn bản", &["văn bản"], &[]),
    ("lệnh", &["lệnh"], &["L"]),
    ("pháp lệnh", &["pháp lệnh"], &["PL"]),
    ("bộ luật", &["bộ luật"], &[]),
    ("luật", &["luật"], &[]),
    ("hiến pháp", &["hiến pháp"], &[]),
];

/// The kind an abbreviation in a number stands for, whatever the size of its letters.
pub(super) fn of_code(code: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
        let codes = |(kind, _, codes): &(&'static str, _, &'static [&str])| {
            let kind = *kind;
            codes.iter().map(move |code| (code.to_uppercase(), kind))
        };
        // The first of two that differ in the size of their letters alone would count.
        KINDS.iter().rev().flat_map(codes).collect()
    });
    if code.chars().any(is_lower) {
        KNOWN.get(&code.to_uppercase()).copied()
    } else {
        KNOWN.get(code).copied()
    }
}

/// The kind that words end with ("Kế hoạch hành động"), and where its name starts.
pub(super) fn at_end(words: Words<'_>) -> Option<(&'static str, usize)> {
    // The name of a kind, then at most a few words that say more about it, and no sign.
    let window = words
        .lower
        .char_indices()
        .rev()
        .nth(70)
        .map_or(0, |(at, _)| at);
    let window = words.from(window);
    let tail = window
        .lower
        .rfind([',', ';', '.', '(', ')', '"', '“', '”', ':'])
        .map_or(0, |at| at + 1);
    let tail = window.from(tail);
    let mut found = names_in(tail.lower);
    found.sort_by_key(|(_, start, end)| (*start, *end));
    let (mut kind, mut start, end) = found.pop()?;
    let more = tail.lower.get(end..).unwrap_or_default();
    if more.split_whitespace().count() > 4 || more.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "Công văn hướng dẫn": of two names side by side the first is the kind.
    while let Some((outer, from, to)) = found.pop() {
        let between = tail.lower.get(to..start).map(str::trim);
        // "hướng dẫn Nghị định": a verb before a name.
        let verb = starts_lower(tail.from(from).text) && !starts_lower(tail.from(start).text);
        if between == Some("") && !verb {
            (kind, start) = (outer, from);
        } else if between.is_some() {
            break;
        }
    }
    Some((kind, tail.start - words.start + start))
}

/// Every name of a kind in a text, with its bytes.
fn names_in(text: &str) -> Vec<(&'static str, usize, usize)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if !inside && is_alphabetic(c) {
            found.extend(names_at(text, at));
        }
        inside = is_alphanumeric(c);
    }
    found
}

/// The names of kinds at a byte of a text.
fn names_at(text: &str, at: usize) -> impl Iterator<Item = (&'static str, usize, usize)> + '_ {
    /// A name, and the kind it is of.
    type Name = (&'static str, &'static str);
    static BY_BYTE: LazyLock<HashMap<u8, Vec<Name>>> = LazyLock::new(|| {
        let mut by_byte: HashMap<u8, Vec<Name>> = HashMap::default();
        for (kind, names, _) in KINDS {
            for name in *names {
                if let Some(first) = name.bytes().next() {
                    by_byte.entry(first).or_default().push((name, kind));
                }
            }
        }
        by_byte
    });
    let rest = text.get(at..).unwrap_or_default();
    let first = rest.bytes().next();
    let like = first
        .and_then(|first| BY_BYTE.get(&first))
        .into_iter()
        .flatten();
    like.filter(move |(name, _)| rest.starts_with(name) && is_word(text, at, at + name.len()))
        .map(move |(name, kind)| (*kind, at, at + name.len()))
}

/// The kind that words start with, and the byte after its name.
pub(super) fn at_start(words: Words<'_>) -> Option<(&'static str, usize)> {
    KINDS.iter().find_map(|(kind, names, _)| {
        names
            .iter()
            .filter(|name| name.len() > 3)
            .find(|name| words.lower.starts_with(**name) && is_word(words.lower, 0, name.len()))
            .map(|name| (*kind, name.len()))
    })
}

/// Whether whole words stand there; "Nghị quyếtsố" lost its blank.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    !before.ends_with(is_alphanumeric)
        && (!after.starts_with(is_alphanumeric) || after.starts_with("số"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_abbreviation_stands_for_one_kind() {
        for (kind, _, codes) in KINDS {
            for code in *codes {
                for spelling in [code.to_string(), code.to_uppercase(), code.to_lowercase()] {
                    assert_eq!(of_code(&spelling), Some(*kind), "{spelling}");
                }
            }
        }
        assert_eq!(of_code("UBND"), None);
    }
}

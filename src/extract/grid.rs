//! Where a table starts among the lines, and where it ends.

use super::letter::lowercase;
use super::line::Line;
use super::marker::{Kind, marker};
use super::search::has;
use super::words::{is_shouted, starts_upper};
use crate::text::bare_letters;

/// How many lines a table of tabs or bars takes, if one starts here.
pub(super) fn rows(lines: &[Line<'_>]) -> Option<usize> {
    if !lines.first()?.is_row() {
        return None;
    }
    let mut length = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.is_row() {
            length = index + 1;
        } else if index - length >= 3 || ends_table(line.text) {
            break;
        }
    }
    Some(length)
}

/// Whether a table without borders starts here: `TT`, then the names of columns.
pub(super) fn is_flat_header(lines: &[Line<'_>]) -> bool {
    let Some(first) = lines.first() else {
        return false;
    };
    let Some(rest) = header_start(first.text) else {
        return false;
    };
    if rest.chars().count() > 120 {
        return false;
    }
    lines
        .iter()
        .take(14)
        .map(|line| lowercase(line.text))
        .any(|line| {
            ["chỉ tiêu", "nội dung", "nhiệm vụ", "công việc", "mục tiêu"]
                .iter()
                .any(|word| has(&line, word))
        })
}

/// What follows `TT` or `STT` at the start of a line.
pub(super) fn header_start(text: &str) -> Option<&str> {
    if !text.starts_with(['S', 'T']) {
        return None;
    }
    let rest = ["STT", "TT", "Stt", "Số TT"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start())
}

/// How many lines a table without borders takes.
pub(super) fn flat(lines: &[Line<'_>]) -> usize {
    let ends = |line: &Line<'_>| ends_table(line.text);
    lines
        .iter()
        .skip(1)
        .position(ends)
        .map_or(lines.len(), |at| at + 1)
}

/// Whether a line can stand in no table: the next annex, the next part of the plan, its end.
fn ends_table(text: &str) -> bool {
    if ["Nơi nhận", "Trên đây là", "DANH MỤC", "BIỂU ", "BẢNG "]
        .iter()
        .any(|w| text.starts_with(w))
    {
        return true;
    }
    if is_signature(text) {
        return true;
    }
    let Some(mark) = marker(text) else {
        return false;
    };
    let rest = text.get(mark.length..).unwrap_or_default();
    match mark.kind {
        Kind::Part | Kind::Annex => rest.is_empty() || starts_upper(rest),
        Kind::Roman | Kind::Capital => {
            is_shouted(rest)
                && [
                    "TỔ CHỨC",
                    "KINH PHÍ",
                    "GIẢI PHÁP",
                    "NHIỆM VỤ",
                    "MỤC TIÊU",
                    "PHÂN CÔNG",
                    "ĐÁNH GIÁ",
                ]
                .iter()
                .any(|word| rest.contains(word))
        }
        _ => false,
    }
}

/// Whether a line begins the signature: for whom it is signed, or the office of who signs.
pub(super) fn is_signature(text: &str) -> bool {
    const FOR: &[&str] = &["TM.", "T/M", "KT.", "TL.", "TUQ."];
    const OFFICES: &[&str] = &[
        "chu tich",
        "pho chu tich",
        "giam doc",
        "pho giam doc",
        "hieu truong",
        "pho hieu truong",
        "bo truong",
        "thu truong",
        "bi thu",
        "pho bi thu",
        "truong ban",
        "chanh van phong",
        "cuc truong",
        "vien truong",
    ];
    if text.len() > 120 || !is_shouted(text) {
        return false;
    }
    // Most lines in capitals are titles: those that could be offices are few and short.
    let bare = || bare_letters(text.chars()).collect::<String>();
    FOR.iter().any(|of| text.starts_with(of))
        || (text.len() < 40 && OFFICES.contains(&bare().trim_end_matches(['.', ',', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_end_a_table() {
        for line in [
            "TM. ỦY BAN NHÂN DÂN",
            "T/M BAN THƯỜNG VỤ",
            "GIÁM ĐỐC",
            "CHỦ TICH",
            "KT. CHỦ TỊCH",
        ] {
            assert!(is_signature(line), "{line}");
        }
        for line in ["Chủ tịch UBND xã", "GIÁM ĐỐC SỞ CHỦ TRÌ", "VNPT", "TT"] {
            assert!(!is_signature(line), "{line}");
        }
    }
}

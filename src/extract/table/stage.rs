//! The values of a row that lost its borders: one for each value column, in order.

use super::super::letter::{is_alphabetic, is_lower, is_upper, lowercase, push_lower};
use super::super::quantity::begins_with_unit as unit_of_things;
use super::super::words::Words;
use super::chunk::{Chunk, Token, chunks, join};
use super::content::{Content, content};

/// Where the values of a row are, and what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Values {
    /// The first word of the unit or of the values.
    pub(super) start: usize,
    /// The unit, where it stands before them.
    pub(super) unit: Option<String>,
    /// The value of each column.
    pub(super) cells: Vec<String>,
    /// The first word after them.
    pub(super) end: usize,
}

/// Finds the values of a row: `count` of them, then a body or the end of the row.
pub(super) fn values(tokens: &[Token<'_>], count: usize, has_unit: bool) -> Option<Values> {
    let numbered = (1..tokens.len()).find_map(|at| at_word(tokens, at, count, has_unit));
    numbered.or_else(|| in_words(tokens, count, has_unit))
}

fn at_word(tokens: &[Token<'_>], start: usize, count: usize, has_unit: bool) -> Option<Values> {
    let rest = tokens.get(start..)?;
    let (unit, mut at) = match unit(rest).filter(|_| has_unit) {
        Some((unit, length)) => (Some(unit), start + length),
        None => (None, start),
    };
    let loose =
        count == 1 && unit.is_none() && !tokens.get(start).is_some_and(|token| token.starts_line);
    let mut cells = Vec::with_capacity(count);
    for left in (0..count).rev() {
        let (cell, length) = cell(tokens.get(at..)?, left == 0)?;
        cells.push(cell);
        at += length;
    }
    // A bare number in running text is part of the label.
    if loose
        && !cells
            .iter()
            .all(|cell| cell.contains(['%', '≥', '>', '≤', '<']))
    {
        return None;
    }
    let (more, at) = remainder(tokens, at)?;
    if let Some(last) = cells.last_mut().filter(|_| !more.is_empty()) {
        last.push(' ');
        last.push_str(&more);
    }
    let all_dashes = cells.iter().all(|cell| is_dash(cell));
    (!all_dashes).then_some(Values {
        start,
        unit,
        cells,
        end: at,
    })
}

/// What belongs to the last value beyond its number, and where bodies or the end follow.
fn remainder(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    /// How many words are looked at: no cell has more, and a row without end is asked often.
    const MOST: usize = 200;
    let rest = tokens.get(at..)?;
    let rest = rest.get(..MOST).unwrap_or(rest);
    let Some(first) = rest.first() else {
        return Some((String::new(), at));
    };
    if content(&join(rest)) == Content::Body || is_unknown_owner(rest) {
        return Some((String::new(), at));
    }
    // "≥ 2% và tăng dần theo yêu cầu phát triển", then the owner.
    if !first.text.starts_with(is_lower) && !first.text.starts_with('(') {
        return None;
    }
    let parts = chunks(rest);
    let (value, next) = (parts.first()?, parts.get(1));
    let length = value.text.split_whitespace().count();
    next.is_none_or(|next| next.content == Content::Body)
        .then(|| (value.text.clone(), at + length))
        .filter(|_| length <= 14)
}

/// A body with a name nobody listed: it begins a line with a capital.
fn is_unknown_owner(rest: &[Token<'_>]) -> bool {
    rest.first()
        .is_some_and(|first| first.starts_line && first.text.starts_with(is_upper))
}

/// The unit column: `%`, `% tổng chi NSNN`, `Cấp độ`, `lớp/năm`.
fn unit(rest: &[Token<'_>]) -> Option<(String, usize)> {
    let first = rest.first()?;
    let named = [
        "Cấp", "Mức", "Điểm", "điểm", "Lớp", "lớp", "Lần", "lần", "Người", "người", "Chỉ", "Mô",
        "mô", "Tỷ", "Hộ", "hộ", "Cái", "Hệ",
    ];
    let counted =
        first.text.contains('/') && first.text.chars().all(|c| is_alphabetic(c) || c == '/');
    // One cell a line: what stands alone between label and value is the unit.
    let alone = first.starts_line && (first.text.starts_with(is_upper) || is_counted(rest));
    if first.text != "%" && !counted && !named.contains(&first.text) && !alone {
        return None;
    }
    let length = 1 + rest
        .iter()
        .skip(1)
        .take(5)
        .take_while(|token| !begins_value(token.text) && !is_dash(token.text))
        .count();
    let next = rest.get(length)?;
    let unit = join(rest.get(..length)?);
    // "từ 1 Gb/s trở lên" ends a label.
    let fits = (begins_value(next.text) || is_dash(next.text)) && !unit.contains("trở lên");
    // "Bộ dữ liệu", "Ngày làm việc" on a line of its own.
    let cells = rest.get(1..length).unwrap_or_default();
    let own_line = alone
        && next.starts_line
        && cells.iter().all(|token| !token.starts_line)
        && (content(&unit) != Content::Body || is_counted(rest));
    let short = first.text == "%" || counted || length <= if own_line { 4 } else { 2 };
    let listed = named.contains(&first.text) || first.text == "%" || counted;
    (fits && short && (listed || next.starts_line)).then_some((unit, length))
}

/// Whether the words on a line name things that are counted: "phút", "cơ sở dữ liệu".
fn is_counted(rest: &[Token<'_>]) -> bool {
    let own = rest.iter().skip(1).take_while(|token| !token.starts_line);
    let length = 1 + own.count();
    let value = rest.get(length).map_or("", |next| next.text);
    let line = join(rest.get(..length).unwrap_or_default());
    let mut lower = String::new();
    push_lower(&mut lower, &line);
    let words = Words {
        text: &line,
        lower: &lower,
        start: 0,
    };
    length <= 4 && !value.contains('%') && unit_of_things(words)
}

fn begins_value(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "tối", "ít", "trên", "từ", "đạt", "hơn", "không", "dưới", "cấp",
    ];
    word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '≥' | '>' | '≤' | '<' | '='))
        || WORDS.contains(&lowercase(word).as_str())
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "x" | "/")
}

/// One value: a dash, a generation with its share, or a quantity with what qualifies it.
// cell = "-" | generation, [ "(", quantity, ")" ] | quantity, { ";", quantity } ;
fn cell(rest: &[Token<'_>], is_last: bool) -> Option<(String, usize)> {
    let first = rest.first()?;
    if is_dash(first.text) {
        return Some(("-".to_owned(), 1));
    }
    if is_generation(first.text) {
        let inner = rest
            .iter()
            .skip(1)
            .take(4)
            .position(|token| token.text.ends_with(')'));
        let opened = rest.get(1).is_some_and(|token| token.text.starts_with('('));
        let length = if opened { 2 + inner? } else { 1 };
        return Some((join(rest.get(..length)?), length));
    }
    let mut length = quantity(rest)?;
    // "1,0% CNSĐP; 2% GRDP": capitals qualify, a semicolon adds.
    while let Some(next) = rest.get(length) {
        let bare = next.text.trim_end_matches(';');
        let qualifies = bare.chars().count() >= 2
            && bare.chars().all(is_upper)
            && !(is_last && content(&join(rest.get(length..)?)) == Content::Body);
        let joined = rest
            .get(length - 1)
            .is_some_and(|last| last.text.ends_with(';'));
        if joined {
            length += quantity(rest.get(length..)?)?;
        } else if qualifies {
            length += 1;
        } else {
            break;
        }
    }
    Some((join(rest.get(..length)?), length))
}

/// `5G`
pub(super) fn is_generation(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(
        (chars.next(), chars.next(), chars.next()),
        (Some('2'..='9'), Some('G'), None)
    )
}

/// How many words a quantity takes: "≥ 70%", "tối thiểu 80 %", "Cấp độ 1".
fn quantity(rest: &[Token<'_>]) -> Option<usize> {
    let words = [
        "≥", ">", "≤", "<", "=", ">=", "<=", "trên", "Trên", "tối", "Tối", "thiểu", "ít", "Ít",
        "nhất", "từ", "Từ", "đạt", "Đạt", "cấp", "Cấp", "độ", "mức", "Mức", "hơn", "dưới", "không",
        "Không", "quá", "đa",
    ];
    let lead = rest
        .iter()
        .take(5)
        .take_while(|token| words.contains(&token.text))
        .count();
    let number = rest
        .get(lead)?
        .text
        .trim_start_matches(['≥', '>', '≤', '<', '='])
        .trim_end_matches(';');
    let bare = number.strip_suffix('%').unwrap_or(number);
    let numeric = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with(|c: char| c.is_ascii_digit())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–'));
    if !numeric {
        return None;
    }
    let mut length = lead + 1;
    for tail in ["%", "trở", "lên"] {
        if rest
            .get(length)
            .is_some_and(|token| token.text.trim_end_matches(';') == tail)
        {
            length += 1;
        }
    }
    Some(length)
}

/// Values without numbers: as many cells as columns stand between the label and the bodies.
fn in_words(tokens: &[Token<'_>], count: usize, has_unit: bool) -> Option<Values> {
    if count == 1 {
        return one_in_words(tokens, has_unit);
    }
    let dashes = tokens
        .iter()
        .position(|token| is_dash(token.text) && token.starts_line);
    if let Some(start) = dashes {
        let run = tokens
            .get(start..)?
            .iter()
            .take_while(|token| is_dash(token.text))
            .count();
        let left = count.checked_sub(run).filter(|left| *left > 0)?;
        let parts = chunks(tokens.get(start + run..)?);
        let words = parts.get(..left)?;
        let cells = std::iter::repeat_n("-".to_owned(), run)
            .chain(words.iter().map(|part| part.text.clone()))
            .collect();
        return Some(Values {
            start,
            unit: None,
            cells,
            end: start + run + length(words),
        });
    }
    let parts = chunks(tokens);
    let bodies = parts
        .iter()
        .rposition(|part| part.content != Content::Body)
        .map_or(0, |at| at + 1);
    let first = bodies.checked_sub(count).filter(|first| *first > 0)?;
    let words = parts.get(first..bodies)?;
    let start = length(parts.get(..first)?);
    let cells = words.iter().map(|part| part.text.clone()).collect();
    Some(Values {
        start,
        unit: None,
        cells,
        end: start + length(words),
    })
}

/// "% Theo phân bổ của tỉnh", then the owner.
fn one_in_words(tokens: &[Token<'_>], has_unit: bool) -> Option<Values> {
    let start = tokens
        .iter()
        .position(|token| token.text == "%" && has_unit)?;
    let parts = chunks(tokens.get(start + 1..)?);
    let value = parts.first().filter(|part| part.content != Content::Body)?;
    let end = start + 1 + value.text.split_whitespace().count();
    Some(Values {
        start,
        unit: Some("%".to_owned()),
        cells: vec![value.text.clone()],
        end,
    })
}

fn length(parts: &[Chunk]) -> usize {
    parts
        .iter()
        .map(|part| part.text.split_whitespace().count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::chunk::tokens;
    use super::*;

    /// Lines parted by `|` → label, values and rest, parted by ` => ` and ` ; `.
    fn read(lines: &str, count: usize, unit: bool) -> Option<String> {
        let tokens = tokens(lines.split('|'));
        let values = values(&tokens, count, unit)?;
        let (label, rest) = (join(&tokens[..values.start]), join(&tokens[values.end..]));
        Some(format!("{label} => {} => {rest}", values.cells.join(" / ")))
    }

    #[test]
    fn one_value_between_label_and_owner() {
        let cases = [
            (
                "Tỷ lệ truy cập trên 1Gb/s.|% 100% Phòng Văn hóa",
                "Tỷ lệ truy cập trên 1Gb/s. => 100% => Phòng Văn hóa",
            ),
            (
                "Dân số từ 15 tuổi trở lên|%|≥ 90|Công an xã",
                "Dân số từ 15 tuổi trở lên => ≥ 90 => Công an xã",
            ),
            (
                "Thời gian phản hồi|Ngày làm việc|≤ 5|Văn phòng",
                "Thời gian phản hồi => ≤ 5 => Văn phòng",
            ),
            (
                "Chi|% tổng chi|NSNN|≥ 2% và tăng|dần|Phòng Kinh tế",
                "Chi => ≥ 2% và tăng dần => Phòng Kinh tế",
            ),
            (
                "Tỷ lệ chi|% Theo phân bổ của tỉnh|Phòng Kinh tế",
                "Tỷ lệ chi => Theo phân bổ của tỉnh => Phòng Kinh tế",
            ),
        ];
        for (lines, want) in cases {
            assert_eq!(read(lines, 1, true).as_deref(), Some(want), "{lines}");
        }
    }

    #[test]
    fn stages_between_label_and_owner() {
        let cases = [
            (
                5,
                "trên 01|Gbps/s.|- 60% 100 - - Phòng X",
                "trên 01 Gbps/s. => - / 60% / 100 / - / - => Phòng X",
            ),
            (
                3,
                "Phủ sóng 5G 5G|(≥ 60%)|5G|(100%)|Phòng X",
                "Phủ sóng => 5G / 5G (≥ 60%) / 5G (100%) => Phòng X",
            ),
            (
                2,
                "Chi|≥ 1,0%|CNSĐP;|2%|GRDP|≥ 1,5%|CNSĐP;|3% GRDP|Phòng X",
                "Chi => ≥ 1,0% CNSĐP; 2% GRDP / ≥ 1,5% CNSĐP; 3% GRDP => Phòng X",
            ),
            (
                3,
                "Dùng AI|Có Duy trì/|nâng cấp|Duy trì/|nâng cấp;|Làm chủ|Phòng X",
                "Dùng AI => Có / Duy trì/ nâng cấp / Duy trì/ nâng cấp; Làm chủ => Phòng X",
            ),
            (
                3,
                "Dịch vụ|- - Đáp ứng|Các phòng",
                "Dịch vụ => - / - / Đáp ứng => Các phòng",
            ),
        ];
        for (count, lines, want) in cases {
            assert_eq!(read(lines, count, false).as_deref(), Some(want), "{lines}");
        }
    }
}

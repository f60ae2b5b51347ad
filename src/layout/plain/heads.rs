//! Heads of two rows: which names stand above which, where only their order is known.

use super::flat::{Holds, holds};
use super::phrases::REACHED;
use super::rows::CellLines;
use crate::lexicon::plain;
use std::ops::Range;

/// The two rows of a head whose upper names stand before all lower ones.
pub(super) type Lain<'t> = [Vec<CellLines<'t>>; 2];

/// The two rows of a head, its names given the upper row first, over so many columns.
pub(super) fn lay<'t>(names: &[CellLines<'t>], columns: usize) -> Option<Lain<'t>> {
    let spanned = names.len().checked_sub(columns).filter(|n| *n > 0)?;
    let below = lower(names, spanned)?;
    let (upper, lower) = names.split_at_checked(names.len() - below)?;
    lay_rows(upper, lower, columns)
}

/// The two rows of a head, those of each known.
pub(super) fn lay_rows<'t>(
    upper: &[CellLines<'t>],
    lower: &[CellLines<'t>],
    columns: usize,
) -> Option<Lain<'t>> {
    let spanned = (upper.len() + lower.len()).checked_sub(columns)?;
    let share = lower.len().checked_div(spanned)?;
    if share < 2 || share * spanned != lower.len() {
        return None;
    }
    let from = first_spanning(upper, lower, spanned)?;
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let mut rest = lower.iter();
    for (at, name) in upper.iter().enumerate() {
        above.push(name.clone());
        if (from..from + spanned).contains(&at) {
            above.extend((1..share).map(|_| Vec::new()));
            below.extend(rest.by_ref().take(share).cloned());
        } else {
            below.push(Vec::new());
        }
    }
    Some([above, below])
}

/// How many names at the end of a head stand in its lower row.
fn lower(names: &[CellLines<'_>], spanned: usize) -> Option<usize> {
    if spanned == 1 {
        // "Giai đoạn 2026 - 2030" stands above "Năm 2026".
        let period = names
            .iter()
            .rposition(is_period)
            .and_then(|at| names.get(at));
        let dated = |name: &&CellLines<'_>| match period {
            Some(period) => within(&span(period), name) && !is_period(name),
            None => !years(name).is_empty(),
        };
        let lower = names.iter().rev().take_while(dated).count();
        return if lower >= 2 {
            Some(lower)
        } else {
            undated(names)
        };
    }
    let plain: Vec<String> = names.iter().map(without_digits).collect();
    (2..=4_usize).find_map(|share| {
        let length = spanned * share;
        let tail = plain.get(plain.len().checked_sub(length)?..)?;
        let first = tail.get(..share)?;
        let distinct = first.iter().zip(first.iter().skip(1)).all(|(a, b)| a != b);
        (distinct && tail.chunks(share).all(|own| own == first)).then_some(length)
    })
}

/// How many names without years at the end of a head stand in its lower row, if it is known: "Chủ trì" and "Phối hợp",
/// "Kế hoạch" and "Ước thực hiện".
fn undated(names: &[CellLines<'_>]) -> Option<usize> {
    let tail = names.get(names.len().checked_sub(2)?..)?;
    let kinds: Vec<Option<Holds>> = tail.iter().map(kind).collect();
    let known = matches!(
        kinds.as_slice(),
        [Some(Holds::Body), Some(Holds::Body)]
            | [Some(Holds::Value), Some(Holds::Value | Holds::Text)]
    );
    let years = tail.iter().any(|name| !years(name).is_empty());
    (known && !years).then_some(2)
}

/// The first of the upper names that stand above lower ones.
fn first_spanning(
    upper: &[CellLines<'_>],
    lower: &[CellLines<'_>],
    spanned: usize,
) -> Option<usize> {
    if spanned > 1 {
        let plain: Vec<String> = upper.iter().map(without_digits).collect();
        let alike = plain
            .windows(spanned)
            .rposition(|run| run.iter().all(|name| Some(name) == run.first()));
        return alike.or_else(|| upper.len().checked_sub(spanned));
    }
    let covers =
        |name: &CellLines<'_>| is_period(name) && lower.iter().all(|own| within(&span(name), own));
    if let Some(at) = upper.iter().rposition(covers) {
        return Some(at);
    }
    let wanted = if lower.iter().any(|name| !years(name).is_empty()) {
        Some(Holds::Value)
    } else {
        lower.iter().find_map(kind)
    };
    let fits = |name: &CellLines<'_>| years(name).is_empty() && kind(name) == wanted;
    let others = |name: &CellLines<'_>| years(name).is_empty() && kind(name).is_none();
    let only = |found: Vec<usize>| match found.as_slice() {
        [at] => Some(*at),
        _ => None,
    };
    let all = |fits: &dyn Fn(&CellLines<'_>) -> bool| {
        let places = upper.iter().enumerate().skip(1);
        let found = places.filter(|(_, name)| fits(name)).map(|(at, _)| at);
        only(found.collect())
    };
    // "Năm hiện hành 2025" beside "Năm 2026", "Năm 2027" is the one that is divided.
    let plain: Vec<String> = upper.iter().map(without_digits).collect();
    let odd = |name: &CellLines<'_>| {
        let own = without_digits(name);
        is_value(name) && plain.iter().filter(|other| **other == own).count() == 1
    };
    all(&fits)
        .or_else(|| all(&others))
        .or_else(|| all(&odd))
        .or_else(|| current(upper, lower))
}

/// The upper name of the current year, where a lower one says what is reached in it: "Năm 2025" above "Dự toán" and "Ước
/// thực hiện".
fn current(upper: &[CellLines<'_>], lower: &[CellLines<'_>]) -> Option<usize> {
    let reached =
        |name: &CellLines<'_>| name.first().is_some_and(|piece| REACHED.begin(piece.words));
    if !lower.iter().any(reached) {
        return None;
    }
    let year = |name: &CellLines<'_>| match years(name).as_slice() {
        [year] => Some(*year),
        _ => None,
    };
    let first = upper.iter().filter_map(year).min()?;
    let mut found = (0..upper.len()).filter(|at| upper.get(*at).and_then(year) == Some(first));
    let only = found.next();
    only.filter(|_| found.next().is_none())
}

/// Whether a name may stand above several columns of values.
pub(super) fn spans_values(name: &CellLines<'_>) -> bool {
    matches!(kind(name), None | Some(Holds::Value))
}

/// Whether a name is of a column of values.
fn is_value(name: &CellLines<'_>) -> bool {
    !years(name).is_empty() || kind(name) == Some(Holds::Value)
}

fn kind(name: &CellLines<'_>) -> Option<Holds> {
    name.first().and_then(holds)
}

/// The years that a name states.
fn years(name: &CellLines<'_>) -> Vec<u16> {
    let words = name.iter().flat_map(|piece| {
        let parts = piece.words.split(|c: char| !c.is_ascii_digit());
        parts.collect::<Vec<_>>()
    });
    let years = words.filter_map(|word| word.parse::<u16>().ok());
    years.filter(|year| (2000..2100).contains(year)).collect()
}

/// Whether a name states a period: "Giai đoạn 2026 - 2030".
fn is_period(name: &CellLines<'_>) -> bool {
    let range = span(name);
    range.end > range.start + 1
}

/// From the first year that a name states to the one behind the last.
fn span(name: &CellLines<'_>) -> Range<u16> {
    let years = years(name);
    let first = years.iter().copied().min().unwrap_or_default();
    let last = years.iter().copied().max().unwrap_or_default();
    first..last + 1
}

fn within(range: &Range<u16>, name: &CellLines<'_>) -> bool {
    let years = years(name);
    !years.is_empty() && years.iter().all(|year| range.contains(year))
}

fn without_digits(name: &CellLines<'_>) -> String {
    let mut joined = String::new();
    for piece in name {
        joined.push_str(&plain(piece.words));
        joined.push(' ');
    }
    joined.retain(|c| !c.is_ascii_digit());
    joined
}

/// Whether names only count the columns: `(1)`, `A`, `3=2/1`; how many do, from the first on.
pub(crate) fn counts_columns<'w>(words: impl Iterator<Item = &'w str>) -> usize {
    /// Fewer may be the numbers of rows.
    const LEAST: u32 = 3;
    let (mut count, mut numbers) = (0, 0_u32);
    for word in words {
        let inner = word.trim_matches(['(', ')', '[', ']', ' ']);
        let letter = numbers == 0 && matches!(inner, "A" | "B" | "C");
        let number = inner
            .split(['=', ' '])
            .next()
            .and_then(|own| own.parse::<u32>().ok());
        if number == Some(numbers + 1) {
            numbers += 1;
        } else if !letter {
            break;
        }
        count += 1;
    }
    if numbers >= LEAST { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::builder::Piece;

    fn names(all: &[&'static str]) -> Vec<CellLines<'static>> {
        let piece = |words| Piece {
            words,
            normal: 0,
            line: 1,
        };
        all.iter().map(|words| vec![piece(*words)]).collect()
    }

    fn shown(rows: Option<&Lain<'_>>) -> Vec<String> {
        let row = |row: &Vec<CellLines<'_>>| {
            let cells = row
                .iter()
                .map(|cell| cell.first().map_or("", |piece| piece.words));
            cells.collect::<Vec<_>>().join("|")
        };
        rows.into_iter().flatten().map(row).collect()
    }

    #[test]
    fn which_names_stand_above_which() {
        let years = names(&[
            "TT",
            "Chỉ tiêu",
            "ĐVT",
            "Ước thực hiện năm 2025",
            "Giai đoạn 2026 - 2028",
            "Ghi chú",
            "Năm 2026",
            "Năm 2027",
            "Năm 2028",
        ]);
        assert_eq!(
            shown(lay(&years, 8).as_ref()),
            [
                "TT|Chỉ tiêu|ĐVT|Ước thực hiện năm 2025|Giai đoạn 2026 - 2028|||Ghi chú",
                "||||Năm 2026|Năm 2027|Năm 2028|"
            ]
        );
        let pairs = names(&[
            "TT",
            "Sản phẩm",
            "Kế hoạch 2026",
            "Kế hoạch 2027",
            "Lượng",
            "Giá trị",
            "Lượng",
            "Giá trị",
        ]);
        assert_eq!(
            shown(lay(&pairs, 6).as_ref()),
            [
                "TT|Sản phẩm|Kế hoạch 2026||Kế hoạch 2027|",
                "||Lượng|Giá trị|Lượng|Giá trị"
            ]
        );
        let bodies = names(&["TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian"]);
        let below = names(&["Chủ trì", "Phối hợp"]);
        assert_eq!(
            shown(lay_rows(&bodies, &below, 5).as_ref()),
            [
                "TT|Nhiệm vụ|Cơ quan thực hiện||Thời gian",
                "||Chủ trì|Phối hợp|"
            ]
        );
        let current = names(&[
            "TT",
            "Nội dung",
            "ĐVT",
            "Năm hiện hành 2025",
            "Năm 2026",
            "Năm 2027",
            "Kế hoạch",
            "Ước thực hiện",
        ]);
        assert_eq!(
            shown(lay(&current, 7).as_ref()),
            [
                "TT|Nội dung|ĐVT|Năm hiện hành 2025||Năm 2026|Năm 2027",
                "|||Kế hoạch|Ước thực hiện||"
            ]
        );
        let compared = names(&[
            "STT",
            "Nội dung",
            "Năm 2025",
            "Dự toán 2026",
            "DT 2026 với UTH 2025 (%)",
            "Dự kiến năm 2027",
        ]);
        let below = names(&["Dự toán", "Ước thực hiện"]);
        assert_eq!(
            shown(lay_rows(&compared, &below, 7).as_ref())[0],
            "STT|Nội dung|Năm 2025||Dự toán 2026|DT 2026 với UTH 2025 (%)|Dự kiến năm 2027"
        );
        assert!(lay(&names(&["TT", "Chỉ tiêu", "Đơn vị", "Ghi chú"]), 3).is_none());
        let notes = names(&["TT", "Chỉ tiêu", "Kế hoạch 2026", "Kết quả", "Ghi chú"]);
        assert!(lay(&notes, 4).is_none());
    }

    #[test]
    fn numbers_of_columns() {
        let count = |words: &[&'static str]| counts_columns(words.iter().copied());
        assert_eq!(count(&["(1)", "(2)", "(3)", "I"]), 3);
        assert_eq!(count(&["A", "B", "1", "2", "3=2/1", "I"]), 5);
        assert_eq!(count(&["1", "Tỷ lệ hộ"]), 0);
    }
}

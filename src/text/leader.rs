//! Leaders: the dots that lead the eye from what is measured to its figure, "Tổng lượt khách ........ 320.000 lượt".

use std::ops::Range;

/// So many dots lead the eye; fewer leave something out.
const FEWEST: usize = 6;

/// Whether a text may have leaders.
pub(super) fn may_lead(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"......").is_some() || text.contains("………")
}

/// The leader of a line, with the blanks around it: between words and a figure with its unit. A line with several has
/// gaps to be filled in; a bare number behind it is that of a page; a year behind it ends the day of a draft.
pub(super) fn leader(line: &str) -> Option<Range<usize>> {
    let dot = |c: char| matches!(c, '.' | '…');
    let start = (line.match_indices(dot)).find_map(|(at, _)| {
        let rest = line.get(at..)?;
        let run = rest.len() - rest.trim_start_matches(dot).len();
        (dots(rest.get(..run)?) >= FEWEST).then_some(at)
    })?;
    let before = line.get(..start)?.trim_end();
    let rest = line.get(start..)?.trim_start_matches(dot);
    let said = rest.trim();
    let last = said.rsplit(' ').next().unwrap_or_default();
    let is_year = last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit());
    let counts = said.contains(|c: char| c.is_ascii_digit())
        && said.contains(|c: char| c.is_alphabetic() || c == '%')
        && !said.starts_with('/');
    let only = dots(said) < FEWEST;
    let named = before.contains(' ') && before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let end = line.len() - rest.trim_start().len();
    (counts && only && named && !is_year).then_some(before.len()..end)
}

/// How many dots a text has.
fn dots(text: &str) -> usize {
    let count = |c: char| match c {
        '.' => 1,
        '…' => 3,
        _ => 0,
    };
    text.chars().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_stand_between_words_and_a_figure() {
        for (line, words) in [
            (
                "1. Tổng lượt khách ........ 320.000 lượt\n",
                Some(("1. Tổng lượt khách", "320.000 lượt\n")),
            ),
            (
                "Doanh thu du lịch………từ 410 tỷ đồng trở lên",
                Some(("Doanh thu du lịch", "từ 410 tỷ đồng trở lên")),
            ),
            ("I. MỤC TIÊU .................... 3", None),
            ("Xã A, ngày ........ tháng 3 năm 2026", None),
            ("Số: ......../KH-UBND ngày 3", None),
            ("Họ tên: ............ Số thẻ: ............ 3 bản", None),
            ("và nhiều việc khác... 3 lớp", None),
        ] {
            let found =
                leader(line).and_then(|run| Some((line.get(..run.start)?, line.get(run.end..)?)));
            assert_eq!(found, words, "{line}");
        }
    }
}

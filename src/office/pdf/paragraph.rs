//! Lines → paragraphs, by where they begin and end.

use super::line::Line;
use super::marker::{SOFT_HYPHEN, is_broken, is_finished, is_marker, push_line, starts_small};

/// A line in the running text.
#[derive(Clone, Debug)]
pub(super) struct Flowing {
    /// The line.
    pub(super) line: Line,
    /// The page it stands on.
    pub(super) page: u32,
    /// Its number on the page.
    pub(super) number: u32,
    /// Where lines of that page begin and end at the most.
    pub(super) sides: (i32, i32),
    /// Whether it stands apart from what is before it.
    pub(super) apart: bool,
}

/// A paragraph: its words, and the page and line at which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) text: String,
    pub(super) page: u32,
    pub(super) number: u32,
}

/// Joins lines into paragraphs.
pub(super) fn paragraphs(lines: &[Flowing]) -> Vec<Joined> {
    let pitch = pitch(lines);
    let mut out = Vec::new();
    let mut start = 0;
    while let Some(first) = lines.get(start) {
        let mut end = start + 1;
        while let (Some(own), Some(next)) = (lines.get(start..end), lines.get(end)) {
            if !goes_on(own, next, pitch) {
                break;
            }
            end += 1;
        }
        let mut text = String::new();
        for line in lines.get(start..end).unwrap_or_default() {
            push_line(&mut text, &line.line.text());
        }
        out.push(Joined {
            text,
            page: first.page,
            number: first.number,
        });
        start = end;
    }
    out
}

/// How far the lines of a paragraph are apart: as most lines are.
fn pitch(lines: &[Flowing]) -> i32 {
    let mut steps: Vec<i32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [one, two] if one.page == two.page && !two.apart => Some(two.line.base - one.line.base),
            _ => None,
        })
        .filter(|step| *step > 0)
        .map(|step| step / 50)
        .collect();
    steps.sort_unstable();
    let longest = steps.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest
        .and_then(|run| run.first())
        .map_or(i32::MAX / 4, |step| step * 50 + 50)
}

/// Whether a line goes on with a paragraph.
fn goes_on(own: &[Flowing], next: &Flowing, pitch: i32) -> bool {
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return false;
    };
    let (a, b) = (&last.line, &next.line);
    let near = i64::from((a.size - b.size).abs()) * 8 <= i64::from(a.size);
    let step = b.base - a.base;
    let close = last.page != next.page || step <= pitch + a.size * 35 / 100;
    if next.apart || !near || !close {
        return false;
    }
    let text = b.text();
    if a.text().ends_with(SOFT_HYPHEN) && is_broken(&a.text(), &text) {
        return true;
    }
    let open = !is_marker(&text) && !is_finished(&a.text());
    let place = place(first, own.get(1), next);
    // Below a second line that begins elsewhere than the first no paragraph begins.
    let sure = own.len() > 1 && matches!(place, LineBegin::Within | LineBegin::Hanging);
    if !(sure && open || is_full(last, next)) {
        return false;
    }
    match place {
        LineBegin::Within => !is_marker(&text) || !is_finished(&a.text()),
        LineBegin::Open => !is_marker(&text) && (starts_small(&text) || !is_finished(&a.text())),
        LineBegin::Hanging => !is_marker(&text),
        LineBegin::Begins => false,
    }
}

/// Whether the next word had no room on a line.
fn is_full(last: &Flowing, next: &Flowing) -> bool {
    let (left, right) = last.sides;
    let room = if is_centred(last) {
        right - left - (last.line.right() - last.line.left())
    } else {
        right - last.line.right()
    };
    let word = next
        .line
        .words
        .first()
        .map_or(0, |word| word.right - word.left);
    // A blank of a quarter of the size goes before it.
    word + last.line.size * 24 / 100 >= room
}

/// What the place at which a line begins tells.
enum LineBegin {
    /// It is that of the further lines of a paragraph whose first line is set in.
    Within,
    /// It is that of the further lines of an item whose mark stands out.
    Hanging,
    /// Nothing.
    Open,
    /// Another paragraph begins.
    Begins,
}

/// Where a line begins, beside the first and second line of a paragraph.
fn place(first: &Flowing, second: Option<&Flowing>, next: &Flowing) -> LineBegin {
    // Places are counted from the left side of the page's text.
    let from = |line: &Flowing| line.line.left() - line.sides.0;
    let slack = next.line.size * 4 / 10;
    if is_centred(first) && is_centred(next) {
        return LineBegin::Open;
    }
    let (start, own) = (from(first), from(next));
    if second.is_some_and(|second| !is_centred(first) && (from(second) - own).abs() > slack) {
        return LineBegin::Begins;
    }
    if own < start - slack {
        if own.abs() <= slack {
            LineBegin::Within
        } else {
            LineBegin::Open
        }
    } else if own > start + slack {
        if second.is_some() || is_marker(&first.line.text()) {
            LineBegin::Hanging
        } else {
            LineBegin::Open
        }
    } else if own > slack && !starts_small(&next.line.text()) {
        // Both are set in: first lines of two paragraphs.
        LineBegin::Begins
    } else {
        LineBegin::Open
    }
}

/// Whether a line stands in the middle, away from both sides.
fn is_centred(line: &Flowing) -> bool {
    let (left, right) = (
        line.line.left() - line.sides.0,
        line.sides.1 - line.line.right(),
    );
    left > line.line.size && (left - right).abs() <= line.line.size
}

#[cfg(test)]
mod tests {
    use super::super::letter::Turn;
    use super::super::line::{lines, tests::set};
    use super::*;

    /// Lines on a page whose text is thirty letters wide; blanks in front set a line in.
    fn read(page: &[&str]) -> Vec<String> {
        let mut letters = Vec::new();
        for (y, text) in (1..).zip(page) {
            letters.extend(set(text, 0, y * 1500, 1000));
        }
        let flowing: Vec<Flowing> = (1..)
            .zip(lines(&letters, Turn::Upright))
            .map(|(number, line)| Flowing {
                line,
                page: 1,
                number,
                sides: (0, 15_000),
                apart: false,
            })
            .collect();
        paragraphs(&flowing).into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn lines_that_are_full_go_on() {
        assert_eq!(
            read(&[
                "   Thực hiện Nghị quyết số 57-",
                "NQ/TW của Bộ Chính trị, xã lập",
                "kế hoạch.",
                "   - Đạt tối thiểu 80% hồ sơ và",
                "90% kết quả.",
            ]),
            [
                "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị, xã lập kế hoạch.",
                "- Đạt tối thiểu 80% hồ sơ và 90% kết quả.",
            ]
        );
    }

    #[test]
    fn a_line_with_room_left_ends_its_paragraph() {
        assert_eq!(
            read(&["Mục tiêu chung", "của xã"]),
            ["Mục tiêu chung", "của xã"]
        );
    }

    #[test]
    fn items_whose_marks_stand_out() {
        assert_eq!(
            read(&[
                "1. Một hai ba bốn năm sáu bảyy",
                "   tám chín mười một hai ba bốnn",
                "2. Hai"
            ]),
            [
                "1. Một hai ba bốn năm sáu bảyy tám chín mười một hai ba bốnn",
                "2. Hai"
            ]
        );
    }

    #[test]
    fn two_lines_set_in_are_two_paragraphs() {
        assert_eq!(
            read(&[
                "   Ủy ban nhân dân xã thực hiệnn",
                "   Ban Chỉ đạo theo dõi"
            ]),
            ["Ủy ban nhân dân xã thực hiệnn", "Ban Chỉ đạo theo dõi"]
        );
    }
}

//! Lines that stand side by side: the head of a letter, its foot, tables without rulings.

use super::gap::Gap;
use super::line::Line;
use super::marker::is_marker;
use super::open::{Open, open};
use super::run::{Run, more, run};

/// A stretch of a page, from top to bottom.
#[derive(Clone, Debug)]
pub(super) enum Stretch {
    /// A line by itself.
    Line(Line),
    /// Columns that are read one after the other.
    Columns(Vec<Vec<Line>>),
    /// Rows of a table without rulings.
    Rows(Open),
}

/// Parts the lines of a stretch of a page that no table interrupts. `table` are the gaps of the
/// table without rulings that the page before ends with; none where it ends with another thing.
pub(super) fn stretches(lines: &[Line], table: &[Gap]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut at = 0;
    if let Some(run) = more(lines, table) {
        at = run.length;
        let parts = run.parts(lines);
        out.push(Stretch::Rows(open(parts, &run)));
    }
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let found = run(rest).and_then(|run| Some((run.length, side_by_side(rest, &run)?)));
        let length = found.as_ref().map_or(1, |(length, _)| *length);
        out.push(found.map_or_else(|| Stretch::Line(line.clone()), |(_, stretch)| stretch));
        at += length;
    }
    out
}

/// What lines are that leave gaps free; nothing where they are lines like others.
fn side_by_side(lines: &[Line], run: &Run) -> Option<Stretch> {
    let parts = run.parts(lines);
    let columns = run.gaps.len() + 1;
    let filled = |column: usize| {
        let cell = |row: &&Vec<Option<Line>>| matches!(row.get(column), Some(Some(_)));
        parts.iter().filter(cell).count()
    };
    let least = if columns > 3 { 1 } else { 2 };
    if (0..columns).any(|column| filled(column) < least) {
        return None;
    }
    let texts = |column: usize| {
        parts
            .iter()
            .filter_map(move |row| Some(row.get(column)?.as_ref()?.text()))
    };
    if columns > 3 || columns > 2 && parts.len() > 2 {
        return Some(Stretch::Rows(open(parts, run)));
    }
    if columns == 2 && texts(0).all(|text| is_marker(&text) || is_number(&text)) {
        return None;
    }
    let both = parts
        .iter()
        .filter(|row| row.iter().all(Option::is_some))
        .count();
    let figures = texts(1)
        .filter(|text| text.contains(|c: char| c.is_ascii_digit()) && text.len() < 24)
        .count();
    if columns == 2
        && parts.len() > 2
        && both * 10 >= parts.len() * 6
        && figures * 10 >= filled(1) * 6
    {
        return Some(Stretch::Rows(open(parts, run)));
    }
    let column = |column: usize| {
        parts
            .iter()
            .filter_map(|row| row.get(column)?.clone())
            .collect()
    };
    Some(Stretch::Columns((0..columns).map(column).collect()))
}

/// Whether a text is a number, or a sign in its place.
fn is_number(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '-'))
}

#[cfg(test)]
mod tests {
    use super::super::letter::Turn;
    use super::super::line::{lines, tests::set};
    use super::*;

    /// Words at columns of a page, a line each thousand and a half.
    fn page(rows: &[&[(i32, &str)]]) -> Vec<Line> {
        let mut letters = Vec::new();
        for (y, row) in (1..).zip(rows) {
            for (x, text) in *row {
                letters.extend(set(text, *x, y * 1500, 1000));
            }
        }
        lines(&letters, Turn::Upright)
    }

    fn shown(rows: &[&[(i32, &str)]]) -> Vec<String> {
        let texts = |lines: &[Line]| lines.iter().map(Line::text).collect::<Vec<_>>().join("/");
        stretches(&page(rows), &[])
            .iter()
            .map(|stretch| match stretch {
                Stretch::Line(line) => line.text(),
                Stretch::Columns(columns) => columns
                    .iter()
                    .map(|c| texts(c))
                    .collect::<Vec<_>>()
                    .join(" || "),
                Stretch::Rows(open) => open
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|c| texts(c)).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            })
            .collect()
    }

    #[test]
    fn the_head_of_a_letter_is_read_column_by_column() {
        assert_eq!(
            shown(&[
                &[(2000, "UBND XÃ A"), (20_000, "CỘNG HÒA XÃ HỘI")],
                &[(2000, "Số: 1"), (21_000, "Độc lập")],
                &[(12_000, "KẾ HOẠCH VỀ CHUYỂN ĐỔI SỐ")],
                &[(1000, "Căn cứ Luật")],
            ]),
            [
                "UBND XÃ A/Số: 1 || CỘNG HÒA XÃ HỘI/Độc lập",
                "KẾ HOẠCH VỀ CHUYỂN ĐỔI SỐ",
                "Căn cứ Luật"
            ]
        );
    }

    #[test]
    fn cells_without_rulings_are_rows() {
        assert_eq!(
            shown(&[
                &[(0, "TT"), (3000, "Chỉ tiêu"), (20_000, "Đơn vị")],
                &[(21_000, "tính")],
                &[(0, "1"), (3000, "Hồ sơ trực"), (20_000, "80%")],
                &[(3000, "tuyến")],
                &[(0, "2"), (3000, "Hài lòng"), (20_000, "90%")],
            ]),
            ["TT|Chỉ tiêu|Đơn vị/tính\n1|Hồ sơ trực/tuyến|80%\n2|Hài lòng|90%"]
        );
    }

    #[test]
    fn the_name_of_a_group_goes_over_the_gaps() {
        assert_eq!(
            shown(&[
                &[(0, "TT"), (3000, "Chỉ tiêu"), (20_000, "Đơn vị")],
                &[(0, "A. HẠ TẦNG SỐ")],
                &[(0, "1"), (3000, "Hồ sơ trực tuyến"), (20_000, "80%")],
                &[(0, "B. XÃ HỘI SỐ")],
                &[(0, "2"), (3000, "Hài lòng"), (20_000, "90%")],
                &[(8000, "Phụ lục II")],
            ]),
            [
                "TT|Chỉ tiêu|Đơn vị\nA. HẠ TẦNG SỐ||\n1|Hồ sơ trực tuyến|80%\nB. XÃ HỘI SỐ||\n2|Hài lòng|90%",
                "Phụ lục II"
            ]
        );
    }

    #[test]
    fn a_line_with_gaps_above_a_table_is_none_of_its_rows() {
        assert_eq!(
            shown(&[
                &[
                    (0, "(Kèm theo Kế hoạch số"),
                    (12_000, "/KH-UBND ngày 15"),
                    (21_500, "của xã)")
                ],
                &[
                    (0, "TT"),
                    (3000, "Chỉ tiêu"),
                    (14_000, "2026"),
                    (18_000, "2030"),
                    (22_000, "Đơn vị")
                ],
                &[
                    (0, "1"),
                    (3000, "Hồ sơ trực tuyến"),
                    (14_000, "80"),
                    (22_000, "Phòng A")
                ],
                &[
                    (0, "2"),
                    (3000, "Hài lòng"),
                    (14_000, "90"),
                    (18_000, "95"),
                    (22_000, "Phòng B")
                ],
            ]),
            [
                "(Kèm theo Kế hoạch số /KH-UBND ngày 15 của xã)",
                "TT|Chỉ tiêu|2026|2030|Đơn vị\n1|Hồ sơ trực tuyến|80||Phòng A\n2|Hài lòng|90|95|Phòng B"
            ]
        );
    }

    #[test]
    fn items_of_a_list_are_lines() {
        let list: [&[(i32, &str)]; 3] = [
            &[(0, "a)"), (3000, "Một")],
            &[(0, "b)"), (3000, "Hai")],
            &[(0, "c)"), (3000, "Ba")],
        ];
        assert_eq!(shown(&list), ["a) Một", "b) Hai", "c) Ba"]);
    }
}

//! Tables without rulings: which lines are a row.

use super::gap::Gap;
use super::line::Line;
use super::run::Run;

/// A table without rulings.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its rows, cell by cell; a cell is its lines.
    pub(super) rows: Vec<Vec<Vec<Line>>>,
    /// The gaps between its columns.
    pub(super) gaps: Vec<Gap>,
}

/// So many bands at the least tell that rows stand apart.
const BANDS: usize = 3;

/// A line of a table, cell by cell.
type Part = Vec<Option<Line>>;

/// The rows of a table without rulings: one begins where lines stand farther apart than those of a
/// cell, else where its number stands or a sum has none, or, where rows have none, where more than
/// one cell has words.
pub(super) fn open(parts: Vec<Part>, run: &Run) -> Open {
    let numbered = is_numbered(&parts, &run.over);
    let bands = if numbered {
        bands(&parts, &run.over)
    } else {
        None
    };
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for (at, row) in parts.into_iter().enumerate() {
        let starts = match &bands {
            Some(bands) => bands.contains(&at),
            None if run.over.contains(&at) => true,
            None if numbered => {
                number(&row).is_some() || rows.last().is_some_and(|above| is_sum(&row, above))
            }
            None => row.iter().flatten().count() > 1,
        };
        if rows.is_empty() || starts {
            rows.push(vec![Vec::new(); row.len()]);
        }
        if let Some(last) = rows.last_mut() {
            for (cell, line) in last.iter_mut().zip(row) {
                cell.extend(line);
            }
        }
    }
    Open {
        rows,
        gaps: run.gaps.clone(),
    }
}

/// Whether the first cells are numbers, or what stands in their place.
fn is_numbered(parts: &[Part], over: &[usize]) -> bool {
    let rows = parts.iter().enumerate();
    let rows = rows.filter(|(at, _)| !over.contains(at));
    let firsts: Vec<&Line> = rows.filter_map(|(_, row)| number(row)).collect();
    let short = firsts.iter().filter(|line| is_short(line)).count();
    short * 10 >= firsts.len() * 6
}

fn number(row: &Part) -> Option<&Line> {
    row.first()?.as_ref()
}

/// Whether a line without a number is a row below numbered ones: it has a name, and a figure of its
/// own wherever the row above has one.
fn is_sum(row: &Part, above: &[Vec<Line>]) -> bool {
    let is_figure = |line: &Line| {
        let text = line.text();
        let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ');
        text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(sign)
    };
    let [None, Some(_), values @ ..] = row.as_slice() else {
        return false;
    };
    let above = above.iter().skip(2);
    values.iter().any(Option::is_some)
        && values.iter().zip(above).all(|(own, above)| match own {
            Some(line) => is_figure(line) && above.first().is_some_and(is_figure),
            None => above.is_empty(),
        })
}

fn is_short(line: &Line) -> bool {
    line.text().chars().count() <= 6
}

/// The lines at which rows begin that stand farther apart than the lines of their cells, if each
/// row then has its number: in such a table numbers need not stand on the first line.
fn bands(parts: &[Part], over: &[usize]) -> Option<Vec<usize>> {
    let pitch = pitch(parts)?;
    let base = |row: &Part| row.iter().flatten().map(|line| line.base).next();
    let mut starts = vec![0];
    for (at, pair) in (1..).zip(parts.windows(2)) {
        if let [one, two] = pair
            && base(two)? - base(one)? > pitch * 112 / 100
        {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([parts.len()]);
    let mut single = 0;
    for (start, end) in starts.iter().zip(ends) {
        let rows = parts.get(*start..end)?;
        let grouped = over.iter().any(|at| (*start..end).contains(at));
        match rows.iter().filter_map(number).count() {
            1 if !grouped || rows.len() == 1 => single += 1,
            0 => {}
            _ => return None,
        }
    }
    (single >= BANDS && single * 10 >= starts.len() * 8).then_some(starts)
}

/// How far the lines of a cell are apart: the least that lines of a column often are.
fn pitch(parts: &[Part]) -> Option<i32> {
    let columns = parts.iter().map(Vec::len).max()?;
    let mut steps: Vec<i32> = Vec::new();
    for column in 0..columns {
        let lines = parts.iter().filter_map(|row| row.get(column)?.as_ref());
        let bases: Vec<i32> = lines.map(|line| line.base).collect();
        steps.extend(bases.windows(2).filter_map(|pair| match pair {
            [one, two] => Some(two - one),
            _ => None,
        }));
    }
    steps.sort_unstable();
    let alike = steps.chunk_by(|a, b| b - a <= 20);
    alike
        .filter(|run| run.len() >= BANDS)
        .find_map(|run| run.last().copied())
}

#[cfg(test)]
mod tests {
    use super::super::letter::Turn;
    use super::super::line::{lines, tests::set};
    use super::super::run::run;
    use super::*;

    fn shown(words: &[(i32, i32, &str)]) -> Vec<String> {
        let set = |(x, y, text): &(i32, i32, &str)| set(text, *x, *y, 1000);
        let letters: Vec<_> = words.iter().flat_map(set).collect();
        let lines = lines(&letters, Turn::Upright);
        let run = run(&lines).unwrap();
        let cell = |cell: &Vec<Line>| cell.iter().map(Line::text).collect::<Vec<_>>().join("/");
        let rows = open(run.parts(&lines), &run).rows;
        let row = |row: &Vec<Vec<Line>>| row.iter().map(cell).collect::<Vec<_>>().join("|");
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_number_in_the_middle_of_its_row_is_that_of_all_its_lines() {
        let words = [
            (0, 1000, "TT"),
            (3000, 1000, "Chỉ tiêu"),
            (14_000, 1000, "Năm 2026"),
            (20_000, 1000, "Đơn vị"),
            (3000, 3000, "Tỷ lệ hồ sơ"),
            (0, 3600, "1"),
            (14_000, 3600, "80"),
            (20_000, 3600, "Phòng A"),
            (3000, 4200, "trực tuyến"),
            (3000, 6200, "Hài lòng"),
            (0, 6800, "2"),
            (14_000, 6800, "90"),
            (20_000, 6800, "Phòng B"),
            (3000, 7400, "của dân"),
            (3000, 9400, "Chữ ký số"),
            (20_000, 9400, "Công an"),
            (0, 10_000, "3"),
            (14_000, 10_000, "50"),
            (3000, 10_600, "cá nhân"),
            (20_000, 10_600, "xã"),
        ];
        assert_eq!(
            shown(&words),
            [
                "TT|Chỉ tiêu|Năm 2026|Đơn vị",
                "1|Tỷ lệ hồ sơ/trực tuyến|80|Phòng A",
                "2|Hài lòng/của dân|90|Phòng B",
                "3|Chữ ký số/cá nhân|50|Công an/xã",
            ]
        );
    }

    #[test]
    fn a_sum_without_a_number_is_a_row() {
        let rows = shown(&[
            (0, 1000, "TT"),
            (4000, 1000, "Thôn"),
            (14000, 1000, "Số hộ"),
            (20000, 1000, "Tỷ lệ"),
            (0, 2500, "1"),
            (4000, 2500, "Thôn Đông"),
            (14000, 2500, "120"),
            (20000, 2500, "96,5"),
            (0, 4000, "2"),
            (4000, 4000, "Thôn Đoài ở"),
            (14000, 4000, "95"),
            (20000, 4000, "10"),
            (4000, 5500, "bên sông"),
            (4000, 7000, "Tổng cộng"),
            (14000, 7000, "215"),
            (20000, 7000, "22%"),
        ]);
        assert_eq!(
            rows,
            [
                "TT|Thôn|Số hộ|Tỷ lệ",
                "1|Thôn Đông|120|96,5",
                "2|Thôn Đoài ở/bên sông|95|10",
                "|Tổng cộng|215|22%",
            ]
        );
    }

    #[test]
    fn a_head_may_go_over_a_gap() {
        let words = [
            (0, 1000, "TT"),
            (3000, 1000, "Chỉ tiêu"),
            (14_800, 1000, "Năm báo cáo"),
            (24_000, 1000, "Đơn vị"),
            (14_000, 2200, "2026"),
            (19_000, 2200, "2030"),
            (0, 3400, "1"),
            (3000, 3400, "Hồ sơ"),
            (14_000, 3400, "80"),
            (19_000, 3400, "90"),
            (24_000, 3400, "Phòng A"),
            (0, 4600, "2"),
            (3000, 4600, "Hài lòng"),
            (14_000, 4600, "90"),
            (19_000, 4600, "95"),
            (24_000, 4600, "Phòng B"),
            (0, 5800, "3"),
            (3000, 5800, "Chữ ký"),
            (14_000, 5800, "50"),
            (19_000, 5800, "60"),
            (24_000, 5800, "Phòng C"),
        ];
        assert_eq!(
            shown(&words),
            [
                "TT|Chỉ tiêu|Năm báo cáo/2026|2030|Đơn vị",
                "1|Hồ sơ|80|90|Phòng A",
                "2|Hài lòng|90|95|Phòng B",
                "3|Chữ ký|50|60|Phòng C",
            ]
        );
    }
}

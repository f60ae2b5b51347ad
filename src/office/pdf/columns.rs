//! Lines that stand side by side: the head of a letter, its foot, tables without rulings.

use super::line::{Line, Word};
use super::marker::{is_annex, is_marker, starts_small};

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

/// A table without rulings.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Its rows, cell by cell; a cell is its lines.
    pub(super) rows: Vec<Vec<Vec<Line>>>,
    /// The gaps between its columns.
    pub(super) gaps: Vec<Gap>,
}

/// A stretch without words from left to right.
pub(super) type Gap = (i32, i32);

/// How wide a gap is that parts columns by itself, by the size of the letters.
fn wide(line: &Line) -> i32 {
    line.size * 12 / 10
}

/// How wide a gap is that may part columns.
fn slight(line: &Line) -> i32 {
    line.size * 45 / 100
}

/// How wide a gap between words of a line has to be to leave free what is free above it: where
/// words stand closer elsewhere on the line less is enough.
fn least(line: &Line) -> i32 {
    let pairs = line.words.windows(2);
    let closest = pairs.filter_map(|pair| match pair {
        [one, two] => Some(two.left - one.right),
        _ => None,
    });
    let closest = closest.min().unwrap_or_default().max(line.size / 5);
    (closest * 16 / 10).max(slight(line)).min(wide(line))
}

/// Lines that leave the same gaps free.
struct Run {
    length: usize,
    gaps: Vec<Gap>,
    /// Which of them go over the gaps: the name of a group of rows.
    over: Vec<usize>,
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

/// The lines that go on with a table.
fn more(lines: &[Line], table: &[Gap]) -> Option<Run> {
    let first = lines.first()?;
    let gaps = all_free(table, first).filter(|gaps| gaps.len() > 1)?;
    let run = extended(lines, 1, gaps);
    let own = run.parts(lines.get(..1)?);
    let filled = own.first()?.iter().flatten().count();
    (filled > 1 || starts_small(&first.text())).then_some(run)
}

/// The lines that leave the gaps of the first free.
fn run(lines: &[Line]) -> Option<Run> {
    let first = lines.first()?;
    let mut words: Vec<&Word> = first.words.iter().collect();
    let mut length = 1;
    // What stands beside the first line a little lower begins the run with it.
    if let Some(second) = lines.get(1)
        && second.base - first.base < first.size * 9 / 10
    {
        words.extend(&second.words);
        length = 2;
    }
    let gaps = gaps(words, first);
    if gaps.iter().all(|(from, to)| to - from < wide(first)) {
        return None;
    }
    let mut run = extended(lines, length, gaps);
    let first_gap = run.gaps.first()?.0;
    while run.length > 1 && lines.get(run.length - 1)?.right() <= first_gap {
        run.length -= 1;
    }
    (run.length > 1).then_some(run)
}

/// A run with the further lines that leave its gaps free.
fn extended(lines: &[Line], mut length: usize, mut gaps: Vec<Gap>) -> Run {
    let mut over = Vec::new();
    let left = lines.first().map_or(0, Line::left);
    while let (Some(last), Some(next)) = (lines.get(length - 1), lines.get(length)) {
        if next.base - last.base > next.size * 6 || is_annex(&next.text()) {
            break;
        }
        if let [gap] = gaps.as_slice()
            && is_title(*gap, last, next)
        {
            break;
        }
        if let Some(left) = all_free(&gaps, next) {
            gaps = left;
        } else if next.left() - left <= next.size / 2
            && lines
                .get(length + 1)
                .is_some_and(|after| all_free(&gaps, after).is_some())
        {
            over.push(length);
        } else {
            break;
        }
        length += 1;
    }
    Run { length, gaps, over }
}

impl Run {
    /// The words of its lines, column by column.
    fn parts(&self, lines: &[Line]) -> Vec<Vec<Option<Line>>> {
        let middles: Vec<i32> = self
            .gaps
            .iter()
            .map(|(from, to)| from.midpoint(*to))
            .collect();
        let own = lines.iter().take(self.length).enumerate();
        own.map(|(at, line)| {
            if self.over.contains(&at) {
                let whole = std::iter::once(Some(line.clone()));
                whole.chain(middles.iter().map(|_| None)).collect()
            } else {
                parted(line, &middles)
            }
        })
        .collect()
    }
}

/// Whether a line stands below two columns rather than in one of them: in the middle of the page,
/// or farther down than lines of a column are apart.
fn is_title(gap: Gap, last: &Line, next: &Line) -> bool {
    let (from, to) = gap;
    // On one side of the gap, or in it.
    let beside = next.right() <= to || next.left() >= from;
    (from..from.midpoint(to)).contains(&next.left())
        || beside && next.base - last.base > next.size * 19 / 10
}

/// What a line leaves free of gaps, if it leaves something of each.
fn all_free(gaps: &[Gap], line: &Line) -> Option<Vec<Gap>> {
    let mut all = Vec::new();
    for gap in gaps {
        let left = free(*gap, line);
        if left.is_empty() {
            return None;
        }
        all.extend(left);
    }
    Some(all)
}

/// The gaps between words that may part columns.
fn gaps(mut words: Vec<&Word>, line: &Line) -> Vec<Gap> {
    let wide = least(line);
    words.sort_by_key(|word| word.left);
    let mut gaps = Vec::new();
    let mut right = words.first().map_or(0, |word| word.right);
    for word in words {
        if word.left - right >= wide {
            gaps.push((right, word.left));
        }
        right = right.max(word.right);
    }
    gaps
}

/// What a line leaves free of a gap: what lies beside the line, or between words that stand as far
/// apart as columns do.
fn free(gap: Gap, line: &Line) -> Vec<Gap> {
    let least = least(line);
    let lefts = line.words.iter().map(|word| word.left).chain([i32::MAX]);
    let rights = [i32::MIN]
        .into_iter()
        .chain(line.words.iter().map(|word| word.right));
    rights
        .zip(lefts)
        .filter(|(right, left)| left.saturating_sub(*right) >= least)
        .map(|(right, left)| (right.max(gap.0), left.min(gap.1)))
        .filter(|(from, to)| to - from >= slight(line))
        .collect()
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

/// The words of a line, column by column.
fn parted(line: &Line, middles: &[i32]) -> Vec<Option<Line>> {
    let mut columns: Vec<Vec<Word>> = vec![Vec::new(); middles.len() + 1];
    for word in &line.words {
        let at = middles.partition_point(|middle| *middle <= word.left);
        if let Some(column) = columns.get_mut(at) {
            column.push(word.clone());
        }
    }
    let line = |words: Vec<Word>| {
        (!words.is_empty()).then_some(Line {
            words,
            ..line.clone()
        })
    };
    columns.into_iter().map(line).collect()
}

/// The rows of a table without rulings: one begins where its number stands, or, where rows have
/// none, where more than one cell has words.
fn open(parts: Vec<Vec<Option<Line>>>, run: &Run) -> Open {
    let numbered = {
        let rows = || {
            parts
                .iter()
                .enumerate()
                .filter(|(at, _)| !run.over.contains(at))
        };
        let firsts = || rows().filter_map(|(_, row)| row.first()?.as_ref());
        let short = firsts()
            .filter(|line| line.text().chars().count() <= 6)
            .count();
        short * 10 >= firsts().count() * 6
    };
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for (at, row) in parts.into_iter().enumerate() {
        let filled = row.iter().flatten().count();
        let starts = if run.over.contains(&at) {
            true
        } else if numbered {
            row.first().is_some_and(Option::is_some)
        } else {
            filled > 1
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
    fn items_of_a_list_are_lines() {
        let list: [&[(i32, &str)]; 3] = [
            &[(0, "a)"), (3000, "Một")],
            &[(0, "b)"), (3000, "Hai")],
            &[(0, "c)"), (3000, "Ba")],
        ];
        assert_eq!(shown(&list), ["a) Một", "b) Hai", "c) Ba"]);
    }
}

//! Tables whose cells are parted by tabs or bars.

use super::super::flow::Flow;
use super::super::letter::{is_alphanumeric, lowercase};
use super::super::line::Line;
use super::{Cell, Columns, Record, Role, Table};

/// Reads a table of tabs or bars.
pub(in super::super) fn tabbed<'f>(lines: &[Line<'_>], flow: &'f Flow) -> Table<'f> {
    let rows: Vec<(Vec<&str>, u32)> = lines
        .iter()
        .map(|line| (cells(line), line.number))
        .collect();
    let head = head_length(&rows);
    let columns = columns(rows.get(..head).unwrap_or_default());
    let mut reader = Reader {
        columns: columns.clone(),
        records: Vec::new(),
        group: None,
        flow,
    };
    for (cells, number) in rows.get(head..).unwrap_or_default() {
        reader.row(cells, *number);
    }
    Table {
        subject: columns.subject(),
        years: columns.years(),
        records: reader.records,
    }
}

fn cells<'t>(line: &Line<'t>) -> Vec<&'t str> {
    if line.text.starts_with('|') {
        return marked_down(line.text.trim_matches('|'));
    }
    let lead = std::iter::repeat_n("", line.tabs);
    lead.chain(line.text.split('\t').map(str::trim)).collect()
}

/// The cells of a row in Markdown, in which `\|` parts nothing.
fn marked_down(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|') {
        if row.get(start..at).is_some_and(|cell| !cell.ends_with('\\')) {
            cells.extend(row.get(start..at).map(str::trim));
            start = at + 1;
        }
    }
    cells.extend(row.get(start..).map(str::trim));
    cells
}

/// How many rows the head takes: up to the first row with a number or a group.
fn head_length(rows: &[(Vec<&str>, u32)]) -> usize {
    let named = rows.first().is_some_and(|(cells, _)| {
        let all = lowercase(&cells.join(" "));
        [
            "tt",
            "chỉ tiêu",
            "nội dung",
            "nhiệm vụ",
            "đơn vị",
            "thời gian",
        ]
        .iter()
        .any(|word| all.contains(word))
    });
    if !named {
        return 0;
    }
    let body = |(cells, _): &(Vec<&str>, u32)| {
        let first = cells.first().copied().unwrap_or_default();
        is_number(first) || group(first).is_some() || is_rule(cells)
    };
    rows.iter().skip(1).position(body).map_or(1, |at| at + 1)
}

/// A line of a table in Markdown: `---`.
fn is_rule(cells: &[&str]) -> bool {
    !cells.is_empty()
        && cells
            .iter()
            .all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

fn columns(head: &[(Vec<&str>, u32)]) -> Columns {
    let width = head
        .iter()
        .map(|(cells, _)| cells.len())
        .max()
        .unwrap_or_default();
    let joined: Vec<String> = (0..width)
        .map(|at| {
            let parts: Vec<&str> = head
                .iter()
                .filter_map(|(cells, _)| cells.get(at).copied())
                .filter(|cell| !cell.is_empty())
                .collect();
            parts.join(" ")
        })
        .collect();
    Columns::of_cells(joined.iter().map(String::as_str))
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['.', ')']);
    !bare.is_empty()
        && bare.len() <= 6
        && bare
            .split('.')
            .enumerate()
            .all(|(at, part)| is_digits(part) || (at == 0 && bare.contains('.') && is_roman(part)))
}

fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// `II` of the row `II.3`.
fn is_roman(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// The mark of a group: `A` of "A. PHÁT TRIỂN", `IV`.
fn group(cell: &str) -> Option<&str> {
    let end = cell
        .find(|c: char| !is_alphanumeric(c))
        .unwrap_or(cell.len());
    let mark = cell.get(..end)?;
    let roman = !mark.is_empty() && mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let letter = mark.chars().count() == 1 && mark.starts_with(char::is_uppercase);
    (roman || letter).then_some(mark)
}

struct Reader<'f> {
    columns: Columns,
    records: Vec<Record<'f>>,
    group: Option<String>,
    flow: &'f Flow,
}

impl<'f> Reader<'f> {
    fn row(&mut self, cells: &[&str], line: u32) {
        if is_rule(cells) || cells.iter().all(|cell| cell.is_empty()) || self.is_head_again(cells) {
            return;
        }
        let record = self.record(cells, line);
        let first = cells.first().copied().unwrap_or_default();
        let only_name = record.values.iter().all(|cell| cell.text.is_empty())
            && record.owner.is_none()
            && record.deadline.is_none();
        if let Some(mark) = group(first).filter(|_| only_name) {
            self.group = Some(mark.to_owned());
        } else if record.number.is_none()
            && only_name
            && !self.records.is_empty()
            && !record.name.starts_with(['-', '+'])
        {
            self.extend(&record);
        } else {
            self.records.push(record);
        }
    }

    fn is_head_again(&self, cells: &[&str]) -> bool {
        let first = cells
            .first()
            .map(|cell| lowercase(cell))
            .unwrap_or_default();
        matches!(first.as_str(), "tt" | "stt" | "số tt") && !self.records.is_empty()
    }

    fn record(&self, cells: &[&str], line: u32) -> Record<'f> {
        let mut record = Record {
            words: self.flow.of_lines(line, line),
            group: self.group.clone(),
            ..Record::default()
        };
        for ((role, unit), cell) in self.columns.roles().zip(self.columns.units()).zip(cells) {
            let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            put(&mut record, role, unit, text);
        }
        if record.number.is_none() && record.name.starts_with(['-', '+', '–']) {
            record.number = self.records.last().and_then(|last| last.number.clone());
        }
        record
    }

    /// The rest of a row that a page's end broke.
    fn extend(&mut self, rest: &Record<'f>) {
        if let Some(last) = self.records.last_mut() {
            append(&mut last.name, &rest.name);
            append(&mut last.result, &rest.result);
            last.words = self.flow.between(last.words, rest.words);
        }
    }
}

fn append(text: &mut String, more: &str) {
    if !more.is_empty() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(more);
    }
}

fn put(record: &mut Record<'_>, role: Role, unit: Option<&str>, text: String) {
    let some = |text: String| (!text.is_empty()).then_some(text);
    match role {
        Role::Number if is_number(&text) => {
            record.number = Some(text.trim_end_matches(['.', ')']).to_owned());
        }
        Role::Number if record.name.is_empty() => record.name = text,
        Role::Name => append(&mut record.name, &text),
        Role::Unit => record.unit = some(text),
        Role::Value(year, is_result) => record.values.push(Cell {
            year,
            is_result,
            unit: unit.map(str::to_owned),
            text,
        }),
        Role::Owner => record.owner = some(text),
        Role::Deadline => record.deadline = some(text),
        Role::Outcome => append(&mut record.result, &text),
        Role::Number | Role::Partner | Role::Other => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_bar_parts_no_cells() {
        for (row, want) in [
            (" 1 | A | 80 ", vec!["1", "A", "80"]),
            ("1|5G \\| dân số|80", vec!["1", "5G \\| dân số", "80"]),
            ("1||", vec!["1", "", ""]),
            ("", vec![""]),
        ] {
            assert_eq!(marked_down(row), want, "{row}");
        }
    }
}

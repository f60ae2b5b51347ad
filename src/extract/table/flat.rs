//! Tables that lost their borders: their words stand in one column, line after line.

use super::super::flow::Flow;
use super::super::line::Line;
use super::super::words::starts_upper;
use super::chunk::{Chunk, Token, chunks, join, tokens};
use super::content::Content;
use super::cutter::{Cutter, Row, group, row_number};
use super::stage::values;
use super::{Cell, Columns, Record, Role, Subject, Table};

/// Reads a table without borders; `subject` is what its annex says it lists.
pub(in super::super) fn flat<'f>(
    lines: &[Line<'_>],
    flow: &'f Flow,
    subject: Option<Subject>,
) -> Table<'f> {
    let head = lines
        .iter()
        .skip(1)
        .position(starts_body)
        .map_or(lines.len(), |at| at + 1);
    let text: Vec<&str> = lines.iter().take(head).map(|line| line.text).collect();
    let columns = Columns::of_text(&text.join(" "));
    let subject = columns.subject().or(subject);
    let mut cutter = Cutter::new(&text, subject);
    for (at, line) in lines.iter().enumerate().skip(head) {
        cutter.line(line, lines.get(at + 1));
    }
    let mut records = Vec::with_capacity(cutter.rows.len());
    for row in &cutter.rows {
        records.extend(match subject {
            Some(Subject::Tasks) => vec![task(row, &columns, flow)],
            _ => targets(row, &columns, flow),
        });
    }
    Table {
        subject,
        years: columns.years(),
        records,
    }
}

/// Whether a line begins the first row or a group.
fn starts_body(line: &Line<'_>) -> bool {
    let first = row_number(line.text).is_some_and(|(number, rest)| {
        let whole: String = number.chars().take_while(char::is_ascii_digit).collect();
        whole.parse::<u32>().is_ok_and(|n| (1..=3).contains(&n))
            && (rest.is_empty() || starts_upper(rest))
    });
    first || group(line.text).is_some()
}

/// A row of a table of tasks.
fn task<'f>(row: &Row<'_>, columns: &Columns, flow: &'f Flow) -> Record<'f> {
    let cells = chunks(&tokens(row.lines.iter().copied()));
    let deadline = deadline(&cells, columns.deadline_first());
    let owner = owner(&cells, deadline.filter(|_| columns.deadline_first()));
    let mut record = Record {
        number: Some(row.number.clone()),
        group: row.group.clone(),
        words: flow.of_lines(row.first, row.last),
        owner: owner
            .and_then(|at| cells.get(at))
            .map(|cell| cell.text.clone()),
        deadline: deadline
            .and_then(|at| cells.get(at))
            .map(|cell| cell.text.clone()),
        ..Record::default()
    };
    let name_end = owner
        .into_iter()
        .chain(deadline)
        .filter(|at| *at > 0)
        .min()
        .unwrap_or(cells.len());
    let name: Vec<&str> = cells
        .iter()
        .take(name_end)
        .map(|cell| cell.text.as_str())
        .collect();
    record.name = name.join(" ");
    let rest = cells
        .iter()
        .enumerate()
        .skip(name_end)
        .filter(|(at, cell)| Some(*at) != deadline && cell.content == Content::Text);
    record.result = rest
        .map(|(_, cell)| cell.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    carry(&mut record, &row.carried);
    record
}

/// The cells that went on after a page's end: the name first, the deadline last.
fn carry(record: &mut Record<'_>, carried: &[String]) {
    if let Some(name) = carried.first() {
        record.name.push(' ');
        record.name.push_str(name);
    }
    if let (Some(last), Some(deadline)) = (
        carried.last().filter(|_| carried.len() > 1),
        record.deadline.as_mut(),
    ) {
        deadline.push(' ');
        deadline.push_str(last);
    }
}

/// Which cell is the deadline: the last time, or the last one before a body.
fn deadline(cells: &[Chunk], before_owner: bool) -> Option<usize> {
    let mut times = cells
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, cell)| cell.content == Content::Time)
        .map(|(at, _)| at);
    let body_after = |at: &usize| {
        cells
            .iter()
            .skip(at + 1)
            .any(|cell| cell.content == Content::Body)
    };
    if before_owner {
        let fit: Vec<usize> = times.clone().filter(body_after).collect();
        return fit.last().copied().or_else(|| times.next_back());
    }
    times.next_back()
}

/// Which cell is the owner: the first body after the name, or after the deadline.
fn owner(cells: &[Chunk], after: Option<usize>) -> Option<usize> {
    let start = after.map_or(1, |at| at + 1);
    let bodies = || {
        cells
            .iter()
            .enumerate()
            .skip(start)
            .filter(|(_, cell)| cell.content == Content::Body)
    };
    let on_a_line = bodies().find(|(_, cell)| cell.starts_line);
    on_a_line.or_else(|| bodies().next()).map(|(at, _)| at)
}

/// The targets of a row: one, or one for each of its parts.
fn targets<'f>(row: &Row<'_>, columns: &Columns, flow: &'f Flow) -> Vec<Record<'f>> {
    let words = flow.of_lines(row.first, row.last);
    let mut found = Vec::new();
    for part in parts(&row.lines) {
        let tokens = tokens(part.iter().copied());
        let record = target(&tokens, columns).map(|record| Record {
            number: Some(row.number.clone()),
            group: row.group.clone(),
            words,
            ..record
        });
        found.extend(
            record.filter(|record| !record.values.is_empty() || row.lines.len() == part.len()),
        );
    }
    found
}

/// A row with parts "- Phủ sóng 5G trên địa bàn …" has one target for each.
fn parts<'r, 't>(lines: &'r [&'t str]) -> Vec<&'r [&'t str]> {
    let begins = |line: &&str| {
        line.strip_prefix(['-', '+', '–']).is_some_and(|rest| {
            starts_upper(rest) && rest.trim_start().starts_with(char::is_uppercase)
        })
    };
    let starts: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| begins(line))
        .map(|(at, _)| at)
        .collect();
    if starts.is_empty() {
        return vec![lines];
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let head = starts
        .first()
        .copied()
        .filter(|first| *first > 0)
        .map(|first| 0..first);
    head.into_iter()
        .chain(starts.iter().copied().zip(ends).map(|(from, to)| from..to))
        .filter_map(|range| lines.get(range))
        .collect()
}

fn target<'f>(tokens: &[Token<'_>], columns: &Columns) -> Option<Record<'f>> {
    let heads = columns.values();
    let heads = if heads.is_empty() {
        vec![(None, false)]
    } else {
        heads
    };
    let has_unit = columns.has(Role::Unit);
    let Some(found) = values(tokens, heads.len(), has_unit) else {
        let name = join(tokens);
        return Some(Record {
            name,
            ..Record::default()
        });
    };
    let owners = chunks(tokens.get(found.end..)?);
    let name = join(tokens.get(..found.start)?);
    let (name, unit) = match found.unit {
        None if has_unit => with_own_unit(name),
        unit => (name, unit),
    };
    let cells = found.cells.into_iter().zip(heads);
    Some(Record {
        name,
        unit,
        values: cells
            .map(|(text, (year, is_result))| Cell {
                year,
                is_result,
                unit: None,
                text,
            })
            .collect(),
        owner: owners.first().map(|owner| owner.text.clone()),
        ..Record::default()
    })
}

/// "Số doanh nghiệp trên địa bàn doanh nghiệp": what is counted, again as the unit.
fn with_own_unit(name: String) -> (String, Option<String>) {
    let lower = name.to_lowercase();
    let counted = lower.strip_prefix("số ").unwrap_or_default();
    let own = (1..=3).rev().find_map(|length| {
        let words: Vec<&str> = counted.split(' ').take(length).collect();
        let rest = lower.strip_suffix(words.join(" ").as_str())?;
        (rest.ends_with(' ') && rest.len() > "số ".len() + 12).then_some(rest.len())
    });
    match own.and_then(|at| {
        Some((
            name.get(..at)?.trim_end().to_owned(),
            name.get(at..)?.to_owned(),
        ))
    }) {
        Some((name, unit)) => (name, Some(unit)),
        None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_may_be_the_unit() {
        let cases = [
            (
                "Số doanh nghiệp công nghệ số trên địa bàn doanh nghiệp",
                Some("doanh nghiệp"),
            ),
            ("Số lớp", None),
            ("Số doanh nghiệp có chữ ký số", None),
        ];
        for (name, unit) in cases {
            assert_eq!(with_own_unit(name.to_owned()).1.as_deref(), unit, "{name}");
        }
    }
}

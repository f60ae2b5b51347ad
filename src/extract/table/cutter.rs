//! The lines of a table that lost its borders → rows.

use super::super::grid::header_start;
use super::super::letter::{each_small, is_alphabetic, is_alphanumeric, is_lower, is_upper};
use super::super::line::Line;
use super::super::marker::{Kind, marker};
use super::super::words::{starts_lower, starts_upper};
use super::Subject;
use super::column::is_head_word;
use super::content::{Content, content};
use std::collections::HashSet;

/// `12`, `43.1`, `5.`: the number at the start of a line, and what follows it.
pub(super) fn row_number(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let number = text.get(..end)?.trim_end_matches('.');
    let rest = text.get(end..)?;
    let parts = number
        .split('.')
        .all(|part| !part.is_empty() && part.len() <= 3);
    (parts && !number.is_empty() && (rest.is_empty() || rest.starts_with([' ', ')', '\t'])))
        .then(|| (number, rest.trim_start_matches([')', ' ', '\t'])))
}

/// The mark of a group: `IV` of "IV Phát triển", `A` of "A. PHÁT TRIỂN".
pub(super) fn group(text: &str) -> Option<&str> {
    if let Some(mark) = marker(text).filter(|mark| matches!(mark.kind, Kind::Roman | Kind::Capital))
    {
        return Some(mark.label);
    }
    let (mark, rest) = text.split_once(' ')?;
    let roman = !mark.is_empty() && mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    (roman && starts_upper(rest)).then_some(mark)
}

/// A row: its number and the lines it takes.
#[derive(Debug, Default)]
pub(super) struct Row<'t> {
    /// Its number.
    pub(super) number: String,
    /// The mark of its group.
    pub(super) group: Option<String>,
    /// Its lines.
    pub(super) lines: Vec<&'t str>,
    /// What follows on the next page of a row that a page's end broke, cell by cell.
    pub(super) carried: Vec<String>,
    /// Its first line.
    pub(super) first: u32,
    /// Its last line.
    pub(super) last: u32,
}

/// Cuts the lines of a table into rows.
pub(super) struct Cutter<'t> {
    head: HashSet<String>,
    tasks: bool,
    /// The rows so far.
    pub(super) rows: Vec<Row<'t>>,
    group: Option<String>,
    state: State,
    last: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Row,
    /// Between the name of a group and its first row.
    Group,
    /// In the head, printed again on a new page.
    Head,
    /// In a row that goes on after such a head.
    Carried,
}

impl<'t> Cutter<'t> {
    /// For a table with this head.
    pub(super) fn new(head: &[&str], subject: Option<Subject>) -> Self {
        Self {
            head: head.iter().flat_map(|line| words_of(line)).collect(),
            tasks: subject == Some(Subject::Tasks),
            rows: Vec::new(),
            group: None,
            state: State::Group,
            last: 0,
        }
    }

    /// Takes the next line.
    pub(super) fn line(&mut self, line: &Line<'t>, next: Option<&Line<'t>>) {
        if header_start(line.text).is_some_and(|rest| self.is_head(rest)) {
            self.state = State::Head;
            return;
        }
        let page = line.text.len() <= 3
            && line.text.bytes().all(|b| b.is_ascii_digit())
            && next.is_some_and(|next| header_start(next.text).is_some());
        if page || (self.state == State::Head && self.is_head(line.text)) {
            return;
        }
        if let Some((number, rest)) = self.next_row(line, next) {
            self.open(number, rest, line.number);
        } else if let Some(mark) = group(line.text).filter(|_| !self.in_cell(line)) {
            self.group = Some(mark.to_owned());
            self.state = State::Group;
        } else {
            self.go_on(line);
        }
    }

    /// Whether a line has only words of the head.
    fn is_head(&self, text: &str) -> bool {
        words_of(text)
            .iter()
            .all(|word| self.head.contains(word) || is_head_word(word))
    }

    /// Whether a line that looks like a group's is part of an unfinished cell.
    fn in_cell(&self, line: &Line<'_>) -> bool {
        let last = self.rows.last().and_then(|row| row.lines.last());
        !line.after_blank
            && last.is_some_and(|last| last.ends_with([',', ';', '-']))
            && self.state == State::Row
    }

    /// The number and the rest of a line that begins the next row.
    fn next_row(&self, line: &Line<'t>, next: Option<&Line<'t>>) -> Option<(&'t str, &'t str)> {
        let (number, rest) = row_number(line.text)?;
        let mut parts = number.split('.');
        let whole: u32 = parts.next()?.parse().ok()?;
        let fits = if parts.next().is_some() {
            whole == self.last || whole == self.last + 1
        } else {
            (self.last + 1..=self.last + 3).contains(&whole)
                || (whole == 1 && self.state == State::Group)
        };
        let label = if rest.is_empty() {
            next.map_or("", |next| next.text)
        } else {
            rest
        };
        let named = starts_upper(label)
            && label.chars().filter(|c| is_alphabetic(*c)).count() > 3
            && !label.starts_with(|c: char| c.is_ascii_digit());
        let alone = rest.is_empty()
            && content(label) == Content::Body
            && self.tasks
            && label.split_whitespace().count() <= 4;
        (fits && named && !alone).then_some((number, rest))
    }

    fn open(&mut self, number: &str, rest: &'t str, line: u32) {
        if let Some(whole) = number.split('.').next().and_then(|n| n.parse().ok()) {
            self.last = whole;
        }
        let lines = if rest.is_empty() {
            Vec::new()
        } else {
            vec![rest]
        };
        self.rows.push(Row {
            number: number.to_owned(),
            group: self.group.clone(),
            lines,
            carried: Vec::new(),
            first: line,
            last: line,
        });
        self.state = State::Row;
    }

    fn go_on(&mut self, line: &Line<'t>) {
        if self.state == State::Group {
            return;
        }
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        if self.state == State::Head {
            self.state = if starts_lower(line.text) {
                State::Carried
            } else {
                State::Row
            };
        }
        row.last = line.number;
        if self.state == State::Carried {
            match row.carried.last_mut().filter(|_| !line.after_blank) {
                Some(cell) => {
                    cell.push(' ');
                    cell.push_str(line.text);
                }
                None => row.carried.push(line.text.to_owned()),
            }
        } else {
            row.lines.push(line.text);
        }
    }
}

/// The words of a line in lower case; two that were glued ("giáNăm") are two.
fn words_of(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last = ' ';
    for c in line.chars() {
        if !is_alphanumeric(c) || (is_upper(c) && is_lower(last)) {
            words.push(String::new());
        }
        if is_alphanumeric(c)
            && let Some(word) = words.last_mut()
        {
            each_small(c, |c| word.push(c));
        }
        last = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

//! Tables that lost their borders: the words of all columns stand in the same lines, one after the other.
//!
//! The head gives the columns by its capitals and by what columns are called; rows begin where they count. Of a row the
//! values are found by their number, which is that of the columns of values, the other cells by what they begin with.
//! Where that does not come out even, the row says that it is uncertain.

mod cells;
mod head;
mod spoken;
mod tasks;
mod word;

use super::furniture::{Furniture, Kind};
use super::label::{Class, Label};
use super::line::Line;
use super::phrases::ROW_COLUMN;
use super::rows::{CellLines, Rows, is_bar_row, is_tab_row};
use super::section::Sections;
use super::signs::{is_bare_number, starts_lower, starts_upper};
use super::stacked::ends_tables;
use crate::layout::builder::Piece;
use crate::layout::classify::is_value;
use crate::text::letter::{is_alphabetic, is_alphanumeric};
use crate::text::work::looked_at;
use head::Head;
pub(super) use head::{Holds, holds};
use word::Word;

/// No head takes more lines.
const MOST_HEAD: usize = 16;

/// The rows of a table whose head begins at a line.
pub(super) fn flat<'t>(
    lines: &[Line<'t>],
    furniture: &Furniture,
    sections: &Sections,
    at: usize,
) -> Option<Rows<'t>> {
    lines.get(at).filter(|line| begins_head(line))?;
    let near =
        (at + 1..lines.len().min(at + MOST_HEAD)).take_while(|at| !stops(lines, furniture, *at));
    let body = near.clone().find(|at| begins_body(lines, *at))?;
    let head = Head::of(lines.get(at..body)?)?;
    let mut cutter = Cutter::new(lines, head, body);
    let mut seeker = sections.seeker();
    let mut ends = |at: usize| {
        stops(lines, furniture, at) || lines.get(at).is_some_and(|line| seeker.is_next(line))
    };
    let end = (body..lines.len())
        .find(|at| ends(*at))
        .unwrap_or(lines.len());
    let mut at = body;
    while at < end && (cutter.page(furniture, at) || cutter.line(at)) {
        at += 1;
    }
    cutter.close();
    let mut found = cutter.found;
    // A table has rows: where none counts, lines only looked like a head.
    (cutter.counted > 0).then(|| {
        found.end = at;
        found
    })
}

/// Whether a line begins the head of such a table: the head of the column of numbers, and another on the same line.
pub(super) fn begins_head(line: &Line<'_>) -> bool {
    line.begins_head
}

/// Whether a text begins the head of such a table.
pub(super) fn opens_head(text: &str) -> bool {
    text.len() < 200
        && ROW_COLUMN.after(text).is_some_and(|rest| {
            // "TT-BTC ngày 29 tháng 11 …": the number of a circular that a line cut.
            let names = rest.trim_start();
            let apart = names.len() < rest.len() && starts_upper(names);
            rest.is_empty() || apart && !names.starts_with([':', '.', ','])
        })
}

/// Whether a line surely stands behind the table.
fn stops(lines: &[Line<'_>], furniture: &Furniture, at: usize) -> bool {
    looked_at(1);
    lines.get(at).is_none_or(|line| {
        is_tab_row(line)
            || is_bar_row(line)
            || ends_tables(line)
            || furniture.kind(at) == Kind::Rule
    })
}

/// Whether a line begins the first row or a group.
fn begins_body(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let Some((label, rest)) = leading(line.text) else {
        return false;
    };
    let next = lines.get(at + 1).map_or("", |next| next.text);
    let named = if rest.is_empty() { next } else { rest };
    label.is_first() && starts_upper(named) && !is_value(named)
}

/// The label at the start of a line, and what follows it.
fn leading(text: &str) -> Option<(Label, &str)> {
    let end = text.find(' ').unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end)?;
    Some((Label::of(first)?, rest.trim_start()))
}

/// Cuts the lines of a table into rows.
struct Cutter<'l, 't> {
    lines: &'l [Line<'t>],
    head: Head<'t>,
    found: Rows<'t>,
    /// The row that is open: its label and the words of it.
    row: Option<(Piece<'t>, Vec<Word<'t>>)>,
    group: Option<Vec<Piece<'t>>>,
    last: Option<Label>,
    last_group: Option<Label>,
    /// Whether the head was just printed again.
    in_head: bool,
    carries: bool,
    counted: usize,
    first: usize,
}

impl<'l, 't> Cutter<'l, 't> {
    fn new(lines: &'l [Line<'t>], head: Head<'t>, first: usize) -> Self {
        let mut found = Rows::default();
        found.list.push((head.cells(), false));
        Self {
            lines,
            head,
            found,
            row: None,
            group: None,
            last: None,
            last_group: None,
            in_head: false,
            carries: false,
            counted: 0,
            first,
        }
    }

    /// Takes the number of a page; false where a line is none.
    fn page(&mut self, furniture: &Furniture, at: usize) -> bool {
        let page = self
            .lines
            .get(at)
            .filter(|_| furniture.kind(at) == Kind::Page);
        self.found.drawn.extend(page.map(Line::piece));
        page.is_some()
    }

    /// Takes a line; false where the table has ended before it.
    fn line(&mut self, at: usize) -> bool {
        let Some(line) = self.lines.get(at).copied() else {
            return false;
        };
        if at > self.first && begins_head(&line) && self.head.is_again(line.text) {
            self.in_head = true;
            self.found.drawn.push(line.piece());
            return true;
        }
        let next = self.lines.get(at + 1);
        let page = is_bare_number(line.text, 3)
            && next.is_some_and(|next| begins_head(next) && self.head.is_again(next.text));
        if page || (self.in_head && self.head.is_again(line.text)) {
            self.found.drawn.push(line.piece());
            return true;
        }
        if let Some((label, rest)) = self.begins_row(at, &line) {
            self.begin_row(label, rest, &line);
            return true;
        }
        if let Some(label) = self.begins_group(&line) {
            self.close();
            self.last_group = Some(label);
            let rest = leading(line.text).map_or("", |(_, rest)| rest);
            let number = line
                .text
                .get(..line.text.len() - rest.len())
                .unwrap_or_default()
                .trim_end();
            self.group = Some(vec![line.part(number)]);
            if let Some(group) = self.group.as_mut().filter(|_| !rest.is_empty()) {
                group.push(line.part(rest));
            }
            (self.in_head, self.carries) = (false, false);
            return true;
        }
        if self.is_part(&line) {
            self.begin_part(&line);
            return true;
        }
        if self.is_beyond(&line) {
            return false;
        }
        self.go_on(&line);
        true
    }

    /// The label and the words of a line that begins the next row.
    fn begins_row(&self, at: usize, line: &Line<'t>) -> Option<(Label, &'t str)> {
        let (label, rest) = leading(line.text).filter(|(label, _)| !label.is_group())?;
        let follows = match (&self.last, &self.group) {
            (None, _) => label.is_first(),
            (Some(last), group) => match last.followed_by(&label) {
                Some(-7) => group.is_some(),
                Some(cost) => cost > -9,
                None => false,
            },
        };
        let next = self.lines.get(at + 1).map_or("", |next| next.text);
        let named = if rest.is_empty() { next } else { rest };
        let letters = named.chars().filter(|c| is_alphabetic(*c)).take(4).count();
        let opens = starts_upper(named)
            && letters > 3
            && !named.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '≥'));
        (follows && opens).then_some((label, rest))
    }

    /// The label of a line that names a group.
    fn begins_group(&self, line: &Line<'t>) -> Option<Label> {
        let (label, rest) = leading(line.text).filter(|(label, _)| label.is_group())?;
        let unfinished = self.row.as_ref().and_then(|(_, words)| words.last());
        let open = line.blanks == 0
            && unfinished.is_some_and(|word| word.text().ends_with([',', ';', '-']));
        let follows = match &self.last_group {
            None => label.is_first() || label.class == Class::Capital,
            Some(last) => last.followed_by(&label).is_some_and(|cost| cost > -3),
        };
        (follows && !open && (rest.is_empty() || starts_upper(rest))).then_some(label)
    }

    /// "- Phủ sóng 5G trên địa bàn % ≥ 60": a part of a row of values.
    fn is_part(&self, line: &Line<'t>) -> bool {
        let dash = line.text.strip_prefix(['-', '–', '+']);
        dash.is_some_and(|rest| {
            rest.starts_with(' ')
                && starts_upper(rest)
                && rest.trim_start().starts_with(is_alphabetic)
        }) && self.head.values() > 0
            && self.row.is_some()
            && !self.in_head
    }

    /// Whether a line stands behind the table: a heading that no row or group counts.
    fn is_beyond(&self, line: &Line<'t>) -> bool {
        let label =
            leading(line.text).filter(|(label, rest)| label.is_group() && starts_upper(rest));
        let other = |(label, _): (Label, &str)| {
            let group = self.last_group.as_ref();
            // "D. NHIỆM VỤ" behind groups I, II and III.
            group.is_none_or(|group| group.class != label.class && !label.is_first())
        };
        label.is_some_and(other)
            && line.blanks > 0
            && self.row.as_ref().is_some_and(|(_, words)| words.len() > 3)
            && line.text.contains('.')
    }

    fn begin_row(&mut self, label: Label, rest: &'t str, line: &Line<'t>) {
        self.close();
        let number = line
            .text
            .get(..line.text.len() - rest.len())
            .unwrap_or_default()
            .trim_end();
        let words = if rest.is_empty() {
            Vec::new()
        } else {
            word::words(&line.part(rest), line.blanks > 0)
        };
        self.row = Some((line.part(number), words));
        self.last = Some(label);
        self.counted += 1;
        (self.in_head, self.carries) = (false, false);
    }

    fn begin_part(&mut self, line: &Line<'t>) {
        self.close();
        let dash = line.text.chars().next().map_or(1, char::len_utf8);
        let (mark, rest) = line.text.split_at_checked(dash).unwrap_or((line.text, ""));
        self.row = Some((
            line.part(mark),
            word::words(&line.part(rest.trim_start()), true),
        ));
    }

    fn go_on(&mut self, line: &Line<'t>) {
        if let Some(group) = &mut self.group {
            group.push(line.piece());
            return;
        }
        if self.in_head {
            self.in_head = false;
            self.carries = starts_lower(line.text);
        }
        let gap = line.blanks > 0;
        let Some((_, words)) = &mut self.row else {
            self.found.drawn.push(line.piece());
            return;
        };
        let mut new = word::words(&line.piece(), gap);
        if self.carries && starts_lower(line.text) {
            // The name goes on behind the end of a page.
            for word in &mut new {
                word.is_carried = true;
            }
        }
        words.extend(new);
    }

    /// Ends the row or the group that is open.
    fn close(&mut self) {
        if let Some(mut group) = self.group.take() {
            let name = group.split_off(group.len().min(1));
            self.found.list.push((vec![group, name], false));
        }
        if let Some((label, words)) = self.row.take() {
            let carried: Vec<Word<'t>> = words
                .iter()
                .copied()
                .filter(|word| word.is_carried)
                .collect();
            let own: Vec<Word<'t>> = words.into_iter().filter(|word| !word.is_carried).collect();
            let (mut cells, sure) = cells::cells(&own, &self.head);
            if let Some(name) = cells.first_mut() {
                name.extend(word::pieces(&carried));
            }
            let number: CellLines<'t> = if label.words.contains(is_alphanumeric) || cells.is_empty()
            {
                vec![label]
            } else {
                Vec::new()
            };
            if number.is_empty()
                && let Some(name) = cells.first_mut()
            {
                name.insert(0, label);
            }
            let mut row = vec![number];
            row.append(&mut cells);
            self.found.list.push((row, !sure));
        }
    }
}

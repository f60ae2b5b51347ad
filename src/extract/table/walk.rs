//! The walk over the rows of a table: groups, rows below rows, and what each row is read as.

use super::column::{Columns, Role, Subject};
use super::entry::{self, Entry, entries};
use super::{TableContext, TableReading, cell, head};
use crate::document::YEARS;
use crate::extract::account::Unread;
use crate::extract::claim::{Beside, Manner};
use crate::extract::narrowed::past;
use crate::extract::{Account, Ledger, Text, sentence};
use crate::layout::Table;
use crate::lexicon::{Tag, UnitKind};
use std::ops::Range;

/// A row above that names or dates what lies below it.
#[derive(Clone, Debug)]
pub(super) struct Above {
    pub(super) depth: u8,
    pub(super) name: String,
    pub(super) number: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) is_group: bool,
    pub(super) has_value: bool,
    /// What its words say that may narrow the rows below it.
    pub(super) beside: Vec<Beside>,
}

impl Above {
    /// The year that it names, where its rows' column names one before all that it names: "Thực hiện từ năm 2027".
    pub(super) fn later(&self, column: Option<i16>) -> Option<i16> {
        let numbers = self.name.split(|c: char| !c.is_ascii_digit());
        let years = numbers.filter_map(|number| number.parse::<i16>().ok());
        let first = years.filter(|year| YEARS.contains(year)).min()?;
        column.filter(|column| *column < first).and(self.year)
    }
}

pub(super) struct RowReader<'r, 't> {
    pub(super) text: &'r Text<'t>,
    pub(super) columns: &'r Columns,
    pub(super) context: TableContext<'r>,
    pub(super) above: Vec<Above>,
    pub(super) out: TableReading,
    pub(super) ledger: &'r mut Ledger,
}

/// Whether the first row of a table with a number is the first of a list.
pub(super) fn begins_anew(text: &Text<'_>, table: &Table, columns: &Columns) -> bool {
    let all = entries(text, table, columns);
    let first = all.iter().find(|entry| entry.number.is_some());
    first.is_none_or(|entry| entry.is_shallow() || entry.number.as_deref() == Some("1"))
}

impl RowReader<'_, '_> {
    /// Reads a part of the table, or the whole.
    pub(super) fn part(&mut self, table: &Table) {
        for range in head::head_cells(table) {
            self.named(range);
        }
        let subject = match self.columns.subject() {
            // "Nội dung | Chủ trì" among tasks lists tasks; "Chỉ tiêu | Chủ trì" lists targets wherever it stands.
            Subject::Assignment
                if self.context.manner != Manner::Targets && !self.columns.names_targets() =>
            {
                Subject::Tasks
            }
            // "Mục tiêu | Đơn vị chủ trì | Thời gian" among targets: what each row names states its value.
            Subject::Tasks
                if self.context.manner == Manner::Targets && self.columns.names_targets() =>
            {
                Subject::Assignment
            }
            subject => subject,
        };
        for entry in entries(self.text, table, self.columns) {
            self.entry(&entry, subject);
            self.leftovers(&entry, subject);
        }
    }

    /// Accounts for the numbers of words that name: years, and what is part of the name.
    fn named(&mut self, range: Range<usize>) {
        for unit in self.text.tagged.within(range) {
            let is_year = self.text.tagged.printed(unit).len() == 4;
            let account = if is_year {
                Account::Year
            } else {
                Account::Name
            };
            if unit.kind == UnitKind::Number {
                self.ledger.take(unit.range(), account);
            }
        }
    }

    /// Accounts for the numbers of a row without figures that are glued to a word: "Phủ sóng 5G".
    fn glued(&mut self, range: Range<usize>) {
        let units = self.text.tagged.within(range);
        for (unit, next) in units.iter().zip(units.iter().skip(1)) {
            let named = next.kind == UnitKind::Words && !next.is_apart;
            if unit.kind == UnitKind::Number && named && !next.is(Tag::Measure) {
                self.ledger
                    .take(unit.range().start..next.range().end, Account::Name);
            }
        }
    }

    pub(super) fn entry(&mut self, entry: &Entry, subject: Subject) {
        if let Some(range) = entry.number_at.clone() {
            self.ledger.take(range, Account::Mark);
        }
        let alone = entry.is_group
            || (!self.says_more_than_its_name(entry) && self.stands_alone(entry, subject));
        let depth = if alone {
            entry.depth_of_group()
        } else {
            entry.depth
        };
        self.above.retain(|above| above.depth < depth);
        if alone {
            self.states_nothing(entry);
            self.group(entry, depth);
            return;
        }
        let label = self.label(entry);
        if cell::is_total(&label.name) || self.sums_up(entry) {
            self.states_nothing(entry);
            self.rest(entry.whole(), Account::Beside);
            return;
        }
        let has_value = match subject {
            Subject::Targets => self.target(entry, &label),
            Subject::Assignment => {
                self.assignment(entry, None)
                    || self.columns.first(Role::Deadline).is_some() && self.task(entry, &label)
            }
            Subject::Tasks => self.task(entry, &label),
            Subject::Other => false,
        };
        if !has_value {
            self.states_nothing(entry);
        }
        self.above.push(Above {
            depth: entry.depth,
            name: label.name,
            number: label.row,
            year: None,
            is_group: false,
            has_value,
            beside: Vec::new(),
        });
    }

    /// Whether the first words of a row say that it sums up those above, whichever column they fell into.
    fn sums_up(&self, entry: &Entry) -> bool {
        let mut first = entry.cells.iter().flatten();
        let words = first
            .next()
            .map(|range| self.text.tagged.words(range.clone()).trim());
        words.is_some_and(cell::is_total)
    }

    /// Notes a numbered row that is neither target nor task.
    fn states_nothing(&mut self, entry: &Entry) {
        self.glued(entry.whole());
        if let Some(number) = &entry.number {
            self.out.rows.push((number.clone(), entry.whole()));
        }
    }

    /// Whether a row has anything beside its number and its name.
    pub(super) fn says_more_than_its_name(&self, entry: &Entry) -> bool {
        let name = self.columns.name();
        let name_range = name.and_then(|column| entry.range(column));
        (0..self.columns.len()).any(|place| {
            let role = self.columns.get(place).map(|column| column.role);
            Some(place) != name
                && role != Some(Role::Row)
                && entry.range(place) != name_range
                && entry.says(self.text, place)
        })
    }

    /// Whether a row without anything but its name names those below: not where its name itself states figures or is a task.
    pub(super) fn stands_alone(&self, entry: &Entry, subject: Subject) -> bool {
        let numbered = |range: Range<usize>| {
            let units = self.text.tagged.within(range);
            units
                .iter()
                .any(|unit| unit.kind == UnitKind::Number || self.text.tagged.printed(unit) == "%")
        };
        let figures = self
            .columns
            .name()
            .and_then(|column| entry.range(column))
            .is_some_and(|range| numbered(entry.name_at.clamp(range.start, range.end)..range.end));
        entry.is_shallow() || (subject == Subject::Targets && !figures)
    }

    pub(super) fn group(&mut self, entry: &Entry, depth: u8) {
        let range = entry.whole();
        let words = entry.name_at.clamp(range.start, range.end)..range.end;
        let tagged = &self.text.tagged;
        let year = head::year(tagged, tagged.within(words.clone()));
        self.named(range.clone());
        let mut beside = sentence::announced(self.text, words.clone(), self.ledger);
        beside.extend(past(self.text, words.clone(), self.context.since));
        let name = tagged.words(words).trim().trim_end_matches([':', '.', ';']);
        // What dates the rows below begins anew, however deep it lies.
        if year.is_some() && entry.number.is_none() {
            self.above.clear();
        }
        let is_group = depth < entry::NUMBERED;
        self.above.push(Above {
            depth,
            name: name.to_owned(),
            number: entry.number.clone(),
            year: year.filter(|_| is_group),
            is_group,
            has_value: false,
            beside,
        });
    }

    pub(super) fn group_year(&self) -> Option<i16> {
        self.above.iter().rev().find_map(|above| above.year)
    }
}

impl RowReader<'_, '_> {
    /// What all numbers of a competition or a list of people are.
    fn of_another_thing(&self) -> Option<Account> {
        let has = |role| self.columns.first(role).is_some();
        match () {
            () if self.columns.is_scored() => Some(Account::Beside),
            () if has(Role::Contact) => Some(Account::Furniture),
            () if self.columns.is_budget() => Some(Account::Money),
            () => None,
        }
    }

    /// Accounts for the numbers of a row that nobody took, by the column they stand in.
    pub(super) fn leftovers(&mut self, entry: &Entry, subject: Subject) {
        for place in 0..self.columns.len() {
            let Some(column) = self.columns.get(place) else {
                continue;
            };
            let account = self.of_another_thing().or(leftover(column.role, subject));
            let Some(account) = account else {
                continue;
            };
            for range in entry.cells.get(place).cloned().unwrap_or_default() {
                self.rest(range, account);
            }
        }
    }
}

/// What the numbers of a column are taken for that the row itself did not take; nothing where sentences were read.
fn leftover(role: Role, subject: Subject) -> Option<Account> {
    let unclear = Account::Unread(Unread::UnclearTable);
    Some(match role {
        Role::Row => Account::Mark,
        Role::Unit | Role::Owner | Role::Helper => Account::Name,
        Role::Deadline => Account::Date,
        Role::Money => Account::Money,
        Role::Score | Role::Beside => Account::Beside,
        Role::Contact => Account::Furniture,
        Role::Unknown | Role::Note => unclear,
        Role::Result if subject == Subject::Tasks => Account::Result,
        Role::Name | Role::Task | Role::Product | Role::Value | Role::Result => match subject {
            Subject::Other => unclear,
            _ => return None,
        },
    })
}

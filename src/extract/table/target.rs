//! Rows of targets and results.

use super::beside::open_deadline;
use super::column::{Column, Role};
use super::entry::Entry;
use super::label::{self, Label};
use super::said::Said;
use super::value::{self, Cell};
use super::walk::RowReader;
use crate::extract::account::Unread;
use crate::extract::claim::{Beside, Claim, Manner};
use crate::extract::narrowed::of_year;
use crate::extract::when::whens;
use crate::extract::{Account, sentence};
use crate::lexicon::UnitKind;
use crate::plan::Deadline;
use std::ops::Range;

/// Whether words are a figure and no more: `40`, `1.200`, `72,5`.
fn is_bare_figure(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().all(digit)
}

impl RowReader<'_, '_> {
    /// Reads a row of values; whether it has one.
    pub(super) fn target(&mut self, entry: &Entry, label: &Label) -> bool {
        let unit = self
            .columns
            .first(Role::Unit)
            .map(|column| entry.words(self.text, column));
        // A figure where units stand: the cells are those of other columns.
        let is_shifted = unit.as_deref().is_some_and(is_bare_figure) || is_bare_figure(&label.name);
        if is_shifted || self.is_unclear(entry) || label.name.is_empty() {
            self.rest(entry.whole(), Account::Unread(Unread::UnclearTable));
            return false;
        }
        let unit = unit
            .filter(|unit| !unit.is_empty())
            .or_else(|| label.unit.clone())
            .or_else(|| self.context.caption.unit.clone());
        let mut has_value = false;
        let mut read: Vec<(usize, Role, Vec<Said>)> = Vec::new();
        for place in 0..self.columns.len() {
            let (Some(column), Some(range)) = (self.columns.get(place), entry.range(place)) else {
                continue;
            };
            let role = self.role(column);
            if !matches!(role, Role::Value | Role::Result | Role::Beside) {
                continue;
            }
            let cells = entry
                .cells
                .get(place)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let end = cells.last().map_or(range.end, |last| last.end);
            let own = column.unit.as_deref().or(unit.as_deref());
            let is_share = own.is_some_and(|unit| unit.trim() == "%");
            match value::cell(self.text, range.start..end, column, is_share, self.ledger) {
                Cell::Nothing => {}
                Cell::Unclear => {
                    self.rest(range.start..end, Account::Unread(Unread::UnclearTable));
                }
                Cell::Sentences if role == Role::Beside => {}
                Cell::Sentences => {
                    has_value |=
                        self.sentences(entry, label, range.start..end, role == Role::Result);
                }
                // A cell over several columns of one year says it once.
                Cell::Said(_) if self.is_repeated(entry, place) => {}
                Cell::Said(said) => read.push((place, role, said)),
            }
        }
        self.notes_of_before(entry);
        // "60% | 100 | -": what one cell of a row counts, the others count too.
        let shares = read
            .iter()
            .flat_map(|(_, _, said)| said)
            .any(Said::is_share);
        let share = shares.then_some("%").filter(|_| unit.is_none());
        has_value |= !read.is_empty();
        for (place, role, said) in read {
            if let Some(column) = self.columns.get(place) {
                let figures = said.iter().any(|said| said.amount.is_some());
                let unit = unit.as_deref().or(share.filter(|_| figures));
                self.said(entry, label, said, (column, role), unit);
            }
        }
        if !has_value {
            return self.assignment(entry, Some(label));
        }
        self.names(entry);
        has_value
    }

    /// Whether a row was laid into columns by guess and has fewer values than there are columns of them: nobody knows
    /// whose its values are, or which of its words are some.
    fn is_unclear(&self, entry: &Entry) -> bool {
        let values = self.columns.places(Role::Value);
        let mut all = values.chain(self.columns.places(Role::Result));
        entry.is_uncertain && all.any(|place| entry.range(place).is_none())
    }

    /// Whether the cell in a column stands also in one before it, of the same year.
    fn is_repeated(&self, entry: &Entry, place: usize) -> bool {
        let when = |place: usize| {
            let column = self.columns.get(place)?;
            Some((column.year, column.part.clone()))
        };
        (0..place)
            .any(|before| entry.range(before) == entry.range(place) && when(before) == when(place))
    }

    /// What a column is for in this part of the plan.
    pub(super) fn role(&self, column: &Column) -> Role {
        let is_ahead =
            matches!((column.year, self.context.since), (Some(year), Some(since)) if year >= since);
        match column.role {
            Role::Value if self.context.manner == Manner::Results && !is_ahead => {
                if self.columns.first(Role::Result).is_some() {
                    Role::Beside
                } else {
                    Role::Result
                }
            }
            role => role,
        }
    }

    pub(super) fn said(
        &mut self,
        entry: &Entry,
        label: &Label,
        said: Vec<Said>,
        (column, role): (&Column, Role),
        unit: Option<&str>,
    ) {
        let unit = column.unit.as_deref().or(unit);
        let account = match role {
            Role::Value => Account::Target,
            Role::Result => Account::Result,
            _ => Account::Beside,
        };
        // "Tỷ lệ chi cho A; tỷ lệ chi cho B | 1%; 2%": each figure has its own label.
        let labels: Vec<&str> = label.name.split(';').map(str::trim).collect();
        let paired = labels.len() == said.len() && said.len() > 1;
        // "≤ 8 nội thị; ≤ 24 vùng xa" beside the unit "Giờ": none of them counts what stands behind it.
        let is_loose = unit.is_some() && said.iter().any(|said| said.is_loose);
        for (at, mut part) in said.into_iter().enumerate() {
            part.is_loose |= is_loose && part.counts_things(self.text);
            let part = part.measured(unit, column);
            let own = labels.get(at).filter(|_| paired);
            if let Some(amount) = &part.amount {
                self.ledger
                    .take(amount.range.clone(), part.account(account));
            }
            if let Some(from) = &part.from {
                self.ledger.take(from.range.clone(), Account::Change);
            }
            self.times(part.words.clone());
            // "5G (≥ 60%)": what is left is part of a name.
            self.rest(part.words.clone(), Account::Name);
            if role != Role::Beside {
                let name = own.map_or(label.name.as_str(), |own| own);
                let kept = self.outside(&part);
                let name = label::of_its_kind(name, &kept);
                let claim = self.claim(entry, (&name, label.year), part, (column, role));
                let deadline = self.open_deadline(entry, &claim);
                let mut beside = claim.beside;
                beside.extend(deadline);
                beside.extend(self.noted(entry));
                beside.extend(self.headed(column));
                let later = self
                    .above
                    .iter()
                    .rev()
                    .find_map(|above| above.later(column.year));
                beside.extend(later.map(of_year));
                beside.extend(self.above.iter().flat_map(|above| above.beside.clone()));
                self.out.claims.push(Claim {
                    row: label.row.clone(),
                    beside,
                    ..claim
                });
            }
        }
    }

    /// The words of a part of a cell before its figure.
    fn outside(&self, said: &Said) -> String {
        let figure = said.amount.as_ref().map(|amount| amount.range.start);
        let end = figure.unwrap_or(said.words.end).max(said.words.start);
        self.text.tagged.words(said.words.start..end).to_owned()
    }

    pub(super) fn claim(
        &self,
        entry: &Entry,
        (name, year): (&str, Option<i16>),
        said: Said,
        (column, role): (&Column, Role),
    ) -> Claim {
        let own = said.year;
        let whose = column.whose.clone().or_else(|| said.whose.clone());
        // "Xã Đông | 98,2" below "Tỷ lệ A": what is measured stands above, whose it is in the row.
        let (name, whose) = match &column.measured {
            Some(measured) => (
                format!("{name}: {measured}"),
                whose.or_else(|| Some(name.to_owned())),
            ),
            None => (name.to_owned(), whose),
        };
        let words = self.named_range(entry, said.words.clone());
        let is_striven = said.is_striven || column.is_striven;
        let said = Said { is_striven, ..said };
        Claim {
            year: own
                .or(column.year)
                .or(year)
                // When something is due does not date what is reached already.
                .or_else(|| self.deadline_year(entry).filter(|_| role != Role::Result))
                .or_else(|| self.group_year()),
            since: column.since.filter(|_| own.is_none()),
            is_result: role == Role::Result,
            whose,
            when: column.part.clone().or_else(|| said.when.clone()),
            owner: self.owner(entry),
            ..said.claim(name, words)
        }
    }

    /// From the name of a row to a cell of it.
    pub(super) fn named_range(&self, entry: &Entry, cell: Range<usize>) -> Range<usize> {
        let name = self.columns.name().and_then(|column| entry.range(column));
        let name = name.unwrap_or_else(|| cell.clone());
        name.start.min(cell.start)..name.end.max(cell.end)
    }

    pub(super) fn owner(&self, entry: &Entry) -> Option<String> {
        self.filled(entry, Role::Owner)
    }

    /// The year in which the row is to be done, where it has a column that says so.
    fn deadline_year(&self, entry: &Entry) -> Option<i16> {
        match Deadline::parse(&self.filled(entry, Role::Deadline)?) {
            Deadline::Times { last, .. } => Some(last.year),
            _ => None,
        }
    }

    /// What the deadline of the row leaves open of a promise.
    fn open_deadline(&self, entry: &Entry, claim: &Claim) -> Option<Beside> {
        open_deadline(&self.filled(entry, Role::Deadline)?, claim)
    }

    /// The words of the first column of a role that has some in this row.
    pub(super) fn filled(&self, entry: &Entry, role: Role) -> Option<String> {
        let mut places = self.columns.places(role).collect::<Vec<_>>();
        // "Bắt đầu | Kết thúc": the last says by when.
        if role == Role::Deadline {
            places.reverse();
        }
        let mut places = places.into_iter();
        let place = places.find(|place| entry.says(self.text, *place))?;
        let words = entry.words(self.text, place);
        let words = words.trim_end_matches(['.', ';', ',']).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// Reads the sentences of a cell of values; whether they say anything.
    pub(super) fn sentences(
        &mut self,
        entry: &Entry,
        label: &Label,
        range: Range<usize>,
        is_result: bool,
    ) -> bool {
        let manner = if is_result {
            Manner::Results
        } else {
            Manner::Targets
        };
        let read = self.clauses(range, manner);
        let owner = self.owner(entry);
        let year = self.group_year();
        let found = !read.is_empty();
        for mut claim in read {
            if claim.label.split(' ').count() < 3 {
                claim.label.clone_from(&label.name);
            }
            claim.owner = claim.owner.or_else(|| owner.clone());
            claim.row.clone_from(&label.row);
            claim.year = claim.year.or(year);
            let deadline = self.open_deadline(entry, &claim);
            claim.beside.extend(deadline);
            self.out.claims.push(claim);
        }
        found
    }

    /// Reads a row whose name states its value; whether it does.
    pub(super) fn assignment(&mut self, entry: &Entry, label: Option<&Label>) -> bool {
        let Some(range) = self.columns.name().and_then(|column| entry.range(column)) else {
            return false;
        };
        let range = entry.name_at.clamp(range.start, range.end)..range.end;
        let manner = match self.context.manner {
            Manner::Results => Manner::Results,
            _ => Manner::Targets,
        };
        let read = self.clauses(range, manner);
        let owner = self.owner(entry);
        let row = label.map_or_else(|| entry.number.clone(), |label| label.row.clone());
        let year = self.deadline_year(entry).or_else(|| self.group_year());
        let found = !read.is_empty();
        for mut claim in read {
            claim.owner = claim.owner.or_else(|| owner.clone());
            claim.row.clone_from(&row);
            claim.year = claim.year.or(year);
            let deadline = self.open_deadline(entry, &claim);
            claim.beside.extend(deadline);
            self.out.claims.push(claim);
        }
        found
    }

    /// The years that a cell states.
    fn times(&mut self, range: Range<usize>) {
        for when in whens(self.text, range) {
            self.ledger.take(when.range, Account::Year);
        }
    }

    /// The numbers in the name of a row that states values are part of it.
    pub(super) fn names(&mut self, entry: &Entry) {
        let cells = self
            .columns
            .name()
            .and_then(|column| entry.cells.get(column))
            .cloned();
        for range in cells.unwrap_or_default() {
            self.rest(range, Account::Name);
        }
    }

    /// Takes the numbers of a range that were not taken.
    pub(super) fn rest(&mut self, range: Range<usize>, account: Account) {
        for unit in self.text.tagged.within(range) {
            if unit.kind == UnitKind::Number {
                self.ledger.take(unit.range(), account);
            }
        }
    }

    /// Reads the sentences of a cell; figures that no pattern takes are unread.
    pub(super) fn clauses(&mut self, range: Range<usize>, manner: Manner) -> Vec<Claim> {
        let read = sentence::read(self.text, range.clone(), manner, self.ledger);
        self.rest(range, Account::Unread(Unread::NoPattern));
        read.claims
    }
}

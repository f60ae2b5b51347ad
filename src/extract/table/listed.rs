//! A table of figures that somebody typed, a row each → targets, with what the row says beside its figure.
//!
//! The columns stand in any order, and are known by the words of their heads (`rules/words/lists.words`). Each row with
//! words becomes a target, with the reason where it says no figure that could be taken: nothing of it is lost.

use super::caption_unit;
use super::column::Column;
use super::list_words::{Kind, force_of, kind_of};
use super::said::Said;
use super::value;
use crate::document::Level;
use crate::extract::assemble::Assembly;
use crate::extract::claim::Manner;
use crate::extract::{Extraction, Ledger, Measure, Text, Unread, Vocabulary, account, head, when};
use crate::layout::{Row, Shape};
use crate::plan::{Decimal, Fit, Lines, Promise};
use crate::rule::Force;
use crate::text::{Normalized, seen_words};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a table lists.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// A target for each row, and for each of its years.
    pub extraction: Extraction,
    /// What the row of each target says beside its figure.
    pub rows: Vec<ListedRow>,
    /// The heads that nobody knows, with where they stand.
    pub unknown: Vec<(Lines, String)>,
}

/// What a row says beside its figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedRow {
    /// How strongly it binds, with the words that say so.
    pub force: Option<(Force, String)>,
    /// Where in the document it stands.
    pub place: Option<String>,
    /// The sentence of the document.
    pub quote: Option<String>,
    /// Why it gives no figure.
    pub fault: Option<RowFault>,
    /// Whether no unit is printed: that of the indicator is taken.
    pub is_bare: bool,
}

impl ListedRow {
    /// Shows the words of others as signs where they would be obeyed or not seen.
    pub(crate) fn show(&mut self) {
        let words = [
            self.force.as_mut().map(|(_, words)| words),
            self.place.as_mut(),
            self.quote.as_mut(),
        ];
        let fault = self.fault.as_mut().and_then(RowFault::words);
        for words in words.into_iter().flatten().chain(fault) {
            *words = seen_words(words).into_owned();
        }
    }
}

impl RowFault {
    /// The words of the table that it quotes.
    fn words(&mut self) -> Option<&mut String> {
        match self {
            Self::Value(words)
            | Self::Ambiguous(words)
            | Self::Fraction(words)
            | Self::Year(words)
            | Self::Force(words) => Some(words),
            Self::NoName | Self::NoValue | Self::Past(_) => None,
        }
    }
}

/// Why a row gives no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It does not say what is measured.
    NoName,
    /// It has no value.
    NoValue,
    /// Its value is no number, or more than one: the words.
    Value(String),
    /// Its value can be read in two ways: the words.
    Ambiguous(String),
    /// Its share is one of a hundred or less: a fraction that lost its format.
    Fraction(String),
    /// Its year is none: the words.
    Year(String),
    /// Its year lies before the document.
    Past(i16),
    /// How strongly it binds is said in words that nobody knows.
    Force(String),
}

/// Why a file gives no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedFault {
    /// No row heads a column of names and one of values: the first row.
    NoHead(Option<(Lines, String)>),
    /// Two columns are for the same: their heads.
    Twice(Lines, String, String),
}

/// The columns of a list.
#[derive(Clone, Debug, Default)]
struct Columns {
    of: BTreeMap<Kind, usize>,
    /// Each with the year and the unit that its head names.
    values: Vec<(usize, Column)>,
    unknown: Vec<(Range<usize>, String)>,
}

/// Reads the tables of a text as lists of figures.
pub(in crate::extract) fn listed(
    text: &Text<'_>,
    normal: &Normalized<'_>,
    vocabulary: &Vocabulary,
    level: Option<Level>,
) -> Result<Listed, ListedFault> {
    let mut ledger = Ledger::default();
    let found = head::head(text, &mut ledger);
    let mut list = List {
        text,
        vocabulary,
        assembly: Assembly::of(text, normal, vocabulary, (found, ledger)),
        unit: None,
        columns: None,
        out: Listed::default(),
    };
    let head = &mut list.assembly.out.plan.head;
    head.level = level.or(head.level);
    let mut first = None;
    for block in &text.layout.blocks {
        match &block.shape {
            Shape::Table(table) => {
                for row in &table.rows {
                    first = first.or_else(|| list.words(row));
                    list.row(row)?;
                }
            }
            Shape::Furniture => {}
            Shape::Heading(_) | Shape::Text | Shape::Note => list.beside(block.whole.clone()),
        }
    }
    if list.columns.is_none() {
        let first = first.map(|(range, words)| (list.assembly.lines(range), words));
        return Err(ListedFault::NoHead(first));
    }
    list.out.extraction = list.assembly.out;
    Ok(list.out)
}

/// A list while it is read.
struct List<'t> {
    text: &'t Text<'t>,
    vocabulary: &'t Vocabulary,
    assembly: Assembly<'t>,
    /// The unit that a line above the table states.
    unit: Option<String>,
    columns: Option<Columns>,
    out: Listed,
}

impl List<'_> {
    /// Words outside of tables: above the list a title, below its head something that nobody looks for there.
    fn beside(&mut self, range: Range<usize>) {
        self.unit = caption_unit(self.text, range.clone()).or(self.unit.take());
        let words = self.text.tagged.words(range.clone()).trim().to_owned();
        if self.columns.is_some() && !words.is_empty() {
            self.assembly.out.unread.push(Unread {
                lines: self.assembly.lines(range.clone()),
                span: self.assembly.span(range),
                words,
                why: account::Unread::NoPattern,
            });
        }
    }

    /// The words of a row, and where they stand.
    fn words(&self, row: &Row) -> Option<(Range<usize>, String)> {
        let (first, last) = (row.cells.first()?, row.cells.last()?);
        let words = row
            .cells
            .iter()
            .map(|cell| self.text.tagged.words(cell.words.clone()).trim());
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        (!words.is_empty()).then(|| (first.words.start..last.words.end, words.join(" | ")))
    }

    fn row(&mut self, row: &Row) -> Result<(), ListedFault> {
        let Some((range, words)) = self.words(row) else {
            return Ok(());
        };
        if let Some(columns) = self.head(row)? {
            let unknown = columns.unknown.iter();
            let unknown =
                unknown.map(|(at, words)| (self.assembly.lines(at.clone()), words.clone()));
            self.out.unknown.extend(unknown);
            self.columns = Some(columns);
        } else if let Some(columns) = self.columns.clone() {
            self.figures(row, &columns, range, &words);
        }
        Ok(())
    }

    /// The columns, where a row heads them.
    fn head(&self, row: &Row) -> Result<Option<Columns>, ListedFault> {
        let mut columns = Columns::default();
        let mut printed: BTreeMap<Kind, String> = BTreeMap::new();
        for cell in &row.cells {
            let words = self.text.tagged.words(cell.words.clone()).trim();
            match kind_of(words) {
                Some((Kind::Value, column)) => columns.values.push((cell.column, column)),
                Some((Kind::Aside, _)) => {}
                Some((kind, _)) => {
                    columns.of.insert(kind, cell.column);
                    if let Some(before) = printed.insert(kind, words.to_owned()) {
                        let lines = self.assembly.lines(cell.words.clone());
                        return Err(ListedFault::Twice(lines, before, words.to_owned()));
                    }
                }
                None if words.is_empty() => {}
                None => columns.unknown.push((cell.words.clone(), words.to_owned())),
            }
        }
        let is_head = columns.of.contains_key(&Kind::Name) && !columns.values.is_empty();
        let mut years: Vec<_> = columns
            .values
            .iter()
            .map(|(_, column)| column.year)
            .collect();
        years.sort_unstable();
        if is_head && let Some(pair) = years.windows(2).find(|pair| pair.first() == pair.last()) {
            let mut of = columns
                .values
                .iter()
                .filter(|(_, column)| Some(&column.year) == pair.first());
            let mut words = || {
                let cell = of.next().and_then(|(at, _)| row.cell(*at));
                cell.map(|cell| {
                    (
                        cell.words.clone(),
                        self.text.tagged.words(cell.words.clone()).trim().to_owned(),
                    )
                })
            };
            if let (Some((_, one)), Some((range, other))) = (words(), words()) {
                return Err(ListedFault::Twice(self.assembly.lines(range), one, other));
            }
        }
        Ok(is_head.then_some(columns))
    }

    /// The words of a column in a row.
    fn cell(&self, row: &Row, columns: &Columns, kind: Kind) -> Option<(Range<usize>, String)> {
        let cell = row.cell(*columns.of.get(&kind)?)?;
        let words = self.text.tagged.words(cell.words.clone()).trim();
        (!words.is_empty()).then(|| (cell.words.clone(), words.to_owned()))
    }

    /// The figures of a row.
    fn figures(&mut self, row: &Row, columns: &Columns, range: Range<usize>, words: &str) {
        let said = |kind| self.cell(row, columns, kind).map(|(_, words)| words);
        let (unit, force) = (said(Kind::Unit), said(Kind::Force));
        let mut beside = ListedRow {
            place: said(Kind::Place),
            quote: said(Kind::Quote),
            ..ListedRow::default()
        };
        let name = said(Kind::Name);
        match force.map(|words| force_of(&words).ok_or(words)) {
            None => {}
            Some(Ok(known)) => beside.force = Some(known),
            Some(Err(words)) => beside.fault = Some(RowFault::Force(words)),
        }
        let year = self.cell(row, columns, Kind::Year);
        let known = year
            .as_ref()
            .map(|(range, words)| self.year(range.clone(), words));
        if let (Some((_, words)), Some(None)) = (year, known) {
            beside.fault = Some(RowFault::Year(words));
        }
        let year = known.flatten();
        if name.is_none() {
            beside.fault = Some(RowFault::NoName);
        }
        let label = name.unwrap_or_else(|| words.to_owned());
        let unit = unit.or_else(|| self.unit.clone());
        let mut has_value = false;
        for (place, column) in &columns.values {
            let Some(cell) = row.cell(*place) else {
                continue;
            };
            let printed = self.text.tagged.words(cell.words.clone()).trim().to_owned();
            let (said, fault) =
                match self.value(cell.words.clone(), &printed, column, unit.as_deref()) {
                    None => continue,
                    Some(Ok(said)) => (said, None),
                    Some(Err(fault)) => (in_words(&printed, cell.words.clone()), Some(fault)),
                };
            has_value = true;
            let beside = ListedRow {
                fault: beside.fault.clone().or(fault),
                ..beside.clone()
            };
            self.put(&label, said, column.year.or(year), range.clone(), beside);
        }
        if !has_value {
            beside.fault = Some(beside.fault.unwrap_or(RowFault::NoValue));
            self.put(&label, in_words("", range.clone()), year, range, beside);
        }
    }

    /// What a cell of values says; none for one that says nothing.
    fn value(
        &self,
        range: Range<usize>,
        printed: &str,
        column: &Column,
        unit: Option<&str>,
    ) -> Option<Result<Said, RowFault>> {
        let fault = || Some(Err(RowFault::Value(printed.to_owned())));
        let bare = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
        if Decimal::is_ambiguous(bare) {
            return Some(Err(RowFault::Ambiguous(printed.to_owned())));
        }
        if printed.starts_with(['-', '−', '–']) && !bare.is_empty() {
            return fault();
        }
        let said = match value::cell(self.text, range, column, false, &Ledger::default()) {
            value::Cell::Nothing => return None,
            value::Cell::Sentences | value::Cell::Unclear => return fault(),
            value::Cell::Said(said) => said,
        };
        let Ok([said]) = <[Said; 1]>::try_from(said) else {
            return fault();
        };
        let said = said.measured(unit, column);
        let Some(amount) = &said.amount else {
            return fault();
        };
        let share = amount.measure == Measure::Percent && !printed.contains('%');
        if let Promise::Number(_, value) = amount.promise
            && share
            && value <= Decimal::from(1)
        {
            return Some(Err(RowFault::Fraction(printed.to_owned())));
        }
        Some(Ok(said))
    }

    /// The one year that a cell names.
    fn year(&self, range: Range<usize>, words: &str) -> Option<i16> {
        let is_year = |year: &i16| crate::document::YEARS.contains(year);
        if let Some(year) = words.parse().ok().filter(is_year) {
            return Some(year);
        }
        let several =
            words.contains([';', ',', '/']) && when::whens(self.text, range.clone()).len() > 1;
        let named = when::names_year(self.text, range).filter(is_year);
        named.filter(|_| !several)
    }

    fn put(
        &mut self,
        label: &str,
        said: Said,
        year: Option<i16>,
        words: Range<usize>,
        beside: ListedRow,
    ) {
        let mut claim = said.claim(label.to_owned(), words);
        claim.year = year;
        self.assembly.put(claim, Manner::Targets);
        if let Some(target) = self.assembly.out.plan.targets.last_mut()
            && self.vocabulary.knows(label)
        {
            target.indicator = Some(Cow::Owned(label.to_owned()));
            target.candidates.clear();
            target.fit = Fit::Exact;
        }
        self.out.rows.push(beside);
    }
}

/// Words without a figure.
fn in_words(words: &str, range: Range<usize>) -> Said {
    Said {
        text: Some(words.to_owned()),
        words: range,
        ..Said::default()
    }
}

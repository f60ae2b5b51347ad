//! Words of a row beside its figures that only a known indicator may account for: in the cell, in a note.

use super::cell;
use super::column::{Column, Role};
use super::entry::Entry;
use super::places::is_place;
use super::walk::RowReader;
use crate::extract::claim::{Beside, Claim};
use crate::extract::phrases::lists;
use crate::extract::sentence::{is_free_note, is_remark, is_weak};
use crate::extract::stretch::Spelt;
use crate::extract::when::{When, whens};
use crate::extract::{Account, Amount, Measure, Text};
use crate::lexicon::{Tag, Tags, Unit, UnitKind};
use crate::plan::Deadline;
use crate::text::letter::is_alphabetic;
use std::ops::Range;

lists! {
    /// What names a part of those who are counted, and no body: "ngành y tế".
    SECTORS "sector";
    /// "chỉ tiêu tỉnh giao": what another asks.
    GIVEN "given-by-others";
    /// "giữa năm": before a year is over.
    EARLY "early-in-year";
}

impl RowReader<'_, '_> {
    /// What notes and cells that nobody knows say of a row, where it is more than how it is done.
    pub(super) fn noted(&self, entry: &Entry) -> Vec<Beside> {
        let places = 0..self.columns.len();
        places
            .filter_map(|place| self.noted_in(entry, place))
            .collect()
    }

    fn noted_in(&self, entry: &Entry, place: usize) -> Option<Beside> {
        let column = self.columns.get(place)?;
        let is_apart = column.is_strange
            && !column.names_places
            && !matches!(column.role, Role::Value | Role::Name);
        let is_note = is_apart || column.role == Role::Note;
        if !is_note || !entry.says(self.text, place) {
            return None;
        }
        let range = entry.range(place)?;
        if column.is_source && self.is_of_source(range.clone()) {
            return None;
        }
        if column.role == Role::Note && self.tells_of_before(range.clone()) {
            return None;
        }
        let words = entry.words(self.text, place);
        let kind = cell::kind(self.text, range.clone());
        // "Khu trung tâm" may be a unit elsewhere, "Có thêm 2 trạm" a figure.
        let several = words.split(' ').count();
        let is_text = match kind {
            cell::Kind::Text => true,
            cell::Kind::Unit => several > 1,
            cell::Kind::Body => {
                is_apart || is_place(&words) || SECTORS.begin(Spelt::of(&words).whole())
            }
            cell::Kind::Figure => several > 2 && words.starts_with(is_alphabetic),
            cell::Kind::Time => is_in_part(&words),
            _ => false,
        };
        let first = self.text.tagged.within(range).first();
        let cited = first.is_some_and(|unit| unit.is(Tag::Kind));
        let says = is_text && !cited && !is_free_note(&words);
        says.then(|| Beside {
            names: is_apart,
            is_over: kind == cell::Kind::Time && is_early(&words),
            ..Beside::said(words)
        })
    }

    /// "QĐ 11/QĐ-BCĐCP", "Không đạt": a document, or no more than a judgement.
    fn is_of_source(&self, range: Range<usize>) -> bool {
        let words = self.text.tagged.words(range);
        let numbered = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['/', '-'])
        };
        let mut each = words.split_whitespace();
        each.clone().count() <= JUDGEMENT || each.any(numbered)
    }

    /// Takes the figures of notes that tell how it was before: "Năm 2025 đạt 55%", "Tăng 10% so với năm 2025".
    pub(super) fn notes_of_before(&mut self, entry: &Entry) {
        for place in self.columns.places(Role::Note).collect::<Vec<_>>() {
            if let Some(range) = entry.range(place)
                && self.tells_of_before(range.clone())
            {
                for when in whens(self.text, range.clone()) {
                    self.ledger.take(when.range, Account::Year);
                }
                self.rest(range, Account::Beside);
            }
        }
    }

    /// Whether a note says no more than what was reached before the plan, or by how much that is exceeded.
    fn tells_of_before(&self, range: Range<usize>) -> bool {
        let whens = whens(self.text, range.clone());
        let before = |when: &When| {
            let past = when.year.zip(self.context.since);
            when.is_compared || past.is_some_and(|(year, since)| year < since)
        };
        // "Chỉ tiêu tỉnh giao 70%"
        if GIVEN.begin(self.text.stretch(range.clone())) {
            return true;
        }
        let plain = Tags::of(&[
            Tag::Negation,
            Tag::Strive,
            Tag::Reach,
            Tag::Rise,
            Tag::Fall,
            Tag::Percent,
            Tag::Points,
            Tag::Against,
            Tag::Year,
        ]);
        let is_plain = |unit: &Unit| {
            let at = unit.start as usize;
            unit.kind != UnitKind::Words
                || unit.tags.meets(plain)
                || whens.iter().any(|when| when.range.contains(&at))
        };
        let units = self.text.tagged.within(range);
        !whens.is_empty() && whens.iter().all(before) && units.iter().all(is_plain)
    }

    /// What the heads of the column of a value and of the names say beside what they are for.
    pub(super) fn headed(&self, column: &Column) -> Vec<Beside> {
        let named = self.columns.first(Role::Name);
        let named = named.and_then(|place| self.columns.get(place));
        let asides = column.asides.iter();
        let asides = asides.chain(named.iter().flat_map(|column| &column.asides));
        let said = asides.map(|aside| Beside {
            names: true,
            ..aside.clone()
        });
        said.collect()
    }
}

/// How many words a judgement has at most: "Chưa đạt yêu cầu".
const JUDGEMENT: usize = 4;

/// Whether a time is no year and no end of one: "Mỗi quý", "Khi có hướng dẫn", "Tháng 6/2026", "Năm học 2026 - 2027".
fn is_in_part(words: &str) -> bool {
    match Deadline::parse(words) {
        Deadline::Times { last, .. } => last.month.is_some_and(|month| month < 12),
        _ => true,
    }
}

/// What a cell below a head as "Thời hạn" leaves open of a promise: when it ends before its year does and something is left to
/// be reached then ("Quý III", "Giữa năm 2026"), and what it waits for ("Sau khi có kinh phí").
pub(super) fn open_deadline(words: &str, claim: &Claim) -> Option<Beside> {
    let amount = claim.amount.as_ref();
    let counts = |amount: &Amount| matches!(amount.measure, Measure::Count(_));
    let is_done = amount.is_none_or(|amount| counts(amount) || amount.promise.is_hundred());
    let said = |is_over: bool| Beside {
        is_over,
        ..Beside::said(words.to_owned())
    };
    let deadline = Deadline::parse_in(words, claim.year.or(Some(2000)));
    // Below a head with a year a level of that year, due in the next.
    if matches!((deadline, claim.year), (Deadline::Times { last, .. }, Some(year)) if last.year > year)
    {
        return Some(said(true));
    }
    if is_early(words) {
        return (!is_done).then(|| said(true));
    }
    match deadline {
        Deadline::Times { .. } | Deadline::Standing => None,
        Deadline::Dependent | Deadline::Unclear => (!is_free_note(words)).then(|| said(false)),
    }
}

/// Whether a deadline is over before its year is.
fn is_early(words: &str) -> bool {
    let spelt = Spelt::of(words);
    // "Năm 2026 (quý II)".
    let inner = words.split_once('(');
    let inner = inner.and_then(|(_, inner)| inner.split_once(')'));
    EARLY.stand_in(spelt.whole())
        || inner.is_some_and(|(inner, _)| is_early(inner))
        // Of which year a month is does not matter here.
        || match Deadline::parse_in(words, Some(2000)) {
            Deadline::Times { last, .. } => last.month.is_some_and(|month| month < 12),
            _ => false,
        }
}

/// Words of a cell beside its figure: those left out that say no more than it.
pub(super) fn beside(
    text: &Text<'_>,
    range: Range<usize>,
    plain: Tags,
    is_timed: &dyn Fn(&&Unit) -> bool,
) -> Vec<Beside> {
    let tagged = &text.tagged;
    let printed = tagged
        .words(range.start..range.end.max(range.start))
        .trim_matches([' ', ';', ',', '.', '\n']);
    let inner = printed.trim_matches(['(', ')', ' ']);
    if inner.len() < printed.len() && is_remark(inner) {
        return Vec::new();
    }
    let bare = printed.strip_prefix("và ").unwrap_or(printed);
    if is_free_note(bare) {
        return Vec::new();
    }
    let says = |unit: &&Unit| {
        let leads = unit.tags.meets(plain) && !is_weak(tagged.printed(unit)) || unit.is(Tag::And);
        unit.kind == UnitKind::Words && !leads && !is_timed(unit)
    };
    let words: Vec<&str> = tagged
        .within(range)
        .iter()
        .filter(says)
        .map(|unit| tagged.printed(unit))
        .collect();
    let said = Beside {
        content: words.join(" "),
        printed: inner.to_owned(),
        ..Beside::default()
    };
    (!words.is_empty()).then_some(said).into_iter().collect()
}

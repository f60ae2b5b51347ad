//! What a pattern found → claims and accounts.

mod again;
mod around;
mod average;
mod base;
mod before;
pub(in crate::extract) mod beside;
mod draft;
mod judge;
mod near;
pub(in crate::extract) mod note;
mod opening;
mod parts;
mod refuse;
mod speaker;
mod take;
mod task;

use super::machine::{self, Event};
use super::pattern::Pattern;
use super::piece::{Kind, Piece, Pieces};
use super::ready::READY;
use super::{account_of, label};
use crate::extract::account::Unread;
use crate::extract::{Account, Amount, Claim, Ledger, Manner, Measure, Text};
use crate::lexicon::{Tag, Tags};
use crate::plan::{Comparison, Decimal, Modality, Promise};
use draft::{Draft, drafts};
pub(in crate::extract) use near::names_last_year;
pub(super) use near::to_come;
use parts::{lowered, set_apart};
use std::ops::Range;
use take::account_named;

/// A clause that is read.
pub(super) struct Clause<'a, 't> {
    pub text: &'a Text<'t>,
    pub pieces: &'a Pieces,
    /// Its pieces.
    pub range: Range<usize>,
    pub manner: Manner,
    /// Whether the sentence has promised something before it.
    pub is_listed: bool,
}

/// Clauses longer than this are no sentence.
const LONGEST: usize = 600;

/// "Toàn bộ": a hundred of a hundred.
pub(super) fn all(range: Range<usize>) -> Amount {
    Amount {
        promise: Promise::Number(Comparison::Equal, Decimal::HUNDRED),
        measure: Measure::Percent,
        digits: range.clone(),
        range,
        hedge: None,
        is_yearly: false,
    }
}

/// A claim that says no more than label, figure and year.
pub(super) fn plain(
    label: String,
    words: Range<usize>,
    amount: Option<Amount>,
    year: Option<i16>,
    manner: Manner,
) -> Claim {
    Claim {
        label,
        words,
        amount,
        text: None,
        year,
        since: None,
        modality: Modality::Must,
        is_cell: false,
        unit: None,
        is_result: manner == Manner::Results,
        of: None,
        change: None,
        from: None,
        whose: None,
        when: None,
        due: None,
        each_year: false,
        hedge: None,
        condition: None,
        beside: Vec::new(),
        owner: None,
        row: None,
    }
}

impl Clause<'_, '_> {
    fn own(&self) -> &[Piece] {
        self.pieces.all.get(self.range.clone()).unwrap_or_default()
    }

    /// The claims of the clause, dated by what stands before where it names no year.
    pub(super) fn read(
        &self,
        carried: Option<i16>,
        before: Option<&Claim>,
        ledger: &mut Ledger,
    ) -> Vec<Claim> {
        let own = self.own();
        let counted = own
            .iter()
            .any(|piece| matches!(piece.kind, Kind::Amount(_)));
        if !counted {
            let done = self.done(carried.or_else(|| self.opening_year()));
            self.take_asides(ledger);
            return done.into_iter().collect();
        }
        // "A; B lần lượt đạt 100%; 80%": what is handed out in order is not in one clause.
        let turns = own.iter().any(|piece| piece.tags.has(Tag::Respectively));
        let figures = own.iter();
        let figures = figures.filter(|piece| matches!(piece.kind, Kind::Amount(_)));
        if turns && figures.count() == 1 {
            self.take_all(Account::Unread(Unread::NoPattern), ledger);
            self.take_asides(ledger);
            return Vec::new();
        }
        let Some((pattern, events)) = self.pattern() else {
            if let Some(claims) = self.in_parts(carried, before, ledger) {
                return claims;
            }
            self.take_all(Account::Unread(Unread::NoPattern), ledger);
            self.take_asides(ledger);
            return Vec::new();
        };
        if let Some(account) = pattern.account {
            self.take_all(account_named(account), ledger);
            self.take_asides(ledger);
            return Vec::new();
        }
        let mut claims = self.claims(&events, (carried, before), ledger);
        claims.extend(self.bracketed(claims.first(), ledger));
        self.take_asides(ledger);
        claims
    }

    /// The first pattern that takes the whole clause.
    pub(super) fn pattern(&self) -> Option<(&'static Pattern, Vec<Event>)> {
        let own = self.own();
        if own.len() > LONGEST {
            return None;
        }
        let aside = matches!(self.manner, Manner::Tasks | Manner::Other);
        let mut laid = machine::Laid::of(own, &self.pieces.amounts);
        let patterns = READY.among(laid.fitting).filter(|ready| {
            let pattern = ready.pattern;
            !(if aside {
                pattern.is_of_targets
            } else {
                pattern.is_of_tasks
            })
        });
        let mut found = None;
        for ready in patterns {
            let Some(events) = laid.matched(ready) else {
                continue;
            };
            if self.leaves_over(&events) {
                continue;
            }
            // One that names nothing is kept only where no other names anything.
            if self.names_each(&events) {
                return Some((ready.pattern, events));
            }
            found = found.or(Some((ready.pattern, events)));
        }
        found
    }

    /// Whether more is listed than figures are handed out to: "A, B và C lần lượt đạt 85%, 80%".
    fn leaves_over(&self, events: &[Event]) -> bool {
        let own = self.own();
        if !own.iter().any(|piece| piece.tags.has(Tag::Respectively)) {
            return false;
        }
        let (drafts, _) = drafts(events);
        let listed = |range: &Range<usize>| {
            let named = own.get(range.clone()).unwrap_or_default();
            named
                .iter()
                .any(|piece| matches!(piece.kind, Kind::Sign(',')))
        };
        let mut named = drafts.iter().map(|draft| &draft.label);
        named
            .next()
            .is_some_and(|first| named.clone().all(|label| label != first))
            && drafts.iter().any(|draft| draft.label.iter().any(listed))
    }

    /// Whether the words that a pattern gives each claim as its label say something, and whose it is is a name.
    fn names_each(&self, events: &[Event]) -> bool {
        let (drafts, outside) = drafts(events);
        let mut owners = drafts.iter().filter_map(|draft| draft.whose.as_ref());
        if !owners.all(|owner| self.is_owner(owner)) {
            return false;
        }
        let shift =
            |range: &Range<usize>| self.range.start + range.start..self.range.start + range.end;
        let mut named = drafts.iter().filter(|draft| !draft.label.is_empty());
        named.all(|draft| {
            let ranges = outside.label.iter().chain(&draft.label).chain(&draft.of);
            let ranges = ranges.chain(&outside.of).map(shift);
            let ranges: Vec<Range<usize>> = ranges
                .map(|range| label::trimmed(self.pieces, range))
                .collect();
            label::surely_says(self.text, self.pieces, &ranges)
                || label::says_something(&label::of(self.text, self.pieces, &ranges))
        })
    }

    /// A promise without a figure: what is to have been done.
    fn done(&self, carried: Option<i16>) -> Option<Claim> {
        let own = self.own();
        let leads = Tags::of(&[Tag::Strive]);
        let led = |piece: &&Piece| {
            piece.tags.meets(leads) || matches!(piece.kind, Kind::When(_) | Kind::Sign(',' | ':'))
        };
        let first = own.iter().take_while(led).count();
        let opens = own
            .get(first)
            .is_some_and(|piece| piece.tags.has(Tag::Done));
        // "Xây dựng thói quen đọc": nothing that is there one day and was not the day before.
        // "Hoàn thành đối với hồ sơ tài chính": said of what stands before.
        let none = beside::NARROWS.with(Tag::Lasting);
        let thing = own.get(first + 1);
        let lasts = thing.is_some_and(|piece| piece.tags.meets(none));
        // "Hoàn thành các mục tiêu cụ thể sau:" opens a list.
        let is_lead = own.last().map(|piece| piece.kind) == Some(Kind::Sign(':'));
        if self.manner != Manner::Targets || !opens || lasts || is_lead {
            return None;
        }
        let label = label::of(
            self.text,
            self.pieces,
            std::slice::from_ref(&(self.range.start + first..self.range.end)),
        );
        if label.split(' ').count() < 3 {
            return None;
        }
        let year = self.year_near(0..own.len(), 0).or(carried);
        let mut claim = plain(
            label.clone(),
            self.bytes(0..own.len()),
            None,
            year,
            self.manner,
        );
        claim.text = Some(label);
        claim.modality = self.modality(own.len());
        Some(claim)
    }

    fn claims(
        &self,
        events: &[Event],
        (carried, before): (Option<i16>, Option<&Claim>),
        ledger: &mut Ledger,
    ) -> Vec<Claim> {
        let (drafts, outside) = drafts(events);
        // Handed out in order: as many figures as there are things.
        if outside.values.len() > 1 && outside.values.len() != drafts.len() {
            self.take_all(Account::Unread(Unread::NoPattern), ledger);
            return Vec::new();
        }
        self.take_roles(events, ledger);
        let mut claims: Vec<Claim> = Vec::with_capacity(drafts.len());
        // Of each draft whether it promises: the words of those that do not account for nothing.
        let mut kept: Vec<bool> = Vec::with_capacity(drafts.len());
        let mut bound: Option<(Comparison, usize)> = None;
        for (number, draft) in drafts.iter().enumerate() {
            let shared = outside.values.get(number).or(outside.values.last());
            let value = draft.value.or(shared.copied());
            let amount = value.and_then(|at| Some((at, self.amount_at(at)?.clone())));
            let Some((value, mut amount)) = amount else {
                kept.push(false);
                continue;
            };
            let own = self
                .measured_before(draft, value)
                .or_else(|| self.listed_before(draft));
            let draft = own.as_ref().unwrap_or(draft);
            let is_of_all = outside.of.is_some() && amount.measure == Measure::Percent;
            let binds = is_of_all || matches!(amount.measure, Measure::Count(_));
            if let Some((sign, end)) = bound.filter(|_| binds) {
                amount.promise = self.bound_by(&amount, sign, end..value);
            }
            bound = match amount.promise {
                Promise::Number(sign, _)
                    if binds && (!is_of_all || sign == Comparison::AtLeast) =>
                {
                    Some((sign, draft.span.end))
                }
                _ => None,
            };
            let claim = self.claim(draft, &outside, (value, amount.clone()), carried);
            let mut claim = claim
                .named_by_its_rate()
                .of_another_generation(claims.last().or(before));
            self.complete(&mut claim, draft, (claims.last(), before));
            let before = drafts.get(..number).unwrap_or_default().iter().zip(&kept);
            let before = before.filter_map(|(draft, kept)| kept.then_some(draft));
            let others = before.chain(drafts.get(number..).unwrap_or_default());
            let others: Vec<Draft> = others.cloned().collect();
            self.narrow(&mut claim, (&draft.beside(&outside, &[]), &others), value);
            let account = match self.refused(&claim, draft, claims.last()) {
                Some(account) => account,
                None if claim.is_result => Account::Result,
                None => account_of(self.manner),
            };
            let taken = matches!(
                account,
                Account::Target | Account::TaskFigure | Account::Result
            );
            ledger.take(amount.range.clone(), account);
            kept.push(taken);
            if taken {
                claims.push(claim);
            }
        }
        set_apart(&mut claims);
        lowered(&mut claims);
        if let [claim] = claims.as_mut_slice() {
            self.falls_due(claim);
        }
        self.later_years(&drafts, &mut claims);
        self.take_all(Account::Unread(Unread::NoPattern), ledger);
        claims
    }

    /// A last day is when it is due; a level on a day within the year is a step.
    fn falls_due(&self, claim: &mut Claim) {
        let stepped = self.times(0..self.range.len()).any(|(at, when)| {
            let due = when.is_day && when.is_latest || self.ends_a_deed(at);
            !due && when.part.is_some()
        });
        if !stepped {
            claim.due = claim.when.take();
        }
    }

    /// What a clause promises that says a level of what stands above it.
    pub(super) fn level(&self, label: &str, value: usize, ledger: &mut Ledger) -> Option<Claim> {
        let amount = self.amount_at(value)?.clone();
        let draft = Draft {
            span: 0..self.range.len(),
            value: Some(value),
            ..Draft::default()
        };
        ledger.take(amount.range.clone(), account_of(self.manner));
        let mut claim = self.claim(&draft, &Draft::default(), (value, amount), None);
        label.clone_into(&mut claim.label);
        self.falls_due(&mut claim);
        Some(claim)
    }

    fn claim(
        &self,
        draft: &Draft,
        outside: &Draft,
        (value, amount): (usize, Amount),
        carried: Option<i16>,
    ) -> Claim {
        let shift =
            |range: &Range<usize>| self.range.start + range.start..self.range.start + range.end;
        let words = |range: &Range<usize>| {
            let words = label::of(self.text, self.pieces, &[shift(range)]);
            (!words.is_empty()).then_some(words)
        };
        let ranges: Vec<Range<usize>> = outside
            .label
            .iter()
            .chain(&draft.label)
            .chain(
                draft
                    .of
                    .iter()
                    .filter(|of| amount.measure == Measure::Percent && !self.is_paid(of)),
            )
            .chain(&outside.of)
            .map(|range| label::trimmed(self.pieces, shift(range)))
            .collect();
        let year = self.year_of(draft, value).or(carried);
        let label = label::of(self.text, self.pieces, &ranges);
        let mut claim = plain(
            label,
            self.bytes(0..self.range.len()),
            None,
            year,
            self.manner,
        );
        claim.each_year = amount.measure == Measure::Percent
            && claim.year.is_some()
            && draft.change.is_none()
            && (self.is_yearly(draft.span.start..value)
                || self.lists_years(draft.span.start..value));
        claim.modality = self.modality(value);
        claim.is_result |= self.is_past(value);
        claim.of = draft.of.as_ref().and_then(words);
        claim.change = draft.change.as_ref().and_then(words);
        claim.whose = draft.whose.as_ref().and_then(words);
        claim.condition = draft
            .condition
            .as_ref()
            .or(outside.condition.as_ref())
            .and_then(words);
        claim.from = draft
            .from
            .and_then(|at| self.amount_at(at))
            .and_then(|from| match from.promise {
                Promise::Number(_, value) => Some(value),
                _ => None,
            });
        let printed = |range: Range<usize>| self.text.layout.words(range).to_owned();
        claim.when = self.part_near(draft.span.clone(), value);
        let multiplied = self
            .own()
            .get(value)
            .is_some_and(|piece| piece.tags.has(Tag::Times));
        if multiplied && matches!(&amount.measure, Measure::Count(unit) if !unit.contains(' ')) {
            // So many times what it was: a change, not a level.
            claim.change = Some(printed(amount.range.clone()));
        }
        claim.hedge = amount.hedge.clone().map(printed);
        claim.amount = Some(amount);
        claim
    }

    fn amount_at(&self, at: usize) -> Option<&Amount> {
        match self.own().get(at)?.kind {
            Kind::Amount(index) => self.pieces.amounts.get(index),
            _ => None,
        }
    }

    fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let own = self.own().get(span).unwrap_or_default();
        match (own.first(), own.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

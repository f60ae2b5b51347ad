//! What a pattern found → claims and accounts.

use super::machine::{self, Event};
use super::pattern::{PATTERNS, Pattern, Role, Slot};
use super::piece::{Kind, Piece, Pieces};
use super::{account_of, label};
use crate::lexicon::{Tag, Tags};
use crate::reading::account::Unread;
use crate::reading::{Account, Amount, Claim, Ledger, Manner, Measure, Text};
use crate::target::{Comparison, Decimal, Modality, Promise};
use std::ops::Range;

/// A clause that is read.
pub(super) struct Clause<'a, 't> {
    pub text: &'a Text<'t>,
    pub pieces: &'a Pieces,
    /// Its pieces.
    pub range: Range<usize>,
    pub manner: Manner,
}

/// What is known of a claim while events are read; places are those of the clause.
#[derive(Clone, Debug, Default)]
struct Draft {
    span: Range<usize>,
    label: Vec<Range<usize>>,
    of: Option<Range<usize>>,
    change: Option<Range<usize>>,
    whose: Option<Range<usize>>,
    condition: Option<Range<usize>>,
    value: Option<usize>,
    /// Figures outside of every claim, handed out in order; a single one is that of each.
    values: Vec<usize>,
    from: Option<usize>,
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
        modality: Modality::Must,
        is_cell: false,
        unit: None,
        is_result: manner == Manner::Results,
        of: None,
        change: None,
        from: None,
        whose: None,
        when: None,
        hedge: None,
        condition: None,
        owner: None,
        row: None,
    }
}

impl Clause<'_, '_> {
    fn own(&self) -> &[Piece] {
        self.pieces.all.get(self.range.clone()).unwrap_or_default()
    }

    /// The claims of the clause, and the year it gives to the next.
    pub(super) fn read(
        &self,
        carried: Option<i16>,
        before: Option<&Claim>,
        ledger: &mut Ledger,
    ) -> (Vec<Claim>, Option<i16>) {
        let own = self.own();
        let counted = own
            .iter()
            .any(|piece| matches!(piece.kind, Kind::Amount(_)));
        let opening = self.opening_year();
        if !counted {
            let done = self.done(carried.or(opening));
            self.take_asides(ledger);
            return (done.into_iter().collect(), opening);
        }
        let Some((pattern, events)) = self.pattern() else {
            self.take_all(Account::Unread(Unread::NoPattern), ledger);
            self.take_asides(ledger);
            return (Vec::new(), opening);
        };
        if let Some(account) = pattern.account {
            self.take_all(account_named(account), ledger);
            self.take_asides(ledger);
            return (Vec::new(), opening);
        }
        let mut claims = self.claims(&events, (carried, before), ledger);
        claims.extend(self.reported(claims.first(), ledger));
        self.take_asides(ledger);
        (claims, opening)
    }

    /// "(năm 2025: 72%)" beside a promise: what was reached.
    fn reported(&self, claim: Option<&Claim>, ledger: &mut Ledger) -> Option<Claim> {
        let claim = claim.filter(|claim| claim.amount.is_some())?;
        let own = self.bytes(0..self.range.len());
        let mut asides = self
            .pieces
            .asides
            .iter()
            .filter(|(bracket, _)| own.contains(&bracket.start));
        let ((bracket, amount), None) = (asides.next()?, asides.next()) else {
            return None;
        };
        let within = |when: &&crate::reading::when::When| {
            bracket.start <= when.range.start && when.range.end <= bracket.end
        };
        let year = self.pieces.aside_whens.iter().find(within)?.year?;
        let earlier = claim.year.is_none_or(|promised| year < promised);
        if !earlier || amount.measure != claim.amount.as_ref()?.measure {
            return None;
        }
        ledger.take(amount.range.clone(), Account::Result);
        let mut result = plain(
            claim.label.clone(),
            claim.words.clone(),
            Some(amount.clone()),
            Some(year),
            Manner::Results,
        );
        result.whose.clone_from(&claim.whose);
        Some(result)
    }

    /// The first pattern that takes the whole clause.
    pub(super) fn pattern(&self) -> Option<(&'static Pattern, Vec<Event>)> {
        let own = self.own();
        let mut patterns = PATTERNS.iter().filter(|_| own.len() <= LONGEST);
        patterns.find_map(|pattern| {
            let events = machine::matched(pattern, own, &self.pieces.amounts)?;
            Some((pattern, events))
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
        if self.manner != Manner::Targets || !opens {
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

    /// The year that a clause opens with.
    fn opening_year(&self) -> Option<i16> {
        let own = self.own();
        let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Until, Tag::In]);
        let index = own.iter().find_map(|piece| match piece.kind {
            Kind::When(index) => Some(Some(index)),
            _ if piece.tags.meets(leads) => None,
            _ => Some(None),
        });
        let when = self.pieces.whens.get(index??)?;
        when.year.filter(|_| !when.is_compared)
    }

    fn claims(
        &self,
        events: &[Event],
        (carried, before): (Option<i16>, Option<&Claim>),
        ledger: &mut Ledger,
    ) -> Vec<Claim> {
        let (drafts, outside) = drafts(events);
        self.take_roles(events, ledger);
        let mut claims: Vec<Claim> = Vec::with_capacity(drafts.len());
        let mut bound: Option<(Comparison, usize)> = None;
        for (draft, number) in drafts.iter().zip(0..) {
            let shared = outside.values.get(number).or(outside.values.last());
            let Some(value) = draft.value.or(shared.copied()) else {
                continue;
            };
            let Some(mut amount) = self.amount_at(value).cloned() else {
                continue;
            };
            if let Some((sign, end)) = bound {
                amount.promise = self.bound_by(&amount, sign, end..value);
            }
            bound = match (&amount.promise, &amount.measure) {
                (Promise::Number(sign, _), Measure::Count(_)) => Some((*sign, draft.span.end)),
                _ => None,
            };
            let mut claim = self.claim(draft, &outside, (value, amount.clone()), carried);
            self.complete(&mut claim, draft, (claims.last(), before));
            let account = match self.refused(&claim, draft) {
                Some(account) => account,
                None if claim.is_result => Account::Result,
                None => account_of(self.manner),
            };
            let taken = matches!(
                account,
                Account::Target | Account::TaskFigure | Account::Result
            );
            ledger.take(amount.range.clone(), account);
            if taken {
                claims.push(claim);
            }
        }
        if let [claim] = claims.as_mut_slice() {
            // One day is when it is due; of several the earlier ones are steps.
            let stepped = self
                .times(0..self.range.len())
                .any(|(_, when)| !when.is_day && when.part.is_some());
            claim.when = claim.when.take().filter(|_| stepped);
        }
        self.later_years(&drafts, &mut claims);
        self.take_all(Account::Unread(Unread::NoPattern), ledger);
        claims
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
        // What stands behind the last comma before a figure dates it rather than what stands before the comma.
        let comma = |at: &usize| {
            self.own()
                .get(*at)
                .is_some_and(|piece| piece.kind == Kind::Sign(','))
        };
        let close = (draft.span.start..value)
            .rev()
            .find(comma)
            .unwrap_or(draft.span.start);
        let near = self.year_near(close..draft.span.end, value);
        let year = near
            .or_else(|| self.year_near(draft.span.clone(), value))
            .or_else(|| self.year_before(draft.span.start))
            .or(carried);
        let label = label::of(self.text, self.pieces, &ranges);
        let mut claim = plain(
            label,
            self.bytes(0..self.range.len()),
            None,
            year,
            self.manner,
        );
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

    /// What a claim leaves to the one before it: "…, trong đó 95% được ký số", "đến 2035: 100%".
    fn complete(
        &self,
        claim: &mut Claim,
        draft: &Draft,
        (near, before): (Option<&Claim>, Option<&Claim>),
    ) {
        let value = draft.value.unwrap_or(draft.span.start);
        let nameless = |range: &Range<usize>| {
            let first = self.own().get(range.start);
            range.start > value && first.is_some_and(|piece| piece.tags.has(Tag::Said))
        };
        match draft.label.as_slice() {
            [] if claim.label.is_empty() => {
                let same = |before: &&Claim| {
                    let measure =
                        |claim: &Claim| claim.amount.as_ref().map(|amount| amount.measure.clone());
                    claim.year.is_some() && measure(before) == measure(claim)
                };
                if let Some(before) = near.or(before).filter(same) {
                    claim.label.clone_from(&before.label);
                }
            }
            [only] if nameless(only) => match near {
                Some(near) => claim.label = format!("{}, {}", near.label, claim.label),
                // Of whom it is said stands nowhere.
                None => claim.label.clear(),
            },
            _ => {}
        }
    }

    /// Whether words are of money that is paid: "tổng ngân sách triển khai".
    fn is_paid(&self, range: &Range<usize>) -> bool {
        let words = self.own().get(range.clone()).unwrap_or_default();
        words.iter().take(3).any(|piece| piece.tags.has(Tag::Paid))
    }

    /// Why a figure that a pattern took is no promise here.
    fn refused(&self, claim: &Claim, draft: &Draft) -> Option<Account> {
        let amount = claim.amount.as_ref()?;
        if !label::says_something(&claim.label) {
            return Some(Account::Unread(Unread::NoLabel));
        }
        let bound = !matches!(
            amount.promise,
            Promise::Number(Comparison::Equal, _) | Promise::Level(_)
        );
        let own = self.own();
        let placed = draft.value.and_then(|at| own.get(at));
        let bound = bound || placed.is_some_and(|piece| piece.tags.has(Tag::Times));
        let has = |tags: &[Tag]| own.iter().any(|piece| piece.tags.meets(Tags::of(tags)));
        let is_count = matches!(amount.measure, Measure::Count(_) | Measure::Bare);
        let value = draft.value.unwrap_or(0);
        let ensured = own.get(draft.span.start..value).unwrap_or_default().iter();
        let ensured = ensured.clone().any(|piece| piece.tags.has(Tag::Ensure));
        let made = ensured
            || value
                .checked_sub(1)
                .and_then(|at| own.get(at))
                .is_some_and(|piece| {
                    piece.tags.meets(Tags::of(&[
                        Tag::Done,
                        Tag::Lift,
                        Tag::Onto,
                        Tag::Reach,
                        Tag::Strive,
                    ])) || piece.kind == Kind::Sign(':')
                });
        // "Tuyên truyền trên 04 loại hình báo chí" is on so many, not on more.
        let verbs = [
            Tag::Verb,
            Tag::Reach,
            Tag::Strive,
            Tag::Done,
            Tag::General,
            Tag::Lift,
            Tag::With,
            Tag::Preposition,
        ];
        let before = value.checked_sub(1).and_then(|at| own.get(at));
        let led = before.is_none_or(|piece| {
            piece.tags.meets(Tags::of(&verbs))
                || matches!(piece.kind, Kind::Sign(_) | Kind::When(_))
        });
        let over = matches!(amount.promise, Promise::Number(Comparison::MoreThan, _));
        match self.manner {
            Manner::Tasks | Manner::Other if is_count && over && !led => Some(Account::Activity),
            Manner::Tasks if is_count && !(bound || made) => Some(Account::Activity),
            Manner::Targets | Manner::Results | Manner::Tasks => None,
            Manner::Other => {
                let promised =
                    claim.year.is_some() || bound || has(&[Tag::Strive, Tag::Verb, Tag::Reach]);
                (!promised || is_count && !(bound || claim.year.is_some()))
                    .then_some(Account::Activity)
            }
        }
    }

    /// One "ít nhất" covers each count of the list it opens.
    fn bound_by(&self, amount: &Amount, sign: Comparison, between: Range<usize>) -> Promise {
        let own = self.own().get(between).unwrap_or_default();
        let joined = own
            .iter()
            .all(|piece| piece.tags.has(Tag::And) || piece.kind == Kind::Sign(','));
        match (amount.promise, &amount.measure) {
            (Promise::Number(Comparison::Equal, value), Measure::Count(_)) if joined => {
                Promise::Number(sign, value)
            }
            (promise, _) => promise,
        }
    }

    /// Claims without a year take the one that ends a later claim: "nhóm 4 … và nhóm 60 … vào năm 2028".
    fn later_years(&self, drafts: &[Draft], claims: &mut [Claim]) {
        if drafts.len() != claims.len() {
            return;
        }
        let mut later = None;
        for (draft, claim) in drafts.iter().zip(claims.iter_mut()).rev() {
            let value = draft.value.unwrap_or(draft.span.start);
            if claim.year.is_none() {
                claim.year = later;
            } else {
                later = self.year_near(value..draft.span.end, value);
            }
        }
    }

    fn amount_at(&self, at: usize) -> Option<&Amount> {
        match self.own().get(at)?.kind {
            Kind::Amount(index) => self.pieces.amounts.get(index),
            _ => None,
        }
    }

    /// The times of a span of the clause, with their places.
    fn times(
        &self,
        span: Range<usize>,
    ) -> impl Iterator<Item = (usize, &crate::reading::when::When)> {
        let own = self.own();
        span.filter_map(move |at| match own.get(at)?.kind {
            Kind::When(index) => Some((at, self.pieces.whens.get(index)?)),
            _ => None,
        })
        .filter(|(_, when)| !when.is_compared)
    }

    fn year_near(&self, span: Range<usize>, value: usize) -> Option<i16> {
        let dated = self.times(span).filter(|(_, when)| when.year.is_some());
        dated
            .min_by_key(|(at, _)| at.abs_diff(value))
            .and_then(|(_, when)| when.year)
    }

    /// The year last named before a place of the clause.
    fn year_before(&self, at: usize) -> Option<i16> {
        self.times(0..at).filter_map(|(_, when)| when.year).last()
    }

    fn part_near(&self, span: Range<usize>, value: usize) -> Option<String> {
        let near = self.times(span).min_by_key(|(at, _)| at.abs_diff(value));
        let part = near?.1.part.clone()?;
        Some(self.text.layout.words(part).to_owned())
    }

    fn modality(&self, value: usize) -> Modality {
        let before = self.own().get(..value).unwrap_or_default();
        if before.iter().any(|piece| piece.tags.has(Tag::Strive)) {
            return Modality::Strive;
        }
        Modality::Must
    }

    /// Whether a clause opens with the present ("hiện nay") or a figure is said to be reached ("đã đạt").
    fn is_past(&self, value: usize) -> bool {
        let own = self.own();
        let present = |piece: &Piece| piece.tags.has(Tag::Present);
        let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach]);
        let opening = own.iter().take(value).take_while(|piece| {
            present(piece)
                || piece.tags.meets(leads)
                || matches!(piece.kind, Kind::When(_) | Kind::Sign(_))
        });
        let close = own.get(value.saturating_sub(2)..value).unwrap_or_default();
        opening.into_iter().any(present) || close.iter().any(present)
    }

    fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let own = self.own().get(span).unwrap_or_default();
        match (own.first(), own.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    fn take_roles(&self, events: &[Event], ledger: &mut Ledger) {
        for event in events {
            let Event::Figure(role, at) = event else {
                continue;
            };
            let account = match role {
                Role::Value => continue,
                Role::Start | Role::Step => Account::Change,
                Role::Inner => Account::Condition,
                Role::Past => Account::Result,
            };
            if let Some(amount) = self.amount_at(*at) {
                ledger.take(amount.range.clone(), account);
            }
        }
    }

    /// Takes every figure of the clause that nothing took.
    fn take_all(&self, account: Account, ledger: &mut Ledger) {
        for piece in self.own() {
            let Kind::Amount(index) = piece.kind else {
                continue;
            };
            if let Some(amount) = self.pieces.amounts.get(index) {
                ledger.take(amount.range.clone(), account);
            }
        }
    }

    fn take_asides(&self, ledger: &mut Ledger) {
        let own = self.bytes(0..self.range.len());
        for (bracket, amount) in &self.pieces.asides {
            if own.contains(&bracket.start) {
                ledger.take(amount.range.clone(), Account::Beside);
            }
        }
    }
}

/// The drafts of a clause's claims, and what is outside of them.
fn drafts(events: &[Event]) -> (Vec<Draft>, Draft) {
    let (mut found, mut outside, mut current) =
        (Vec::<Draft>::new(), Draft::default(), None::<Draft>);
    let mut opened = Vec::new();
    // What later claims share with an earlier one.
    let mut subject = Vec::new();
    for event in events {
        match event {
            Event::Begin(at) => {
                current = Some(Draft {
                    span: *at..*at,
                    label: subject.clone(),
                    ..Draft::default()
                });
            }
            Event::End(at) => {
                if let Some(mut draft) = current.take() {
                    draft.span.end = *at;
                    found.push(draft);
                }
            }
            Event::Open(_, at) => opened.push(*at),
            Event::Close(slot, at) => {
                let Some(start) = opened.pop() else {
                    continue;
                };
                if (*slot, current.is_some()) == (Slot::Subject, true) {
                    subject.push(start..*at);
                }
                let draft = match (slot, current.as_mut()) {
                    (Slot::Predicate, _) | (_, None) => &mut outside,
                    (_, Some(draft)) => draft,
                };
                let range = start..*at;
                match slot {
                    Slot::Label | Slot::Subject => draft.label.push(range),
                    Slot::Of | Slot::Predicate => draft.of = Some(range),
                    Slot::Change => draft.change = Some(range),
                    Slot::Whose => draft.whose = Some(range),
                    Slot::Condition => draft.condition = Some(range),
                }
            }
            Event::Figure(role, at) => {
                if (*role, current.is_none()) == (Role::Value, true) {
                    outside.values.push(*at);
                }
                let draft = current.as_mut().unwrap_or(&mut outside);
                match role {
                    Role::Value => draft.value = Some(*at),
                    Role::Start => draft.from = Some(*at),
                    Role::Step | Role::Inner | Role::Past => {}
                }
            }
        }
    }
    (found, outside)
}

/// The account a pattern names.
fn account_named(name: &str) -> Account {
    match name {
        "condition" => Account::Condition,
        "money" => Account::Money,
        "activity" => Account::Activity,
        "change" => Account::Change,
        "beside" => Account::Beside,
        "result" => Account::Result,
        _ => Account::Unread(Unread::NoPattern),
    }
}

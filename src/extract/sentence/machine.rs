//! Lays a pattern over the pieces of a clause: the first way that takes all of it, in linear time.

use super::class::{Class, Kind, Role};
use super::pattern::{Slot, Step};
use super::piece::{self, Piece};
use super::ready::{Bits, Patterns, READY, ReadyPattern};
use crate::extract::{Amount, Measure};
use crate::lexicon::{Tag, Tags};
use crate::plan::{Comparison, Promise};

/// Words with which something else begins than what a share is of.
const OPENS: Tags = Tags::of(&[
    Tag::And,
    Tag::Or,
    Tag::Scope,
    Tag::Preposition,
    Tag::Purpose,
    Tag::Aim,
    Tag::Condition,
    Tag::Against,
    Tag::In,
]);

/// Words that lead to what is measured, or to a figure.
const LEADS: Tags = Tags::of(&[
    Tag::Strive,
    Tag::Verb,
    Tag::Lift,
    Tag::Done,
    Tag::General,
    Tag::Reach,
    Tag::Onto,
    Tag::And,
    Tag::Or,
    Tag::OfWhich,
    Tag::Rise,
    Tag::Fall,
    Tag::Negation,
    Tag::Paid,
    Tag::Present,
    Tag::Condition,
]);

/// Words that no plain name has.
const NAMES: Tags = LEADS.union(OPENS);

/// Words that join one thing to another.
const JOINS: Tags = Tags::of(&[Tag::OfWhich]);

/// What a pattern found, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// Captured words begin before a piece.
    Open(Slot, usize),
    /// Captured words end before a piece.
    Close(Slot, usize),
    /// A claim begins before a piece.
    Begin(usize),
    /// A claim ends before a piece.
    End(usize),
    /// A figure in a role, at a piece.
    Figure(Role, usize),
}

/// The words of a predicate and the signs of a clause.
const STOPS: Tags = Tags::of(&[Tag::State, Tag::Reach, Tag::Negation]);

/// What is left of a clause from a piece on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Left {
    /// The classes that the piece fits.
    pub(super) fitted: Bits,
    /// The classes that it or any piece behind it fits.
    pub(super) there: Bits,
    /// How many of them are figures.
    pub(super) figures: usize,
}

/// A clause over which patterns are laid.
pub(super) struct Laid<'c> {
    pieces: &'c [Piece],
    /// What is left of the clause from each piece on.
    left: Vec<Left>,
    /// The patterns that have a step for each piece.
    pub(super) fitting: Patterns,
    /// Which steps were at which pieces, a bit each.
    seen: Vec<u64>,
    /// The places in `seen` that have a bit: patterns have many steps, and few are gone.
    marked: Vec<usize>,
    /// Where to go on when a way fails: the step, the piece, how many events stood.
    open: Vec<(usize, usize, usize)>,
}

impl<'c> Laid<'c> {
    /// A clause and its figures.
    pub(super) fn of(pieces: &'c [Piece], amounts: &[Amount]) -> Self {
        let mut behind = Left::default();
        let from_back = pieces.iter().rev().map(|piece| {
            let fitted = READY.fitted(piece, amounts);
            behind = Left {
                fitted,
                there: behind.there | fitted,
                figures: behind.figures + usize::from(is_figure(piece)),
            };
            behind
        });
        let mut left: Vec<Left> = from_back.collect();
        left.reverse();
        Self {
            pieces,
            fitting: READY.fitting(&left),
            left,
            seen: Vec::new(),
            marked: Vec::new(),
            open: Vec::new(),
        }
    }

    /// The events of a pattern that fits over the clause, where it takes all of it.
    pub(super) fn matched(&mut self, ready: &ReadyPattern) -> Option<Vec<Event>> {
        if !ready.may_take(&self.left) {
            return None;
        }
        let steps = &ready.pattern.steps;
        let width = self.pieces.len() + 1;
        for at in self.marked.drain(..) {
            if let Some(word) = self.seen.get_mut(at) {
                *word = 0;
            }
        }
        let words = (steps.len() * width).div_ceil(64);
        if self.seen.len() < words {
            self.seen.resize(words, 0);
        }
        self.open.clear();
        self.open.push((0, 0, 0));
        let mut events = Vec::new();
        while let Some((mut step, mut at, kept)) = self.open.pop() {
            events.truncate(kept);
            loop {
                let event = match steps.get(step)? {
                    Step::Match if at == self.pieces.len() => return Some(events),
                    Step::Match => break,
                    Step::Jump(to) => {
                        step = *to;
                        continue;
                    }
                    Step::Split(first, second) => {
                        let next = self.left.get(at);
                        if !ready.goes_on(*first, next) {
                            // Its own step tells whether that goes on.
                            step = *second;
                            continue;
                        }
                        if ready.goes_on(*second, next) {
                            // Each such way is gone once: every loop goes through one.
                            let place = step * width + at;
                            let (word, bit) = (place / 64, 1 << (place % 64));
                            match self.seen.get_mut(word) {
                                Some(seen) if *seen & bit == 0 => *seen |= bit,
                                _ => break,
                            }
                            self.marked.push(word);
                            self.open.push((*second, at, events.len()));
                        }
                        step = *first;
                        continue;
                    }
                    own @ (Step::Take(_) | Step::TakeAny(_)) => {
                        let bit = ready.takes.get(step).copied().unwrap_or_default();
                        if self.left.get(at).is_none_or(|left| left.fitted & bit == 0) {
                            break;
                        }
                        if let Step::Take(Class::Figure(_, role)) = own {
                            events.push(Event::Figure(*role, at));
                        }
                        at += 1;
                        step += 1;
                        continue;
                    }
                    Step::Open(slot) => Event::Open(*slot, at),
                    Step::Close(slot) => Event::Close(*slot, at),
                    Step::Begin => Event::Begin(at),
                    Step::End => Event::End(at),
                };
                events.push(event);
                step += 1;
            }
        }
        None
    }
}

fn is_figure(piece: &Piece) -> bool {
    matches!(piece.kind, piece::Kind::Amount(_))
}

/// Whether a piece is of a class.
pub(super) fn fits(class: Class, piece: &Piece, amounts: &[Amount]) -> bool {
    let figure = match piece.kind {
        piece::Kind::Amount(index) => amounts.get(index),
        _ => None,
    };
    match class {
        Class::Tagged(tags) => figure.is_none() && piece.tags.meets(tags),
        Class::Sign(sign) => piece.kind == piece::Kind::Sign(sign),
        Class::When => matches!(piece.kind, piece::Kind::When(_)),
        Class::Aside => piece.kind == piece::Kind::Aside,
        Class::Noun => piece.kind == piece::Kind::Noun,
        Class::Words => figure.is_none(),
        Class::Word => {
            matches!(piece.kind, piece::Kind::Word | piece::Kind::Noun)
                && !piece.tags.has(Tag::Reach)
        }
        Class::Steady => figure.is_none() && !piece.tags.has(Tag::Strive),
        Class::Fresh => matches!(piece.kind, piece::Kind::Word) && !piece.tags.meets(LEADS),
        Class::Name => matches!(piece.kind, piece::Kind::Word) && !piece.tags.meets(NAMES),
        Class::Clean => matches!(piece.kind, piece::Kind::Word) && !piece.tags.meets(OPENS),
        Class::Begins => {
            figure.is_none()
                && !piece.tags.meets(JOINS.with(Tag::SoThat).with(Tag::Against))
                && !matches!(piece.kind, piece::Kind::Sign(',' | ';' | ':' | '.'))
        }
        Class::Plain => {
            figure.is_none() && !piece.tags.meets(STOPS) && piece.kind != piece::Kind::Sign(':')
        }
        Class::Figure(kind, _) => figure.is_some_and(|amount| match kind {
            Kind::Any => true,
            Kind::Share => matches!(amount.measure, Measure::Percent | Measure::Points),
            Kind::Count => matches!(amount.measure, Measure::Count(_)),
            Kind::Rank => amount.measure == Measure::Rank,
            Kind::Mark => piece.tags.has(Tag::Score),
            Kind::Metric => piece.tags.has(Tag::Measure),
            Kind::Money => piece.tags.has(Tag::Money),
            Kind::From => piece.tags.has(Tag::From),
            Kind::Level => amount.measure == Measure::Level,
            Kind::Cap => matches!(
                amount.promise,
                Promise::Number(Comparison::AtMost | Comparison::LessThan, _)
            ),
            Kind::Bound => {
                piece.tags.has(Tag::Times)
                    || amount.hedge.is_some()
                    || !matches!(
                        amount.promise,
                        Promise::Number(Comparison::Equal, _) | Promise::Level(_)
                    )
            }
        }),
    }
}

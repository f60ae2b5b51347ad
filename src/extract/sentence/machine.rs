//! Lays a pattern over the pieces of a clause: the first way that takes all of it, in linear time.

use super::pattern::{Class, Kind, Pattern, Role, Slot, Step};
use super::piece::{self, Piece};
use crate::extract::{Amount, Measure};
use crate::lexicon::{Tag, Tags};
use crate::target::{Comparison, Promise};

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

/// The events of a pattern over pieces, where it takes them all.
pub(super) fn matched(
    pattern: &Pattern,
    pieces: &[Piece],
    amounts: &[Amount],
) -> Option<Vec<Event>> {
    let width = pieces.len() + 1;
    let mut seen = vec![0_u64; (pattern.steps.len() * width).div_ceil(64)];
    // Where to go on when a way fails: the step, the piece, how many events stood.
    let mut open = vec![(0, 0, 0)];
    let mut events = Vec::new();
    while let Some((mut step, mut at, kept)) = open.pop() {
        events.truncate(kept);
        loop {
            let place = step * width + at;
            let (word, bit) = (place / 64, 1 << (place % 64));
            match seen.get_mut(word) {
                Some(word) if *word & bit == 0 => *word |= bit,
                _ => break,
            }
            match pattern.steps.get(step)? {
                Step::Match if at == pieces.len() => return Some(events),
                Step::Match => break,
                Step::Jump(to) => step = *to,
                Step::Split(first, second) => {
                    open.push((*second, at, events.len()));
                    step = *first;
                }
                Step::Open(slot) => {
                    events.push(Event::Open(*slot, at));
                    step += 1;
                }
                Step::Close(slot) => {
                    events.push(Event::Close(*slot, at));
                    step += 1;
                }
                Step::Begin => {
                    events.push(Event::Begin(at));
                    step += 1;
                }
                Step::End => {
                    events.push(Event::End(at));
                    step += 1;
                }
                Step::Take(class) => {
                    let Some(piece) = pieces.get(at).filter(|piece| fits(*class, piece, amounts))
                    else {
                        break;
                    };
                    if let (Class::Figure(_, role), piece::Kind::Amount(_)) = (class, piece.kind) {
                        events.push(Event::Figure(*role, at));
                    }
                    step += 1;
                    at += 1;
                }
            }
        }
    }
    None
}

fn fits(class: Class, piece: &Piece, amounts: &[Amount]) -> bool {
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
        Class::Clean => matches!(piece.kind, piece::Kind::Word) && !piece.tags.meets(OPENS),
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

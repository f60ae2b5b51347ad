//! The patterns made ready to be laid over many clauses: what a piece fits is known once for all of them.

use super::class::Class;
use super::machine::{Left, fits};
use super::pattern::{PATTERNS, Pattern, Step};
use super::piece::{self, Piece};
use crate::extract::Amount;
use std::sync::LazyLock;

/// A set of classes, a bit for each of [`Ready::classes`].
pub(super) type Bits = u128;

/// A pattern, and what can be told of it without laying it.
#[derive(Debug)]
pub(super) struct ReadyPattern {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// The class that each step takes.
    pub takes: Vec<Bits>,
    /// What it may go on with from each step.
    pub ahead: Vec<Ahead>,
    /// The classes of all its steps.
    all: Bits,
    /// The classes that its last piece may be of.
    last: Bits,
    /// How many figures it takes at most, where no loop holds one.
    most: Option<usize>,
}

/// All patterns, in order.
#[derive(Debug, Default)]
pub(super) struct Ready {
    /// Each class of a step once.
    classes: Vec<Class>,
    /// By tag, the classes that are that tag.
    tagged: Vec<Bits>,
    /// Those of figures.
    figures: Vec<(Class, Bits)>,
    /// The others.
    others: Vec<(Class, Bits)>,
    /// The patterns.
    pub patterns: Vec<ReadyPattern>,
}

/// The patterns of the word files, in order.
pub(super) static READY: LazyLock<Ready> = LazyLock::new(|| {
    let mut ready = Ready::default();
    for pattern in PATTERNS.iter() {
        let takes: Vec<Bits> = pattern.steps.iter().map(|step| ready.bit(*step)).collect();
        let ahead = ahead(&pattern.steps, &takes);
        let all = takes.iter().fold(0, |all, bit| all | bit);
        ready.patterns.push(ReadyPattern {
            pattern,
            last: last(&takes, &ahead),
            ahead,
            most: most_figures(&pattern.steps),
            takes,
            all,
        });
    }
    ready
});

impl Ready {
    /// The bit of the class that a step takes.
    fn bit(&mut self, step: Step) -> Bits {
        let Step::Take(class) = step else { return 0 };
        let known = self.classes.iter().position(|known| *known == class);
        let at = known.unwrap_or(self.classes.len());
        // INVARIANT: there are fewer classes than bits; a test holds that.
        let bit = 1_u128
            .checked_shl(u32::try_from(at).unwrap_or(u32::MAX))
            .unwrap_or_default();
        if known.is_none() {
            self.classes.push(class);
            match class {
                Class::Tagged(tags) => {
                    for tag in tags.places() {
                        if self.tagged.len() <= tag {
                            self.tagged.resize(tag + 1, 0);
                        }
                        if let Some(bits) = self.tagged.get_mut(tag) {
                            *bits |= bit;
                        }
                    }
                }
                Class::Figure(..) => self.figures.push((class, bit)),
                _ => self.others.push((class, bit)),
            }
        }
        bit
    }

    /// The classes that a piece fits.
    pub(super) fn fitted(&self, piece: &Piece, amounts: &[Amount]) -> Bits {
        let is_figure = matches!(piece.kind, piece::Kind::Amount(_));
        let figures = self.figures.iter().filter(|_| is_figure);
        let all = self.others.iter().chain(figures);
        let fitting = all.filter(|(class, _)| fits(*class, piece, amounts));
        let bits = fitting.fold(0, |bits, (_, bit)| bits | bit);
        if is_figure {
            return bits;
        }
        let tags = piece.tags.places();
        let tagged = tags.filter_map(|tag| self.tagged.get(tag));
        tagged.fold(bits, |bits, bit| bits | bit)
    }
}

impl ReadyPattern {
    /// Whether it may go on from a step with what is left of a clause, nothing at its end: its next piece is there, and
    /// so are all without which it comes to no end.
    pub(super) fn goes_on(&self, step: usize, left: Option<&Left>) -> bool {
        self.ahead.get(step).is_some_and(|ahead| match left {
            Some(left) => {
                ahead.classes & left.fitted != 0
                    && ahead.needed & !left.there == 0
                    && ahead.figures <= left.figures
            }
            None => ahead.ends,
        })
    }

    /// Whether it might take a whole clause: each piece has a step, each step that cannot be left out a piece.
    pub(super) fn may_take(&self, clause: &[Left]) -> bool {
        let figures = clause.first().map_or(0, |left| left.figures);
        self.goes_on(0, clause.first())
            && self.most.is_none_or(|most| figures <= most)
            && clause
                .last()
                .is_some_and(|left| left.fitted & self.last != 0)
            && clause.iter().all(|left| left.fitted & self.all != 0)
    }
}

/// The steps that a pattern may go on with behind one, without a piece.
fn behind(steps: &[Step], at: usize) -> impl Iterator<Item = usize> {
    let (first, second) = match steps.get(at) {
        Some(Step::Match) | None => (None, None),
        Some(Step::Jump(to)) => (Some(*to), None),
        Some(Step::Split(first, second)) => (Some(*first), Some(*second)),
        Some(_) => (Some(at + 1), None),
    };
    first.into_iter().chain(second)
}

/// What a pattern may go on with from a step, and what it has to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ahead {
    /// The classes that the next piece may be of.
    classes: Bits,
    /// Whether it may be at its end.
    ends: bool,
    /// The classes without which it comes to no end.
    needed: Bits,
    /// How many figures it takes at least.
    figures: usize,
}

impl Ahead {
    /// Where nothing is known to lead to an end.
    const NOTHING: Self = Self {
        classes: 0,
        ends: false,
        needed: Bits::MAX,
        figures: usize::MAX,
    };

    /// One way or the other.
    fn or(self, other: Self) -> Self {
        Self {
            classes: self.classes | other.classes,
            ends: self.ends || other.ends,
            needed: self.needed & other.needed,
            figures: self.figures.min(other.figures),
        }
    }
}

/// What a pattern may go on with from each of its steps.
fn ahead(steps: &[Step], takes: &[Bits]) -> Vec<Ahead> {
    let mut found = vec![Ahead::NOTHING; steps.len()];
    loop {
        let mut is_settled = true;
        for at in (0..steps.len()).rev() {
            let behind = behind(steps, at).filter_map(|at| found.get(at).copied());
            let behind = behind.fold(Ahead::NOTHING, Ahead::or);
            let class = takes.get(at).copied().unwrap_or_default();
            let own = match steps.get(at) {
                Some(Step::Match) => Ahead {
                    classes: 0,
                    ends: true,
                    needed: 0,
                    figures: 0,
                },
                Some(Step::Take(kind)) => Ahead {
                    classes: class,
                    ends: false,
                    needed: class | behind.needed,
                    figures: behind.figures.saturating_add(usize::from(is_figure(*kind))),
                },
                _ => behind,
            };
            if let Some(known) = found.get_mut(at).filter(|known| **known != own) {
                *known = own;
                is_settled = false;
            }
        }
        if is_settled {
            return found;
        }
    }
}

fn is_figure(class: Class) -> bool {
    matches!(class, Class::Figure(..))
}

/// The classes that the last piece of a pattern may be of.
fn last(takes: &[Bits], ahead: &[Ahead]) -> Bits {
    let behind = ahead.iter().skip(1);
    let last = takes.iter().zip(behind).filter(|(_, behind)| behind.ends);
    last.fold(0, |bits, (bit, _)| bits | bit)
}

/// How many figures a pattern takes at most, where no loop holds one.
fn most_figures(steps: &[Step]) -> Option<usize> {
    let takes_one =
        |at: usize| matches!(steps.get(at), Some(Step::Take(class)) if is_figure(*class));
    // What is between a step and one that goes back to it is taken again.
    let back = (0..steps.len()).flat_map(|at| behind(steps, at).map(move |to| to..at + 1));
    let again = back.flatten().any(takes_one);
    (!again).then(|| (0..steps.len()).filter(|at| takes_one(*at)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_a_bit() {
        assert!(READY.classes.len() <= Bits::BITS as usize);
    }
}

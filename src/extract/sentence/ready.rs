//! The patterns made ready to be laid over many clauses: what a piece fits is known once for all of them.

use super::class::Class;
use super::machine::{Left, fits};
use super::pattern::{PATTERNS, Pattern, Step};
use super::piece::{self, Piece};
use super::ways::Ways;
use crate::extract::Amount;
use crate::lexicon::{Tag, Tags};
use std::sync::LazyLock;

/// A set of classes, a bit for each of [`Ready::classes`].
pub(super) type Bits = u128;

/// A set of patterns, a bit for each of [`Ready::patterns`].
pub(super) type Patterns = u128;

/// By class, the patterns of which a piece of it may be a part, the first or the last.
#[derive(Debug, Default)]
struct Holding {
    any: Vec<Patterns>,
    first: Vec<Patterns>,
    last: Vec<Patterns>,
}

/// A pattern, and what can be told of it without laying it.
#[derive(Debug)]
pub(super) struct ReadyPattern {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// The classes of which each step takes a piece.
    pub takes: Vec<Bits>,
    /// What it may go on with from each step.
    pub ahead: Vec<Ahead>,
    /// How many figures it takes at most, where no loop holds one.
    most: Option<usize>,
    /// All its ways at once.
    ways: Option<Ways>,
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
    /// Of the others those that a piece without a tag fits, by what it is.
    by_kind: [Bits; 4],
    /// By tag, the others that no piece with it fits.
    spoilt: Vec<Bits>,
    holding: Holding,
    /// The patterns.
    pub patterns: Vec<ReadyPattern>,
}

/// The patterns of the word files, in order.
pub(super) static READY: LazyLock<Ready> = LazyLock::new(|| {
    let mut ready = Ready::default();
    for pattern in PATTERNS.iter() {
        let takes: Vec<Bits> = (pattern.steps.iter())
            .map(|step| ready.bits(pattern, *step))
            .collect();
        let ahead = ahead(&pattern.steps, &takes);
        // INVARIANT: there are fewer patterns than bits; a test holds that.
        let at = u32::try_from(ready.patterns.len()).unwrap_or(u32::MAX);
        let bit = Patterns::from(1_u8).checked_shl(at).unwrap_or_default();
        let all = takes.iter().fold(0, |all, bit| all | bit);
        let first = ahead.first().map_or(0, |ahead| ahead.classes);
        ready.holding.add(bit, [all, first, last(&takes, &ahead)]);
        ready.patterns.push(ReadyPattern {
            pattern,
            ahead,
            most: most_figures(&pattern.steps),
            ways: Ways::of(&pattern.steps, &takes),
            takes,
        });
    }
    ready.know_pieces();
    ready
});

impl Ready {
    /// The classes that a step takes.
    fn bits(&mut self, pattern: &Pattern, step: Step) -> Bits {
        match step {
            Step::Take(class) => self.bit(class),
            Step::TakeAny(set) => {
                let classes = pattern.sets.get(set).into_iter().flatten();
                classes.fold(0, |bits, class| bits | self.bit(*class))
            }
            _ => 0,
        }
    }

    /// The bit of a class.
    fn bit(&mut self, class: Class) -> Bits {
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

    /// Learns which classes pieces fit: what they are and each of their tags tells by itself.
    fn know_pieces(&mut self) {
        let kinds = [
            piece::Kind::Word,
            piece::Kind::Noun,
            piece::Kind::When(0),
            piece::Kind::Aside,
        ];
        let fitted = |ready: &Self, kind: piece::Kind, tags: Tags| {
            let range = 0..0;
            fitted_by(&ready.others, &Piece { range, tags, kind }, &[])
        };
        self.by_kind = kinds.map(|kind| fitted(self, kind, Tags::NONE));
        for tag in Tag::all() {
            let tags = Tags::NONE.with(tag);
            let lost = kinds.map(|kind| fitted(self, kind, Tags::NONE) & !fitted(self, kind, tags));
            self.spoilt
                .push(lost.iter().fold(0, |all, lost| all | lost));
        }
    }

    /// The classes that a piece fits.
    pub(super) fn fitted(&self, piece: &Piece, amounts: &[Amount]) -> Bits {
        let [word, noun, when, aside] = self.by_kind;
        let mut bits = match piece.kind {
            piece::Kind::Amount(_) => {
                let own = fitted_by(&self.others, piece, amounts);
                return own | fitted_by(&self.figures, piece, amounts);
            }
            piece::Kind::Sign(_) => fitted_by(&self.others, piece, amounts),
            piece::Kind::Word => word,
            piece::Kind::Noun => noun,
            piece::Kind::When(_) => when,
            piece::Kind::Aside => aside,
        };
        for tag in piece.tags.places() {
            bits &= !self.spoilt.get(tag).copied().unwrap_or_default();
            bits |= self.tagged.get(tag).copied().unwrap_or_default();
        }
        bits
    }

    /// Some of the patterns, in order.
    pub(super) fn among(&self, patterns: Patterns) -> impl Iterator<Item = &ReadyPattern> {
        places(patterns).filter_map(|at| self.patterns.get(at))
    }

    /// The patterns that have a step for each piece of a clause, and may begin and end as it does.
    pub(super) fn fitting(&self, clause: &[Left]) -> Patterns {
        let fits = |holding: &[Patterns], left: Option<&Left>| {
            let classes = left.map_or(0, |left| left.fitted);
            places(classes).fold(0, |found, class| {
                found | holding.get(class).copied().unwrap_or_default()
            })
        };
        let Holding { any, first, last } = &self.holding;
        let ends = fits(first, clause.first()) & fits(last, clause.last());
        clause.iter().fold(ends, |found, left| match found {
            0 => 0,
            found => found & fits(any, Some(left)),
        })
    }
}

impl Holding {
    /// Adds a pattern by the classes of all its steps, of the first and of the last.
    fn add(&mut self, pattern: Patterns, classes: [Bits; 3]) {
        let lists = [&mut self.any, &mut self.first, &mut self.last];
        for (list, classes) in lists.into_iter().zip(classes) {
            list.resize(Bits::BITS as usize, 0);
            for class in places(classes) {
                if let Some(patterns) = list.get_mut(class) {
                    *patterns |= pattern;
                }
            }
        }
    }
}

/// The classes of a list that a piece fits.
fn fitted_by(classes: &[(Class, Bits)], piece: &Piece, amounts: &[Amount]) -> Bits {
    let fitting = classes
        .iter()
        .filter(|(class, _)| fits(*class, piece, amounts));
    fitting.fold(0, |bits, (_, bit)| bits | bit)
}

/// The places of the bits of a set, in order.
fn places(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (first < u128::BITS).then_some(first as usize)
    })
}

impl ReadyPattern {
    /// Whether it may go on from a step with what is left of a clause, nothing at its end: its next piece is there, and
    /// so are all without which it comes to no end.
    #[inline]
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

    /// Whether it takes a whole clause: each step that cannot be left out has a piece, and a way leads through all.
    pub(super) fn may_take(&self, clause: &[Left]) -> bool {
        let figures = clause.first().map_or(0, |left| left.figures);
        self.goes_on(0, clause.first())
            && self.most.is_none_or(|most| figures <= most)
            && self.ways.as_ref().is_none_or(|ways| ways.take(clause))
    }
}

/// The steps that a pattern may go on with behind one, without a piece.
pub(super) fn behind(steps: &[Step], at: usize) -> impl Iterator<Item = usize> {
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
                // No one of them is needed.
                Some(Step::TakeAny(_)) => Ahead {
                    classes: class,
                    ends: false,
                    ..behind
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
        assert!(READY.patterns.len() <= Patterns::BITS as usize);
    }

    #[test]
    fn what_a_piece_is_and_its_tags_tell_which_classes_it_fits() {
        let kinds = [
            piece::Kind::Word,
            piece::Kind::Noun,
            piece::Kind::When(0),
            piece::Kind::Aside,
            piece::Kind::Sign(','),
        ];
        let all: Vec<Tag> = Tag::all().collect();
        for (at, tag) in all.iter().enumerate() {
            let tags = Tags::of(&[*tag, all[(at * 7 + 3) % all.len()]]);
            for kind in kinds {
                let piece = Piece {
                    range: 0..0,
                    tags,
                    kind,
                };
                let want = READY.classes.iter().enumerate();
                let want = want.filter(|(_, class)| fits(**class, &piece, &[]));
                let want = want.fold(0, |bits, (at, _)| bits | 1 << at);
                assert_eq!(READY.fitted(&piece, &[]), want, "{kind:?} {tag:?}");
            }
        }
    }
}

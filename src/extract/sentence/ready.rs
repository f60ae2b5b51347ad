//! The patterns made ready to be laid over many clauses: what a piece fits is known once for all of them.

use super::machine::fits;
use super::pattern::{Class, PATTERNS, Pattern, Step};
use super::piece::{self, Piece};
use crate::extract::Amount;
use crate::lexicon::Tags;
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
    /// The classes of all its steps.
    all: Bits,
    /// The classes without which it takes no clause.
    needed: Bits,
}

/// All patterns, in order.
#[derive(Debug, Default)]
pub(super) struct Ready {
    /// Each class of a step once.
    classes: Vec<Class>,
    /// Those that are a tag, with their bits.
    tagged: Vec<(Tags, Bits)>,
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
        let all = takes.iter().fold(0, |all, bit| all | bit);
        let bits = (0..Bits::BITS).map(|at| 1 << at);
        let needed = bits
            .filter(|bit| all & bit != 0 && !ends_without(&pattern.steps, &takes, *bit))
            .fold(0, |needed, bit| needed | bit);
        ready.patterns.push(ReadyPattern {
            pattern,
            takes,
            all,
            needed,
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
                Class::Tagged(tags) => self.tagged.push((tags, bit)),
                _ => self.others.push((class, bit)),
            }
        }
        bit
    }

    /// The classes that each piece fits.
    pub(super) fn fitted(&self, pieces: &[Piece], amounts: &[Amount]) -> Vec<Bits> {
        let of = |piece: &Piece| {
            let all = self.others.iter();
            let fitting = all.filter(|(class, _)| fits(*class, piece, amounts));
            let bits = fitting.fold(0, |bits, (_, bit)| bits | bit);
            if matches!(piece.kind, piece::Kind::Amount(_)) || piece.tags.is_empty() {
                return bits;
            }
            self.tagged.iter().fold(bits, |bits, (tags, bit)| {
                if piece.tags.meets(*tags) {
                    bits | bit
                } else {
                    bits
                }
            })
        };
        pieces.iter().map(of).collect()
    }
}

impl ReadyPattern {
    /// Whether it might take a clause whose pieces fit these classes: each piece has a step, each step that cannot be
    /// left out a piece.
    pub(super) fn may_take(&self, fitted: &[Bits]) -> bool {
        let there = fitted.iter().fold(0, |there, bits| there | bits);
        self.needed & !there == 0 && fitted.iter().all(|bits| bits & self.all != 0)
    }
}

/// Whether a pattern comes to its end without a step of a class.
fn ends_without(steps: &[Step], takes: &[Bits], class: Bits) -> bool {
    let mut seen = vec![false; steps.len()];
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        match steps.get(at) {
            Some(Step::Match) => return true,
            Some(Step::Jump(to)) => open.push(*to),
            Some(Step::Split(first, second)) => open.extend([*first, *second]),
            Some(Step::Take(_)) if takes.get(at) == Some(&class) => {}
            _ => open.push(at + 1),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_a_bit() {
        assert!(READY.classes.len() <= Bits::BITS as usize);
    }
}

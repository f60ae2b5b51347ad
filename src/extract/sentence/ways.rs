//! Whether a pattern takes a clause: all its ways at once, whatever they find.

use super::machine::Left;
use super::pattern::Step;
use super::ready::{Bits, behind};

/// The steps of a pattern that take a piece, a bit each, and which of them may follow each other.
#[derive(Debug)]
pub(super) struct Ways {
    first: Next,
    takes: Vec<Take>,
}

/// A step that takes a piece.
#[derive(Debug)]
struct Take {
    class: Bits,
    next: Next,
}

/// What a pattern may go on with.
#[derive(Clone, Copy, Debug, Default)]
struct Next {
    takes: u128,
    ends: bool,
}

impl Ways {
    /// The ways of a pattern; none where more steps take a piece than there are bits.
    pub(super) fn of(steps: &[Step], takes: &[Bits]) -> Option<Self> {
        let own = |at: &usize| matches!(steps.get(*at), Some(Step::Take(_) | Step::TakeAny(_)));
        let places: Vec<usize> = (0..steps.len()).filter(own).collect();
        if places.len() > u128::BITS as usize {
            return None;
        }
        let take = |at: &usize| Take {
            class: takes.get(*at).copied().unwrap_or_default(),
            next: next(steps, &places, *at + 1),
        };
        Some(Self {
            first: next(steps, &places, 0),
            takes: places.iter().map(take).collect(),
        })
    }

    /// Whether one of them takes a whole clause.
    pub(super) fn take(&self, clause: &[Left]) -> bool {
        let mut open = self.first;
        for piece in clause {
            let mut rest = std::mem::take(&mut open).takes;
            if rest == 0 {
                return false;
            }
            while let Some(take) = self.takes.get(rest.trailing_zeros() as usize) {
                rest &= rest.wrapping_sub(1);
                if take.class & piece.fitted != 0 {
                    open.takes |= take.next.takes;
                    open.ends |= take.next.ends;
                }
            }
        }
        open.ends
    }
}

/// What a pattern may go on with at a step, without a piece; `places` are the steps that take one.
fn next(steps: &[Step], places: &[usize], at: usize) -> Next {
    let mut found = Next::default();
    let (mut open, mut seen) = (vec![at], vec![false; steps.len()]);
    while let Some(at) = open.pop() {
        let Some(seen) = seen.get_mut(at).filter(|seen| !**seen) else {
            continue;
        };
        *seen = true;
        match steps.get(at) {
            Some(Step::Take(_) | Step::TakeAny(_)) => {
                let bit = places.partition_point(|place| *place < at);
                found.takes |= 1 << bit;
            }
            Some(Step::Match) => found.ends = true,
            _ => open.extend(behind(steps, at)),
        }
    }
    found
}

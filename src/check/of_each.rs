//! What is made of each requirement, once for the many plans that a checker judges.

use super::run::Outcome;
use crate::rule::RequirementId;
use std::cell::RefCell;
use std::thread::LocalKey;

/// What was made of the requirements of one checker, on one thread: of the one that was met last, so that no more is
/// kept than its rules hold.
#[derive(Debug)]
pub struct OfEach<V>(RefCell<Known<V>>);

#[derive(Debug)]
struct Known<V> {
    checker: u64,
    all: Vec<Option<V>>,
}

impl<V> Default for OfEach<V> {
    fn default() -> Self {
        let (checker, all) = (0, Vec::new());
        Self(RefCell::new(Known { checker, all }))
    }
}

impl<V: Clone> OfEach<V> {
    /// What was made of this requirement before, or is made of it now: of the same requirement the same is always to
    /// be made.
    pub fn get(
        each: &'static LocalKey<Self>,
        outcome: &Outcome<'_>,
        id: RequirementId,
        make: impl FnOnce() -> V,
    ) -> V {
        let at = id.0 as usize;
        each.with(|each| {
            let known = each.0.borrow();
            if known.checker == outcome.checker
                && let Some(Some(known)) = known.all.get(at)
            {
                return known.clone();
            }
            drop(known);
            let new = make();
            let mut known = each.0.borrow_mut();
            if known.checker != outcome.checker {
                known.checker = outcome.checker;
                known.all.clear();
            }
            if known.all.len() <= at {
                known.all.resize(at + 1, None);
            }
            if let Some(slot) = known.all.get_mut(at) {
                *slot = Some(new.clone());
            }
            new
        })
    }
}

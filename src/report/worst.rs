//! What a format with limits has room for: the worst, and a count of all that was left out.

use std::collections::{BTreeMap, VecDeque};

/// A text that is kept: what it costs, and for how many it stands.
#[derive(Clone, Debug)]
struct Kept {
    text: String,
    cost: usize,
    stands_for: u64,
}

/// Texts up to a limit, those of the least key first; memory is bounded by the limit.
///
/// Among texts of one key the first to come stay.
#[derive(Clone, Debug)]
pub struct Worst<K> {
    room: usize,
    used: usize,
    kept: BTreeMap<K, VecDeque<Kept>>,
    left_out: BTreeMap<K, u64>,
}

impl<K: Ord + Copy> Worst<K> {
    /// Room for texts that cost so much together.
    pub fn new(room: usize) -> Self {
        Self {
            room,
            used: 0,
            kept: BTreeMap::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// Adds a text that costs so much of the room.
    pub fn add(&mut self, key: K, text: String, cost: usize) {
        self.add_for(key, text, cost, 1);
    }

    /// The same of a text that stands for so many.
    pub fn add_for(&mut self, key: K, text: String, cost: usize, stands_for: u64) {
        self.used += cost;
        let of_key = self.kept.entry(key).or_default();
        of_key.push_back(Kept {
            text,
            cost,
            stands_for,
        });
        self.make_room();
    }

    /// Whether a text of this key, or of one before it, was left out: then a format that keeps to the order in which texts
    /// come takes no more of this key, and need not make them.
    pub fn is_full_for(&self, key: K) -> bool {
        self.left_out
            .keys()
            .next()
            .is_some_and(|first| *first <= key)
    }

    /// Counts a text that was not made.
    pub fn leave_out(&mut self, key: K) {
        *self.left_out.entry(key).or_default() += 1;
    }

    /// Makes the room smaller.
    pub fn shrink(&mut self, room: usize) {
        self.room = self.room.min(room);
        self.make_room();
    }

    /// What the texts that are kept cost together.
    pub fn used(&self) -> usize {
        self.used
    }

    /// How many that texts stand for are left out, by key.
    pub fn left_out(&self) -> &BTreeMap<K, u64> {
        &self.left_out
    }

    /// How many that texts stand for are left out.
    pub fn missing(&self) -> u64 {
        self.left_out.values().sum()
    }

    /// The texts that are kept, the worst first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.kept.values().flatten().map(|kept| kept.text.as_str())
    }

    /// Lets the last texts of the last keys go until the others fit.
    fn make_room(&mut self) {
        while self.used > self.room {
            let Some(mut last) = self.kept.last_entry() else {
                return;
            };
            if let Some(kept) = last.get_mut().pop_back() {
                self.used = self.used.saturating_sub(kept.cost);
                *self.left_out.entry(*last.key()).or_default() += kept.stands_for;
            }
            if last.get().is_empty() {
                last.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(worst: &Worst<u8>) -> Vec<&str> {
        worst.texts().collect()
    }

    #[test]
    fn the_worst_stay_in_their_order_and_the_rest_is_counted() {
        let mut worst = Worst::new(3);
        for (key, text) in [(2, "c"), (1, "b"), (2, "d"), (0, "a"), (2, "e"), (1, "f")] {
            worst.add(key, text.to_owned(), 1);
        }
        assert_eq!(kept(&worst), ["a", "b", "f"]);
        assert_eq!(worst.left_out(), &BTreeMap::from([(2, 3)]));
        worst.shrink(1);
        assert_eq!((kept(&worst), worst.missing()), (vec!["a"], 5));
        worst.shrink(9);
        worst.add(0, "z".to_owned(), 1);
        assert_eq!((kept(&worst), worst.used()), (vec!["a"], 1));
    }

    #[test]
    fn from_the_first_that_is_left_out_it_is_full() {
        let mut worst = Worst::new(2);
        for (key, text) in [(1, "b"), (2, "c")] {
            worst.add(key, text.to_owned(), 1);
            assert!(!worst.is_full_for(9), "{text}");
        }
        worst.add(1, "d".to_owned(), 1);
        assert_eq!(
            [1, 2, 3].map(|key| worst.is_full_for(key)),
            [false, true, true]
        );
        worst.leave_out(3);
        assert_eq!(worst.left_out(), &BTreeMap::from([(2, 1), (3, 1)]));
        assert_eq!((kept(&worst), worst.missing()), (vec!["b", "d"], 2));
    }

    #[test]
    fn what_is_too_large_for_the_room_is_left_out() {
        let mut worst = Worst::new(5);
        worst.add(0, "too large".to_owned(), 9);
        worst.add(1, "fits".to_owned(), 4);
        assert_eq!((kept(&worst), worst.missing()), (vec!["fits"], 1));
    }
}

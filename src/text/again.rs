//! What is made of words that come again and again: the labels and numbers of one plan are those of thousands.

use super::{between_blanks, loose};
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::thread::LocalKey;

/// So many words are kept on each thread before all are forgotten, and none of more bytes than this.
const KEPT: usize = 4096;
const LONGEST: usize = 1024;

/// What was made of words before, on one thread.
#[derive(Debug)]
pub(crate) struct Again<V>(RefCell<HashMap<Box<str>, V>>);

impl<V> Default for Again<V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<V: Clone> Again<V> {
    /// What was made of these words before, or is made of them now: the same words are always to give the same.
    pub(crate) fn of(all: &'static LocalKey<Self>, words: &str, make: impl FnOnce() -> V) -> V {
        all.with(|all| {
            if let Some(known) = all.0.borrow().get(words) {
                return known.clone();
            }
            let new = make();
            if words.len() <= LONGEST {
                let mut known = all.0.borrow_mut();
                if known.len() >= KEPT {
                    known.clear();
                }
                known.insert(words.into(), new.clone());
            }
            new
        })
    }
}

/// [`loose`] of words that are likely to come again.
pub fn loose_again(words: &str) -> Rc<str> {
    thread_local!(static LOOSE: Again<Rc<str>> = Again::default());
    Again::of(&LOOSE, words, || loose(words).into())
}

/// [`between_blanks`] of words that are likely to come again.
pub(crate) fn between_blanks_again(words: &str) -> Rc<str> {
    thread_local!(static SPELT: Again<Rc<str>> = Again::default());
    Again::of(&SPELT, words, || between_blanks(words).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_what_they_gave_before_however_many_there_are() {
        for round in 0..2 {
            for at in 0..KEPT + 9 {
                let words = format!("Tỷ lệ {at}");
                assert_eq!(*loose_again(&words), *loose(&words), "{round}");
            }
        }
        let long = "Ă ".repeat(LONGEST);
        assert_eq!(*loose_again(&long), *loose(&long));
    }
}

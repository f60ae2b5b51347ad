//! Things of one kind by their numbers: put in one by one, or taken out of what the build kept, each when it is first
//! asked for.

use super::keep::Shelf;
use crate::kept::Kept;
use std::fmt;
use std::ops::{Index, Range};
use std::sync::OnceLock;

/// Things of one kind by their numbers.
#[derive(Clone)]
pub struct Table<T> {
    cells: Vec<OnceLock<Box<T>>>,
    shelf: Shelf,
    take: fn(&Shelf, usize) -> Option<Box<T>>,
    is_changed: bool,
}

/// The things of a table in order.
#[derive(Debug)]
pub struct Iter<'t, T> {
    table: &'t Table<T>,
    left: Range<usize>,
}

impl<T> Table<T> {
    /// So many things that stand on a shelf.
    pub(super) fn on(shelf: Shelf, count: usize) -> Self
    where
        T: Kept,
    {
        let mut cells = Vec::with_capacity(count);
        cells.resize_with(count, OnceLock::new);
        Self {
            cells,
            shelf,
            take: Shelf::take,
            is_changed: false,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The thing of a number.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&T> {
        let cell = self.cells.get(at)?;
        if let Some(known) = cell.get() {
            return Some(known);
        }
        let taken = (self.take)(&self.shelf, at)?;
        Some(cell.get_or_init(|| taken))
    }

    /// The thing of a number, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        self.get(at)?;
        self.is_changed = true;
        self.cells.get_mut(at)?.get_mut().map(|own| &mut **own)
    }

    /// Puts another in, after all others.
    pub fn push(&mut self, one: T) {
        self.is_changed = true;
        self.cells.push(OnceLock::from(Box::new(one)));
    }

    /// All of them, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            table: self,
            left: 0..self.len(),
        }
    }

    /// Whether it is still what the build kept.
    pub(crate) fn is_as_built(&self) -> bool {
        !self.is_changed
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            cells: Vec::new(),
            shelf: Shelf::default(),
            take: |_, _| None,
            is_changed: true,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T> Index<usize> for Table<T> {
    type Output = T;

    #[inline]
    fn index(&self, at: usize) -> &T {
        match self.get(at) {
            Some(one) => one,
            // INVARIANT: numbers are only made by the rule set whose table it is.
            None => unreachable!("no thing of the number {at}"),
        }
    }
}

impl<'t, T> IntoIterator for &'t Table<T> {
    type Item = &'t T;
    type IntoIter = Iter<'t, T>;

    fn into_iter(self) -> Iter<'t, T> {
        self.iter()
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self {
            table: self.table,
            left: self.left.clone(),
        }
    }
}

impl<'t, T> Iterator for Iter<'t, T> {
    type Item = &'t T;

    fn next(&mut self) -> Option<&'t T> {
        self.table.get(self.left.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

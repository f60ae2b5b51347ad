//! A thing that may be said once.

use crate::text::Place;

/// What was said first, and where.
pub(super) struct Slot<T>(pub(super) Option<(Place, T)>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Slot<T> {
    /// Keeps what is said; said again, the places of this time and of the first.
    pub(super) fn fill(&mut self, place: Place, value: T) -> Option<(Place, Place)> {
        if let Some((first, _)) = &self.0 {
            return Some((place, *first));
        }
        self.0 = Some((place, value));
        None
    }

    /// What was said.
    pub(super) fn take(self) -> Option<T> {
        self.0.map(|(_, value)| value)
    }
}

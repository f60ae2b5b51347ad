//! The work of reading, counted: what was looked at, not how long that took.

/// Notes that so many words or letters are looked at; only tests count them.
#[inline]
pub(crate) fn looked_at(count: usize) {
    #[cfg(test)]
    counted::add(count);
    #[cfg(not(test))]
    let _ = count;
}

#[cfg(test)]
pub(crate) mod counted {
    use std::cell::Cell;

    thread_local! {
        static COUNT: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn add(count: usize) {
        COUNT.set(COUNT.get() + count);
    }

    /// How much is looked at within some work.
    pub(crate) fn within(work: impl FnOnce()) -> usize {
        COUNT.set(0);
        work();
        COUNT.get()
    }
}

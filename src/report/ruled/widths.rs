//! How wide columns are for what stands in them.

use super::lines::Lines;

/// The columns of the page that a table of so many takes beside its words: its rules, and blanks.
pub(super) const BLANKS: usize = 2;

/// A column with this much left where it has as much as the others gives it to them.
const SPARE: usize = 3;

/// The widths of columns, blanks included. Those that are no wider than the page divided by their number are as wide as
/// their widest line; the others share what is left, so that their cells are cut.
pub(super) fn widths<const N: usize>(rows: &[[&str; N]], page: usize) -> [usize; N] {
    let mut share = Share {
        left: page.saturating_sub(N + 1).saturating_sub(N * BLANKS),
        open: N,
        decided: [None; N],
    };
    let widest = |column: usize, room: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let lines = cells.flat_map(|cell| Lines::of(cell, room));
        lines.map(|(_, own)| own).max().unwrap_or_default()
    };
    share.settle(|column, even| {
        let own = widest(column, usize::MAX).max(1);
        (even > 0 && own <= even).then_some(own)
    });
    share.settle(|column, even| {
        let own = widest(column, even);
        (own + SPARE <= even).then_some(own)
    });
    share.rest()
}

/// The columns of a page that are shared out.
struct Share<const N: usize> {
    /// Those that nobody has.
    left: usize,
    /// How many columns of the table have none yet.
    open: usize,
    decided: [Option<usize>; N],
}

impl<const N: usize> Share<N> {
    /// Settles columns of the table while there is one that knows how much it wants of an even share.
    fn settle(&mut self, wants: impl Fn(usize, usize) -> Option<usize>) {
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            for (column, decided) in self.decided.iter_mut().enumerate() {
                if decided.is_some() {
                    continue;
                }
                // INVARIANT: this column is open.
                let even = self.left.checked_div(self.open).unwrap_or_default();
                if let Some(own) = wants(column, even) {
                    *decided = Some(own);
                    self.left = self.left.saturating_sub(own);
                    self.open -= 1;
                    is_settled = false;
                }
            }
        }
    }

    /// All of them, what is left shared out evenly, the first ones having one more.
    fn rest(self) -> [usize; N] {
        let left = self.left.max(self.open);
        let even = left.checked_div(self.open).unwrap_or_default();
        let mut more = left.checked_rem(self.open).unwrap_or_default();
        self.decided.map(|decided| {
            let own = decided.unwrap_or_else(|| {
                let one = usize::from(more > 0);
                more -= one;
                even + one
            });
            own.max(1) + BLANKS
        })
    }
}

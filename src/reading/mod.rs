//! Layout → target set: every number accounted for.
//!
//! The walk of a text: [`Layout`](crate::layout::Layout) (form) → [`Text`] (its running text tagged by the lexicon) →
//! the outline (which part each block stands in) → per block: citations and days, then sentences or table rows, each
//! of which writes into the [`Ledger`] what it took each number for → claims → targets, with years from the nearest
//! place that names one → indicators → the target set. A number that nobody took is unread, and said.

pub mod account;
pub mod amount;
pub mod citation;
pub mod claim;
mod date;
pub mod head;
pub mod part;
mod phrases;
pub mod scope;
pub mod sentence;
mod stretch;
pub mod table;
pub mod when;

pub use account::{Account, Ledger};
pub use amount::{Amount, Measure};
pub use claim::{Claim, Manner};

use crate::layout::Layout;
use crate::lexicon::{Lexicon, Tagged};

/// A layout with its running text tagged.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    /// The form.
    pub layout: &'t Layout,
    /// The running text, word by word; its bytes are those of `layout.text()`.
    pub tagged: Tagged<'t>,
}

impl<'t> Text<'t> {
    /// Tags a layout.
    pub fn of(layout: &'t Layout) -> Self {
        Self {
            layout,
            tagged: Tagged::of(Lexicon::builtin(), layout.text()),
        }
    }
}

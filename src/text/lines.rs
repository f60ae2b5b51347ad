//! Lines of a text.

use super::Where;

/// First and last line of something in the text of a plan, from 1: of the file, or of the text
/// that was made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
    /// Where the first line stands in the file, where the text was made from another file.
    pub place: Option<Where>,
}

impl Lines {
    /// Lines of a text.
    pub fn new(first: u32, last: u32) -> Self {
        Self {
            first,
            last,
            place: None,
        }
    }
}

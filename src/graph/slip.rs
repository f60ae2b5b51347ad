//! What is surely wrong with the words of a citation.

/// A part of a citation that is surely wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// The number is not formed as such numbers are, or not as this one is.
    Number,
    /// The issuer is another one than the number or the registry says.
    Issuer,
    /// So is the kind.
    Kind,
    /// So is the date.
    Date,
}

/// The parts of a citation that are surely wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slips(u8);

impl Slips {
    /// Nothing is wrong.
    pub const NONE: Self = Self(0);

    /// Whether this part is wrong.
    pub fn contains(self, slip: Slip) -> bool {
        self.0 & Self::bit(slip) != 0
    }

    /// Whether no part is wrong.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Adds a part that is wrong.
    pub(super) fn add(&mut self, slip: Slip) {
        self.0 |= Self::bit(slip);
    }

    fn bit(slip: Slip) -> u8 {
        match slip {
            Slip::Number => 1,
            Slip::Issuer => 2,
            Slip::Kind => 4,
            Slip::Date => 8,
        }
    }
}

//! Numbers of a JSON report.

use crate::plan::Decimal;
use serde::ser::{Serialize, Serializer};

/// A decimal as a JSON number with all its digits.
pub(super) struct Number(pub(super) Decimal);

/// The name under which [`super::text()`] is given the digits of a number.
pub(super) const DIGITS: &str = "digits";

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_newtype_struct(DIGITS, &self.0.to_string()),
        }
    }
}

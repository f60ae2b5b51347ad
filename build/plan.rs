//! What of plans the rules speak of.

#[path = "../src/plan/decimal.rs"]
mod decimal;
#[path = "../src/plan/indicator.rs"]
mod indicator;
#[path = "../src/plan/quantity.rs"]
mod quantity;
#[path = "../src/plan/target_set.rs"]
mod target_set;

pub use decimal::{Decimal, NotADecimal};
pub use indicator::{Direction, Facet, FacetKind, Indicator, IndicatorId};
pub use quantity::{Comparison, Unit};
pub use target_set::{Citation, Head, Plan, Promise, Target};

//! What of plans the rules speak of.

#[path = "../src/target/decimal.rs"]
mod decimal;
#[path = "../src/target/indicator.rs"]
mod indicator;
#[path = "../src/target/plan.rs"]
mod plan;
#[path = "../src/target/quantity.rs"]
mod quantity;

pub use decimal::{Decimal, NotADecimal};
pub use indicator::{Direction, Facet, FacetKind, Indicator, IndicatorId};
pub use plan::{Citation, Head, Plan, Promise, Target};
pub use quantity::{Comparison, Unit};

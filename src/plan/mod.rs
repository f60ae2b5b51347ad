//! What is measured and promised: indicators, quantities, plans.

mod citation_ref;
mod count_share;
mod deadline;
mod deadline_fault;
#[cfg(test)]
mod deadline_tests;
mod decimal;
mod indicator;
mod part_of_year;
mod quantity;
pub mod read;
mod seen;
mod target_set;
mod write;

pub use crate::text::Lines;
pub use citation_ref::{CitationList, CitationRef};
pub use count_share::CountShare;
pub use deadline::Deadline;
pub use deadline_fault::{ends_before_it_begins, impossible_day, impossible_time};
pub use decimal::Decimal;
pub(crate) use indicator::About;
pub use indicator::{Direction, Facet, FacetKind, Indicator, IndicatorId};
pub use part_of_year::ends_the_year;
pub use quantity::{Comparison, Unit};
pub use target_set::{
    Citation, Fit, Head, Modality, Passage, PassageKind, Plan, Promise, Target, Task, Text, Unread,
};
pub use write::{citation_json, head_json, target_json, task_json, write, write_line};

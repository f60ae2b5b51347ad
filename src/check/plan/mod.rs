//! Checks of the draft itself: its number, its date, its order.

mod row_gap;
mod section;
mod section_order;
mod undated_plan;
mod unnumbered_plan;

use super::{Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording};

/// The checks of the draft, in the order of a report.
pub const CHECKS: &[&dyn Check] = &[
    &unnumbered_plan::UnnumberedPlan,
    &undated_plan::UndatedPlan,
    &section_order::SectionOrder,
    &row_gap::RowGap,
];

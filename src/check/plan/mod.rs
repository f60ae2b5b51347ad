//! Checks of the draft itself: its number, its date, its order.

mod missing_annex;
pub(super) use missing_annex::missing_annexes;
mod numbering;
mod obsolete_name;
mod row_gap;
mod section;
mod section_order;
mod undated_plan;
mod unjudged_plan;
mod unnumbered_plan;

pub use undated_plan::falling_away;

use super::{Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording};

/// What has to be known before a plan can be judged: said before anything else.
pub const FIRST: &[&dyn Check] = &[&unjudged_plan::UnjudgedPlan];

/// The checks of the draft, in the order of a report.
pub const CHECKS: &[&dyn Check] = &[
    &unnumbered_plan::UnnumberedPlan,
    &undated_plan::UndatedPlan,
    &section_order::SectionOrder,
    &row_gap::RowGap,
    &missing_annex::MissingAnnex,
    &obsolete_name::ObsoleteName,
];

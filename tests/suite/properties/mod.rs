//! What always holds, whatever the rules and the plan.

mod accounts;
mod conflicts;
mod diff;
mod judging;
mod plans;

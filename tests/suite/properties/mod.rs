//! What always holds, whatever the rules and the plan.

mod diff;
mod judging;
mod plans;

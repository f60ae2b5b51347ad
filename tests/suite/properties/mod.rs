//! What always holds, whatever the rules and the plan.

mod accounts;
mod diff;
mod judging;
mod plans;

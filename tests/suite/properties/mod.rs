//! What always holds, whatever the rules and the plan.

mod judging;
mod plans;

//! The tests that look into the stages: the library's own tests, `cargo test --lib suite::`.

mod basis;
mod config;
mod coverage;
mod deceiving;
mod diff;
mod documents;
mod draft;
mod drawing;
mod edges;
mod extract;
mod form;
mod formats;
mod fuzz;
mod graph;
mod judge;
mod language;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod properties;
mod read;
mod registry;
mod review;
mod run;
mod same_gate;
mod syntax;
mod validator;
mod waivers;

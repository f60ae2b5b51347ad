//! The tests that see the crate as its users do.

mod architecture;
mod basis;
mod changed;
mod check;
mod cli;
mod corpus;
mod diff;
mod documents;
mod draft;
mod extract;
mod gate;
mod graph;
mod language;
mod office;
mod pages;
mod picture;
mod properties;
mod quiet;
mod read;
mod readme;
mod registry;
mod rules;
mod rules_draft;
mod run;
mod schema;
mod syntax;

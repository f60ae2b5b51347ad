//! The tests that see the crate as its users do.

mod architecture;
mod documents;
mod draft;
mod language;
mod pages;
mod read;
mod run;
mod syntax;

//! The tests that see the crate as its users do.

mod language;
mod pages;
mod read;
mod syntax;

//! `doichieu` lays a commune's plan beside the documents that bind it.
//!
//! Data flows one way, and the modules stand in that order: text with positions, files by name, office files
//! as text, legal documents, what is measured and promised, the rule language, plans read from
//! text, the legal-basis graph, the check of a plan against the rules, the gate that says what
//! counts, the files in which people set that, and the reports of its outcome.

mod builtin;
pub mod lang;
pub mod text;

pub mod disk;

pub mod lexicon;

pub mod document;

pub mod layout;

pub mod office;

pub mod plan;

pub mod rule;

pub mod extract;

pub mod graph;

pub mod check;

pub mod gate;

pub mod config;

pub mod diff;

pub mod draft;

pub mod report;

pub mod error;

pub mod cli;

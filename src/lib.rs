//! `doichieu` lays a commune's plan beside the documents that bind it.
//!
//! Data flows one way, and the modules stand in that order: text with positions, legal
//! documents, what is measured and promised, the rule language, the legal-basis graph, the
//! check of a plan against the rules, and the reports of its outcome.

pub mod check;
pub mod document;
pub mod graph;
pub mod lang;
pub mod report;
pub mod rule;
pub mod target;
pub mod text;

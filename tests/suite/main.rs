//! The tests that see the crate as its users do; those that look into its stages are in `inner.rs`.

mod above;
mod action;
mod architecture;
mod changed;
mod check;
mod cli;
mod corpus;
mod crossed;
mod drafts;
mod folders;
mod gate;
mod growth;
mod hooks;
mod metamorphic;
mod nothing_lost;
mod ocr;
mod office_out;
mod open_gate;
mod otherwise;
mod page;
mod pages;
#[cfg(feature = "pdf")]
mod pdf_apart;
mod peers;
mod picture;
mod places;
mod quiet;
mod readme;
mod rules;
mod rules_draft;
mod rules_fmt;
#[cfg(feature = "lsp")]
mod rules_lsp;
mod rules_own;
mod rules_table;
#[expect(clippy::expect_used, reason = "a test that cannot go on fails")]
mod run;
mod run_wide;
mod schema;
mod stranger;
#[expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod validator;
mod web_pages;
mod why;

//! `doichieu` lays a commune's plan beside the documents that bind it.
//!
//! Data flows one way, and the modules stand in that order: text with positions, files by name, office files
//! as text, legal documents, what is measured and promised, the rule language, plans read from
//! text, the legal-basis graph, the check of a plan against the rules, the gate that says what
//! counts, the files in which people set that, and the reports of its outcome.
//!
//! What a program needs of them stands here; the modules themselves are not public. Without the feature `cli` neither the
//! command line nor the reports are compiled, without `html` and `pdf` no reader of such files.
//!
//! A target set is judged by the rules that are built in:
//!
//! ```
//! use doichieu::{Checker, Day, Name, RuleSet, read_target_set};
//!
//! let plan = r#"{ "schema": "doichieu/plan/1",
//!   "plan": { "number": "77/KH-UBND", "issued": "2026-03-26", "issuer": "UBND xã Mẫu", "level": "commune",
//!             "commune": "Mẫu", "province": "Ninh Bình", "title": "Kế hoạch Chuyển đổi số năm 2026", "years": [2026] },
//!   "basis": [], "mentions": [], "task_targets": [], "baselines": [], "tasks": [],
//!   "targets": [ { "id": "t1", "label": "Hồ sơ công việc được xử lý trên môi trường mạng",
//!                  "indicator": "work-files-online", "op": ">=", "value": 60, "unit": "%", "year": 2026 } ] }"#;
//! let plan = read_target_set(plan).expect("a target set");
//! let checker = Checker::new(RuleSet::load(true, &[]).expect("rules without errors"));
//! let day = Day { given: None, today: "2026-11-28".parse().expect("a day") };
//! let outcome = checker.check(&plan, day);
//! assert!(outcome.findings.iter().any(|finding| finding.name == Name::WeakerTarget));
//! ```
//!
//! A Word file is read as such a target set, each target with the words it stands in:
//!
//! ```
//! use doichieu::{Reader, RuleSet, read_file};
//!
//! let file = "tests/cases/office/commune/plan.docx";
//! let text = read_file(std::fs::read(file).expect("a file")).expect("a file that can be read");
//! let (source, _) = text.into_source(file);
//! let rules = RuleSet::load(true, &[]).expect("rules without errors");
//! let read = Reader::new(&rules).read(&source);
//! assert!(read.plan.targets.iter().any(|target| target.indicator.is_some()));
//! ```
//!
//! Rules of one's own stand beside those that are built in; a broken file gives every error it has:
//!
//! ```
//! use doichieu::{Lang, Paint, RuleSet};
//!
//! let rules = RuleSet::load(true, &["examples/own-minimums".into()]).expect("rules without errors");
//! assert!(rules.find_document("kh-999-gia-lai-2026").is_some());
//! let missing = RuleSet::load(true, &["examples/none".into()]).expect_err("there is no such folder");
//! assert!(missing.report(Lang::En, Paint::Plain, 80).contains("examples/none"));
//! ```

// Only the whole program uses all of the stages.
#![cfg_attr(
    not(all(feature = "cli", feature = "html", feature = "lsp", feature = "pdf")),
    allow(
        dead_code,
        unused_imports,
        clippy::allow_attributes,
        reason = "whether a thing is used is told by the program with all of its features"
    )
)]

mod builtin;
mod fold;
mod kept;
mod lang;
mod text;

#[cfg(not(target_family = "wasm"))]
mod disk;
// The page hands its files in and takes those that were written.
#[cfg(target_family = "wasm")]
pub mod disk;

mod lexicon;

mod document;

mod layout;

mod office;

mod plan;

mod rule;

mod extract;

mod graph;

mod check;

#[cfg(feature = "cli")]
mod gate;

#[cfg(feature = "cli")]
mod config;

#[cfg(feature = "cli")]
mod diff;

#[cfg(feature = "cli")]
mod draft;

#[cfg(feature = "cli")]
mod report;

mod error;

#[cfg(feature = "cli")]
pub mod cli;

pub use check::{
    Assessment, Checker, Day, Finding, Message, Name, Outcome, Severity, Silence, TargetList,
    TargetRef, TargetRefs, Told, Verdict,
};
pub use document::{Document, Level, Organ, PartialDate, Province, Subject};
pub use extract::{Extraction, Reader};
pub use lang::Lang;
pub use office::{Text as FileText, Unreadable, read as read_file};
pub use plan::read::{plan_schema, read as read_target_set};
pub use plan::{
    Citation, Comparison, Decimal, Direction, Fit, Head, Indicator, Lines, Modality, Plan, Promise,
    Target, Task, Unit, Unread, write as write_target_set,
};
pub use rule::{Bound, Force, Requirement, RuleErrors, RuleSet};
pub use text::{Paint, Source};

#[cfg(all(test, not(feature = "internals")))]
mod internals;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;

// The tests that look into the stages; they name the library as its users do.
#[cfg(test)]
extern crate self as doichieu;
#[cfg(test)]
#[path = "../tests/suite/inner.rs"]
mod suite;

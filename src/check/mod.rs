//! Plan against rules.

mod finding;

pub use finding::{
    CitationList, CitationRef, Finding, Message, Name, Severity, Subject, TargetList, TargetRef,
};

//! Finds the documents a plan names.
//!
//! A citation is a kind, "số", a number, a date and an issuer, in the orders plans print them;
//! its subject may name further documents. A list may leave out the kind or the issuer of all
//! but one.

mod around;
mod bodies;
mod head;
mod issuer;
mod kind;
mod law;
mod list;
mod mentions;
mod names;
mod number;

pub(super) use head::heads;
pub(super) use issuer::begins_with_body as is_body;
pub(super) use list::{Context, basis};
pub(super) use mentions::mentions;

use super::words::Words;
use crate::document::PartialDate;

/// A document as a text names it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cited<'f> {
    /// From the kind to the end of the subject.
    pub(super) raw: Words<'f>,
    /// The kind, in one spelling.
    pub(super) kind: Option<&'static str>,
    /// The number as printed; blanks that only a line's end put there are gone.
    pub(super) number: Option<String>,
    /// The day it was issued, as far as it is printed and exists.
    pub(super) issued: Option<PartialDate>,
    /// Who issued it.
    pub(super) issuer: Option<Words<'f>>,
    /// What it is about.
    pub(super) title: Option<Words<'f>>,
    /// The documents its subject names.
    pub(super) cites: Vec<Cited<'f>>,
}

/// Whether words begin with a document: its kind, then a number or a date, or a congress.
pub(super) fn names_document(words: Words<'_>) -> bool {
    let Some((_, end)) = kind::at_start(words) else {
        return false;
    };
    words.find("số").is_some()
        || words.find("ngày").is_some()
        || words.from(end).trim_start().after("đại hội").is_some()
        || !heads(words).is_empty()
}

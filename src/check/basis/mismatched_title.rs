#![doc = include_str!("mismatched_title.md")]

use super::{Check, Context, Finding, Message, Name, Severity, wording};
use crate::document::{DocumentId, Verified};
use crate::lang::Lang;
use crate::plan::{Citation, CitationRef};

/// The title printed is not that of the document.
#[derive(Debug)]
pub(super) struct MismatchedTitle;

impl Check for MismatchedTitle {
    fn name(&self) -> Name {
        Name::MismatchedTitle
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let named = cx.graph.resolutions().filter(|(at, _)| at.nested.is_none());
        for (at, resolution) in named {
            let Some(id) = resolution.document() else {
                continue;
            };
            let Some(whose) = mismatch(cx, at, id) else {
                continue;
            };
            let mut finding = super::of_citation(cx, self.name(), at);
            match whose {
                Whose::Of(other) => finding.documents.push(other),
                Whose::Unknown => finding = finding.at_most(Severity::Note),
            }
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(document)) =
            (super::citation(cx, finding), super::document(cx, finding))
        else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let title = wording::shortened(&document.title, 120);
        let mut text = match lang {
            Lang::Vi => format!("{quoted}: theo danh mục, trích yếu của văn bản là “{title}”"),
            Lang::En => format!("{quoted}: by the registry its title is “{title}”"),
        };
        let other = finding.documents.get(1).map(|id| cx.rules.document(*id));
        if let Some(other) = other {
            let known = super::known(other, lang);
            text.push_str(&lang.pick(
                format!("; trích yếu đã ghi là của {known}"),
                format!("; the title printed is that of {known}"),
            ));
        }
        let help = lang.pick(
            "Đối chiếu bản gốc để ghi đúng số, ký hiệu và trích yếu",
            "Compare number and title with the document itself",
        );
        super::resting_on(Some(document), wording::message(text, help), lang)
    }
}

/// Whose title it is that is not the document's own.
#[derive(Clone, Copy, Debug)]
enum Whose {
    /// This document's.
    Of(DocumentId),
    /// Of none that is known.
    Unknown,
}

/// Whether a printed title is surely not the document's; with the document whose title it is,
/// where one is known.
fn mismatch(cx: &Context<'_>, at: CitationRef, id: DocumentId) -> Option<Whose> {
    let document = cx.rules.document(id);
    // A title that was not seen is marked as such in the registry.
    if document.verified == Verified::CitedOnly || document.title.contains("chưa thấy") {
        return None;
    }
    let subjects = cx.graph.registry.subjects(cx.rules);
    let said = subjects.said(at.of(cx.plan).and_then(title)?);
    let (own, known) = (&said.words, subjects.of_document(cx.rules, id)?);
    if own.len() < 3 || known.len() < 3 || own == known {
        return None;
    }
    if own.shared(known) * 3 <= own.len().min(known.len()) {
        let mut others = subjects.all(cx.rules).filter(|(other, _)| *other != id);
        let other = others.find(|(_, title)| {
            // As many words as there can be in common.
            let (least, most) = (own.len().min(title.len()), own.len().max(title.len()));
            least >= 4 && least * 5 >= most * 4 && own.shared(title) * 5 >= most * 4
        });
        return Some(other.map_or(Whose::Unknown, |(other, _)| Whose::Of(other)));
    }
    // What says nothing that the document's own title does not say has no other title in it.
    if own.shared(known) == own.len() {
        return None;
    }
    // Another document's title, and this one's behind it: a line was copied into another.
    let mut others = subjects
        .begun(cx.rules, &said)
        .iter()
        .filter(|other| **other != id);
    let other = others.find(|other| {
        let title = subjects.of_document(cx.rules, **other);
        title.is_some_and(|title| title.shared(known) * 3 <= title.len())
    })?;
    Some(Whose::Of(*other))
}

/// The title of a citation, without the documents it names.
fn title<'c>(citation: &'c Citation<'_>) -> Option<&'c str> {
    let title = citation.title.as_deref()?.trim();
    (!title.is_empty()).then_some(title)
}

#![doc = include_str!("missing_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::binding::meets_years;
use crate::document::DocumentId;
use crate::graph::Resolution;
use crate::lang::Lang;
use crate::plan::CitationList;
use crate::rule::Audience;

/// The basis lacks a document that plans of this area have to name.
#[derive(Debug)]
pub(super) struct MissingBasis;

/// The documents that the plan has to name and does not.
pub(super) fn missing<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = DocumentId> + 'c {
    let (province, _) = cx.graph.home();
    let duties = cx.graph.registry.duties(cx.rules, province);
    duties
        .filter(|duty| meets(cx, &duty.audience))
        .map(|duty| duty.document)
        .filter(|id| super::is_due(cx, *id) && !is_named(cx, *id))
}

impl Check for MissingBasis {
    fn name(&self) -> Name {
        Name::MissingBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for id in missing(cx) {
            let mut finding = Finding::new(self.name(), Subject::Plan);
            finding.documents.push(id);
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(document) = super::document(cx, finding) else {
            return Message::default();
        };
        let id = finding.documents.first().copied();
        let duty = cx
            .rules
            .duties
            .iter()
            .find(|duty| Some(duty.document) == id);
        let because = wording::because(duty.and_then(|duty| duty.because.as_ref()), lang);
        let (known, title) = (
            super::known(document, lang),
            super::shortened(&document.title, 80),
        );
        let text = match lang {
            Lang::Vi => format!("Phần căn cứ thiếu {known} (“{title}”){because}"),
            Lang::En => format!("The basis lacks {known} (“{title}”){because}"),
        };
        let help = lang.pick(
            "Bổ sung văn bản này vào phần căn cứ và đối chiếu chỉ tiêu với văn bản",
            "Add the document to the basis and compare the targets with it",
        );
        super::resting_on(Some(document), wording::message(text, help), lang)
    }
}

/// Whether the plan is one of those of its province that a duty is for.
fn meets(cx: &Context<'_>, audience: &Audience) -> bool {
    cx.whose.meets(audience)
        && cx.whose.meets_subject(audience)
        && meets_years(audience, &cx.plan.head.years)
}

/// Whether the basis names it, itself or in a title, or may do so.
fn is_named(cx: &Context<'_>, id: DocumentId) -> bool {
    let in_basis = cx
        .graph
        .resolutions()
        .filter(|(at, _)| at.list == CitationList::Basis);
    let mut named = in_basis.map(|(_, resolution)| resolution);
    cx.graph.own() == Some(id)
        || named.any(|resolution| match resolution {
            Resolution::Ambiguous(ids) => ids.contains(&id),
            other => other.document() == Some(id),
        })
}

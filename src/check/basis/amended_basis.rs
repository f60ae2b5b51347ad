#![doc = include_str!("amended_basis.md")]

use super::{Check, Context, Finding, Message, Name, Severity, wording};
use crate::document::DocumentId;
use crate::graph::Resolution;
use crate::lang::Lang;

/// Cited without the document that amends it.
#[derive(Debug)]
pub(super) struct AmendedBasis;

impl Check for AmendedBasis {
    fn name(&self) -> Name {
        Name::AmendedBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let mut told = Vec::new();
        let basis = cx.graph.basis().filter(|(at, _)| at.nested.is_none());
        for (at, _) in basis {
            let Some(id) = cx.graph.document(at) else {
                continue;
            };
            for amendment in amendments(cx, id) {
                if told.contains(&amendment) || is_named(cx, amendment) {
                    continue;
                }
                told.push(amendment);
                let mut finding = super::of_citation(cx, self.name(), at);
                finding.documents.push(amendment);
                let unsure = cx.begins_after_all_it_states(amendment).is_some();
                if unsure || super::is_cited_only(cx, amendment) {
                    finding = finding.at_most(Severity::Note);
                }
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(by)) = (super::citation(cx, finding), finding.documents.get(1))
        else {
            return Message::default();
        };
        let by = cx.rules.document(*by);
        let (quoted, later) = (super::quoted(citation), super::known(by, lang));
        let text = match lang {
            Lang::Vi => {
                format!(
                    "{quoted} đã được sửa đổi, bổ sung bởi {later}, kế hoạch chưa viện dẫn văn bản này"
                )
            }
            Lang::En => {
                format!("{quoted} was amended by {later}, which the plan does not name")
            }
        };
        let help = lang.pick(
            "Viện dẫn cả văn bản sửa đổi, và đối chiếu chỉ tiêu với nội dung đã sửa",
            "Cite the amendment as well, and compare the targets with the amended text",
        );
        super::resting_on(Some(by), wording::message(text, help), lang)
    }
}

/// The documents in force on the plan's day that amend one.
fn amendments<'c>(cx: &'c Context<'_>, id: DocumentId) -> impl Iterator<Item = DocumentId> + 'c {
    let amending = cx.graph.registry.amended_by(id);
    amending.filter(|other| super::is_due(cx, *other))
}

/// Whether the plan names a document, anywhere, or may do so.
fn is_named(cx: &Context<'_>, id: DocumentId) -> bool {
    let mut named = cx.graph.resolutions().map(|(_, resolution)| resolution);
    named.any(|resolution| match resolution {
        Resolution::Ambiguous(ids) => ids.contains(&id),
        other => other.document() == Some(id),
    })
}

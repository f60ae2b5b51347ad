#![doc = include_str!("foreign_basis.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::document::{Issuer, place_name, same_province};
use crate::lang::Lang;
use crate::target::{Citation, CitationRef};

/// A document of another province.
#[derive(Debug)]
pub(super) struct ForeignBasis;

impl Check for ForeignBasis {
    fn name(&self) -> Name {
        Name::ForeignBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let (Some(home), _) = cx.graph.home() else {
            return;
        };
        for (at, citation) in cx.graph.basis() {
            let province = province(cx, at, citation);
            if province.is_some_and(|province| !same_province(&province, home)) {
                found.push(super::of_citation(cx, self.name(), at));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let home = cx.plan.head.province.as_deref().unwrap_or_default();
        let text = match lang {
            Lang::Vi => format!("{quoted} là văn bản của tỉnh khác, kế hoạch là của {home}"),
            Lang::En => format!("{quoted} is of another province, the plan is of {home}"),
        };
        let help = lang.pick(
            "Thay bằng văn bản của tỉnh mình về cùng nội dung; rà cả chỉ tiêu, phòng khi chép từ mẫu của tỉnh khác",
            "Replace it by your own province's document; look at the targets as well, in case a model was copied",
        );
        wording::message(text, help)
    }
}

/// The province of a cited document: the registry's, or as the issuer prints it.
fn province(cx: &Context<'_>, at: CitationRef, citation: &Citation<'_>) -> Option<String> {
    match cx.graph.document(at) {
        Some(id) => cx.rules.document(id).province.as_deref().map(place_name),
        None => Issuer::parse(citation.issuer.as_deref()?).province,
    }
}

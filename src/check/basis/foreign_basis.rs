#![doc = include_str!("foreign_basis.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::document::{Issuer, same_province};
use crate::lang::Lang;
use crate::plan::Citation;

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
            let is_foreign = match cx.graph.document(at) {
                Some(id) => is_elsewhere(cx.graph.registry.province(cx.rules, id), home),
                None => is_elsewhere(printed(citation).as_deref(), home),
            };
            if is_foreign {
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

/// The province of a cited document as its issuer is printed.
fn printed(citation: &Citation<'_>) -> Option<String> {
    Issuer::parse_again(citation.issuer.as_deref()?)
        .province
        .clone()
}

fn is_elsewhere(province: Option<&str>, home: &str) -> bool {
    province.is_some_and(|province| !same_province(province, home))
}

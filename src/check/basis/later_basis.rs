#![doc = include_str!("later_basis.md")]

use super::{Check, Context, Finding, Message, Name, Severity, Slip, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::plan::CitationRef;

/// Issued after the plan.
#[derive(Debug)]
pub(super) struct LaterBasis;

impl Check for LaterBasis {
    fn name(&self) -> Name {
        Name::LaterBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let Some(plan) = cx.plan.head.issued else {
            return;
        };
        for (at, citation) in cx.graph.basis() {
            if !day(cx, at).is_some_and(|day| plan.surely_before(day)) {
                continue;
            }
            let mut finding = super::of_citation(cx, self.name(), at);
            let is_registered =
                citation.issued.is_none() || cx.graph.slips(at).contains(Slip::Date);
            let unsure = finding
                .documents
                .iter()
                .any(|id| super::is_cited_only(cx, *id));
            if is_registered && unsure {
                finding = finding.at_most(Severity::Warning);
            }
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let super::Subject::Citation(at, _) = finding.subject else {
            return Message::default();
        };
        let (Some(citation), Some(day), Some(plan)) =
            (at.of(cx.plan), day(cx, at), cx.plan.head.issued)
        else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let plan = lang.pick(plan.vietnamese(), plan.to_string());
        let day = super::when(day, lang);
        let text = match lang {
            Lang::Vi => {
                format!("{quoted} ban hành {day}, sau ngày ban hành kế hoạch ({plan})")
            }
            Lang::En => format!("{quoted} was issued {day}, after the plan itself ({plan})"),
        };
        let help = lang.pick(
            "Kiểm tra lại cả hai ngày; kế hoạch không thể căn cứ văn bản chưa ban hành",
            "Check both dates: a plan cannot rest on what did not exist",
        );
        wording::message(text, help)
    }
}

/// The day of a cited document: as printed; the registry's where none is printed or another one
/// is right.
fn day(cx: &Context<'_>, at: CitationRef) -> Option<PartialDate> {
    let registered = || cx.rules.document(cx.graph.document(at)?).issued;
    if cx.graph.slips(at).contains(Slip::Date) {
        return registered();
    }
    at.of(cx.plan)?.issued.or_else(registered)
}

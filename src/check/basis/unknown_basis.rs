#![doc = include_str!("unknown_basis.md")]

use super::incomplete_basis::is_law;
use super::{Check, Context, Finding, Message, Name, wording};
use crate::document::Level;
use crate::graph::Resolution;
use crate::lang::Lang;
use crate::plan::{Citation, CitationRef};
use crate::text::loose;
use std::collections::BTreeSet;

/// A cited document is not in the registry.
#[derive(Debug)]
pub(super) struct UnknownBasis;

impl Check for UnknownBasis {
    fn name(&self) -> Name {
        Name::UnknownBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let mut told = BTreeSet::new();
        for (at, citation) in cx.graph.basis() {
            // What is wrong with its words is said in its own place: one cause, one finding.
            // A proposal sets nothing: no registry holds those of each office.
            let is_proposal = |citation: &Citation<'_>| {
                citation.kind.as_deref().map(loose).as_deref() == Some("tờ trình")
            };
            if cx.graph.document(at).is_some()
                || !cx.graph.slips(at).is_none()
                || is_proposal(citation)
                || is_told_elsewhere(cx, at, citation)
            {
                continue;
            }
            // A document that is named again by its number alone is told once.
            let number = citation.number.as_deref().map(loose);
            let is_new = number.is_none_or(|number| told.insert(number));
            if !is_new && citation.issued.is_none() {
                continue;
            }
            let mut finding = super::of_citation(cx, self.name(), at);
            if let Resolution::Ambiguous(ids) = cx.graph.resolution(at) {
                finding.documents.clone_from(ids);
            }
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let documents = finding.documents.iter().map(|id| cx.rules.document(*id));
        let several: Vec<_> = documents.map(|d| super::known(d, lang)).collect();
        if !several.is_empty() {
            let several = several.join("; ");
            return match lang {
                Lang::Vi => wording::message(
                    format!("{quoted} có thể là một trong các văn bản: {several}"),
                    "Ghi đủ số, ký hiệu, ngày và cơ quan ban hành",
                ),
                Lang::En => wording::message(
                    format!("{quoted} may be any of these: {several}"),
                    "Give number, date and issuer in full",
                ),
            };
        }
        // Laws are named by their subject and their day.
        let is_named = citation.issued.is_some() && citation.title.is_some() && is_law(citation);
        let is_numbered = citation.number.is_some() || is_named;
        let text = match (is_numbered, lang) {
            (true, Lang::Vi) => format!(
                "{quoted} chưa có trong danh mục nên không xét được hiệu lực và chỉ tiêu của văn bản này"
            ),
            (true, Lang::En) => format!(
                "{quoted} is not in the registry, so neither its validity nor its targets are looked at"
            ),
            (false, Lang::Vi) => {
                format!("{quoted} không ghi số, ký hiệu nên không xác định được là văn bản nào")
            }
            (false, Lang::En) => {
                format!("{quoted} is named without a number, so it is not known which one it is")
            }
        };
        let help = match cx.whose.level {
            None | Some(Level::Commune) => lang.pick(
                "Đối chiếu bản gốc; nếu văn bản đặt chỉ tiêu cho cấp xã thì phải đối chiếu thêm với văn bản ấy",
                "Compare with the original; if it sets targets for communes, add it to the rules",
            ),
            Some(Level::Province) => lang.pick(
                "Đối chiếu bản gốc; nếu văn bản đặt chỉ tiêu cho cấp tỉnh thì phải đối chiếu thêm với văn bản ấy",
                "Compare with the original; if it sets targets for provinces, add it to the rules",
            ),
            Some(_) => lang.pick(
                "Đối chiếu bản gốc; nếu văn bản đặt chỉ tiêu cho cơ quan ban hành kế hoạch thì phải đối chiếu thêm với văn bản ấy",
                "Compare with the original; if it sets targets for the plan's own body, add it to the rules",
            ),
        };
        wording::message(text, help)
    }
}

/// Whether another finding says what is wrong with a document: no registry has the plan itself, a draft, a law of
/// before, what an issuer gave that was no more.
fn is_told_elsewhere(cx: &Context<'_>, at: CitationRef, citation: &Citation<'_>) -> bool {
    super::circular_basis::is_itself(cx, citation)
        || super::incomplete_basis::is_draft(citation)
        || super::superseded_basis::later_of_same_name(cx, at, citation).is_some()
        || super::mismatched_issuer::ended(citation).is_some()
}

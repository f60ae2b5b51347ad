#![doc = include_str!("unlinked_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::Verdict;
use crate::document::DocumentId;
use crate::lang::Lang;
use crate::rule::Force;

/// A document that binds the plan is never reached from its basis.
#[derive(Debug)]
pub(super) struct UnlinkedBasis;

impl Check for UnlinkedBasis {
    fn name(&self) -> Name {
        Name::UnlinkedBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        // What the plan has to name and does not is a finding already.
        let mut told: Vec<DocumentId> = super::missing_basis::missing(cx).collect();
        let due = |verdict| !matches!(verdict, Verdict::NotDue | Verdict::NotCovered);
        for assessment in cx.assessments.iter().filter(|a| due(a.verdict)) {
            for id in &assessment.sources {
                let requirement = cx.rules.requirement(*id);
                let document = requirement.document;
                let binds = requirement.force == Force::Must && requirement.bound.is_some();
                if !binds || told.contains(&document) {
                    continue;
                }
                told.push(document);
                if super::is_due(cx, document) && !is_linked(cx, document) {
                    let mut finding = Finding::new(self.name(), Subject::Plan);
                    finding.documents.push(document);
                    finding.indicator = Some(assessment.indicator);
                    found.push(finding);
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(document) = super::document(cx, finding) else {
            return Message::default();
        };
        let known = super::known(document, lang);
        let indicator = finding
            .indicator
            .map(|id| cx.rules.indicator(id).label(lang));
        let indicator = indicator.unwrap_or_default();
        let text = match lang {
            Lang::Vi => format!(
                "{known} đặt mức phải đạt cho kế hoạch này (ví dụ “{indicator}”) nhưng từ phần căn cứ không dẫn tới được văn bản này"
            ),
            Lang::En => format!(
                "{known} sets minimums for this plan (“{indicator}”, for one), but nothing in the basis leads to it"
            ),
        };
        let help = if document.province.is_none() {
            lang.pick(
                "Bổ sung văn bản này, hoặc văn bản của tỉnh triển khai văn bản này, vào phần căn cứ",
                "Add it to the basis, or the province's document that carries it out",
            )
        } else {
            lang.pick("Bổ sung văn bản này vào phần căn cứ", "Add it to the basis")
        };
        wording::message(text, help.to_owned() + super::caution(Some(document), lang))
    }
}

/// Whether the basis leads to a document, or to one whose place it took: that is a finding of
/// its own.
fn is_linked(cx: &Context<'_>, id: DocumentId) -> bool {
    let graph = cx.graph;
    let speaks = |cited: DocumentId| graph.registry.speaks_for(cx.rules, cited, cx.as_of.date);
    let cited = || graph.basis().filter_map(|(at, _)| graph.document(at));
    graph.own() == Some(id) || graph.reaches(id) || cited().any(|cited| speaks(cited) == id)
}

#![doc = include_str!("unlinked_basis.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::{Assessment, Verdict};
use crate::document::{Document, DocumentId};
use crate::lang::Lang;
use crate::rule::Force;
use std::cell::LazyCell;

/// A document that binds the plan is never reached from its basis.
#[derive(Debug)]
pub(super) struct UnlinkedBasis;

impl Check for UnlinkedBasis {
    fn name(&self) -> Name {
        Name::UnlinkedBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        // What the plan has to name and does not is a finding already.
        let mut told = vec![false; cx.rules.documents.len()];
        for document in super::missing_basis::missing(cx) {
            tell(&mut told, document);
        }
        let spoken_for = LazyCell::new(|| spoken_for(cx));
        for assessment in cx.assessments.iter().filter(|a| is_due(a)) {
            for document in binding(cx, assessment) {
                if !tell(&mut told, document) {
                    continue;
                }
                if super::is_due(cx, document)
                    && !is_linked(cx, document, &spoken_for)
                    && !is_told_by_what_is_missing(cx, document)
                {
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
        let indicator = example(cx, finding, lang);
        let text = match lang {
            Lang::Vi => format!(
                "Phần căn cứ chưa viện dẫn {known}, cũng chưa viện dẫn văn bản nào (mà công cụ đã đọc) triển khai văn bản này, trong khi văn bản này đặt mức phải đạt cho kế hoạch (ví dụ “{indicator}”){}",
                unread(cx, lang)
            ),
            Lang::En => format!(
                "Nothing in the basis leads to {known}, itself or through a document that was read, though it sets minimums for this plan (“{indicator}”, for one){}",
                unread(cx, lang)
            ),
        };
        let help = help(document, lang);
        super::resting_on(Some(document), wording::message(text, help), lang)
    }

    fn describe_together(
        &self,
        cx: &Context<'_>,
        findings: &[&Finding],
        lang: Lang,
    ) -> Option<Message> {
        let first = super::document(cx, findings.first()?)?;
        let items = findings.iter().filter_map(|finding| {
            let known = super::known(super::document(cx, finding)?, lang);
            let (such, indicator) = (lang.pick("ví dụ", "such as"), example(cx, finding, lang));
            Some(format!("{known}: {such} “{indicator}”"))
        });
        let (count, unread) = (findings.len(), unread(cx, lang));
        let text = match lang {
            Lang::Vi => format!(
                "Phần căn cứ chưa viện dẫn {count} văn bản đặt mức phải đạt cho kế hoạch này, cũng chưa viện dẫn văn bản nào (mà công cụ đã đọc) triển khai các văn bản này{unread}"
            ),
            Lang::En => format!(
                "Nothing in the basis leads to {count} documents that set minimums for this plan, themselves or through a document that was read{unread}"
            ),
        };
        Some(Message {
            items: items.collect(),
            ..wording::message(text, help(first, lang))
        })
    }
}

/// Notes that a document is told of; whether it was not before.
fn tell(told: &mut [bool], document: DocumentId) -> bool {
    let told = told.get_mut(document.0 as usize);
    told.is_some_and(|told| !std::mem::replace(told, true))
}

/// Whether something is due in the year of an assessment.
fn is_due(assessment: &Assessment) -> bool {
    !matches!(assessment.verdict, Verdict::NotDue | Verdict::NotCovered)
}

/// The documents that make something of an assessment a duty.
fn binding<'c>(
    cx: &'c Context<'_>,
    assessment: &'c Assessment,
) -> impl Iterator<Item = DocumentId> + 'c {
    let sources = assessment.sources.iter();
    let requirements = sources.map(|id| cx.rules.requirement(*id));
    let duties = requirements.filter(|r| r.force == Force::Must && r.bound.is_some());
    duties.map(|requirement| requirement.document)
}

/// Whether all that a document does to the plan is a target that is missing: the help of that finding names it, and one
/// cause is told once.
fn is_told_by_what_is_missing(cx: &Context<'_>, document: DocumentId) -> bool {
    let bound = |a: &&Assessment| is_due(a) && binding(cx, a).any(|id| id == document);
    let decides = |a: &Assessment| {
        let deciding = || a.deciding.map(|id| cx.rules.requirement(id).document);
        a.verdict == Verdict::Missing && deciding() == Some(document)
    };
    // Mostly nothing is missing: what each figure rests on is then not looked at.
    cx.assessments.iter().any(decides) && {
        let mut all = cx.assessments.iter().filter(bound);
        all.clone().any(decides) && all.all(|a| a.verdict == Verdict::Missing)
    }
}

/// Whether a document that a missing target rests on is to be cited along with it.
pub(in crate::check) fn is_to_be_cited(cx: &Context<'_>, document: DocumentId) -> bool {
    super::is_due(cx, document)
        && is_told_by_what_is_missing(cx, document)
        && !is_linked(cx, document, &spoken_for(cx))
        && super::missing_basis::missing(cx).all(|id| id != document)
}

fn help(document: &Document, lang: Lang) -> &'static str {
    if document.province.is_none() {
        lang.pick(
            "Bổ sung văn bản này, hoặc văn bản của tỉnh triển khai văn bản này, vào phần căn cứ",
            "Add it to the basis, or the province's document that carries it out",
        )
    } else {
        lang.pick("Bổ sung văn bản này vào phần căn cứ", "Add it to the basis")
    }
}

/// An indicator that the document sets a minimum for.
fn example<'c>(cx: &Context<'c>, finding: &Finding, lang: Lang) -> &'c str {
    let indicator = finding.indicator.map(|id| cx.rules.indicator(id));
    indicator.map_or("", |indicator| indicator.label(lang))
}

/// The documents of the basis that were not read, and may lead where nothing seems to.
fn unread(cx: &Context<'_>, lang: Lang) -> String {
    const MOST: usize = 3;
    let mut numbers: Vec<&str> = Vec::new();
    for (at, citation) in cx.graph.basis() {
        let number = citation.number.as_deref();
        let read = cx.graph.document(at).is_some();
        numbers.extend(number.filter(|number| !read && !numbers.contains(number)));
    }
    if numbers.is_empty() {
        return String::new();
    }
    let more = numbers.len().saturating_sub(MOST);
    numbers.truncate(MOST);
    let named = numbers.join(", ");
    let named = match (more, lang) {
        (0, _) => named,
        (more, Lang::Vi) => format!("{named} và {more} văn bản khác"),
        (more, Lang::En) => format!("{named} and {more} more"),
    };
    match lang {
        Lang::Vi => format!(". {named} chưa đọc được, có thể đã triển khai"),
        Lang::En => format!(". {named} could not be read and may do so"),
    }
}

/// Whether the basis leads to a document, or to one whose place it took: that is a finding of
/// its own.
fn is_linked(cx: &Context<'_>, id: DocumentId, spoken_for: &[DocumentId]) -> bool {
    let graph = cx.graph;
    graph.own() == Some(id) || graph.reaches(id) || spoken_for.contains(&id)
}

/// The documents that stand in the place of those that the basis cites.
fn spoken_for(cx: &Context<'_>) -> Vec<DocumentId> {
    let graph = cx.graph;
    let cited = graph.basis().filter_map(|(at, _)| graph.document(at));
    cited
        .map(|cited| graph.registry.speaks_for(cx.rules, cited, cx.as_of.date))
        .collect()
}

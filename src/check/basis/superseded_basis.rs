#![doc = include_str!("superseded_basis.md")]

use super::{Check, Context, Finding, Message, Name, Severity, wording};
use crate::document::{DocumentId, PartialDate, Relation};
use crate::graph::Standing;
use crate::lang::Lang;
use crate::plan::CitationList;
use crate::text::loose;

/// A cited document had been replaced or repealed.
#[derive(Debug)]
pub(super) struct SupersededBasis;

/// Whether a document is the plan itself.
fn is_the_plan(cx: &Context<'_>, id: DocumentId) -> bool {
    let own = cx.plan.head.number.as_deref().map(loose);
    own.is_some() && own == cx.rules.document(id).number.as_deref().map(loose)
}

/// What took a document's place: how, which one, since when.
type Successor = (Relation, DocumentId, Option<PartialDate>);

impl Check for SupersededBasis {
    fn name(&self) -> Name {
        Name::SupersededBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let mut told = Vec::new();
        // Titles tell of what was; each document once, where it is named first.
        let named = cx.graph.resolutions().filter(|(at, _)| at.nested.is_none());
        for (at, resolution) in named {
            let Some(id) = resolution.document() else {
                continue;
            };
            let Some((relation, by, since)) = successor(cx, id) else {
                continue;
            };
            // The plan that takes its place may name it.
            if told.contains(&id) || is_the_plan(cx, by) {
                continue;
            }
            told.push(id);
            let mut finding = super::of_citation(cx, self.name(), at);
            finding.documents.push(by);
            let dated = since.is_none_or(|since| !cx.may_be_older_than(since));
            let sure = dated && relation != Relation::Succeeds && !super::is_cited_only(cx, by);
            if !sure || at.list == CitationList::Mentions {
                finding = finding.at_most(Severity::Warning);
            }
            // "… (được thay thế bằng Nghị định số 118/2025/NĐ-CP)": it is known.
            let beside = cx.graph.resolutions().filter(|(inside, _)| {
                inside.nested.is_some() && (inside.list, inside.index) == (at.list, at.index)
            });
            let is_told = beside
                .into_iter()
                .any(|(_, inside)| inside.document() == Some(by));
            if is_told || cx.is_of_this_day(by) {
                finding = finding.at_most(Severity::Note);
            }
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(id)) = (super::citation(cx, finding), finding.documents.first())
        else {
            return Message::default();
        };
        let Some((relation, by, since)) = successor(cx, *id) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let by = cx.rules.document(by);
        let later = super::known(by, lang);
        let since = since.map_or_else(String::new, |day| {
            lang.pick(super::on_day(day), day.to_string())
        });
        let text = match (relation, lang) {
            (Relation::Succeeds, Lang::Vi) => format!(
                "{quoted} đã có văn bản sau về cùng nội dung là {later} (chưa thấy điều khoản thay thế)"
            ),
            (Relation::Succeeds, Lang::En) => format!(
                "{quoted} is followed on the same subject by {later} (no replacing clause was seen)"
            ),
            (Relation::Repeals, Lang::Vi) => {
                format!("{quoted} đã bị bãi bỏ từ {since} bởi {later}")
            }
            (Relation::Repeals, Lang::En) => {
                format!("{quoted} was repealed from {since} by {later}")
            }
            (_, Lang::Vi) => format!("{quoted} đã được thay thế từ {since} bởi {later}"),
            (_, Lang::En) => format!("{quoted} was replaced from {since} by {later}"),
        };
        let help = lang.pick(
            "Viện dẫn văn bản sau và rà lại các chỉ tiêu, nhiệm vụ dựa vào văn bản cũ",
            "Cite the later document and go through the targets and tasks that rest on the old one",
        );
        super::resting_on(Some(by), wording::message(text, help), lang)
    }
}

/// What had taken a document's place on the plan's day.
pub(super) fn successor(cx: &Context<'_>, id: DocumentId) -> Option<Successor> {
    match cx.graph.registry.standing(cx.rules, id, cx.as_of.date) {
        Standing::Ended {
            since,
            by: Some((relation, by)),
        } => Some((relation, by, Some(since))),
        Standing::Followed { since, by } => Some((Relation::Succeeds, by, since)),
        _ => None,
    }
}

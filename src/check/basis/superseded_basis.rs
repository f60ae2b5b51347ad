#![doc = include_str!("superseded_basis.md")]

use super::incomplete_basis::is_law;
use super::{Check, Context, Finding, Message, Name, Severity, wording};
use crate::document::{DocumentId, DocumentNumber, PartialDate, Relation};
use crate::graph::Standing;
use crate::lang::Lang;
use crate::plan::{Citation, CitationList, CitationRef};
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
        for (at, citation) in cx.graph.basis() {
            if let Some(later) = later_of_same_name(cx, at, citation) {
                let mut finding = super::of_citation(cx, self.name(), at);
                finding.documents.push(later);
                found.push(finding.at_most(Severity::Warning));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(id)) = (super::citation(cx, finding), finding.documents.first())
        else {
            return Message::default();
        };
        if let [later] = finding.documents.as_slice() {
            return of_same_name(cx, citation, *later, lang);
        }
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

/// A law of this name that is in force and later than the one cited, where the registry does not know the latter. That
/// it replaced the other is not seen: only that there is one of the name.
pub(super) fn later_of_same_name(
    cx: &Context<'_>,
    at: CitationRef,
    citation: &Citation<'_>,
) -> Option<DocumentId> {
    if !is_law(citation) || cx.graph.document(at).is_some() {
        return None;
    }
    let year = || DocumentNumber::parse_again(citation.number.as_deref()?).year;
    let issued = citation.issued.or_else(|| year().map(PartialDate::year))?;
    let kind = citation.kind.as_deref().map(loose)?;
    let printed = citation.title.as_deref().or(citation.raw.as_deref())?;
    let name = name_of(&loose(printed), &kind);
    if name.split(' ').count() < 3 {
        return None;
    }
    let documents = (0..).map(DocumentId).zip(cx.rules.documents.iter());
    let mut later = documents.filter(|(id, document)| {
        document.kind.as_deref().map(loose).as_deref() == Some(&kind)
            && document.issued.is_some_and(|day| issued.surely_before(day))
            && name_of(&loose(&document.title), &kind) == name
            && super::is_due(cx, *id)
    });
    later.next().map(|(id, _)| id)
}

/// The name of a law in loose spelling: without its kind, its number, its day and its year.
fn name_of(title: &str, kind: &str) -> String {
    let name = title.strip_prefix(kind).unwrap_or(title).trim_start();
    let leads = |at: usize| {
        let rest = name.get(at..).unwrap_or_default();
        let behind = [" số ", " ngày ", " năm "]
            .iter()
            .find_map(|lead| rest.strip_prefix(lead));
        behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
    };
    let end = name
        .match_indices(' ')
        .map(|(at, _)| at)
        .find(|at| leads(*at));
    name.get(..end.unwrap_or(name.len()))
        .unwrap_or(name)
        .to_owned()
}

fn of_same_name(
    cx: &Context<'_>,
    citation: &Citation<'_>,
    later: DocumentId,
    lang: Lang,
) -> Message {
    let quoted = super::quoted(citation);
    let later = super::known(cx.rules.document(later), lang);
    let text = lang.pick(
        format!("{quoted}: danh mục có luật cùng tên ban hành sau là {later}"),
        format!("{quoted}: the registry has a later law of the same name, {later}"),
    );
    let help = lang.pick(
        "Đối chiếu điều khoản thi hành của luật sau; nếu luật đã ghi hết hiệu lực thì viện dẫn luật sau",
        "Read the last article of the later law; if the one cited has ended cite the later one",
    );
    wording::message(text, help)
}

//! The legal-basis graph of a plan as a person reads it: a tree of text, and the drawings of
//! Graphviz and Mermaid, and a picture.

mod dot;
mod mermaid;
pub mod svg;
mod text;

pub use dot::dot;
pub use mermaid::mermaid;
pub use svg::svg;
pub use text::text;

use super::chain::{Step, Via};
use super::standing::Standing;
use super::{BasisGraph, Resolution};
use crate::document::{Document, DocumentId, PartialDate, Relation, Verified};
use crate::lang::Lang;
use crate::plan::{CitationList, CitationRef};
use crate::text::shortened;
use std::collections::BTreeSet;

/// A node of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// The plan.
    Plan,
    /// A document of the registry.
    Document(DocumentId),
    /// A citation that is not surely any of them.
    Citation(CitationRef),
}

/// A line between two nodes, with what it stands for.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Node,
    to: Node,
    via: Via,
    /// The citation that makes it, where the plan's words do.
    citation: Option<CitationRef>,
}

impl Edge {
    fn new(from: Node, to: Node, step: &Step) -> Self {
        let (from, to, via) = match step.via {
            Via::AmendedBy => (to, from, Via::Relation(Relation::Amends)),
            via => (from, to, via),
        };
        Self {
            from,
            to,
            via,
            citation: step.citation,
        }
    }
}

impl Node {
    fn of(step: &Step) -> Option<Self> {
        let citation = step.citation.map(Self::Citation);
        step.document.map(Self::Document).or(citation)
    }

    /// A name for drawings: `plan`, `d12`, `b3`, `b3n0`, `m1`.
    fn id(self) -> String {
        match self {
            Self::Plan => "plan".to_owned(),
            Self::Document(id) => format!("d{}", id.0),
            Self::Citation(at) => {
                let list = match at.list {
                    CitationList::Basis => 'b',
                    CitationList::Mentions => 'm',
                };
                let nested = at.nested.map(|n| format!("n{n}")).unwrap_or_default();
                format!("{list}{}{nested}", at.index)
            }
        }
    }
}

/// Every line that is reached from the plan's basis, each pair of nodes once, in order. That a
/// document is amended is drawn from the amending one.
fn edges(graph: &BasisGraph<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut pairs = BTreeSet::new();
    let mut seen = BTreeSet::from([Node::Plan]);
    let mut next: Vec<(Node, Vec<Step>)> = vec![(Node::Plan, graph.first_steps())];
    while !next.is_empty() {
        let mut onward = Vec::new();
        for (from, steps) in next {
            for step in steps {
                let Some(to) = Node::of(&step) else { continue };
                let edge = Edge::new(from, to, &step);
                if pairs.insert((edge.from, edge.to)) {
                    edges.push(edge);
                }
                // Named a second time, it may name further documents in its title.
                if seen.insert(to) || step.via == Via::Basis {
                    onward.push((to, onward_once(graph, &step)));
                }
            }
        }
        next = onward;
    }
    edges
}

/// The nodes that lines join, and the plan.
fn nodes(edges: &[Edge]) -> BTreeSet<Node> {
    let joined = edges.iter().flat_map(|edge| [edge.from, edge.to]);
    std::iter::once(Node::Plan).chain(joined).collect()
}

/// Where a chain goes on from a step, each node once: what the registry says of a pair stands for
/// what the title says.
fn onward_once(graph: &BasisGraph<'_>, step: &Step) -> Vec<Step> {
    let onward = graph.onward(step);
    let (titles, relations): (Vec<Step>, Vec<Step>) =
        onward.partition(|step| step.via == Via::Title);
    let mut kept: Vec<Step> = Vec::new();
    for next in relations.into_iter().chain(titles) {
        let known = kept
            .iter_mut()
            .find(|known| Node::of(known) == Node::of(&next));
        match known {
            Some(known) => known.citation = known.citation.or(next.citation),
            None if Node::of(&next) != Node::of(step) => kept.push(next),
            None => {}
        }
    }
    kept
}

/// Everything a line can stand for.
const VIAS: [Via; 9] = [
    Via::Basis,
    Via::Title,
    Via::Relation(Relation::Implements),
    Via::Relation(Relation::BasedOn),
    Via::Relation(Relation::Guides),
    Via::Relation(Relation::Amends),
    Via::Relation(Relation::Replaces),
    Via::Relation(Relation::Repeals),
    Via::Relation(Relation::Succeeds),
];

/// What a line stands for, in words read from the lower document to the upper one.
fn via_words(via: Via, lang: Lang) -> &'static str {
    match via {
        Via::Basis => lang.pick("căn cứ", "cites"),
        Via::Title | Via::Relation(Relation::Cites) => {
            lang.pick("trích yếu dẫn", "its title names")
        }
        Via::AmendedBy => lang.pick("được sửa đổi, bổ sung bởi", "amended by"),
        Via::Relation(Relation::Implements) => lang.pick("triển khai", "carries out"),
        Via::Relation(Relation::BasedOn) => lang.pick("căn cứ", "rests on"),
        Via::Relation(Relation::Guides) => lang.pick("hướng dẫn", "explains"),
        Via::Relation(Relation::Amends) => lang.pick("sửa đổi, bổ sung", "amends"),
        Via::Relation(Relation::Replaces) => lang.pick("thay thế", "replaces"),
        Via::Relation(Relation::Repeals) => lang.pick("bãi bỏ", "repeals"),
        Via::Relation(Relation::Succeeds) => lang.pick("tiếp nối", "follows"),
    }
}

/// A date as the language prints it, with the word for what is known of it.
fn day(day: PartialDate, lang: Lang) -> String {
    let word = match (day.month, day.day) {
        (_, Some(_)) => lang.pick("ngày", "of"),
        (Some(_), None) => lang.pick("tháng", "of"),
        _ => lang.pick("năm", "of"),
    };
    format!("{word} {}", lang.pick(day.vietnamese(), day.to_string()))
}

/// Number, date and issuer of a document.
fn known(document: &Document, lang: Lang) -> String {
    let mut words = match (&document.number, &document.kind) {
        (Some(number), _) => number.clone(),
        (None, Some(kind)) => format!("{kind} {}", lang.pick("(không số)", "(no number)")),
        (None, None) => lang.pick("(không số)", "(no number)").to_owned(),
    };
    if let Some(issued) = document.issued {
        words = format!("{words} {}", day(issued, lang));
    }
    let issuer = shortened(&document.issuer, 70);
    format!("{words} {} {issuer}", lang.pick("của", "by"))
}

/// A citation that is not surely any document, by its own words.
fn printed(graph: &BasisGraph<'_>, at: CitationRef, lang: Lang) -> String {
    let Some(citation) = at.of(graph.plan) else {
        return String::new();
    };
    let kind = citation.kind.as_deref().unwrap_or_default();
    let name = citation.number.as_deref().or(citation.title.as_deref());
    let mut words = format!("{kind} {}", name.unwrap_or_default())
        .trim()
        .to_owned();
    if let Some(issued) = citation.issued {
        words = format!("{words} {}", day(issued, lang));
    }
    match citation.issuer.as_deref() {
        Some(issuer) => format!("{words} {} {issuer}", lang.pick("của", "by")),
        None => words,
    }
}

/// What a reader should know of a document on the plan's day.
fn remarks(graph: &BasisGraph<'_>, id: DocumentId, lang: Lang) -> Vec<String> {
    let document = graph.rules.document(id);
    let name = |id: DocumentId| graph.rules.document(id).name();
    let date = |day: PartialDate| lang.pick(day.vietnamese(), day.to_string());
    let mut remarks = Vec::new();
    let standing = graph.registry.standing(graph.rules, id, graph.as_of);
    match standing {
        Standing::InForce => {
            let first = graph.plan.head.years.iter().min().copied();
            let first = first.unwrap_or(graph.as_of.year);
            let over = document.period_end.filter(|last| *last < first);
            remarks.extend(over.map(|last| match lang {
                Lang::Vi => format!("giai đoạn đã kết thúc năm {last}"),
                Lang::En => format!("its period ended in {last}"),
            }));
        }
        Standing::Followed { by, .. } => remarks.push(match lang {
            Lang::Vi => format!("đã có văn bản sau là {}", name(by)),
            Lang::En => format!("followed by {}", name(by)),
        }),
        Standing::Ended { since, by } => {
            let since = date(since);
            remarks.push(match (by, lang) {
                (Some((_, by)), Lang::Vi) => {
                    format!("hết hiệu lực từ {since} theo {}", name(by))
                }
                (Some((_, by)), Lang::En) => {
                    format!("not in force from {since}, ended by {}", name(by))
                }
                (None, Lang::Vi) => format!("hết hiệu lực từ {since}"),
                (None, Lang::En) => format!("not in force from {since}"),
            });
        }
        Standing::Future { from } => remarks.push(match lang {
            Lang::Vi => format!("chưa có hiệu lực, từ {}", date(from)),
            Lang::En => format!("not yet in force, from {}", date(from)),
        }),
    }
    if document.verified == Verified::CitedOnly {
        remarks.push(lang.pick("chưa kiểm chứng", "unverified").to_owned());
    }
    remarks
}

/// How a citation was resolved, where that is not plain.
fn resolved(graph: &BasisGraph<'_>, at: CitationRef, lang: Lang) -> Option<String> {
    let number = at.of(graph.plan)?.number.as_deref();
    match graph.resolution(at) {
        Resolution::Exact(_) => None,
        Resolution::Misprint(id) => {
            let differs = number.filter(|n| graph.rules.document(*id).number.as_deref() != Some(n));
            Some(match (differs, lang) {
                (Some(number), Lang::Vi) => format!("kế hoạch ghi “{number}”"),
                (Some(number), Lang::En) => format!("the plan prints “{number}”"),
                (None, Lang::Vi) => "kế hoạch ghi chưa đúng".to_owned(),
                (None, Lang::En) => "misprinted in the plan".to_owned(),
            })
        }
        Resolution::Ambiguous(ids) => {
            let names: Vec<_> = ids
                .iter()
                .map(|id| graph.rules.document(*id).name())
                .collect();
            let names = names.join(", ");
            Some(match lang {
                Lang::Vi => format!("có thể là {names}"),
                Lang::En => format!("may be {names}"),
            })
        }
        Resolution::Unknown => Some(
            lang.pick("chưa có trong danh mục", "not in the registry")
                .to_owned(),
        ),
        Resolution::Unnumbered => Some(
            lang.pick("không ghi số", "named without a number")
                .to_owned(),
        ),
    }
}

/// What a reader should know of a citation: how it was resolved, where that is not plain, and how
/// its document stands on the plan's day; empty where there is nothing to say.
pub fn citation_remarks(graph: &BasisGraph<'_>, at: CitationRef, lang: Lang) -> Vec<String> {
    let mut words: Vec<String> = resolved(graph, at, lang).into_iter().collect();
    if let Some(id) = graph.document(at) {
        words.extend(remarks(graph, id, lang));
    }
    words
}

/// Number, date and issuer of the plan itself; its title where it has no number.
fn plan_name(graph: &BasisGraph<'_>, lang: Lang) -> String {
    let head = &graph.plan.head;
    let title = head.title.as_deref().map(|title| format!("{title},"));
    let name = head.number.as_deref().map(str::to_owned).or(title);
    let mut words = name.unwrap_or_else(|| lang.pick("Kế hoạch", "The plan").to_owned());
    if let Some(issued) = head.issued {
        words = format!("{words} {}", day(issued, lang));
    }
    match head.issuer.as_deref() {
        Some(issuer) => format!("{words} {} {issuer}", lang.pick("của", "by")),
        None => words,
    }
}

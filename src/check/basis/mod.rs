//! Checks of the legal basis (căn cứ): what it names, how, and what it leaves out.

mod amended_basis;
mod circular_basis;
mod duplicate_basis;
mod expired_basis;
mod foreign_basis;
mod impossible_date;
mod incomplete_basis;
mod later_basis;
mod malformed_number;
mod mismatched_date;
mod mismatched_issuer;
mod mismatched_kind;
mod mismatched_title;
mod missing_basis;
mod superseded_basis;
mod unknown_basis;
mod unlinked_basis;

pub(in crate::check) use unlinked_basis::is_to_be_cited;

use super::wording::{capital, shortened};
use super::{Check, Context, Doubts, Finding, Message, Name, Severity, Subject, wording};
use crate::document::{Document, DocumentId, PartialDate, Verified};
use crate::graph::{Slip, Standing};
use crate::lang::Lang;
use crate::plan::{Citation, CitationRef};

/// The checks of the basis, in the order of a report.
pub const CHECKS: &[&dyn Check] = &[
    &missing_basis::MissingBasis,
    &unlinked_basis::UnlinkedBasis,
    &unknown_basis::UnknownBasis,
    &superseded_basis::SupersededBasis,
    &expired_basis::ExpiredBasis,
    &malformed_number::MalformedNumber,
    &mismatched_issuer::MismatchedIssuer,
    &mismatched_kind::MismatchedKind,
    &mismatched_date::MismatchedDate,
    &mismatched_title::MismatchedTitle,
    &incomplete_basis::IncompleteBasis,
    &amended_basis::AmendedBasis,
    &impossible_date::ImpossibleDate,
    &later_basis::LaterBasis,
    &foreign_basis::ForeignBasis,
    &duplicate_basis::DuplicateBasis,
    &circular_basis::CircularBasis,
];

/// A finding about a citation and the document it means, if it surely means one.
fn of_citation(cx: &Context<'_>, name: Name, at: CitationRef) -> Finding {
    let mut finding = Finding::new(name, Subject::Citation(at, None));
    finding.documents.extend(cx.graph.document(at));
    finding
}

/// Adds a finding for each citation with this slip, in the basis or elsewhere. Against a document
/// that only plans show, it is a note unless the citation is wrong by itself.
fn each_slip(
    cx: &Context<'_>,
    name: Name,
    slip: Slip,
    found: &mut Vec<Finding>,
    is_wrong_by_itself: impl Fn(&Citation<'_>) -> bool,
) {
    let slipped = cx.graph.slipped();
    for (at, _) in slipped.filter(|(_, slips)| slips.contains(slip)) {
        let mut finding = of_citation(cx, name, at);
        let unsure = finding.documents.iter().any(|id| is_cited_only(cx, *id));
        if unsure && !at.of(cx.plan).is_some_and(&is_wrong_by_itself) {
            finding = finding.at_most(Severity::Note);
        }
        found.push(finding);
    }
}

/// The citation a finding is about.
fn citation<'c>(cx: &Context<'c>, finding: &Finding) -> Option<&'c Citation<'c>> {
    match finding.subject {
        Subject::Citation(at, _) => at.of(cx.plan),
        _ => None,
    }
}

/// The first document a finding is about.
fn document<'c>(cx: &Context<'c>, finding: &Finding) -> Option<&'c Document> {
    let id = finding.documents.first()?;
    Some(cx.rules.document(*id))
}

/// Whether only plans show a document: its data prove nothing against a plan.
fn is_cited_only(cx: &Context<'_>, id: DocumentId) -> bool {
    cx.rules.document(id).verified == Verified::CitedOnly
}

/// Whether a document surely was there before the plan's day, and in force on it: what is of that very day no plan can
/// be expected to know.
fn is_due(cx: &Context<'_>, id: DocumentId) -> bool {
    let issued = cx.rules.document(id).issued;
    let standing = cx.graph.registry.standing(cx.rules, id, cx.as_of.date);
    issued.is_some_and(|day| day.surely_before(cx.as_of.date))
        && matches!(standing, Standing::InForce)
}

/// A citation in the plan's words, as long as a line: `“Nghị quyết số 71-NQ/TW ngày 01/4/2025 của
/// Chính phủ”`; put together from its parts where the plan's data lack the words.
fn quoted(citation: &Citation<'_>) -> String {
    if let Some(raw) = citation.raw.as_deref().filter(|raw| !raw.trim().is_empty()) {
        return format!("“{}”", shortened(raw, 120));
    }
    let number = citation.number.as_deref();
    let kind = citation.kind.as_deref().map(capital);
    let mut words = match (kind, number) {
        (Some(kind), Some(number)) => format!("{kind} số {number}"),
        (None, Some(number)) => number.to_owned(),
        (kind, None) => {
            let title = shortened(citation.title.as_deref().unwrap_or_default(), 80);
            format!("{} {title}", kind.unwrap_or_default())
        }
    };
    if let Some(day) = citation.issued {
        words = format!("{words} {}", on_day(day));
    }
    if let Some(issuer) = citation.issuer.as_deref() {
        words = format!("{words} của {issuer}");
    }
    format!("“{}”", words.trim())
}

/// A document of the registry: `71/NQ-CP ngày 01/4/2025 của Chính phủ`.
fn known(document: &Document, lang: Lang) -> String {
    let name = document.number.as_deref().map_or_else(
        || format!("“{}”", shortened(&document.title, 80)),
        str::to_owned,
    );
    let issuer = &document.issuer;
    match (document.issued, lang) {
        (Some(day), Lang::Vi) => format!("{name} {} của {issuer}", on_day(day)),
        (Some(day), Lang::En) => format!("{name} of {day} ({issuer})"),
        (None, Lang::Vi) => format!("{name} của {issuer}"),
        (None, Lang::En) => format!("{name} ({issuer})"),
    }
}

/// A date with the word for what is known of it: `ngày 01/4/2025`, `tháng 4/2025`, `năm 2025`.
fn on_day(day: PartialDate) -> String {
    let word = match (day.month, day.day) {
        (_, Some(_)) => "ngày",
        (Some(_), None) => "tháng",
        _ => "năm",
    };
    format!("{word} {}", day.vietnamese())
}

/// When something was, as a sentence says it: `ngày 01/4/2025`, `tháng 4/2025`; `on 2025-04-01`, `in 2025-04`.
fn when(day: PartialDate, lang: Lang) -> String {
    let word = if day.is_whole() { "on" } else { "in" };
    lang.pick(on_day(day), format!("{word} {day}"))
}

/// A message that rests on a document: how sure it is where only plans show that document.
fn resting_on(document: Option<&Document>, message: Message, lang: Lang) -> Message {
    let unsure = document.filter(|document| document.verified == Verified::CitedOnly);
    let trust = unsure.map(|document| match lang {
        Lang::Vi => format!("chưa có bản gốc {}", document.name()),
        Lang::En => format!("no original of {} was seen", document.name()),
    });
    message.with(Doubts {
        beside: Vec::new(),
        trust: wording::trust(trust.as_slice(), lang),
    })
}

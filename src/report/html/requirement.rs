//! The requirements that the table and the findings rest on, with their words and evidence.

use super::words::{Unbroken, number};
use super::{letterhead, plan};
use crate::check::{Subject, wording};
use crate::lang::Lang;
use crate::report::Entry;
use crate::rule::RequirementId;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The id of a requirement on the page of a plan.
pub(super) fn id(requirement: RequirementId) -> String {
    format!("{}_rule-{}", plan::OWN, requirement.0)
}

/// The requirements that a finding rests on: those that decided its verdict.
pub(super) fn of_finding(entry: &Entry<'_>, subject: &Subject) -> Option<RequirementId> {
    let Subject::Assessment(at) = subject else {
        return None;
    };
    let assessment = entry.outcome.assessments.get(*at as usize)?;
    assessment
        .deciding
        .or(assessment.lapsed)
        .or(assessment.next)
}

/// Every requirement that is linked to, in the order of the rules.
fn used(entry: &Entry<'_>) -> BTreeSet<RequirementId> {
    let outcome = entry.outcome;
    let deciding = outcome.assessments.iter().filter_map(|a| a.deciding);
    let findings = outcome.findings.iter();
    let found = findings.filter_map(|finding| of_finding(entry, &finding.subject));
    deciding.chain(found).collect()
}

/// The table of requirements.
pub(super) fn section(entry: &Entry<'_>, lang: Lang) -> Markup {
    let used = used(entry);
    let columns = match lang {
        Lang::Vi => [
            "Văn bản, vị trí",
            "Chỉ tiêu, mức",
            "Nội dung quy định",
            "Chuỗi căn cứ, chứng cứ",
        ],
        Lang::En => [
            "Document, place",
            "Indicator, minimum",
            "Its words",
            "Legal basis, evidence",
        ],
    };
    html! {
        @if !used.is_empty() {
            section.rules {
                h2 { (lang.pick("Quy định đã dùng để đối chiếu", "The requirements that were used")) }
                table.requirements {
                    thead { tr { @for column in columns { th scope="col" { (column) } } } }
                    tbody { @for id in used { (line(entry, id, columns, lang)) } }
                }
            }
        }
    }
}

fn line(entry: &Entry<'_>, id: RequirementId, columns: [&str; 4], lang: Lang) -> Markup {
    let [place, asked, said, basis] = columns;
    let cx = entry.outcome.context();
    let requirement = cx.rules.requirement(id);
    let document = cx.rules.document(requirement.document);
    let indicator = cx.rules.indicator(requirement.indicator);
    let path = wording::path(&cx, requirement.document);
    html! {
        tr id=(self::id(id)) {
            th scope="row" data-name=(place) {
                (number(document.name()))
                @if let Some(at) = &requirement.at { div.soft { (Unbroken(at)) } }
            }
            td data-name=(asked) {
                (indicator.label(lang)) ": "
                span.amount { (wording::required(requirement, indicator, lang)) } " "
                (lang.pick("từ năm", "from")) " " (requirement.by)
            }
            td data-name=(said) lang="vi" {
                @match &requirement.quote { Some(quote) => { q { (Unbroken(quote)) } } None => { "—" } }
                @if let Some(of) = wording::translated(requirement, lang) { div.soft lang=(lang.pick("vi", "en")) { (of) } }
            }
            td data-name=(basis) {
                @if path.is_empty() {
                    (lang.pick("Phần căn cứ của kế hoạch không dẫn tới văn bản này.", "The plan's basis never reaches this document."))
                } @else { (letterhead::chain(&path, lang)) }
                @for evidence in &requirement.evidence { div.soft { (Unbroken(&wording::evidence(evidence, lang))) } }
                @for doubt in wording::doubts(&cx, requirement, lang).sentences() { div.soft { (Unbroken(&doubt)) } }
            }
        }
    }
}

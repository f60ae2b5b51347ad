#![doc = include_str!("expired_basis.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::check::Severity;
use crate::document::{DocumentId, PartialDate};
use crate::graph::Standing;
use crate::lang::Lang;
use crate::text::{Again, loose};

/// The period of a cited document's figures had ended, or the document itself had.
#[derive(Debug)]
pub(super) struct ExpiredBasis;

/// What had ended.
enum Ended {
    Document(PartialDate),
    Period(i16),
    /// What the document says of the years up to this one still guides.
    PeriodBut(i16, i16),
}

impl Check for ExpiredBasis {
    fn name(&self) -> Name {
        Name::ExpiredBasis
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let mut told = Vec::new();
        for (at, _) in cx.graph.basis() {
            let Some(id) = cx.graph.document(at) else {
                continue;
            };
            if !told.contains(&id)
                && let Some(ended) = ended(cx, id)
            {
                told.push(id);
                let finding = super::of_citation(cx, self.name(), at);
                found.push(match ended {
                    Ended::PeriodBut(..) => finding.at_most(Severity::Note),
                    _ => finding,
                });
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(citation), Some(id)) = (super::citation(cx, finding), finding.documents.first())
        else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let Some(ended) = ended(cx, *id) else {
            return Message::default();
        };
        let (text, help) = match (ended, lang) {
            (Ended::Document(since), Lang::Vi) => (
                format!("{quoted} đã hết hiệu lực từ ngày {}", since.vietnamese()),
                "Thay bằng văn bản đang có hiệu lực về cùng nội dung",
            ),
            (Ended::Document(since), Lang::En) => (
                format!("{quoted} was no longer in force from {since}"),
                "Replace it by the document in force on the subject",
            ),
            (Ended::PeriodBut(year, until), Lang::Vi) => (
                format!(
                    "{quoted} đặt mục tiêu, nhiệm vụ cho giai đoạn đã kết thúc vào năm {year}; phần đến năm {until} chỉ là tầm nhìn, định hướng"
                ),
                "Viện dẫn để định hướng thì được; lấy chỉ tiêu từ văn bản của giai đoạn hiện nay",
            ),
            (Ended::PeriodBut(year, until), Lang::En) => (
                format!(
                    "{quoted} sets targets and tasks for a period that ended in {year}; what it says up to {until} only orients"
                ),
                "As orientation it may be cited; take the figures from documents for this period",
            ),
            (Ended::Period(year), Lang::Vi) => (
                format!("{quoted} đặt mục tiêu, nhiệm vụ cho giai đoạn đã kết thúc vào năm {year}"),
                "Chỉ viện dẫn để định hướng; lấy chỉ tiêu từ văn bản của giai đoạn hiện nay",
            ),
            (Ended::Period(year), Lang::En) => (
                format!("{quoted} sets targets and tasks for a period that ended in {year}"),
                "Cite it as orientation only; take the figures from documents for this period",
            ),
        };
        let document = super::document(cx, finding);
        super::resting_on(document, wording::message(text, help), lang)
    }
}

/// What had ended before the plan's first year or day. A document that another one replaced or
/// follows is a finding of its own.
fn ended(cx: &Context<'_>, id: DocumentId) -> Option<Ended> {
    match cx.graph.registry.standing(cx.rules, id, cx.as_of.date) {
        Standing::Ended { since, by: None } => Some(Ended::Document(since)),
        Standing::InForce => {
            let years = &cx.plan.head.years;
            let first = years.iter().min().copied().unwrap_or(cx.as_of.date.year);
            let last = cx.rules.document(id).period_end?;
            (last < first).then(|| {
                let further = looks_ahead(&cx.rules.document(id).title);
                match further.filter(|year| *year >= first) {
                    Some(further) => Ended::PeriodBut(last, further),
                    None => Ended::Period(last),
                }
            })
        }
        _ => None,
    }
}

/// The year up to which a title looks ahead of its period: "tầm nhìn đến năm 2030", "định hướng
/// đến năm 2030".
fn looks_ahead(title: &str) -> Option<i16> {
    thread_local!(static YEARS: Again<Option<i16>> = Again::default());
    Again::of(&YEARS, title, || year_ahead(title))
}

fn year_ahead(title: &str) -> Option<i16> {
    let title = loose(title);
    let (_, after) = ["tầm nhìn", "định hướng"]
        .iter()
        .find_map(|words| title.rsplit_once(words))?;
    let words = after.split(' ').filter(|word| word.len() == 4);
    words.filter_map(|word| word.parse().ok()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_look_ahead_of_its_period() {
        for (title, year) in [
            (
                "Chiến lược đến năm 2025, định hướng đến năm 2030",
                Some(2030),
            ),
            (
                "Đề án giai đoạn 2022-2025, tầm nhìn 2030 (Đề án 06)",
                Some(2030),
            ),
            ("Kế hoạch chuyển đổi số năm 2025", None),
            ("Kế hoạch định hướng nghề nghiệp", None),
        ] {
            assert_eq!(looks_ahead(title), year, "{title}");
        }
    }
}

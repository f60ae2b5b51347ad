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
    Period(Period),
}

/// A period that ends before the plan's first year.
struct Period {
    /// Its last year.
    last: i16,
    /// What the document says of the years up to this one still guides.
    further: Option<i16>,
    /// Whether it had ended on the plan's day.
    is_over: bool,
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
                    Ended::Period(period) if period.further.is_some() || !period.is_over => {
                        finding.at_most(Severity::Note)
                    }
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
        let (text, help) = match ended {
            Ended::Document(since) => (
                lang.pick(
                    format!("{quoted} đã hết hiệu lực từ ngày {}", since.vietnamese()),
                    format!("{quoted} was no longer in force from {since}"),
                ),
                lang.pick(
                    "Thay bằng văn bản đang có hiệu lực về cùng nội dung",
                    "Replace it by the document in force on the subject",
                ),
            ),
            Ended::Period(period) => (
                format!("{quoted} {}", period.words(cx, lang)),
                period.way_out(lang),
            ),
        };
        let document = super::document(cx, finding);
        super::resting_on(document, wording::message(text, help), lang)
    }
}

impl Period {
    fn words(&self, cx: &Context<'_>, lang: Lang) -> String {
        let (last, first) = (self.last, first_year(cx));
        let mut words = if self.is_over {
            lang.pick(
                format!("đặt mục tiêu, nhiệm vụ cho giai đoạn đã kết thúc vào năm {last}"),
                format!("sets targets and tasks for a period that ended in {last}"),
            )
        } else {
            lang.pick(
                format!(
                    "chỉ đặt mục tiêu, nhiệm vụ đến hết năm {last}, kế hoạch lập từ năm {first}"
                ),
                format!("sets targets and tasks up to {last} only, the plan begins with {first}"),
            )
        };
        if let Some(until) = self.further {
            words.push_str(&lang.pick(
                format!("; phần đến năm {until} chỉ là tầm nhìn, định hướng"),
                format!("; what it says up to {until} only orients"),
            ));
        }
        words
    }

    fn way_out(&self, lang: Lang) -> &'static str {
        match (self.is_over, self.further) {
            (false, _) => lang.pick(
                "Vẫn viện dẫn được; lấy chỉ tiêu của các năm sau từ văn bản đặt mức cho các năm ấy",
                "It may be cited; take the figures of later years from what sets them for those years",
            ),
            (true, Some(_)) => lang.pick(
                "Viện dẫn để định hướng thì được; lấy chỉ tiêu từ văn bản của giai đoạn hiện nay",
                "As orientation it may be cited; take the figures from documents for this period",
            ),
            (true, None) => lang.pick(
                "Chỉ viện dẫn để định hướng; lấy chỉ tiêu từ văn bản của giai đoạn hiện nay",
                "Cite it as orientation only; take the figures from documents for this period",
            ),
        }
    }
}

/// The first year of the plan; of one that names none the year it is judged in.
fn first_year(cx: &Context<'_>) -> i16 {
    let years = cx.plan.head.years.iter();
    years.min().copied().unwrap_or(cx.as_of.date.year)
}

/// What had ended before the plan's first year or day. A document that another one replaced or
/// follows is a finding of its own.
fn ended(cx: &Context<'_>, id: DocumentId) -> Option<Ended> {
    match cx.graph.registry.standing(cx.rules, id, cx.as_of.date) {
        Standing::Ended { since, by: None } => Some(Ended::Document(since)),
        Standing::InForce => {
            let first = first_year(cx);
            let last = cx.rules.document(id).period_end?;
            let further = looks_ahead(&cx.rules.document(id).title);
            (last < first).then(|| {
                Ended::Period(Period {
                    last,
                    further: further.filter(|year| *year >= first),
                    is_over: last < cx.as_of.date.year,
                })
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

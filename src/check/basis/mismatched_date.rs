#![doc = include_str!("mismatched_date.md")]

use super::{Check, Citation, Context, Finding, Message, Name, Slip, wording};
use crate::document::{Document, DocumentNumber, PartialDate};
use crate::lang::Lang;

/// The registry, or the year in the number, says another date.
#[derive(Debug)]
pub(super) struct MismatchedDate;

impl Check for MismatchedDate {
    fn name(&self) -> Name {
        Name::MismatchedDate
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let by_itself = |citation: &Citation<'_>| other_year(citation).is_some();
        super::each_slip(cx, self.name(), Slip::Date, found, by_itself);
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(citation) = super::citation(cx, finding) else {
            return Message::default();
        };
        let quoted = super::quoted(citation);
        let document = super::document(cx, finding);
        let day = document
            .and_then(|d| d.issued)
            .map(|day| super::when(day, lang));
        let text = match (day, other_year(citation), lang) {
            (Some(day), _, Lang::Vi) => {
                format!("{quoted}: theo danh mục, văn bản được ban hành {day}")
            }
            (Some(day), _, Lang::En) => {
                format!("{quoted}: by the registry it was issued {day}")
            }
            (None, year, Lang::Vi) => format!(
                "{quoted}: năm trong số, ký hiệu là {}, khác năm ban hành",
                year.unwrap_or_default()
            ),
            (None, year, Lang::En) => format!(
                "{quoted}: the year in the number, {}, is not that of the date",
                year.unwrap_or_default()
            ),
        };
        let help = match (document, of_that_day(cx, citation)) {
            (Some(_), _) => lang.pick(
                "Đối chiếu bản gốc để ghi đúng ngày ban hành".to_owned(),
                "Copy the date from the document itself".to_owned(),
            ),
            (None, Some(other)) => {
                let other = super::known(other, lang);
                lang.pick(
                    format!("Danh mục có {other}: đối chiếu bản gốc, có thể ghi nhầm năm trong số, ký hiệu"),
                    format!("The registry has {other}: the year in the number may be the slip"),
                )
            }
            (None, None) => lang.pick(
                "Đối chiếu bản gốc để ghi đúng số, ký hiệu và ngày ban hành".to_owned(),
                "Copy number and date from the document itself".to_owned(),
            ),
        };
        super::resting_on(document, wording::message(text, &help), lang)
    }
}

/// The document of the printed day whose number differs in the year alone.
fn of_that_day<'c>(cx: &Context<'c>, citation: &Citation<'_>) -> Option<&'c Document> {
    let printed = DocumentNumber::parse_again(citation.number.as_deref()?);
    let day = citation.issued.filter(|day| day.is_whole())?;
    let agrees = |known: PartialDate| day.agrees(known);
    let mut same_day = cx
        .rules
        .documents
        .iter()
        .filter(|document| document.issued.is_some_and(agrees));
    same_day.find(|document| {
        let number = document.number.as_deref().map(DocumentNumber::parse_again);
        number.is_some_and(|number| {
            (&number.ordinal, number.kind, number.body)
                == (&printed.ordinal, printed.kind, printed.body)
                && number.year == Some(day.year)
        })
    })
}

/// The year in the number, where the printed date is of another.
fn other_year(citation: &Citation<'_>) -> Option<i16> {
    let year = DocumentNumber::parse_again(citation.number.as_deref()?).year?;
    (citation.issued?.year != year).then_some(year)
}

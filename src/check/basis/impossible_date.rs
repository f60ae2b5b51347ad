#![doc = include_str!("impossible_date.md")]

use super::{Check, Citation, Context, Finding, Message, Name, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::text::nfc;

/// The calendar has no such day.
#[derive(Debug)]
pub(super) struct ImpossibleDate;

impl Check for ImpossibleDate {
    fn name(&self) -> Name {
        Name::ImpossibleDate
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        // The words of a citation hold those of the documents its title names.
        for (at, _) in cx.graph.resolutions().filter(|(at, _)| at.nested.is_none()) {
            if let Some(date) = at.of(cx.plan).and_then(impossible) {
                let mut finding = super::of_citation(cx, self.name(), at);
                finding.words = Some(date.into());
                found.push(finding);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let date = finding.words.as_deref().unwrap_or_default();
        let citation = super::citation(cx, finding);
        let quoted = citation.map(super::quoted).unwrap_or_default();
        let text = match lang {
            Lang::Vi => format!("Không có ngày “{date}” trong lịch: {quoted}"),
            Lang::En => format!("The calendar has no day “{date}”: {quoted}"),
        };
        let document = super::document(cx, finding);
        let known = document.and_then(|d| d.issued).filter(|day| day.is_whole());
        let help = match (known, lang) {
            (Some(day), Lang::Vi) => format!(
                "Theo danh mục, văn bản được ban hành ngày {}; đối chiếu bản gốc để sửa",
                day.vietnamese()
            ),
            (Some(day), Lang::En) => {
                format!("By the registry it was issued on {day}; compare with the original")
            }
            (None, Lang::Vi) => "Đối chiếu bản gốc để ghi đúng ngày ban hành".to_owned(),
            (None, Lang::En) => "Copy the date from the document itself".to_owned(),
        };
        wording::message(text, help)
    }
}

/// The first date in the words of a citation that does not exist, as printed.
fn impossible(citation: &Citation<'_>) -> Option<String> {
    let words = citation.raw.as_deref().or(citation.title.as_deref())?;
    let words = nfc(words);
    in_digits(&words).or_else(|| in_words(&words))
}

/// `17/57/2025`, also with dots or dashes; not the `165/2025/` of a number.
fn in_digits(words: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-');
    let groups = words.split(|c: char| !is_part(c) && !c.is_alphanumeric());
    for group in groups {
        let group = group.trim_end_matches(['.', '-']);
        for mark in ['/', '.', '-'] {
            let parts: Vec<&str> = group.split(mark).collect();
            if let [day, month, year] = parts.as_slice()
                && day.len() <= 2
                && month.len() <= 2
                && year.len() == 4
                && is_impossible(day, month, year)
            {
                return Some(group.to_owned());
            }
        }
    }
    None
}

/// `ngày 31 tháng 6 năm 2025`.
fn in_words(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.windows(6).find_map(|six| match six {
        [first, day, second, month, third, year] => {
            let year = year.trim_end_matches(|c: char| !c.is_ascii_digit());
            let named = first.to_lowercase() == "ngày" && *second == "tháng" && *third == "năm";
            let printed = format!("{day} tháng {month} năm {year}");
            (named && year.len() == 4 && is_impossible(day, month, year)).then_some(printed)
        }
        _ => None,
    })
}

/// Whether three numbers are no day of the calendar; what are no numbers is no date at all.
fn is_impossible(day: &str, month: &str, year: &str) -> bool {
    match (day.parse(), month.parse(), year.parse()) {
        (Ok(day), Ok(month), Ok(year)) => PartialDate::day(year, month, day).is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_calendar_has_not() {
        for (raw, found) in [
            (
                "Kế hoạch số 1435/KH-VP ngày 17/57/2025 của UBND tỉnh",
                Some("17/57/2025"),
            ),
            ("Quyết định ngày 31/6/2025, của", Some("31/6/2025")),
            ("ngày 29/02/2025.", Some("29/02/2025")),
            ("ngày 29.02.2024", None),
            ("ngày 31.04.2024;", Some("31.04.2024")),
            ("Ngày 31 tháng 6 năm 2025, của", Some("31 tháng 6 năm 2025")),
            ("ngày 30 tháng 6 năm 2025", None),
            ("Nghị định số 99/2025/NĐ-CP ngày 01/7/2025", None),
            ("Luật số 20/2023/QH15 ngày 22/6/2023", None),
            ("giai đoạn 2025-2030, mục 1.2.3", None),
            ("ngày   tháng   năm 2025", None),
            ("số điện thoại 0912-345-6789", None),
        ] {
            let citation = Citation {
                raw: Some(raw.into()),
                ..Citation::default()
            };
            assert_eq!(impossible(&citation).as_deref(), found, "{raw}");
        }
    }
}

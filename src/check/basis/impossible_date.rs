#![doc = include_str!("impossible_date.md")]

use super::{Check, Citation, Context, Finding, Message, Name, wording};
use crate::check::{Severity, Subject};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::plan::{
    Passage, PassageKind, Task, ends_before_it_begins, impossible_day, impossible_time,
};
use crate::text::{Again, nfc};

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
        for (at, task) in (0..).zip(&cx.plan.tasks) {
            if let Some(time) = task.deadline.as_deref().and_then(impossible_time) {
                let mut finding = Finding::new(self.name(), Subject::Task(at));
                finding.words = Some(time.into());
                found.push(finding);
            } else if is_reversed(task) {
                let finding = Finding::new(self.name(), Subject::Task(at));
                found.push(finding.at_most(Severity::Warning));
            }
        }
        for (at, passage) in (0..).zip(&cx.plan.passages) {
            let Some(day) = wrong_day(passage).filter(|_| !is_of_a_task(cx, passage)) else {
                continue;
            };
            let mut finding = Finding::new(self.name(), Subject::Passages(vec![at]));
            finding.words = Some(day.into());
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let date = finding.words.as_deref().unwrap_or_default();
        if let Subject::Task(at) = finding.subject {
            let task = cx.plan.tasks.get(at as usize);
            if let Some(task) = task.filter(|task| is_reversed(task)) {
                return of_reversed(task, lang);
            }
            return of_deadline(date, task.map_or("", |task| &task.name), lang);
        }
        if let Subject::Passages(places) = &finding.subject {
            let place = places
                .first()
                .and_then(|at| cx.plan.passages.get(*at as usize));
            let words = place.and_then(|place| place.words.as_deref());
            return in_a_sentence(date, words.unwrap_or_default(), lang);
        }
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

/// A deadline that does not exist.
fn of_deadline(time: &str, task: &str, lang: Lang) -> Message {
    let task = wording::shortened(task, 120);
    let text = lang.pick(
        format!("Thời hạn “{time}” không có trong lịch: nhiệm vụ “{task}”"),
        format!("The calendar has no “{time}”: deadline of the task “{task}”"),
    );
    let help = lang.pick("Ghi lại thời hạn đúng", "Write the right deadline");
    wording::message(text, help)
}

/// Whether the deadline of a task ends before it begins.
fn is_reversed(task: &Task<'_>) -> bool {
    task.deadline.as_deref().is_some_and(ends_before_it_begins)
}

/// A deadline whose days stand in the wrong order.
fn of_reversed(task: &Task<'_>, lang: Lang) -> Message {
    let name = wording::shortened(&task.name, 120);
    let time = task.deadline.as_deref().unwrap_or_default().trim();
    let text = lang.pick(
        format!("Thời hạn “{time}” kết thúc trước khi bắt đầu: nhiệm vụ “{name}”"),
        format!("“{time}” ends before it begins: deadline of the task “{name}”"),
    );
    let help = lang.pick("Ghi lại thời hạn đúng", "Write the right deadline");
    wording::message(text, help)
}

/// A day in a sentence that does not exist.
fn in_a_sentence(day: &str, sentence: &str, lang: Lang) -> Message {
    let sentence = wording::shortened(sentence, 120);
    let is_day = day.starts_with(|c: char| c.is_ascii_digit());
    let text = match (is_day, lang) {
        (true, Lang::Vi) => format!("Không có ngày “{day}” trong lịch: “{sentence}”"),
        (true, Lang::En) => format!("The calendar has no day “{day}”: “{sentence}”"),
        (false, Lang::Vi) => format!("Thời gian “{day}” không có trong lịch: “{sentence}”"),
        (false, Lang::En) => format!("The calendar has no “{day}”: “{sentence}”"),
    };
    let help = lang.pick("Ghi lại ngày, tháng đúng", "Write the right day or month");
    wording::message(text, help)
}

/// The day of a sentence that the calendar has not.
fn wrong_day(passage: &Passage<'_>) -> Option<String> {
    let words = passage
        .words
        .as_deref()
        .filter(|_| passage.kind == PassageKind::WrongDay);
    words.and_then(impossible_day)
}

/// Whether a place is that of a task whose deadline is told as impossible.
fn is_of_a_task(cx: &Context<'_>, passage: &Passage<'_>) -> bool {
    let Some(lines) = passage.lines else {
        return false;
    };
    cx.plan.tasks.iter().any(|task| {
        let fault = task.deadline.as_deref().and_then(impossible_time);
        fault.is_some()
            && task
                .lines
                .is_some_and(|own| own.first <= lines.last && lines.first <= own.last)
    })
}

/// The first date in the words of a citation that does not exist, as printed.
pub(super) fn impossible(citation: &Citation<'_>) -> Option<String> {
    thread_local!(static READ: Again<Option<String>> = Again::default());
    let words = citation.raw.as_deref().or(citation.title.as_deref())?;
    Again::of(&READ, words, || {
        in_digits(words).or_else(|| in_words(words))
    })
}

/// `17/57/2025`, also with dots or dashes; not the `165/2025/` of a number.
fn in_digits(words: &str) -> Option<String> {
    let is_mark = |b: u8| matches!(b, b'/' | b'.' | b'-');
    let mut rest = words;
    let mut before = b' ';
    while let Some(at) = rest.bytes().position(|b| b.is_ascii_digit()) {
        before = at
            .checked_sub(1)
            .and_then(|at| rest.as_bytes().get(at))
            .copied()
            .unwrap_or(before);
        rest = rest.get(at..)?;
        // A whole run of digits and marks, so that a date is not seen inside a longer number.
        let end = rest
            .bytes()
            .position(|b| !b.is_ascii_digit() && !is_mark(b));
        let (run, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let is_apart = !before.is_ascii_alphanumeric() && !is_mark(before);
        let date = run.trim_end_matches(['.', '-']);
        if is_apart && !behind.starts_with(char::is_alphanumeric) && is_impossible_run(date) {
            return Some(date.to_owned());
        }
        before = run.bytes().last().unwrap_or(b' ');
        rest = behind;
    }
    None
}

/// Whether a run of digits and marks is three numbers between two equal marks that are no day.
fn is_impossible_run(run: &str) -> bool {
    ['/', '.', '-'].into_iter().any(|mark| {
        let mut parts = run.split(mark);
        let (Some(day), Some(month), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        day.len() <= 2 && month.len() <= 2 && year.len() == 4 && is_impossible(day, month, year)
    })
}

/// `ngày 31 tháng 6 năm 2025`.
fn in_words(words: &str) -> Option<String> {
    // In either normal form the word begins with these two letters, behind a number.
    let mut months = words.match_indices(" th");
    let before = |at: usize| words.as_bytes().get(at.checked_sub(1)?).copied();
    if !months.any(|(at, _)| before(at).is_some_and(|b| b.is_ascii_digit())) {
        return None;
    }
    let words = nfc(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    words.windows(6).find_map(|six| match six {
        [first, day, second, month, third, year] => {
            let year = year.trim_end_matches(|c: char| !c.is_ascii_digit());
            let named = *second == "tháng" && *third == "năm" && first.to_lowercase() == "ngày";
            let found = named && year.len() == 4 && is_impossible(day, month, year);
            found.then(|| format!("{day} tháng {month} năm {year}"))
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
            ("số 31 tháng 6 năm 2025", None),
            ("ngày 31 kỳ 6 năm 2025", None),
            ("ngày 31 tháng 6 khóa 2025", None),
            ("ngày 31 tháng 6 năm 25", None),
            ("ngày 31/6.2025", None),
            ("ngày 310/6/2025", None),
            ("ngày 31/06/25", None),
            ("Kế hoạch 31/6/2025-A", None),
            ("số điện thoại 0912-345-6789", None),
            ("Số 17/57/2025/NĐ-CP", None),
            ("văn bản số A31/6/2025", None),
            ("ngày 31/6/2025 và ngày 30/6/2025", Some("31/6/2025")),
            ("ngày 30/6/2025 và ngày 31/6/2025", Some("31/6/2025")),
        ] {
            let citation = Citation {
                raw: Some(raw.into()),
                ..Citation::default()
            };
            assert_eq!(impossible(&citation).as_deref(), found, "{raw}");
        }
    }
}

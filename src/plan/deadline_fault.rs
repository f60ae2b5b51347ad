//! Days, months and quarters in a deadline that the calendar has not: "31/02/2026", "tháng 13", "quý V".

use super::deadline::Deadline;
use crate::document::PartialDate;
use crate::text::{Again, nfc};

/// The first time in a deadline that does not exist, as printed; a day without a year may be that of a leap year.
pub fn impossible_time(deadline: &str) -> Option<String> {
    thread_local!(static READ: Again<Option<String>> = Again::default());
    Again::of(&READ, deadline, || find_impossible_time(deadline))
}

fn find_impossible_time(deadline: &str) -> Option<String> {
    let text = nfc(deadline);
    if is_lunar(&text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied();
        named(word, next).or_else(|| in_digits(word))
    })
}

/// The first day, month or quarter in a sentence that does not exist: "trước ngày 31/9/2026", "Quý V/2026"; of what names no year only what "ngày" leads to.
pub fn impossible_day(sentence: &str) -> Option<String> {
    if is_lunar(sentence) {
        return None;
    }
    if let Some(day) = spelt(sentence) {
        return Some(day);
    }
    if !sentence.contains('/') {
        return None;
    }
    let text = nfc(sentence);
    let words = text.split_whitespace();
    // "Quý V/2026", "tháng 13/2026": the year tells that it is a time.
    let named = words
        .clone()
        .zip(words.clone().skip(1))
        .find_map(|(word, next)| {
            let year = next
                .split_once('/')
                .map(|(_, year)| year.get(..4).unwrap_or_default());
            let dated =
                year.is_some_and(|year| year.starts_with("20") && year.parse::<i16>().is_ok());
            named(word, Some(next)).filter(|_| dated)
        });
    if named.is_some() {
        return named;
    }
    let before = std::iter::once("").chain(words.clone());
    let mut days = before.zip(words).filter(|(_, word)| word.contains('/'));
    days.find_map(|(before, word)| {
        let led = || matches!(before.to_lowercase().as_str(), "ngày" | "đến" | "trước");
        let whole = || word.matches('/').count() == 2;
        in_digits(word).filter(|_| led() || whole())
    })
}

/// Whether words tell days by the moon: the calendar of the sun says nothing of them.
fn is_lunar(words: &str) -> bool {
    words.to_lowercase().contains("âm lịch")
}

/// Whether a deadline ends on a day before it begins: "01/12/2026 - 01/6/2026", "từ 15/8/2026 đến 30/6/2026".
pub fn ends_before_it_begins(deadline: &str) -> bool {
    let text = nfc(deadline).to_lowercase();
    let sides = [" - ", " – ", " đến ", "-", "–"]
        .iter()
        .find_map(|sign| text.split_once(sign));
    let Some((begin, end)) = sides else {
        return false;
    };
    let begin = begin.trim_start();
    let begin = begin.strip_prefix("từ ").unwrap_or(begin);
    match (Deadline::parse(begin), Deadline::parse(end)) {
        (
            Deadline::Times { first, last },
            Deadline::Times {
                first: end,
                last: same,
            },
        ) => first == last && end == same && end.is_whole() && end.surely_before(first),
        _ => false,
    }
}

/// "ngày 31 tháng 4 năm 2026".
fn spelt(sentence: &str) -> Option<String> {
    let mut rest = sentence;
    while let Some((_, day)) = rest.split_once("ngày ") {
        rest = day;
        let (day, behind) = day.split_once(" tháng ")?;
        let (month, behind) = behind.split_once(" năm ").unwrap_or((behind, ""));
        let year = behind
            .get(..4)
            .filter(|_| month.len() <= 2)
            .and_then(|year| year.parse().ok());
        // A leap year, so that only what is never a day is told.
        let year = year.unwrap_or(2024);
        let month = month
            .split([',', ';', '.', ' ', '/'])
            .next()
            .unwrap_or_default();
        if let (Ok(found), Ok(of)) = (day.trim().parse(), month.parse())
            && PartialDate::day(year, of, found).is_none()
        {
            return Some(format!("{day} tháng {month}"));
        }
    }
    None
}

/// "tháng 13/2026", "quý V".
fn named(word: &str, next: Option<&str>) -> Option<String> {
    let next = next?;
    let number = next
        .split(['/', ',', '-', ';', '.', '–'])
        .next()
        .unwrap_or_default();
    let is_wrong = match word.trim_start_matches('(').to_lowercase().as_str() {
        // "Trong tháng 24 giờ": only what a month may be written as.
        "tháng" => number.len() == 2 && number.parse().is_ok_and(|n: u8| !(1..=12).contains(&n)),
        "quý" | "quí" => {
            let roman = ["V", "VI", "VII", "VIII"].contains(&number);
            roman || (number.len() == 1 && number.parse().is_ok_and(|n: u8| !(1..=4).contains(&n)))
        }
        _ => false,
    };
    is_wrong.then(|| {
        let printed = next.trim_end_matches([',', ';', '.', ')']);
        format!("{word} {printed}")
    })
}

/// "31/02/2026", "31/02"; not "24/7" nor "02/2026".
fn in_digits(word: &str) -> Option<String> {
    let run = word.trim_matches(['(', ')', ',', ';', '.', ':']);
    let parts: Vec<&str> = run.split('/').collect();
    let short = |part: &str| part.len() <= 2 && !part.is_empty();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let is_wrong = match parts.as_slice() {
        [day, month, year] if short(day) && short(month) && year.len() == 4 => {
            let day = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
            PartialDate::day(day.2, day.1, day.0).is_none()
        }
        // 30 and 31 only: other pairs may be counts.
        [day, month] if matches!(*day, "30" | "31") && short(month) => {
            let month = month.parse().ok()?;
            // A leap year, so that only what is never a day is told.
            (1..=12).contains(&month) && PartialDate::day(2024, month, day.parse().ok()?).is_none()
        }
        _ => false,
    };
    is_wrong.then(|| run.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_sentences() {
        for (sentence, found) in [
            ("Hoàn thành trước ngày 31/9/2026.", Some("31/9/2026")),
            ("Báo cáo trước ngày 31/6, đồng thời", Some("31/6")),
            ("trực 24/7, xử lý 30/02 hồ sơ", None),
            ("từ 01/6 đến 30/6/2026", None),
            ("Tân An, ngày 31 tháng 4 năm 2026", Some("31 tháng 4")),
            ("ngày 29 tháng 02 năm 2027", Some("29 tháng 02")),
            ("ngày 29 tháng 02, ngày 30 tháng 6 năm 2026", None),
            ("Ngày làm việc tháng 13", None),
            ("Hoàn thành trước ngày 30/02 âm lịch", None),
            (
                "Rà soát hạ tầng. Thời gian: Quý V/2026.",
                Some("Quý V/2026"),
            ),
            ("Hoàn thành trong tháng 13/2026.", Some("tháng 13/2026")),
            ("Quý V, tháng 13", None),
            ("trong tháng 24/24 giờ", None),
        ] {
            assert_eq!(impossible_day(sentence).as_deref(), found, "{sentence}");
        }
    }

    #[test]
    fn only_what_the_calendar_has_not() {
        for (deadline, found) in [
            ("Trước 31/02/2026", Some("31/02/2026")),
            ("trước ngày 31/4", Some("31/4")),
            ("Tháng 13/2026", Some("Tháng 13/2026")),
            ("Hoàn thành trong Quý V", Some("Quý V")),
            ("quý 5/2026", Some("quý 5/2026")),
            ("29/02/2026;", Some("29/02/2026")),
            ("15/13/2026", Some("15/13/2026")),
        ] {
            assert_eq!(impossible_time(deadline).as_deref(), found, "{deadline}");
        }
        for none in [
            "29/02",
            "Quý IV/2026",
            "Quý I, II, III",
            "Tháng 12/2026",
            "24/7",
            "42/50 thôn",
            "02/2026",
            "6 tháng đầu năm",
            "Năm 2026",
            "31/12/2026",
            "Theo Kế hoạch số 30/KH-UBND",
            "trước ngày 30/02 âm lịch",
            "",
        ] {
            assert_eq!(impossible_time(none), None, "{none}");
        }
    }

    #[test]
    fn only_what_surely_ends_before_it_begins() {
        for (deadline, reversed) in [
            ("01/12/2026 - 01/6/2026", true),
            ("Từ ngày 15/8/2026 đến ngày 30/6/2026", true),
            ("01/6/2026 - 01/12/2026", false),
            ("01/6/2026-01/6/2026", false),
            ("Tháng 12 - tháng 3", false),
            ("01/12 - 01/6/2026", false),
            ("15-3-2026", false),
            ("2026-03-15", false),
            ("Tháng 8/2026 - 01/6/2026", true),
        ] {
            assert_eq!(ends_before_it_begins(deadline), reversed, "{deadline}");
        }
    }
}

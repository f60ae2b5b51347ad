//! The years that a title names, and those it only looks ahead to.

use crate::extract::phrases::lists;
use crate::extract::stretch::{Spelt, Stretch};

lists! {
    /// What looks further ahead than the plan.
    OUTLOOK "outlook";
    /// Words before a period or a year.
    PERIOD "period";
    /// "tháng" before a month.
    MONTH "month-before";
    /// What leads to the document that a plan carries out.
    CARRIES "carries-out";
    /// "theo", "thay thế": what leads to another document.
    OTHER "of-other-years";
    /// What a title says of a year that is over.
    LOOKS_BACK "looks-back";
    /// Between two years that a title names.
    JOINED "and-year";
    /// Between the first and the last year of a period.
    SPANS "to-year";
}

/// The years a title names before it looks further ahead: 2026 of "năm 2026, định hướng đến năm 2030"; none where it does
/// not look ahead.
pub fn before_outlook(title: &str) -> Vec<i16> {
    let spelt = Spelt::of(title);
    let words = spelt.whole();
    let outlook = OUTLOOK.places(words).next();
    outlook.map_or_else(Vec::new, |(at, _)| years(words.until(at).text))
}

/// The only year a title names before it looks further ahead.
pub(in crate::extract) fn main_year(title: &str) -> Option<i16> {
    match before_outlook(title).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The years a title names: one, several, or all of a period.
pub(in crate::extract) fn years(title: &str) -> Vec<i16> {
    let spelt = Spelt::of(title);
    let words = spelt.whole();
    let mut found: Vec<(usize, Vec<i16>)> = Vec::new();
    for (at, end) in PERIOD.places(words) {
        let before = words.until(at).trim_end();
        let before = before.until(
            before
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len(),
        );
        if MONTH.before(before.trim_end()).is_none() {
            // "trong 03 năm (2026 - 2028)".
            let behind = words.from(end).trim_start();
            found.push((at, period(behind.text.trim_start_matches('('))));
        }
    }
    let own = own(words, &found);
    let mut found: Vec<i16> = match own {
        Some(year) => vec![year],
        None => found.into_iter().flat_map(|(_, years)| years).collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// The only year of a title whose period is that of a document it carries out: "… năm 2026 (thực hiện Kế hoạch giai đoạn 2026 - 2030)",
/// "Thực hiện Nghị quyết số 20/NQ-HĐND … giai đoạn 2026 - 2030 … năm 2026".
fn own(words: Stretch<'_>, found: &[(usize, Vec<i16>)]) -> Option<i16> {
    let named: Vec<&(usize, Vec<i16>)> = found
        .iter()
        .filter(|(_, years)| !years.is_empty())
        .collect();
    let carried = |from: usize, to: usize| CARRIES.stand_in(words.slice(from..to));
    let of_another = |from: usize, to: usize| OTHER.stand_in(words.slice(from..to));
    // "… năm 2026 thực hiện Đề án 06 giai đoạn 2022 - 2025, tầm nhìn 2030", "… năm 2026 (điều chỉnh Kế hoạch năm 2025)"
    if let [(first, one), (second, _), ..] = named.as_slice()
        && let [year] = one.as_slice()
        && (carried(*first, *second) || of_another(*first, *second))
    {
        return Some(*year);
    }
    let [(first, one), (_, other)] = named.as_slice() else {
        return None;
    };
    match (one.as_slice(), other.as_slice()) {
        ([from, .., last], [year]) if from <= year && year <= last => {
            let numbered = words.until(*first).text.contains('/');
            (numbered && carried(0, *first) && *from < *last).then_some(*year)
        }
        // "Tổng kết … năm 2025 và phương hướng, nhiệm vụ năm 2026"
        ([before], [year]) if *year == before + 1 => {
            LOOKS_BACK.stand_in(words.until(*first)).then_some(*year)
        }
        _ => None,
    }
}

/// "2026", "2026 - 2030", "2026 đến 2030", "2025, 2026" or "2025 và 2026" at the start of a text.
fn period(text: &str) -> Vec<i16> {
    let year = |text: &str| {
        let digits = text
            .get(..4)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        let whole = !text
            .get(4..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        digits
            .parse::<i16>()
            .ok()
            .filter(|year| whole && crate::document::YEARS.contains(year))
    };
    let Some(first) = year(text) else {
        return Vec::new();
    };
    let mut found = vec![first];
    let mut rest = text.get(4..).unwrap_or_default().trim_start();
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..).unwrap_or_default().trim_start();
        // "2025 và 2026", "2026 đến năm 2030"
        let (joint, behind) = rest.split_once(' ').unwrap_or_default();
        let (joined, spans) = (JOINED.is(joint), SPANS.is(joint));
        let after = if joined || spans { behind } else { after };
        let after = after.strip_prefix("năm ").unwrap_or(after);
        let Some(next) = year(after).filter(|next| found.last().is_some_and(|last| next > last))
        else {
            break;
        };
        let spans = spans || matches!(sign, '-' | '–' | '—' | '÷' | '~');
        if spans && next - first < 30 {
            found.extend(first + 1..=next);
        } else if joined || sign == ',' {
            found.push(next);
        } else {
            break;
        }
        rest = after.get(4..).unwrap_or_default().trim_start();
    }
    found
}

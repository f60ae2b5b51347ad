//! Quantities in running text: "tối thiểu 80%", "từ 80% trở lên", "90 - 95%", "02 lớp/năm".

mod amount;
mod unit;

use super::letter::{is_alphabetic, is_alphanumeric};
use super::search::{has, position};
use super::words::Words;
use super::work::look;
use crate::target::{Comparison, Decimal, Promise};
use amount::{Amount, amount, high};
use std::ops::Range;
pub(super) use unit::begins_with_unit;
use unit::unit;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A share.
    Percent,
    /// A level: "cấp độ 3".
    Level,
    /// Things, by their unit: `lớp/năm`.
    Count(String),
    /// Nothing printed: an index.
    Bare,
}

/// A quantity and the words that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// What it promises.
    pub(super) promise: Promise,
    /// What it counts.
    pub(super) measure: Measure,
    /// From the words that compare ("tối thiểu") to the end of the unit.
    pub(super) range: Range<usize>,
    /// "trở lên", where it stands apart: "từ 80% người dân trở lên".
    pub(super) suffix: Option<Range<usize>>,
}

/// The quantities in words, in order.
pub(super) fn quantities(words: Words<'_>) -> Vec<Quantity> {
    look(words.text.len());
    let bytes = words.text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| position(rest, |byte| byte.is_ascii_digit()))
    {
        at += step;
        let glued = words
            .until(at)
            .text
            .ends_with(|c: char| is_alphanumeric(c) || matches!(c, '/' | '.' | ','));
        let read = if glued { None } else { quantity(words, at) };
        at = match read {
            Some(quantity) => {
                let end = quantity.range.end;
                found.push(quantity);
                end.max(at + 1)
            }
            None => at + digits_from(bytes, at),
        };
    }
    found
}

fn digits_from(bytes: &[u8], at: usize) -> usize {
    let inner = |b: &&u8| b.is_ascii_digit() || matches!(b, b'.' | b',');
    bytes
        .get(at..)
        .map_or(1, |rest| rest.iter().take_while(inner).count().max(1))
}

fn quantity(words: Words<'_>, at: usize) -> Option<Quantity> {
    let rest = words.from(at);
    let (left, mut amount) = amount(rest.lower).ok()?;
    let mut end = words.text.len() - left.len();
    if let Some((high, after)) = counted_range(words, end, &amount) {
        (amount.high, end) = (Some(high), after);
    }
    let lead = lead(words, at);
    let (measure, end) = measure(words, end, &amount, &lead)?;
    let suffix = suffix(words.from(end));
    let comparison = compare(lead.comparison, suffix.as_ref().map(|(_, c)| *c), &amount);
    let promise = match (&measure, amount.high) {
        (Measure::Level, _) => Promise::Level(amount.low),
        (_, Some(high)) => Promise::Range(amount.low, high),
        (_, None) => Promise::Number(comparison, amount.low),
    };
    Some(Quantity {
        promise,
        measure,
        range: lead.start..end,
        suffix: suffix.map(|(range, _)| end + range.start..end + range.end),
    })
}

/// "5 - 7 thành viên": the higher number of a range of things, and where it ends.
fn counted_range(words: Words<'_>, end: usize, amount: &Amount) -> Option<(Decimal, usize)> {
    if amount.percent || amount.high.is_some() {
        return None;
    }
    let (left, higher) = high(words.from(end).lower).ok()?;
    let after = words.text.len() - left.len();
    let counted = higher > amount.low && unit(words.from(after)).is_some();
    counted.then_some((higher, after))
}

/// A cell that is a range and nothing else: "95 - 98".
pub(super) fn between(cell: &str) -> Option<Promise> {
    let (left, low) = amount(cell.trim()).ok()?;
    let (rest, higher) = high(left).ok()?;
    let whole = rest.trim_matches(|c: char| c.is_whitespace() || c == '%');
    let range = whole.is_empty() && higher > low.low && low.high.is_none();
    range.then_some(Promise::Range(low.low, higher))
}

/// A unit as it stands inside a sentence: "Điểm" heads a cell, "Mbps" is written so.
pub(super) fn in_small(unit: &str) -> String {
    let mut letters = unit.chars();
    let first = letters.next();
    let sentence = letters.clone().all(|c| !c.is_uppercase());
    match first
        .filter(|c| c.is_uppercase() && sentence && !unit.contains("bps") && !unit.contains("b/s"))
    {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => unit.to_owned(),
    }
}

/// The words that compare, before the number.
#[derive(Clone, Debug)]
struct Lead {
    start: usize,
    comparison: Option<Comparison>,
    /// The word for a level ("cấp độ") right before the number.
    level: bool,
}

const COMPARE: &[(&str, Option<Comparison>)] = &[
    ("≥", Some(Comparison::AtLeast)),
    (">=", Some(Comparison::AtLeast)),
    ("=>", Some(Comparison::AtLeast)),
    (">", Some(Comparison::MoreThan)),
    ("≤", Some(Comparison::AtMost)),
    ("<=", Some(Comparison::AtMost)),
    ("<", Some(Comparison::LessThan)),
    ("=", None),
    ("không dưới", Some(Comparison::AtLeast)),
    ("không thấp hơn", Some(Comparison::AtLeast)),
    ("không ít hơn", Some(Comparison::AtLeast)),
    ("tối thiểu", Some(Comparison::AtLeast)),
    ("ít nhất", Some(Comparison::AtLeast)),
    ("từ", Some(Comparison::AtLeast)),
    ("không vượt quá", Some(Comparison::AtMost)),
    ("không quá", Some(Comparison::AtMost)),
    ("tối đa", Some(Comparison::AtMost)),
    ("dưới", Some(Comparison::LessThan)),
    ("cao hơn", Some(Comparison::MoreThan)),
    ("hơn", Some(Comparison::MoreThan)),
    ("đạt và vượt", Some(Comparison::AtLeast)),
    ("đạt hoặc vượt", Some(Comparison::AtLeast)),
    ("vượt", Some(Comparison::MoreThan)),
    ("trên", Some(Comparison::MoreThan)),
    ("khoảng", None),
    ("đạt", None),
    ("là", None),
];

fn lead(words: Words<'_>, at: usize) -> Lead {
    let mut before = words.until(at).trim_end();
    let level = before.before_any(&["cấp độ", "mức độ", "mức", "bậc", "cấp"]);
    if let Some(left) = level {
        before = left;
    }
    let mut comparison = None;
    'words: loop {
        let last = before.lower.as_bytes().last();
        let like = COMPARE
            .iter()
            .filter(|(word, _)| word.as_bytes().last() == last);
        for (word, sign) in like {
            let left = if word.starts_with(is_alphabetic) {
                before.before(word)
            } else {
                before
                    .lower
                    .strip_suffix(word)
                    .map(|left| before.until(left.len()).trim_end())
            };
            if let Some(left) = left {
                comparison = comparison.or(*sign);
                before = left;
                continue 'words;
            }
        }
        break;
    }
    let start = words.from(before.text.len()).trim_start().start - words.start;
    Lead {
        start: start.min(at),
        comparison,
        level: level.is_some(),
    }
}

/// What the number counts, and where its unit ends.
fn measure(words: Words<'_>, end: usize, amount: &Amount, lead: &Lead) -> Option<(Measure, usize)> {
    if amount.percent {
        return Some((Measure::Percent, end));
    }
    let rest = words.from(end);
    if rest.text.starts_with(|c: char| is_alphanumeric(c)) && !rest.lower.starts_with("mb") {
        return None;
    }
    if lead.level {
        return Some((Measure::Level, end));
    }
    if rest.lower.starts_with(['/', '-']) {
        return None;
    }
    if let Some((unit, length)) = unit(rest) {
        return Some((Measure::Count(unit), end + length));
    }
    Some((Measure::Bare, end))
}

/// "trở lên" after the unit, or after a few words of what is counted.
fn suffix(rest: Words<'_>) -> Option<(Range<usize>, Comparison)> {
    let stop = rest
        .lower
        .find(|c: char| c.is_ascii_digit() || matches!(c, ';' | '.' | ':' | '('))
        .unwrap_or(rest.lower.len());
    let near = rest.until(stop);
    if !has(near.lower, "trở ") {
        return None;
    }
    // "70% phòng, đơn vị trở lên": a comma between what is counted, hardly between sentences.
    let comma = near.text.find(',').unwrap_or(near.text.len());
    for (word, comparison) in [
        ("trở lên", Comparison::AtLeast),
        ("trở xuống", Comparison::AtMost),
    ] {
        if let Some(at) = near.find(word)
            && (near.until(at).text.split_whitespace().count() <= if at > comma { 3 } else { 5 }
                || ends_clause(near, at, word))
        {
            return Some((at..at + word.len(), comparison));
        }
    }
    None
}

/// "70% cơ sở lưu trú, điểm du lịch sử dụng nền tảng số trở lên;": the words close what is said.
fn ends_clause(near: Words<'_>, at: usize, word: &str) -> bool {
    let (before, after) = (near.until(at), near.from(at + word.len()));
    let closed = after.text.trim_start().starts_with(',') || after.trim().is_empty();
    closed && before.text.split_whitespace().count() <= 14 && before.find("từ").is_none()
}

/// "trên 100% máy tính" means *on*, not *over*: nothing is more than all.
fn compare(before: Option<Comparison>, after: Option<Comparison>, amount: &Amount) -> Comparison {
    let found = after.or(before).unwrap_or(Comparison::Equal);
    let all = amount.percent && amount.low == Decimal::HUNDRED;
    if all && found == Comparison::MoreThan {
        Comparison::Equal
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::letter::push_lower;
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut lower = String::new();
        push_lower(&mut lower, text);
        let words = Words {
            text,
            lower: &lower,
            start: 0,
        };
        let show = |q: &Quantity| {
            let promise = match q.promise {
                Promise::Number(c, d) => format!("{}{d}", c.sign()),
                Promise::Range(a, b) => format!("{a}..{b}"),
                Promise::Level(d) => format!("level {d}"),
                _ => String::new(),
            };
            let unit = match &q.measure {
                Measure::Percent => "%".to_owned(),
                Measure::Count(unit) => format!(" {unit}"),
                Measure::Level | Measure::Bare => String::new(),
            };
            format!("{promise}{unit}")
        };
        quantities(words).iter().map(show).collect()
    }

    #[test]
    fn every_printed_form() {
        let cases: &[(&str, &[&str])] = &[
            ("Đạt tối thiểu 80%", &[">=80%"]),
            ("từ 80% trở lên", &[">=80%"]),
            ("từ 80% người dân trở lên có", &[">=80%"]),
            ("70% hộ gia đình trở lên", &[">=70%"]),
            ("trên 70% dân số từ 15 tuổi trở lên", &[">70%", ">=15 tuổi"]),
            ("đạt trên 60%", &[">60%"]),
            ("≥ 80%", &[">=80%"]),
            (">90%", &[">90%"]),
            ("90 - 95% người dân", &["90..95%"]),
            ("từ 70% đến 80%", &["70..80%"]),
            ("tối thiểu 0.70.", &[">=0.7"]),
            ("0,70", &["=0.7"]),
            ("99,5 %", &["=99.5%"]),
            ("đạt cấp độ 3", &["level 3"]),
            ("ít nhất 02 lớp/năm", &[">=2 lớp/năm"]),
            ("ít nhất 02 lớp tập huấn/năm, tập trung", &[">=2 lớp/năm"]),
            ("tần suất 1 tuần/lần.", &["=1 tuần/lần"]),
            ("40 triệu người", &["=40 triệu người"]),
            ("kinh phí 7.000.000 đồng", &["=7000000 đồng"]),
            ("trên 100% máy tính", &["=100%"]),
            (
                "Đạt 100% đối với giáo viên và đạt tối thiểu 65% đối với học sinh",
                &["=100%", ">=65%"],
            ),
            ("không quá 5 ngày làm việc", &["<=5 ngày làm việc"]),
            ("đạt 9O%", &["=90%"]),
            ("từ 5 - 7 thành viên", &["5..7 thành viên"]),
            ("đạt và vượt 45%", &[">=45%"]),
            ("tối thiểu 25 bộ dữ liệu mở", &[">=25 bộ dữ liệu"]),
            ("ít nhất 01 “Tổ công nghệ số”", &[">=1 Tổ"]),
            ("số 57-NQ/TW ngày 22/12/2024, 4G/5G", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), *want, "{text}");
        }
    }
}

//! The value of digits and of numerals in words.

use crate::lexicon::{Tag, Tagged, Unit, UnitKind, builtin_statements, plain};
use crate::plan::Decimal;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What stands as a number: its value, or that it is none, and the unit after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number.
    Exact(Decimal, usize),
    /// Digits that are no one number: "72’5", "1.2.3".
    Unclear(usize),
}

/// The number at a unit of digits; a blank beside the comma of a decimal does not end it.
pub(super) fn value(tagged: &Tagged<'_>, units: &[Unit], at: usize) -> Value {
    let number = |at: usize| units.get(at).filter(|unit| unit.kind == UnitKind::Number);
    let Some(first) = number(at) else {
        return Value::Unclear(at + 1);
    };
    let digits = tagged.printed(first);
    let sign = units
        .get(at + 1)
        .filter(|unit| unit.kind == UnitKind::Sign)
        .map(|unit| tagged.printed(unit));
    let groups = groups(tagged, units, at);
    if let Some(last) = groups.checked_sub(1).map(|more| at + more + 1) {
        let whole = units.get(at..=last).unwrap_or_default();
        let digits: String = whole.iter().map(|unit| tagged.printed(unit)).collect();
        // "1 250" may as well be two numbers side by side.
        return match digits.parse() {
            Ok(value) if groups > 1 => Value::Exact(value, last + 1),
            _ => Value::Unclear(last + 1),
        };
    }
    let more = number(at + 2).map(|unit| tagged.printed(unit));
    let shared = |at: usize| {
        let unit = units.get(at);
        unit.is_some_and(|unit| unit.is(Tag::Percent) || unit.is(Tag::Permille))
    };
    // "học sinh lớp 5, 65% học sinh lớp 9": the first is part of a name.
    let thousands = |at: usize, digits: &str| {
        let unit = units.get(at);
        digits.contains('.') && unit.is_some_and(|unit| unit.is(Tag::Permille))
    };
    let named = at.checked_sub(1).and_then(|at| units.get(at));
    // "mức độ 1, 25% trường học".
    let named =
        named.is_some_and(|unit| unit.is(Tag::Named) || unit.is(Tag::Level) && digits.len() == 1);
    match (sign, more) {
        (Some("’" | "'" | "‘" | "`"), Some(_)) => Value::Unclear(at + 3),
        (Some(","), Some(more))
            if !named && digits.len() <= 3 && more.len() <= 2 && shared(at + 3) =>
        {
            let whole = digits.bytes().all(|b| b.is_ascii_digit());
            match format!("{digits},{more}").parse() {
                Ok(value) if whole => Value::Exact(value, at + 3),
                _ => Value::Unclear(at + 3),
            }
        }
        // "1.000‰" is all, "72,5‰" less: so many of a thousand may be a thousand.
        _ => match decimal(digits, shared(at + 1) && !thousands(at + 1, digits)) {
            Some(value) => Value::Exact(value, at + 1),
            None => Value::Unclear(at + 1),
        },
    }
}

/// How many groups of three digits follow a number, each behind one blank: "12 500 000 lượt". A share
/// has none.
fn groups(tagged: &Tagged<'_>, units: &[Unit], at: usize) -> usize {
    let digits = |unit: &&Unit| {
        let printed = tagged.printed(unit);
        unit.kind == UnitKind::Number && printed.bytes().all(|b| b.is_ascii_digit())
    };
    let head = units
        .get(at)
        .filter(digits)
        .map(|unit| tagged.printed(unit));
    if !head.is_some_and(|head| head.len() <= 3 && !head.starts_with('0')) {
        return 0;
    }
    let pairs = units.windows(2).skip(at);
    let follow = pairs.take_while(|pair| {
        let [before, unit] = pair else { return false };
        let between = tagged.words(before.range().end..unit.range().start);
        let apart = matches!(between, " " | "\u{a0}" | "\u{202f}" | "\u{2009}");
        apart && unit.range().len() == 3 && digits(&unit)
    });
    let groups = follow.count();
    let after = units.get(at + groups + 1);
    let shared = after.is_some_and(|unit| unit.is(Tag::Percent) || unit.is(Tag::Permille));
    if shared { 0 } else { groups }
}

/// `1.250` is a thousand and more, `1.250,5` too, `0.70` and `0,70` are less than one; a share has no thousands.
fn decimal(digits: &str, is_share: bool) -> Option<Decimal> {
    let points = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let grouped = |sign: char| {
        let mut groups = digits.split(sign);
        let first = groups.next().unwrap_or_default();
        !first.starts_with('0') && first.len() <= 3 && groups.all(|group| group.len() == 3)
    };
    match (points, commas) {
        (0, 1) if !is_share && Decimal::is_ambiguous(digits) => None,
        (0, 0 | 1) => digits.parse().ok(),
        (1, 0) if is_share || !grouped('.') => digits.parse().ok(),
        (_, 0) if grouped('.') => digits.replace('.', "").parse().ok(),
        (0, _) if grouped(',') => digits.replace(',', "").parse().ok(),
        (_, 1) => {
            let (whole, _) = digits.split_once(',')?;
            let well = whole.split('.').skip(1).all(|group| group.len() == 3);
            (well && !digits.split_once(',')?.1.contains('.'))
                .then(|| digits.replace('.', "").parse().ok())
                .flatten()
        }
        _ => None,
    }
}

/// What a numeral in words does to the number before it.
#[derive(Clone, Copy)]
enum Step {
    /// A digit: "ba".
    Digit(i64),
    /// A whole number of its own: "mười".
    Ten(i64),
    /// Multiplies the digit before it: "mươi", "trăm".
    Times(i64),
    /// A digit only behind others: "mốt", "lăm".
    Last(i64),
    /// Stands for a nought: "linh", "lẻ".
    Nought,
}

/// Numerals in plain spelling: `numeral digit-3 "ba"`, `numeral times-100 "trăm"`.
static STEPS: LazyLock<HashMap<String, Step>> = LazyLock::new(|| {
    let mut steps = HashMap::default();
    for statement in builtin_statements("numeral") {
        let name = statement.first_name().unwrap_or_default();
        let (kind, number) = name.split_once('-').unwrap_or((name, "0"));
        let number = number.parse().unwrap_or_default();
        let step = match kind {
            "digit" => Step::Digit(number),
            "ten" => Step::Ten(number),
            "times" => Step::Times(number),
            "last" => Step::Last(number),
            _ => Step::Nought,
        };
        steps.extend(statement.after(name).map(|word| (plain(word), step)));
    }
    steps
});

/// The value of numerals in words ("một trăm", "hai mươi lăm"), with the unit after them.
pub(super) fn in_words(tagged: &Tagged<'_>, units: &[Unit], at: usize) -> Option<(i64, usize)> {
    let (mut total, mut open, mut end) = (0_i64, None::<i64>, at);
    while let Some(unit) = units.get(end).filter(|unit| unit.is(Tag::Numeral)) {
        let step = STEPS.get(&plain(tagged.printed(unit)));
        (total, open) = match (step, open) {
            (Some(Step::Digit(digit)), None) => (total, Some(*digit)),
            (Some(Step::Ten(ten)), None) => (total + ten, None),
            (Some(Step::Times(times)), Some(digit)) if *times >= 1000 => {
                ((total + digit) * times, None)
            }
            (Some(Step::Times(times)), Some(digit)) => (total + digit * times, None),
            (Some(Step::Times(times)), None) if *times >= 1000 && total > 0 => {
                (total * times, None)
            }
            (Some(Step::Last(digit)), None) if total > 0 => (total, Some(*digit)),
            (Some(Step::Nought), None) if total > 0 => (total, None),
            _ => break,
        };
        end += 1;
    }
    (end > at).then(|| (total + open.unwrap_or(0), end))
}

/// A digit that stands only behind others, on its own: the "tư" of "ba phần tư".
pub(super) fn last_digit(tagged: &Tagged<'_>, units: &[Unit], at: usize) -> Option<(i64, usize)> {
    let word = plain(tagged.printed(units.get(at)?));
    match STEPS.get(&word) {
        Some(Step::Last(digit)) => Some((*digit, at + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_thousands() {
        for (text, want) in [
            ("12 500 000 lượt", Some(("12500000", 3))),
            ("12\u{a0}500\u{a0}000 lượt", Some(("12500000", 3))),
            ("1 250 hộ", None),
            ("2026 100 hộ", Some(("2026", 1))),
            ("1 100%", Some(("1", 1))),
            ("12  500 hộ", Some(("12", 1))),
            ("12 50 hộ", Some(("12", 1))),
            ("012 500 hộ", Some(("12", 1))),
        ] {
            let tagged = Tagged::of(crate::lexicon::Lexicon::builtin(), text);
            let got = match value(&tagged, &tagged.units, 0) {
                Value::Exact(value, end) => Some((value.to_string(), end)),
                Value::Unclear(_) => None,
            };
            let got = got.as_ref().map(|(value, end)| (value.as_str(), *end));
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn points_and_commas() {
        for (digits, is_share, want) in [
            ("1.250", false, Some("1250")),
            ("1.250,5", false, Some("1250.5")),
            ("15.000", false, Some("15000")),
            ("7.000.000", false, Some("7000000")),
            ("0,70", false, Some("0.7")),
            ("0.70", false, Some("0.7")),
            ("0.700", false, Some("0.7")),
            ("99.125", true, Some("99.125")),
            ("1,000,000", false, Some("1000000")),
            ("69,9", true, Some("69.9")),
            ("1,250", false, None),
            ("1,250", true, Some("1.25")),
            ("0,125", false, Some("0.125")),
            ("1250,125", false, Some("1250.125")),
            ("1.2.3", false, None),
            ("05", false, Some("5")),
        ] {
            let got = decimal(digits, is_share).map(|value| value.to_string());
            assert_eq!(got.as_deref(), want, "{digits}");
        }
    }
}

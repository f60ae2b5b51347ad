//! What the words and numbers of a target set mean; both ways of reading it ask here.

use crate::plan::{Comparison, Decimal, Fit, Lines, Modality, Promise};

/// The format that is read.
pub(super) const SCHEMA: &str = "doichieu/plan/1";

/// The kinds of commune.
pub(super) const KINDS: [&str; 3] = ["commune", "ward", "special-zone"];

/// How strongly a plan promises, with its words.
pub(super) const MODALITIES: [(&str, Modality); 2] =
    [("must", Modality::Must), ("strive", Modality::Strive)];

/// How sure a match is, with its words.
pub(super) const FITS: [(&str, Fit); 2] = [("exact", Fit::Exact), ("near", Fit::Near)];

/// The `op` of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Number(Comparison),
    Range,
    Level,
    Words,
    Done,
}

/// Every `op` with its word.
pub(super) const OPERATORS: [(&str, Operator); 9] = [
    ("=", Operator::Number(Comparison::Equal)),
    (">=", Operator::Number(Comparison::AtLeast)),
    (">", Operator::Number(Comparison::MoreThan)),
    ("<=", Operator::Number(Comparison::AtMost)),
    ("<", Operator::Number(Comparison::LessThan)),
    ("range", Operator::Range),
    ("level", Operator::Level),
    ("text", Operator::Words),
    ("bool", Operator::Done),
];

/// The meaning of a word of a list.
pub(super) fn meaning<T: Copy>(known: &[(&str, T)], word: &str) -> Option<T> {
    known.iter().find(|(w, _)| *w == word).map(|(_, t)| *t)
}

/// How `op`, `value` and `value_max` can contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The `op` needs a `value`.
    NoValue,
    /// A range needs a `value_max`.
    NoMaximum,
    /// `text` and `bool` have no number.
    NeedlessValue,
    /// Only a range has a `value_max`.
    NeedlessMaximum,
}

/// What a target says.
pub(super) fn promise(
    op: Operator,
    value: Option<Decimal>,
    maximum: Option<Decimal>,
) -> Result<Promise, Mismatch> {
    match (op, value, maximum) {
        (Operator::Words | Operator::Done, Some(_), _) => Err(Mismatch::NeedlessValue),
        (Operator::Number(_) | Operator::Level | Operator::Range, None, _) => {
            Err(Mismatch::NoValue)
        }
        (Operator::Range, Some(_), None) => Err(Mismatch::NoMaximum),
        (Operator::Range, Some(low), Some(high)) => Ok(Promise::Range(low, high)),
        (_, _, Some(_)) => Err(Mismatch::NeedlessMaximum),
        (Operator::Number(comparison), Some(n), None) => Ok(Promise::Number(comparison, n)),
        (Operator::Level, Some(n), None) => Ok(Promise::Level(n)),
        (Operator::Words, None, None) => Ok(Promise::Words),
        (Operator::Done, None, None) => Ok(Promise::Done),
    }
}

/// A number as it is written: a JSON number, or a decimal in quotes with `.` or `,` that no reader
/// takes for a mark of thousands.
pub(super) fn number(written: &str) -> Option<Decimal> {
    if written.starts_with('"') {
        let super::raw::Borrowed(words) = serde_json::from_str(written).ok()?;
        words
            .parse()
            .ok()
            .filter(|_| !Decimal::is_ambiguous(&words))
    } else {
        Decimal::from_json(written).ok()
    }
}

/// First and last line, where they can be.
pub(super) fn lines([first, last]: [u32; 2]) -> Option<Lines> {
    (1 <= first && first <= last).then_some(Lines::new(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let same = [
            "0.7",
            "0.70",
            "7e-1",
            "\"0,70\"",
            "\"0.7\"",
            "\"0\\u002c7\"",
        ];
        for written in same {
            assert_eq!(number(written), "0.7".parse().ok(), "{written}");
        }
        assert_eq!(number("\"0,125\""), "0.125".parse().ok());
        assert_eq!(number("1.000"), "1".parse().ok());
        for bad in [
            "\"1.000\"",
            "\"1,250\"",
            "\"1 250\"",
            "\"1.250,5\"",
            "\"80%\"",
            "\"\"",
            "true",
            "[1]",
            "{}",
            "\"1e2\"",
            "\" 8\"",
        ] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }

    #[test]
    fn op_and_values_belong_together() {
        let n = |n: i64| Some(Decimal::from(n));
        for (op, value, maximum, wrong) in [
            (Operator::Range, n(1), None, Mismatch::NoMaximum),
            (Operator::Level, None, None, Mismatch::NoValue),
            (Operator::Words, n(1), None, Mismatch::NeedlessValue),
            (Operator::Done, None, n(1), Mismatch::NeedlessMaximum),
            (
                Operator::Number(Comparison::Equal),
                n(1),
                n(2),
                Mismatch::NeedlessMaximum,
            ),
        ] {
            assert_eq!(promise(op, value, maximum), Err(wrong));
        }
    }
}

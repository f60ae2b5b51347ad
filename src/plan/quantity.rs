//! Units, and what compares with what.

use crate::lang::Lang;
use std::fmt;

/// How a number stands to a limit: the `op` of a target set, the comparison of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
}

impl Comparison {
    /// The sign as it is typed.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }

    /// The sign as it is printed.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            other => other.sign(),
        }
    }
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A share of a hundred.
    Percent,
    /// A level of maturity or of safety.
    Level,
    /// An index, from 0 to 1.
    Index,
    /// Anything else, by its printed name: `lần/ngày`, `ngày làm việc`.
    Named(String),
}

impl Unit {
    /// The unit of this name in a rule file or a target set, without the base of a share.
    pub fn named(name: &str) -> Self {
        match name {
            "%" => Self::Percent,
            "level" => Self::Level,
            "index" => Self::Index,
            other => Self::Named(other.to_owned()),
        }
    }

    /// A value with its unit, as a person writes it: `85%`, `cấp độ 3`, `2 lần/ngày`.
    pub fn show(&self, number: &str, lang: Lang) -> String {
        match self {
            Self::Percent => [number, "%"].concat(),
            Self::Level => format!("{} {number}", lang.pick("cấp độ", "level")),
            Self::Index => number.to_owned(),
            Self::Named(name) => format!("{number} {name}"),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Percent => "%",
            Self::Level => "level",
            Self::Index => "index",
            Self::Named(name) => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_comparison_has_its_sign_as_typed_and_as_printed() {
        for (comparison, sign, symbol) in [
            (Comparison::Equal, "=", "="),
            (Comparison::AtLeast, ">=", "≥"),
            (Comparison::MoreThan, ">", ">"),
            (Comparison::AtMost, "<=", "≤"),
            (Comparison::LessThan, "<", "<"),
        ] {
            assert_eq!((comparison.sign(), comparison.symbol()), (sign, symbol));
        }
    }

    #[test]
    fn a_unit_is_named_and_shown() {
        for (name, unit, vi, en) in [
            ("%", Unit::Percent, "3%", "3%"),
            ("level", Unit::Level, "cấp độ 3", "level 3"),
            ("index", Unit::Index, "3", "3"),
            (
                "lần/ngày",
                Unit::Named("lần/ngày".to_owned()),
                "3 lần/ngày",
                "3 lần/ngày",
            ),
        ] {
            assert_eq!(Unit::named(name), unit);
            assert_eq!(unit.to_string(), name);
            assert_eq!(
                (unit.show("3", Lang::Vi), unit.show("3", Lang::En)),
                (vi.into(), en.into())
            );
        }
    }
}

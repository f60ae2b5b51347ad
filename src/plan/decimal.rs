//! Exact decimal numbers, in JSON's and in Vietnamese notation.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An exact decimal number of up to 28 digits.
///
/// "0.70", "0,70" and "0.7" are the same number; binary floats have no part in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal(rust_decimal::Decimal);

/// The text is not a decimal number of up to 28 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl Ord for Decimal {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // Of as many places, as nearly all are, the digits alone tell.
        if self.0.scale() == other.0.scale() {
            return self.0.mantissa().cmp(&other.0.mantissa());
        }
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Decimal {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// One hundred, the most a share can be.
    pub const HUNDRED: Self = Self(rust_decimal::Decimal::ONE_HUNDRED);

    /// The number without noughts behind its fraction: one number has one form.
    fn plain(number: rust_decimal::Decimal) -> Self {
        Self(number.normalize())
    }

    /// `self - other`, where the result has a place among 28 digits.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::plain)
    }

    /// `self + other`, where the result has a place among 28 digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::plain)
    }

    /// `self × other`, where the result has a place among 28 digits.
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self::plain)
    }

    /// `self ÷ other` rounded half away from zero to one decimal place, for showing only.
    pub fn over(self, other: Self) -> Option<Self> {
        let quotient = self.0.checked_div(other.0)?;
        let rounding = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        Some(Self::plain(quotient.round_dp_with_strategy(1, rounding)))
    }

    /// Whether it is less than nought.
    #[inline]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The number where it is a whole one of few digits, and not nought.
    pub fn whole(self) -> Option<i64> {
        let whole = i64::try_from(self.0.mantissa()).ok()?;
        (self.0.scale() == 0 && whole != 0).then_some(whole)
    }

    /// The number as Vietnamese print it: "0,7", "99,5".
    pub fn vietnamese(self) -> String {
        let printed = self.to_string();
        if printed.contains('.') {
            printed.replace('.', ",")
        } else {
            printed
        }
    }

    /// Whether a number as it is printed can be read in two ways: `1.000` and `12,500` are thousands
    /// to one reader and a fraction to another.
    pub fn is_ambiguous(text: &str) -> bool {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let text = text.strip_prefix(['-', '+']).unwrap_or(text);
        text.split_once(['.', ','])
            .is_some_and(|(whole, fraction)| {
                (1..=3).contains(&whole.len())
                    && !whole.starts_with('0')
                    && fraction.len() == 3
                    && digits(whole)
                    && digits(fraction)
            })
    }

    /// Whether the thousands of a number may be set apart: `1.250,5`, `1 250`, `1,000,000`.
    pub fn is_grouped(text: &str) -> bool {
        let text = text.strip_prefix(['-', '+']).unwrap_or(text);
        let mark = |c: char| matches!(c, '.' | ',' | '\'') || c.is_whitespace();
        let mut parts = text.split(mark);
        let first = parts.next().map_or(0, str::len);
        let second = parts.next().map_or(0, str::len);
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (1..=3).contains(&first) && second == 3 && text.split(mark).all(digits)
    }

    /// A number of which it is told what is meant by a mark of thousands: all that it can be; nothing where the text
    /// is no number at all.
    pub fn ungrouped(text: &str) -> Vec<String> {
        let mark = |c: char| matches!(c, '.' | ',' | '\'') || c.is_whitespace();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        if !unsigned.chars().all(|c| c.is_ascii_digit() || mark(c)) {
            return Vec::new();
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let fraction = text.rfind(['.', ',']).filter(|at| {
            let mark = text.get(*at..=*at);
            mark.is_some_and(|mark| text.matches(mark).count() == 1)
        });
        let plain = |text: &str| text.parse::<Self>().ok().map(|number| number.to_string());
        if Self::is_ambiguous(text) {
            return plain(&digits).into_iter().chain(plain(text)).collect();
        }
        let after = fraction.map_or(0, |at| text.len() - at - 1);
        let (whole, part) = digits
            .split_at_checked(digits.len().saturating_sub(after))
            .unwrap_or((&digits, ""));
        let whole = if part.is_empty() {
            whole.to_owned()
        } else {
            format!("{whole}.{part}")
        };
        plain(&whole).into_iter().collect()
    }

    /// Reads a number as JSON writes it, with or without an exponent.
    pub fn from_json(text: &str) -> Result<Self, NotADecimal> {
        if text.contains(['e', 'E']) {
            rust_decimal::Decimal::from_scientific(text)
                .map(Self::plain)
                .map_err(|_| NotADecimal)
        } else {
            text.parse()
        }
    }
}

impl From<i64> for Decimal {
    fn from(n: i64) -> Self {
        Self(n.into())
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Digits with at most one `.` or `,` between digits, and a sign in front.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        // A few digits alone, as nearly all numbers are.
        if matches!(text.len(), 1..=9) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let add = |number: u32, byte: u8| number * 10 + u32::from(byte - b'0');
            return Ok(Self(text.bytes().fold(0, add).into()));
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let mut parts = digits.splitn(2, ['.', ',']);
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let well_formed = parts.next().is_some_and(plain) && parts.next().is_none_or(plain);
        if !well_formed {
            return Err(NotADecimal);
        }
        let dotted = text.replace(',', ".");
        rust_decimal::Decimal::from_str_exact(&dotted)
            .map(Self::plain)
            .map_err(|_| NotADecimal)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Most are whole, and print as such.
        match self.whole().filter(|_| f.precision().is_none()) {
            Some(whole) => whole.fmt(f),
            None => self.0.normalize().fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn one_number_in_three_spellings() {
        assert_eq!(d("0.70"), d("0,70"));
        assert_eq!(d("0,70"), d("0.7"));
        assert_eq!(d("0,70").vietnamese(), "0,7");
        assert_eq!(d("100.000").to_string(), "100");
        assert_eq!(Decimal::from_json("7e-1"), Ok(d("0.7")));
        let form = |number: Option<Decimal>| format!("{number:?}");
        assert_eq!(form(d("2.1").times(d("100"))), form(Some(d("210"))));
        assert_eq!(form(d("2.5").plus(d("0.5"))), form(Some(d("3"))));
        assert_eq!(
            form(Decimal::from_json("2.10e2").ok()),
            form(Some(d("210")))
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "", ".", "1.", ",5", "1.2.3", "1 0", "８０", "1e", "--1", "NaN",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
        assert_eq!("9".repeat(40).parse::<Decimal>(), Err(NotADecimal));
    }

    #[test]
    fn what_can_be_thousands_is_told() {
        for (text, ambiguous, grouped) in [
            ("1.000", true, true),
            ("12,500", true, true),
            ("-1.000", true, true),
            ("999.999", true, true),
            ("0.125", false, true),
            ("1.00", false, false),
            ("1.0000", false, false),
            ("1250.500", false, false),
            ("1000", false, false),
            ("1.250,5", false, true),
            ("1,000,000", false, true),
            ("1 250", false, true),
            ("12\u{a0}500\u{a0}000", false, true),
            ("1.2.3", false, false),
            ("a.000", false, false),
            ("", false, false),
        ] {
            assert_eq!(Decimal::is_ambiguous(text), ambiguous, "{text}");
            assert_eq!(Decimal::is_grouped(text), grouped, "{text}");
        }
    }

    #[test]
    fn what_is_meant_by_thousands_is_said() {
        for (text, want) in [
            ("1.000", &["1000", "1"][..]),
            ("12,500", &["12500", "12.5"]),
            ("1.250,5", &["1250.5"]),
            ("1,000,000", &["1000000"]),
            ("1 250", &["1250"]),
        ] {
            assert_eq!(Decimal::ungrouped(text), want, "{text}");
        }
    }

    #[test]
    fn a_tenth_is_a_tenth() {
        assert_eq!(d("0.1").plus(d("0.2")), Some(d("0.3")));
        assert_eq!(d("10").over(d("3")), Some(d("3.3")));
    }
}

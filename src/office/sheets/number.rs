//! The numbers of a sheet, exactly, as the sheet shows them.
//!
//! A sheet keeps binary fractions spelt with 17 digits: 0.29 as `0.28999999999999998`. Fifteen
//! digits are what a person typed.

use std::cmp::Ordering;

/// The digits a person can have typed.
const DIGITS: usize = 15;

/// A decimal number: its digits, and how many of them stand after the point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::office) struct Number {
    is_negative: bool,
    digits: Vec<u8>,
    /// How many digits stand after the point; fewer than none are noughts to come.
    after: i32,
}

impl Number {
    /// The number that a sheet spells so: `80`, `0.8`, `1.5E-2`.
    pub(in crate::office) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['E', 'e']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if digits.is_empty() || digits.len() > 400 || exponent.abs() > 400 {
            return None;
        }
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let after = i32::try_from(fraction.len()).ok()? - exponent;
        let lead = digits.iter().take_while(|digit| **digit == b'0').count();
        let mut number = Self {
            is_negative,
            digits: digits.iter().skip(lead).map(|digit| digit - b'0').collect(),
            after,
        };
        let typed = i32::try_from(number.digits.len().saturating_sub(DIGITS)).ok()?;
        if typed > 0 {
            number.round(number.after - typed);
        }
        Some(number)
    }

    /// The number a hundred times as large.
    pub(in crate::office) fn percent(mut self) -> Self {
        self.after -= 2;
        self
    }

    /// The hundredth part of the number.
    pub(in crate::office) fn hundredth(mut self) -> Self {
        self.after += 2;
        self
    }

    /// The number in thousands, in thousands of these and so on.
    pub(in crate::office) fn thousandth(mut self, times: usize) -> Self {
        let times = i32::try_from(times).unwrap_or_default().min(10);
        self.after += 3 * times;
        self
    }

    /// Whether it is below nought.
    pub(in crate::office) fn is_negative(&self) -> bool {
        self.is_negative && !self.is_nought()
    }

    /// Whether it is nought.
    pub(in crate::office) fn is_nought(&self) -> bool {
        self.digits.iter().all(|digit| *digit == 0)
    }

    /// The number without its sign.
    pub(in crate::office) fn absolute(&self) -> Self {
        Self {
            is_negative: false,
            ..self.clone()
        }
    }

    /// How it stands to another.
    pub(in crate::office) fn compare(&self, other: &Self) -> Ordering {
        // Digits of both up to the same place behind the point.
        let after = self.after.max(other.after);
        let digits = |number: &Self| {
            let more = usize::try_from(after - number.after).unwrap_or_default();
            let mut digits = number.digits.clone();
            digits.extend(std::iter::repeat_n(0, more));
            let lead = digits.iter().take_while(|digit| **digit == 0).count();
            digits.split_off(lead)
        };
        let (own, others) = (digits(self), digits(other));
        let size = own.len().cmp(&others.len()).then_with(|| own.cmp(&others));
        match (self.is_negative(), other.is_negative()) {
            (false, false) => size,
            (true, true) => size.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// Rounds to so many digits after the point, halves away from nought.
    pub(in crate::office) fn round(&mut self, places: i32) {
        let cut = usize::try_from(self.after - places).unwrap_or_default();
        if cut == 0 {
            return;
        }
        let kept = self.digits.len().checked_sub(cut);
        let first = kept.and_then(|kept| self.digits.get(kept)).copied();
        let up = first.is_some_and(|digit| digit >= 5);
        self.digits.truncate(kept.unwrap_or_default());
        self.after = places;
        if up {
            self.add_one();
        }
    }

    fn add_one(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
    }

    /// The whole part, for days.
    pub(in crate::office) fn whole(&self) -> Option<i64> {
        let text = self.spelt(0);
        text.split(',').next()?.parse().ok()
    }

    /// The number with a decimal comma, with at least so many digits after it.
    pub(in crate::office) fn spelt(&self, places: usize) -> String {
        let after = usize::try_from(self.after).unwrap_or_default();
        let noughts = usize::try_from(-self.after).unwrap_or_default();
        let mut digits: Vec<char> = self.digits.iter().map(|d| char::from(b'0' + d)).collect();
        digits.extend(std::iter::repeat_n('0', noughts));
        while digits.len() <= after {
            digits.insert(0, '0');
        }
        let point = digits.len() - after;
        let whole: String = digits.iter().take(point).collect();
        let mut fraction: String = digits.iter().skip(point).collect();
        while fraction.len() > places && fraction.ends_with('0') {
            fraction.pop();
        }
        while fraction.len() < places {
            fraction.push('0');
        }
        let nought = digits.iter().all(|digit| *digit == '0');
        let sign = if self.is_negative && !nought { "-" } else { "" };
        let comma = if fraction.is_empty() { "" } else { "," };
        format!("{sign}{whole}{comma}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str) -> Option<String> {
        Number::read(text).map(|number| number.spelt(0))
    }

    #[test]
    fn numbers_are_what_was_typed() {
        for (text, want) in [
            ("80", "80"),
            ("0.28999999999999998", "0,29"),
            ("0.80000000000000004", "0,8"),
            ("7.0000000000000007E-2", "0,07"),
            ("1.5E3", "1500"),
            ("-2.50", "-2,5"),
            ("0", "0"),
            ("-0", "0"),
            ("999999999999999.96", "1000000000000000"),
        ] {
            assert_eq!(spelt(text).as_deref(), Some(want), "{text}");
        }
        for text in ["", "x", "1.2.3", "1E999", "--1"] {
            assert_eq!(spelt(text), None, "{text}");
        }
    }

    #[test]
    fn shares_and_places() {
        let shown = |text: &str, places: i32| {
            let mut number = Number::read(text).unwrap().percent();
            number.round(places);
            number.spelt(usize::try_from(places).unwrap())
        };
        assert_eq!(shown("0.8", 0), "80");
        assert_eq!(shown("0.855", 0), "86");
        assert_eq!(shown("0.995", 1), "99,5");
        assert_eq!(shown("1", 0), "100");
        assert_eq!(shown("0.004", 0), "0");
        assert_eq!(shown("0.9999", 1), "100,0");
    }
}

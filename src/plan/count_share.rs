//! A count of a whole beside the share it is said to be: "42/50 hồ sơ, đạt 84%".

use std::cmp::Ordering;

/// A count of a whole, and the share printed beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountShare {
    /// How many: 42.
    pub part: u64,
    /// Of how many: 50.
    pub whole: u64,
    /// The share without its decimal sign: 84, or 845 of "84,5%".
    digits: u64,
    /// How many of these are decimals.
    places: u32,
}

impl CountShare {
    /// Reads a count and a share; none where words hold not just one of each.
    pub fn parse(words: &str) -> Option<Self> {
        let mut numbers = numbers(words).into_iter();
        let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
        if numbers.next().is_some() {
            return None;
        }
        let (share, part, whole) = match (first.sign, second.sign, third.sign) {
            (Some('%'), Some('/'), None) => (first, second, third),
            (Some('/'), None, Some('%')) => (third, first, second),
            _ => return None,
        };
        let (digits, places) = share.decimal()?;
        let (part, whole) = (part.count()?, whole.count()?);
        if are_years(part, whole) {
            return None;
        }
        let found = Self {
            part,
            whole,
            digits,
            places,
        };
        (whole > 0 && part <= whole && digits <= 100 * 10_u64.checked_pow(places)?).then_some(found)
    }

    /// Whether the share is that of the count, rounded up, down or to the nearest.
    pub fn is_right(self) -> bool {
        let (part, whole) = (i128::from(self.part), i128::from(self.whole));
        let exact = part * 100 * 10_i128.pow(self.places);
        (exact - i128::from(self.digits) * whole).abs() < whole
    }

    /// How the count's share stands to the one that is printed.
    pub fn exact_beside(self) -> Ordering {
        let exact = u128::from(self.part) * 100 * 10_u128.pow(self.places);
        exact.cmp(&(u128::from(self.digits) * u128::from(self.whole)))
    }

    /// The share as it should be, to as many places as are printed and at least one, in tenths of its last place.
    pub fn rightly(self) -> String {
        let places = self.places.max(1);
        let scaled = u128::from(self.part) * 100 * 10_u128.pow(places);
        let whole = u128::from(self.whole);
        let rounded = (scaled * 2 + whole) / (whole * 2);
        let base = 10_u128.pow(places);
        let digits = format!("{:0width$}", rounded % base, width = places as usize);
        match digits.trim_end_matches('0') {
            "" => (rounded / base).to_string(),
            digits => format!("{},{digits}", rounded / base),
        }
    }
}

/// Whether two numbers are a year and the next: "đạt 75% (2025/2026)" counts nothing.
fn are_years(part: u64, whole: u64) -> bool {
    (1990..2100).contains(&part) && whole == part + 1
}

/// A number as printed, with the sign that follows it.
#[derive(Clone, Copy)]
struct Number<'t> {
    printed: &'t str,
    sign: Option<char>,
}

impl Number<'_> {
    /// A count: digits, with points between thousands.
    fn count(self) -> Option<u64> {
        let mut groups = self.printed.split('.');
        let first = groups.next()?;
        let thousands = groups.clone().all(|group| group.len() == 3) && first.len() <= 3;
        let plain = !self.printed.contains('.') || thousands;
        let digits: String = self.printed.chars().filter(|c| *c != '.').collect();
        digits.parse().ok().filter(|_| plain)
    }

    /// A decimal: digits, and places behind a sign.
    fn decimal(self) -> Option<(u64, u32)> {
        let (whole, places) = self
            .printed
            .split_once([',', '.'])
            .unwrap_or((self.printed, ""));
        let digits = format!("{whole}{places}").parse().ok()?;
        Some((
            digits,
            u32::try_from(places.len())
                .ok()
                .filter(|places| *places <= 4)?,
        ))
    }
}

fn numbers(words: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (printed, after) = from.split_at(end.unwrap_or(from.len()));
        found.push(Number {
            printed: printed.trim_end_matches(['.', ',']),
            sign: after
                .trim_start()
                .chars()
                .next()
                .filter(|c| matches!(c, '/' | '%')),
        });
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_right_however_it_is_rounded() {
        for (words, right) in [
            ("42/50 hồ sơ, đạt 84%", true),
            ("42/50 hồ sơ, đạt 85%", false),
            ("84% (42/50 hồ sơ)", true),
            ("1.234/1.500 hồ sơ (82,27%)", true),
            ("1.234/1.500 hồ sơ (82,26%)", true),
            ("1.234/1.500 hồ sơ (82,2%)", true),
            ("1.234/1.500 hồ sơ (83%)", true),
            ("1.234/1.500 hồ sơ (84%)", false),
            ("12/12 thôn đạt 100%", true),
            ("11/12 thôn đạt 100%", false),
            ("2/3 thôn (67 %)", true),
        ] {
            let share = CountShare::parse(words);
            assert_eq!(share.map(CountShare::is_right), Some(right), "{words}");
        }
        for none in [
            "42 hồ sơ",
            "120/100 hồ sơ (120%)",
            "0/0 (0%)",
            "1/2, 3/4 (5%)",
            "4/5 hồ sơ",
            "75% văn bản (2025/2026)",
        ] {
            assert_eq!(CountShare::parse(none), None, "{none}");
        }
        let rightly = |words| CountShare::parse(words).map(CountShare::rightly);
        assert_eq!(rightly("42/50 hồ sơ, đạt 85%").as_deref(), Some("84"));
        assert_eq!(rightly("2/3 hồ sơ, đạt 70%").as_deref(), Some("66,7"));
        assert_eq!(rightly("2/3 hồ sơ, đạt 70,25%").as_deref(), Some("66,67"));
    }
}

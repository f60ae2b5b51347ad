//! Dates, known to the day, the month or the year.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A date that may be known to the month or the year only: `2026-03-26`, `2026-04`, `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, where it is known.
    pub month: Option<i8>,
    /// The day, where it is known.
    pub day: Option<i8>,
}

/// The text is no date in the form `2026-03-26`, `2026-04` or `2026`, or no such day exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day that exists is written like 2026-03-26")
    }
}

impl std::error::Error for NotADate {}

impl PartialDate {
    /// A whole date, where the calendar has it.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok()?;
        Some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// What a person types: `2026-12-31`, or as Vietnamese write it `31/12/2026`, `12/2026`.
    pub fn typed(text: &str) -> Option<Self> {
        let number = |part: &str, most: usize| {
            let digits = (1..=most).contains(&part.len());
            let digits = digits && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<i16>().ok()).flatten()
        };
        let iso = |year: i16, month: i16, day: Option<i16>| {
            let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
            format!("{year:04}-{month:02}{day}").parse().ok()
        };
        let parts: Vec<&str> = text.split('/').collect();
        match parts.as_slice() {
            [day, month, year] if year.len() == 4 => {
                iso(number(year, 4)?, number(month, 2)?, Some(number(day, 2)?))
            }
            [month, year] if year.len() == 4 => iso(number(year, 4)?, number(month, 2)?, None),
            _ => text.parse().ok(),
        }
    }

    /// A year alone.
    pub fn year(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// The first day it can be.
    pub fn earliest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can be (31 for a month without a known day: enough to compare).
    pub fn latest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// The first day after it: of a month or a year, after its end.
    #[must_use]
    pub fn after(self) -> Self {
        let (year, month, day) = match (self.month, self.day) {
            (Some(month), Some(day)) => (self.year, month, day),
            (Some(month), None) => (self.year, month, 1),
            _ => (self.year, 12, 1),
        };
        let last = jiff::civil::Date::new(year, month, day).ok().map(|date| {
            if self.is_whole() {
                date
            } else {
                date.last_of_month()
            }
        });
        let next = last.and_then(|last| last.tomorrow().ok());
        next.and_then(|next| Self::day(next.year(), next.month(), next.day()))
            .unwrap_or(self)
    }

    /// Whether it is certainly before `other`, whatever the unknown parts are.
    pub fn surely_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }

    /// Whether both can be the same day.
    pub fn agrees(self, other: Self) -> bool {
        !self.surely_before(other) && !other.surely_before(self)
    }

    /// The days from this whole date to another; below 0 where the other lies before.
    pub fn days_to(self, other: Self) -> Option<i32> {
        let day = |date: Self| jiff::civil::Date::new(date.year, date.month?, date.day?).ok();
        Some(day(self)?.until(day(other)?).ok()?.get_days())
    }

    /// Whether the day itself is known.
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }

    /// As Vietnamese print it: `26/3/2026` with the leading noughts of Decree 30/2020
    /// (day below 10, months 1 and 2), `4/2026`, `2026`.
    pub fn vietnamese(self) -> String {
        let mut text = String::with_capacity("26/03/2026".len());
        let two = |text: &mut String, number: i8| {
            let number = number.unsigned_abs();
            text.push(char::from(b'0' + number / 10 % 10));
            text.push(char::from(b'0' + number % 10));
        };
        if let (Some(_), Some(day)) = (self.month, self.day) {
            two(&mut text, day);
            text.push('/');
        }
        if let Some(month) = self.month {
            match month {
                ..3 | 10.. => two(&mut text, month),
                3..10 => text.push(char::from(b'0' + month.unsigned_abs())),
            }
            text.push('/');
        }
        text.push_str(&self.year.to_string());
        text
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By the first day each can be; an order for lists, not for judging.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.earliest(), self.latest()).cmp(&(other.earliest(), other.latest()))
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let mut next = |width: usize| match parts.next() {
            None => Ok(None),
            Some(p) if p.len() == width && p.bytes().all(|b| b.is_ascii_digit()) => {
                p.parse::<i16>().map(Some).map_err(|_| NotADate)
            }
            Some(_) => Err(NotADate),
        };
        let year = next(4)?
            .filter(|y| (1900..=2200).contains(y))
            .ok_or(NotADate)?;
        let month = next(2)?
            .map(i8::try_from)
            .transpose()
            .map_err(|_| NotADate)?;
        let day = next(2)?
            .map(i8::try_from)
            .transpose()
            .map_err(|_| NotADate)?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| NotADate)?;
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_what_the_calendar_has() {
        for bad in [
            "2025-02-30",
            "2025-57-17",
            "17/7/2025",
            "2025-1-1",
            "25",
            "",
            "2025-01-01-01",
        ] {
            assert_eq!(bad.parse::<PartialDate>(), Err(NotADate), "{bad}");
        }
        assert_eq!(date("2026-04").to_string(), "2026-04");
        assert_eq!(date("2026-02-06").vietnamese(), "06/02/2026");
        assert_eq!(date("2026-03-26").vietnamese(), "26/3/2026");
    }

    #[test]
    fn days_between_whole_dates() {
        let days = |from: &str, to: &str| date(from).days_to(date(to));
        assert_eq!(days("2026-11-22", "2026-12-31"), Some(39));
        assert_eq!(days("2026-11-22", "2025-11-22"), Some(-365));
        assert_eq!(days("2026-11-22", "2026-11-22"), Some(0));
        assert_eq!(days("2026-11-22", "2026-12"), None);
    }

    #[test]
    fn the_day_after_is_one_of_the_calendar() {
        for (date, after) in [
            ("2026-02-28", "2026-03-01"),
            ("2028-02-28", "2028-02-29"),
            ("2026-12-31", "2027-01-01"),
            ("2026-04", "2026-05-01"),
            ("2026-12", "2027-01-01"),
            ("2026", "2027-01-01"),
        ] {
            let date: PartialDate = date.parse().unwrap();
            assert_eq!(date.after(), after.parse().unwrap(), "{date}");
        }
    }

    #[test]
    fn a_day_is_typed_as_vietnamese_write_it_or_as_machines_do() {
        for (text, date) in [
            ("2026-12-31", Some("2026-12-31")),
            ("31/12/2026", Some("2026-12-31")),
            ("01/3/2026", Some("2026-03-01")),
            ("1/03/2026", Some("2026-03-01")),
            ("12/2026", Some("2026-12")),
            ("2026", Some("2026")),
            ("31/02/2026", None),
            ("2026/12/31", None),
            ("12/31/2026", None),
            ("31/12/26", None),
            ("/12/2026", None),
        ] {
            let typed = PartialDate::typed(text).map(|date| date.to_string());
            assert_eq!(typed.as_deref(), date, "{text}");
        }
    }

    #[test]
    fn before_only_when_certain() {
        assert!(date("2025-12-31").surely_before(date("2026-01")));
        assert!(!date("2026-04").surely_before(date("2026-04-20")));
        assert!(date("2026-04").agrees(date("2026-04-20")));
        assert!(!date("2026-03-31").agrees(date("2026-04")));
    }
}

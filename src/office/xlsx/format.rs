//! How a sheet shows a number: `0%`, `#,##0.0`, `dd/mm/yyyy`, `"≥ "0%`.

use super::number::Number;

/// The longest format; Excel allows 255 letters.
const LONGEST: usize = 1_000;
/// The most digits after the point; Excel shows 30.
const PLACES: usize = 30;

/// A format of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    kind: Kind,
    /// Words before the number.
    before: String,
    /// Words after it.
    after: String,
    /// The most digits after the point; none for as many as there are.
    places: Option<usize>,
    /// The least of them.
    least: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Percent,
    /// A day, a month of a year or a year, by what the format names.
    Date(Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Date {
    Day,
    Month,
    Year,
}

/// From which day a file counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1900, as on Windows.
    #[default]
    Of1900,
    /// 1904, as once on the Macintosh.
    Of1904,
}

impl Format {
    /// The format of a number that every file knows.
    pub(super) fn builtin(id: u32) -> Self {
        Self::read(match id {
            1 | 3 | 37 | 38 => "0",
            2 | 4 | 39 | 40 => "0.00",
            9 => "0%",
            10 => "0.00%",
            14..=16 | 22 => "dd/mm/yyyy",
            17 => "mm/yyyy",
            _ => "General",
        })
    }

    /// The format that a file spells so.
    pub(super) fn read(code: &str) -> Self {
        if code.len() > LONGEST {
            return Self::default();
        }
        // The first section is for numbers above nought.
        let mut parts = Parts::default();
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => parts.literal(&chars.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => parts.literal(&chars.next().map(String::from).unwrap_or_default()),
                '[' => parts.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                // Room as wide as a letter, and a letter that fills the cell.
                '_' | '*' => {
                    chars.next();
                }
                _ => parts.sign(c),
            }
        }
        parts.format(code)
    }

    /// A number as it is shown.
    pub(super) fn show(&self, number: &Number, epoch: Epoch) -> String {
        let mut number = number.clone();
        let shown = match self.kind {
            Kind::Date(date) => {
                return day(&number, epoch, date).unwrap_or_else(|| number.spelt(0));
            }
            Kind::Percent => {
                number = number.percent();
                self.rounded(number) + "%"
            }
            Kind::Number => self.rounded(number),
        };
        format!("{}{shown}{}", self.before, self.after)
    }

    fn rounded(&self, mut number: Number) -> String {
        if let Some(places) = self.places {
            number.round(i32::try_from(places).unwrap_or(i32::MAX));
        }
        number.spelt(self.least)
    }
}

/// What has been seen of a format.
#[derive(Default)]
struct Parts {
    before: String,
    after: String,
    /// The signs that stand for digits, points, shares and parts of a date, in lower case.
    signs: String,
    places: usize,
    least: usize,
}

impl Parts {
    fn has_digits(&self) -> bool {
        self.signs.contains(['0', '#', '?'])
    }

    fn literal(&mut self, words: &str) {
        if self.has_digits() {
            self.after.push_str(words);
        } else {
            self.before.push_str(words);
        }
    }

    /// A currency, a colour, a condition, or hours beyond a day.
    fn bracket(&mut self, words: &str) {
        if let Some(currency) = words.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default().to_owned();
            self.literal(&sign);
        } else if words.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 's')) {
            self.signs.push('h');
        }
    }

    fn sign(&mut self, c: char) {
        let c = c.to_ascii_lowercase();
        match c {
            '0' | '#' | '?' => {
                let in_fraction = self.signs.contains('.');
                self.places += usize::from(in_fraction);
                self.least += usize::from(in_fraction && c == '0');
                self.signs.push(c);
            }
            '.' if self.has_digits() => self.signs.push(c),
            '%' | 'y' | 'm' | 'd' | 'h' | 's' => self.signs.push(c),
            ' ' | '≥' | '≤' | '>' | '<' | '=' | '+' | '-' | '(' | ')' => {
                self.literal(&c.to_string());
            }
            _ => {}
        }
    }

    fn format(self, code: &str) -> Format {
        let has = |sign: char| self.signs.contains(sign);
        let has_time = has('h') || has('s');
        let date = match (has('y'), has('m'), has('d')) {
            (_, _, true) => Some(Date::Day),
            (true, true, false) => Some(Date::Month),
            (true, false, false) => Some(Date::Year),
            _ => None,
        };
        let general = code.eq_ignore_ascii_case("general") || code == "@";
        if general || (has_time && date.is_none()) || code.contains("E+") {
            return Format::default();
        }
        let kind = match date.filter(|_| !self.has_digits()) {
            Some(date) => Kind::Date(date),
            None if has('%') => Kind::Percent,
            None => Kind::Number,
        };
        Format {
            kind,
            before: self.before.trim_start().to_owned(),
            after: self.after.trim_end().to_owned(),
            places: self.has_digits().then_some(self.places.min(PLACES)),
            least: self.least.min(PLACES),
        }
    }
}

/// The date of a number of days.
fn day(number: &Number, epoch: Epoch, date: Date) -> Option<String> {
    let days = number
        .whole()
        .filter(|days| (1..3_000_000).contains(days))?;
    // The files of 1900 count a 29 February 1900 that never was.
    let since_1970 = match epoch {
        Epoch::Of1900 if days < 60 => days - 25_568,
        Epoch::Of1900 => days - 25_569,
        Epoch::Of1904 => days - 24_107,
    };
    let (year, month, day) = civil(since_1970);
    Some(match date {
        Date::Day => format!("{day:02}/{month:02}/{year}"),
        Date::Month => format!("{month:02}/{year}"),
        Date::Year => year.to_string(),
    })
}

/// Year, month and day of a number of days since 1970, counted in years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_without_end_is_none() {
        let places = format!("0.{}%", "0".repeat(500));
        let number = Number::read("0.8").unwrap();
        let shown = |code: &str| Format::read(code).show(&number, Epoch::Of1900);
        assert_eq!(shown(&places), format!("80,{}%", "0".repeat(30)));
        assert_eq!(shown(&"0".repeat(1_000_000)), "0,8");
    }

    #[test]
    fn numbers_as_they_are_shown() {
        for (code, number, want) in [
            ("General", "0.8", "0,8"),
            ("0%", "0.8", "80%"),
            ("0.0%", "0.995", "99,5%"),
            ("0.##%", "0.8", "80%"),
            ("\"≥ \"0%", "0.7", "≥ 70%"),
            (">=0", "5", ">=5"),
            ("#,##0", "1234567", "1234567"),
            ("#,##0.00\\ \"đồng\"", "1.5", "1,50 đồng"),
            ("0\" triệu\";-0", "40", "40 triệu"),
            ("[$₫-42A]0", "5", "₫5"),
            ("[Red]0.0", "2.25", "2,3"),
            ("dd/mm/yyyy", "46107", "26/03/2026"),
            ("[$-42A]mm/yyyy", "46107", "03/2026"),
            ("yyyy", "46107", "2026"),
            ("d/m/yy h:mm", "60", "28/02/1900"),
            ("h:mm", "0.5", "0,5"),
            ("@", "7", "7"),
        ] {
            let number = Number::read(number).unwrap();
            assert_eq!(
                Format::read(code).show(&number, Epoch::Of1900),
                want,
                "{code}"
            );
        }
        let number = Number::read("44645").unwrap();
        assert_eq!(
            Format::builtin(14).show(&number, Epoch::Of1904),
            "26/03/2026"
        );
    }
}

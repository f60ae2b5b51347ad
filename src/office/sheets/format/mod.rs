//! How a sheet shows a number: `0%`, `#,##0.0`, `dd/mm/yyyy`, `"≥ "0%`.

use super::number::Number;
use std::cmp::Ordering;

/// The longest format; Excel allows 255 letters.
const LONGEST: usize = 1_000;
/// The most digits after the point; Excel shows 30.
const PLACES: usize = 30;

/// A format of numbers: sections, each for some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::office) struct Format(Vec<Section>);

/// How some numbers are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    /// For which numbers, where it says so itself.
    condition: Option<Condition>,
    kind: Kind,
    /// Words before the number.
    before: String,
    /// Words after it.
    after: String,
    /// The most digits after the point; none for as many as there are.
    places: Option<usize>,
    /// The least of them.
    least: usize,
    /// How many times the number is shown in thousands.
    thousands: usize,
    /// Whether nought is left blank.
    hides_nought: bool,
}

/// `>=100`: the numbers that a section is for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    than: Number,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Percent,
    /// Words alone, whatever the number is.
    Words,
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
pub(in crate::office) enum Epoch {
    /// 1900, as on Windows.
    #[default]
    Of1900,
    /// 1904, as once on the Macintosh.
    Of1904,
}

impl Format {
    /// The format of a number that every file knows.
    pub(in crate::office) fn builtin(id: u32) -> Self {
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
    pub(in crate::office) fn read(code: &str) -> Self {
        if code.len() > LONGEST || code.trim().is_empty() {
            return Self::default();
        }
        let mut sections = Vec::new();
        let mut parts = Parts::default();
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => sections.push(std::mem::take(&mut parts).section()),
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
        sections.push(parts.section());
        // The fourth is for words.
        sections.truncate(3);
        Self(sections)
    }

    /// A number as it is shown.
    pub(in crate::office) fn show(&self, number: &Number, epoch: Epoch) -> String {
        let Some(at) = self.section(number) else {
            return number.spelt(0);
        };
        let section = self.0.get(at);
        let Some(section) = section else {
            return number.spelt(0);
        };
        let by_place = self.0.iter().all(|section| section.condition.is_none());
        if at == 1 && by_place && number.is_negative() {
            // However a sheet marks what is below nought, it is said by a minus here.
            let shown = section.show(&number.absolute(), epoch);
            let bare = shown
                .trim_start_matches(['-', '(', ' '])
                .trim_end_matches([')', ' ']);
            return if bare.is_empty() {
                shown
            } else {
                format!("-{bare}")
            };
        }
        section.show(number, epoch)
    }

    /// Which section a number is shown by.
    fn section(&self, number: &Number) -> Option<usize> {
        let last = self.0.len().checked_sub(1)?;
        let is_for = |(at, section): (usize, &Section)| match &section.condition {
            Some(condition) => condition.holds(number),
            None if at == last => true,
            // Without conditions the first is for what is above nought, the second below.
            None if at == 0 => !number.is_negative() && (last < 2 || !number.is_nought()),
            None => number.is_negative(),
        };
        let found = self.0.iter().enumerate().position(is_for);
        // What no section is for is shown by the last.
        Some(found.unwrap_or(last))
    }

    /// What the format shows of a day.
    fn date(&self) -> Option<Date> {
        match self.0.first()?.kind {
            Kind::Date(date) => Some(date),
            _ => None,
        }
    }
}

impl Condition {
    /// The condition that a file spells so: `>=100`.
    fn read(words: &str) -> Option<Self> {
        let than = words.trim_start_matches(['<', '>', '=']);
        let signs = words.get(..words.len() - than.len())?;
        let has = |sign: char| signs.contains(sign);
        Some(Self {
            less: has('<'),
            equal: has('='),
            greater: has('>'),
            than: Number::read(than).filter(|_| !signs.is_empty())?,
        })
    }

    fn holds(&self, number: &Number) -> bool {
        match number.compare(&self.than) {
            Ordering::Less => self.less,
            Ordering::Equal => self.equal,
            Ordering::Greater => self.greater,
        }
    }
}

impl Section {
    fn show(&self, number: &Number, epoch: Epoch) -> String {
        let mut number = number.clone();
        let shown = match self.kind {
            Kind::Date(date) => {
                return day(&number, epoch, date).unwrap_or_else(|| number.spelt(0));
            }
            Kind::Words => String::new(),
            _ if self.hides_nought && number.is_nought() => String::new(),
            Kind::Percent => {
                number = number.percent();
                self.rounded(number) + "%"
            }
            Kind::Number => self.rounded(number.thousandth(self.thousands)),
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

/// A day that a sheet spells `2026-03-26` or `2026-03-26T00:00:00`, as a format shows it.
pub(in crate::office) fn iso(text: &str, format: &Format) -> Option<String> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return None;
    }
    Some(match format.date() {
        None | Some(Date::Day) => format!("{day}/{month}/{year}"),
        Some(Date::Month) => format!("{month}/{year}"),
        Some(Date::Year) => year.to_owned(),
    })
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
    condition: Option<Condition>,
    /// Commas behind the last digit before the point.
    commas: usize,
    /// All letters, words in quotation marks and brackets left out.
    bare: String,
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
        if let Some(condition) = Condition::read(words) {
            self.condition = Some(condition);
        } else if let Some(currency) = words.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default().to_owned();
            self.literal(&sign);
        } else if words.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 's')) {
            self.signs.push('h');
        }
    }

    fn sign(&mut self, c: char) {
        let c = c.to_ascii_lowercase();
        self.bare.push(c);
        match c {
            ',' if self.has_digits() && !self.signs.contains('.') => self.commas += 1,
            '0' | '#' | '?' => {
                if !self.signs.contains('.') {
                    self.commas = 0;
                }
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

    fn section(self) -> Section {
        let has = |sign: char| self.signs.contains(sign);
        let has_time = has('h') || has('s');
        let date = match (has('y'), has('m'), has('d')) {
            (_, _, true) => Some(Date::Day),
            (true, true, false) => Some(Date::Month),
            (true, false, false) => Some(Date::Year),
            _ => None,
        };
        let bare = self.bare.trim();
        let general = bare == "general" || bare == "@";
        // Fractions and powers are read as the number that they are.
        let spelt = bare.contains("e+") || self.has_digits() && bare.contains('/');
        if general || (has_time && date.is_none()) || spelt {
            return Section {
                condition: self.condition,
                ..Section::default()
            };
        }
        let kind = match date.filter(|_| !self.has_digits()) {
            Some(date) => Kind::Date(date),
            None if has('%') => Kind::Percent,
            None if self.has_digits() => Kind::Number,
            None => Kind::Words,
        };
        Section {
            kind,
            before: self.before.trim_start().to_owned(),
            after: self.after.trim_end().to_owned(),
            places: self.has_digits().then_some(self.places.min(PLACES)),
            least: self.least.min(PLACES),
            thousands: self.commas,
            hides_nought: self.has_digits() && !has('0'),
            condition: self.condition,
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
mod tests;

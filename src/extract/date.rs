//! Dates as plans print them.

use super::phrases::{Phrases, lists};
use super::stretch::Stretch;
use super::{Account, Ledger};
use crate::document::PartialDate;
use crate::text::letter::next_byte;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::{char, multispace0, one_of};
use nom::combinator::{fail, map, not, opt, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

lists! {
    /// "ngày" before a day.
    DAY "day-word";
    /// "tháng" before a month.
    MONTH "month-word";
    /// "năm" before a year.
    YEAR "year-word";
    /// "quý" before a quarter.
    QUARTER "quarter-word";
    /// "mỗi" before a month in each of which so many are due.
    EACH "each-word";
}

/// A date in running text: the date as far as it is printed and exists.
///
/// None: something was printed, but the calendar has no such day, or a draft left it open.
pub(super) type Printed = Option<PartialDate>;

// printed = "ngày", ( numeric | spelt ) | "tháng", month, [ "/" | "năm" ], year | "năm", year ;
/// Reads a date in lower case, with the word that announces it.
pub(super) fn printed(text: &str) -> IResult<&str, Printed> {
    let bare = preceded(peek(not(word(&DAY))), alt((numeric, spelt_month)));
    alt((
        preceded(
            (word(&DAY), multispace0),
            alt((numeric, of_this_century, spelt)),
        ),
        bare,
    ))
    .parse(text)
}

/// Reads "năm 2024" alone, as laws are dated.
pub(super) fn year_alone(text: &str) -> IResult<&str, Printed> {
    let (rest, year) = preceded((word(&YEAR), multispace0), year).parse(text)?;
    Ok((rest, Some(PartialDate::year(year))))
}

/// One of a list of words, also glued to what follows: "ngày22/12/2024".
fn word<'t>(list: &'static Phrases) -> impl FnMut(&'t str) -> IResult<&'t str, &'t str> {
    move |text| match list.glued(text) {
        Some(length) => Ok((
            text.get(length..).unwrap_or_default(),
            text.get(..length).unwrap_or_default(),
        )),
        None => fail().parse(text),
    }
}

/// Whether a text begins with the word that announces a day.
pub(super) fn is_announced(plain: &str) -> bool {
    DAY.glued(plain).is_some()
}

/// Takes every day, month and quarter of words in the ledger.
pub(super) fn take(words: Stretch<'_>, ledger: &mut Ledger) {
    let bytes = words.plain.as_bytes();
    let mut at = 0;
    while let Some(next) = next_byte(bytes, at, |byte| byte.is_ascii_digit()) {
        at = next;
        let length = bytes.get(at..).map_or(1, |rest| {
            rest.iter().take_while(|b| b.is_ascii_digit()).count()
        });
        let stands = at.checked_sub(1).and_then(|before| bytes.get(before));
        let lone = stands.is_none_or(|byte| {
            !byte.is_ascii_alphanumeric() && !matches!(byte, b'/' | b'.' | b',')
        });
        let read = if lone { at_digits(words, at) } else { None };
        match read {
            Some(range) => {
                at = range.end.max(at + length);
                ledger.take(
                    words.start + range.start..words.start + range.end,
                    Account::Date,
                );
            }
            None => at += length,
        }
    }
}

/// The date around the digits at a byte, with the word that announces it.
fn at_digits(words: Stretch<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let before = words.until(at).trim_end();
    let announced = [&DAY, &MONTH, &QUARTER]
        .into_iter()
        .find_map(|list| Some((list, list.before(before)?)));
    // "Mỗi tháng 01 chuyên đề": so many in each.
    if announced.is_some_and(|(_, lead)| EACH.before(lead.trim_end()).is_some()) {
        return None;
    }
    let rest = words.plain.get(at..).unwrap_or_default();
    let start = announced.map_or(at, |(list, lead)| {
        let blank = words.text.get(lead.text.len()..).unwrap_or_default();
        let _ = list;
        lead.text.len() + blank.len() - blank.trim_start().len()
    });
    // Of a day that no word announces a sign follows the first digits.
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if announced.is_none() && !after.trim_start().starts_with(['/', '-', '.']) {
        return None;
    }
    let plain = words.plain.get(start..).unwrap_or_default();
    let end = |left: &str| words.plain.len() - left.len();
    if let Ok((left, _)) = printed(plain).or_else(|_| iso(rest)) {
        return Some(start..end(left));
    }
    if announced.is_some()
        && let Ok((left, ())) = partial(rest)
    {
        return Some(start..end(left));
    }
    None
}

// iso = year, "-", month, "-", day ;
fn iso(text: &str) -> IResult<&str, Printed> {
    let two = || {
        map(
            take_while_m_n(2, 2, |c: char| c.is_ascii_digit()),
            |d: &str| d.parse::<u16>().ok(),
        )
    };
    let (rest, (year, _, month, _, day)) =
        (year, char('-'), two(), char('-'), two()).parse(text)?;
    not(peek(digit_or_letter)).parse(rest)?;
    Ok((rest, date(day, month, year)))
}

// partial = number, [ ( "-" | "/" | "," ), number ], [ "tháng", number ] ;   after "ngày", "tháng", "quý"
fn partial(text: &str) -> IResult<&str, ()> {
    let number = || {
        verify(
            take_while_m_n(1, 2, |c: char| c.is_ascii_digit()),
            |d: &str| d.parse::<u8>().is_ok_and(|n| n <= 31),
        )
    };
    let more = || {
        opt((
            delimited(multispace0, one_of("-–/,"), multispace0),
            number(),
        ))
    };
    let (rest, _) = (number(), more(), more()).parse(text)?;
    let mut month = opt((multispace0, word(&MONTH), multispace0, number()));
    let (rest, _) = month.parse(rest)?;
    not(peek(digit_or_letter)).parse(rest)?;
    not(peek(preceded(multispace0, char('%')))).parse(rest)?;
    Ok((rest, ()))
}

// numeric = day, sep, month, sep, year ;   sep = "/" | "-" | "." ;
fn numeric(text: &str) -> IResult<&str, Printed> {
    let (rest, day) = opt_number(text)?;
    let (rest, sep) = delimited(multispace0, one_of("/-."), multispace0).parse(rest)?;
    let (rest, month) = opt_number(rest)?;
    let (rest, _) = delimited(multispace0, char(sep), multispace0).parse(rest)?;
    let (rest, year) = year(rest)?;
    Ok((rest, date(day, month, year)))
}

// of this century = day, sep, month, sep, two digits ;   after "ngày" alone
fn of_this_century(text: &str) -> IResult<&str, Printed> {
    let digit = |c: char| c.is_ascii_digit();
    let two = || take_while_m_n(1, 2, digit);
    let (rest, day) = map(two(), |d: &str| d.parse().ok()).parse(text)?;
    let (rest, sep) = one_of("/-.").parse(rest)?;
    let (rest, month) = map(two(), |d: &str| d.parse().ok()).parse(rest)?;
    let (rest, _) = char(sep).parse(rest)?;
    let (rest, year) = map(take_while_m_n(2, 2, digit), |d: &str| {
        d.parse::<i16>().unwrap_or_default()
    })
    .parse(rest)?;
    not(peek(alt((
        digit_or_letter,
        recognize((one_of("/-."), digit_or_letter)),
    ))))
    .parse(rest)?;
    Ok((rest, date(day, month, 2000 + year)))
}

// spelt = day, "tháng", month, "năm", year ;
fn spelt(text: &str) -> IResult<&str, Printed> {
    let (rest, day) = opt_number(text)?;
    let (rest, _) = multispace0(rest)?;
    let (rest, found) = month_and_year(rest)?;
    Ok((rest, date(day, found.0, found.1)))
}

fn spelt_month(text: &str) -> IResult<&str, Printed> {
    map(month_and_year, |(month, year)| date(None, month, year)).parse(text)
}

// month and year = "tháng", month, ( "năm" | "/" ), year ;
fn month_and_year(text: &str) -> IResult<&str, (Option<u16>, i16)> {
    let (rest, _) = (word(&MONTH), multispace0).parse(text)?;
    let (rest, month) = opt_number(rest)?;
    let comma = opt(char(','));
    let spelt = recognize((multispace0, comma, multispace0, word(&YEAR)));
    let joint = alt((spelt, recognize((multispace0, one_of("/-.")))));
    let (rest, _) = terminated(joint, multispace0).parse(rest)?;
    let (rest, year) = year(rest)?;
    Ok((rest, (month, year)))
}

fn digit_or_letter(text: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 1, char::is_alphanumeric).parse(text)
}

/// A day or a month; a draft leaves a gap or dots in its place.
fn opt_number(text: &str) -> IResult<&str, Option<u16>> {
    let digits = map(
        take_while_m_n(1, 2, |c: char| c.is_ascii_digit()),
        |d: &str| d.parse().ok(),
    );
    let gap = value(
        None,
        verify(
            take_while(|c| matches!(c, '.' | '…' | '_' | ' ')),
            |_: &str| true,
        ),
    );
    // "#3", "`": what a scanner made of a number written by hand.
    let unread = value(
        None,
        (
            take_while_m_n(1, 3, |c| {
                matches!(c, '#' | '`' | '\'' | '’' | '-' | '–' | '—' | '*')
            }),
            take_while_m_n(0, 2, |c: char| c.is_ascii_digit()),
        ),
    );
    // "tháng 0 6": a nought that was set apart.
    let apart = map(
        (
            char('0'),
            char(' '),
            take_while_m_n(1, 1, |c: char| c.is_ascii_digit()),
        ),
        |(_, _, digit): (char, char, &str)| digit.parse().ok(),
    );
    alt((
        apart,
        terminated(
            digits,
            not(take_while_m_n(1, 1, |c: char| c.is_ascii_digit())),
        ),
        unread,
        gap,
    ))
    .parse(text)
}

fn year(text: &str) -> IResult<&str, i16> {
    let four = take_while_m_n(4, 4, |c: char| c.is_ascii_digit());
    let number = map(four, |d: &str| d.parse().unwrap_or_default());
    let whole = terminated(
        number,
        not(peek(take_while_m_n(1, 1, |c: char| c.is_ascii_digit()))),
    );
    verify(whole, |year| (1900..2200).contains(year)).parse(text)
}

/// The year that the words of a day end with.
pub(super) fn last_year(words: &str) -> Option<i16> {
    let at = words.len().checked_sub(4)?;
    Some(year(words.get(at..)?).ok()?.1)
}

fn date(day: Option<u16>, month: Option<u16>, year: i16) -> Printed {
    let small = |n: Option<u16>| n.map(i8::try_from).transpose().ok();
    let (day, month) = (small(day)?, small(month)?);
    match (month, day) {
        (Some(month), Some(day)) => PartialDate::day(year, month, day),
        (Some(month), None) => PartialDate::day(year, month, 1).map(|_| PartialDate {
            year,
            month: Some(month),
            day: None,
        }),
        (None, _) => Some(PartialDate::year(year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_form() {
        let cases = [
            ("ngày 22/12/2024 của", Some("2024-12-22"), " của"),
            ("ngày 03 tháng 6 năm 2020", Some("2020-06-03"), ""),
            ("ngày 22 tháng 12, năm 2024", Some("2024-12-22"), ""),
            ("ngày 1-4-2025;", Some("2025-04-01"), ";"),
            ("ngày 31.3.2022", Some("2022-03-31"), ""),
            ("ngày 22/ 12/ 2024", Some("2024-12-22"), ""),
            ("ngày22/12/2024", Some("2024-12-22"), ""),
            ("22/12/2024", Some("2024-12-22"), ""),
            ("tháng 4/2026", Some("2026-04"), ""),
            ("tháng 4 năm 2026", Some("2026-04"), ""),
            ("ngày /4/2026 của", Some("2026-04"), " của"),
            ("ngày     tháng 4 năm 2026", Some("2026-04"), ""),
            ("ngày … tháng … năm 2026", Some("2026"), ""),
            ("ngày ..../..../2026", Some("2026"), ""),
            ("ngày 22/12/24 của", Some("2024-12-22"), " của"),
            ("ngày 5/2/26.", Some("2026-02-05"), "."),
            ("ngày 26 tháng 0 6 năm 2018", Some("2018-06-26"), ""),
            ("ngày #3 tháng ` năm 2026", Some("2026"), ""),
            ("ngày tháng — năm 2026", Some("2026"), ""),
            ("ngày 17/57/2025 của", None, " của"),
            ("ngày 30/02/2025", None, ""),
        ];
        for (text, want, left) in cases {
            let (rest, found) = printed(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(found.map(|d| d.to_string()).as_deref(), want, "{text}");
            assert_eq!(rest, left, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "57-NQ/TW",
            "ngày chuyển đổi số",
            "10/10",
            "năm 2026",
            "1.5.20261",
            "22/12/24",
            "ngày 22/12/241",
            "ngày 1/2/24/KH",
            "16.577/17.285",
        ] {
            assert!(printed(text).is_err(), "{text}");
        }
        assert_eq!(
            year_alone("năm 2023.").unwrap().1,
            Some(PartialDate::year(2023))
        );
    }
}

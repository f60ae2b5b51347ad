//! The number of a quantity: "80", "0,70", "7.000.000", "90 - 95%".

use crate::target::Decimal;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, multispace0, one_of};
use nom::combinator::{map_res, opt, recognize, value};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{pair, preceded};
use nom::{IResult, Parser};

/// The number of a quantity, or two of a range.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// The number, or the lower one.
    pub(super) low: Decimal,
    /// The higher one of a range.
    pub(super) high: Option<Decimal>,
    /// Whether a sign of percent is printed.
    pub(super) percent: bool,
}

// amount = number, [ "%" ], [ ( "-" | "đến" ), number ], [ "%" | "phần trăm" ] ;
pub(super) fn amount(text: &str) -> IResult<&str, Amount> {
    if let Some((rest, low)) = misprinted(text) {
        return Ok((
            rest,
            Amount {
                low,
                high: None,
                percent: true,
            },
        ));
    }
    let (rest, low) = number(text)?;
    let (rest, first) = opt(percent).parse(rest)?;
    let joint = alt((tag("-"), tag("–"), tag("đến")));
    let mut high = opt((multispace0, joint, multispace0, number, percent));
    let (rest, high) = high.parse(rest)?;
    let high = high
        .map(|(_, _, _, high, ())| high)
        .filter(|high| *high > low);
    let percent = first.is_some() || high.is_some();
    Ok((rest, Amount { low, high, percent }))
}

/// "9O%": the letter for a nought, where a sign of percent follows.
fn misprinted(text: &str) -> Option<(&str, Decimal)> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = digits.trim_start_matches('o');
    let printed = text.get(..text.len() - rest.len())?;
    if rest.len() == digits.len() || printed.len() > 3 {
        return None;
    }
    let (rest, ()) = percent(rest).ok()?;
    Some((rest, printed.replace('o', "0").parse().ok()?))
}

/// The higher number of a range without a sign of percent: "5 - 7".
pub(super) fn high(text: &str) -> IResult<&str, Decimal> {
    let joint = alt((tag("-"), tag("–"), tag("đến")));
    preceded((multispace0, joint, multispace0), number).parse(text)
}

fn percent(text: &str) -> IResult<&str, ()> {
    preceded(
        multispace0,
        alt((value((), char('%')), value((), tag("phần trăm")))),
    )
    .parse(text)
}

// number = digits, { ".", three digits } | digits, [ ( "." | "," ), digits ] ;
fn number(text: &str) -> IResult<&str, Decimal> {
    let mut grouped = recognize(pair(digit1, many1_count(preceded(char('.'), three))));
    let plain = recognize(pair(digit1, many0_count(pair(one_of(".,"), digit1))));
    if let Ok((rest, digits)) = grouped.parse(text) {
        let is_large = digits.matches('.').count() > 1 || !digits.starts_with('0');
        let share = rest.trim_start().starts_with('%');
        if is_large && !share && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            let whole = digits.replace('.', "");
            return whole.parse().map(|d| (rest, d)).map_err(|_| miss(text));
        }
    }
    let decimal = map_res(plain, |digits: &str| digits.parse::<Decimal>());
    let whole = map_res(take_while1(|c: char| c.is_ascii_digit()), |digits: &str| {
        digits.parse::<Decimal>()
    });
    let mut either = alt((decimal, whole));
    either.parse(text)
}

fn three(text: &str) -> IResult<&str, &str> {
    let (rest, digits) = digit1(text)?;
    if digits.len() == 3 {
        Ok((rest, digits))
    } else {
        Err(miss(text))
    }
}

fn miss(text: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(text, nom::error::ErrorKind::Verify))
}

//! The number of a document in running text.

use super::kind;
use crate::text::letter::{is_alphabetic, is_alphanumeric, is_lower, is_upper};
use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{opt, peek, recognize, verify};
use nom::{IResult, Parser};

/// A number found in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'t> {
    /// Its words as printed.
    pub(super) text: &'t str,
    /// The abbreviation of the kind in it, if one is known: `NQ`.
    pub(super) code: Option<&'t str>,
}

/// How many bodies a joint document may have, with what else stands in its number.
const LONGEST: usize = 12;

/// Reads the number at the start of a text. `announced`: "số" or a kind stands before it.
// number = ordinal, { sep, segment } | sep, code, { sep, segment } ;
pub(super) fn number(text: &str, announced: bool) -> Option<(&str, Found<'_>)> {
    let (rest, ordinal) = opt(ordinal).parse(text).ok()?;
    let mut tail = Tail {
        rest,
        codes: Vec::new(),
        slashes: 0,
        years: 0,
    };
    while tail.codes.len() + tail.years < LONGEST && tail.segment() {}
    let code = tail
        .codes
        .iter()
        .find(|code| kind::of_code(code).is_some())
        .copied();
    let kind_first = tail.codes.first().is_some_and(|first| Some(*first) == code);
    let whole = match (ordinal, tail.codes.len()) {
        (_, 0) => false,
        // A draft: `/KH-UBND`.
        (None, n) => announced && n >= 2 && (kind_first || tail.starts_with_body()),
        (Some(_), 1) if tail.slashes == 0 => announced && tail.is_alone(),
        (Some(_), 1) => {
            tail.slashes > 0
                && (tail.years > 0
                    || (announced && tail.codes.first().is_some_and(|c| c.len() > 1)))
        }
        (Some(_), _) => tail.slashes > 0 || kind_first,
    };
    // The mark of a footnote may be glued to the body.
    let rest = tail.rest.trim_start_matches(char::is_numeric);
    // "1508/UBND-KSTTHC.2": a part of the unit that drafted it.
    let part = tail.part();
    let rest = if part > 0 {
        tail.rest.get(part..)?
    } else {
        rest
    };
    if !whole || rest.starts_with(|c: char| is_alphanumeric(c) || c == '%') {
        return None;
    }
    let text = text.get(..text.len() - tail.rest.len() + part)?;
    Some((rest, Found { text, code }))
}

// ordinal = digit, { digit }, [ ".", digit, [ digit ] ], [ letter ] ;   at most five digits
fn ordinal(text: &str) -> IResult<&str, &str> {
    let digits = verify(take_while1(|c: char| c.is_ascii_digit()), |d: &str| {
        d.len() <= 5
    });
    // "66.7/2025/NQ-CP": a resolution of a series.
    let series = (
        char('.'),
        take_while_m_n(1, 2, |c: char| c.is_ascii_digit()),
    );
    // "15B/KH-UBND": one put between two others.
    let added = (one_of(CAPITALS), peek(one_of("/-")));
    let letter = alt((recognize(one_of("abc")), recognize(added)));
    recognize((digits, opt((series, peek(char('/')))), opt(letter))).parse(text)
}

/// Capitals that tell a number from the one before it.
pub(super) const CAPITALS: &str = "ABCDE";

/// The dashes that printers put for a hyphen.
const DASHES: &str = "-–—‑−";

/// A number with plain hyphens, and Đ for the letter of other languages that looks alike.
pub(super) fn plain(number: &str) -> String {
    let letter = |c: char| match c {
        'Ð' => 'Đ',
        c if DASHES.contains(c) => '-',
        c => c,
    };
    number.chars().map(letter).collect()
}

struct Tail<'t> {
    rest: &'t str,
    codes: Vec<&'t str>,
    slashes: usize,
    years: usize,
}

impl<'t> Tail<'t> {
    /// The length of ".2" right behind the code of a unit.
    fn part(&self) -> usize {
        let digits = |rest: &&str| rest.bytes().take_while(u8::is_ascii_digit).count();
        let rest = self.rest.strip_prefix('.');
        let length = rest.as_ref().map_or(0, digits);
        let behind = rest.and_then(|rest| rest.get(length..)).unwrap_or_default();
        let ends =
            !behind.starts_with(|c: char| is_alphanumeric(c) || matches!(c, '.' | ',' | '/' | '%'));
        let coded = self.slashes > 0 && self.codes.len() > 1;
        if (1..=2).contains(&length) && ends && coded {
            length + 1
        } else {
            0
        }
    }

    /// One more `sep, segment`, if it follows.
    fn segment(&mut self) -> bool {
        let Ok((rest, before)) = space0::<_, nom::error::Error<&str>>(self.rest) else {
            return false;
        };
        let Ok((rest, sign)) = one_of::<_, _, nom::error::Error<&str>>("/-–—‑−.").parse(rest)
        else {
            return false;
        };
        let Ok((rest, after)) = space0::<_, nom::error::Error<&str>>(rest) else {
            return false;
        };
        if let Ok((rest, _)) = year(rest)
            && self.codes.is_empty()
            && self.years == 0
        {
            self.years = 1;
            return self.go_on(rest, sign);
        }
        let Ok((after_code, found)) = code(rest) else {
            return false;
        };
        let code = trimmed(found);
        // "71/NQ.CP": a slip between kind and body.
        let glued = before.is_empty() && after.is_empty();
        // "623/TTr-UBND.VX", "415/UBND.NN": the unit that drafted it.
        let of_body = self.codes.len() > 1 || self.slashes > 0 && self.starts_with_body();
        let unit = glued && of_body && !is_body(code) && is_capitals(code);
        if sign == '.' && !(self.ends_in_kind() && is_body(code) || unit) {
            return false;
        }
        // "2282/BCA-C06": a letter and digits name a section of the body before them.
        let section = code.bytes().any(|b| b.is_ascii_digit()) && code.len() <= 4;
        if capitals(code) == (1, 0)
            && (!section
                || self.codes.is_empty()
                || sign == '/'
                || !(before.is_empty() && after.is_empty()))
            && kind::of_code(code).is_none()
        {
            return false;
        }
        let known = kind::of_code(code).is_some();
        // Blanks within a number are a slip or a wrap: only what is surely a number bridges them.
        // "5511 /BKHCN - CĐSQG": a body of two capitals and more stands between slash and hyphen.
        let of_number = self.years == 0 && self.slashes == 1 && self.codes.len() == 1;
        let body_behind = of_number
            && sign != '.'
            && self
                .codes
                .first()
                .is_some_and(|first| is_capitals(first) && first.len() > 2)
            && is_capitals(code)
            && code.len() > 2;
        let bridged = glued
            || known
            || body_behind
            || (sign == '/' && (before.is_empty() || after.is_empty()))
            || (self.ends_in_kind() && (is_body(code) || is_capitals(code)));
        let alone = glued && kind::is_alone(code);
        if !bridged || (self.codes.is_empty() && sign != '/' && !known && !alone) {
            return false;
        }
        let mark = found.len() - code.len();
        let rest = rest
            .get(rest.len() - after_code.len() - mark..)
            .unwrap_or_default();
        self.codes.push(code);
        self.go_on(rest, sign)
    }

    fn starts_with_body(&self) -> bool {
        self.codes.first().is_some_and(|code| is_body(code))
    }

    fn is_alone(&self) -> bool {
        self.codes.first().is_some_and(|code| kind::is_alone(code))
    }

    fn ends_in_kind(&self) -> bool {
        self.codes
            .last()
            .is_some_and(|last| kind::of_code(last).is_some())
    }

    fn go_on(&mut self, rest: &'t str, sign: char) -> bool {
        self.slashes += usize::from(sign == '/');
        self.rest = rest;
        true
    }
}

/// Whether a code is of a body that ends numbers everywhere.
fn is_body(code: &str) -> bool {
    kind::is_common_body(code)
}

/// Whether a code is of capitals alone, two of them or more.
fn is_capitals(code: &str) -> bool {
    matches!(capitals(code), (2.., 0))
}

/// A well-known body with the mark of a footnote glued to it: `TW1`.
fn trimmed(code: &str) -> &str {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    if is_body(letters) { letters } else { code }
}

/// How many capitals a code has, and how many small letters.
fn capitals(code: &str) -> (usize, usize) {
    let count = |is: fn(char) -> bool| code.chars().filter(|c| is(*c)).count();
    (count(is_upper), count(is_lower))
}

fn year(text: &str) -> IResult<&str, &str> {
    let (rest, digits) = take_while_m_n(4, 4, |c: char| c.is_ascii_digit()).parse(text)?;
    verify(opt(one_of("0123456789")), Option::is_none).parse(rest)?;
    Ok((rest, digits))
}

// code = capital, { letter | digit | "&" | "+" } ;
fn code(text: &str) -> IResult<&str, &str> {
    verify(
        take_while1(|c: char| is_alphabetic(c) || c.is_ascii_digit() || matches!(c, '&' | '+')),
        |code: &str| {
            let (capitals, small) = capitals(code);
            let digits = code.bytes().any(|b| b.is_ascii_digit());
            let known = kind::of_code(code).is_some();
            code.len() <= 24
                && (known
                    || (code.starts_with(is_upper)
                        && capitals >= small
                        && (capitals > 1 || small > 0 || digits)))
        },
    )
    .parse(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_number() {
        let cases = [
            ("57-NQ/TW ngày", "57-NQ/TW", Some("NQ")),
            ("415/UBND.NN ngày", "415/UBND.NN", None),
            ("71/NQ-CP.", "71/NQ-CP", Some("NQ")),
            ("165/2025/NĐ-CP ", "165/2025/NĐ-CP", Some("NĐ")),
            ("20/2023/QH15", "20/2023/QH15", None),
            ("5511/BKHCN-CĐSQG", "5511/BKHCN-CĐSQG", None),
            ("5511 /BKHCN - CĐSQG ngày", "5511 /BKHCN - CĐSQG", None),
            ("7580/UBND-VX1 ngày", "7580/UBND-VX1", None),
            ("1730/SKHCN-CNTT&CĐS", "1730/SKHCN-CNTT&CĐS", None),
            ("02-CTr/BCĐTW", "02-CTr/BCĐTW", Some("CTr")),
            ("17-KH-BCĐ ngày", "17-KH-BCĐ", Some("KH")),
            ("11- KH/BCĐ", "11- KH/BCĐ", Some("KH")),
            ("57 - NQ/TW", "57 - NQ/TW", Some("NQ")),
            ("749/QĐ-TTG", "749/QĐ-TTG", Some("QĐ")),
            ("214/2022/HĐND", "214/2022/HĐND", None),
            ("57-NQ/TW1 ngày", "57-NQ/TW", Some("NQ")),
            ("/KH-UBND ngày", "/KH-UBND", Some("KH")),
            ("05/NQ-TU", "05/NQ-TU", Some("NQ")),
            ("39/TTLT-BTC-BTTTT", "39/TTLT-BTC-BTTTT", Some("TTLT")),
            ("42/2022/NĐ - CP ngày", "42/2022/NĐ - CP", Some("NĐ")),
            ("06/QĐ – TTg", "06/QĐ – TTg", Some("QĐ")),
            ("57–NQ/TW ngày", "57–NQ/TW", Some("NQ")),
            ("66.7/2025/NQ-CP của", "66.7/2025/NQ-CP", Some("NQ")),
            ("2282/BCA-C06 ngày", "2282/BCA-C06", None),
            ("71/NQ.CP ngày", "71/NQ.CP", Some("NQ")),
            ("15B/KH-UBND ngày", "15B/KH-UBND", Some("KH")),
            ("-NQ/ĐU ngày", "-NQ/ĐU", Some("NQ")),
            ("/UBND-VHXH ngày", "/UBND-VHXH", None),
            ("12/KH-UBND. CP", "12/KH-UBND", Some("KH")),
            ("623/TTr-UBND.VX ngày", "623/TTr-UBND.VX", Some("TTr")),
            ("127/TTr - HĐQT ngày", "127/TTr - HĐQT", Some("TTr")),
            ("71/NQ -CP ngày", "71/NQ -CP", Some("NQ")),
            ("23-HĐBT ngày", "23-HĐBT", None),
            ("05/QÐ-TTg", "05/QÐ-TTg", Some("QÐ")),
            (
                "01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC về",
                "01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC",
                Some("TTLT"),
            ),
        ];
        for (text, want, code) in cases {
            let (_, found) = number(text, true).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.text, found.code), (want, code), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "22/12/2024",
            "4G/5G",
            "2026 - UBND",
            "24/7",
            "1 Gb/s",
            "16.577/17.285",
            "10/10",
            "1017 hồ sơ/1024",
            "3-5 mô hình",
            "06/CP",
            "100%/năm",
            "66.7 điểm",
            "12/A5",
            "4G/B5",
            "15B - C06",
            "12/KH - Ủy ban",
        ] {
            assert_eq!(number(text, false), None, "{text}");
        }
    }
}

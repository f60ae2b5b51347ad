//! What stands before a heading or a bullet: `I.`, `2.1.`, `a)`, `-`, `Phần II`, `Phụ lục 1`.

use super::words::{Words, starts_upper};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, multispace0, multispace1, one_of, satisfy, space0};
use nom::combinator::{opt, peek, recognize, verify};
use nom::multi::{many_m_n, many1_count};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};

/// The kind of mark before a heading or a bullet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `Phần I`
    Part,
    /// `Phụ lục 1`
    Annex,
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `1.`, `2.1.`: how many numbers.
    Number(usize),
    /// `a)`, `ii)`
    Letter,
    /// `(1)`
    Enclosed,
    /// `-`, `+`, `•`
    Bullet(char),
}

/// A mark and the length of it with the blanks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    /// What kind it is.
    pub(super) kind: Kind,
    /// The number or letter in it: `II`, `2.1`, `a`; the whole words of a part or an annex.
    pub(super) label: &'t str,
    /// Bytes of the mark and the blanks after it.
    pub(super) length: usize,
}

impl Marker<'_> {
    /// Whether it counts sections rather than items of a list.
    pub(super) fn is_section(&self) -> bool {
        !matches!(self.kind, Kind::Bullet(_))
    }

    /// How deep a heading with it lies; less is higher.
    pub(super) fn depth(&self) -> usize {
        match self.kind {
            Kind::Part | Kind::Annex => 0,
            Kind::Capital => 1,
            Kind::Roman => 2,
            Kind::Number(parts) => 2 + parts,
            Kind::Letter => 8,
            Kind::Enclosed => 9,
            Kind::Bullet('-' | '–' | '—') => 10,
            Kind::Bullet(_) => 11,
        }
    }
}

type Parsed<'t> = IResult<&'t str, (Kind, &'t str)>;

/// The mark at the start of a line, if there is one.
pub(super) fn marker(text: &str) -> Option<Marker<'_>> {
    let first = text.chars().next()?;
    // Most lines start with a small letter: they have no mark, and no parser need look.
    let (rest, (kind, label)) = match first {
        '-' | '–' | '—' | '+' | '*' | '•' | '·' | '●' | '▪' | '■' | '◦' | '○' | '►' | '➢' | '✓'
        | '❖' | '∙' | '‣' | '\u{f0b7}' => bullet(text),
        '0'..='9' | '(' => alt((number, letter)).parse(text),
        'A'..='Z' | 'Đ' => alt((named, roman, capital)).parse(text),
        'a'..='z' | 'đ' => letter(text),
        _ => return None,
    }
    .ok()?;
    let blanks = rest.len() - rest.trim_start().len();
    Some(Marker {
        kind,
        label,
        length: text.len() - rest.len() + blanks,
    })
}

// bullet = ( "-" | "–" | "+" | "•" | … ), not a digit ;
fn bullet(text: &str) -> Parsed<'_> {
    let (rest, sign) = one_of("-–—+*•·●▪■◦○►➢✓❖∙‣\u{f0b7}").parse(text)?;
    // "**Hành động**" is printed bold, "*" with a blank is a bullet.
    if sign == '*' && !rest.starts_with(' ') {
        return fail(text);
    }
    let (rest, _) = space0(rest)?;
    let (rest, _) =
        peek(satisfy(|c| !matches!(c, '-' | '–' | '—' | '_' | '*' | ')'))).parse(rest)?;
    Ok((rest, (Kind::Bullet(sign), "")))
}

// number = digits, { ".", digits }, ( "." | ")" | "/" ), blank  |  digits, ".", digits, blank, capital ;
fn number(text: &str) -> Parsed<'_> {
    let small = |text| verify(digit1, |d: &str| d.len() <= 2).parse(text);
    let (rest, open) = opt(char('(')).parse(text)?;
    let (rest, label) =
        recognize(pair(small, many_m_n(0, 4, preceded(char('.'), small)))).parse(rest)?;
    let parts = label.matches('.').count() + 1;
    let (rest, close) = opt(one_of(".):/-")).parse(rest)?;
    let (after, blank) = multispace0(rest)?;
    let ended = match close {
        Some(')') => true,
        // "1- Đến năm 2030", as the Party numbers; "57- NQ/TW" is a number.
        Some('-') => {
            let word = after.split(' ').next().unwrap_or_default();
            let opens = starts_upper(after) && !word.contains('/');
            open.is_none() && !blank.is_empty() && (opens || is_share_of_item(label, word))
        }
        Some(_) => open.is_none() && (!blank.is_empty() || starts_upper(after)),
        None => open.is_none() && parts > 1 && !blank.is_empty() && starts_upper(after),
    };
    if !ended || after.starts_with(['%', ',']) {
        return fail(text);
    }
    let kind = if open.is_some() {
        Kind::Enclosed
    } else {
        Kind::Number(parts)
    };
    Ok((rest, (kind, label)))
}

/// "1- 100% văn bản": an item with a share, not the shares from 1 to 100%, which no plan promises.
fn is_share_of_item(label: &str, word: &str) -> bool {
    let number = |digits: &str| digits.parse::<u32>().ok();
    let share = word.strip_suffix('%').and_then(number);
    matches!((number(label), share), (Some(item), Some(share)) if share >= item * 5)
}

fn starts_with_share(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.ends_with('%')
}

// letter = [ "(" ], ( small letter | small roman number ), ( ")" | "." | "-" ), blank ;
fn letter(text: &str) -> Parsed<'_> {
    let (rest, _) = opt(char('(')).parse(text)?;
    let small_roman = terminated(recognize(many_m_n(2, 4, one_of("ivx"))), peek(char(')')));
    let one = take_while_m_n(1, 1, char::is_lowercase);
    let (rest, label) = alt((small_roman, one)).parse(rest)?;
    let (rest, close) = one_of(").-").parse(rest)?;
    let (after, _) = peek(multispace1).parse(rest)?;
    // "a- Xã có …", as the Party letters; "a - b" is none.
    if close == '-' && !starts_upper(after) && !starts_with_share(after) {
        return fail(text);
    }
    Ok((rest, (Kind::Letter, label)))
}

// roman = one of I V X, …, ( "." | ")" | ":" | "/" | "-", blank ) ;
fn roman(text: &str) -> Parsed<'_> {
    let numeral = recognize(many1_count(one_of("IVX")));
    let dash = recognize((one_of("-–"), peek(char(' '))));
    let close = alt((recognize(one_of(".):/")), dash));
    let (rest, label) = terminated(numeral, close).parse(text)?;
    Ok((rest, (Kind::Roman, label)))
}

// capital = one capital letter, ( "." | ")" ), blank ;
fn capital(text: &str) -> Parsed<'_> {
    let (rest, label) = take_while_m_n(1, 1, char::is_uppercase).parse(text)?;
    let (rest, _) = one_of(").").parse(rest)?;
    let (_, _) = peek(multispace1).parse(rest)?;
    Ok((rest, (Kind::Capital, label)))
}

// named = ( "phần" | "phụ lục" ), [ "số" ], [ number | roman ], [ "." | ":" ] ;
fn named(text: &str) -> Parsed<'_> {
    if !text.starts_with('P') {
        return fail(text);
    }
    let (kind, word) = if let Some(word) = head(text, &["Phần", "PHẦN"]) {
        (Kind::Part, word)
    } else if let Some(word) = head(text, &["Phụ lục", "PHỤ LỤC", "Phụ Lục"]) {
        (Kind::Annex, word)
    } else {
        return fail(text);
    };
    let rest = text.get(word.len()..).unwrap_or_default();
    let (rest, _) = opt(preceded(multispace0, alt((tag("số"), tag("SỐ"))))).parse(rest)?;
    let numeral = alt((
        recognize(many1_count(one_of("IVX"))),
        take_while1(|c: char| c.is_ascii_digit()),
        terminated(take_while_m_n(1, 1, char::is_uppercase), peek(boundary)),
        alt((
            tag("thứ nhất"),
            tag("thứ hai"),
            tag("thứ ba"),
            tag("thứ tư"),
            tag("thứ năm"),
        )),
        alt((
            tag("THỨ NHẤT"),
            tag("THỨ HAI"),
            tag("THỨ BA"),
            tag("THỨ TƯ"),
            tag("THỨ NĂM"),
        )),
    ));
    let (rest, found) =
        opt(preceded(multispace1, terminated(numeral, peek(boundary)))).parse(rest)?;
    if found.is_none() && kind == Kind::Part {
        return fail(text);
    }
    let label = text.get(..text.len() - rest.len()).unwrap_or_default();
    let (rest, _) = opt(preceded(multispace0, one_of(".:-–"))).parse(rest)?;
    Ok((rest, (kind, label)))
}

fn boundary(text: &str) -> IResult<&str, ()> {
    if text.starts_with(char::is_alphanumeric) {
        return fail(text);
    }
    Ok((text, ()))
}

fn head<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().find(|word| text.starts_with(**word)).copied()
}

fn fail<T>(text: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(
        text,
        nom::error::ErrorKind::Verify,
    )))
}

/// The words after a mark.
pub(super) fn unmarked(words: Words<'_>) -> Words<'_> {
    marker(words.text)
        .map_or(words, |marker| words.from(marker.length))
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_what_only_looks_like_one() {
        let cases: &[(&str, Option<(Kind, &str)>)] = &[
            ("I. MỤC TIÊU", Some((Kind::Roman, "I"))),
            ("2.1. Về hạ tầng", Some((Kind::Number(2), "2.1"))),
            ("2.1 Hạ tầng", Some((Kind::Number(2), "2.1"))),
            ("a) Kết quả", Some((Kind::Letter, "a"))),
            ("a- Xã có", Some((Kind::Letter, "a"))),
            ("- Tỷ lệ", Some((Kind::Bullet('-'), ""))),
            ("+ 100% thôn", Some((Kind::Bullet('+'), ""))),
            ("Phần I: ĐÁNH GIÁ", Some((Kind::Part, "Phần I"))),
            ("PHẦN II. NỘI DUNG", Some((Kind::Part, "PHẦN II"))),
            ("Phụ lục 3:", Some((Kind::Annex, "Phụ lục 3"))),
            ("PHỤ LỤC", Some((Kind::Annex, "PHỤ LỤC"))),
            ("A. PHÁT TRIỂN", Some((Kind::Capital, "A"))),
            ("II- MỤC TIÊU", Some((Kind::Roman, "II"))),
            ("1- Đến năm 2030", Some((Kind::Number(1), "1"))),
            ("1- 100% văn bản", Some((Kind::Number(1), "1"))),
            ("80- 90% hồ sơ", None),
            ("PHẦN THỨ HAI", Some((Kind::Part, "PHẦN THỨ HAI"))),
            ("(1) Kinh tế số", Some((Kind::Enclosed, "1"))),
            ("iii) Ít nhất", Some((Kind::Letter, "iii"))),
            ("* Tối thiểu", Some((Kind::Bullet('*'), ""))),
            ("**Hành động**", None),
            ("57- NQ/TW ngày", None),
            ("Phần mềm quản lý", None),
            ("2026. Trong đó", None),
            ("80% dịch vụ", None),
            ("0.70 điểm", None),
            ("12 Phủ sóng 5G", None),
            ("Trong năm", None),
        ];
        for (text, want) in cases {
            assert_eq!(marker(text).map(|m| (m.kind, m.label)), *want, "{text}");
        }
    }
}

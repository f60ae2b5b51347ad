//! What stands before a heading or an item: `I.`, `2.1.`, `a)`, `-`, `Phần II`, `Phụ lục 1`.

use crate::lexicon::{WordSet, builtin_statements, is_spelt, plain};
use crate::text::letter::{is_alphanumeric, is_upper, word as letters};
use crate::text::work::looked_at;
use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, multispace0, multispace1, one_of, satisfy, space0};
use nom::combinator::{opt, peek, recognize, verify};
use nom::multi::{many_m_n, many1_count};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use std::sync::LazyLock;

/// The kind of mark before a heading or a bullet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// `Phần I`
    Part,
    /// `Phụ lục 1`
    Annex,
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `1.`, `2.1.`: how many numbers.
    Number(u8),
    /// `a)`, `ii)`
    Letter,
    /// `b1)`, `c.2.`
    Lettered,
    /// `(1)`
    Enclosed,
    /// `-`, `+`, `•`
    Bullet(char),
}

impl MarkKind {
    /// Whether it counts sections rather than items of a list.
    pub fn is_section(self) -> bool {
        !matches!(self, Self::Bullet(_))
    }
}

/// A mark as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// What kind it is.
    pub kind: MarkKind,
    /// The number or letter in it: `II`, `2.1`, `a`; the whole words of a part or an annex.
    pub label: &'t str,
    /// Bytes of the mark and the blanks after it.
    pub length: usize,
}

/// A mark and the length of it with the blanks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What kind it is.
    pub kind: MarkKind,
    /// The number or letter in it: `II`, `2.1`, `a`; the whole words of a part or an annex.
    pub label: String,
    /// Bytes of the mark and the blanks after it.
    pub length: usize,
}

impl Mark {
    /// Whether it counts sections rather than items of a list.
    pub fn is_section(&self) -> bool {
        self.kind.is_section()
    }

    /// How deep a heading with it lies; less is higher.
    pub fn depth(&self) -> u8 {
        match self.kind {
            MarkKind::Part | MarkKind::Annex => 0,
            MarkKind::Capital => 1,
            MarkKind::Roman => 2,
            MarkKind::Number(parts) => 2 + parts.min(5),
            MarkKind::Letter => 8,
            MarkKind::Lettered | MarkKind::Enclosed => 9,
            MarkKind::Bullet('-' | '–' | '—') => 10,
            MarkKind::Bullet(_) => 11,
        }
    }
}

type Parsed<'t> = IResult<&'t str, (MarkKind, &'t str)>;

/// The mark at the start of a line, if there is one, to be kept beyond its text.
pub fn mark(text: &str) -> Option<Mark> {
    found(text).map(|found| Mark {
        kind: found.kind,
        label: found.label.to_owned(),
        length: found.length,
    })
}

/// The mark at the start of a line, if there is one.
pub fn found(text: &str) -> Option<Found<'_>> {
    looked_at(1);
    let first = text.chars().next()?;
    // "“a) Tỷ lệ …": what a decision puts in place of another document's point.
    if matches!(first, '“' | '«') {
        let inner = text.get(first.len_utf8()..)?;
        let (rest, (kind, label)) = letter(inner).ok()?;
        let length = text.len() - rest.trim_start().len();
        return Some(Found {
            kind,
            label,
            length,
        });
    }
    // Behind the first word of most lines no sign closes a mark.
    let (end, _) = letters(text);
    let sign = text.as_bytes().get(end);
    let closes = match sign {
        Some(b')' | b'.' | b':' | b'/' | b'-' | 0xE2) => true,
        Some(b' ' | b'\t') => {
            let mut behind = text.bytes().skip(end);
            let next = behind.find(|byte| !matches!(byte, b' ' | b'\t'));
            matches!(next, Some(b'-' | 0xE2)) && stroke(text.get(end..).unwrap_or_default()).is_ok()
        }
        _ => false,
    };
    let (rest, (kind, label)) = match first {
        '-' | '–' | '—' | '+' | '*' | '•' | '·' | '●' | '▪' | '■' | '◦' | '○' | '►' | '➢' | '✓'
        | '❖' | '∙' | '‣' | '\u{f0b7}' => bullet(text, first),
        'o' | 'Ø' | 'ü' | '§' => letter_for_sign(text),
        '0'..='9' | '(' => alt((number, letter)).parse(text),
        'A'..='Z' | 'Đ' if closes => alt((named, roman, capital)).parse(text),
        'a'..='z' | 'đ' if closes => alt((letter, lettered, named)).parse(text),
        'A'..='Z' | 'Đ' | 'a'..='z' | 'đ' => named(text),
        _ => return None,
    }
    .ok()?;
    let blanks = rest.len() - rest.trim_start().len();
    Some(Found {
        kind,
        label,
        length: text.len() - rest.len() + blanks,
    })
}

/// "KH-UBND": the code of a document, as it stands behind its number.
fn is_code(text: &str) -> bool {
    /// No code of a kind is longer, in bytes.
    const LONGEST: usize = 6;
    let word = text.split(' ').next().unwrap_or_default();
    word.split_once('-').is_some_and(|(kind, body)| {
        let capital = |text: &str| text.starts_with(|c: char| c.is_uppercase());
        kind.len() <= LONGEST && capital(kind) && capital(body)
    })
}

// bullet = sign, blanks, not another sign ; the sign is known
fn bullet(text: &str, sign: char) -> Parsed<'_> {
    let rest = text.get(sign.len_utf8()..).unwrap_or_default();
    // "**Hành động**" is printed bold, "*" with a blank is a bullet.
    if sign == '*' && !rest.starts_with(' ') {
        return fail(text);
    }
    let rest = rest.trim_start_matches([' ', '\t']);
    if !rest.starts_with(|c| !matches!(c, '-' | '–' | '—' | '_' | '*' | ')')) {
        return fail(text);
    }
    Ok((rest, (MarkKind::Bullet(sign), "")))
}

// letter for sign = ( "o" | "Ø" | "ü" | "§" ), blank, ( capital | digit ) ; what a word processor's fonts for signs leave in plain text
fn letter_for_sign(text: &str) -> Parsed<'_> {
    let (rest, sign) = one_of("oØü§").parse(text)?;
    let (rest, _) = satisfy(char::is_whitespace).parse(rest)?;
    let (rest, _) = space0(rest)?;
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let (rest, _) = peek(satisfy(opens)).parse(rest)?;
    Ok((rest, (MarkKind::Bullet(sign), "")))
}

// number = digits, { ".", digits }, ( "." | ")" | "/" | dash ), blank  |  digits, ".", digits, blank, capital ;
fn number(text: &str) -> Parsed<'_> {
    let small = |text| verify(digit1, |d: &str| d.len() <= 2).parse(text);
    let (rest, open) = opt(char('(')).parse(text)?;
    let (rest, label) =
        recognize(pair(small, many_m_n(0, 4, preceded(char('.'), small)))).parse(rest)?;
    let parts = u8::try_from(label.matches('.').count() + 1).unwrap_or(u8::MAX);
    let (rest, close) = opt(alt((one_of(".):/"), dash))).parse(rest)?;
    let (after, blank) = multispace0(rest)?;
    let ended = match close {
        Some(')') => true,
        // "1- Đến năm 2030", as the Party numbers; "57- NQ/TW" is a number.
        Some('-') => {
            let word = after.split(' ').next().unwrap_or_default();
            let opens = starts_upper(after) && !word.contains('/');
            open.is_none() && (opens || is_share_of_item(label, word))
        }
        // "45/KH-UBND" on a line below "Số:".
        Some('/') if blank.is_empty() && is_code(after) => false,
        Some(_) => open.is_none() && (!blank.is_empty() || starts_upper(after)),
        None => {
            let opens = starts_upper(after) || starts_with_share(after);
            open.is_none() && parts > 1 && !blank.is_empty() && opens
        }
    };
    if !ended || after.starts_with(['%', ',']) {
        return fail(text);
    }
    let kind = if open.is_some() {
        MarkKind::Enclosed
    } else {
        MarkKind::Number(parts)
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

// letter = [ "(" ], ( small letter | small roman number ), ( ")" | "." | slash | dash ), blank ;
fn letter(text: &str) -> Parsed<'_> {
    let (rest, _) = opt(char('(')).parse(text)?;
    let small_roman = terminated(recognize(many_m_n(2, 4, one_of("ivx"))), peek(char(')')));
    let one = take_while_m_n(1, 1, char::is_lowercase);
    let (rest, label) = alt((small_roman, one)).parse(rest)?;
    // "a- Xã có …", as the Party letters; "a - b" is none.
    let close = alt((one_of(")."), slash, dash));
    let (rest, _) = terminated(close, peek(multispace1)).parse(rest)?;
    Ok((rest, (MarkKind::Letter, label)))
}

// lettered = small letter, [ "." ], one or two digits, ( ")" | "." ), blank, capital ;
fn lettered(text: &str) -> Parsed<'_> {
    let one = take_while_m_n(1, 1, char::is_lowercase);
    let small = verify(digit1, |d: &str| d.len() <= 2);
    let (rest, label) = recognize((one, opt(char('.')), small)).parse(text)?;
    let (rest, _) = one_of(").").parse(rest)?;
    let (after, _) = peek(multispace1).parse(rest)?;
    if !starts_upper(after) {
        return fail(text);
    }
    Ok((rest, (MarkKind::Lettered, label)))
}

/// "I- ", "I - ", "I – ": a dash behind a number or a letter, with a blank and a capital or a share behind it.
fn dash(text: &str) -> IResult<&str, char> {
    let (rest, sign) = stroke(text)?;
    if !starts_upper(rest) && !starts_with_share(rest) {
        return fail(text);
    }
    Ok((rest, sign))
}

/// A dash, with a blank behind it, whatever follows: "I - mục tiêu", as a web page prints capitals.
fn stroke(text: &str) -> IResult<&str, char> {
    let (rest, _) = space0(text)?;
    let (rest, _) = one_of("-–—").parse(rest)?;
    let (rest, _) = peek(multispace1).parse(rest)?;
    Ok((rest, '-'))
}

// slash = "/", before a blank and a capital or a share ;
fn slash(text: &str) -> IResult<&str, char> {
    let (rest, _) = char('/').parse(text)?;
    let (after, _) = multispace1(rest)?;
    if !starts_upper(after) && !starts_with_share(after) {
        return fail(text);
    }
    Ok((rest, '/'))
}

// roman = one of I V X, …, ( "." | ")" | ":" | "/" | dash ) ;
fn roman(text: &str) -> Parsed<'_> {
    let numeral = recognize(many1_count(one_of("IVX")));
    let close = alt((one_of(".):/"), dash));
    // "I - mục tiêu"; "X - quang" is no tenth part.
    let small = recognize(verify(many1_count(one_of("IVX")), |_: &usize| {
        !text.starts_with("X ")
    }));
    // "Ii. Nội dung": a heading in capitals that a web page prints as a sentence.
    let sentence = recognize((one_of("IVX"), many1_count(one_of("ivx"))));
    let point = alt((terminated(char('.'), peek(char(' '))), stroke));
    let (rest, label) = alt((
        terminated(numeral, close),
        terminated(small, stroke),
        terminated(sentence, point),
    ))
    .parse(text)?;
    // "V/v phát triển …": what a letter or a plan is about.
    if text.starts_with("V/v") || text.starts_with("V/V") {
        return fail(text);
    }
    Ok((rest, (MarkKind::Roman, label)))
}

// capital = one capital letter, ( "." | ")" | slash | dash ), blank ;
fn capital(text: &str) -> Parsed<'_> {
    let (rest, label) = take_while_m_n(1, 1, char::is_uppercase).parse(text)?;
    // "A- KẾT QUẢ", as the Party writes.
    let close = alt((one_of(")."), slash, dash));
    let (rest, _) = terminated(close, peek(multispace1)).parse(rest)?;
    Ok((rest, (MarkKind::Capital, label)))
}

// named = ( "phần" | "chương" | "mục" | "phụ lục" ), [ "số" ], [ number | roman | capital | "thứ nhất" … ], [ "." | ":" ] ;
fn named(text: &str) -> Parsed<'_> {
    // Most lines begin with another word; no capital begins with another byte than its small letter.
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if FIRST_OF_NAMED.lacks(text) {
        return fail(text);
    }
    let begins =
        |phrase: &str| phrase.bytes().next() == first || matches!(first, Some(b'u' | b'o'));
    for (kind, phrase) in NAMED.iter().filter(|(_, phrase)| begins(phrase)) {
        let Some(rest) = after(text, phrase) else {
            continue;
        };
        let rest = OF_NUMBER
            .iter()
            .find_map(|word| after(rest, word))
            .unwrap_or(rest);
        let numeral = alt((
            recognize(many1_count(one_of("IVX"))),
            take_while1(|c: char| c.is_ascii_digit()),
            take_while_m_n(1, 1, is_upper),
        ));
        let numbered = terminated(numeral, peek(boundary)).parse(rest);
        let rest = match (numbered, ORDINALS.iter().find_map(|word| after(rest, word))) {
            (Ok((rest, _)), _) | (Err(_), Some(rest)) => rest,
            // "Đại hội đại" and "biểu Đảng bộ" on the next line.
            (Err(_), None) if *kind == MarkKind::Annex && starts_upper(text) => rest,
            (Err(_), None) => return fail(text),
        };
        let label = text
            .get(..text.len() - rest.len())
            .unwrap_or_default()
            .trim_end();
        let (rest, _) = opt(preceded(multispace0, one_of(".:-–"))).parse(rest)?;
        return Ok((rest, (*kind, label)));
    }
    fail(text)
}

/// The first words of what names a part or an annex.
static FIRST_OF_NAMED: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of(
        NAMED
            .iter()
            .filter_map(|(_, phrase)| phrase.split(' ').next()),
    )
});

/// The words that name a part or an annex, in plain spelling.
static NAMED: LazyLock<Vec<(MarkKind, String)>> = LazyLock::new(|| {
    let kinds = [("part", MarkKind::Part), ("annex", MarkKind::Annex)];
    let named = builtin_statements("mark").iter().flat_map(|statement| {
        let name = statement.first_name().unwrap_or_default();
        let kind = kinds
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind);
        let words = statement.after(name).map(plain).collect::<Vec<_>>();
        words
            .into_iter()
            .filter_map(move |word| Some((kind?, word)))
    });
    named.collect()
});

/// "số" between the word and the number, in plain spelling.
static OF_NUMBER: LazyLock<Vec<String>> = LazyLock::new(|| listed("mark", "of-number"));

/// "thứ nhất", "thứ hai", in plain spelling.
static ORDINALS: LazyLock<Vec<String>> = LazyLock::new(|| listed("mark", "ordinal"));

fn listed(keyword: &str, name: &str) -> Vec<String> {
    let all = builtin_statements(keyword);
    let named = all
        .iter()
        .filter(|statement| statement.first_name() == Some(name));
    named
        .flat_map(|statement| statement.after(name).map(plain))
        .collect()
}

/// What follows a phrase in plain spelling at the start of a text, whatever its letters.
fn after<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let mut rest = text;
    for word in phrase.split(' ') {
        let trimmed = rest.trim_start();
        // No capital begins with another byte than its small letter; "uỷ" may be spelt "ủy".
        let byte = trimmed.bytes().next().map(|byte| byte.to_ascii_lowercase());
        if byte != word.bytes().next() && !matches!(byte, Some(b'u' | b'o')) {
            return None;
        }
        let (end, _) = letters(trimmed);
        let (own, after) = trimmed.split_at(end);
        // No word is longer in one spelling than in another by more than a letter.
        if own.len() > word.len() + 3 || !is_spelt(own, word) {
            return None;
        }
        rest = after;
    }
    Some(rest.trim_start())
}

fn boundary(text: &str) -> IResult<&str, ()> {
    if text.starts_with(is_alphanumeric) {
        return fail(text);
    }
    Ok((text, ()))
}

fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| is_alphanumeric(*c))
        .is_some_and(is_upper)
}

fn fail<T>(text: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(
        text,
        nom::error::ErrorKind::Verify,
    )))
}

#[cfg(test)]
mod tests;

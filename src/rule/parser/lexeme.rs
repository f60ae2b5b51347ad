//! Words, strings, numbers, dates: what the productions are made of.
//!
//! Each lexeme skips the blanks before it. It fails softly; a production that has seen its
//! first word commits with `cut`.

use super::Parsed;
use super::vocabulary::Word;
use crate::document::{PartialDate, YEARS};
use crate::plan::{Comparison, Decimal};
use crate::rule::ast::{Leaf, Quoted, Slug};
use crate::rule::syntax_error::{Expected, Fault, Named, SyntaxError};
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::sequence::preceded;
use nom::{Err, Parser};

// blank = any white space but the end of the line ;
pub(super) fn blank(input: &str) -> Parsed<'_, &str> {
    take_while(|c: char| c != '\n' && c.is_whitespace()).parse(input)
}

/// Whether a comparison can be made of it.
pub(in crate::rule) fn is_sign(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | '≥' | '≤' | '≧' | '≦' | '⩾' | '⩽')
}

fn in_word(letter: char) -> bool {
    match letter {
        // Most letters by far: they need not be looked up in a table.
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | ',' | '%' => true,
        '{' | '}' | '"' | '#' | ' ' | '\n' => false,
        _ => !letter.is_whitespace() && !is_sign(letter),
    }
}

/// The words an error points at: a word, a string, a sign; empty at the end of a line.
pub(super) fn offending(input: &str) -> &str {
    let rest = input.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    let Some(first) = rest.chars().next() else {
        return end_of(input, rest);
    };
    let length = match first {
        '\n' | '#' => return input.get(..0).unwrap_or(input),
        '"' => {
            let line = rest.find('\n').unwrap_or(rest.len());
            rest.get(1..line).and_then(|tail| tail.find('"')).map_or(
                rest.get(..line).unwrap_or_default().trim_end().len(),
                |at| at + 2,
            )
        }
        '{' | '}' => 1,
        c if is_sign(c) => rest.find(|c| !is_sign(c)).unwrap_or(rest.len()),
        _ => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
    };
    rest.get(..length).unwrap_or(rest)
}

fn end_of<'s>(input: &'s str, rest: &'s str) -> &'s str {
    input.get(..0).unwrap_or(rest)
}

/// A soft failure at the words that stand next.
pub(super) fn fail<T>(input: &str, fault: Fault) -> Parsed<'_, T> {
    fail_at(offending(input), fault)
}

/// A soft failure at these words.
pub(super) fn fail_at<T>(at: &str, fault: Fault) -> Parsed<'_, T> {
    Err(Err::Error(SyntaxError { at, fault }))
}

/// From the start of one slice to the end of another that follows it in the same text.
fn across<'s>(input: &'s str, first: &'s str, last: &'s str) -> &'s str {
    let start = nom::Offset::offset(input, first);
    let end = nom::Offset::offset(input, last) + last.len();
    input.get(start..end).unwrap_or(first)
}

// word = letter, { letter } ;   (no blank, sign, brace, quote or #)
fn word(input: &str) -> Parsed<'_, &str> {
    preceded(blank, take_while1(in_word)).parse(input)
}

/// This very word.
pub(super) fn keyword<'s>(text: &'static str) -> impl Fn(&'s str) -> Parsed<'s, &'s str> {
    move |input| match word(input) {
        Ok((rest, found)) if found == text => Ok((rest, found)),
        _ => fail(input, Fault::Expected(Expected::Word(Word::Only(text)))),
    }
}

/// The next word, whatever it is, where one of a list was expected.
pub(super) fn any_word(list: Word) -> impl Fn(&str) -> Parsed<'_, &str> {
    move |input| word(input).or_else(|_| fail(input, Fault::Expected(Expected::Word(list))))
}

/// One word of a table, and what it means.
pub(super) fn one_of<'s, T: Copy>(
    table: &'static [(&'static str, T)],
    list: Word,
) -> impl Fn(&'s str) -> Parsed<'s, Leaf<'s, T>> {
    move |input| {
        let (rest, text) = any_word(list)(input)?;
        match table.iter().find(|(word, _)| *word == text) {
            Some((_, value)) => Ok((
                rest,
                Leaf {
                    text,
                    value: *value,
                },
            )),
            None => fail(input, Fault::Expected(Expected::Word(list))),
        }
    }
}

/// `{`
pub(super) fn open(input: &str) -> Parsed<'_, &str> {
    preceded(blank, tag("{"))
        .parse(input)
        .or_else(|_: Err<SyntaxError<'_>>| fail(input, Fault::Expected(Expected::Open)))
}

// slug = part, { "-", part } ;   part = ( "a" … "z" | "0" … "9" ), { … } ;
pub(super) fn slug<'s>(named: Named) -> impl Fn(&'s str) -> Parsed<'s, Slug<'s>> {
    move |input| match word(input) {
        Ok((rest, text)) if is_slug(text) => Ok((rest, Slug(text))),
        _ => fail(input, Fault::Expected(Expected::Slug(named))),
    }
}

fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

// string = '"', { letter | '\"' | '\\' }, '"' ;   on one line
pub(super) fn quoted(input: &str) -> Parsed<'_, Quoted<'_>> {
    let (start, _) = blank(input)?;
    let Some(body) = start.strip_prefix('"') else {
        return fail_at(unquoted(input), Fault::Expected(Expected::Quoted));
    };
    // Nearly every string has nothing special in it before its end.
    let special = |byte| matches!(byte, b'"' | b'\\' | b'\n');
    let first = body.bytes().position(special);
    if let Some((text, rest)) = first.and_then(|at| body.split_at_checked(at))
        && let Some(rest) = rest.strip_prefix('"')
    {
        return Ok((rest, Quoted(text)));
    }
    let mut letters = body.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => {
                let (text, rest) = body.split_at(at);
                return Ok((rest.get(1..).unwrap_or_default(), Quoted(text)));
            }
            '\n' => break,
            '\\' => match letters.next() {
                Some((_, '"' | '\\')) => {}
                Some((_, '\n')) | None => break,
                Some((next, c)) => {
                    let pair = body.get(at..next + c.len_utf8()).unwrap_or_default();
                    return fail_at(pair, Fault::UnknownEscape);
                }
            },
            _ => {}
        }
    }
    let line = start.split('\n').next().unwrap_or_default();
    fail_at(line.trim_end(), Fault::UnclosedString)
}

/// Words without quotation marks, up to the end of the line or the next mark.
fn unquoted(input: &str) -> &str {
    let word = offending(input);
    if !word.starts_with(|c: char| c.is_alphanumeric() || "“”„'‘’«".contains(c)) {
        return word;
    }
    let rest = input.trim_start();
    let end = rest.find(['\n', '{', '}', '#', '"']).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or(word);
    let next = KEYWORDS.iter().filter_map(|keyword| line.find(keyword));
    let end = next.min().unwrap_or(line.len());
    line.get(..end).unwrap_or(line).trim_end()
}

/// Words that may follow a string; none of them is a Vietnamese word.
const KEYWORDS: &[&str] = &[
    " checked ",
    " of ",
    " issued ",
    " because ",
    " because-en ",
    " quote ",
    " note ",
    " note-en ",
    " unlike ",
    " only ",
    " due ",
    " evidence ",
    " year ",
    " years ",
    " dated ",
];

// date = year, [ "-", month, [ "-", day ] ] ;
pub(super) fn date(input: &str) -> Parsed<'_, Leaf<'_, PartialDate>> {
    let Ok((rest, text)) = word(input) else {
        return fail(input, Fault::Expected(Expected::Date));
    };
    match text.parse::<PartialDate>() {
        Ok(value) if YEARS.contains(&value.year) => Ok((rest, Leaf { text, value })),
        Ok(_) => fail_at(text, Fault::YearOutOfRange),
        Err(_) if is_date_like(text) => {
            let year = text.get(..4).and_then(year_of);
            let known = year.is_some_and(|year| YEARS.contains(&year));
            let fault = if known {
                Fault::NoSuchDay
            } else {
                Fault::YearOutOfRange
            };
            fail_at(text, fault)
        }
        Err(_) => fail_at(text, Fault::Expected(Expected::Date)),
    }
}

/// Whether every part has the right number of digits.
fn is_date_like(text: &str) -> bool {
    let mut widths = [4, 2, 2].into_iter();
    text.split('-')
        .all(|part| widths.next() == Some(part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

fn year_of(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

// year = digit, digit, digit, digit ;
pub(super) fn year(input: &str) -> Parsed<'_, Leaf<'_, i16>> {
    let Ok((rest, text)) = word(input) else {
        return fail(input, Fault::Expected(Expected::Year));
    };
    match year_of(text) {
        Some(value) if YEARS.contains(&value) => Ok((rest, Leaf { text, value })),
        Some(_) => fail_at(text, Fault::YearOutOfRange),
        None => fail_at(text, Fault::Expected(Expected::Year)),
    }
}

// years = year, "..", year ;
pub(super) fn years(input: &str) -> Parsed<'_, Leaf<'_, (i16, i16)>> {
    let parts = word(input).ok().and_then(|(rest, text)| {
        let (first, last) = text.split_once("..")?;
        Some((rest, text, year_of(first)?, year_of(last)?))
    });
    match parts {
        None => fail(input, Fault::Expected(Expected::Years)),
        Some((_, text, first, last)) if !YEARS.contains(&first) || !YEARS.contains(&last) => {
            fail_at(text, Fault::YearOutOfRange)
        }
        Some((_, text, first, last)) if last < first => fail_at(text, Fault::YearsReversed),
        Some((rest, text, first, last)) => Ok((
            rest,
            Leaf {
                text,
                value: (first, last),
            },
        )),
    }
}

// comparison = ">=" | "≥" | "<=" | "≤" | "=" | ">" | "<" ;
pub(super) fn comparison(input: &str) -> Parsed<'_, Leaf<'_, Comparison>> {
    let (start, _) = blank(input)?;
    let (rest, text) = take_while(is_sign).parse(start)?;
    let value = match text {
        ">=" | "≥" => Comparison::AtLeast,
        "<=" | "≤" => Comparison::AtMost,
        "=" => Comparison::Equal,
        ">" => Comparison::MoreThan,
        "<" => Comparison::LessThan,
        _ => return fail(input, Fault::Expected(Expected::Comparison)),
    };
    Ok((rest, Leaf { text, value }))
}

// number = digit, { digit }, [ ( "." | "," ), digit, { digit } ], [ "%" ] ;
pub(super) fn number(input: &str) -> Parsed<'_, Leaf<'_, Decimal>> {
    let Ok((rest, text)) = word(input) else {
        return fail(input, Fault::Expected(Expected::Number));
    };
    let bare = text.strip_suffix('%').unwrap_or(text);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return fail_at(text, Fault::Expected(Expected::Number));
    }
    let after = blank(rest)?.0;
    if bare.len() == text.len() && after.starts_with('%') {
        let sign = after.get(..1).unwrap_or_default();
        return fail_at(across(input, text, sign), Fault::BlankBeforePercent);
    }
    if Decimal::is_ambiguous(bare) {
        return fail_at(text, Fault::AmbiguousNumber);
    }
    match bare.parse() {
        Ok(value) => Ok((rest, Leaf { text, value })),
        Err(_) if Decimal::is_grouped(bare) => fail_at(text, Fault::Thousands),
        Err(_) if is_long(bare) => fail_at(text, Fault::TooManyDigits),
        Err(_) => fail_at(text, Fault::Expected(Expected::Number)),
    }
}

fn is_long(bare: &str) -> bool {
    bare.split(['.', ',']).count() <= 2
        && bare
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && bare.len() > 28
}

//! `indicator`: what is measured, and how plans name it.

use super::lexeme::{any_word, fail, keyword, quoted, slug};
use super::recovery::{Errors, block, header, name_anyway};
use super::vocabulary::Word;
use super::{Parsed, Recovered};
use crate::plan::FacetKind;
use crate::rule::ast::{Block, Declaration, Field, IndicatorField, Name, Slug, UnitName};
use crate::rule::syntax_error::{Expected, Fault, Named};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};
use nom::multi::many0;

// indicator = "indicator", slug, "{", { indicator field }, "}" ;
pub(super) fn indicator<'s>(
    input: &'s str,
    errors: &mut Errors<'s>,
) -> Recovered<'s, Declaration<'s>> {
    let (rest, name) = header(input, slug(Named::Indicator), errors);
    let name_or_word = name.map_or_else(|| name_anyway(input), |Slug(text)| text);
    let (rest, body) = block(rest, name_or_word, |line, _| field(line), errors);
    let declared = Declaration::Indicator(Block {
        slug: Slug(name_or_word),
        fields: body.items,
        whole: body.whole && name.is_some(),
    });
    (rest, Some(declared))
}

// indicator field = ( "vi" | "en" ), string | "unit", unit | "at-most"
//                 | facet, name, { name } | ( "names" | "not" ), string, { string }
//                 | "near", slug, { slug } ;
// facet = "subject" | "state" | "of" | "base" | "scope" | "part" | "about" ;
fn field(input: &str) -> Parsed<'_, Option<Field<'_, IndicatorField<'_>>>> {
    let (rest, key) = any_word(Word::IndicatorField)(input)?;
    let (rest, value) = match key {
        "vi" => map(cut(quoted), IndicatorField::Vi).parse(rest),
        "en" => map(cut(quoted), IndicatorField::En).parse(rest),
        "unit" => map(unit, IndicatorField::Unit).parse(rest),
        "at-most" => Ok((rest, IndicatorField::AtMost)),
        "names" => map(strings, IndicatorField::Names).parse(rest),
        "not" => map(strings, IndicatorField::Not).parse(rest),
        "near" => map(slugs, IndicatorField::Near).parse(rest),
        key => match FacetKind::named(key) {
            Some(kind) => map(names, |names| IndicatorField::Facet(kind, names)).parse(rest),
            None => fail(input, Fault::Expected(Expected::Word(Word::IndicatorField))),
        },
    }?;
    Ok((rest, Some(Field { key, value })))
}

// unit = "%" | "level" | "index" | string ;
fn unit(input: &str) -> Parsed<'_, UnitName<'_>> {
    let word = alt((keyword("%"), keyword("level"), keyword("index")));
    alt((map(word, UnitName::Word), map(quoted, UnitName::Quoted)))
        .parse(input)
        .or_else(|_: nom::Err<_>| fail(input, Fault::Expected(Expected::Unit)))
}

/// One string or more.
fn strings(input: &str) -> Parsed<'_, Vec<crate::rule::ast::Quoted<'_>>> {
    let (rest, first) = cut(quoted).parse(input)?;
    let (rest, more) = many0(next_string).parse(rest)?;
    Ok((rest, [vec![first], more].concat()))
}

/// A string after another; a broken one is an error, its absence is not.
fn next_string(input: &str) -> Parsed<'_, crate::rule::ast::Quoted<'_>> {
    if super::lexeme::blank(input)?.0.starts_with('"') {
        cut(quoted).parse(input)
    } else {
        quoted(input)
    }
}

// name = string | slug ;   one or more
fn names(input: &str) -> Parsed<'_, Vec<Name<'_>>> {
    let (mut rest, first) = name(input)?;
    let mut names = vec![first];
    while let Ok((after, next)) = name(rest) {
        names.push(next);
        rest = after;
    }
    // A broken string is an error, its absence is not.
    if super::lexeme::blank(rest)?.0.starts_with('"') {
        cut(quoted).parse(rest)?;
    }
    Ok((rest, names))
}

fn name(input: &str) -> Parsed<'_, Name<'_>> {
    if super::lexeme::blank(input)?
        .0
        .starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
    {
        map(slug(Named::Words), Name::Shared).parse(input)
    } else {
        map(cut(quoted), Name::Words).parse(input)
    }
}

/// One slug or more.
fn slugs(input: &str) -> Parsed<'_, Vec<Slug<'_>>> {
    let (rest, first) = cut(slug(Named::Indicator)).parse(input)?;
    let (rest, more) = many0(slug(Named::Indicator)).parse(rest)?;
    Ok((rest, [vec![first], more].concat()))
}

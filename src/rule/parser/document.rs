//! `document`: a legal document of the registry.

use super::lexeme::{any_word, date, fail, keyword, one_of, quoted, slug, year};
use super::recovery::{Errors, block, header, name_anyway};
use super::vocabulary::Word;
use super::{Parsed, Recovered, error_of};
use crate::document::{Level, Relation, Verified};
use crate::rule::ast::{Block, Declaration, DocumentField, Field, Slug};
use crate::rule::syntax_error::{Expected, Fault, Named};
use nom::Parser;
use nom::combinator::{cut, map, opt};
use nom::sequence::preceded;

// document = "document", slug, "{", { document field }, "}" ;
pub(super) fn document<'s>(
    input: &'s str,
    errors: &mut Errors<'s>,
) -> Recovered<'s, Declaration<'s>> {
    let (rest, block) = fields(input, errors);
    (rest, Some(Declaration::Document(block)))
}

// amendment = "amend", "document", slug, "{", { document field }, "}" ;
pub(super) fn amendment<'s>(
    input: &'s str,
    errors: &mut Errors<'s>,
) -> Recovered<'s, Declaration<'s>> {
    let input = match keyword("document")(input) {
        Ok((rest, _)) => rest,
        Err(error) => {
            errors.extend(error_of(&error));
            input
        }
    };
    let (rest, block) = fields(input, errors);
    (rest, Some(Declaration::Amendment(block)))
}

/// A slug and a block of fields.
fn fields<'s>(input: &'s str, errors: &mut Errors<'s>) -> (&'s str, Block<'s, DocumentField<'s>>) {
    let (rest, name) = header(input, slug(Named::Document), errors);
    let name_or_word = name.map_or_else(|| name_anyway(input), |Slug(text)| text);
    let (rest, body) = block(rest, name_or_word, |line, _| field(line), errors);
    let block = Block {
        slug: Slug(name_or_word),
        fields: body.items,
        whole: body.whole && name.is_some(),
    };
    (rest, block)
}

// document field = text field | date field | "level", level | area
//                | "period", year | "verified", degree | relation, slug ;
// text field     = ( "number" | "variant" | "kind" | "issuer" | "title" | "note" ), string ;
// date field     = ( "issued" | "effective" | "until" ), date ;
// level          = "national" | "ministry" | "province" | "district" | "commune" ;
// degree         = "read" | "confirmed" | "partly" | "cited-only" ;
// relation       = "implements" | "based-on" | "guides" | "amends" | "replaces"
//                | "repeals" | "succeeds" ;
fn field(input: &str) -> Parsed<'_, Option<Field<'_, DocumentField<'_>>>> {
    let (rest, key) = any_word(Word::DocumentField)(input)?;
    let (rest, value) = match key {
        "number" => map(cut(quoted), DocumentField::Number).parse(rest),
        "variant" => map(cut(quoted), DocumentField::Variant).parse(rest),
        "kind" => map(cut(quoted), DocumentField::Kind).parse(rest),
        "issuer" => map(cut(quoted), DocumentField::Issuer).parse(rest),
        "title" => map(cut(quoted), DocumentField::Title).parse(rest),
        "note" => map(cut(quoted), DocumentField::Note).parse(rest),
        "issued" => map(cut(date), DocumentField::Issued).parse(rest),
        "effective" => map(cut(date), DocumentField::Effective).parse(rest),
        "until" => map(cut(date), DocumentField::Until).parse(rest),
        "period" => map(cut(year), DocumentField::Period).parse(rest),
        "level" => {
            let level = one_of(&Level::ALL, Word::Level);
            map(cut(level), DocumentField::Level).parse(rest)
        }
        "verified" => {
            let degree = one_of(&Verified::ALL, Word::Verified);
            map(cut(degree), DocumentField::Verified).parse(rest)
        }
        "area" => area(rest),
        _ => relation(key, input, rest),
    }?;
    Ok((rest, Some(Field { key, value })))
}

// area = "area", string, [ "commune", string ] ;
fn area(input: &str) -> Parsed<'_, DocumentField<'_>> {
    let commune = opt(preceded(keyword("commune"), cut(quoted)));
    map((cut(quoted), commune), |(province, commune)| {
        DocumentField::Area(province, commune)
    })
    .parse(input)
}

fn relation<'s>(key: &'s str, input: &'s str, rest: &'s str) -> Parsed<'s, DocumentField<'s>> {
    match Relation::ALL.iter().find(|(word, _)| *word == key) {
        Some((_, relation)) => map(cut(slug(Named::Document)), |other| {
            DocumentField::Relation(*relation, other)
        })
        .parse(rest),
        None => fail(input, Fault::Expected(Expected::Word(Word::DocumentField))),
    }
}

//! `from`: what one document requires.

use super::audience::audience;
use super::lexeme::{
    any_word, comparison, date, fail, keyword, number, one_of, open, quoted, slug, year,
};
use super::recovery::{Errors, block, header, name_anyway};
use super::vocabulary::Word;
use super::{Parsed, Recovered, error_of};
use crate::document::Level;
use crate::rule::ast::{
    Audience, Bound, Declaration, Detail, Evidence, From, FromItem, Leaf, Requirement, Slug,
};
use crate::rule::syntax_error::{Expected, Fault, Named};
use crate::rule::{EvidenceKind, Force};
use nom::Parser;
use nom::combinator::{cut, map, opt};
use nom::sequence::preceded;

// from = "from", slug, "for", audience, "{", { evidence | requirement }, "}" ;
pub(super) fn from<'s>(input: &'s str, errors: &mut Errors<'s>) -> Recovered<'s, Declaration<'s>> {
    let production = |text| {
        let whom = preceded(keyword("for"), audience(Word::AudienceClause, &[]));
        (slug(Named::Document), whom).parse(text)
    };
    let (rest, head) = header(input, production, errors);
    let (rest, body) = block(rest, name_anyway(input), item, errors);
    let whole = body.whole && head.is_some();
    let declared = head
        .or_else(|| document_alone(input))
        .map(|(document, audience)| {
            Declaration::From(From {
                document,
                audience,
                items: body.items,
                whole,
            })
        });
    (rest, declared)
}

/// The document of a `from` whose audience was not understood: the meaning of its lines is
/// looked at all the same, as if they were for every commune.
fn document_alone(input: &str) -> Option<(Slug<'_>, Audience<'_>)> {
    let (_, document) = slug(Named::Document)(input).ok()?;
    let level = Leaf {
        text: "",
        value: Level::Commune,
    };
    let clauses = Vec::new();
    Some((document, Audience { level, clauses }))
}

fn item<'s>(input: &'s str, errors: &mut Errors<'s>) -> Parsed<'s, Option<FromItem<'s>>> {
    if let Ok((rest, _)) = keyword("evidence")(input) {
        return map(cut(evidence), |e| Some(FromItem::Evidence(e))).parse(rest);
    }
    requirement(input, errors)
}

// evidence = "evidence", ( "primary" | "secondary" | "transmitted" ), string, "checked", date ;
fn evidence(input: &str) -> Parsed<'_, Evidence<'_>> {
    let kind = one_of(&EvidenceKind::ALL, Word::Evidence);
    let checked = preceded(keyword("checked"), date);
    map((kind, quoted, checked), |(kind, whence, checked)| {
        Evidence {
            kind,
            whence,
            checked,
        }
    })
    .parse(input)
}

// requirement = slug, [ bound ], "by", year, [ force ], { detail },
//               [ "{", { detail }, "}" ] ;
fn requirement<'s>(input: &'s str, errors: &mut Errors<'s>) -> Parsed<'s, Option<FromItem<'s>>> {
    let (rest, head) = match line(input) {
        Ok((rest, head)) => (rest, Some(head)),
        Err(error) => {
            let Some(rest) = block_on_line(input) else {
                return Err(error);
            };
            errors.extend(error_of(&error));
            (rest, None)
        }
    };
    let Ok((rest, _)) = open(rest) else {
        return Ok((rest, head.map(FromItem::Requirement)));
    };
    let (rest, body) = block(
        rest,
        name_anyway(input),
        |text, _| detail_line(text),
        errors,
    );
    let declared = head.map(|mut requirement| {
        requirement.details.extend(body.items);
        requirement.whole = body.whole;
        FromItem::Requirement(requirement)
    });
    Ok((rest, declared))
}

/// The `{` that ends the line of a broken requirement, so that its block is read all the same.
fn block_on_line(input: &str) -> Option<&str> {
    let line = input.split('\n').next().unwrap_or_default();
    let code = line.split('#').next().unwrap_or_default().trim_end();
    code.ends_with('{')
        .then(|| input.get(code.len() - 1..))
        .flatten()
}

/// A requirement up to its block.
fn line(input: &str) -> Parsed<'_, Requirement<'_>> {
    let (rest, indicator) = slug(Named::Indicator)(input)?;
    let (rest, bound) = bound_before("by", rest)?;
    let (rest, by) = preceded(keyword("by"), cut(year)).parse(rest)?;
    let (mut rest, force) = opt(one_of(&Force::ALL, Word::AfterYear)).parse(rest)?;
    let mut details = Vec::new();
    while let Ok((after, key)) = any_word(Word::AfterYear)(rest) {
        let (after, value) = detail(key, rest, after, Word::AfterYear)?;
        details.push(value);
        rest = after;
    }
    Ok((
        rest,
        Requirement {
            indicator,
            bound,
            by,
            force,
            details,
            whole: true,
        },
    ))
}

fn detail_line(input: &str) -> Parsed<'_, Option<Detail<'_>>> {
    let (rest, key) = any_word(Word::Detail)(input)?;
    map(|text| detail(key, input, text, Word::Detail), Some).parse(rest)
}

// detail = ( "at" | "quote" | "note" | "note-en" | "unlike" | "only" ), string | "due", date | evidence ;
fn detail<'s>(key: &'s str, input: &'s str, rest: &'s str, list: Word) -> Parsed<'s, Detail<'s>> {
    match key {
        "at" => map(cut(quoted), Detail::At).parse(rest),
        "quote" => map(cut(quoted), Detail::Quote).parse(rest),
        "note" => map(cut(quoted), Detail::Note).parse(rest),
        "note-en" => map(cut(quoted), Detail::NoteInEnglish).parse(rest),
        "unlike" => map(cut(quoted), Detail::Unlike).parse(rest),
        "only" => map(cut(quoted), Detail::Only).parse(rest),
        "due" => map(cut(date), Detail::Due).parse(rest),
        "evidence" => map(cut(evidence), Detail::Evidence).parse(rest),
        _ => fail(input, Fault::Expected(Expected::Word(list))),
    }
}

/// A bound, unless this word or nothing stands there.
pub(super) fn bound_before<'s>(
    word: &'static str,
    input: &'s str,
) -> Parsed<'s, Option<Bound<'s>>> {
    let absent = keyword(word)(input).is_ok() || super::recovery::at_line_end(input).is_ok();
    if absent {
        Ok((input, None))
    } else {
        map(cut(bound), Some).parse(input)
    }
}

// bound = comparison, number, [ string ] ;
fn bound(input: &str) -> Parsed<'_, Bound<'_>> {
    let (rest, comparison) = comparison(input)?;
    let (rest, value) = number(rest)?;
    let (rest, unit) = if super::lexeme::blank(rest)?.0.starts_with('"') {
        map(quoted, Some).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((
        rest,
        Bound {
            comparison,
            value,
            unit,
        },
    ))
}

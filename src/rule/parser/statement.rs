//! Declarations on one line: who has to cite what, and what never exceeds what.

use super::Parsed;
use super::audience::audience;
use super::lexeme::{comparison, fail, keyword, quoted, slug};
use super::vocabulary::Word;
use crate::plan::Comparison;
use crate::rule::ast::{Declaration, Duty, Invariant, Reason};
use crate::rule::syntax_error::{Expected, Fault, Named};
use nom::Parser;
use nom::combinator::{cut, map, opt};
use nom::sequence::preceded;

// duty = "for", audience, "cite", slug, [ reason ] ;
pub(super) fn duty(input: &str) -> Parsed<'_, Declaration<'_>> {
    let whom = audience(Word::DutyClause, &["cite"]);
    let document = preceded(keyword("cite"), slug(Named::Document));
    map(
        cut((whom, document, reason)),
        |(audience, document, because)| {
            Declaration::Duty(Duty {
                audience,
                document,
                because,
            })
        },
    )
    .parse(input)
}

// invariant = "invariant", slug, ( "<=" | "≤" ), slug, [ reason ] ;
pub(super) fn invariant(input: &str) -> Parsed<'_, Declaration<'_>> {
    let (rest, lesser) = cut(slug(Named::Indicator)).parse(input)?;
    let (after, sign) = cut(comparison).parse(rest)?;
    if sign.value != Comparison::AtMost {
        return fail(rest, Fault::Expected(Expected::AtMostSign));
    }
    map(
        cut((slug(Named::Indicator), reason)),
        |(greater, because)| {
            Declaration::Invariant(Invariant {
                lesser,
                greater,
                because,
            })
        },
    )
    .parse(after)
}

// reason = "because", string, [ "because-en", string ] ;
fn reason(input: &str) -> Parsed<'_, Option<Reason<'_>>> {
    let words = preceded(keyword("because"), cut(quoted));
    let en = opt(preceded(keyword("because-en"), cut(quoted)));
    opt(map((words, en), |(words, en)| Reason { words, en })).parse(input)
}

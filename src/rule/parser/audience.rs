//! Whom something is for: a level, and what narrows it.

use super::Parsed;
use super::lexeme::{any_word, blank, date, fail, keyword, one_of, quoted, year, years};
use super::vocabulary::{COMMUNE_KINDS, Word};
use crate::document::{Level, Organ, Subject};
use crate::rule::ast::{Audience, Clause, Leaf, Quoted};
use crate::rule::syntax_error::{Expected, Fault};
use nom::Parser;
use nom::bytes::complete::tag;
use nom::combinator::{cut, map};
use nom::multi::separated_list1;
use nom::sequence::preceded;

// audience = level, { clause } ;
pub(super) fn audience<'s>(
    list: Word,
    stop: &'static [&'static str],
) -> impl Fn(&'s str) -> Parsed<'s, Audience<'s>> {
    move |input| {
        let (mut rest, level) = one_of(&Level::ALL, Word::Level)(input)?;
        let mut clauses = Vec::new();
        while !ends(rest, stop) {
            let (after, clause) = clause(list)(rest)?;
            clauses.push(clause);
            rest = after;
        }
        Ok((rest, Audience { level, clauses }))
    }
}

/// Whether the audience is over: a brace, one of these words, or nothing more on the line.
fn ends(input: &str, stop: &'static [&'static str]) -> bool {
    let rest = input.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    rest.is_empty()
        || rest.starts_with(['{', '}', '\n', '#'])
        || stop.iter().any(|word| keyword(word)(rest).is_ok())
}

// clause = "organ", organ | "subject", subject | "kind", commune kind | "in", string, { ",", string } | "year", year
//        | "years", years | "when", string ;
// plan clause = "organ", organ | "subject", subject | "kind", commune kind | "in", string | "commune", string | "year", year
//             | "years", years | "dated", date ;
// commune kind = "commune" | "ward" | "special-zone" ;
fn clause<'s>(list: Word) -> impl Fn(&'s str) -> Parsed<'s, Clause<'s>> {
    move |input| {
        let (rest, key) = any_word(list)(input)?;
        if !list.list().contains(&key) {
            return fail(input, Fault::Expected(Expected::Word(list)));
        }
        match key {
            "organ" => map(cut(one_of(&Organ::ALL, Word::Organ)), Clause::Organ).parse(rest),
            "subject" => {
                let subject = one_of(&Subject::ALL, Word::Subject);
                map(cut(subject), Clause::Subject).parse(rest)
            }
            "kind" => {
                let kind = one_of(COMMUNE_KINDS, Word::CommuneKind);
                map(cut(kind), Clause::Kind).parse(rest)
            }
            "in" => map(provinces, Clause::In).parse(rest),
            "year" => map(cut(year), |leaf| Clause::Years(twice(leaf))).parse(rest),
            "years" => map(cut(years), Clause::Years).parse(rest),
            "when" => map(cut(quoted), Clause::When).parse(rest),
            "commune" => map(cut(quoted), Clause::Commune).parse(rest),
            _ => map(cut(date), Clause::Dated).parse(rest),
        }
    }
}

fn provinces(input: &str) -> Parsed<'_, Vec<Quoted<'_>>> {
    let comma = preceded(blank, tag(","));
    cut(separated_list1(comma, quoted)).parse(input)
}

fn twice(leaf: Leaf<'_, i16>) -> Leaf<'_, (i16, i16)> {
    Leaf {
        text: leaf.text,
        value: (leaf.value, leaf.value),
    }
}

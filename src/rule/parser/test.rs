//! `test`: a small plan, and what is expected of it.

use super::audience::audience;
use super::lexeme::{any_word, date, fail, keyword, quoted, slug, year};
use super::recovery::{Errors, at_line_end, block, header};
use super::requirement::bound_before;
use super::vocabulary::Word;
use super::{Parsed, Recovered};
use crate::rule::ast::{
    Basis, Declaration, Expect, ExpectMode, Plan, PlanItem, Quoted, Slug, Target, Test, TestItem,
};
use crate::rule::syntax_error::{Expected, Fault, Named};
use nom::Parser;
use nom::combinator::{cut, map, opt};
use nom::sequence::preceded;

// test = "test", string, "{", { plan | expect }, "}" ;
pub(super) fn test<'s>(input: &'s str, errors: &mut Errors<'s>) -> Recovered<'s, Declaration<'s>> {
    let (rest, name) = header(input, quoted, errors);
    let opener = name.map_or("", |Quoted(text)| text);
    let opener = if opener.is_empty() {
        super::lexeme::offending(input)
    } else {
        opener
    };
    let (rest, body) = block(rest, opener, item, errors);
    let declared = name.map(|name| {
        Declaration::Test(Test {
            name,
            items: body.items,
            whole: body.whole,
        })
    });
    (rest, declared)
}

fn item<'s>(input: &'s str, errors: &mut Errors<'s>) -> Parsed<'s, Option<TestItem<'s>>> {
    let (rest, key) = any_word(Word::TestLine)(input)?;
    match key {
        "plan" => Ok(plan(key, rest, errors)),
        "expect" => map(|text| expect(key, text), |e| Some(TestItem::Expect(e))).parse(rest),
        _ => fail(input, Fault::Expected(Expected::Word(Word::TestLine))),
    }
}

// plan = "plan", level, { plan clause }, "{", { basis | target }, "}" ;
fn plan<'s>(
    key: &'s str,
    input: &'s str,
    errors: &mut Errors<'s>,
) -> (&'s str, Option<TestItem<'s>>) {
    let (rest, head) = header(input, audience(Word::PlanClause, &[]), errors);
    let (rest, body) = block(rest, key, |line, _| plan_item(line), errors);
    let plan = head.map(|audience| {
        TestItem::Plan(Plan {
            keyword: key,
            audience,
            items: body.items,
        })
    });
    (rest, plan)
}

fn plan_item(input: &str) -> Parsed<'_, Option<PlanItem<'_>>> {
    if let Ok((rest, _)) = keyword("basis")(input) {
        return map(cut(basis), |b| Some(PlanItem::Basis(b))).parse(rest);
    }
    map(target, |t| Some(PlanItem::Target(t))).parse(input)
}

// basis = "basis", string, [ "of", string ], [ "issued", date ] ;
fn basis(input: &str) -> Parsed<'_, Basis<'_>> {
    let (rest, number) = quoted(input)?;
    let (rest, issuer) = opt(preceded(keyword("of"), cut(quoted))).parse(rest)?;
    map(opt(preceded(keyword("issued"), cut(date))), move |issued| {
        Basis {
            number,
            issuer,
            issued,
        }
    })
    .parse(rest)
}

// target = slug, [ bound ], [ "by", year ] ;
fn target(input: &str) -> Parsed<'_, Target<'_>> {
    let (rest, indicator) = slug(Named::Indicator)(input)?;
    let (rest, bound) = bound_before("by", rest)?;
    let (rest, by) = opt(preceded(keyword("by"), cut(year))).parse(rest)?;
    Ok((
        rest,
        Target {
            indicator,
            bound,
            by,
        },
    ))
}

// expect = "expect", ( [ "no" ], finding | "verdict", verdict ), [ indicator | document ] ;
fn expect<'s>(key: &'s str, input: &'s str) -> Parsed<'s, Expect<'s>> {
    let (rest, mode, named) = if let Ok((rest, _)) = keyword("no")(input) {
        (rest, ExpectMode::NoFinding, Named::Finding)
    } else if let Ok((rest, _)) = keyword("verdict")(input) {
        (rest, ExpectMode::Verdict, Named::Verdict)
    } else {
        (input, ExpectMode::Finding, Named::Finding)
    };
    let (rest, name) = cut(slug(named)).parse(rest)?;
    let (rest, about) = slug_or_end(rest)?;
    Ok((
        rest,
        Expect {
            keyword: key,
            mode,
            name,
            about,
        },
    ))
}

fn slug_or_end(input: &str) -> Parsed<'_, Option<Slug<'_>>> {
    if at_line_end(input).is_ok() {
        Ok((input, None))
    } else {
        map(cut(slug(Named::Indicator)), Some).parse(input)
    }
}

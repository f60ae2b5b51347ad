#![doc = include_str!("unreachable_rule.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::rule::Requirement;

/// No plan can ever meet the rule's conditions.
#[derive(Debug)]
pub(super) struct UnreachableRule;

/// Why no plan can.
#[derive(Clone, Copy)]
enum Why {
    /// The document ends before it begins.
    NeverInForce,
    /// The plans' last year is before the document's first.
    Before(i16, i16),
    /// The plans' first year is after the document's last.
    After(i16, i16),
}

impl Lint for UnreachableRule {
    fn name(&self) -> Name {
        Name::UnreachableRule
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let dead = cx.rules.requirements.iter();
        let dead = dead.filter(|rule| why(cx, rule).is_some());
        found.extend(dead.map(|rule| RuleFinding::new(self.name(), rule.id, None)));
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let rule = cx.rules.requirement(finding.rule);
        let document = cx.rules.document(rule.document).name();
        let text = match why(cx, rule) {
            Some(Why::Before(years, begin)) => lang.pick(
                format!("Yêu cầu dành cho kế hoạch đến năm {years}, nhưng {document} có hiệu lực từ năm {begin}"),
                format!("The rule is for plans up to {years}, but {document} begins in {begin}"),
            ),
            Some(Why::After(years, end)) => lang.pick(
                format!("Yêu cầu dành cho kế hoạch từ năm {years}, nhưng {document} hết hiệu lực trong năm {end}"),
                format!("The rule is for plans from {years} on, but {document} ended in {end}"),
            ),
            _ => lang.pick(
                format!("{document} hết hiệu lực trước khi có hiệu lực nên yêu cầu không bao giờ được dùng"),
                format!("{document} ends before it begins, so the rule never holds"),
            ),
        };
        let help = lang.pick(
            "Đối chiếu năm với văn bản; thường do gõ sai chữ số",
            "Compare the years with the document; mostly a digit is wrong",
        );
        wording::message(text, help.to_owned())
    }
}

fn why(cx: &LintContext<'_>, rule: &Requirement) -> Option<Why> {
    let begin = cx.begin_of(rule.document);
    let end = cx.end_of(rule.document);
    if let (Some(begin), Some(end)) = (begin, end)
        && end.latest() <= begin.earliest()
    {
        return Some(Why::NeverInForce);
    }
    let (first, last) = rule.audience.years?;
    let before = begin.filter(|day| last < day.year);
    // The year of the last day in force: an end on 1 January is the end of the year before.
    let last_year = |day: PartialDate| match day.earliest() {
        (year, 1, 1) => year - 1,
        (year, ..) => year,
    };
    let after = end.map(last_year).filter(|year| first > *year);
    before
        .map(|day| Why::Before(last, day.year))
        .or(after.map(|year| Why::After(first, year)))
}

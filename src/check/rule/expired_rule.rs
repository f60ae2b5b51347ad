#![doc = include_str!("expired_rule.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, wording};
use crate::lang::Lang;
use crate::rule::{Force, Requirement};

/// The document has ended or its period has: the rule only orients.
#[derive(Debug)]
pub(super) struct ExpiredRule;

impl Lint for ExpiredRule {
    fn name(&self) -> Name {
        Name::ExpiredRule
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let expired = cx.rules.requirements.iter().filter(|r| {
            r.force != Force::Orientation
                && r.bound.is_some()
                && (has_ended(cx, r) || last_year(cx, r).is_some_and(|y| y < cx.as_of.year))
        });
        found.extend(expired.map(|r| RuleFinding::new(self.name(), r.id, None)));
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let rule = cx.rules.requirement(finding.rule);
        let document = cx.rules.document(rule.document).name();
        let label = cx.indicator(rule).label(lang);
        let text = match last_year(cx, rule).filter(|_| !has_ended(cx, rule)) {
            Some(year) => lang.pick(
                format!("Mức của {document} cho “{label}” chỉ đến hết năm {year}"),
                format!("The figure of {document} for “{label}” was for the years up to {year}"),
            ),
            None => lang.pick(
                format!("{document} đặt mức cho “{label}” đã hết hiệu lực"),
                format!("{document}, which sets a figure for “{label}”, is no longer in force"),
            ),
        };
        let help = lang.pick(
            "Tìm văn bản kế tiếp và soạn tệp quy tắc; giữ quy tắc này cho kế hoạch các năm trước",
            "Look for the successor and write its file; keep this rule for plans of past years",
        );
        wording::message(text, help.to_owned())
    }
}

fn has_ended(cx: &LintContext<'_>, rule: &Requirement) -> bool {
    let end = cx.end_of(rule.document);
    end.is_some_and(|day| day.latest() <= cx.as_of.earliest())
}

/// The last year of a figure: of the document's period, but not before the year it is for.
fn last_year(cx: &LintContext<'_>, rule: &Requirement) -> Option<i16> {
    let period = cx.rules.document(rule.document).period_end;
    period.map(|end| end.max(rule.by))
}

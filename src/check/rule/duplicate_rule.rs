#![doc = include_str!("duplicate_rule.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, limit, repeated, wording};
use crate::lang::Lang;

/// The same thing is asked twice.
#[derive(Debug)]
pub(super) struct DuplicateRule;

impl Lint for DuplicateRule {
    fn name(&self) -> Name {
        Name::DuplicateRule
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let same = repeated(cx.rules).filter(|(this, first)| limit(this) == limit(first));
        found.extend(
            same.map(|(this, first)| RuleFinding::new(self.name(), this.id, Some(first.id))),
        );
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let this = cx.rules.requirement(finding.rule);
        let document = cx.rules.document(this.document).name();
        let (label, year) = (cx.indicator(this).label(lang), this.by);
        let text = lang.pick(
            format!("Yêu cầu của {document} về “{label}” năm {year} được ghi hai lần"),
            format!("What {document} asks of “{label}” for {year} is written twice"),
        );
        let help = lang.pick(
            "Giữ một, gộp nguồn (evidence) và vị trí (at) vào đó",
            "Keep one, with the evidence and the places of both",
        );
        wording::message(text, help.to_owned())
    }
}

#![doc = include_str!("contradicting_rules.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, limit, repeated, wording};
use crate::lang::Lang;

/// One document asks two things of one indicator and year.
#[derive(Debug)]
pub(super) struct ContradictingRules;

impl Lint for ContradictingRules {
    fn name(&self) -> Name {
        Name::ContradictingRules
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let differ = repeated(cx.rules).filter(|(this, first)| limit(this) != limit(first));
        found.extend(
            differ.map(|(this, first)| RuleFinding::new(self.name(), this.id, Some(first.id))),
        );
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let this = cx.rules.requirement(finding.rule);
        let first = cx.rules.requirement(finding.other.unwrap_or(finding.rule));
        let (here, there) = (cx.required(this, lang), cx.required(first, lang));
        let document = cx.rules.document(this.document).name();
        let (label, year) = (cx.indicator(this).label(lang), this.by);
        let text = lang.pick(
            format!("{document} đặt hai mức cho “{label}” năm {year}: {there} và {here}"),
            format!("{document} asks two things of “{label}” for {year}: {there} and {here}"),
        );
        let help = lang.pick(
            "Giữ con số đúng với văn bản; nếu văn bản in cả hai, tách đối tượng áp dụng hoặc dùng hai chỉ tiêu",
            "Keep the figure that the document prints; if it prints both, give each its own audience or indicator",
        );
        wording::message(text, help.to_owned())
    }
}

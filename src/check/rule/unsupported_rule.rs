#![doc = include_str!("unsupported_rule.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, wording};
use crate::lang::Lang;
use crate::rule::Force;

/// A figure without evidence that may judge.
#[derive(Debug)]
pub(super) struct UnsupportedRule;

impl Lint for UnsupportedRule {
    fn name(&self) -> Name {
        Name::UnsupportedRule
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let hearsay =
            cx.rules.requirements.iter().filter(|r| {
                r.evidence.is_empty() || (r.force != Force::Orientation && !r.judges())
            });
        found.extend(hearsay.map(|r| RuleFinding::new(self.name(), r.id, None)));
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let rule = cx.rules.requirement(finding.rule);
        let (source, label) = (cx.source(rule), cx.indicator(rule).label(lang));
        let required = cx.required(rule, lang);
        let text = lang.pick(
            format!(
                "Mức {required} cho “{label}” của {source} chỉ được biết qua văn bản khác dẫn lại"
            ),
            format!(
                "The {required} of {source} for “{label}” is known from another document alone"
            ),
        );
        let help = lang.pick(
            "Tìm đọc văn bản và ghi evidence primary hoặc secondary; nếu chưa có thì ghi orientation",
            "Read the document and add evidence primary or secondary; until then write orientation",
        );
        wording::message(text, help.to_owned())
    }
}

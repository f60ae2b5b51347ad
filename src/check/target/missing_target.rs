#![doc = include_str!("missing_target.md")]

use super::super::{Check, Context, Finding, Message, Name, Severity, Verdict, wording};
use crate::lang::Lang;
use crate::target::{IndicatorId, Target};
use std::fmt::Write as _;

/// A minimum that is due has no target.
#[derive(Debug)]
pub(super) struct MissingTarget;

impl Check for MissingTarget {
    fn name(&self) -> Name {
        Name::MissingTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let first = found.len();
        super::each_verdict(cx, Verdict::Missing, self.name(), found);
        for finding in found.iter_mut().skip(first) {
            // A target that looks alike may be meant: a person has to look before it is certain.
            if finding
                .indicator
                .is_some_and(|missing| look_alike(cx, missing).is_some())
            {
                finding.severity = finding.severity.max(Severity::Warning);
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some((assessment, indicator, requirement)) = super::decided(cx, finding) else {
            return Message::default();
        };
        let required = wording::required(requirement, indicator, lang);
        let source = wording::source(cx, requirement);
        let (year, label) = (assessment.year, indicator.label(lang));
        let text = match lang {
            Lang::Vi => format!(
                "Kế hoạch chưa có chỉ tiêu “{label}” cho năm {year}, trong khi {source} yêu cầu {required}"
            ),
            Lang::En => {
                format!("No target for “{label}” in {year}, while {source} requires {required}")
            }
        };
        let mut help = match lang {
            Lang::Vi => format!("Bổ sung chỉ tiêu này, đáp ứng mức {required}"),
            Lang::En => format!("Add the target with {required} or stricter"),
        };
        help.push_str(&wording::doubt(cx, requirement, lang));
        if let Some(alike) = look_alike(cx, assessment.indicator) {
            let named = wording::named(alike, lang);
            let _ = match lang {
                Lang::Vi => write!(
                    help,
                    ". {named} gần giống nhưng là chỉ tiêu khác nên không tính thay được, trừ khi kế hoạch ghi rõ là cùng một nội dung"
                ),
                Lang::En => write!(
                    help,
                    ". {named} looks alike but measures something else, so it does not count unless the plan says that both are one"
                ),
            };
        }
        wording::message(text, help)
    }
}

/// A target of the plan that is easily taken for the missing one.
fn look_alike<'c>(cx: &Context<'c>, missing: IndicatorId) -> Option<&'c Target<'c>> {
    let near = &cx.rules.indicator(missing).near;
    cx.plan
        .targets
        .iter()
        .chain(&cx.plan.task_targets)
        .find(|target| {
            let id = target
                .indicator
                .as_deref()
                .and_then(|slug| cx.rules.find_indicator(slug));
            id.is_some_and(|id| {
                near.contains(&id) || cx.rules.indicator(id).near.contains(&missing)
            })
        })
}

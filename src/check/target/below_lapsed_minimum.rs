#![doc = include_str!("below_lapsed_minimum.md")]

use super::super::{Check, Context, Finding, Message, Name, Severity, Subject, wording};
use crate::lang::Lang;
use crate::rule::Force;

/// Below a figure whose period has ended.
#[derive(Debug)]
pub(super) struct BelowLapsedMinimum;

impl Check for BelowLapsedMinimum {
    fn name(&self) -> Name {
        Name::BelowLapsedMinimum
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (index, assessment) in cx.assessments.iter().enumerate() {
            let (Some(lapsed), Ok(index)) = (assessment.lapsed, u32::try_from(index)) else {
                continue;
            };
            let requirement = cx.rules.requirement(lapsed);
            let mut finding = Finding::new(self.name(), Subject::Assessment(index));
            if requirement.force == Force::Orientation {
                finding = finding.at_most(Severity::Note);
            }
            finding.indicator = Some(assessment.indicator);
            finding.year = Some(assessment.year);
            finding.documents = vec![requirement.document];
            found.push(finding);
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(assessment), Some(target)) = (
            super::assessed(cx, finding),
            super::targets(cx, finding).first().copied(),
        ) else {
            return Message::default();
        };
        let Some(requirement) = assessment.lapsed.map(|id| cx.rules.requirement(id)) else {
            return Message::default();
        };
        let indicator = cx.rules.indicator(assessment.indicator);
        let required = wording::required(requirement, indicator, lang);
        let source = wording::source(cx, requirement);
        let (year, by, named) = (
            assessment.year,
            requirement.by,
            wording::named(target, lang),
        );
        let promised = wording::promise(target, lang);
        let force = wording::force_note(requirement.force, lang);
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, kém mức {required} mà {source} đặt cho năm {by} (đối với năm {year}, mức này đã hết giai đoạn áp dụng, chỉ còn tính định hướng){force}"
            ),
            Lang::En => format!(
                "{named} promises {promised} for {year}, short of the {required} that {source} set for {by} (its period is over by {year}: for orientation only){force}"
            ),
        };
        let help = lang.pick(
            "Mức của giai đoạn đã kết thúc không còn ràng buộc, nhưng nên giải trình vì sao kế hoạch đặt kém hơn",
            "The figure of an ended period no longer binds, but say why the plan falls short of it",
        );
        wording::message(text, help)
    }
}

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
            // Where it was no duty even in its time, nothing has to be mended now.
            if requirement.force != Force::Must {
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
        let required = wording::spoken(&wording::required(requirement, indicator, lang), lang);
        let source = wording::source(cx, requirement);
        let (year, by, named) = (
            assessment.year,
            requirement.by,
            wording::named(target, lang),
        );
        let promised = wording::spoken(&wording::promise(target, lang), lang);
        let whom = match requirement.force {
            Force::Aggregate => {
                lang.pick("cho cả nước hoặc cả tỉnh ", "for the nation or province ")
            }
            Force::Must | Force::Orientation => "",
        };
        let equal = wording::just_equal(assessment.promised, requirement, lang);
        let is_over = by < cx.as_of.date.year;
        let binds = if is_over {
            lang.pick(
                "Mức này nay không còn bắt buộc".to_owned(),
                "That figure no longer binds".to_owned(),
            )
        } else {
            lang.pick(
                format!("Văn bản không đặt mức cho các năm sau {by}"),
                format!("It sets no figure for the years after {by}"),
            )
        };
        let text = match lang {
            Lang::Vi => format!(
                "{named} năm {year} đặt {promised}, thấp hơn mức {required} mà {source} đặt {whom}đến năm {by}{equal}. {binds}"
            ),
            Lang::En => format!(
                "{named} promises {promised} for {year}, less than the {required} that {source} set {whom}until {by}{equal}. {binds}"
            ),
        };
        let help = lang.pick("Nêu lý do đặt thấp hơn", "Say why it is set lower");
        wording::message(text, help)
    }
}

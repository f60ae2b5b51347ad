#![doc = include_str!("undated_target.md")]

use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;

/// The target has no year, and the plan not exactly one.
#[derive(Debug)]
pub(super) struct UndatedTarget;

impl Check for UndatedTarget {
    fn name(&self) -> Name {
        Name::UndatedTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for stand in &cx.stands.targets {
            if stand.year.is_none() {
                found.push(super::of_targets(self.name(), stand, vec![stand.target]));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(target) = super::targets(cx, finding).first().copied() else {
            return Message::default();
        };
        let (named, promised) = (wording::named(target, lang), wording::promise(target, lang));
        let years: Vec<String> = cx.plan.head.years.iter().map(ToString::to_string).collect();
        let text = match (years.as_slice(), lang) {
            ([], Lang::Vi) => format!(
                "{named} đặt {promised} nhưng không ghi năm, kế hoạch cũng không ghi năm nào"
            ),
            ([], Lang::En) => {
                format!("{named} promises {promised} without a year, and the plan names none")
            }
            (years, Lang::Vi) => format!(
                "{named} đặt {promised} nhưng không ghi năm, trong khi kế hoạch lập cho các năm {}",
                years.join(", ")
            ),
            (years, Lang::En) => format!(
                "{named} promises {promised} without a year, while the plan is for {}",
                years.join(", ")
            ),
        };
        let help = lang.pick(
            "Ghi rõ năm phải đạt; chưa có năm thì chỉ tiêu không được đối chiếu",
            "State the year it is for; without one nothing is judged by it",
        );
        wording::message(text, help)
    }

    fn describe_together(
        &self,
        cx: &Context<'_>,
        findings: &[&Finding],
        lang: Lang,
    ) -> Option<Message> {
        let single = self.describe(cx, findings.first()?, lang);
        let items = findings.iter().filter_map(|finding| {
            let target = super::targets(cx, finding).first().copied()?;
            let (named, promised) = (wording::named(target, lang), wording::promise(target, lang));
            Some(format!("{named}: {promised}"))
        });
        let (count, years) = (findings.len(), &cx.plan.head.years);
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let years = years.join(", ");
        let text = match (years.as_str(), lang) {
            ("", Lang::Vi) => {
                format!("{count} chỉ tiêu không ghi năm phải đạt, kế hoạch cũng không ghi năm nào")
            }
            ("", Lang::En) => format!("{count} targets without a year, and the plan names none"),
            (years, Lang::Vi) => format!(
                "{count} chỉ tiêu không ghi năm phải đạt, trong khi kế hoạch lập cho các năm {years}"
            ),
            (years, Lang::En) => {
                format!("{count} targets without a year, while the plan is for {years}")
            }
        };
        Some(Message {
            text,
            items: items.collect(),
            ..single
        })
    }
}

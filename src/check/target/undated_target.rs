#![doc = include_str!("undated_target.md")]

use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::document::YEARS;
use crate::lang::Lang;
use crate::plan::Plan;

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
                "{named} đặt {promised} nhưng không ghi năm, {}",
                no_year(cx, lang)
            ),
            ([], Lang::En) => {
                format!(
                    "{named} promises {promised} without a year, and {}",
                    no_year(cx, lang)
                )
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
                format!(
                    "{count} chỉ tiêu không ghi năm phải đạt, {}",
                    no_year(cx, lang)
                )
            }
            ("", Lang::En) => format!("{count} targets without a year, and {}", no_year(cx, lang)),
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

/// What is true of a plan whose years are not known: that it names none, or that none was understood to be its own.
fn no_year(cx: &Context<'_>, lang: Lang) -> &'static str {
    if names_a_year(cx.plan) {
        lang.pick(
            "và chưa đọc được năm kế hoạch",
            "the years of the plan were not understood",
        )
    } else {
        lang.pick("kế hoạch cũng không ghi năm nào", "the plan names none")
    }
}

/// Whether any words of a plan beside its legal basis and its own date name a year.
fn names_a_year(plan: &Plan<'_>) -> bool {
    let lists = [&plan.targets, &plan.task_targets, &plan.baselines];
    let mut figures = lists.into_iter().flatten();
    let says = |words: &str| has_year(words);
    let in_tasks = || {
        let mut tasks = plan.tasks.iter();
        tasks.any(|task| says(&task.name) || task.deadline.as_deref().is_some_and(says))
    };
    let in_passages = || {
        let words = plan.passages.iter().filter_map(|p| p.words.as_deref());
        words
            .chain(plan.unread.iter().map(|unread| &*unread.words))
            .any(says)
    };
    plan.head.title.as_deref().is_some_and(says)
        || figures.any(|figure| {
            let around = [
                &figure.text,
                &figure.when,
                &figure.change,
                &figure.condition,
            ];
            figure.year.is_some()
                || says(&figure.label)
                || around.into_iter().flatten().any(|words| says(words))
        })
        || in_tasks()
        || in_passages()
}

/// Whether a year stands in words.
fn has_year(words: &str) -> bool {
    let numbers = words.split(|c: char| !c.is_ascii_digit());
    let years = numbers.filter(|number| number.len() == 4);
    let mut years = years.filter_map(|number| number.parse().ok());
    years.any(|year: i16| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_one_of_four_digits() {
        for (words, is_one) in [
            ("đến 31/12/2026", true),
            ("giai đoạn 2026-2030", true),
            ("2.350 triệu đồng", false),
            ("12026 lượt", false),
            ("mỗi năm 20 lớp", false),
        ] {
            assert_eq!(has_year(words), is_one, "{words}");
        }
    }
}

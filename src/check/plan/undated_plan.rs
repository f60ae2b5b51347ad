#![doc = include_str!("undated_plan.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::check::{AsOfOrigin, Verdict};
use crate::document::PartialDate;
use crate::lang::Lang;

/// The plan has no whole date.
#[derive(Debug)]
pub(super) struct UndatedPlan;

impl Check for UndatedPlan {
    fn name(&self) -> Name {
        Name::UndatedPlan
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        if !cx.plan.head.issued.is_some_and(PartialDate::is_whole) {
            found.push(Finding::new(self.name(), Subject::Plan));
        }
    }

    fn describe(&self, cx: &Context<'_>, _: &Finding, lang: Lang) -> Message {
        let text = match (cx.plan.head.issued, lang) {
            (None, Lang::Vi) => "Kế hoạch chưa ghi ngày ban hành".to_owned(),
            (None, Lang::En) => "The plan has no date".to_owned(),
            (Some(known), Lang::Vi) => {
                let unit = if known.month.is_some() {
                    "tháng"
                } else {
                    "năm"
                };
                format!(
                    "Kế hoạch chưa ghi đủ ngày ban hành (chỉ có {unit} {})",
                    known.vietnamese()
                )
            }
            (Some(known), Lang::En) => format!("The plan has no whole date (only {known})"),
        };
        let judged = match (cx.as_of.origin, lang) {
            (AsOfOrigin::Plan, Lang::Vi) => "kế hoạch được đối chiếu theo phần đã ghi",
            (AsOfOrigin::Plan, Lang::En) => "the plan is judged as of what is printed",
            (AsOfOrigin::Given, Lang::Vi) => "kế hoạch được đối chiếu theo ngày nêu ở --as-of",
            (AsOfOrigin::Given, Lang::En) => "the plan is judged as of the day given with --as-of",
            (AsOfOrigin::Today, Lang::Vi) => "kế hoạch được đối chiếu theo ngày hôm nay",
            (AsOfOrigin::Today, Lang::En) => "the plan is judged as of today",
        };
        let mut help = match lang {
            Lang::Vi => format!(
                "Nếu là dự thảo: đối chiếu lại với ngày dự kiến ký (--as-of). Nếu đã ký: ghi ngày vào kế hoạch ({judged})"
            ),
            Lang::En => format!(
                "A draft: judge it again with the day it is to be signed (--as-of). Signed: put the date into the plan ({judged})"
            ),
        };
        if cx.as_of.origin == AsOfOrigin::Today {
            help.push_str(&of_other_days(cx, lang));
        }
        wording::message(text, help)
    }
}

/// What an undated plan says of its day in another way, and what would fall away on an earlier one.
fn of_other_days(cx: &Context<'_>, lang: Lang) -> String {
    let day = |day: PartialDate| lang.pick(day.vietnamese(), day.to_string());
    let mut text = String::new();
    if let Some(latest) = cx.latest_cited() {
        let latest = day(latest);
        text.push_str(&lang.pick(
            format!(". Văn bản mới nhất được viện dẫn: {latest}"),
            format!(". The latest document it names is of {latest}"),
        ));
    }
    for (from, count) in falling_away(cx) {
        let from = day(from);
        text.push_str(&lang.pick(
            format!(". Nếu ban hành trước {from} thì {count} yêu cầu chưa có hiệu lực"),
            format!(
                ". Issued before {from}, it would not owe {count} of the requirements it misses"
            ),
        ));
    }
    text
}

/// How many requirements that the plan does not keep began on which day, of those that it may be
/// older than.
fn falling_away(cx: &Context<'_>) -> Vec<(PartialDate, usize)> {
    let mut days: Vec<(PartialDate, usize)> = Vec::new();
    let failed = cx.assessments.iter().filter(|a| {
        matches!(
            a.verdict,
            Verdict::Missing | Verdict::Weaker | Verdict::Later | Verdict::Unquantified
        )
    });
    for requirement in failed.filter_map(|a| Some(cx.rules.requirement(a.deciding?))) {
        let Some(from) = cx.begins_after_all_it_states(requirement.document) else {
            continue;
        };
        match days.iter_mut().find(|(day, _)| *day == from) {
            Some((_, count)) => *count += 1,
            None => days.push((from, 1)),
        }
    }
    days.sort_unstable_by_key(|(day, _)| day.earliest());
    days
}

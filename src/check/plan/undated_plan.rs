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
            (AsOfOrigin::Given, Lang::Vi) => "kế hoạch được đối chiếu theo ngày do người dùng chọn",
            (AsOfOrigin::Given, Lang::En) => "the plan is judged as of the day that was given",
            (AsOfOrigin::Today, Lang::Vi) => "kế hoạch được đối chiếu theo ngày hôm nay",
            (AsOfOrigin::Today, Lang::En) => "the plan is judged as of today",
        };
        let help = match lang {
            Lang::Vi => format!(
                "Nếu là dự thảo: chạy lại với ngày dự kiến ký. Nếu đã ký: ghi ngày vào kế hoạch ({judged})"
            ),
            Lang::En => format!(
                "A draft: judge it again with the day it is to be signed. Signed: put the date into the plan ({judged})"
            ),
        };
        let mut message = wording::message(text, help);
        if cx.as_of.origin == AsOfOrigin::Today {
            message.doubts.beside = of_other_days(cx, lang);
        }
        message
    }
}

/// What an undated plan says of its day in another way, and what would fall away on an earlier one.
fn of_other_days(cx: &Context<'_>, lang: Lang) -> Vec<String> {
    let day = |day: PartialDate| lang.pick(day.vietnamese(), day.to_string());
    let latest = cx.latest_cited().map(day);
    let latest = latest.map(|latest| match lang {
        Lang::Vi => format!("Văn bản mới nhất được viện dẫn: {latest}"),
        Lang::En => format!("The latest document it names is of {latest}"),
    });
    let earlier = falling_away(cx).into_iter().map(|(from, count)| {
        let from = day(from);
        match lang {
            Lang::Vi => format!("Nếu ban hành trước {from} thì {count} yêu cầu chưa có hiệu lực"),
            Lang::En => format!(
                "Issued before {from}, it would not owe {count} of the requirements it misses"
            ),
        }
    });
    latest.into_iter().chain(earlier).collect()
}

/// How many requirements that the plan does not keep began on which day, of those that it may be
/// older than.
pub fn falling_away(cx: &Context<'_>) -> Vec<(PartialDate, usize)> {
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

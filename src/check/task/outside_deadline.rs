#![doc = include_str!("outside_deadline.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::plan::{Plan, Task};

/// The deadline lies outside the plan's years.
#[derive(Debug)]
pub(super) struct OutsideDeadline;

impl Check for OutsideDeadline {
    fn name(&self) -> Name {
        Name::OutsideDeadline
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        super::each_task(cx, self.name(), found, |_, task| outside(cx.plan, task));
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(task), Some((first, last))) = (super::task(cx, finding), years(cx.plan)) else {
            return Message::default();
        };
        let named = super::named(task, lang);
        let deadline = task.deadline.as_deref().unwrap_or_default().trim();
        let period = if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        };
        let text = match lang {
            Lang::Vi => {
                format!(
                    "{named} có thời hạn “{deadline}”, nằm ngoài thời gian của kế hoạch ({period})"
                )
            }
            Lang::En => {
                format!("{named} is due “{deadline}”, outside the time of the plan ({period})")
            }
        };
        let help = lang.pick(
            "Ghi rõ phần việc phải xong trong thời gian của kế hoạch, hoặc dẫn chiếu chương trình dài hơn mà nhiệm vụ thuộc về",
            "Name the part to be done within the plan's time, or cite the longer programme the task belongs to",
        );
        wording::message(text, help)
    }
}

/// The plan's first and last year.
fn years(plan: &Plan<'_>) -> Option<(i16, i16)> {
    Some((
        *plan.head.years.iter().min()?,
        *plan.head.years.iter().max()?,
    ))
}

/// Whether the whole deadline surely lies after the plan's years; or so long before them that
/// no plan is issued that early. What is due shortly before a year may prepare it.
fn outside(plan: &Plan<'_>, task: &Task<'_>) -> bool {
    let (Some((first, last)), Some((begins, ends))) = (super::times(plan, task), years(plan))
    else {
        return false;
    };
    // Of an issued plan what lies before it is passed, what lies after it is within ("đến năm 2030").
    let undated = plan.head.issued.is_none();
    let before = undated && last.surely_before(PartialDate::year(begins - 1));
    PartialDate::year(ends).surely_before(first) || before
}

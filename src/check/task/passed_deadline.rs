#![doc = include_str!("passed_deadline.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;
use crate::plan::{Plan, Task};

/// The deadline lies before the plan itself.
#[derive(Debug)]
pub(super) struct PassedDeadline;

impl Check for PassedDeadline {
    fn name(&self) -> Name {
        Name::PassedDeadline
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        super::each_task(cx, self.name(), found, |_, task| passed(cx.plan, task));
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(task) = super::task(cx, finding) else {
            return Message::default();
        };
        let Some(issued) = cx.plan.head.issued else {
            return Message::default();
        };
        let (named, day) = (super::named(task, lang), super::date(issued, lang));
        let deadline = task.deadline.as_deref().unwrap_or_default().trim();
        let text = match lang {
            Lang::Vi => format!(
                "{named} có thời hạn “{deadline}”, đã qua khi kế hoạch được ban hành ({day})"
            ),
            Lang::En => {
                format!(
                    "{named} is due “{deadline}”, which was over when the plan was issued ({day})"
                )
            }
        };
        let help = lang.pick(
            "Đặt lại thời hạn, sửa năm nếu ghi nhầm, hoặc chuyển sang phần kết quả nếu đã làm xong",
            "Set a new deadline, correct the year if it is a slip, or move the task to the results if it is done",
        );
        wording::message(text, help)
    }
}

/// Whether the whole deadline surely lies before the plan.
pub(super) fn passed(plan: &Plan<'_>, task: &Task<'_>) -> bool {
    let times = plan.head.issued.zip(super::times(plan, task));
    times.is_some_and(|(issued, (_, last))| last.surely_before(issued))
}

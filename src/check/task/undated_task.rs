#![doc = include_str!("undated_task.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;

/// A task without a deadline.
#[derive(Debug)]
pub(super) struct UndatedTask;

impl Check for UndatedTask {
    fn name(&self) -> Name {
        Name::UndatedTask
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        super::each_task(cx, self.name(), found, |index, task| {
            super::unsaid(task.deadline.as_deref()) && !super::heads_others(&cx.plan.tasks, index)
        });
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(task) = super::task(cx, finding) else {
            return Message::default();
        };
        let named = super::named(task, lang);
        let text = match lang {
            Lang::Vi => format!("{named} chưa có thời hạn hoàn thành"),
            Lang::En => format!("{named} has no deadline"),
        };
        let help = lang.pick(
            "Bổ sung tháng hoặc quý; ghi “thường xuyên” nếu đúng là việc thường xuyên",
            "Add a month or quarter, or “thường xuyên” where that is what is meant",
        );
        wording::message(text, help)
    }
}

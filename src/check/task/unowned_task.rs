#![doc = include_str!("unowned_task.md")]

use super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;

/// A task without somebody who answers for it.
#[derive(Debug)]
pub(super) struct UnownedTask;

impl Check for UnownedTask {
    fn name(&self) -> Name {
        Name::UnownedTask
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        super::each_task(cx, self.name(), found, |index, task| {
            super::unsaid(task.owner.as_deref()) && !super::heads_others(&cx.plan.tasks, index)
        });
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some(task) = super::task(cx, finding) else {
            return Message::default();
        };
        let named = super::named(task, lang);
        let text = match lang {
            Lang::Vi => format!("{named} chưa ghi đơn vị chủ trì"),
            Lang::En => format!("{named} names nobody in charge"),
        };
        let help = lang.pick(
            "Giao một đơn vị chủ trì; các đơn vị khác phối hợp",
            "Name one office that answers for it; others take part",
        );
        wording::message(text, help)
    }
}

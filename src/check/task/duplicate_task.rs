#![doc = include_str!("duplicate_task.md")]

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::lang::Lang;
use crate::plan::Task;
use crate::text::loose_again;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One task, two owners.
#[derive(Debug)]
pub(super) struct DuplicateTask;

/// Fewer words name no task: "Triển khai".
const WORDS: usize = 4;

impl Check for DuplicateTask {
    fn name(&self) -> Name {
        Name::DuplicateTask
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for (at, _) in others(cx) {
            found.push(Finding::new(self.name(), Subject::Task(at)));
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let (Some(task), Subject::Task(at)) = (super::task(cx, finding), &finding.subject) else {
            return Message::default();
        };
        let name = loose_again(&task.name);
        let before = cx.plan.tasks.iter().take(*at as usize);
        let mut assigned = before.filter(|task| !super::unsaid(task.owner.as_deref()));
        let Some(first) = assigned.find(|other| loose_again(&other.name) == name) else {
            return Message::default();
        };
        let owner = |task: &Task<'_>| task.owner.as_deref().unwrap_or_default().trim().to_owned();
        let place = wording::lines(first.lines, lang).map(|lines| format!(" ({lines})"));
        let place = place.unwrap_or_default();
        let (named, own, other) = (super::named(task, lang), owner(task), owner(first));
        let text = match lang {
            Lang::Vi => format!(
                "{named} giao cho “{own}”, nhưng cùng nhiệm vụ này đã giao cho “{other}”{place}"
            ),
            Lang::En => {
                format!("{named} is given to “{own}”, the same task was given to “{other}”{place}")
            }
        };
        let help = lang.pick(
            "Giữ một dòng với một đơn vị chủ trì, hoặc ghi rõ phần việc của từng đơn vị",
            "Keep one line with one owner, or say which part is whose",
        );
        wording::message(text, help)
    }
}

/// Names told more often than this are steps of procedures, done by each in turn.
const MOST: usize = 3;

/// Tasks that name an earlier one again with another owner, each with the earlier one.
fn others(cx: &Context<'_>) -> Vec<(u32, usize)> {
    let names = cx.plan.tasks.iter().map(|task| loose_again(&task.name));
    let names: Vec<Rc<str>> = names.collect();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *told.entry(name).or_default() += 1;
    }
    if told.len() == names.len() {
        return Vec::new();
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, (task, name)) in cx.plan.tasks.iter().zip(&names).enumerate() {
        let name = &**name;
        let is_name = name.split(' ').nth(WORDS - 1).is_some()
            && !name.starts_with(|c: char| c.is_ascii_digit());
        if super::unsaid(task.owner.as_deref()) || !is_name || told.get(name) > Some(&MOST) {
            continue;
        }
        match first.get(name).copied() {
            None => drop(first.insert(name, index)),
            Some(earlier) => {
                let owner = |at: usize| {
                    let task = cx.plan.tasks.get(at);
                    task.and_then(|task| task.owner.as_deref()).map(loose_again)
                };
                if owner(earlier) != owner(index)
                    && let Ok(at) = u32::try_from(index)
                {
                    found.push((at, earlier));
                }
            }
        }
    }
    found
}

//! Checks of tasks: when they are due, and who answers for them.

mod duplicate_task;
mod outside_deadline;
mod passed_deadline;
mod undated_task;
mod unowned_task;

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::target::{Deadline, Task};

/// The checks of tasks, in the order of a report.
pub const CHECKS: &[&dyn Check] = &[
    &passed_deadline::PassedDeadline,
    &outside_deadline::OutsideDeadline,
    &duplicate_task::DuplicateTask,
    &undated_task::UndatedTask,
    &unowned_task::UnownedTask,
];

/// Adds a finding for each task that is so.
fn each_task(
    cx: &Context<'_>,
    name: Name,
    found: &mut Vec<Finding>,
    is_so: impl Fn(usize, &Task<'_>) -> bool,
) {
    for (at, (index, task)) in (0..).zip(cx.plan.tasks.iter().enumerate()) {
        if is_so(index, task) {
            found.push(Finding::new(name, Subject::Task(at)));
        }
    }
}

/// The task a finding is about.
fn task<'c>(cx: &Context<'c>, finding: &Finding) -> Option<&'c Task<'c>> {
    match finding.subject {
        Subject::Task(index) => cx.plan.tasks.get(index as usize),
        _ => None,
    }
}

/// A task as a sentence names it: with its row where it has one.
fn named(task: &Task<'_>, lang: Lang) -> String {
    let name = wording::shortened(&task.name, 80);
    match (task.row.as_deref(), lang) {
        (Some(row), Lang::Vi) => format!("Nhiệm vụ số {row} “{name}”"),
        (Some(row), Lang::En) => format!("Task {row} “{name}”"),
        (None, Lang::Vi) => format!("Nhiệm vụ “{name}”"),
        (None, Lang::En) => format!("The task “{name}”"),
    }
}

/// First and last of the times a deadline names, where it is understood.
fn times(task: &Task<'_>) -> Option<(PartialDate, PartialDate)> {
    // A time has a year, and most deadlines ("thường xuyên") have not.
    let printed = task.deadline.as_deref();
    let printed = printed.filter(|printed| printed.bytes().any(|b| b.is_ascii_digit()))?;
    match Deadline::parse(printed) {
        Deadline::Times { first, last } => Some((first, last)),
        _ => None,
    }
}

/// Whether something is not said: left out, blank, or dashes and dots in its place.
fn unsaid(words: Option<&str>) -> bool {
    words.is_none_or(|words| !words.contains(char::is_alphanumeric))
}

/// Whether the task heads the tasks after it, as row 43 does rows 43.1 and 43.2.
fn heads_others(tasks: &[Task<'_>], index: usize) -> bool {
    let row = |index: usize| tasks.get(index).and_then(|task| task.row.as_deref());
    let (Some(row), Some(next)) = (row(index), row(index + 1)) else {
        return false;
    };
    let row = row.trim().trim_end_matches('.');
    let below = next.trim().strip_prefix(row);
    !row.is_empty() && below.is_some_and(|below| below.starts_with('.'))
}

/// A date as a sentence names it.
fn date(date: PartialDate, lang: Lang) -> String {
    let printed = date.vietnamese();
    match (date.month, date.day, lang) {
        (_, _, Lang::En) => date.to_string(),
        (Some(_), Some(_), Lang::Vi) => format!("ngày {printed}"),
        (Some(_), None, Lang::Vi) => format!("tháng {printed}"),
        (None, _, Lang::Vi) => format!("năm {printed}"),
    }
}

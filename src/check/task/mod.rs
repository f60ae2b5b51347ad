//! Checks of tasks: when they are due, and who answers for them.

mod duplicate_task;
mod outside_deadline;
mod passed_deadline;
mod undated_task;
mod unowned_task;

use super::{Check, Context, Finding, Message, Name, Subject, wording};
use crate::document::PartialDate;
use crate::lang::Lang;
use crate::plan::{Deadline, Plan, Task};
use crate::text::loose;

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

/// First and last of the times a deadline names, where it is understood; in a plan for one year
/// also where it names no year.
fn times(plan: &Plan<'_>, task: &Task<'_>) -> Option<(PartialDate, PartialDate)> {
    let only_year = match plan.head.years.as_slice() {
        [year] => Some(*year),
        _ => None,
    };
    let deadline = task.deadline.as_deref()?;
    let stated = Deadline::parse(deadline);
    let supplied = Deadline::parse_in(deadline, only_year);
    if stated != supplied && may_be_of_the_next_year(task, supplied) {
        return None;
    }
    match supplied {
        Deadline::Times { first, last } => Some((first, last)),
        _ => None,
    }
}

/// Whether a time without a year may be of the year after the plan's: January, and the day of a report.
fn may_be_of_the_next_year(task: &Task<'_>, supplied: Deadline) -> bool {
    let name = loose(&task.name);
    let reports = ["báo cáo", "tổng kết", "sơ kết", "quyết toán"];
    let in_january = matches!(supplied, Deadline::Times { last, .. } if last.month == Some(1));
    in_january || reports.iter().any(|report| name.contains(report))
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

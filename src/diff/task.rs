//! Tasks: added, dropped, worded, timed or assigned otherwise.

use super::matching::{Item, Round, pairs, words};
use super::{Both, differing, place, squeezed, squeezed_or_none};
use crate::lang::Lang;
use crate::plan::{Plan, Task};
use crate::text::loose;

/// What of a task can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskField {
    /// What is to be done.
    Name,
    /// Who answers for it.
    Owner,
    /// By when.
    Deadline,
}

/// One task that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskChange {
    /// Which task, by its place; only in the new version where it was added.
    pub task: Both<u32>,
    /// What differs; nothing where it was added or dropped.
    pub fields: Vec<TaskField>,
}

impl TaskField {
    /// Every field.
    pub const ALL: [Self; 3] = [Self::Name, Self::Owner, Self::Deadline];

    /// The name in every format: that of the field in a target set.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Owner => "owner",
            Self::Deadline => "deadline",
        }
    }

    /// The words in a language.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.pick("nội dung", "wording"),
            Self::Owner => lang.pick("đơn vị chủ trì", "owner"),
            Self::Deadline => lang.pick("thời hạn", "deadline"),
        }
    }
}

/// By the name, by its words.
const ROUNDS: &[Round] = &[Round::Key(0), Round::Alike(1, 600)];

/// All tasks that changed; `matched` gets every pair.
pub(super) fn changes(
    old: &Plan<'_>,
    new: &Plan<'_>,
    matched: &mut Vec<Both<u32>>,
) -> Vec<TaskChange> {
    let items = |plan: &Plan<'_>| plan.tasks.iter().map(item).collect::<Vec<_>>();
    let mut changes = Vec::new();
    for pair in pairs(&items(old), &items(new), ROUNDS) {
        let task = Both {
            old: pair.old.map(place),
            new: pair.new.map(place),
        };
        let one = pair.old.and_then(|at| old.tasks.get(at));
        let other = pair.new.and_then(|at| new.tasks.get(at));
        let fields = one.zip(other).map(|(old, new)| fields(old, new));
        if fields.as_ref().is_none_or(|fields| !fields.is_empty()) {
            changes.push(TaskChange {
                task,
                fields: fields.unwrap_or_default(),
            });
        }
        matched.push(task);
    }
    changes
}

fn fields(old: &Task<'_>, new: &Task<'_>) -> Vec<TaskField> {
    let same = |a: Option<&str>, b: Option<&str>| squeezed_or_none(a) == squeezed_or_none(b);
    differing([
        (TaskField::Name, squeezed(&old.name) == squeezed(&new.name)),
        (
            TaskField::Owner,
            same(old.owner.as_deref(), new.owner.as_deref()),
        ),
        (
            TaskField::Deadline,
            same(old.deadline.as_deref(), new.deadline.as_deref()),
        ),
    ])
}

fn item(task: &Task<'_>) -> Item {
    let rest = [&task.owner, &task.deadline].map(|text| squeezed_or_none(text.as_deref()));
    let value = format!("{rest:?}");
    Item {
        content: format!("{:?} {value}", squeezed(&task.name)),
        value,
        class: None,
        keys: vec![Some(loose(&task.name)), Some(String::new())],
        words: words(&task.name),
    }
}

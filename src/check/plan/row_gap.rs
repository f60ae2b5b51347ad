#![doc = include_str!("row_gap.md")]

use super::{
    Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, section, wording,
};
use crate::lang::Lang;
use crate::target::{Lines, Plan};

/// A row number is missing from a table.
#[derive(Debug)]
pub(super) struct RowGap;

impl Check for RowGap {
    fn name(&self) -> Name {
        Name::RowGap
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for table in target_tables(cx.plan).chain(task_tables(cx.plan)) {
            gaps(&table, |row, missing| {
                let mut finding = Finding::new(self.name(), row.subject.clone());
                finding.words = Some(missing.into());
                found.push(finding);
            });
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let missing = finding.words.as_deref().unwrap_or_default();
        let (row, section) = match &finding.subject {
            Subject::Task(index) => {
                let task = cx.plan.tasks.get(*index as usize);
                (task.and_then(|task| task.row.as_deref()), None)
            }
            Subject::Targets(targets) => {
                let target = targets.first().and_then(|target| target.of(cx.plan));
                let row = target.and_then(|target| target.row.as_deref());
                (row, target.and_then(|target| target.section.as_deref()))
            }
            _ => (None, None),
        };
        let row = row.unwrap_or_default();
        let table = match (section, lang) {
            (Some(section), Lang::Vi) => format!("Bảng ở {}", section::named(section, lang)),
            (Some(section), Lang::En) => format!("The table in {}", section::named(section, lang)),
            (None, Lang::Vi) => "Bảng nhiệm vụ".to_owned(),
            (None, Lang::En) => "The table of tasks".to_owned(),
        };
        let text = match lang {
            Lang::Vi => format!("{table} thiếu số thứ tự {missing} trước hàng {row}"),
            Lang::En => format!("{table} has no row {missing} before row {row}"),
        };
        let help = lang.pick(
            "Xem lại bản gốc: nếu có hàng này mà chưa đọc được thì nhập vào tập chỉ tiêu; nếu chủ ý bỏ thì đánh lại số thứ tự",
            "Look at the page: enter the row in the target set if it is there, or number the rows anew if it was taken out",
        );
        wording::message(text, help)
    }
}

/// A numbered row.
#[derive(Clone, Debug)]
struct Row {
    /// Its number: 43, or 43 and 1.
    number: Vec<u32>,
    lines: Option<Lines>,
    subject: Subject,
}

/// The rows of the targets, section by section. What is no target may have rows of its own, but
/// then they stand in no target set either.
fn target_tables(plan: &Plan<'_>) -> impl Iterator<Item = Vec<Row>> {
    let numbered = (0..).zip(&plan.targets).filter_map(|(index, target)| {
        let list = TargetList::Targets;
        let row = Row {
            number: number(target.row.as_deref()?)?,
            lines: target.lines,
            subject: Subject::Targets(vec![TargetRef { list, index }]),
        };
        Some((target.section.as_deref(), row))
    });
    let mut rows: Vec<_> = numbered.collect();
    rows.sort_by_key(|(section, _)| *section);
    let tables: Vec<_> = rows
        .chunk_by(|(a, _), (b, _)| a == b)
        .map(|table| table.iter().map(|(_, row)| row.clone()).collect())
        .collect();
    tables.into_iter()
}

/// The rows of the tasks. A table begins anew at row 1.
fn task_tables(plan: &Plan<'_>) -> impl Iterator<Item = Vec<Row>> {
    let numbered = (0..).zip(&plan.tasks).filter_map(|(index, task)| {
        Some(Row {
            number: number(task.row.as_deref()?)?,
            lines: task.lines,
            subject: Subject::Task(index),
        })
    });
    let rows: Vec<_> = numbered.collect();
    let tables: Vec<_> = rows
        .chunk_by(|_, row| row.number != [1])
        .map(<[Row]>::to_vec)
        .collect();
    tables.into_iter()
}

fn number(row: &str) -> Option<Vec<u32>> {
    let steps = row.trim().trim_end_matches('.').split('.');
    let digits = |step: &str| step.bytes().all(|b| b.is_ascii_digit());
    steps
        .map(|step| step.parse().ok().filter(|_| digits(step)))
        .collect()
}

/// Calls `found` with each row before which numbers are missing that no row of the table has.
fn gaps(table: &[Row], mut found: impl FnMut(&Row, String)) {
    for pair in table.windows(2) {
        let [before, row] = pair else { continue };
        let in_order = match (before.lines, row.lines) {
            (Some(a), Some(b)) => a.first <= b.first,
            _ => true,
        };
        let Some((last, parent)) = row.number.split_last() else {
            continue;
        };
        let previous = before.number.get(parent.len()).copied().unwrap_or(*last);
        if !in_order || !before.number.starts_with(parent) || previous.saturating_add(1) >= *last {
            continue;
        }
        let show = |n: u32| {
            let steps: Vec<_> = parent.iter().chain([&n]).map(u32::to_string).collect();
            steps.join(".")
        };
        let (first, end) = (previous + 1, last - 1);
        let there = |row: &Row| {
            row.number.starts_with(parent)
                && row
                    .number
                    .get(parent.len())
                    .is_some_and(|n| (first..=end).contains(n))
        };
        if !table.iter().any(there) {
            let missing = if first == end {
                show(first)
            } else {
                format!("{}–{}", show(first), show(end))
            };
            found(row, missing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(rows: &[&str]) -> Vec<String> {
        let row = |row: &&str| Row {
            number: number(row).unwrap(),
            lines: None,
            subject: Subject::Plan,
        };
        let table: Vec<_> = rows.iter().map(row).collect();
        let mut all = Vec::new();
        gaps(&table, |_, missing| all.push(missing));
        all
    }

    #[test]
    fn a_number_that_no_row_has_is_missing() {
        assert_eq!(missing(&["11", "12", "14"]), ["13"]);
        assert_eq!(missing(&["1", "2", "6", "7"]), ["3–5"]);
        assert_eq!(missing(&["43", "43.1", "43.3", "44"]), ["43.2"]);
        assert_eq!(missing(&["43.1", "43.2", "45"]), ["44"]);
    }

    #[test]
    fn rows_twice_sub_rows_and_other_orders_are_no_gap() {
        for rows in [
            &["1", "1", "2", "2", "3"][..],
            &["43", "43.1", "43.2", "44"],
            &["1", "2", "4", "3", "5"],
            &["1", "2", "1", "2"],
            &["1", "3", "1", "2", "3"],
            &["7", "2.5"],
            &["3"],
        ] {
            assert!(missing(rows).is_empty(), "{rows:?}");
        }
        assert_eq!(number("2a"), None);
        assert_eq!(number("II"), None);
    }
}

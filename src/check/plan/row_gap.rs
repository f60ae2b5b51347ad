#![doc = include_str!("row_gap.md")]

use super::{
    Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, section, wording,
};
use crate::lang::Lang;
use crate::plan::{Lines, PassageKind, Plan};

/// A row number is missing from a table.
#[derive(Debug)]
pub(super) struct RowGap;

impl Check for RowGap {
    fn name(&self) -> Name {
        Name::RowGap
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        for table in tables(cx.plan) {
            gaps(&table, |before, row, missing| {
                // What was not understood between them may be the row.
                if !unread_between(cx.plan, before.lines, row.lines) {
                    let mut finding = Finding::new(self.name(), row.subject.clone());
                    finding.words = Some(missing.into());
                    found.push(finding);
                }
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
            Subject::Passages(places) => {
                let place = places.first().map(|at| *at as usize);
                let passage = place.and_then(|at| cx.plan.passages.get(at));
                (passage.and_then(|row| row.number.as_deref()), None)
            }
            _ => (None, None),
        };
        let row = row.unwrap_or_default();
        let table = match (section, &finding.subject, lang) {
            (Some(section), _, Lang::Vi) => format!("Bảng ở {}", section::named(section, lang)),
            (Some(section), _, Lang::En) => {
                format!("The table in {}", section::named(section, lang))
            }
            (None, Subject::Task(_), Lang::Vi) => "Bảng nhiệm vụ".to_owned(),
            (None, Subject::Task(_), Lang::En) => "The table of tasks".to_owned(),
            (None, _, Lang::Vi) => "Bảng".to_owned(),
            (None, _, Lang::En) => "The table".to_owned(),
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
    /// The part or the annex its table stands in, where it is known.
    part: Option<String>,
    subject: Subject,
}

/// The tables of a plan: the rows of targets, results and tasks and those that state neither, in the order of the text.
/// A table begins anew in another part, and at row 1; so does a group that counts for itself.
fn tables(plan: &Plan<'_>) -> Vec<Vec<Row>> {
    let mut rows = rows(plan);
    rows.sort_by_key(|row| row.lines.map(|lines| lines.first));
    let mut tables: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let goes_on = |table: &&mut Vec<Row>| {
            let last = table.last();
            let same_row = last.is_some_and(|last| last.number == row.number);
            let part = table.iter().rev().find_map(|row| row.part.as_ref());
            let same_part = part.is_none() || row.part.is_none() || part == row.part.as_ref();
            same_part && (row.number != [1] || same_row)
        };
        match tables.last_mut().filter(goes_on) {
            Some(table) => table.push(row),
            None => tables.push(vec![row]),
        }
    }
    tables
}

fn rows(plan: &Plan<'_>) -> Vec<Row> {
    let lists = [
        TargetList::Targets,
        TargetList::Tasks,
        TargetList::Baselines,
    ];
    let mut rows = Vec::new();
    for list in lists {
        for (index, target) in (0..).zip(list.of(plan)) {
            let section = target.section.as_deref();
            rows.extend(target.row.as_deref().and_then(number).map(|number| Row {
                number,
                lines: target.lines,
                part: section.map(|section| section::head(section, 1)),
                subject: Subject::Targets(vec![TargetRef { list, index }]),
            }));
        }
    }
    for (index, task) in (0..).zip(&plan.tasks) {
        rows.extend(task.row.as_deref().and_then(number).map(|number| Row {
            number,
            lines: task.lines,
            part: None,
            subject: Subject::Task(index),
        }));
    }
    let silent = (0..).zip(&plan.passages);
    for (at, passage) in silent.filter(|(_, passage)| passage.kind == PassageKind::Row) {
        rows.extend(
            passage
                .number
                .as_deref()
                .and_then(number)
                .map(|number| Row {
                    number,
                    lines: passage.lines,
                    part: None,
                    subject: Subject::Passages(vec![at]),
                }),
        );
    }
    rows
}

/// Whether words between two rows were not understood.
fn unread_between(plan: &Plan<'_>, before: Option<Lines>, row: Option<Lines>) -> bool {
    let (Some(before), Some(row)) = (before, row) else {
        return false;
    };
    let unread = plan.unread.iter().filter_map(|unread| unread.lines);
    unread
        .into_iter()
        .any(|lines| lines.first >= before.first && lines.last <= row.last)
}

fn number(row: &str) -> Option<Vec<u32>> {
    let steps = row.trim().trim_end_matches('.').split('.');
    let digits = |step: &str| step.bytes().all(|b| b.is_ascii_digit());
    steps
        .map(|step| step.parse().ok().filter(|_| digits(step)))
        .collect()
}

/// Calls `found` with each row before which numbers are missing that no row of the table has.
fn gaps(table: &[Row], mut found: impl FnMut(&Row, &Row, String)) {
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
            found(before, row, missing);
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
            part: None,
            subject: Subject::Plan,
        };
        let table: Vec<_> = rows.iter().map(row).collect();
        let mut all = Vec::new();
        gaps(&table, |_, _, missing| all.push(missing));
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

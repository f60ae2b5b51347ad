#![doc = include_str!("section_order.md")]

use super::section::{self, Step};
use super::{Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording};
use crate::lang::Lang;
use crate::target::{Lines, Plan, Target};
use std::collections::BTreeMap;

/// A section stands before the one it should follow.
#[derive(Debug)]
pub(super) struct SectionOrder;

impl Check for SectionOrder {
    fn name(&self) -> Name {
        Name::SectionOrder
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let sections = sections(cx.plan);
        let mut siblings: Vec<(&Vec<Step>, &Extent)> = sections.iter().collect();
        // Side by side: the sections of one parent and one way of counting, as they stand.
        siblings.sort_by_key(|(path, extent)| {
            let series = path
                .split_last()
                .map(|(last, parent)| (parent, last.series()));
            (series, extent.lines)
        });
        for pair in siblings.windows(2) {
            if let [(path, before), (next, after)] = pair
                && displaced(path, before.lines, next, after.lines)
            {
                let targets = vec![after.target, before.target];
                found.push(Finding::new(self.name(), Subject::Targets(targets)));
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let Some((after, before)) = pair(cx.plan, finding) else {
            return Message::default();
        };
        let named = |target, other| section::named(&printed(target, other), lang);
        let (first, second) = (named(before, after), named(after, before));
        let at = |target: &Target<'_>| {
            let lines = wording::lines(target.lines, lang);
            lines.map_or_else(String::new, |lines| format!(" ({lines})"))
        };
        let (here, there) = (at(before), at(after));
        let text = match lang {
            Lang::Vi => format!("Thứ tự các mục: {first}{here} đứng trước {second}{there}"),
            Lang::En => format!("Order of sections: {first}{here} stands before {second}{there}"),
        };
        let help = lang.pick(
            "Chuyển lại vị trí hoặc đánh lại số mục, rồi rà các chỗ dẫn chiếu đến mục này",
            "Move or renumber the section, then check the references to it",
        );
        wording::message(text, help)
    }
}

/// Where a section is seen to stand.
#[derive(Clone, Copy, Debug)]
struct Extent {
    lines: Lines,
    target: TargetRef,
}

/// Every section that a figure names, and those it lies in.
fn sections(plan: &Plan<'_>) -> BTreeMap<Vec<Step>, Extent> {
    let mut sections: BTreeMap<Vec<Step>, Extent> = BTreeMap::new();
    for (section, here) in runs(plan) {
        let path = section::parse(section).unwrap_or_default();
        for depth in 1..=path.len() {
            let head = path.iter().take(depth).cloned().collect();
            sections
                .entry(head)
                .and_modify(|known| known.grow(here))
                .or_insert(here);
        }
    }
    sections
}

/// Where figures of one section stand one after the other.
fn runs<'p>(plan: &'p Plan<'_>) -> Vec<(&'p str, Extent)> {
    let mut runs: Vec<(&str, Extent)> = Vec::new();
    for list in [
        TargetList::Targets,
        TargetList::Tasks,
        TargetList::Baselines,
    ] {
        for (index, target) in (0..).zip(list.of(plan)) {
            let (Some(section), Some(lines)) = (target.section.as_deref(), target.lines) else {
                continue;
            };
            let here = Extent {
                lines,
                target: TargetRef { list, index },
            };
            match runs.last_mut() {
                Some((last, extent)) if *last == section => extent.grow(here),
                _ => runs.push((section, here)),
            }
        }
    }
    runs
}

impl Extent {
    fn grow(&mut self, other: Self) {
        if other.lines < self.lines {
            self.target = other.target;
        }
        self.lines.first = self.lines.first.min(other.lines.first);
        self.lines.last = self.lines.last.max(other.lines.last);
    }
}

/// Whether a section of a higher number ends before one of a lower number begins.
fn displaced(path: &[Step], lines: Lines, next: &[Step], after: Lines) -> bool {
    match (path.split_last(), next.split_last()) {
        (Some((a, parent)), Some((b, other))) => {
            parent == other && a.counts_with(b) && a.number > b.number && lines.last < after.first
        }
        _ => false,
    }
}

/// The two targets of a finding: in the section that stands after, in the one before.
fn pair<'c>(plan: &'c Plan<'c>, finding: &Finding) -> Option<(&'c Target<'c>, &'c Target<'c>)> {
    match &finding.subject {
        Subject::Targets(targets) => match targets.as_slice() {
            [after, before] => Some((after.of(plan)?, before.of(plan)?)),
            _ => None,
        },
        _ => None,
    }
}

/// The section of a target, printed down to where it parts from another's.
fn printed(target: &Target<'_>, other: &Target<'_>) -> String {
    let section = target.section.as_deref().unwrap_or_default();
    let steps = |target: &Target<'_>| {
        let section = target.section.as_deref().unwrap_or_default();
        section::parse(section).unwrap_or_default()
    };
    let (own, others) = (steps(target), steps(other));
    let same = own.iter().zip(&others).take_while(|(a, b)| a == b).count();
    section::head(section, same + 1)
}

//! How the headings of a plan are numbered, and where the numbers do not follow each other.

use super::section::{self, Script, Step};
use crate::plan::{Passage, PassageKind, Plan};
use std::ops::RangeInclusive;

/// What is wrong with the number of a section; each place is one among the passages of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It stands after one that it should precede.
    Late { at: u32, before: u32 },
    /// It has the number of one before it.
    Repeated { at: u32, first: u32 },
    /// Before it numbers are left out.
    LeftOut {
        at: u32,
        missing: RangeInclusive<u32>,
    },
}

impl Fault {
    /// The passages it is about, the first first.
    pub(super) fn places(&self) -> Vec<u32> {
        match self {
            Self::Late { at, before } => vec![*at, *before],
            Self::Repeated { at, first } => vec![*at, *first],
            Self::LeftOut { at, .. } => vec![*at],
        }
    }
}

/// Sections that count one after the other.
#[derive(Debug)]
struct Sequence {
    /// The series: that of the last step, and the steps before it.
    series: Vec<Step>,
    script: (String, Script),
    /// How deep its sections lie; less is higher.
    depth: u8,
    /// The highest number so far, and those that were seen, each with its passage.
    highest: u32,
    seen: Vec<(u32, u32)>,
    /// Numbers that were left out, with the passage before which they were.
    left_out: Vec<(u32, u32)>,
    /// Whether all of them so far were headings.
    is_outline: bool,
}

/// A section with what it stands in: `III.7`, `Phần II, V`.
pub(super) fn path(plan: &Plan<'_>, at: u32) -> String {
    let before = plan.passages.get(..=at as usize).unwrap_or_default();
    let mut found: Vec<&str> = Vec::new();
    let mut above = u8::MAX;
    for passage in before.iter().rev() {
        let is_section = matches!(passage.kind, PassageKind::Heading | PassageKind::Annex);
        let number = passage.number.as_deref();
        let steps = number.filter(|_| is_section || found.is_empty());
        let steps = steps.and_then(section::parse).unwrap_or_default();
        let (Some((step, parents)), Some(number)) = (steps.split_last(), number) else {
            continue;
        };
        let depth = depth(passage.kind, step, parents.len()).min(NUMBER);
        if depth < above {
            found.push(number);
            above = depth;
        }
        if passage.kind == PassageKind::Annex {
            break;
        }
    }
    found.reverse();
    let is_named = |number: &&&str| number.contains(' ');
    let (outer, inner) = found.split_at(found.iter().take_while(is_named).count());
    match (outer, inner) {
        (outer, []) => outer.join(", "),
        ([], inner) => inner.join("."),
        (outer, inner) => format!("{}, {}", outer.join(", "), inner.join(".")),
    }
}

/// Numbers as the section at a place counts: `III, IV`, `2.2`, `Phụ lục 2`.
pub(super) fn printed(plan: &Plan<'_>, at: u32, numbers: &RangeInclusive<u32>) -> String {
    let passage = plan.passages.get(at as usize);
    let number = passage.and_then(|passage| passage.number.as_deref());
    let number = number.unwrap_or_default();
    let last = number.rsplit(['.', ' ']).next().unwrap_or_default();
    let parents = number.strip_suffix(last).unwrap_or_default();
    let steps = section::parse(number).unwrap_or_default();
    let script = steps.last().map(|step| step.series().1);
    let all: Vec<String> = numbers
        .clone()
        .map(|number| format!("{parents}{}", section::shown(number, script)))
        .collect();
    all.join(", ")
}

/// The faults of a plan, in its order.
pub(super) fn faults(plan: &Plan<'_>) -> Vec<Fault> {
    let mut walk = Walk::default();
    for (at, passage) in (0..).zip(&plan.passages) {
        walk.enter(at, passage);
    }
    walk.close_to(0);
    walk.faults.sort_by_key(Fault::places);
    walk.faults.truncate(MOST);
    walk.faults
}

/// What has more faults is not numbered at all.
const MOST: usize = 40;

#[derive(Debug, Default)]
struct Walk {
    open: Vec<Sequence>,
    faults: Vec<Fault>,
}

impl Walk {
    fn enter(&mut self, at: u32, passage: &Passage<'_>) {
        let is_heading = match passage.kind {
            PassageKind::Heading | PassageKind::Annex => true,
            PassageKind::Item => false,
            _ => return,
        };
        if passage.kind == PassageKind::Annex {
            self.close_to(1);
        }
        let Some(steps) = passage.number.as_deref().and_then(section::parse) else {
            return;
        };
        let Some((step, parents)) = steps.split_last() else {
            return;
        };
        let depth = depth(passage.kind, step, parents.len());
        match self.continued(step, parents, depth) {
            Some(index) => self.go_on(index, step.number, at, is_heading),
            None => self.begin(step, parents, depth, at, is_heading),
        }
    }

    /// The open sequence that a number goes on with: one that it follows, else the innermost that
    /// counts alike. What counts from 1 begins anew, unless a heading repeats the first.
    fn continued(&self, step: &Step, parents: &[Step], depth: u8) -> Option<usize> {
        let alike = |sequence: &Sequence| {
            sequence.depth == depth
                && (sequence.script.0.as_str(), sequence.script.1) == step.series()
                && sequence.series == parents
        };
        let mut all = self.open.iter().enumerate().rev();
        let follows = all.find(|(_, open)| alike(open) && open.highest + 1 == step.number);
        let follows = follows.map(|(index, _)| index);
        if follows.is_some() || step.number == 1 {
            return follows;
        }
        let innermost = self.open.iter().rposition(alike)?;
        Some(innermost)
    }

    fn go_on(&mut self, index: usize, number: u32, at: u32, is_heading: bool) {
        while self.open.len() > index + 1 {
            self.close_last();
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let sure = is_heading && open.is_outline;
        let before = open.seen.iter().rev().find(|(seen, _)| *seen == number);
        if number == open.highest + 1 {
            open.highest = number;
        } else if number > open.highest {
            if sure {
                let (missing, script) = (open.highest + 1..number, open.script.1);
                // Few count "D, Đ, E".
                let is_optional = |n: u32| script == Script::Letter && n == 5;
                let missing = missing.filter(|missing| !is_optional(*missing));
                open.left_out.extend(missing.map(|missing| (missing, at)));
            }
            open.highest = number;
        } else if let Some((_, first)) = before {
            if sure {
                let first = *first;
                self.faults.push(Fault::Repeated { at, first });
            }
        } else if let Some(place) = open.left_out.iter().position(|(left, _)| *left == number) {
            let (_, before) = open.left_out.remove(place);
            self.faults.push(Fault::Late { at, before });
        }
        open.seen.push((number, at));
        open.is_outline &= is_heading;
    }

    fn begin(&mut self, step: &Step, parents: &[Step], depth: u8, at: u32, is_heading: bool) {
        // "2.1" lies in "2", whatever stands between; numbers alone may lie below each other.
        let nests = !parents.is_empty() || depth == NUMBER;
        let keep = if nests { depth + 1 } else { depth };
        self.close_to(keep);
        let (label, script) = step.series();
        self.open.push(Sequence {
            series: parents.to_vec(),
            script: (label.to_owned(), script),
            depth,
            highest: step.number,
            seen: vec![(step.number, at)],
            left_out: Vec::new(),
            is_outline: is_heading,
        });
    }

    /// Closes the sequences that lie as deep as `depth` or deeper.
    fn close_to(&mut self, depth: u8) {
        while self.open.last().is_some_and(|open| open.depth >= depth) {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let runs = open.left_out.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0);
        for run in runs {
            if let ([(first, at), ..], [.., (last, _)]) = (run, run) {
                self.faults.push(Fault::LeftOut {
                    at: *at,
                    missing: *first..=*last,
                });
            }
        }
    }
}

/// The depth of numbers without a parent: "1.", "2.".
const NUMBER: u8 = 4;

/// How deep a section lies by its number; less is higher.
fn depth(kind: PassageKind, step: &Step, parents: usize) -> u8 {
    if kind == PassageKind::Annex {
        return 0;
    }
    match step.series() {
        (label, _) if !label.is_empty() => 1,
        (_, Script::Letter) => 2,
        (_, Script::Roman) => 3,
        (_, Script::Arabic) => NUMBER.saturating_add(u8::try_from(parents).unwrap_or(u8::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn shown(numbers: &[&'static str]) -> Vec<String> {
        let passage = |number: &&'static str| {
            let item = number.strip_prefix('-');
            Passage {
                kind: match (item, number.starts_with("Phụ lục")) {
                    (Some(_), _) => PassageKind::Item,
                    (None, true) => PassageKind::Annex,
                    (None, false) => PassageKind::Heading,
                },
                number: Some(Cow::Borrowed(item.unwrap_or(number))),
                words: None,
                year: None,
                lines: None,
            }
        };
        let plan = Plan {
            passages: numbers.iter().map(passage).collect(),
            ..Plan::default()
        };
        let name = |at: u32| numbers[at as usize];
        let faults = faults(&plan);
        let shown = faults.iter().map(|fault| match fault {
            Fault::Late { at, before } => format!("{} < {}", name(*before), name(*at)),
            Fault::Repeated { at, .. } => format!("{} twice", name(*at)),
            Fault::LeftOut { at, missing } => {
                format!(
                    "no {}-{} before {}",
                    missing.start(),
                    missing.end(),
                    name(*at)
                )
            }
        });
        shown.collect()
    }

    #[test]
    fn numbers_that_do_not_follow_are_told_once() {
        assert_eq!(shown(&["I", "1", "2", "II", "IV", "III"]), ["IV < III"]);
        assert_eq!(
            shown(&["I", "II", "1", "II", "1", "V"]),
            ["II twice", "no 3-4 before V"]
        );
        assert_eq!(shown(&["I", "1", "2", "4", "II"]), ["no 3-3 before 4"]);
        assert_eq!(shown(&["2", "2.1", "2.3", "3"]), ["no 2-2 before 2.3"]);
        assert_eq!(
            shown(&["Phần I", "I", "II", "Phần III", "I"]),
            ["no 2-2 before Phần III"]
        );
        assert_eq!(
            shown(&["I", "Phụ lục 1", "I", "Phụ lục 3"]),
            ["no 2-2 before Phụ lục 3"]
        );
    }

    #[test]
    fn what_counts_anew_or_lies_below_is_in_order() {
        for numbers in [
            &["I", "1", "2", "II", "1", "2", "III"][..],
            &["I", "1", "-1", "-2", "2", "-1", "-3", "3", "II"],
            &["1", "1.1", "1.2", "2", "2.1"],
            &["A", "I", "II", "B", "I", "II"],
            &["I", "A", "B", "II", "A", "B"],
            &["Phần I", "I", "1", "Phần II", "I", "1"],
            &["I", "II", "Phụ lục 1", "I", "II", "Phụ lục 2", "I"],
            &["II", "III"],
            &["I", "-1", "-2", "-4", "II"],
            &["1", "2", "1", "2", "3", "3"],
            &["A", "B", "C", "D", "E", "G"],
        ] {
            assert!(
                shown(numbers).is_empty(),
                "{numbers:?}: {:?}",
                shown(numbers)
            );
        }
    }
}

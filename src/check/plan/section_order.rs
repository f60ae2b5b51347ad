#![doc = include_str!("section_order.md")]

use super::numbering::{self, Fault};
use super::section::{self, Step};
use super::{Check, Context, Finding, Message, Name, Subject, TargetList, TargetRef, wording};
use crate::lang::Lang;
use crate::plan::{Lines, PassageKind, Plan, Target};

/// The numbers of sections do not follow each other.
#[derive(Debug)]
pub(super) struct SectionOrder;

impl Check for SectionOrder {
    fn name(&self) -> Name {
        Name::SectionOrder
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let mut kinds = cx.plan.passages.iter().map(|passage| passage.kind);
        if kinds.any(|kind| kind == PassageKind::Heading) {
            let faults = numbering::faults(cx.plan);
            found.extend(faults.iter().map(|fault| {
                let mut finding = Finding::new(self.name(), Subject::Passages(fault.places()));
                finding.words = Some(key(cx.plan, fault).into());
                finding
            }));
            return;
        }
        // A target set of figures alone: where they stand shows their sections.
        let sections = sections(cx.plan);
        let mut siblings: Vec<&(Vec<Step>, Extent)> = sections.iter().collect();
        // Side by side: the sections of one parent and one way of counting, as they stand.
        siblings.sort_by_key(|one| {
            let (path, extent) = one;
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
        if let Subject::Passages(places) = &finding.subject {
            let faults = numbering::faults(cx.plan);
            let fault = faults.iter().find(|fault| {
                fault.places() == *places && finding.words.as_deref() == Some(&key(cx.plan, fault))
            });
            return fault.map_or_else(Message::default, |fault| said(cx.plan, fault, lang));
        }
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
        wording::message(text, help(lang))
    }
}

fn help(lang: Lang) -> &'static str {
    lang.pick(
        "Chuyển lại vị trí hoặc đánh lại số mục, rồi rà các chỗ dẫn chiếu đến mục này",
        "Move or renumber the section, then check the references to it",
    )
}

/// What a fault is known again by.
fn key(plan: &Plan<'_>, fault: &Fault) -> String {
    let name = |at: u32| numbering::path(plan, at);
    match fault {
        Fault::Late { at, before } => format!("{} > {}", name(*before), name(*at)),
        Fault::Repeated { at, .. } => format!("{} twice", name(*at)),
        Fault::LeftOut { at, missing } => {
            format!("{}–{} < {}", missing.start(), missing.end(), name(*at))
        }
    }
}

/// A fault in words.
fn said(plan: &Plan<'_>, fault: &Fault, lang: Lang) -> Message {
    let named = |at: u32| {
        let lines = plan
            .passages
            .get(at as usize)
            .and_then(|passage| passage.lines);
        let lines = wording::lines(lines, lang).map(|lines| format!(" ({lines})"));
        let named = section::named(&numbering::path(plan, at), lang);
        format!("{named}{}", lines.unwrap_or_default())
    };
    match fault {
        Fault::Late { at, before } => {
            let (first, second) = (named(*before), named(*at));
            let text = lang.pick(
                format!("Thứ tự các mục: {first} đứng trước {second}"),
                format!("Order of sections: {first} stands before {second}"),
            );
            wording::message(text, help(lang))
        }
        Fault::Repeated { at, first } => {
            let (first, second) = (named(*first), named(*at));
            let text = lang.pick(
                format!("Hai mục cùng số: {first} và {second}"),
                format!("Two sections have one number: {first} and {second}"),
            );
            wording::message(text, help(lang))
        }
        Fault::LeftOut { at, missing } => {
            let missing = numbering::printed(plan, *at, missing);
            let after = named(*at);
            let text = lang.pick(
                format!("Thứ tự các mục: không có {missing} trước {after}"),
                format!("Order of sections: there is no {missing} before {after}"),
            );
            let help = lang.pick(
                "Nếu đã bỏ mục này thì đánh lại số các mục sau; nếu sót thì bổ sung",
                "Renumber what follows if the section was taken out; add it if it was lost",
            );
            wording::message(text, help)
        }
    }
}

/// Where a section is seen to stand.
#[derive(Clone, Copy, Debug)]
struct Extent {
    lines: Lines,
    target: TargetRef,
}

/// Every section that a figure names, and those it lies in, in order. What is printed is read once: many figures
/// stand in one section.
fn sections(plan: &Plan<'_>) -> Vec<(Vec<Step>, Extent)> {
    let mut sections: Vec<(Vec<Step>, Extent)> = Vec::new();
    let mut printed: Vec<(&str, Vec<usize>)> = Vec::new();
    for (section, here) in places(plan) {
        if let Some((_, heads)) = printed.iter().rev().find(|(known, _)| *known == section) {
            for at in heads {
                if let Some((_, extent)) = sections.get_mut(*at) {
                    extent.grow(here);
                }
            }
            continue;
        }
        let path = section::parse(section).unwrap_or_default();
        let mut heads = Vec::with_capacity(path.len());
        for depth in 1..=path.len() {
            let head = path.get(..depth).unwrap_or_default();
            let known = sections.iter().position(|(known, _)| known == head);
            heads.push(known.unwrap_or(sections.len()));
            match known.and_then(|at| sections.get_mut(at)) {
                Some((_, extent)) => extent.grow(here),
                None => sections.push((head.to_vec(), here)),
            }
        }
        printed.push((section, heads));
    }
    sections.sort_by(|(a, _), (b, _)| a.cmp(b));
    sections
}

/// Each figure that names its section, and where it stands.
fn places<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = (&'p str, Extent)> {
    let lists = [
        TargetList::Targets,
        TargetList::Tasks,
        TargetList::Baselines,
    ];
    let of_list = |list: TargetList| {
        let placed = (0..).zip(list.of(plan));
        placed.filter_map(move |(index, target)| {
            let target_ref = TargetRef { list, index };
            let extent = Extent {
                lines: target.lines?,
                target: target_ref,
            };
            Some((target.section.as_deref()?, extent))
        })
    };
    lists.into_iter().flat_map(of_list)
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
    let same = own.iter().zip(&*others).take_while(|(a, b)| a == b).count();
    section::head(section, same + 1)
}
